/* The assembler's a.out as V6's as writes it: header, text, data, relocation, symbols. */
#include "images/as_parts.h"

#include <stdlib.h>
#include <string.h>

byte *as_new_file(struct as *as, size_t size)
{
    struct as_output *out = as->out;
    out->size = size;
    out->file = calloc(size, 1);
    if (!out->file)
        out->trouble = "there is not enough memory";
    return out->file;
}

byte *as_put_bytes(byte *at, const byte *from, size_t n)
{
    memcpy(at, from, n);
    return at + n;
}

byte *as_put_header(byte *at, const word header[AOUT_HEADER / 2])
{
    for (int i = 0; i < AOUT_HEADER / 2; i++)
        word_put(at + 2 * i, header[i]);
    return at + AOUT_HEADER;
}

byte *as_put_symbol(byte *at, const struct as_symbol *s)
{
    memcpy(at, s->name, AOUT_NAME);
    word_put(at + AOUT_NAME, s->type);
    word_put(at + AOUT_NAME + 2, s->value);
    return at + AOUT_SYMBOL;
}

bool as_make_image(struct as *as)
{
    size_t code = (size_t)as->size[0] + as->size[1];
    size_t symbols = (as->symbol_count - as_name_count) * AOUT_SYMBOL;
    word header[AOUT_HEADER / 2] = { AOUT_PLAIN, as->size[0], as->size[1], as->size[2],
                                     (word)symbols };
    byte *at = as_new_file(as, AOUT_HEADER + 2 * code + symbols);
    if (!at)
        return false;
    at = as_put_header(at, header);
    at = as_put_bytes(at, as->code, code);
    at = as_put_bytes(at, as->relocation, code);
    for (size_t i = as_name_count; i < as->symbol_count; i++)
        at = as_put_symbol(at, &as->symbols[i]);
    as->out->text_end = as->size[0];
    as->out->data_end = (uint32_t)code;
    as->out->executable = !as->has_externals;
    return true;
}

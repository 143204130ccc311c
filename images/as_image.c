/* The assembler's a.out: header, text, data, relocation, symbols. */
#include "images/as_parts.h"

#include <stdlib.h>
#include <string.h>

enum { SYMBOL = 12 };

static byte *put_bytes(byte *at, const byte *from, size_t n)
{
    memcpy(at, from, n);
    return at + n;
}

static byte *put_symbol(byte *at, const struct as_symbol *s)
{
    memcpy(at, s->name, AOUT_NAME);
    word_put(at + AOUT_NAME, s->type);
    word_put(at + AOUT_NAME + 2, s->value);
    return at + SYMBOL;
}

static void put_header(byte *at, const word header[AOUT_HEADER / 2])
{
    for (int i = 0; i < AOUT_HEADER / 2; i++)
        word_put(at + 2 * i, header[i]);
}

bool as_make_image(struct as *as)
{
    struct as_output *out = as->out;
    size_t code = (size_t)as->size[0] + as->size[1];
    size_t symbols = (as->symbol_count - as_name_count) * SYMBOL;
    if (symbols > WHOLE_WORD) {
        out->trouble = "there are more than 5461 names";
        return false;
    }
    out->size = AOUT_HEADER + 2 * code + symbols;
    out->file = calloc(out->size, 1);
    if (!out->file) {
        out->trouble = "there is not enough memory";
        return false;
    }
    word header[AOUT_HEADER / 2] = { AOUT_PLAIN, as->size[0], as->size[1], as->size[2],
                                     (word)symbols };
    put_header(out->file, header);
    byte *at = out->file + AOUT_HEADER;
    at = put_bytes(at, as->code, code);
    at = put_bytes(at, as->relocation, code);
    for (size_t i = as_name_count; i < as->symbol_count; i++)
        at = put_symbol(at, &as->symbols[i]);
    out->executable = !as->has_externals;
    return true;
}

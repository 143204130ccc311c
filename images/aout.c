/* Reading a.out files. The sizes in the header are the guest's word: what reaches beyond the
 * end of the file is refused, symbols that do are left out. */
#include "images/aout.h"

#include <string.h>

/* Byte offsets in the header. */
enum {
    A_MAGIC = 0,
    A_TEXT = 02,
    A_DATA = 04,
    A_BSS = 06,
    A_SYMBOLS = 010,
    A_ENTRY = 012,
    A_FLAG = 016
};

enum { PAGE = 020000 };

static word data_origin(const struct aout *a)
{
    if (a->magic == AOUT_SPLIT)
        return 0;
    return a->magic == AOUT_SHARED ? (word)((a->text + PAGE - 1) & ~(PAGE - 1)) : a->text;
}

const char *aout_open(struct aout *a, const byte *file, size_t n)
{
    memset(a, 0, sizeof *a);
    if (n < AOUT_HEADER)
        return "the file is too short for an a.out header";
    a->magic = word_get(file + A_MAGIC);
    if (a->magic < AOUT_PLAIN || a->magic > AOUT_SPLIT)
        return "the file is not a program: it begins with neither 0407, 0410 nor 0411";
    a->base = file;
    a->text = word_get(file + A_TEXT);
    a->data = word_get(file + A_DATA);
    a->bss = word_get(file + A_BSS);
    a->entry = word_get(file + A_ENTRY);
    a->data_origin = data_origin(a);
    a->stripped = word_get(file + A_FLAG) & 1;
    a->text_at = AOUT_HEADER;
    a->data_at = a->text_at + a->text;
    a->symbol_at = a->data_at + a->data;
    if (a->symbol_at > n)
        return "the file is shorter than its header says";
    if (!a->stripped)
        a->symbol_at += (uint32_t)a->text + a->data;
    if (a->symbol_at < n) {
        size_t room = n - a->symbol_at;
        size_t claimed = word_get(file + A_SYMBOLS);
        a->symbols = (unsigned)((claimed < room ? claimed : room) / AOUT_SYMBOL);
    }
    return NULL;
}

struct aout_symbol aout_symbol(const struct aout *a, unsigned i)
{
    const byte *at = a->base + a->symbol_at + (size_t)i * AOUT_SYMBOL;
    struct aout_symbol symbol = { .type = word_get(at + 8), .value = word_get(at + 10) };
    memcpy(symbol.name, at, AOUT_NAME);
    return symbol;
}

bool aout_find(const struct aout *a, const char *name, struct aout_symbol *symbol)
{
    for (unsigned i = 0; i < a->symbols; i++) {
        *symbol = aout_symbol(a, i);
        bool named = (symbol->type & ~AOUT_GLOBAL) != AOUT_FILE;
        if (named && strncmp(symbol->name, name, AOUT_NAME) == 0)
            return true;
    }
    return false;
}

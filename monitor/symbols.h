/* Names of a program: the symbols of its a.out, by name and by address. */
#ifndef MONITOR_SYMBOLS_H
#define MONITOR_SYMBOLS_H

#include "images/aout.h"
#include "mmu/mmu.h"

#include <stddef.h>

enum { SYMBOLS_ORIGIN = 64 };

struct symbol {
    char name[AOUT_NAME + 1]; /* as the file has it: C's names begin with _ */
    byte kind;                /* AOUT_TEXT, AOUT_DATA, AOUT_BSS or AOUT_ABS */
    bool global;
    word value;
};

struct symbols {
    char origin[SYMBOLS_ORIGIN]; /* "/unix on RK0", for people */
    bool split;                  /* text in I space, data in D space */
    word text, data, bss;        /* bytes */
    word text_at, data_at;       /* where they begin, bss behind data */
    int count;                   /* 0: no names are known */
    struct symbol *list;         /* text, then data and bss, then absolute; by value */
};

/* Takes the names out of the N bytes of an a.out at FILE, instead of those S had. NULL, or
 * what is wrong; then S is empty. File names, undefined symbols and the C
 * compiler's labels (L4) are left out. */
const char *symbols_read(struct symbols *s, const byte *file, size_t n,
                         const char *origin);
void symbols_free(struct symbols *s);

/* NAME as it is, or else with a _ before it; both count to the eighth character. NULL: no
 * such name. */
const struct symbol *symbols_find(const struct symbols *s, const char *name);

/* The last symbol of that space at or below AT. False: none. A global one wins over a local
 * one of the same value. */
bool symbols_near(const struct symbols *s, word at, enum space space,
                  const struct symbol **symbol, word *offset);

/* As people write it: C's _ left out, unless another name is so called. Lives as long as S. */
const char *symbols_name(const struct symbols *s, const struct symbol *symbol);

/* "newproc+24" (octal; C's _ left out) for AT; at most SIZE bytes. False: no symbol. */
bool symbols_tell(const struct symbols *s, word at, enum space space, char *text,
                  size_t size);

#endif

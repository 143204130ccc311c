/* a.out(V): the form of V4, V5 and V6 programs and kernels. Eight words of header, text, data,
 * relocation unless the flag says it is gone, and symbols of twelve bytes. */
#ifndef IMAGES_AOUT_H
#define IMAGES_AOUT_H

#include "devices/word.h"

enum {
    AOUT_PLAIN = 0407,  /* text writable, data behind it */
    AOUT_SHARED = 0410, /* text read only, data at the next 8 KB */
    AOUT_SPLIT = 0411,  /* text in I space, data in D space, both from 0 */
    AOUT_HEADER = 020,  /* bytes */
    AOUT_NAME = 8,      /* characters of a symbol */
    AOUT_SYMBOL = 12    /* bytes of one: name, type, value */
};

/* The type of a symbol; AOUT_GLOBAL is added to it. */
enum {
    AOUT_UNDEF = 0,
    AOUT_ABS = 1,
    AOUT_TEXT = 2,
    AOUT_DATA = 3,
    AOUT_BSS = 4,
    AOUT_FILE = 037, /* the name of an object file that ld read */
    AOUT_GLOBAL = 040
};

struct aout {
    word magic;
    word text, data, bss; /* bytes */
    word entry;
    word data_origin;   /* address of the data's first byte when it runs */
    bool stripped;      /* of relocation */
    const byte *base;   /* the whole file; the caller keeps it */
    uint32_t text_at;   /* bytes from BASE */
    uint32_t data_at;   /* likewise */
    uint32_t symbol_at; /* likewise */
    unsigned symbols;   /* how many the file really holds */
};

struct aout_symbol {
    char name[AOUT_NAME + 1];
    word type;
    word value; /* as linked */
};

/* Reads the header of the N bytes at FILE. NULL, or what is wrong. */
const char *aout_open(struct aout *a, const byte *file, size_t n);

/* Symbol I, below a->symbols. */
struct aout_symbol aout_symbol(const struct aout *a, unsigned i);

/* The first symbol of that NAME, which counts to its eighth character. False: there is none. */
bool aout_find(const struct aout *a, const char *name, struct aout_symbol *symbol);

#endif

/* The assembler: the language of Sixth Edition Unix's as(I), and its output to the byte, so that
 * what it makes runs there and what is written for it can be read here. Assembler Manual (doc/as);
 * a.out(V). Beyond V6's as: what its ld makes of a program without undefined names (0410, 0411,
 * without symbols), errors with their places, and a table of lines. */
#ifndef IMAGES_AS_H
#define IMAGES_AS_H

#include "images/aout.h"

enum {
    AS_FOUND = 48,           /* bytes of what an error quotes */
    AS_ERRORS = 50,          /* errors that are kept; the others are only counted */
    AS_MOST_SOURCE = 1 << 22 /* bytes of all files together */
};

/* One file of the source. The name is for messages only. */
struct as_source {
    const char *name;
    const byte *text;
    size_t size;
};

struct as_options {
    bool externals; /* as -: what is not defined is left to ld */
    word magic; /* AOUT_PLAIN, or as ld -n and ld -i make it: AOUT_SHARED, AOUT_SPLIT */
    bool strip; /* ld -s: no symbols, no relocation */
};

/* Of its text: FOUND PHRASE. (`")"` `is where a comma was expected`), without a full stop. */
struct as_error {
    int file;              /* of the sources, from 0 */
    unsigned line, column; /* from 1; a tab is one column */
    char found[AS_FOUND];
    const char *phrase;
};

/* Where the words from ADDRESS on were written, up to the next row's address. */
struct as_line {
    word address; /* as the program is linked */
    byte segment; /* AOUT_TEXT or AOUT_DATA */
    uint16_t file;
    uint32_t line;
};

struct as_output {
    byte *file; /* the a.out; NULL if there were errors */
    size_t size;
    bool executable;       /* nothing in it is left to ld */
    struct as_line *lines; /* text first, each by address */
    size_t line_count;
    uint32_t text_end, data_end; /* addresses behind the last bytes that have lines */
    struct as_error errors[AS_ERRORS]; /* in order of place */
    unsigned error_count;              /* also of those not kept */
    const char *trouble; /* what is wrong with no place of its own: a sentence */
};

/* Assembles the N files as one. True: out->file holds the a.out. as_release frees OUT's parts,
 * whatever was returned. */
bool as_assemble(const struct as_source *sources, int n, const struct as_options *options,
                 struct as_output *out);
void as_release(struct as_output *out);

/* The row that ADDRESS of SEGMENT (AOUT_TEXT, AOUT_DATA) belongs to; NULL outside of both. */
const struct as_line *as_find_line(const struct as_output *out, byte segment,
                                   word address);
/* The address behind the last byte of that row. */
uint32_t as_line_end(const struct as_output *out, const struct as_line *line);

#endif

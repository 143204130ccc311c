/* The bench for texts and code: C in a string, machine code assembled line by line, the names
 * of a small kernel. */
#ifndef TESTS_UNIT_SOURCE_RIG_H
#define TESTS_UNIT_SOURCE_RIG_H

#include "monitor/source/linemap.h"

enum { RIG_AT = 01000, RIG_WORDS = 300, RIG_DATA = 06000 };

struct source_rig {
    word text[RIG_WORDS];
    int words;
    word data[64]; /* from RIG_DATA on */
    struct line_map map;
};

extern struct source_rig rig;

void rig_clear(void);
word rig_here(void);
void rig_put(const char *instruction); /* one; a number is a word */
void rig_fill(int n, word value);      /* word N, put before */
int rig_hole(void); /* a word that rig_fill fills in later: its number */

/* The names: f 02000, g 02100, h 02200, csv 03000, cret 03100; count 04000, tab 04100. */
struct c_source rig_source(const char *text);
struct code rig_code(void);

/* Maps the function NAME of TEXT onto the code put so far. */
bool rig_map(const char *text, const char *name);

/* The lines of address AT as low * 1000 + high; 0: none. */
int rig_lines(word at);

/* All words of TEXT, a blank between, with the line of each behind it if LINES. */
const char *rig_words(const char *text, bool lines);

/* The anchors of the function t of TEXT that are of KIND, as "value:line"; "none": there is no
 * such function. Both live until the next call. */
const char *rig_anchors(const char *text, enum anchor_kind kind);

#endif

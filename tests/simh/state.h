/* What both machines are compared in, and a program: a state to begin with, words to put
 * into memory, and how many instructions to run. */
#ifndef TESTS_SIMH_STATE_H
#define TESTS_SIMH_STATE_H

#include "cpu/cpu.h"

enum { STACKS = 3 }; /* kernel, supervisor, user */

struct state {
    word pc, psw, pirq, slr;
    word r[2][6];
    word sp[STACKS];
    word mmr[4];
    word par[STACKS][2][MMU_PAGES];
    word pdr[STACKS][2][MMU_PAGES];
};

struct cell {
    paddr at;
    word data;
};

enum { PROGRAM_CELLS = 256, PROGRAM_STEPS = 60 };

struct program {
    struct state start;
    int cells;
    struct cell cell[PROGRAM_CELLS];
    bool pages;       /* PARs and PDRs are loaded too */
    int steps;        /* instructions both execute */
    struct state end; /* ours, then */
};

/* One word of a state by SIMH's name for it, in the order in which SIMH lists them. */
struct field {
    const char *name;
    size_t offset; /* in struct state */
};

enum { FIELDS = 4 + 12 + STACKS + 4 + STACKS * 2 * MMU_PAGES * 2 };
const struct field *state_fields(void);

word state_get(const struct state *s, const struct field *f);
void state_set(struct state *s, const struct field *f, word value);

/* Whether F differs as far as it is to be equal. */
bool state_differs(const struct field *f, const struct state *ours,
                   const struct state *theirs);

/* The first such field; NULL: none. */
const struct field *state_difference(const struct state *ours,
                                     const struct state *theirs);

#endif

/* Debian's pdp11 (SIMH): a command file is written, run, and what it printed is read. */
#ifndef TESTS_SIMH_THEIRS_H
#define TESTS_SIMH_THEIRS_H

#include "tests/simh/state.h"

#include <stdio.h>

struct theirs {
    FILE *script;
    char script_path[64];
    uint32_t core;
};

/* Begins a command file for a machine with CORE bytes (16384, 65536 or 253952). */
void theirs_begin(struct theirs *t, uint32_t core);
void theirs_deposit(struct theirs *t, paddr at, word data);
void theirs_program(struct theirs *t, const struct program *p);
/* One by one: SIMH looks at its interrupt requests anew only when it is entered. */
void theirs_step(struct theirs *t, int steps);
void theirs_examine(struct theirs *t); /* one state */
void theirs_dump(struct theirs *t);    /* all of memory */

/* Runs it. Reads up to N states into STATES, and the last dump into MEMORY (core bytes; may
 * be NULL). Returns how many states there were; -1: pdp11 could not be run or hung. */
int theirs_run(struct theirs *t, struct state *states, int n, word *memory);

#endif

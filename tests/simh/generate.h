/* Random programs: every opcode but FP11's, every mode, both register sets, KT11 on and
 * off, traps with vectors to come to. */
#ifndef TESTS_SIMH_GENERATE_H
#define TESTS_SIMH_GENERATE_H

#include "tests/simh/random.h"
#include "tests/simh/state.h"

/* What programs are made for. Wild ones soon meet odd addresses, absent memory and pages
 * that refuse; tame ones run long. */
struct habitat {
    uint32_t core; /* bytes */
    bool wild;
};

/* A program for H; steps and end are left to find out. */
void generate(struct program *p, struct random *r, const struct habitat *h);

/* A word such as instructions are made of, to fill memory with. */
word generate_word(struct random *r, const struct habitat *h);

#endif

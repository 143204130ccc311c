/* A program on which SIMH and we differ, one instruction after the other. */
#ifndef TESTS_SIMH_EXPLAIN_H
#define TESTS_SIMH_EXPLAIN_H

#include "tests/simh/ours.h"

/* Prints the instructions of P up to the first after which the machines differ, and in
 * what. O is ours with P loaded. */
void explain(struct ours *o, const struct program *p, uint32_t core);

/* Prints in which registers they differ. */
void explain_fields(const struct state *ours, const struct state *theirs);

#endif

/* Machines in random states, for tests that hold one run against another: random core,
 * registers, pages and vectors in M. */
#ifndef TESTS_UNIT_WILD_H
#define TESTS_UNIT_WILD_H

#include "tests/unit/rig.h"

/* Every word of core. */
void wild_core(struct dice *d);
/* Everything else; core only where the vectors are. */
void wild_state(struct dice *d);

/* Fails unless A and B are the same in everything that a guest can see. */
void same_future(const struct machine *a, const struct machine *b);

#endif

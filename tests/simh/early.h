/* Where SIMH sets condition codes before an instruction is sure to be completed. */
#ifndef TESTS_SIMH_EARLY_H
#define TESTS_SIMH_EARLY_H

#include "cpu/cpu.h"

/* IR stands at PC, nothing of it is done: would SIMH, when IR aborts, have changed the
 * condition codes already? */
bool early_codes(const struct cpu *c, word ir);

#endif

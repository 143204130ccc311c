/* Where SIMH is known to differ from an 11/45: the list, with sources, is in README.md. */
#ifndef TESTS_SIMH_DIFFER_H
#define TESTS_SIMH_DIFFER_H

#include "cpu/cpu.h"

/* What C is about to do at PC (interrupts are taken): the name of the item of README.md's
 * list which makes SIMH do something else, or NULL. */
const char *differ_instruction(const struct cpu *c, word ir);

/* The same for a trap that was taken: C->vector is its vector. */
const char *differ_trap(const struct cpu *c);

/* The same for one data reference of it. */
const char *differ_reference(const struct cpu *c, const struct reference *ref);

/* What an instruction has left in the KT11. */
const char *differ_trace(const struct cpu *c, const struct mmu *before);

#endif

/* Where SIMH is known to differ from an 11/45: the list, with sources, is in README.md. */
#ifndef TESTS_SIMH_DIFFER_H
#define TESTS_SIMH_DIFFER_H

#include "cpu/cpu.h"

/* What C is about to do at PC (interrupts are taken): the name of the item of README.md's
 * list which makes SIMH do something else, or NULL. */
const char *differ_instruction(const struct cpu *c, word ir);

/* The same for a trap that was taken: C->vector is its vector, KSP the kernel's stack pointer
 * before. */
const char *differ_trap(const struct cpu *c, word ksp);

/* The same for the trap at the end of an instruction, which may be its abort. EARLY: what
 * early_codes said of it. */
const char *differ_abort(const struct cpu *c, bool early);

/* The same for one data reference of it. */
const char *differ_reference(const struct cpu *c, const struct reference *ref);

/* What an instruction has left in the KT11. */
const char *differ_trace(const struct cpu *c, const struct mmu *before);

/* What both files of it ask. NAMES ends with NULL. */
bool has_destination(word ir);
bool is_one_of(word ir, const char *const *names);
bool is_kt11(paddr at); /* one of its registers */

#endif

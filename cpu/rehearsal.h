/* A rehearsal: the coming instruction carried out on a copy of the processor's registers,
 * with reads that disturb nothing and writes left out, so that a watchpoint can stop with
 * the machine unchanged. */
#ifndef CPU_REHEARSAL_H
#define CPU_REHEARSAL_H

#include "cpu/cpu.h"

/* True if the probe wants to stop before the coming instruction's references. */
bool rehearsal_stops(struct cpu *c);

/* Tells T, whose REHEARSAL is set, the cycles of the coming instruction, and of the trap that
 * it is or ends in; a store's data is what it would be. Interrupts that wait, and requests of
 * instructions before, are no part of it. */
void rehearsal_trace(struct cpu *c, const struct cpu_tracer *t);
bool rehearsal_is_traced(const struct cpu *c);

/* Called by the long way to memory while a rehearsal runs. */
void rehearsal_ask(struct cpu *c, const struct reference *ref);
bool rehearsal_read(struct cpu *c, paddr pa, word *data);

#endif

/* A rehearsal: the coming instruction carried out on a copy of the processor's registers,
 * with reads that disturb nothing and writes left out, so that a watchpoint can stop with
 * the machine unchanged. */
#ifndef CPU_REHEARSAL_H
#define CPU_REHEARSAL_H

#include "cpu/cpu.h"

/* True if the probe wants to stop before the coming instruction's references. */
bool rehearsal_stops(struct cpu *c);

/* Called by the long way to memory while a rehearsal runs. */
void rehearsal_ask(struct cpu *c, const struct reference *ref);
bool rehearsal_read(struct cpu *c, paddr pa, word *data);

#endif

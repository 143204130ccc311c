/* Between the loop (cpu/loop.c) and those who start it. All of these may longjmp to
 * cpu->catch. */
#ifndef CPU_RUN_H
#define CPU_RUN_H

#include "cpu/cpu.h"

/* Fetches and carries out the instruction at PC. */
void run_instruction(struct cpu *c);

/* Until c->stop is set; the second asks the hooks, the third hooks and probe, and counts up
 * to c->count_limit. */
void run_alone(struct cpu *c);
void run_hooked(struct cpu *c);
void run_watched(struct cpu *c);

#endif

/* One instruction, for the loop and for a rehearsal. */
#ifndef CPU_RUN_H
#define CPU_RUN_H

#include "cpu/cpu.h"

/* Fetches and carries out the instruction at PC; may longjmp to cpu->catch. */
void run_instruction(struct cpu *c);

#endif

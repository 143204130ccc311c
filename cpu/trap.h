/* Traps, aborts and interrupts: how the processor leaves its program. */
#ifndef CPU_TRAP_H
#define CPU_TRAP_H

#include "cpu/cpu.h"

/* EMT, TRAP, BPT, IOT, reserved instructions: MMR2 keeps the instruction's address. */
void trap_instruction(struct cpu *c, word vector);

/* After access_abort: the trap it asked for. */
void trap_aborted(struct cpu *c);

/* Everything that is pending at the end of an instruction, one after the other. False:
 * the processor waits or stops, no instruction follows now. */
bool trap_service(struct cpu *c);

#endif

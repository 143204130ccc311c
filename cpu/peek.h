/* What the coming instruction is about to do, found without disturbing anything. */
#ifndef CPU_PEEK_H
#define CPU_PEEK_H

#include "cpu/cpu.h"

/* The word at VA in MODE and SPACE as the processor would read it. False: it would not. */
bool cpu_peek(const struct cpu *c, word va, enum mode mode, enum space space, word *data);

/* The instruction at PC and its operands, for the history: src and dst as it will find
 * them; 0 where it has none, or where they cannot be read. */
struct operands cpu_peek_operands(const struct cpu *c);

#endif

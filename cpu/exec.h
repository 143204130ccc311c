/* The functions that cpu/insn.def binds to its rows, one per instruction. Each carries out
 * IR (PC is behind its first word); condition codes are set before the last write, so that
 * an explicit write to the PSW prevails, and an abort puts them back. */
#ifndef CPU_EXEC_H
#define CPU_EXEC_H

#include "cpu/cpu.h"

#define INSN(match, mask, name, form, timing, function)                                  \
    void function(struct cpu *c, word ir);
#include "cpu/insn.def"
#undef INSN

void op_reserved(struct cpu *c, word ir); /* trap to 10 */

#endif

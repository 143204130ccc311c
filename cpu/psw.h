/* The processor status word: what a new one switches. */
#ifndef CPU_PSW_H
#define CPU_PSW_H

#include "cpu/cpu.h"

/* A PSW from a vector, RTI, RTT or the console: all of PSW_BITS; register set, stack
 * pointer and priority follow, and the T bit asks for its trap. */
void psw_load(struct cpu *c, word psw);

/* As a write to 777776: the T bit stays. */
void psw_write(struct cpu *c, word data, word mask);

static inline word cc_nz(word value)
{
    return (word)((value >> 12 & PSW_N) | (value ? 0 : PSW_Z));
}

static inline word cc_nz_byte(byte value)
{
    return (word)((value >> 4 & PSW_N) | (value ? 0 : PSW_Z));
}

static inline void set_cc(struct cpu *c, word cc)
{
    c->psw = (word)((c->psw & ~PSW_CC) | cc);
}

#endif

/* Jumps, subroutines, and the ways back. */
#include "cpu/exec.h"
#include "cpu/modes.h"
#include "cpu/psw.h"
#include "cpu/trap.h"

void op_jmp(struct cpu *c, word ir)
{
    if (!(ir & 070))
        trap_instruction(c, VEC_RESERVED);
    else
        c->r[PC] = (word)operand_ref(c, ir, 2, false);
}

/* JSR SP,x pushes the SP that was before. */
void op_jsr(struct cpu *c, word ir)
{
    if (!(ir & 070)) {
        trap_instruction(c, VEC_RESERVED);
        return;
    }
    word target = (word)operand_ref(c, ir, 2, false);
    word *link = &c->r[ir >> 6 & 7];
    word old = *link;
    write_word(c, push_ref(c), old);
    *link = c->r[PC];
    c->r[PC] = target;
}

void op_rts(struct cpu *c, word ir)
{
    word *link = &c->r[ir & 7];
    word target = *link;
    word popped = pop_word(c);
    c->r[PC] = target;
    *link = popped;
}

void op_mark(struct cpu *c, word ir)
{
    c->r[SP] = (word)(c->r[PC] + 2 * (ir & 077));
    c->r[PC] = c->r[5];
    c->r[5] = pop_word(c);
}

/* Outside kernel mode the new modes and register set are or-ed in, and the priority stays;
 * otherwise a user program could make itself kernel. */
static void return_from_trap(struct cpu *c)
{
    const word sticky = PSW_CM | PSW_PM | PSW_SET;
    word pc = pop_word(c);
    word psw = pop_word(c);
    if (cpu_mode(c) != KERNEL)
        psw = (word)((psw & ~PSW_IPL) | (c->psw & (sticky | PSW_IPL)));
    psw_load(c, psw);
    c->r[PC] = pc;
}

void op_rti(struct cpu *c, word ir)
{
    (void)ir;
    return_from_trap(c);
}

/* The instruction after RTT is carried out before the T bit traps. */
void op_rtt(struct cpu *c, word ir)
{
    (void)ir;
    return_from_trap(c);
    if (c->requests & REQ_T)
        c->requests = (word)((c->requests & ~REQ_T) | REQ_RTT); /* asked already */
}

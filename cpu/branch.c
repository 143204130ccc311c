/* Branches and SOB. A branch that is taken takes two states more; SOB, that falls through,
 * one more than when it loops. */
#include "cpu/exec.h"
#include "cpu/timing.h"

static inline void branch(struct cpu *c, word ir, bool taken)
{
    if (!taken)
        return;
    c->r[PC] = (word)(c->r[PC] + 2 * (int8_t)ir);
    c->bus->sched.now += timing_states(2);
}

static inline bool n(const struct cpu *c)
{
    return c->psw & PSW_N;
}

static inline bool z(const struct cpu *c)
{
    return c->psw & PSW_Z;
}

static inline bool v(const struct cpu *c)
{
    return c->psw & PSW_V;
}

static inline bool carry(const struct cpu *c)
{
    return c->psw & PSW_C;
}

void op_br(struct cpu *c, word ir)
{
    branch(c, ir, true);
}

void op_bne(struct cpu *c, word ir)
{
    branch(c, ir, !z(c));
}

void op_beq(struct cpu *c, word ir)
{
    branch(c, ir, z(c));
}

void op_bge(struct cpu *c, word ir)
{
    branch(c, ir, n(c) == v(c));
}

void op_blt(struct cpu *c, word ir)
{
    branch(c, ir, n(c) != v(c));
}

void op_bgt(struct cpu *c, word ir)
{
    branch(c, ir, !z(c) && n(c) == v(c));
}

void op_ble(struct cpu *c, word ir)
{
    branch(c, ir, z(c) || n(c) != v(c));
}

void op_bpl(struct cpu *c, word ir)
{
    branch(c, ir, !n(c));
}

void op_bmi(struct cpu *c, word ir)
{
    branch(c, ir, n(c));
}

void op_bhi(struct cpu *c, word ir)
{
    branch(c, ir, !carry(c) && !z(c));
}

void op_blos(struct cpu *c, word ir)
{
    branch(c, ir, carry(c) || z(c));
}

void op_bvc(struct cpu *c, word ir)
{
    branch(c, ir, !v(c));
}

void op_bvs(struct cpu *c, word ir)
{
    branch(c, ir, v(c));
}

void op_bcc(struct cpu *c, word ir)
{
    branch(c, ir, !carry(c));
}

void op_bcs(struct cpu *c, word ir)
{
    branch(c, ir, carry(c));
}

void op_sob(struct cpu *c, word ir)
{
    word *r = &c->r[ir >> 6 & 7];
    if (--*r == 0)
        return;
    c->r[PC] = (word)(c->r[PC] - 2 * (ir & 077));
    c->bus->sched.now -= timing_states(1);
}

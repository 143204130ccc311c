/* Double operand instructions on bytes: MOVB CMPB BITB BICB BISB. */
#include "cpu/exec.h"
#include "cpu/modes.h"
#include "cpu/psw.h"
#include "cpu/timing.h"

static inline word logical_cc(struct cpu *c, byte value)
{
    return (word)(cc_nz_byte(value) | (c->psw & PSW_C));
}

static inline byte bic(byte dst, byte src)
{
    return (byte)(dst & ~src);
}

static inline byte bis(byte dst, byte src)
{
    return dst | src;
}

/* A source byte; an odd one on its way to a register takes a state more. */
static inline byte source(struct cpu *c, word ir)
{
    if (!(ir & 07000))
        return (byte)c->r[ir >> 6 & 7];
    uint32_t ref = operand_ref(c, ir >> 6, 1, true);
    if (ref & 1 && !(ir & 070))
        c->bus->sched.now += timing_states(1);
    return read_byte(c, ref);
}

static inline void modify(struct cpu *c, word ir, byte (*op)(byte dst, byte src))
{
    byte src = source(c, ir);
    if (!(ir & 070)) {
        word *r = &c->r[ir & 7];
        byte value = op((byte)*r, src);
        *r = word_merge(*r, value, LOW_BYTE);
        set_cc(c, logical_cc(c, value));
        return;
    }
    struct cell cell;
    uint32_t ref = dest_ref(c, ir, 1);
    byte value = op(modify_byte(c, ref, &cell), src);
    set_cc(c, logical_cc(c, value));
    rewrite_byte(c, &cell, ref, value);
}

static inline byte tested(struct cpu *c, word ir)
{
    return ir & 070 ? read_byte(c, dest_ref(c, ir, 1)) : (byte)c->r[ir & 7];
}

/* To a register MOVB extends the sign. */
void op_movb(struct cpu *c, word ir)
{
    byte src = source(c, ir);
    word cc = logical_cc(c, src);
    if (!(ir & 070)) {
        c->r[ir & 7] = (word)(int8_t)src;
        set_cc(c, cc);
        return;
    }
    uint32_t ref = dest_ref(c, ir, 1);
    set_cc(c, cc);
    write_byte(c, ref, src);
}

void op_cmpb(struct cpu *c, word ir)
{
    byte src = source(c, ir);
    byte dst = tested(c, ir);
    byte diff = (byte)(src - dst);
    word v = ((src ^ dst) & (src ^ diff)) >> 7 ? PSW_V : 0;
    set_cc(c, (word)(cc_nz_byte(diff) | v | (src < dst)));
}

void op_bitb(struct cpu *c, word ir)
{
    byte src = source(c, ir);
    set_cc(c, logical_cc(c, src & tested(c, ir)));
}

void op_bicb(struct cpu *c, word ir)
{
    modify(c, ir, bic);
}

void op_bisb(struct cpu *c, word ir)
{
    modify(c, ir, bis);
}

/* Single operand instructions, words and bytes. */
#include "cpu/exec.h"
#include "cpu/modes.h"
#include "cpu/timing.h"
#include "cpu/unary.h"

static inline void modify(struct cpu *c, word ir,
                          struct unary (*alu)(word d, word cc, word sign))
{
    if (!(ir & 070)) {
        struct unary u = alu(c->r[ir & 7], c->psw, SIGN);
        c->r[ir & 7] = u.value;
        set_cc(c, u.cc);
        return;
    }
    struct cell cell;
    word d = modify_word(c, dest_ref(c, ir, 2), &cell);
    struct unary u = alu(d, c->psw, SIGN);
    set_cc(c, u.cc);
    rewrite_word(c, &cell, u.value);
}

/* LATE: rotating or shifting right an odd byte takes a state more. */
static inline void modify_b(struct cpu *c, word ir,
                            struct unary (*alu)(word d, word cc, word sign), bool late)
{
    if (!(ir & 070)) {
        word *r = &c->r[ir & 7];
        struct unary u = alu((byte)*r, c->psw, BYTE_SIGN);
        *r = word_merge(*r, u.value, LOW_BYTE);
        set_cc(c, u.cc);
        return;
    }
    struct cell cell;
    uint32_t ref = dest_ref(c, ir, 1);
    if (late && ref & 1)
        c->bus->sched.now += timing_states(1);
    byte d = modify_byte(c, ref, &cell);
    struct unary u = alu(d, c->psw, BYTE_SIGN);
    set_cc(c, u.cc);
    rewrite_byte(c, &cell, ref, (byte)u.value);
}

void op_tst(struct cpu *c, word ir)
{
    word d = ir & 070 ? read_word(c, dest_ref(c, ir, 2)) : c->r[ir & 7];
    set_cc(c, cc_nz(d));
}

void op_tstb(struct cpu *c, word ir)
{
    byte d = ir & 070 ? read_byte(c, dest_ref(c, ir, 1)) : (byte)c->r[ir & 7];
    set_cc(c, cc_nz_byte(d));
}

static struct unary alu_swab(word d, word cc, word sign)
{
    (void)cc, (void)sign;
    word value = (word)(d << 8 | d >> 8);
    return (struct unary){ value, cc_nz_byte((byte)value) };
}

/* N is the sign to be extended; it stays, as C does. */
static struct unary alu_sxt(word d, word cc, word sign)
{
    (void)d, (void)sign;
    word value = cc & PSW_N ? WHOLE_WORD : 0;
    return (struct unary){ value, (word)((cc & (PSW_N | PSW_C)) | (value ? 0 : PSW_Z)) };
}

void op_swab(struct cpu *c, word ir)
{
    modify(c, ir, alu_swab);
}

void op_sxt(struct cpu *c, word ir)
{
    modify(c, ir, alu_sxt);
}

void op_clr(struct cpu *c, word ir)
{
    modify(c, ir, alu_clr);
}

void op_com(struct cpu *c, word ir)
{
    modify(c, ir, alu_com);
}

void op_inc(struct cpu *c, word ir)
{
    modify(c, ir, alu_inc);
}

void op_dec(struct cpu *c, word ir)
{
    modify(c, ir, alu_dec);
}

void op_neg(struct cpu *c, word ir)
{
    modify(c, ir, alu_neg);
}

void op_adc(struct cpu *c, word ir)
{
    modify(c, ir, alu_adc);
}

void op_sbc(struct cpu *c, word ir)
{
    modify(c, ir, alu_sbc);
}

void op_ror(struct cpu *c, word ir)
{
    modify(c, ir, alu_ror);
}

void op_rol(struct cpu *c, word ir)
{
    modify(c, ir, alu_rol);
}

void op_asr(struct cpu *c, word ir)
{
    modify(c, ir, alu_asr);
}

void op_asl(struct cpu *c, word ir)
{
    modify(c, ir, alu_asl);
}

void op_clrb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_clr, false);
}

void op_comb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_com, false);
}

void op_incb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_inc, false);
}

void op_decb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_dec, false);
}

void op_negb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_neg, false);
}

void op_adcb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_adc, false);
}

void op_sbcb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_sbc, false);
}

void op_rorb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_ror, true);
}

void op_rolb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_rol, false);
}

void op_asrb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_asr, true);
}

void op_aslb(struct cpu *c, word ir)
{
    modify_b(c, ir, alu_asl, false);
}

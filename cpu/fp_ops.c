/* ADDF SUBF MULF DIVF MODF CMPF and the instructions with one floating operand. An operand
 * whose exponent is 0 is zero. (FP11-B manual, chapter 4.) */
#include "cpu/exec.h"
#include "cpu/fp11.h"
#include "cpu/psw.h"

/* States of the microprogram where CFPM stops: nothing loaded yet, and two words. */
enum { LOAD_STATE = 5, HALF_LOADED_STATE = 021 };

static void arithmetic(struct cpu *c, word ir,
                       struct fp_number (*op)(struct fp_number a, struct fp_number b))
{
    word src[4];
    if (!fp_begin(c) || !fp_source(c, ir, fp_double(c), src))
        return;
    fp_overlap(c, ir);
    struct fp_number a = fp_accumulator(c, ir);
    struct fp_number b = fp_unpack(src, fp_double(c));
    if (!fp_arithmetic_break(c, ir, a, b))
        fp_deliver(c, ir, op(a, b));
}

void op_addf(struct cpu *c, word ir)
{
    arithmetic(c, ir, fp_add);
}

void op_subf(struct cpu *c, word ir)
{
    arithmetic(c, ir, fp_subtract);
}

void op_mulf(struct cpu *c, word ir)
{
    arithmetic(c, ir, fp_multiply);
}

void op_divf(struct cpu *c, word ir)
{
    word src[4];
    if (!fp_begin(c) || !fp_source(c, ir, fp_double(c), src))
        return;
    struct fp_number dividend = fp_accumulator(c, ir);
    struct fp_number divisor = fp_unpack(src, fp_double(c));
    if (!divisor.fraction) {
        fp_exception(c, FEC_DIVIDE);
        return;
    }
    fp_overlap(c, ir);
    if (!fp_arithmetic_break(c, ir, dividend, divisor))
        fp_deliver(c, ir, fp_divide(dividend, divisor));
}

/* The integer part of the product goes to the odd accumulator, chopped; the rest to AC. A
 * product so large that no bit of it is a rest leaves zero there. */
void op_modf(struct cpu *c, word ir)
{
    bool d = fp_double(c);
    word src[4];
    if (!fp_begin(c) || !fp_source(c, ir, d, src))
        return;
    fp_overlap(c, ir);
    struct fp_number rest;
    struct fp_number whole =
        fp_integer(fp_multiply(fp_accumulator(c, ir), fp_unpack(src, d)), &rest);
    if (whole.exponent > FP_BIAS + (d ? 56 : 24))
        rest = (struct fp_number){ .fraction = 0 };
    struct fp_result n = fp_fit(whole, d, c->fp.fps | FPS_FT);
    struct fp_result r = fp_fit(rest, d, c->fp.fps);
    fp_load(c, fp_ac(ir) | 1, d, n.w);
    fp_load(c, fp_ac(ir), d, r.w);
    r.cc |= n.cc & PSW_V;
    r.fec |= n.fec;
    fp_conclude(c, &r);
}

/* Source less accumulator. Two zeros leave a true zero in the accumulator. */
void op_cmpf(struct cpu *c, word ir)
{
    static const word zero[4];
    bool d = fp_double(c);
    word src[4];
    if (!fp_begin(c) || !fp_source(c, ir, d, src))
        return;
    fp_overlap(c, ir);
    struct fp_number a = fp_unpack(src, d);
    struct fp_number b = fp_accumulator(c, ir);
    if (!a.fraction && !b.fraction)
        fp_load(c, fp_ac(ir), d, zero);
    struct fp_number less = fp_subtract(a, b);
    word n = less.minus ? FP_SIGN : 0;
    fp_set_cc(c, n | (less.fraction ? FP_EXPONENT : 0));
}

/* An accumulator, or memory through O. */
static void read_operand(struct cpu *c, word ir, struct fp_operand *o, word in[4])
{
    int words = fp_double(c) ? 4 : 2;
    for (int i = 0; i < 4; i++)
        in[i] = ir & 070 || i >= words ? 0 : c->fp.ac[ir & 7][i];
    if (!(ir & 070))
        return;
    *o = fp_operand(c, ir, words, false);
    fp_read(c, *o, in);
}

/* NEG and ABS: the first word with its sign cleared or not (KEEP), and turned or not (FLIP);
 * zero becomes a true zero. */
static void sign(struct cpu *c, word ir, word keep, word flip)
{
    static const word zero[4];
    word in[4];
    struct fp_operand o = { 0, 0 };
    if (!fp_begin(c) || fp_no_such_ac(c, ir))
        return;
    read_operand(c, ir, &o, in);
    if (ir & 070 && fp_undefined(c, in[0])) {
        fp_set_cc(c, in[0]);
        return;
    }
    in[0] = (in[0] & keep) ^ flip;
    const word *out = in[0] & FP_EXPONENT ? in : zero;
    fp_finish(c, ir);
    if (ir & 070)
        fp_write(c, o, out);
    else
        fp_load(c, ir & 7, fp_double(c), out);
    fp_set_cc(c, out[0]);
}

void op_negf(struct cpu *c, word ir)
{
    sign(c, ir, WHOLE_WORD, FP_SIGN);
}

void op_absf(struct cpu *c, word ir)
{
    sign(c, ir, (word)~FP_SIGN, 0);
}

void op_tstf(struct cpu *c, word ir)
{
    word in[4];
    if (!fp_begin(c) || fp_no_such_ac(c, ir))
        return;
    fp_source(c, ir, fp_double(c), in);
    fp_overlap(c, ir);
    fp_set_cc(c, in[0]);
}

void op_clrf(struct cpu *c, word ir)
{
    static const word zero[4];
    if (!fp_begin(c) || fp_no_such_ac(c, ir))
        return;
    fp_finish(c, ir);
    fp_store(c, ir, fp_double(c), zero);
    fp_set_cc(c, 0);
}

/* -0 sets the codes even if it is an exception. */
void op_ldf(struct cpu *c, word ir)
{
    word in[4];
    if (!fp_begin(c) || fp_no_such_ac(c, ir))
        return;
    bool good = fp_source(c, ir, fp_double(c), in);
    fp_overlap(c, ir);
    fp_set_cc(c, in[0]);
    if (!good || fp_microbreak(c, LOAD_STATE))
        return;
    fp_load(c, fp_ac(ir), false, in);
    if (!fp_microbreak(c, HALF_LOADED_STATE))
        fp_load(c, fp_ac(ir), fp_double(c), in);
}

void op_stf(struct cpu *c, word ir)
{
    if (!fp_begin(c) || fp_no_such_ac(c, ir))
        return;
    fp_finish(c, ir);
    fp_store(c, ir, fp_double(c), c->fp.ac[fp_ac(ir)]);
}

/* Conversions: between F and D, with integers of 16 (I) and 32 bits (L), and of exponents.
 * An integer operand of 32 bits in a register or an immediate has only its high word.
 * (FP11-B manual, chapter 4.) */
#include "cpu/exec.h"
#include "cpu/fp11.h"
#include "cpu/modes.h"
#include "cpu/psw.h"

enum { LONG_BITS = 32 };

/* The source is of the other length. */
void op_ldcdf(struct cpu *c, word ir)
{
    word src[4];
    bool d = fp_double(c);
    if (!fp_begin(c) || fp_no_such_ac(c, ir))
        return;
    bool good = fp_source(c, ir, !d, src);
    fp_overlap(c, ir);
    if (good)
        fp_deliver(c, ir, fp_unpack(src, !d));
    else
        fp_set_cc(c, src[0]);
}

/* So is this destination. */
void op_stcfd(struct cpu *c, word ir)
{
    bool d = fp_double(c);
    if (!fp_begin(c) || fp_no_such_ac(c, ir))
        return;
    struct fp_result r = fp_fit(fp_accumulator(c, ir), !d, c->fp.fps);
    fp_finish(c, ir);
    fp_store(c, ir, !d, r.w);
    fp_conclude(c, &r);
}

static bool long_operand(const struct cpu *c, word ir)
{
    return c->fp.fps & FPS_FL && ir & 070 && (ir & 077) != FP_IMMEDIATE;
}

/* The integer source in the upper bits of 32. */
static uint32_t integer_source(struct cpu *c, word ir)
{
    word in[4] = { 0 };
    if (ir & 070)
        fp_read(c, fp_operand(c, ir, long_operand(c, ir) ? 2 : 1, true), in);
    else
        in[0] = c->r[ir & 7];
    return (uint32_t)in[0] << 16 | in[1];
}

void op_ldcif(struct cpu *c, word ir)
{
    if (!fp_begin(c))
        return;
    uint32_t integer = integer_source(c, ir);
    fp_overlap(c, ir);
    bool minus = integer >> (LONG_BITS - 1);
    uint64_t magnitude = minus ? -integer : integer;
    int bits = c->fp.fps & FPS_FL ? LONG_BITS : LONG_BITS / 2;
    struct fp_number n = { minus, FP_BIAS + bits, magnitude << (FP_TOP + 1 - LONG_BITS) };
    fp_deliver(c, ir, fp_normalize(n));
}

/* N's integer part in the upper bits of 32; false: it has more than BITS. */
static bool to_integer(struct fp_number n, int bits, uint32_t *integer)
{
    struct fp_number rest;
    struct fp_number whole = fp_integer(n, &rest);
    *integer = 0;
    if (!whole.fraction)
        return true;
    int places = whole.exponent - FP_BIAS;
    if (places > bits)
        return false;
    uint32_t magnitude = (uint32_t)(whole.fraction >> (FP_TOP + 1 - places))
                         << (LONG_BITS - bits);
    uint32_t most = (uint32_t)1 << (LONG_BITS - 1);
    if (magnitude > most || (magnitude == most && !whole.minus))
        return false;
    *integer = whole.minus ? -magnitude : magnitude;
    return true;
}

static void set_both_cc(struct cpu *c, word cc)
{
    c->fp.fps = word_merge(c->fp.fps, cc, PSW_CC);
    set_cc(c, cc);
}

/* The codes are set before the write, so that a write to the PSW prevails. */
static void store_integer(struct cpu *c, word ir, uint32_t integer, bool is_long, word cc)
{
    const word out[4] = { (word)(integer >> 16), (word)integer };
    struct fp_operand o = { 0, 0 };
    if (ir & 070)
        o = fp_operand(c, ir, is_long ? 2 : 1, false);
    set_both_cc(c, cc);
    if (ir & 070)
        fp_write(c, o, out);
    else
        c->r[ir & 7] = out[0];
}

/* Chopped. What does not fit is stored as 0. */
void op_stcfi(struct cpu *c, word ir)
{
    if (!fp_begin(c))
        return;
    uint32_t integer;
    int bits = c->fp.fps & FPS_FL ? LONG_BITS : LONG_BITS / 2;
    bool fits = to_integer(fp_accumulator(c, ir), bits, &integer);
    word cc = (word)((integer >> (LONG_BITS - 1) ? PSW_N : 0) | (integer ? 0 : PSW_Z) |
                     (fits ? 0 : PSW_C));
    fp_finish(c, ir);
    store_integer(c, ir, integer, long_operand(c, ir), cc);
    if (!fits)
        fp_enabled_exception(c, FPS_FIC, FEC_CONVERSION);
}

/* Out of its excess of 200. */
void op_stexp(struct cpu *c, word ir)
{
    if (!fp_begin(c))
        return;
    int exponent = (c->fp.ac[fp_ac(ir)][0] & FP_EXPONENT) >> 7;
    word value = (word)(exponent - FP_BIAS);
    fp_finish(c, ir);
    store_integer(c, ir, (uint32_t)value << 16, false, cc_nz(value));
}

/* The fraction stays. An exponent too large is taken modulo 400 with or without FIV; one
 * too small makes zero without FIU (CFPK tests both). */
void op_ldexp(struct cpu *c, word ir)
{
    static const word zero[4];
    if (!fp_begin(c))
        return;
    int exponent = (int16_t)source_word(c, ir) + FP_BIAS;
    fp_overlap(c, ir);
    word *ac = c->fp.ac[fp_ac(ir)];
    ac[0] = word_merge(ac[0], (word)((unsigned)exponent << 7), FP_EXPONENT);
    if (exponent > 0377)
        fp_enabled_exception(c, FPS_FIV, FEC_OVERFLOW);
    else if (exponent <= 0 && !fp_enabled_exception(c, FPS_FIU, FEC_UNDERFLOW))
        fp_load(c, fp_ac(ir), fp_double(c), zero);
    fp_set_cc(c, ac[0]);
    c->fp.fps |= exponent > 0377 ? PSW_V : 0;
}

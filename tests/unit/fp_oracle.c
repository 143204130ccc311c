/* The FP11-B's instructions, as the manual tells them. Where manual and machine leave room,
 * DEC's diagnostics decide; the name of the one that does stands there. */
#include "tests/unit/fp_oracle_parts.h"

#include <string.h>

enum { REGISTER = 59 }; /* bits in which the FP11 aligns, and has a product */

/* Registers of 59 bits, the larger operand's first bit on top: what the smaller has further
 * down is lost (the manual's bound for D, 3/4 of the last bit, is this). */
static struct exact aligned_sum(struct exact a, struct exact b)
{
    if (exact_zero(&a) || exact_zero(&b))
        return exact_sum(a, b);
    int top = exact_top(&a) > exact_top(&b) ? exact_top(&a) : exact_top(&b);
    return exact_sum(exact_cut(a, top - REGISTER), exact_cut(b, top - REGISTER));
}

/* 59 bits behind the point of two fractions below 1. */
static struct exact generated_product(struct exact a, struct exact b)
{
    if (exact_zero(&a) || exact_zero(&b))
        return exact_integer(0);
    return exact_cut(exact_product(a, b), exact_top(&a) + exact_top(&b) - REGISTER);
}

/* Case by case as in the manual: all integer, none, and both. */
static void modulo(struct model *m, word start, int ac, struct exact p)
{
    bool d = is_d(m);
    struct exact n = exact_cut(p, 0), g = exact_sum(p, exact_negated(n));
    if (!exact_zero(&p) && exact_top(&p) > bits_of(d))
        g = exact_integer(0);
    struct stored whole = model_stored(n, d, true, m->fps);
    struct stored rest = model_stored(g, d, m->fps & FT, m->fps);
    model_load(m, ac | 1, d, whole.w);
    model_load(m, ac, d, rest.w);
    model_finish(m, start, rest.cc | (whole.cc & V), whole.fec | rest.fec);
}

/* Source less accumulator; two zeros make a true zero of the accumulator. */
static void compare(struct model *m, int ac, struct exact src)
{
    static const word zero[4];
    struct exact a = exact_of(m->ac[ac], is_d(m));
    struct exact less = exact_sum(src, exact_negated(a));
    if (exact_zero(&src) && exact_zero(&a))
        model_load(m, ac, is_d(m), zero);
    model_set_cc(m, exact_zero(&less) ? Z : less.minus ? N : 0);
}

/* MUL MOD ADD SUB CMP DIV. */
static void arithmetic(struct model *m, word start, word ir)
{
    word w[4], at = 0, spec = ir & 077;
    int ac = ir >> 6 & 3;
    bool d = is_d(m);
    if (model_refused(m, start, spec))
        return;
    model_source(m, spec, d, &at, w);
    if (model_undefined(m, start, spec, w))
        return;
    struct exact a = exact_of(m->ac[ac], d), b = exact_of(w, d);
    switch (ir >> 8 & 017) {
    case 002:
        model_deliver(m, start, ac, d, generated_product(a, b));
        break;
    case 003:
        modulo(m, start, ac, generated_product(a, b));
        break;
    case 004:
        model_deliver(m, start, ac, d, aligned_sum(a, b));
        break;
    case 006:
        model_deliver(m, start, ac, d, aligned_sum(a, exact_negated(b)));
        break;
    case 007:
        compare(m, ac, b);
        break;
    default:
        if (exact_zero(&b))
            model_exception(m, start, 4);
        else
            model_deliver(m, start, ac, d, exact_quotient(a, b));
    }
}

/* LD and LDC: the codes are set even if -0 is refused (CFPC). */
static void load_floating(struct model *m, word start, word ir, bool convert)
{
    word w[4], at = 0, spec = ir & 077;
    bool d = is_d(m), from = convert ? !d : d;
    if (model_refused(m, start, spec))
        return;
    model_source(m, spec, from, &at, w);
    bool minus_zero = model_undefined(m, start, spec, w);
    if (minus_zero || !convert)
        model_set_cc(m, model_cc(w));
    if (minus_zero)
        return;
    if (convert)
        model_deliver(m, start, ir >> 6 & 3, d, exact_of(w, from));
    else
        model_load(m, ir >> 6 & 3, d, w);
}

static void store_floating(struct model *m, word start, word ir, bool convert)
{
    const word *ac = m->ac[ir >> 6 & 3];
    bool d = is_d(m);
    if (model_refused(m, start, ir & 077))
        return;
    if (!convert) {
        word w[4];
        memcpy(w, ac, sizeof w);
        model_destination(m, ir & 077, d, w);
        return;
    }
    struct stored s = model_stored(exact_of(ac, d), !d, m->fps & FT, m->fps);
    model_destination(m, ir & 077, !d, s.w);
    model_finish(m, start, s.cc, s.fec);
}

/* CLR TST ABS NEG. */
static void one_operand(struct model *m, word start, word ir)
{
    static const word zero[4];
    word w[4], at = 0, spec = ir & 077, what = ir >> 6 & 3;
    bool d = is_d(m);
    if (model_refused(m, start, spec))
        return;
    if (what == 0) {
        model_destination(m, spec, d, zero);
        model_set_cc(m, Z);
        return;
    }
    model_source(m, spec, d, &at, w);
    if (model_undefined(m, start, spec, w) || what == 1) {
        model_set_cc(m, model_cc(w));
        return;
    }
    w[0] = what == 2 ? w[0] & 077777 : w[0] ^ 0100000;
    if (!(w[0] & 077600))
        memset(w, 0, sizeof w);
    if (spec < 010)
        model_load(m, spec, d, w);
    else
        model_deposit(m, spec, at, words_of(d), w);
    model_set_cc(m, model_cc(w));
}

/* An integer operand of 16 or 32 bits; in a register or an immediate its first 16. */
static int integer_words(const struct model *m, word spec)
{
    return m->fps & FL && spec >= 010 && spec != IMMEDIATE ? 2 : 1;
}

static void load_integer(struct model *m, word start, word ir)
{
    word w[4] = { 0 }, spec = ir & 077;
    int words = integer_words(m, spec);
    if (spec < 010)
        w[0] = m->r[spec];
    else
        model_fetch(m, spec, model_address(m, spec, 2 * words), words, w);
    int32_t value = (int32_t)((uint32_t)w[0] << 16 | w[1]);
    model_deliver(m, start, ir >> 6 & 3, is_d(m),
                  exact_integer(m->fps & FL ? value : value / 65536));
}

/* To the processor's codes too. */
static void store_words(struct model *m, word spec, int words, const word w[4], word cc)
{
    if (spec < 010)
        m->r[spec] = w[0];
    else
        model_deposit(m, spec, model_address(m, spec, 2 * words), words, w);
    model_set_cc(m, cc);
    m->cc = cc;
}

/* Chopped; out of range it is zero, with C. -32768 is in range (CFPJ). */
static void store_integer(struct model *m, word start, word ir)
{
    int bits = m->fps & FL ? 32 : 16;
    struct exact n = exact_cut(exact_of(m->ac[ir >> 6 & 3], is_d(m)), 0);
    int64_t limit = INT64_C(1) << (bits - 1), value = 0;
    bool fits = exact_zero(&n) || exact_top(&n) <= bits;
    if (fits)
        value = (int64_t)exact_units(&n, 0) * (n.minus ? -1 : 1);
    fits = fits && value >= -limit && value < limit;
    if (!fits)
        value = 0;
    uint32_t shown = (uint32_t)value << (32 - bits);
    const word w[4] = { (word)(shown >> 16), (word)shown };
    store_words(m, ir & 077, integer_words(m, ir & 077), w,
                (word)((value < 0 ? N : 0) | (value ? 0 : Z) | (fits ? 0 : C)));
    if (!fits && m->fps & FIC)
        model_exception(m, start, 6);
}

static void store_exponent(struct model *m, word ir)
{
    int exponent = (m->ac[ir >> 6 & 3][0] >> 7 & 0377) - 0200;
    const word w[4] = { (word)exponent };
    store_words(m, ir & 077, 1, w, exponent < 0 ? N : exponent ? 0 : Z);
}

/* Beyond the range the fraction stays, and the exponent modulo 400 (CFPK). */
static void load_exponent(struct model *m, word start, word ir)
{
    word w[4] = { 0 }, spec = ir & 077, *ac = m->ac[ir >> 6 & 3], fec = 0;
    if (spec < 010)
        w[0] = m->r[spec];
    else
        model_fetch(m, spec, model_address(m, spec, 2), 1, w);
    int exponent = (int16_t)w[0] + 0200;
    bool over = exponent > 0377, under = exponent < 1;
    ac[0] = (word)((ac[0] & ~077600) | (exponent & 0377) << 7);
    if (over && m->fps & FIV)
        fec = 010;
    if (under && m->fps & FIU)
        fec = 012;
    else if (under)
        memset(ac, 0, (size_t)words_of(is_d(m)) * sizeof *ac);
    model_finish(m, start, model_cc(ac) | (over ? V : 0), fec);
}

static word read_word(struct model *m, word spec)
{
    return spec < 010 ? m->r[spec] : *cell(m, model_address(m, spec, 2));
}

static void store_status(struct model *m, word spec)
{
    const word w[4] = { m->fec, m->fea };
    if (spec < 010)
        m->r[spec] = w[0];
    else
        model_deposit(m, spec, model_address(m, spec, 4), 2, w);
}

/* Codes without a meaning go through their addressing mode; only R1 and R2 are stepped by
 * more than nothing (CFPB). */
static void reserved(struct model *m, word start, word spec)
{
    bool steps = (spec & 7) == 1 || (spec & 7) == 2;
    if (spec >= 010)
        model_address(m, spec, steps ? 4 : 0);
    model_exception(m, start, 2);
}

static void no_operand(struct model *m, word start, word spec)
{
    switch (spec) {
    case 0:
        m->cc = m->fps & 017;
        break;
    case 1:
        m->fps &= (word)~FD;
        break;
    case 2:
        m->fps &= (word)~FL;
        break;
    case 011:
        m->fps |= FD;
        break;
    case 012:
        m->fps |= FL;
        break;
    default:
        reserved(m, start, spec);
    }
}

static void status(struct model *m, word start, word ir)
{
    word spec = ir & 077;
    switch (ir >> 6 & 3) {
    case 0:
        no_operand(m, start, spec);
        break;
    case 1:
        m->fps = read_word(m, spec) & 0147777;
        break;
    case 2:
        if (spec < 010)
            m->r[spec] = m->fps;
        else
            *cell(m, model_address(m, spec, 2)) = m->fps;
        break;
    default:
        store_status(m, spec);
    }
}

void model_step(struct model *m)
{
    word start = m->r[7], ir = *cell(m, start);
    m->r[7] = (word)(start + 2);
    m->trap = false;
    switch (ir >> 8 & 017) {
    case 000:
        status(m, start, ir);
        break;
    case 001:
        one_operand(m, start, ir);
        break;
    case 005:
    case 017:
        load_floating(m, start, ir, ir >> 8 & 2);
        break;
    case 010:
    case 014:
        store_floating(m, start, ir, ir >> 8 & 4);
        break;
    case 012:
        store_exponent(m, ir);
        break;
    case 013:
        store_integer(m, start, ir);
        break;
    case 015:
        load_exponent(m, start, ir);
        break;
    case 016:
        load_integer(m, start, ir);
        break;
    default:
        arithmetic(m, start, ir);
    }
}

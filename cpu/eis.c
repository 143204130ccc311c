/* Extended arithmetic: MUL DIV ASH ASHC. Pairs are R and R | 1, high word first; with an
 * odd R both are the same register, and the low word is what stays. */
#include "cpu/exec.h"
#include "cpu/modes.h"
#include "cpu/psw.h"
#include "cpu/timing.h"

static void set_pair(struct cpu *c, unsigned r, uint32_t value)
{
    c->r[r] = (word)(value >> 16);
    c->r[r | 1] = (word)value;
}

static uint32_t pair(const struct cpu *c, unsigned r)
{
    return (uint32_t)c->r[r] << 16 | c->r[r | 1];
}

static word cc_nz_long(uint32_t value)
{
    return (word)((value >> 31 ? PSW_N : 0) | (value ? 0 : PSW_Z));
}

/* C tells that the product needs more than a word. */
void op_mul(struct cpu *c, word ir)
{
    unsigned r = ir >> 6 & 7;
    int32_t product = (int16_t)source_word(c, ir) * (int16_t)c->r[r];
    set_pair(c, r, (uint32_t)product);
    bool wide = product < INT16_MIN || product > INT16_MAX;
    set_cc(c, (word)(cc_nz_long((uint32_t)product) | (wide ? PSW_C : 0)));
}

/* The table has 7.05 us for the shortest division and 8.55 for the longest; what lies
 * between is modelled as one correction each for a negative dividend and quotient. */
enum {
    DIV_STATES = 47,
    DIV_ZERO_STATES = 6,
    DIV_OVERFLOW_STATES = 9, /* the early exit DVE, DVC: counted in the flows */
    DIV_CORRECTION = 5
};

static void divide_gives_up(struct cpu *c, word cc, int states)
{
    c->bus->sched.now += timing_states(states - DIV_STATES);
    set_cc(c, cc);
}

void op_div(struct cpu *c, word ir)
{
    unsigned r = ir >> 6 & 7;
    int64_t divisor = (int16_t)source_word(c, ir);
    int64_t dividend = (int32_t)((uint32_t)c->r[r] << 16 | c->r[r | 1]);
    if (divisor == 0) {
        divide_gives_up(c, PSW_Z | PSW_V | PSW_C, DIV_ZERO_STATES);
        return;
    }
    int64_t quotient = dividend / divisor;
    if (quotient < INT16_MIN || quotient > INT16_MAX) {
        divide_gives_up(c, (word)(PSW_V | (quotient < 0 ? PSW_N : 0)),
                        DIV_OVERFLOW_STATES);
        return;
    }
    int corrections = (dividend < 0) + (quotient < 0);
    c->bus->sched.now += timing_states(corrections * DIV_CORRECTION);
    c->r[r] = (word)quotient;
    c->r[r | 1] = (word)(dividend % divisor);
    set_cc(c, cc_nz((word)quotient));
}

/* A shift count is six bits, signed: left 0 to 31, right 1 to 32. */
static int shift_count(struct cpu *c, word ir)
{
    int count = source_word(c, ir) & 077;
    if (count & 040)
        count -= 0100;
    c->bus->sched.now += timing_states(count < 0 ? -count : count);
    return count;
}

/* VALUE, WIDTH bits wide and sign-extended, shifted. C is the last bit out; V tells that
 * the sign changed on the way. */
static int64_t shift(int64_t value, int count, int width, word *vc)
{
    *vc = 0;
    if (count < 0) {
        *vc = value >> (-count - 1) & 1 ? PSW_C : 0;
        return value >> -count;
    }
    if (count == 0)
        return value;
    int64_t wide = (int64_t)((uint64_t)value << count);
    int64_t above = wide >> (width - 1); /* the sign, and all that went through it */
    *vc =
        (word)((above != 0 && above != -1 ? PSW_V : 0) | (wide >> width & 1 ? PSW_C : 0));
    return wide;
}

void op_ash(struct cpu *c, word ir)
{
    int count = shift_count(c, ir);
    word vc;
    word *r = &c->r[ir >> 6 & 7];
    *r = (word)shift((int16_t)*r, count, 16, &vc);
    set_cc(c, (word)(cc_nz(*r) | vc));
}

void op_ashc(struct cpu *c, word ir)
{
    int count = shift_count(c, ir);
    word vc;
    unsigned r = ir >> 6 & 7;
    uint32_t value = (uint32_t)shift((int32_t)pair(c, r), count, 32, &vc);
    set_pair(c, r, value);
    set_cc(c, (word)(cc_nz_long(value) | vc));
}

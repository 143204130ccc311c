/* The fraction unit of the FP11-B: add, multiply, divide, normalize, round, on 60 bits.
 *
 *     59     58      57 ... 35        34 ... 3     2 ... 0
 *     carry  hidden  fraction of F    ... of D     guard */
#include "cpu/fp_arith.h"

static const struct fp_number zero;

struct fp_number fp_unpack(const word w[4], bool d)
{
    if (!(w[0] & FP_EXPONENT))
        return zero;
    uint64_t fraction = 0200 | (w[0] & 0177u);
    fraction = fraction << 16 | w[1];
    fraction = fraction << 32 | (d ? (uint64_t)w[2] << 16 | w[3] : 0);
    return (struct fp_number){ w[0] & FP_SIGN, (w[0] & FP_EXPONENT) >> 7,
                               fraction << FP_D_LAST };
}

void fp_pack(struct fp_number n, word w[4])
{
    uint64_t fraction = n.fraction >> FP_D_LAST;
    w[0] = (word)((n.minus ? FP_SIGN : 0) | ((unsigned)n.exponent << 7 & FP_EXPONENT) |
                  (fraction >> 48 & 0177));
    w[1] = (word)(fraction >> 32);
    w[2] = (word)(fraction >> 16);
    w[3] = (word)fraction;
}

struct fp_number fp_normalize(struct fp_number n)
{
    if (!n.fraction)
        return zero;
    if (n.fraction >> (FP_TOP + 1)) {
        n.fraction >>= 1;
        n.exponent++;
    }
    while (!(n.fraction >> FP_TOP)) {
        n.fraction <<= 1;
        n.exponent--;
    }
    return n;
}

static uint64_t shifted_right(uint64_t fraction, int n)
{
    return n > FP_TOP ? 0 : fraction >> n;
}

/* The smaller operand is shifted; what leaves the register is lost. */
struct fp_number fp_add(struct fp_number a, struct fp_number b)
{
    bool swap =
        a.exponent < b.exponent || (a.exponent == b.exponent && a.fraction < b.fraction);
    struct fp_number large = swap ? b : a;
    struct fp_number small = swap ? a : b;
    if (!small.fraction)
        return large;
    uint64_t addend = shifted_right(small.fraction, large.exponent - small.exponent);
    large.fraction += large.minus == small.minus ? addend : -addend;
    return fp_normalize(large);
}

struct fp_number fp_subtract(struct fp_number a, struct fp_number b)
{
    b.minus = b.fraction && !b.minus;
    return fp_add(a, b);
}

/* The upper 64 of 128 bits. */
static uint64_t product_high(uint64_t a, uint64_t b)
{
    uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t middle = a1 * b0 + (a0 * b0 >> 32);
    uint64_t other = a0 * b1 + (uint32_t)middle;
    return a1 * b1 + (middle >> 32) + (other >> 32);
}

/* Two fractions of 1/2 to 1 give one of 1/4 to 1, of which AR keeps 59 bits; what is lost
 * does not come back if it is then shifted left. */
struct fp_number fp_multiply(struct fp_number a, struct fp_number b)
{
    if (!a.fraction || !b.fraction)
        return zero;
    uint64_t fraction = product_high(a.fraction, b.fraction << (63 - FP_TOP));
    return fp_normalize((struct fp_number){
        a.minus != b.minus, a.exponent + b.exponent - FP_BIAS, fraction });
}

/* One bit of the quotient after the other, 60 of them: it lies between 1/2 and 2. */
struct fp_number fp_divide(struct fp_number a, struct fp_number b)
{
    if (!a.fraction)
        return zero;
    uint64_t rest = a.fraction;
    uint64_t quotient = 0;
    for (int i = 0; i < FP_TOP + 2; i++) {
        quotient <<= 1;
        if (rest >= b.fraction) {
            rest -= b.fraction;
            quotient |= 1;
        }
        rest <<= 1;
    }
    return fp_normalize((struct fp_number){
        a.minus != b.minus, a.exponent - b.exponent + FP_BIAS, quotient });
}

static int last_bit(bool d)
{
    return d ? FP_D_LAST : FP_F_LAST;
}

struct fp_number fp_chop(struct fp_number n, bool d)
{
    n.fraction = n.fraction >> last_bit(d) << last_bit(d);
    return n;
}

struct fp_number fp_round(struct fp_number n, bool d)
{
    if (!n.fraction)
        return zero;
    n.fraction += (uint64_t)1 << (last_bit(d) - 1);
    return fp_chop(fp_normalize(n), d);
}

struct fp_number fp_integer(struct fp_number n, struct fp_number *rest)
{
    int bits = n.exponent - FP_BIAS;
    *rest = n;
    if (bits <= 0)
        return zero;
    *rest = zero;
    if (bits > FP_TOP)
        return n;
    int below = FP_TOP + 1 - bits;
    struct fp_number whole = n;
    whole.fraction = n.fraction >> below << below;
    *rest = n;
    rest->fraction -= whole.fraction;
    *rest = fp_normalize(*rest);
    return whole;
}

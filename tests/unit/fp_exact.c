/* Schoolbook arithmetic on limbs of 32 bits. */
#include "tests/unit/fp_exact.h"

#include <assert.h>

enum { BITS = 32, QUOTIENT = 180 };

static const struct nat nothing;

static int length(const struct nat *n)
{
    int i = LIMBS - 1;
    while (i >= 0 && n->limb[i] == 0)
        i--;
    if (i < 0)
        return 0;
    int bits = 0;
    for (uint32_t top = n->limb[i]; top; top >>= 1)
        bits++;
    return i * BITS + bits;
}

static struct nat left(struct nat n, int by)
{
    struct nat out = nothing;
    int limbs = by / BITS, bits = by % BITS;
    assert(by >= 0 && length(&n) + by <= LIMBS * BITS);
    for (int i = LIMBS - 1; i >= limbs; i--) {
        uint64_t pair = (uint64_t)n.limb[i - limbs] << BITS |
                        (i > limbs ? n.limb[i - limbs - 1] : 0u);
        out.limb[i] = (uint32_t)(pair << bits >> BITS);
    }
    return out;
}

static struct nat right(struct nat n, int by)
{
    struct nat out = nothing;
    int limbs = by / BITS, bits = by % BITS;
    assert(by >= 0);
    for (int i = 0; i + limbs < LIMBS; i++) {
        uint64_t pair = n.limb[i + limbs];
        if (i + limbs + 1 < LIMBS)
            pair |= (uint64_t)n.limb[i + limbs + 1] << BITS;
        out.limb[i] = (uint32_t)(pair >> bits);
    }
    return out;
}

static int compare(const struct nat *a, const struct nat *b)
{
    for (int i = LIMBS - 1; i >= 0; i--)
        if (a->limb[i] != b->limb[i])
            return a->limb[i] < b->limb[i] ? -1 : 1;
    return 0;
}

static struct nat sum(struct nat a, const struct nat *b)
{
    uint64_t carry = 0;
    for (int i = 0; i < LIMBS; i++) {
        carry += (uint64_t)a.limb[i] + b->limb[i];
        a.limb[i] = (uint32_t)carry;
        carry >>= BITS;
    }
    assert(carry == 0);
    return a;
}

/* a >= b */
static struct nat difference(struct nat a, const struct nat *b)
{
    int64_t borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
        borrow += (int64_t)a.limb[i] - b->limb[i];
        a.limb[i] = (uint32_t)borrow;
        borrow >>= BITS;
    }
    assert(borrow == 0);
    return a;
}

static struct nat of_64(uint64_t value)
{
    return (struct nat){
        {(uint32_t)value, (uint32_t)(value >> BITS)}
    };
}

static struct nat product(const struct nat *a, const struct nat *b)
{
    struct nat out = nothing;
    for (int i = 0; i < LIMBS; i++) {
        uint64_t carry = 0;
        for (int j = 0; a->limb[i] && i + j < LIMBS; j++) {
            carry += (uint64_t)a->limb[i] * b->limb[j] + out.limb[i + j];
            out.limb[i + j] = (uint32_t)carry;
            carry >>= BITS;
        }
    }
    return out;
}

static struct nat quotient(struct nat a, const struct nat *b)
{
    struct nat out = nothing;
    for (int i = length(&a) - length(b); i >= 0; i--) {
        struct nat part = left(*b, i);
        if (compare(&a, &part) < 0)
            continue;
        a = difference(a, &part);
        out.limb[i / BITS] |= UINT32_C(1) << i % BITS;
    }
    return out;
}

static struct exact made(bool minus, int lowest, struct nat n)
{
    struct exact x = { minus && length(&n) > 0, lowest, n };
    return x;
}

struct exact exact_of(const word w[4], bool d)
{
    int exponent = w[0] >> 7 & 0377, words = d ? 4 : 2, bits = d ? 56 : 24;
    uint64_t fraction = w[0] & 0177u;
    for (int i = 1; i < words; i++)
        fraction = fraction * 65536 + w[i];
    if (exponent == 0)
        return made(false, 0, nothing);
    fraction += UINT64_C(1) << (bits - 1);
    return made(w[0] >> 15, exponent - 0200 - bits, of_64(fraction));
}

struct exact exact_integer(int64_t value)
{
    return made(value < 0, 0, of_64(value < 0 ? -(uint64_t)value : (uint64_t)value));
}

bool exact_zero(const struct exact *x)
{
    return length(&x->n) == 0;
}

int exact_top(const struct exact *x)
{
    return x->lowest + length(&x->n);
}

struct exact exact_negated(struct exact x)
{
    return made(!x.minus, x.lowest, x.n);
}

struct exact exact_sum(struct exact a, struct exact b)
{
    if (exact_zero(&a))
        return b;
    if (exact_zero(&b))
        return a;
    int lowest = a.lowest < b.lowest ? a.lowest : b.lowest;
    a.n = left(a.n, a.lowest - lowest);
    b.n = left(b.n, b.lowest - lowest);
    if (a.minus == b.minus)
        return made(a.minus, lowest, sum(a.n, &b.n));
    if (compare(&a.n, &b.n) >= 0)
        return made(a.minus, lowest, difference(a.n, &b.n));
    return made(b.minus, lowest, difference(b.n, &a.n));
}

struct exact exact_product(struct exact a, struct exact b)
{
    return made(a.minus != b.minus, a.lowest + b.lowest, product(&a.n, &b.n));
}

struct exact exact_quotient(struct exact a, struct exact b)
{
    return made(a.minus != b.minus, a.lowest - QUOTIENT - b.lowest,
                quotient(left(a.n, QUOTIENT), &b.n));
}

struct exact exact_cut(struct exact x, int lowest)
{
    if (lowest <= x.lowest)
        return x;
    return made(x.minus, lowest, right(x.n, lowest - x.lowest));
}

struct exact exact_rounded(struct exact x, int lowest)
{
    struct nat half = nothing;
    if (lowest <= x.lowest)
        return x;
    int place = lowest - x.lowest - 1;
    assert(place < LIMBS * BITS - 1);
    half.limb[place / BITS] = UINT32_C(1) << place % BITS;
    x.n = sum(x.n, &half);
    return exact_cut(x, lowest);
}

uint64_t exact_units(const struct exact *x, int lowest)
{
    struct nat n = lowest <= x->lowest ? left(x->n, x->lowest - lowest)
                                       : right(x->n, lowest - x->lowest);
    return (uint64_t)n.limb[1] << BITS | n.limb[0];
}

/* Numbers without an end: sign * n * 2^lowest, n an integer of any length met here, and what
 * can be done with them exactly. For the FP11's proof; shares nothing with cpu/. */
#ifndef TESTS_UNIT_FP_EXACT_H
#define TESTS_UNIT_FP_EXACT_H

#include "devices/word.h"

enum { LIMBS = 12 }; /* of 32 bits: 311 are needed for the sum of the furthest apart */

struct nat {
    uint32_t limb[LIMBS]; /* lowest first */
};

/* Zero has n = 0 and is not minus. */
struct exact {
    bool minus;
    int lowest;
    struct nat n;
};

/* The value of an operand of two words (F) or four (D): (-1)^sign * 0.1fraction *
 * 2^(exponent-200); zero if the exponent is 0. */
struct exact exact_of(const word w[4], bool d);
struct exact exact_integer(int64_t value);

bool exact_zero(const struct exact *x);
/* The least t with |x| < 2^t; x is not zero. */
int exact_top(const struct exact *x);

struct exact exact_negated(struct exact x);
struct exact exact_sum(struct exact a, struct exact b);
struct exact exact_product(struct exact a, struct exact b);
/* Its first 120 bits at least; b is not zero. */
struct exact exact_quotient(struct exact a, struct exact b);

/* |x| without its bits below 2^LOWEST. */
struct exact exact_cut(struct exact x, int lowest);
/* x with |x| rounded to a multiple of 2^LOWEST, a half upwards. */
struct exact exact_rounded(struct exact x, int lowest);
/* n of x in units of 2^LOWEST, the lower 64 bits; x has none below. */
uint64_t exact_units(const struct exact *x, int lowest);

#endif

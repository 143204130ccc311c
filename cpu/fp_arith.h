/* Numbers inside the FP11, and what its fraction unit does with them: pure functions.
 * FP11-B manual, chapter 2 (AR, BR, QR: 60 bits) and flows 8 to 11. */
#ifndef CPU_FP_ARITH_H
#define CPU_FP_ARITH_H

#include "devices/word.h"

enum {
    FP_BIAS = 0200,
    FP_TOP = 58, /* the hidden bit's place; bit 59 takes a carry */
    FP_F_LAST =
        35, /* the last bit of a fraction of F and of D; below are the guard bits */
    FP_D_LAST = 3,
    FP_SIGN = 0100000, /* in the first word of an operand */
    FP_EXPONENT = 0077600
};

/* Zero has fraction 0, exponent 0, and plus. Others have bit 58 set and 59 clear; their
 * exponent (excess 200) may lie outside 1 to 377, which is underflow or overflow. */
struct fp_number {
    bool minus;
    int exponent;
    uint64_t fraction;
};

/* W has two words (F), or four (D). An exponent of 0 is zero, whatever the rest. */
struct fp_number fp_unpack(const word w[4], bool d);
/* Always four words; the exponent modulo 400. */
void fp_pack(struct fp_number n, word w[4]);

/* Exact but for what falls off the end of the 60 bits. The divisor is not zero. */
struct fp_number fp_add(struct fp_number a, struct fp_number b);
struct fp_number fp_subtract(struct fp_number a, struct fp_number b);
struct fp_number fp_multiply(struct fp_number a, struct fp_number b);
struct fp_number fp_divide(struct fp_number a, struct fp_number b);

/* To the length of F or D: chopped, or (half of the last bit added) rounded. */
struct fp_number fp_chop(struct fp_number n, bool d);
struct fp_number fp_round(struct fp_number n, bool d);

/* Shifted left until bit 58 is set, or zero. Bit 59 may be set too. */
struct fp_number fp_normalize(struct fp_number n);

/* N's integer part, not rounded; the rest goes to *REST. */
struct fp_number fp_integer(struct fp_number n, struct fp_number *rest);

#endif

/* What the FP11 must compute, found on paper: numbers as rows of bits, schoolbook
 * arithmetic, one bit after the other. Shares nothing with cpu/. */
#ifndef TESTS_UNIT_FP11_REFERENCE_H
#define TESTS_UNIT_FP11_REFERENCE_H

#include "devices/word.h"

enum { ROW = 200 };

/* row[i] has the weight 2^i. */
struct row {
    byte bit[ROW];
};

/* A result before it is made to fit: row * 2^lowest, and its sign. */
struct sum {
    bool minus;
    int lowest;
    struct row row;
};

/* What is stored, with the four condition bits of FPS and the exception (0: none) that
 * the enables in FPS allow. */
struct verdict {
    word w[4];
    word cc, fec;
};

struct sum sum_number(const word w[4], bool d);
struct sum sum_integer(int64_t value);
bool sum_zero(const struct sum *p);
struct sum sum_add(struct sum a, struct sum b);
struct sum sum_multiply(struct sum a, struct sum b);
struct sum sum_divide(struct sum a, struct sum b);
/* The upper KEPT bits; the rest is cut off. */
struct sum sum_cut(struct sum p, int kept);
/* What is left of the point, and what is right of it. */
struct sum sum_whole(struct sum p);
struct sum sum_rest(struct sum p);
/* The highest bit set; -1 for none. */
int sum_top(const struct sum *p);

struct verdict sum_verdict(struct sum p, bool d, word fps);

#endif

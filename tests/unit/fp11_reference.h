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
struct paper {
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

struct paper paper_number(const word w[4], bool d);
struct paper paper_integer(int64_t value);
bool paper_zero(const struct paper *p);
struct paper paper_add(struct paper a, struct paper b);
struct paper paper_multiply(struct paper a, struct paper b);
struct paper paper_divide(struct paper a, struct paper b);
/* The upper KEPT bits; the rest is cut off. */
struct paper paper_cut(struct paper p, int kept);
/* What is left of the point, and what is right of it. */
struct paper paper_whole(struct paper p);
struct paper paper_rest(struct paper p);
/* The highest bit set; -1 for none. */
int paper_top(const struct paper *p);

struct verdict paper_verdict(struct paper p, bool d, word fps);

#endif

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
struct figure {
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

struct figure paper_number(const word w[4], bool d);
struct figure paper_integer(int64_t value);
bool paper_zero(const struct figure *p);
struct figure paper_add(struct figure a, struct figure b);
struct figure paper_multiply(struct figure a, struct figure b);
struct figure paper_divide(struct figure a, struct figure b);
/* The upper KEPT bits; the rest is cut off. */
struct figure paper_cut(struct figure p, int kept);
/* What is left of the point, and what is right of it. */
struct figure paper_whole(struct figure p);
struct figure paper_rest(struct figure p);
/* The highest bit set; -1 for none. */
int paper_top(const struct figure *p);

struct verdict paper_verdict(struct figure p, bool d, word fps);

#endif

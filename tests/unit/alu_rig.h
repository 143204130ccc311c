/* One instruction on R1 and R2, its result held to what a reference says. */
#ifndef TESTS_UNIT_ALU_RIG_H
#define TESTS_UNIT_ALU_RIG_H

#include "tests/unit/rig.h"

enum { SAMPLES = 64 };

/* A result and its conditions. */
struct outcome {
    word value, cc;
};

static inline word cc_of(bool n, bool z, bool v, bool c)
{
    return (word)(n << 3 | z << 2 | v << 1 | c);
}

/* Runs OP with R1 and R2 and the conditions CC; the result is R2's. */
static inline struct outcome run_op(word op, word r1, word r2, word cc)
{
    m->bus.core[PROGRAM / 2] = op;
    m->cpu.r[PC] = PROGRAM;
    m->cpu.r[1] = r1;
    m->cpu.r[2] = r2;
    cpu_set_psw(&m->cpu, cc);
    steps(1);
    return (struct outcome){ m->cpu.r[2], m->cpu.psw & PSW_CC };
}

static inline void same(word op, word a, word b, word cc, struct outcome got,
                        struct outcome want)
{
    ck_assert_msg(got.value == want.value && got.cc == want.cc,
                  "%06o with R1 %06o, R2 %06o, CC %02o: R2 %06o CC %02o, not %06o %02o",
                  op, a, b, cc, got.value, got.cc, want.value, want.cc);
}

/* SAMPLES words: the corners, then the same random ones every time. */
static inline void sample_words(word *w)
{
    static const word corners[] = {
        0,       1,       2,       077776,  077777,  0100000,
        0100001, 0177776, 0177777, 0000377, 0177400, 0125252
    };
    struct dice d = { 11 };
    for (int i = 0; i < SAMPLES; i++)
        w[i] = i < 12 ? corners[i] : (word)dice_next(&d);
}

#endif

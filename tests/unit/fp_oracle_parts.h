/* The parts that the oracle's instructions share: operands, what is stored of a result, codes
 * and exceptions. */
#ifndef TESTS_UNIT_FP_ORACLE_PARTS_H
#define TESTS_UNIT_FP_ORACLE_PARTS_H

#include "tests/unit/fp_oracle.h"

enum {
    N = 010,
    Z = 04,
    V = 02,
    C = 01,
    FER = 0100000,
    FID = 040000,
    FIUV = 04000,
    FIU = 02000,
    FIV = 01000,
    FIC = 0400,
    FD = 0200,
    FL = 0100,
    FT = 040,
    IMMEDIATE = 027
};

/* What is stored of a result. */
struct stored {
    word w[4], cc, fec;
};

static inline bool is_d(const struct model *m)
{
    return m->fps & FD;
}

static inline int bits_of(bool d)
{
    return d ? 56 : 24;
}

static inline int words_of(bool d)
{
    return d ? 4 : 2;
}

static inline word *cell(struct model *m, word at)
{
    return &m->core[at / 2];
}

void model_exception(struct model *m, word start, word fec);
void model_set_cc(struct model *m, word cc);
/* By sign and exponent alone. */
word model_cc(const word w[4]);
/* The address of an operand in memory; a register moves by BYTES. */
word model_address(struct model *m, word spec, int bytes);
void model_fetch(struct model *m, word spec, word at, int words, word w[4]);
void model_deposit(struct model *m, word spec, word at, int words, const word w[4]);
/* Rounded or chopped to the length of D. An exponent that is too large is stored modulo 400,
 * FIV or not (CFPD, CFPS to CFPU); one too small only with FIU, else zero is. */
struct stored model_stored(struct exact x, bool d, bool chop, word fps);
void model_load(struct model *m, int ac, bool d, const word w[4]);
void model_finish(struct model *m, word start, word cc, word fec);
void model_deliver(struct model *m, word start, int ac, bool d, struct exact x);
/* AC6 and AC7 are not there. */
bool model_refused(struct model *m, word start, word spec);
/* -0 in memory. */
bool model_undefined(struct model *m, word start, word spec, const word w[4]);
/* The floating source; *AT is where it was. */
void model_source(struct model *m, word spec, bool d, word *at, word w[4]);
void model_destination(struct model *m, word spec, bool d, const word w[4]);

#endif

/* What an instruction of the FP11-B must do, from its definition: addressing, exact value of
 * the result, what is stored of it, codes, exceptions. FP11-B manual; Processor Handbook,
 * chapter 11. Shares nothing with cpu/. */
#ifndef TESTS_UNIT_FP_ORACLE_H
#define TESTS_UNIT_FP_ORACLE_H

#include "tests/unit/fp_exact.h"

/* The processor with its FP11, KT11 off, and its core. */
struct model {
    word r[8];
    word cc; /* PSW 3:0 */
    word fps, fec, fea;
    word ac[6][4];
    word *core; /* words of 0 to 157776 */
    bool trap;  /* the instruction ended in one, to 244 */
};

/* Carries out the FP11 instruction at PC. */
void model_step(struct model *m);

#endif

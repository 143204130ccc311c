/* An instruction timed on the bench: the loop tests run once for each of six kinds of
 * machine, three memories with KT11 off and on. */
#ifndef TESTS_UNIT_TIMING_RIG_H
#define TESTS_UNIT_TIMING_RIG_H

#include "tests/unit/rig.h"
#include "tests/unit/timing_tables.h"

enum {
    KINDS = 6,
    NOP = 0240,
    OPERAND = DATA,     /* R1's */
    OTHER = DATA + 0400 /* R2's */
};

/* The memory of kind N is memories[N / 2]. */
extern const enum memory memories[3];

/* ns that T is on a machine of KIND. */
int of(struct time t, int kind);

/* Makes the machine one of KIND, with its operands in place. */
void fit(int kind);

/* Register N such that MODE reaches AT (even): -(R) steps by STEP, @-(R) by two. */
void point(int n, word at, int mode, int step);

/* What -(R) takes off in the instruction OP. */
int step_of(word op);

/* Runs one instruction whose source, if SM >= 0, is R1 by mode SM and whose destination
 * is R2 by mode DM; fails unless it took WANT ns. Both operands are words. */
void run_one(const char *name, word op, int sm, int dm, int want);

#endif

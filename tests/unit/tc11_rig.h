/* A TC11 on a bus by itself, with scratch tapes on TC0 and TC1 whose words all differ from their
 * neighbours. */
#ifndef TESTS_UNIT_TC11_RIG_H
#define TESTS_UNIT_TC11_RIG_H

#include "devices/tc11.h"
#include "tests/unit/backplane.h"

enum { TCST = 0777340, TCCM = 0777342, TCWC = 0777344, TCBA = 0777346, TCDT = 0777350 };
enum { /* TCCM with DO */
       STOP_ALL = 01,
       RNUM = 03,
       RDATA = 05,
       RALL = 07,
       STOP = 011,
       WTM = 013,
       WDATA = 015,
       WALL = 017,
       REV = 04000,
       UNIT1 = 0400,
       READY = 0200,
       IE = 0100
};
enum { /* TCST */
       ENDZ = 0100000,
       PAR = 040000,
       ILO = 010000,
       SELE = 04000,
       BLKM = 02000,
       DATM = 01000,
       NEX = 0400,
       UPS = 0200
};
enum { VECTOR = 0214, CORE = 32768, WORD = 200000, BLOCK = 53200000 };
enum { START = 120000000, STOPPING = 80000000, A_MOMENT = 20000 };

struct tc_bench {
    struct unibus bus;
    struct tc11 tc;
    char tape[2][32]; /* paths */
};

extern struct tc_bench tc_bench;

/* A test case of TESTS (NULL ends them), each with fresh tapes. */
void tc_case(Suite *suite, const char *name, const TTest *const *tests);

/* The tape of UNIT, in MODE. */
void tc_load(int unit, enum disk_mode mode);

/* What stood there at first, and what stands in UNIT's file now. */
word tc_on_tape(int block, int index);
word tc_in_file(int unit, int block, int index);

/* CM (with DO) until READY, or for so many words at BA; the errors (TCST). */
word tc_obey(word cm);
word tc_transfer(word cm, word ba, int words);
int64_t tc_to_ready(void); /* ns; fails after a minute */

/* The number of BLOCK has just passed, on the way forward or (REV) back: three blocks are
 * enough to turn round. */
void tc_find(int block, word way);

#endif

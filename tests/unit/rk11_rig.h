/* An RK11 on a bus by itself, with two scratch packs in RK0 and RK1. */
#ifndef TESTS_UNIT_RK11_RIG_H
#define TESTS_UNIT_RK11_RIG_H

#include "devices/rk11.h"
#include "tests/unit/backplane.h"

enum {
    RKDS = 0777400,
    RKER = 0777402,
    RKCS = 0777404,
    RKWC = 0777406,
    RKBA = 0777410,
    RKDA = 0777412,
    RKMR = 0777414,
    RKDB = 0777416
};
enum { /* RKCS with GO */
       RESET = 01,
       WRITE = 03,
       READ = 05,
       WCHECK = 07,
       SEEK = 011,
       RCHECK = 013,
       DRESET = 015,
       LOCK = 017,
       SSE = 0400,
       FMT = 02000,
       IBA = 04000,
       RDY = 0200,
       IDE = 0100
};
enum { VECTOR = 0220, CORE = 32768 };
enum { TURN = 40000000, SLOT = 3333334, SECTOR = 276 * 11111 };

struct rk_bench {
    struct unibus bus;
    struct rk11 rk;
    char pack[2][32]; /* paths */
};

extern struct rk_bench rk_bench;

/* A test case of TESTS (NULL ends them), each with fresh packs. */
void rk_case(Suite *suite, const char *name, const TTest *const *tests);

word rkda(int drive, int cylinder, int surface, int sector);

/* Gives CS (with GO) to the control, for WORDS words at BA. */
void rk_start(word cs, word da, word ba, int words);

/* The same to its end; the function's errors (RKER). Fails if it takes more than 3 s. */
word rk_run(word cs, word da, word ba, int words);

/* WORDS words of core: FROM, FROM + 1 ... */
void rk_fill(paddr at, int words, word from);

/* Fails unless RKER holds RKER and RKCS the sum of it. */
void rk_error(word rker);

#endif

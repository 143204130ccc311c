/* An RP11-C on a bus by itself, with a scratch pack for an RP03 in RR0 and one for an RP02 in
 * RR1. */
#ifndef TESTS_UNIT_RP11_RIG_H
#define TESTS_UNIT_RP11_RIG_H

#include "devices/rp11.h"
#include "tests/unit/backplane.h"

enum {
    RPDS = 0776710,
    RPER = 0776712,
    RPCS = 0776714,
    RPWC = 0776716,
    RPBA = 0776720,
    RPCA = 0776722,
    RPDA = 0776724,
    RPM1 = 0776726,
    RPM3 = 0776732,
    SUCA = 0776734,
    SILO = 0776736
};
enum { /* RPCS with GO */
       RESET = 01,
       WRITE = 03,
       READ = 05,
       WCHECK = 07,
       SEEK = 011,
       WRITE_THERE = 013,
       HOME = 015,
       READ_THERE = 017,
       DRIVE1 = 0400,
       RDY = 0200,
       IDE = 0100,
       AIE = 020000,
       MODE = 010000,
       HDR = 04000
};
enum { VECTOR = 0254, CORE = 32768 };
enum { TURN = 25000000, SLOT = 2500000, SECTOR = 300 * 7400, ACCEPT = 20000 };

struct rp_bench {
    struct unibus bus;
    struct rp11 rp;
    char pack[2][32]; /* paths */
    struct transfer last;
    int told;
};

extern struct rp_bench rp_bench;

/* A test case of TESTS (NULL ends them), each with fresh packs. */
void rp_case(Suite *suite, const char *name, const TTest *const *tests);

/* Gives CS (with GO) to the control, for WORDS words at BA. */
void rp_start(word cs, int cylinder, int track, int sector, word ba, int words);
/* ns until RDY is up. */
int64_t rp_ready(void);
/* Both. The function's errors (RPER). */
word rp_run(word cs, int cylinder, int track, int sector, word ba, int words);

void rp_fill(paddr at, int words, word from); /* core: FROM, FROM + 1 ... */

#endif

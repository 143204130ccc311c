/* An RF11 on a bus by itself, with one RS11. */
#ifndef TESTS_UNIT_RF11_RIG_H
#define TESTS_UNIT_RF11_RIG_H

#include "devices/rf11.h"
#include "tests/unit/backplane.h"

enum {
    DCS = 0777460,
    WC = 0777462,
    CMA = 0777464,
    DAR = 0777466,
    DAE = 0777470,
    DBR = 0777472,
    MAR = 0777474,
    ADS = 0777476,
    VECTOR = 0204,
    CORE = 32768
};
enum {
    WRITE = 03,
    READ = 05,
    CHECK = 07,
    CLR = 0400,
    RDY = 0200,
    IE = 0100,
    MAINT = 010
};
enum { WORD = 16000, TURN = 33333333, GAP = TURN - 2048 * WORD };

struct rf_bench {
    struct unibus bus;
    struct rf11 rf;
    char path[32];
    struct transfer last;
    int told;
};

extern struct rf_bench rf_bench;

/* A test case of TESTS (NULL ends them), each with a fresh disk. */
void rf_case(Suite *suite, const char *name, const TTest *const *tests);

void rf_load(const char *type); /* the disk's file, as so many disks: "2P" */

/* Gives DCS to the control, for WORDS words from word AT of the disks and CORE. */
void rf_start(word dcs, uint32_t at, word core, int words);
int64_t rf_ready(void);                                      /* ns until RDY */
int64_t rf_run(word dcs, uint32_t at, word core, int words); /* both */

void rf_fill(paddr at, int words, word from); /* core: FROM, FROM + 1 ... */

#endif

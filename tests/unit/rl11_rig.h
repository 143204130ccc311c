/* An RL11 on a bus by itself, with a scratch pack in RL0 (an RL01) and one in RL1 (an RL02). */
#ifndef TESTS_UNIT_RL11_RIG_H
#define TESTS_UNIT_RL11_RIG_H

#include "devices/rl11.h"
#include "tests/unit/backplane.h"

enum { RLCS = 0774400, RLBA = 0774402, RLDA = 0774404, RLMP = 0774406 };
enum { /* RLCS: functions, with CRDY clear */
       NOP = 0,
       WCHECK = 02,
       STATUS = 04,
       SEEK = 06,
       HEADER = 010,
       WRITE = 012,
       READ = 014,
       ANY = 016,
       DRDY = 01,
       MEX = 060,
       IE = 0100,
       CRDY = 0200,
       RL1 = 0400,
       RL2 = 01000,
       OPI = 02000,
       CRC = 04000,
       HCRC = 06000,
       DLT = 010000,
       HNF = 012000,
       NXM = 020000,
       DE = 040000,
       ERR = 0100000
};
enum { /* RLDA of SEEK and GET STATUS */
       MARK = 01,
       GS = 03,
       INWARD = 04,
       RST = 010,
       HEAD1 = 020
};
enum { VECTOR = 0160, CORE = 65536 };
enum { WORD = 3900, SECTOR = 139 * WORD, SLOT = 625000, TURN = 25000000 };

struct rl_bench {
    struct unibus bus;
    struct rl11 rl;
    char pack[2][32]; /* paths */
};

extern struct rl_bench rl_bench;

/* A test case of TESTS (NULL ends them), each with fresh packs; volume checks are cleared. */
void rl_case(Suite *suite, const char *name, const TTest *const *tests);

/* RLDA of a transfer. */
word rlda(int cylinder, int head, int sector);

/* Gives CS (a function, a drive) to the control, for WORDS words at BA. */
void rl_start(word cs, word da, word ba, int words);

/* The same to its end; the errors of RLCS (ERR, DE and bits 13:10). Fails if it takes more than
 * 2 s. */
word rl_run(word cs, word da, word ba, int words);

/* GET STATUS of DRIVE (in its place in RLCS), with a reset of its errors or not. */
word rl_get_status(word drive, bool reset);

/* The heads of DRIVE to CYLINDER and HEAD, from wherever they are, and there. */
void rl_move(word drive, int cylinder, int head);

/* Which headers pass: the next of DRIVE. */
word rl_next_header(word drive);

/* WORDS words of core: FROM, FROM + 1 ... */
void rl_fill(paddr at, int words, word from);

#endif

/* A TM11 on a bus by itself, with scratch tapes on TM0 and TM1. */
#ifndef TESTS_UNIT_TM11_RIG_H
#define TESTS_UNIT_TM11_RIG_H

#include "devices/tm11.h"
#include "tests/unit/backplane.h"

enum {
    MTS = 0772520,
    MTC = 0772522,
    MTBRC = 0772524,
    MTCMA = 0772526,
    MTD = 0772530,
    MTRD = 0772532
};
enum { /* MTC with GO, nine channels at 800 */
       OFF_LINE = 060001,
       READ = 060003,
       WRITE = 060005,
       WRITE_EOF = 060007,
       FORWARD = 060011,
       REVERSE = 060013,
       EXTENDED = 060015,
       REWIND = 060017,
       UNIT1 = 0400,
       EVEN = 04000,
       CLEAR = 010000,
       CUR = 0200,
       IE = 0100
};
enum { /* MTS */
       ILC = 0100000,
       MARK = 040000,
       PAE = 010000,
       EOT = 02000,
       RLE = 01000,
       BTE = 0400,
       NXM = 0200,
       SELR = 0100,
       BOT = 040,
       SEVEN = 020,
       SDWN = 010,
       WRL = 04,
       RWS = 02,
       TUR = 01,
       ERRORS = 0177600
};
enum { VECTOR = 0224, CORE = 32768 };

struct tm_bench {
    struct unibus bus;
    struct tm11 tm;
    char tape[2][32]; /* paths */
};

extern struct tm_bench tm_bench;

/* A test case of TESTS (NULL ends them), each with fresh tapes. */
void tm_case(Suite *suite, const char *name, const TTest *const *tests);

/* Tape FILE of the two on UNIT, in MODE. */
void tm_load(int unit, int file, enum disk_mode mode);

/* Gives C (with GO) to the control, for COUNT bytes or records at MA. */
void tm_start(word c, word ma, int count);

/* The same to its end; the function's errors (MTS). Fails if it takes more than 20 min. */
word tm_run(word c, word ma, int count);

/* A record of N bytes is written or read, a function done: without an error. */
void tm_write_record(byte first, int n); /* FIRST, FIRST + 1 ... */
void tm_do(word c, int count);
void tm_rest(void); /* until the unit of MTC is ready */

/* ns until CUR is up, TUR is up. */
int64_t tm_ns_to_cur(void);
int64_t tm_ns_to_tur(void);

#endif

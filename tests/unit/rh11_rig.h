/* An RH11 on a bus by itself, with scratch packs in RP0, an RP04, and RP1, an RP06. */
#ifndef TESTS_UNIT_RH11_RIG_H
#define TESTS_UNIT_RH11_RIG_H

#include "devices/rh11.h"
#include "tests/unit/backplane.h"

enum {
    RPCS1 = 0776700,
    RPWC = 0776702,
    RPBA = 0776704,
    RPDA = 0776706,
    RPCS2 = 0776710,
    RPDS = 0776712,
    RPER1 = 0776714,
    RPAS = 0776716,
    RPLA = 0776720,
    RPDB = 0776722,
    RPMR = 0776724,
    RPDT = 0776726,
    RPSN = 0776730,
    RPOF = 0776732,
    RPDC = 0776734,
    RPCC = 0776736,
    RPER2 = 0776740,
    RPER3 = 0776742,
    RPEC1 = 0776744,
    RPEC2 = 0776746
};
enum { /* RPCS1 with GO */
       NOP = 01,
       UNLOAD = 03,
       SEEK = 05,
       RECAL = 07,
       DCLEAR = 011,
       RELEASE = 013,
       OFFSET = 015,
       RETURN = 017,
       PRESET = 021,
       PACKACK = 023,
       SEARCH = 031,
       WCHECK = 051,
       WCHECKH = 053,
       WRITE = 061,
       WRITEH = 063,
       READ = 071,
       READH = 073,
       SC = 0100000,
       TRE = 040000,
       DVA = 04000,
       RDY = 0200,
       IE = 0100
};
enum { /* RPCS2 */
       DLT = 0100000,
       WCE = 040000,
       UPE = 020000,
       NED = 010000,
       NEM = 04000,
       PGE = 02000,
       MXF = 01000,
       MDPE = 0400,
       OR = 0200,
       IR = 0100,
       CLR = 040,
       PAT = 020,
       BAI = 010
};
enum { /* RPDS */
       ATA = 0100000,
       ERR = 040000,
       PIP = 020000,
       MOL = 010000,
       WRL = 04000,
       LST = 02000,
       DPR = 0400,
       DRY = 0200,
       VV = 0100,
       OM = 01
};
enum { /* RPER1, RPER3, RPOF */
       DCK = 0100000,
       UNS = 040000,
       OPI = 020000,
       WLE = 04000,
       IAE = 02000,
       AOE = 01000,
       HCRC = 0400,
       HCE = 0200,
       ECH = 0100,
       FER = 020,
       PAR = 010,
       RMR = 04,
       ILF = 01,
       SKI = 040000,
       FMT22 = 010000,
       ECI = 04000,
       HCI = 02000
};
enum { VECTOR = 0254, CORE = 32768 };

struct rh_bench {
    struct unibus bus;
    struct rh11 rh;
    char pack[2][32]; /* paths */
};

extern struct rh_bench rh_bench;

/* A test case of TESTS (NULL ends them), each with fresh packs and valid volumes of 22
 * sectors a track; no attention, drive 0 selected. */
void rh_case(Suite *suite, const char *name, const TTest *const *tests);

word rh_get(paddr at);
void rh_put(paddr at, word data);
word rhda(int track, int sector);
void rh_select(int drive); /* leaves PAT and BAI 0 */

/* Gives CS1 (with GO) to the selected drive, for WORDS words at BA from CYLINDER and DA on. */
void rh_start(word cs1, int cylinder, word da, word ba, int words);

/* The same to its end, RDY and the drive's GO; RPER1. Fails if it takes more than 3 s. */
word rh_run(word cs1, int cylinder, word da, word ba, int words);

/* Machine time goes on until GO is down and RDY up; ns that it took. */
int64_t rh_wait(void);

/* WORDS words of core: FROM, FROM + 1 ... */
void rh_fill(paddr at, int words, word from);

/* Fails unless RPER1 and the errors of RPCS2 are these, ERR and ATA of RPDS, SC and TRE as
 * they must be for an error of a transfer. */
void rh_errors(word er1, word cs2);

/* RPDS of a drive at rest, with its pack valid. */
enum { RESTING = MOL | DPR | DRY | VV };

#endif

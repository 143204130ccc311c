/* RH11 Massbus control and eight RP04, RP05 or RP06 drives: 776700-776746, vector 254, BR5. */
#ifndef DEVICES_RH11_H
#define DEVICES_RH11_H

#include "devices/drive.h"
#include "devices/unibus.h"

enum {
    RH_DRIVES = 8,
    RH_TRACKS = 19,
    RH_SECTORS = 22,         /* of 256 words of 16 bits; the 18-bit format has 20 */
    RH_SECTOR_WORDS = 256,   /* a block of 512 bytes */
    RH_HEADER_WORDS = 4,     /* cylinder, track and sector, two key words */
    RH_SILO = 66,            /* words of the data buffer */
    RH_RP04_CYLINDERS = 411, /* RP05 too */
    RH_RP06_CYLINDERS = 815
};

/* The drive's times, ns: 3600 turns a minute. RP04 and RP06 maintenance manuals: a slot is
 * 609 bytes long, hence a word 2.488 us; 290 words of it have gone by from the sector pulse
 * to the end of the block (31 of header and gaps, 256 of data, 2 of ECC, 1 of gap). */
enum {
    RH_TURN_NS = 16666667,
    RH_WORD_NS = 2488,
    RH_LEAD_NS = 31 * RH_WORD_NS,
    RH_SECTOR_NS = 290 * RH_WORD_NS,
    RH_OFFSET_NS = 10000000, /* heads off their track's middle, or back to it */
    RH_ACCEPT_NS = 5000,     /* a drive finds that it cannot, or need not, do it */
    RH_MISSED_NS = 650000    /* the control waits so long for a drive to begin: MXF */
};

/* What can be wrong with a drive: for tests, and for those who want to see an error. It
 * strikes the next function that meets it, once. */
enum rh_fault {
    RH_SOUND,
    RH_ARM_STUCK,    /* a seek does not arrive: SKI */
    RH_HEADER_WRONG, /* not the sector that was looked for: HCE */
    RH_HEADER_BAD,   /* its header does not add up: HCRC */
    RH_BIT_WRONG,    /* one bit of the data; RPEC1 and RPEC2 tell which: DCK */
    RH_DATA_BAD      /* more than the ECC can say: DCK, ECH */
};

/* What a drive does while GO is up. */
enum rh_phase {
    RH_IDLE,
    RH_REFUSED,  /* tells in a moment that it will not */
    RH_STANDING, /* a seek to where the heads are */
    RH_MOVING, /* heads on the way: seek, search, recalibrate, unload, or for a transfer */
    RH_SHIFTING, /* offset, return to centre */
    RH_SEARCHING,
    RH_TRANSFER /* a sector comes round or passes */
};

struct rp04 {
    struct drive drive;
    word function; /* RPCS1<5:1> */
    word da, er1, er2, er3, mr, of, dc, cc, ec1, ec2;
    bool go, pip, ata, vv, lst, om;
    bool loaded;            /* with a pack, when the medium last changed */
    bool standby;           /* unloaded: an operator must start it again */
    int target;             /* the cylinder that the heads are on their way to */
    int64_t settled;        /* ns: when heads that INIT left on their way are there */
    word sector, extension; /* RPLA in maintenance mode */
    enum rh_phase phase;
    enum rh_fault fault;
    int event;
};

struct rh11 {
    struct board board;
    word cs1, wc, cs2; /* what is the control's own of them */
    paddr ba;          /* 18 bits: RPBA and A17, A16 of RPCS1 */
    word silo[RH_SILO];
    int silo_first, silo_count;
    bool cstb; /* "CSTB INTR": RDY has come up with IE, or both were written */
    struct rp04 drive[RH_DRIVES];
    int moving; /* the drive that a transfer was given to, while RDY is down */
    struct transfer_note note;
    word started_function; /* of that drive */
    int event, line;
};

void rh11_attach(struct rh11 *rh, struct unibus *bus);

/* ns for the arm of a drive of TYPE (0 RP04, 1 RP05, 2 RP06) from cylinder FROM to TO. */
int64_t rh11_seek_ns(int type, int from, int to);

#endif

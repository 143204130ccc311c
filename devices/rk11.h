/* RK11-D disk control and eight RK05 drives: 777400-777416, vector 220, BR5. */
#ifndef DEVICES_RK11_H
#define DEVICES_RK11_H

#include "devices/drive.h"
#include "devices/unibus.h"

enum {
    RK_DRIVES = 8,
    RK_CYLINDERS = 203,
    RK_SURFACES = 2,
    RK_SECTORS = 12,
    RK_SECTOR_WORDS = 256,
    RK_BLOCKS = RK_CYLINDERS * RK_SURFACES * RK_SECTORS,
    RK_BYTES = RK_BLOCKS * RK_SECTOR_WORDS * 2
};

/* The drive's times, ns: RK05 maintenance manual. 1500 turns a minute; the next cylinder,
 * and each one more (85 ms for all 202). */
enum { RK_TURN_NS = 40000000, RK_STEP_NS = 10000000, RK_FURTHER_STEP_NS = 372000 };

/* What can be wrong with a drive: for tests, and for those who want to see an error. It
 * strikes the next function that meets it, once. */
enum rk_fault {
    RK_SOUND,
    RK_ARM_STUCK,     /* a seek does not arrive: SIN, DRE */
    RK_HEADER_WRONG,  /* the heads are over another cylinder: SKE */
    RK_CHECKSUM_WRONG /* what is read does not add up: CSE */
};

/* What the control does. */
enum rk_phase {
    RK_IDLE,
    RK_ACCEPT,  /* a function that needs the control only for a moment */
    RK_WAIT,    /* the selected drive still moves from an earlier seek */
    RK_SEEK,    /* heads on the way, for a transfer */
    RK_TRANSFER /* a sector comes round or passes */
};

struct rk05 {
    struct drive unit;
    int cylinder; /* where the heads are, or are going */
    bool seeking;
    bool reports;    /* the arrival of this seek wants an interrupt */
    bool done;       /* a seek or drive reset has ended and wants its interrupt */
    bool incomplete; /* seek incomplete (SIN): until a drive reset */
    enum rk_fault fault;
    int event;
};

struct rk11 {
    struct board board;
    word rkds, rker, rkcs, rkwc, rkba, rkda, rkmr, rkdb;
    struct rk05 drive[RK_DRIVES];
    enum rk_phase phase;
    word pending; /* the error that RK_ACCEPT will end with */
    struct transfer_note note;
    int started_drive; /* the one that RKDA named at GO */
    int seek_asks; /* whose seek the request in hand tells of, -1: the control's own */
    int event, line;
};

void rk11_attach(struct rk11 *rk, struct unibus *bus);

/* When a READ or WRITE of that many sectors from SECTOR on (as the pack counts them) would be
 * over, if GO were given at NOW to a drive that stands still at *CYLINDER, which becomes
 * where it stands then. No drive is asked or moved. */
int64_t rk11_would_end(int64_t now, int *cylinder, uint32_t sector, uint32_t sectors);

#endif

/* RK11-D disk control and eight RK05 drives: 777400-777416, vector 220, BR5. */
#ifndef DEVICES_RK11_H
#define DEVICES_RK11_H

#include "devices/disk.h"
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

/* Where a drive's time went, for those who tell it: ns of the last transfer or seek. */
struct rk_times {
    int64_t queued, seek, rotation, transfer;
};

/* A function that moved data, or tried to, told when it is over. */
struct rk_transfer {
    int drive;
    bool to_core;          /* READ; otherwise WRITE */
    bool cut;              /* short, by INIT or a control reset */
    uint32_t sector;       /* the first, as the pack counts them: a block of 512 bytes */
    paddr at;              /* where in memory it began */
    uint32_t words;        /* moved between the bus and the control */
    word errors;           /* RKER */
    int64_t began, ended;  /* ns, machine time: GO and RDY (or the reset) */
    struct rk_times times; /* they add up to what lies between */
};

struct rk_listener {
    void *host;
    void (*transferred)(void *host, const struct rk_transfer *t);
};

struct rk05 {
    struct disk disk;
    int cylinder; /* where the heads are, or are going */
    bool locked;  /* WRITE PROTECT switch, or a write-lock function */
    bool seeking;
    bool reports;    /* the arrival of this seek wants an interrupt */
    bool done;       /* a seek or drive reset has ended and wants its interrupt */
    bool incomplete; /* seek incomplete (SIN): until a drive reset */
    bool absent;     /* no such drive on the cable: NXD */
    enum rk_fault fault;
    int event;
};

struct rk11 {
    struct board board;
    word rkds, rker, rkcs, rkwc, rkba, rkda, rkmr, rkdb;
    struct rk05 drive[RK_DRIVES];
    struct rk_times times;
    enum rk_phase phase;
    word pending;                       /* the error that RK_ACCEPT will end with */
    int64_t started;                    /* ns: when the function began */
    word started_da;                    /* what RKDA was then */
    paddr started_at;                   /* RKBA with MEX, likewise */
    uint32_t moved;                     /* words of memory so far */
    int64_t phase_began;                /* ns */
    int64_t turning;                    /* ns of RK_TRANSFER before the sector comes */
    const struct rk_listener *listener; /* NULL: nobody listens */
    int seek_asks; /* whose seek the request in hand tells of, -1: the control's own */
    int event, line;
    int host_errno; /* the last failure of a pack's file, 0 if none; the monitor tells it */
};

void rk11_attach(struct rk11 *rk, struct unibus *bus);

/* The pack in drive UNIT. WISH->size is set here. False and a sentence in ERROR
 * (DISK_ERROR bytes) if it cannot be. */
bool rk11_load(struct rk11 *rk, int unit, struct disk_wish *wish, char *error);
void rk11_unload(struct rk11 *rk, int unit);
void rk11_lock(struct rk11 *rk, int unit, bool locked); /* the WT PROT switch */

/* Whether drive UNIT is on the cable at all; without a pack it is there, but not ready. An
 * unplugged drive's pack is unloaded. */
void rk11_enable(struct rk11 *rk, int unit, bool enabled);

/* When a READ or WRITE of that many sectors from SECTOR on (as the pack counts them) would be
 * over, if GO were given at NOW to a drive that stands still at *CYLINDER, which becomes
 * where it stands then. No drive is asked or moved. */
int64_t rk11_would_end(int64_t now, int *cylinder, uint32_t sector, uint32_t sectors);

#endif

/* What the control of a disk or tape tells of a function that moved data, for those who watch
 * the guest. */
#ifndef DEVICES_TRANSFER_H
#define DEVICES_TRANSFER_H

#include "devices/sched.h"

struct board;

/* Where the time went, ns. A tape's seek: until the record or block comes by. */
struct transfer_times {
    int64_t queued, seek, rotation, transfer;
};

/* A function that moved data, or tried to, told when it is over. */
struct transfer {
    const struct board *board; /* the control */
    int drive;
    bool to_core; /* a read; otherwise a write */
    bool cut;     /* short, by INIT or a control reset */
    /* The first to pass, of 512 bytes, as the pack counts them; magnetic tape has none: 0. */
    uint32_t block;
    paddr at;       /* where in memory it began */
    uint32_t words; /* moved between the bus and the control, if only in part */
    word errors;    /* the control's error register; 0: none */
    /* ns, machine time: GO and ready (or the reset). SCHED_NEVER: it is in hand. */
    int64_t began, ended;
    struct transfer_times times; /* they add up to what lies between */
};

struct transfer_listener {
    void *host;
    void (*transferred)(void *host, const struct transfer *t);
};

/* What a control keeps of the function in hand until it is over. */
struct transfer_note {
    uint32_t block;
    paddr at;
    uint32_t words;              /* so far */
    int64_t began, phase_began;  /* ns: GO, and what goes on now */
    int64_t turning;             /* ns of SHARE_SECTOR before the sector comes */
    struct transfer_times times; /* of what is over */
};

/* What a phase of a function takes its time for. */
enum transfer_share {
    SHARE_NONE, /* to accept the function: no part of a transfer */
    SHARE_QUEUED,
    SHARE_SEEK,
    SHARE_ROTATION,
    SHARE_TRANSFER,
    SHARE_SECTOR /* a sector comes round, and passes */
};

/* A function begins: at BLOCK, between it and memory from AT on. */
void transfer_begin(struct transfer_note *n, int64_t now, uint32_t block, paddr at);
/* A phase of it ends NOW. An event is seen when the instruction in hand is done: the phase
 * lasts until then, whatever was planned. */
void transfer_book(struct transfer_note *n, int64_t now, enum transfer_share share);
/* It is over NOW, its last phase booked. What N does not know is taken from T: drive, to_core,
 * cut, errors. */
void transfer_tell(const struct board *b, const struct transfer_note *n,
                   const struct transfer *t);

/* A sector under the heads: ns from its pulse to its first word of data, and for each word. */
struct transfer_pace {
    int64_t lead, word;
    uint32_t words; /* of data */
};

/* Of a transfer in hand, into T, what its listener would be told if it ended now. */
void transfer_look(const struct board *b, const struct transfer_note *n,
                   struct transfer *t);
/* The words of the sector in hand that have passed by now, LEFT at most: memory has them, or
 * they have left it, when all have passed. */
uint32_t transfer_passed(const struct board *b, const struct transfer_note *n,
                         const struct transfer_pace *pace, uint32_t left);

#endif

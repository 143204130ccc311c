/* What a disk control tells of a function that moved data, for those who watch the guest. */
#ifndef DEVICES_TRANSFER_H
#define DEVICES_TRANSFER_H

#include "devices/word.h"

struct board;

/* Where the time went, ns. */
struct transfer_times {
    int64_t queued, seek, rotation, transfer;
};

/* A function that moved data, or tried to, told when it is over. */
struct transfer {
    const struct board *board; /* the control */
    int drive;
    bool to_core;                /* a read; otherwise a write */
    bool cut;                    /* short, by INIT or a control reset */
    uint32_t block;              /* the first, of 512 bytes, as the pack counts them */
    paddr at;                    /* where in memory it began */
    uint32_t words;              /* moved between the bus and the control */
    word errors;                 /* the control's error register; 0: none */
    int64_t began, ended;        /* ns, machine time: GO and ready (or the reset) */
    struct transfer_times times; /* they add up to what lies between */
};

struct transfer_listener {
    void *host;
    void (*transferred)(void *host, const struct transfer *t);
};

#endif

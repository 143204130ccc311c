/* RF11 disk control and the RS11 fixed-head disks behind it: 777460-777476, vector 204, BR5.
 * Up to eight disks of 262,144 words lie one behind the other and are one unit, RF0. */
#ifndef DEVICES_RF11_H
#define DEVICES_RF11_H

#include "devices/drive.h"
#include "devices/transfer.h"
#include "devices/unibus.h"

enum {
    RF_DISKS = 8,
    RF_TRACKS = 128, /* of each disk, a head for each */
    RF_TRACK_WORDS = 2048,
    RF_DISK_WORDS = RF_TRACKS * RF_TRACK_WORDS,
    RF_DISK_BYTES = RF_DISK_WORDS * 2
};

/* RS11: 1800 turns a minute, 16 us a word; between word 3777 and word 0 lies a gap of 565 us
 * in which the heads are switched. */
enum { RF_TURN_NS = 33333333, RF_WORD_NS = 16000 };

/* What can be wrong with a disk, for those who want to see it: strikes the next function,
 * once. */
enum rf_fault {
    RF_SOUND,
    RF_DATA_PARITY, /* the first word read does not have its parity: DPAR */
    RF_TIMING_A,    /* a pulse of timing track A is missing: ATER, FRZ */
    RF_TIMING_B,
    RF_TIMING_C,
    RF_ADDRESS_PARITY, /* the address track's parity: APE, FRZ */
    RF_SILENT          /* the address never comes: MXF */
};

enum rf_phase {
    RF_IDLE,
    RF_SEARCH, /* nothing but MXF will come */
    RF_PASS,   /* words come round and pass, a burst at a time */
    RF_STOP    /* an error is up, RDY will be in a word's time */
};

struct rf11 {
    struct board board;
    struct drive drive; /* type n: n + 1 disks */
    word dcs, wc, cma, dar, dae, dbr, mar;
    bool counted; /* DAR and DAE are where a transfer left them, not a program */
    enum rf_phase phase;
    enum rf_fault fault;
    uint32_t burst;            /* words that will have passed at DUE */
    int64_t due;               /* ns, machine time: when the last of them has passed */
    struct transfer_note note; /* .turning: ns of the whole function, so far */
    int event, line;
};

void rf11_attach(struct rf11 *rf, struct unibus *bus);

/* When a READ or WRITE of WORDS words from the disks' word FIRST on would be over, if GO were
 * given at NOW. No disk is asked. */
int64_t rf11_would_end(int64_t now, uint32_t first, uint32_t words);

#endif

/* RP11-C disk pack control and eight drives, RP02 or RP03: 776710-776736, vector 254, BR5. */
#ifndef DEVICES_RP11_H
#define DEVICES_RP11_H

#include "devices/drive.h"
#include "devices/transfer.h"
#include "devices/unibus.h"

enum {
    RP_DRIVES = 8,
    RP_TRACKS = 20,  /* of a cylinder */
    RP_SECTORS = 10, /* of a track */
    RP_SECTOR_WORDS = 256,
    RP02_CYLINDERS = 203, /* three and six of them are spare */
    RP03_CYLINDERS = 406,
    RP_CYLINDER_BLOCKS = RP_TRACKS * RP_SECTORS,
    RP_SILO = 64,
    RP_ODD = 20
};

enum { RP_TURN_NS = 25000000 }; /* 2400 turns a minute */

/* What can be wrong with a drive, for those who want to see an error. It strikes the next
 * function that meets it, once. */
enum rp_fault {
    RP_SOUND,
    RP_ARM_STUCK,     /* a seek does not arrive: SUSI, DSK ERR */
    RP_HEADER_LOST,   /* no header of the track is the wanted one: HNF, DSK ERR */
    RP_FORMAT_WRONG,  /* what lies where a header should be, is none: FMTE */
    RP_WORD_PARITY,   /* of what is read: WPE, */
    RP_COLUMN_PARITY, /* LPE, */
    RP_CHECKSUM_WRONG /* CSE */
};

enum rp_phase {
    RP_IDLE,
    RP_ACCEPT,   /* a seek is handed to the drive */
    RP_WAIT,     /* the selected drive still moves from a seek of its own */
    RP_MOVE,     /* heads on the way, for a transfer */
    RP_TRANSFER, /* a sector comes round and passes */
    RP_ENDING,   /* it was the last: its end is the next one's pulse */
    RP_STEPPED   /* maintenance: RPM3 is the clock */
};

struct rp_drive {
    struct drive drive;
    int cylinder, track; /* where the heads are, or are going */
    bool seeking;
    bool reports;    /* its arrival is worth an attention: it was a SEEK or a HOME */
    bool homing;     /* it is a HOME */
    bool incomplete; /* SUSI: until a HOME */
    bool unsafe;     /* SUFU: until the pack is changed */
    enum rp_fault fault;
    int event;
};

/* A header that was written and is not what the pack's file implies: the sector cannot be
 * found until it is written right again. */
struct rp_header {
    bool used;
    byte unit;
    uint32_t block;
    word words[3];
};

struct rp11 {
    struct board board;
    word rper, rpcs, rpwc, rpba, rpca, rpda;
    byte attention;   /* RPDS<7:0> */
    bool header_lost; /* RPDS, HNF */
    bool arm_moved;   /* in a function without seeks */
    word silo[RP_SILO];
    int silo_words;
    word lines; /* RPM3, as it was written last */
    byte suca;  /* RPM2<15:8> */
    byte sot;   /* counts the pulses of RPM3 */
    int steps;  /* of RP_STEPPED */
    struct rp_drive drive[RP_DRIVES];
    struct rp_header odd[RP_ODD]; /* the oldest gives way */
    int next_odd;
    enum rp_phase phase;
    struct transfer_note note;
    int event, line;
};

void rp11_attach(struct rp11 *rp, struct unibus *bus);

#endif

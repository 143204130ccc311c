/* RL11 disk control and four RL01 or RL02 drives: 774400-774406, vector 160, BR5. */
#ifndef DEVICES_RL11_H
#define DEVICES_RL11_H

#include "devices/drive.h"
#include "devices/unibus.h"

enum {
    RL_DRIVES = 4,
    RL_SURFACES = 2,
    RL_SECTORS = 40,
    RL_SECTOR_WORDS = 128,
    RL_SECTOR_BYTES = RL_SECTOR_WORDS * 2,
    RL01_CYLINDERS = 256,
    RL02_CYLINDERS = 512,
    RL01_BYTES = RL01_CYLINDERS * RL_SURFACES * RL_SECTORS * RL_SECTOR_BYTES,
    RL02_BYTES = RL02_CYLINDERS * RL_SURFACES * RL_SECTORS * RL_SECTOR_BYTES
};

/* 2400 turns a minute, forty sectors a turn. */
enum { RL_TURN_NS = 25000000, RL_SLOT_NS = RL_TURN_NS / RL_SECTORS };

/* What can be wrong with a drive: for tests, and for those who want to see an error. It
 * strikes the next function that meets it, once. */
enum rl_fault {
    RL_SOUND,
    RL_ARM_STUCK,  /* a seek does not arrive: SKTO, DE */
    RL_HEADER_CRC, /* a header does not add up: HCRC */
    RL_DATA_CRC,   /* what is read does not add up: DCRC */
    RL_MEMORY_LATE /* memory did not keep pace with the disk: DLT */
};

/* What the control does. */
enum rl_phase {
    RL_IDLE,
    RL_ACCEPT,   /* a function that needs the control only for a moment */
    RL_WAIT,     /* the selected drive still moves from an earlier seek */
    RL_HEADER,   /* READ HEADER: the next header comes round */
    RL_TRANSFER, /* a sector comes round and passes */
    RL_SEARCH    /* nobody answers, or no header is the right one, until OPI */
};

struct rl_drive {
    struct drive unit;
    int cylinder, head; /* where the heads are, or are going */
    bool seeking;       /* not ready */
    bool settling;      /* of these: not leaving the cylinder, for another head */
    word errors;        /* those of its status word that last until a reset */
    enum rl_fault fault;
    int event;
};

enum { RL_SILO = 3 };

struct rl11 {
    struct board board;
    word rlcs; /* DRDY, DE and ERR are the drive's and are not kept here */
    word rlba, rlda;
    word words;         /* written through RLMP: minus the words to move */
    word silo[RL_SILO]; /* read through RLMP, [0] next; the last stays */
    struct rl_drive drive[RL_DRIVES];
    enum rl_phase phase;
    word pending; /* the errors that RL_ACCEPT or RL_SEARCH will end with */
    int sector;   /* the one that RL_TRANSFER or RL_HEADER waits for */
    struct transfer_note note;
    int event, line;
};

void rl11_attach(struct rl11 *rl, struct unibus *bus);

#endif

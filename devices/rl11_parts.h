/* Between rl11.c (registers), rl11_drive.c (the drives), rl11_function.c (what a command
 * starts, and its time), rl11_sector.c (the data of one sector) and rl11_transfer.c (what a
 * listener is told). Nobody else's. */
#ifndef DEVICES_RL11_PARTS_H
#define DEVICES_RL11_PARTS_H

#include "devices/rl11.h"

enum { /* RLCS */
       RLCS_ERR = 0100000,
       RLCS_DE = 040000,
       RLCS_NXM = 020000,
       RLCS_DLT = 010000, /* with OPI: HNF, header not found */
       RLCS_CRC = 04000,  /* with OPI: of a header; after WRITE CHECK: a difference */
       RLCS_OPI = 02000,
       RLCS_HNF = RLCS_DLT | RLCS_OPI,
       RLCS_HCRC = RLCS_CRC | RLCS_OPI,
       RLCS_ERRORS = RLCS_NXM | RLCS_DLT | RLCS_CRC | RLCS_OPI,
       RLCS_DRIVE = 01400,
       RLCS_CRDY = 0200,
       RLCS_IE = 0100,
       RLCS_MEX = 060,
       RLCS_FUNCTION = 016,
       RLCS_DRDY = 01
};

enum { /* RLDA of a transfer, and the first word of a header */
       RLDA_CYLINDER = 0177600,
       RLDA_HEAD = 0100,
       RLDA_SECTOR = 077
};

enum { /* RLDA of SEEK and GET STATUS: the command word that the drive is sent */
       SEEK_DIFFERENCE = 0177600,
       SEEK_HEAD = 020,
       COMMAND_RESET = 010,
       SEEK_INWARD = 04, /* to higher cylinders */
       COMMAND_STATUS = 02,
       COMMAND_MARK = 01
};

enum { /* the drive's status word */
       RLST_WDE = 0100000,
       RLST_WL = 020000,
       RLST_SKTO = 010000,
       RLST_WGE = 02000,
       RLST_VC = 01000,
       RLST_DT = 0200,
       RLST_HS = 0100,
       RLST_HO = 020,
       RLST_BH = 010,
       RLST_LOAD_CARTRIDGE = 0,
       RLST_SEEK = 04,
       RLST_LOCK_ON = 05
};

enum rl_function {
    RL_NOP,
    RL_WRITE_CHECK,
    RL_GET_STATUS,
    RL_SEEK_FUNCTION,
    RL_READ_HEADER,
    RL_WRITE,
    RL_READ,
    RL_READ_ANY /* without header check */
};

/* Sixteen bits at 4.1 MHz. From a slot's pulse on: three words of preamble, the header's
 * three, one of gap, where a write begins, three of preamble, then the data. */
enum {
    RL_WORD_NS = 3900,
    RL_HEADER_NS = (3 + 3) * RL_WORD_NS,
    RL_GATE_NS = RL_HEADER_NS + RL_WORD_NS,
    RL_LEAD_NS = RL_GATE_NS + 3 * RL_WORD_NS,
    RL_SECTOR_NS = RL_LEAD_NS + (RL_SECTOR_WORDS + 1) * RL_WORD_NS
};

enum { RL_CONTROL_EVENT = RL_DRIVES }; /* events 0 to 3 are the drives' */

static inline enum rl_function rl_function(const struct rl11 *rl)
{
    return (enum rl_function)((rl->rlcs & RLCS_FUNCTION) >> 1);
}

static inline int rl_unit(const struct rl11 *rl)
{
    return (rl->rlcs & RLCS_DRIVE) >> 8;
}

static inline struct rl_drive *rl_selected(struct rl11 *rl)
{
    return &rl->drive[rl_unit(rl)];
}

static inline paddr rl_bus_address(const struct rl11 *rl)
{
    return (paddr)(rl->rlcs & RLCS_MEX) << 12 | rl->rlba;
}

/* Which sector of the pack that is: CYLINDER, HEAD, SECTOR. */
static inline uint32_t rl_sector_number(int cylinder, int head, int sector)
{
    return (uint32_t)((cylinder * RL_SURFACES + head) * RL_SECTORS + sector);
}

extern const struct drives rl_drives;

bool rl_drive_ready(const struct rl_drive *d);  /* heads on a track, at rest */
word rl_drive_errors(const struct rl_drive *d); /* those that make DE */
word rl_drive_status(const struct rl_drive *d); /* what GET STATUS brings */
int rl_cylinders(const struct rl_drive *d);
void rl_drive_init(struct rl11 *rl, int unit, const char *seek_name);

/* The heads start for CYLINDER and HEAD. */
void rl_drive_seek(struct rl11 *rl, int cylinder, int head);
void rl_drive_event(struct rl11 *rl, int unit);

word rl_status(const struct rl11 *rl); /* RLCS as it is read */

/* The function is over: ERRORS join RLCS, CRDY comes up, the interrupt with it. */
void rl_finish(struct rl11 *rl, word errors);

void rl_go(struct rl11 *rl);    /* RLCS was written with CRDY clear */
void rl_begin(struct rl11 *rl); /* the selected drive stands still */
void rl_control_event(struct rl11 *rl);

/* The heads have passed rl->sector: moves its words, steps the word count, RLBA and MEX.
 * Returns RLCS's errors; DE if the drive has noted one of its own. */
word rl_sector(struct rl11 *rl);
/* The three words of the header of rl->sector come to the silo. */
void rl_header(struct rl11 *rl);

/* What the listener will be told: a function begins; a phase of it is over, and its time
 * is booked; it is over itself, CUT short by INIT or not. */
void rl_note_start(struct rl11 *rl);
void rl_note_sector(struct rl11 *rl); /* it begins with rl->sector, not RLDA's */
void rl_note_phase(struct rl11 *rl);
void rl_tell(const struct rl11 *rl, bool cut);
bool rl_in_hand(const struct board *b, struct transfer *t); /* struct drives */

#endif

/* Between rh11.c (the board), rh11_control.c (RPCS1, RPCS2, RPDB, interrupts), rh11_drive.c
 * (a drive's registers), rh11_function.c (what GO starts, and its time), rh11_arm.c (what
 * moves the heads), rh11_sector.c (the data of one sector) and rh11_transfer.c (what a listener
 * is told). Nobody else's. */
#ifndef DEVICES_RH11_PARTS_H
#define DEVICES_RH11_PARTS_H

#include "devices/rh11.h"

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

enum { /* RPCS1 */
       CS1_SC = 0100000,
       CS1_TRE = 040000,
       CS1_MCPE = 020000,
       CS1_DVA = 04000,
       CS1_A17_16 = 01400,
       CS1_RDY = 0200,
       CS1_IE = 0100,
       CS1_FUNCTION = 076,
       CS1_GO = 01
};

enum { /* RPCS2 */
       CS2_DLT = 0100000,
       CS2_WCE = 040000,
       CS2_UPE = 020000,
       CS2_NED = 010000,
       CS2_NEM = 04000,
       CS2_PGE = 02000,
       CS2_MXF = 01000,
       CS2_MDPE = 0400,
       CS2_OR = 0200,
       CS2_IR = 0100,
       CS2_CLR = 040,
       CS2_PAT = 020,
       CS2_BAI = 010,
       CS2_UNIT = 07,
       CS2_ERRORS = 0177400
};

enum { /* RPDS */
       DS_ATA = 0100000,
       DS_ERR = 040000,
       DS_PIP = 020000,
       DS_MOL = 010000,
       DS_WRL = 04000,
       DS_LST = 02000,
       DS_DPR = 0400,
       DS_DRY = 0200,
       DS_VV = 0100,
       DS_OM = 01
};

enum { /* RPER1 */
       ER1_DCK = 0100000,
       ER1_UNS = 040000,
       ER1_OPI = 020000,
       ER1_DTE = 010000,
       ER1_WLE = 04000,
       ER1_IAE = 02000,
       ER1_AOE = 01000,
       ER1_HCRC = 0400,
       ER1_HCE = 0200,
       ER1_ECH = 0100,
       ER1_FER = 020,
       ER1_PAR = 010,
       ER1_RMR = 04,
       ER1_ILF = 01
};

enum { ER3_SKI = 040000 };

enum { /* RPOF */
       OF_FMT22 = 010000,
       OF_ECI = 04000,
       OF_HCI = 02000,
       OF_FORMAT = OF_FMT22 | OF_ECI | OF_HCI,
       OF_OFFSET = 0377
};

enum { /* RPMR */
       MR_DMD = 01,
       MR_DIND = 04,
       MR_DSCK = 010,
       MR_CLOCKS = 036
};

enum rh_function { /* RPCS1<5:1> */
                   RH_NOP,
                   RH_UNLOAD,
                   RH_SEEK,
                   RH_RECALIBRATE,
                   RH_DRIVE_CLEAR,
                   RH_RELEASE,
                   RH_OFFSET,
                   RH_RETURN,
                   RH_PRESET,
                   RH_PACK_ACK,
                   RH_SEARCH = 014,
                   RH_FIRST_TRANSFER = 024,
                   RH_CHECK = 024,
                   RH_CHECK_HEADER,
                   RH_WRITE = 030,
                   RH_WRITE_HEADER,
                   RH_READ = 034,
                   RH_READ_HEADER
};

enum { RH_CONTROL_EVENT = RH_DRIVES }; /* events 0 to 7 are the drives' */

/* A kind of drive, in the order of rh11_drive_types. */
struct rh_type {
    int cylinders;
    word code; /* RPDT */
    int64_t next, third,
        last; /* ns: to the next cylinder, over a third of all, over all */
};
extern const struct rh_type rh_types[];
extern const struct drive_type rh_drive_types[];

static inline const struct rh_type *rh_type(const struct rp04 *d)
{
    return &rh_types[d->drive.type];
}

static inline struct rp04 *rh_selected(struct rh11 *rh)
{
    return &rh->drive[rh->cs2 & CS2_UNIT];
}

static inline int rh_track(const struct rp04 *d)
{
    return d->da >> 8;
}

static inline int rh_sector_of(const struct rp04 *d)
{
    return d->da & 077;
}

/* How many sectors there are on a track, as the drive is told to take it. */
static inline int rh_sectors(const struct rp04 *d)
{
    return d->of & OF_FMT22 ? RH_SECTORS : 20;
}

static inline bool rh_failed(const struct rp04 *d)
{
    return d->er1 || d->er2 || d->er3;
}

/* The pack turns and the heads are on it: MOL. */
static inline bool rh_on_line(const struct rp04 *d)
{
    return d->drive.disk.attached && !d->drive.absent && !d->standby;
}

/* rh11_control.c: the control's own registers. */
word rh_cs1(const struct rh11 *rh);
word rh_cs2(const struct rh11 *rh);
word rh_silo_peek(const struct rh11 *rh);
word rh_silo_read(struct rh11 *rh);
void rh_silo_write(struct rh11 *rh, word data);
void rh_write_cs1(struct rh11 *rh, word data, word mask);
void rh_write_cs2(struct rh11 *rh, word data, word mask);
void rh_error(struct rh11 *rh, word cs2); /* those bits of RPCS2, and TRE */
void rh_clear(struct rh11 *rh);           /* INIT or CLR: control and drives */
void rh_update(struct rh11 *rh); /* after any change: asks for the interrupt or not */

/* The transfer is over: RDY. EXCEPTION: the drive had an error. */
void rh_ready(struct rh11 *rh, bool exception);

/* rh11_drive.c: the drive's registers. 0 of a drive that is not there. */
word rh_drive_read(const struct rh11 *rh, const struct rp04 *d, paddr at);
void rh_drive_write(struct rh11 *rh, struct rp04 *d, paddr at, word data);
word rh_attention(const struct rh11 *rh); /* RPAS */
void rh_attention_clear(struct rh11 *rh, word which);
bool rh_drive_takes(const struct rh11 *rh,
                    struct rp04 *d); /* a word; or an error says why not */
void rh_drive_error(struct rp04 *d, word er1);
void rh_drive_clear(struct rp04 *d);
void rh_drives_init(struct rh11 *rh); /* INIT on the Massbus */
void rh_changed(struct board *b, int unit);
void rh_tell_drive(const struct board *b, int unit, char *text, size_t size);

/* rh11_function.c. GO: false if the drive does not begin what it is told. */
bool rh_go(struct rh11 *rh, struct rp04 *d);
void rh_drive_event(struct rh11 *rh, struct rp04 *d);
void rh_stop(struct rh11 *rh, struct rp04 *d);   /* what it does ends, without a word */
void rh_finish(struct rh11 *rh, struct rp04 *d); /* the function is over: RDY or ATA */
bool rh_is_transfer(const struct rp04 *d);       /* its function is one */
/* PHASE is over in NS. */
void rh_after(struct rh11 *rh, struct rp04 *d, enum rh_phase phase, int64_t ns);
/* For a transfer or a search: to RPDC's cylinder; waits for RPDA's sector there. */
void rh_find_cylinder(struct rh11 *rh, struct rp04 *d);
void rh_find_sector(struct rh11 *rh, struct rp04 *d);

/* rh11_arm.c. Sends the heads to cylinder TO, as soon as they stand still; false: they are
 * there. */
bool rh_move(struct rh11 *rh, struct rp04 *d, int to);
void rh_seek(struct rh11 *rh, struct rp04 *d);
void rh_go_home(struct rh11 *rh, struct rp04 *d); /* recalibrate, unload */
void rh_shift(struct rh11 *rh, struct rp04 *d);   /* offset, return to centre */
void rh_arrive(struct rh11 *rh, struct rp04 *d);
void rh_shifted(struct rh11 *rh, struct rp04 *d);
void rh_spin_down(struct rp04 *d); /* if it was an unload */

/* rh11_sector.c: the sector of RPDC and RPDA has passed. What is wrong with its header
 * (RPER1); else its words move, RPWC and RPBA step. Returns the errors for RPCS2; those of the
 * drive stand in RPER1. */
word rh_header(struct rp04 *d);
word rh_sector(struct rh11 *rh, struct rp04 *d);

/* rh11_transfer.c: what the listener will be told. A transfer begins; a phase of it is over,
 * and its time is booked; it is over itself, CUT short by a reset or not. */
void rh_note_start(struct rh11 *rh);
void rh_note_phase(struct rh11 *rh);
void rh_tell(const struct rh11 *rh, bool cut);
bool rh_in_hand(const struct board *b, struct transfer *t); /* struct drives */

#endif

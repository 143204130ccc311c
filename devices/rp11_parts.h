/* Between rp11.c (registers, interrupts), rp11_drive.c (the drives), rp11_function.c (what GO
 * starts, and its time), rp11_check.c (what forbids it), rp11_sector.c (the data of one
 * sector), rp11_transfer.c (what a listener is told) and rp11_maintenance.c. Nobody else's. */
#ifndef DEVICES_RP11_PARTS_H
#define DEVICES_RP11_PARTS_H

#include "devices/rp11.h"

enum { /* RPER, 776712 */
       RPER_WPV = 0100000,
       RPER_FUV = 040000,
       RPER_NXC = 020000,
       RPER_NXT = 010000,
       RPER_NXS = 04000,
       RPER_PROG = 02000,
       RPER_FMTE = 01000,
       RPER_MODE = 0400,
       RPER_LPE = 0200,
       RPER_WPE = 0100,
       RPER_CSE = 040,
       RPER_TIMEE = 020,
       RPER_WCE = 010,
       RPER_NXM = 04,
       RPER_EOP = 02,
       RPER_DSK = 01,
       RPER_HARD = RPER_WPV | RPER_FUV | RPER_NXC | RPER_NXT | RPER_NXS | RPER_PROG |
                   RPER_MODE | RPER_NXM | RPER_DSK
};

enum { /* RPCS, 776714 */
       RPCS_ERR = 0100000,
       RPCS_HE = 040000,
       RPCS_AIE = 020000,
       RPCS_MODE = 010000,
       RPCS_HDR = 04000,
       RPCS_DRIVE = 03400,
       RPCS_RDY = 0200,
       RPCS_IDE = 0100,
       RPCS_MEX = 060,
       RPCS_FUNCTION = 016,
       RPCS_GO = 01
};

enum { /* RPDA, 776724 */
       RPDA_TRACK = 017400,
       RPDA_SECTOR = 017
};

enum rp_function {
    RP_RESET,
    RP_WRITE,
    RP_READ,
    RP_WRITE_CHECK,
    RP_SEEK,
    RP_WRITE_NO_SEEK,
    RP_HOME,
    RP_READ_NO_SEEK
};

/* Two words are 37 bits at 2.5 MHz; of a sector's slot of 2.5 ms, 300 words go by from the
 * pulse to the end: 256 of data and, an estimate, 43 of gap and header, and the check. */
enum { RP_WORD_NS = 7400, RP_LEAD_NS = 43 * RP_WORD_NS, RP_SECTOR_NS = 300 * RP_WORD_NS };

enum { RP_CONTROL_EVENT = RP_DRIVES }; /* events 0 to 7 are the drives' */

static inline enum rp_function rp_function(const struct rp11 *rp)
{
    return (enum rp_function)((rp->rpcs & RPCS_FUNCTION) >> 1);
}

static inline bool rp_writes(const struct rp11 *rp)
{
    return rp_function(rp) == RP_WRITE || rp_function(rp) == RP_WRITE_NO_SEEK;
}

static inline bool rp_reads(const struct rp11 *rp) /* from the pack */
{
    enum rp_function f = rp_function(rp);
    return f == RP_READ || f == RP_READ_NO_SEEK || f == RP_WRITE_CHECK;
}

/* The function leaves the arm where it is. */
static inline bool rp_stays(const struct rp11 *rp)
{
    return rp_function(rp) == RP_WRITE_NO_SEEK || rp_function(rp) == RP_READ_NO_SEEK;
}

static inline int rp_track(const struct rp11 *rp)
{
    return (rp->rpda & RPDA_TRACK) >> 8;
}

static inline paddr rp_bus_address(const struct rp11 *rp)
{
    return (paddr)(rp->rpcs & RPCS_MEX) << 12 | rp->rpba;
}

static inline int rp_unit(const struct rp11 *rp)
{
    return (rp->rpcs & RPCS_DRIVE) >> 8;
}

static inline struct rp_drive *rp_selected(const struct rp11 *rp)
{
    return (struct rp_drive *)(uintptr_t)&rp->drive[rp_unit(rp)];
}

/* Which sector of the pack lies under the selected drive's heads when RPDA's comes round. */
static inline uint32_t rp_block(const struct rp11 *rp)
{
    const struct rp_drive *d = rp_selected(rp);
    return (uint32_t)((d->cylinder * RP_TRACKS + d->track) * RP_SECTORS +
                      (rp->rpda & RPDA_SECTOR));
}

/* --- rp11.c --- */

/* A reason to interrupt comes up: RDY with IDE, an attention with AIE. Each is worth an
 * interrupt of its own. To be asked before a change, and followed after it. */
struct rp_asks {
    bool ready, attention;
};
struct rp_asks rp_asks(const struct rp11 *rp);
void rp_follow(struct rp11 *rp, struct rp_asks before);

/* The function is over: ERRORS join RPER, RDY comes up. */
void rp_finish(struct rp11 *rp, word errors);
void rp_attention(struct rp11 *rp, int unit);

/* --- rp11_drive.c --- */

int rp_cylinders(const struct rp11 *rp, int unit);
bool rp_online(const struct rp_drive *d); /* a pack turns in it */
word rp_status(const struct rp11 *rp);    /* RPDS */
word rp_sot(const struct rp11 *rp);       /* which sector is on its way past the heads */
bool rp_struck(struct rp_drive *d, enum rp_fault fault);
void rp_changed(struct board *b, int unit);
void rp_tell_drive(const struct board *b, int unit, char *text, size_t size);

/* --- rp11_function.c --- */

void rp_go(struct rp11 *rp);  /* RPCS was written with GO while RDY was up */
void rp_cut(struct rp11 *rp); /* a reset: what is under way ends here */
void rp_control_event(struct rp11 *rp);
void rp_drive_event(struct rp11 *rp, int unit);

void rp_end(struct rp11 *rp, word errors); /* the function is over, and told */

/* --- rp11_check.c --- */

word rp_check(
    const struct rp11 *rp); /* what forbids the function before anything moves */
/* Errors of the function and the address as such, whatever the drive says. */
word rp_check_program(const struct rp11 *rp);

/* --- rp11_transfer.c --- */

/* A function begins; a phase of it is over, and its time is booked; it is over itself, CUT
 * short by a reset or not. */
void rp_note_start(struct rp11 *rp);
void rp_note_phase(struct rp11 *rp);
void rp_told(const struct rp11 *rp, bool cut);
bool rp_in_hand(const struct board *b, struct transfer *t); /* struct drives */

/* --- rp11_maintenance.c --- */

/* RPM3 stands for the selected drive. */
bool rp_maintained(const struct rp11 *rp);
struct rp_lines {
    bool ready, on_line, incomplete, unsafe, write_protected;
};
struct rp_lines rp_lines(const struct rp11 *rp);
word rp_maintenance_1(const struct rp11 *rp);
void rp_write_attentions(struct rp11 *rp, word data, word mask); /* RPM2 */
void rp_write_lines(struct rp11 *rp, word data, word mask);      /* RPM3 */

/* --- rp11_sector.c --- */

/* RPDA's sector has passed the heads: moves its words, steps RPWC, RPBA, MEX. Returns the
 * errors met. */
word rp_sector(struct rp11 *rp);
void rp_forget_headers(struct rp11 *rp, int unit); /* the pack is another */

#endif

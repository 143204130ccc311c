/* Between rk11.c (registers, interrupts), rk11_drive.c (the drives), rk11_function.c (what
 * GO starts, and its time), rk11_sector.c (the data of one sector) and rk11_transfer.c
 * (what a listener is told). Nobody else's. */
#ifndef DEVICES_RK11_PARTS_H
#define DEVICES_RK11_PARTS_H

#include "devices/rk11.h"

enum { /* RKCS */
       RKCS_ERR = 0100000,
       RKCS_HE = 040000,
       RKCS_SCP = 020000,
       RKCS_IBA = 04000,
       RKCS_FMT = 02000,
       RKCS_EXB = 01000,
       RKCS_SSE = 0400,
       RKCS_RDY = 0200,
       RKCS_IDE = 0100,
       RKCS_MEX = 060,
       RKCS_FUNCTION = 016,
       RKCS_GO = 01
};

enum { /* RKER */
       RKER_DRE = 0100000,
       RKER_OVR = 040000,
       RKER_WLO = 020000,
       RKER_SKE = 010000,
       RKER_PGE = 04000,
       RKER_NXM = 02000,
       RKER_DLT = 01000,
       RKER_TE = 0400,
       RKER_NXD = 0200,
       RKER_NXC = 0100,
       RKER_NXS = 040,
       RKER_CSE = 02,
       RKER_WCE = 01,
       RKER_SOFT = RKER_CSE | RKER_WCE
};

enum { /* RKDA */
       RKDA_CYLINDER = 017740,
       RKDA_SURFACE = 020,
       RKDA_SECTOR = 017
};

/* A word is sixteen bits at 1.44 MHz, a sector's slot 300 words; 276 of them go by from the
 * pulse to RDY: preamble (18, an estimate), header, 256 of data, checksum. */
enum {
    RK_WORD_NS = 11111,
    RK_LEAD_NS = 19 * RK_WORD_NS,
    RK_SECTOR_NS = 276 * RK_WORD_NS
};

enum rk_function {
    RK_CONTROL_RESET,
    RK_WRITE,
    RK_READ,
    RK_WRITE_CHECK,
    RK_SEEK_FUNCTION,
    RK_READ_CHECK,
    RK_DRIVE_RESET,
    RK_WRITE_LOCK
};

enum { RK_CONTROL_EVENT = RK_DRIVES }; /* events 0 to 7 are the drives' */

static inline enum rk_function rk_function(const struct rk11 *rk)
{
    return (enum rk_function)((rk->rkcs & RKCS_FUNCTION) >> 1);
}

static inline int rk_cylinder(const struct rk11 *rk)
{
    return (rk->rkda & RKDA_CYLINDER) >> 5;
}

static inline paddr rk_bus_address(const struct rk11 *rk)
{
    return (paddr)(rk->rkcs & RKCS_MEX) << 12 | rk->rkba;
}

/* Which sector of the pack RKDA names. */
static inline uint32_t rk_sector_number(word rkda)
{
    uint32_t track = (rkda & (RKDA_CYLINDER | RKDA_SURFACE)) >> 4;
    return track * RK_SECTORS + (rkda & RKDA_SECTOR);
}

static inline struct rk05 *rk_selected(struct rk11 *rk)
{
    return &rk->drive[rk->rkda >> 13];
}

word rk_drive_status(const struct rk11 *rk); /* RKDS */
bool rk_drive_ready(const struct rk05 *d);   /* DRY: a pack turns in it */
void rk_changed(struct board *b, int unit);  /* struct drives */
void rk_tell_drive(const struct board *b, int unit, char *text, size_t size);

/* The function is over: ERRORS join RKER, RDY comes up, the interrupt with it. */
void rk_finish(struct rk11 *rk, word errors);
void rk_poll(struct rk11 *rk); /* asks for an interrupt if a drive's seek has ended */

/* What the listener will be told: a function begins; a phase of it is over, and its time
 * is booked; it is over itself, CUT short by a reset or not. */
void rk_note_start(struct rk11 *rk);
void rk_note_phase(struct rk11 *rk);
void rk_tell(const struct rk11 *rk, bool cut);
bool rk_in_hand(const struct board *b, struct transfer *t); /* struct drives */

void rk_go(struct rk11 *rk); /* RKCS was written with GO while RDY was up */
void rk_control_event(struct rk11 *rk);
void rk_drive_event(struct rk11 *rk, int unit);

/* The sector of RKDA has passed the heads: moves its words, steps RKWC, RKBA, MEX. Returns
 * the errors met. */
word rk_sector(struct rk11 *rk);

#endif

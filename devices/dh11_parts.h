/* What the parts of the DH11, and its DM11, know of each other. */
#ifndef DEVICES_DH11_PARTS_H
#define DEVICES_DH11_PARTS_H

#include "devices/dh11.h"

/* SCR from 15 down; then NRCR's, LPR's and SSR's bits. */
enum {
    DH_TI = 0100000, /* SCR: a line's buffer is out */
    DH_SI = 040000,  /* the silo ran over */
    DH_TIE = 020000,
    DH_SIE = 010000,
    DH_MCLR = 04000,
    DH_NXM = 02000,
    DH_MAINT = 01000,
    DH_CLEAR_NXM = 0400,
    DH_RI = 0200, /* the silo holds more than the alarm level */
    DH_RIE = 0100,
    DH_XMEM = 060,
    DH_LINE = 017,
    DH_VALID = 0100000, /* NRCR */
    DH_OVERRUN = 040000,
    DH_FRAMING = 020000,
    DH_ECHO = 0100000, /* LPR */
    DH_HALF_DUPLEX = 040000,
    DH_PARITY = 020,
    DH_TWO_STOPS = 04,
    DH_LENGTH = 03,
    DH_SILO_MAINT = 0100000, /* SSR */
    DH_LEVEL_MASK = 077
};

/* SCR becomes SCR, RI follows the silo; requests rise and fall with the flags. */
void dh_set_scr(struct dh11 *dh, word scr);
/* Line N at the speeds and the length that its LPR says. */
void dh_set_speeds(struct dh11 *dh, int n);
/* Lines with something to receive begin; the events are where they belong. Last of all. */
void dh_watch(struct dh11 *dh);
void dh_start(struct dh11 *dh, int n); /* line N sends, if BAR says so and it is free */
void dh_sent(struct dh11 *dh, int n);  /* a character of line N is through */
void dh_received(struct dh11 *dh, int n); /* one has come in */

void dm11_attach(struct dh11 *dh, struct unibus *bus);

/* The far end of a line changed, or the DM11 was plugged in or out: DTR of every line is what
 * the DM11 says, up if there is none, and the scanner looks. */
void dm_follow(struct dh11 *dh);

#endif

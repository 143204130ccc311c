/* What the parts of the DZ11 know of each other. */
#ifndef DEVICES_DZ11_PARTS_H
#define DEVICES_DZ11_PARTS_H

#include "devices/dz11.h"

/* CSR from 15 down; then RBUF's and LPR's bits. */
enum {
    DZ_TRDY = 0100000, /* CSR */
    DZ_TIE = 040000,
    DZ_SA = 020000, /* sixteen characters have come */
    DZ_SAE = 010000,
    DZ_TLINE = 03400,
    DZ_RDONE = 0200,
    DZ_RIE = 0100,
    DZ_MSE = 040, /* the scanner is on, and the silo */
    DZ_CLR = 020,
    DZ_MAINT = 010,
    DZ_VALID = 0100000, /* RBUF */
    DZ_OVERRUN = 040000,
    DZ_FRAMING = 020000,
    DZ_RECEIVER_ON = 010000, /* LPR */
    DZ_PARITY = 0100,
    DZ_TWO_STOPS = 040,
    DZ_LENGTH = 030
};

void dz_set_csr(struct dz11 *dz, word csr); /* requests rise and fall with the flags */
void dz_show_silo(struct dz11 *dz);         /* RDONE is what the silo's lower end says */
void dz_set_speed(struct dz11 *dz, int n);  /* line N as its LPR says */
byte dz_data_mask(const struct dz11 *dz, int n);

/* Line N is enabled, and its transmitter has room: the scanner stops there. */
bool dz_wants(const struct dz11 *dz, int n);
void dz_scanned(struct dz11 *dz); /* it has come to the next such line */

/* Lines with something to receive begin, the scanner runs if it should. Last of all. */
void dz_watch(struct dz11 *dz);
void dz_sent(struct dz11 *dz, int n);          /* a character of line N is through */
void dz_store(struct dz11 *dz, int n, word c); /* one has come in, or SERIAL_BREAK */

#endif

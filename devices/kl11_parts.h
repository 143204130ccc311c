/* What the KL11's parts share: the console's line and the DL11s besides it. */
#ifndef DEVICES_KL11_PARTS_H
#define DEVICES_KL11_PARTS_H

#include "devices/kl11.h"

enum { RCSR = 0, RBUF = 2, XCSR = 4, XBUF = 6 }; /* from the board's first address */
enum { KL_LOADED = SERIAL_SENT + 1 };            /* an event */
enum {
    KL_DSI = 0100000, /* RCSR of a DL11-E: KL_RING, KL_CTS or KL_CARRIER has changed */
    KL_RING = 040000,
    KL_CTS = 020000,
    KL_CARRIER = 010000,
    KL_ACTIVE = 04000, /* RCSR: a character is coming in */
    KL_DSIE = 040,
    KL_SECONDARY = 010, /* the transmitter of the modem's second channel */
    KL_RTS = 04,
    KL_DTR = 02,
    KL_DONE = 0200,
    KL_READY = 0200,
    KL_IE = 0100,
    KL_MAINT = 04,
    KL_READER = 01, /* RCSR: RDR ENB */
    KL_BREAK = 01,  /* XCSR */
    KL_ERROR = 0100000,
    KL_OVERRUN = 040000,
    KL_FRAMING = 020000
};

word kl_read(struct board *b, paddr at);
void kl_write(struct board *b, paddr at, word data, word mask);
word kl_peek(const struct board *b, paddr at);
void kl_reset(struct board *b);
void kl_event(struct board *b, int what);

/* Requests rise and fall with the flags. */
void kl_set_rcsr(struct kl11 *kl, word csr);
/* The first of what was typed starts down the line, if the guest has taken the one before. */
void kl_next_typed(struct kl11 *kl);
/* RCSR of a DL11-E says what its modem does. */
void kl_follow_modem(struct kl11 *kl);
/* What a board needs besides its slots: lines, events (NAMES: in, out, buffer), a reset. */
void kl_furnish(struct kl11 *kl, struct unibus *bus, word vector,
                const char *const names[3]);

#endif

/* DH11: sixteen lines, output by DMA, in the floating addresses (760020 first), BR5; and the
 * DM11-BB, 770500, BR4, which is the modem control of its lines. Each is a board of its own. */
#ifndef DEVICES_DH11_H
#define DEVICES_DH11_H

#include "devices/serial.h"
#include "devices/unibus.h"

enum { DH11_LINES = 16, DH11_SILO = 64 };

struct dm11 {
    struct board board;
    word csr;
    byte control[DH11_LINES]; /* what the program set: LINE ENABLE, DTR, RTS, secondary */
    byte seen[DH11_LINES]; /* what the scanner saw last: RING, CARRIER, CTS, secondary */
    int scan_event, request;
};

struct dh11 {
    struct board board;
    struct dm11 dm;
    struct serial line[DH11_LINES];
    word scr, bar, brcr, alarm; /* alarm: what SSR keeps */
    word lpr[DH11_LINES], bcr[DH11_LINES];
    paddr car[DH11_LINES]; /* 18 bits */
    word silo[DH11_SILO];
    int silo_head, silo_count;
    struct serial_ends ends;
};

/* Both, unplugged. Lines have no modem control, and take every call, as long as the DM11 is
 * out. */
void dh11_attach(struct dh11 *dh, struct unibus *bus);

#endif

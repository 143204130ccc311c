/* DZ11: eight lines, in the floating addresses (760100 first), BR5. */
#ifndef DEVICES_DZ11_H
#define DEVICES_DZ11_H

#include "devices/serial.h"
#include "devices/unibus.h"

enum { DZ11_BOARDS = 4, DZ11_LINES = 8, DZ11_SILO = 64 };

struct dz11 {
    struct board board;
    struct serial line[DZ11_LINES];
    word csr, tcr;
    word lpr[DZ11_LINES]; /* the last written; bits 2-0 are its number */
    byte breaks;          /* lines held at space */
    byte held; /* lines whose transmitter's buffer is in use, behind the shift register */
    byte holding[DZ11_LINES];
    word rbuf; /* the last read */
    word silo[DZ11_SILO];
    int silo_head, silo_count;
    int alarm; /* characters that came since the alarm was set or RBUF was read */
    struct serial_ends ends;
    int scan_event, clear_event;
};

/* COUNT of them, unplugged, one behind the other. */
void dz11_attach(struct dz11 *dz, struct unibus *bus, int count);

#endif

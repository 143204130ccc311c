/* DC11: a line with a modem, 774000 + 10 for each, vectors from 300 on, BR5. */
#ifndef DEVICES_DC11_H
#define DEVICES_DC11_H

#include "devices/serial.h"
#include "devices/unibus.h"

enum { DC11_LINES = 16 };

struct dc11 {
    struct board board;
    struct serial serial;
    word rcsr, rbuf, tcsr, tbuf;
    bool ringing; /* RING was told of */
    struct serial_ends ends;
};

/* COUNT of them, unplugged, one behind the other. */
void dc11_attach(struct dc11 *dc, struct unibus *bus, int count);

#endif

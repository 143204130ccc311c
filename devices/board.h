/* A board in a Unibus slot. Every device struct begins with a struct board and holds its
 * registers as fields; the kind says how it answers. Boards do not point at each other:
 * what they share is the bus. */
#ifndef DEVICES_BOARD_H
#define DEVICES_BOARD_H

#include "devices/transfer.h"
#include "devices/word.h"

struct board;
struct unibus;
struct drives;
struct serial_lines;

/* One register by name, for examine, deposit and show. AT below the I/O page counts from the
 * board's first address. FIELDS names bits and bit groups, highest first: "ERR:15 HE:14 F:3-1
 * GO:0"; NULL if the whole word is one number. */
struct reg {
    const char *name; /* "RKCS" */
    paddr at;         /* 18-bit address, or an offset */
    const char *fields;
};

struct board_kind {
    const char *name;       /* SIMH's name where there is one: "RK", "TTI" */
    const char *title;      /* "RK11 disk control, eight RK05 drives" */
    const struct reg *regs; /* ends with a NULL name; may be NULL */

    /* A bus cycle of the processor or of a DMA board, with all its side effects. AT is
     * even. MASK is WHOLE_WORD, LOW_BYTE or HIGH_BYTE; DATA stands in the masked bits. */
    word (*read)(struct board *b, paddr at);
    void (*write)(struct board *b, paddr at, word data, word mask);

    /* What read would answer, and nothing else: a debugger may look at any time. */
    word (*peek)(const struct board *b, paddr at);

    void (*reset)(struct board *b);           /* INIT: RESET, console START */
    void (*event)(struct board *b, int what); /* an event of its own is due */
    void (*granted)(struct board *b,
                    int level); /* its request was granted; may be NULL */

    const struct drives *drives;       /* devices/drive.h; NULL: it has none */
    const struct serial_lines *serial; /* devices/serial.h; NULL: it has no lines */

    /* There are several of the kind: the names of their registers begin with the kind's name
     * and the board's place among them (DC3RCSR). */
    bool numbered;
};

struct board {
    const struct board_kind *kind;
    struct unibus *bus; /* made anew by bus_rebind after a copy */
    int number;         /* its place on the bus: the order of attachment */
    paddr first, last;  /* where it answers, 18-bit, LAST included */
    int unit;           /* its place among those of its kind */
    bool disabled;      /* pulled out of its slot: nobody answers at its addresses */
    /* Hears of its transfers, if it is a disk's or a tape's control; NULL: nobody listens. */
    const struct transfer_listener *listener;
};

#endif

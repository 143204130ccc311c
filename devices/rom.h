/* The bootstrap ROM: 256 words at 773000, read only. */
#ifndef DEVICES_ROM_H
#define DEVICES_ROM_H

#include "devices/unibus.h"

struct rom {
    struct board board;
};

/* Where to start for drive UNIT of the named device: enter at PC with R0 = unit. */
struct boot_entry {
    const char *device; /* "RK" */
    word pc;            /* 16-bit address in the ROM */
};

void rom_attach(struct rom *rom, struct unibus *bus);
const struct boot_entry *rom_entry(const char *device); /* NULL: no bootstrap for it */

#endif

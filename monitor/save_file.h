/* What is in a saved machine's file:
 *
 *     magic, identity of this layout, bytes that follow, their sum
 *     struct machine as it lies in memory
 *     for each mounted pack: its drive, the sum of what it holds, how many blocks its
 *     overlay has, and those blocks with their numbers
 *     the console's settings, and what was typed and is not yet in the KL11
 *
 * Pointers in it mean nothing: RESTORE takes those of the machine it fills. */
#ifndef MONITOR_SAVE_FILE_H
#define MONITOR_SAVE_FILE_H

#include "devices/overlay.h"
#include "monitor/machine.h"

enum { SAVE_VERSION = 5, SAVE_MOST = 1 << 28 };

extern const char save_magic[16];

struct save_head {
    char magic[16];
    uint64_t identity, bytes, sum;
};

struct save_pack {
    uint32_t drive; /* as machine_drive counts */
    uint32_t blocks;
    uint64_t sum;
};

struct save_block {
    int64_t number;
    byte data[OVERLAY_BLOCK];
};

struct save_console {
    uint64_t typing; /* characters that follow */
    byte eight, plain;
    char erase, interrupt;
    byte unused[4];
};

/* SUM with N bytes of DATA added. */
uint64_t save_sum(uint64_t sum, const void *data, size_t n);

/* Two builds with the same identity have the same machine at the same offsets. */
uint64_t save_identity(const struct machine *machine);

/* The sum of what a pack holds now. */
uint64_t save_pack_sum(const struct disk *d);

#endif

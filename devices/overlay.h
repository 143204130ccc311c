/* A throw-away layer of memory over a pack: `attach -o`. */
#ifndef DEVICES_OVERLAY_H
#define DEVICES_OVERLAY_H

#include "devices/word.h"

enum { OVERLAY_BLOCK = 512 };

struct overlay {
    byte *changed; /* one for each block: it was written */
    byte *data;    /* SIZE bytes; the host gives memory only where it is touched */
    size_t blocks;
};

struct overlay *overlay_create(int64_t size); /* NULL: no memory */
void overlay_destroy(struct overlay *o);

/* TO, of the same size, becomes what FROM is. */
void overlay_copy(struct overlay *to, const struct overlay *from);

/* One block: DATA replaces what the pack has. False: the block was never written. */
bool overlay_read(const struct overlay *o, int64_t block, byte *data);
void overlay_write(struct overlay *o, int64_t block, const byte *data);

#endif

/* A layer of memory over a pack. The whole pack's size is asked for at once: the host
 * lends pages only where something is written. */
#include "devices/overlay.h"

#include <stdlib.h>
#include <string.h>

struct overlay *overlay_create(int64_t size)
{
    size_t blocks = (size_t)((size + OVERLAY_BLOCK - 1) / OVERLAY_BLOCK);
    struct overlay *o = calloc(1, sizeof *o);
    if (!o)
        return NULL;
    o->blocks = blocks;
    o->changed = calloc(blocks, 1);
    o->data = calloc(blocks, OVERLAY_BLOCK);
    if (o->changed && o->data)
        return o;
    overlay_destroy(o);
    return NULL;
}

void overlay_destroy(struct overlay *o)
{
    if (!o)
        return;
    free(o->changed);
    free(o->data);
    free(o);
}

void overlay_copy(struct overlay *to, const struct overlay *from)
{
    for (size_t n = 0; n < from->blocks; n++)
        if (from->changed[n])
            memcpy(to->data + n * OVERLAY_BLOCK, from->data + n * OVERLAY_BLOCK,
                   OVERLAY_BLOCK);
    memcpy(to->changed, from->changed, from->blocks);
}

bool overlay_read(const struct overlay *o, int64_t block, byte *data)
{
    if (!o->changed[block])
        return false;
    memcpy(data, o->data + block * OVERLAY_BLOCK, OVERLAY_BLOCK);
    return true;
}

void overlay_write(struct overlay *o, int64_t block, const byte *data)
{
    memcpy(o->data + block * OVERLAY_BLOCK, data, OVERLAY_BLOCK);
    o->changed[block] = 1;
}

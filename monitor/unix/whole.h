/* A process's whole image, wherever it lies: in core, or in the swap area of a mounted pack. */
#ifndef MONITOR_UNIX_WHOLE_H
#define MONITOR_UNIX_WHOLE_H

#include "monitor/unix/shape.h"

struct whole {
    int drive;          /* -1: in core */
    uint32_t at;        /* click that it begins at, or block of the pack */
    word clicks;        /* how long it is */
    struct shape shape; /* in core: where its parts lie */
};

/* The image of P; of a zombie only the block of swap that holds its user structure. False: its
 * slot is free, it is a zombie that has none, or the image is on swap and the pack not there. */
bool whole_of(const struct monitor *m, const struct proc_entry *p, struct whole *w);

/* The pure text T, in core if somebody in core runs it. */
bool whole_text(const struct monitor *m, const struct text_entry *t, struct whole *w);

/* N bytes of the image from OFFSET. False: it is not so long, or cannot be read. */
bool whole_bytes(const struct monitor *m, const struct whole *w, uint32_t offset,
                 byte *data, size_t n);

/* The user structure of P, from core or from the swap area; WHERE (may be NULL) tells. */
bool whole_user(const struct monitor *m, const struct proc_entry *p, struct user_area *u,
                struct whole *where);

#endif

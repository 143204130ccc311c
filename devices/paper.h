/* Paper: a tape in the PC11, the forms in the LP11. On the host each is a file, and what the
 * guest was told is done is in it. */
#ifndef DEVICES_PAPER_H
#define DEVICES_PAPER_H

#include "devices/word.h"

enum { PAPER_PATH = 512, PAPER_ERROR = 768 };

enum paper_use {
    PAPER_READ,   /* a tape to be read, from its start */
    PAPER_APPEND, /* written at the end of the file, which is made if there is none */
    PAPER_NEW     /* written, and what the file held is gone */
};

struct paper {
    int fd; /* -1: none is in */
    char path[PAPER_PATH];
    int64_t at; /* bytes read or written since it was put in */
};

static inline bool paper_in(const struct paper *p)
{
    return p->fd >= 0;
}

/* Is the file PATH in it? */
bool paper_is(const struct paper *p, const char *path);

/* Puts in the file PATH; EXISTING: it must be there. One that is written is locked, as packs
 * are. False and a sentence in ERROR (PAPER_ERROR bytes) if it cannot be had; *P is as it was
 * then. */
bool paper_load(struct paper *p, const char *path, enum paper_use use, bool existing,
                char *error);
void paper_unload(struct paper *p);

/* The next frame; false at the end. */
bool paper_read(struct paper *p, byte *frame);
/* All of it, or false: the host's disk is full, errno tells. */
bool paper_write(struct paper *p, const void *data, size_t n);

#endif

/* A changes file: the blocks of a pristine pack that a guest has written, kept between
 * runs. It is sparse: as long as the pack, and takes space only for what was written.
 *
 *     0     what it is: magic, version, sizes, identity of the pack
 *     4096  one bit a block: it is here
 *     data  the blocks, each at its own place
 *
 * A block is written before its bit, so a killed program leaves the old block or the new. */
#ifndef DEVICES_CHANGES_H
#define DEVICES_CHANGES_H

#include "devices/word.h"

enum { CHANGES_BLOCK = 512, CHANGES_IDENTITY = 80 };

/* Opens PATH, or creates it, for a pack of SIZE bytes called IDENTITY. Returns the file's
 * number, or -1 and a sentence in ERROR (DISK_ERROR bytes). */
int changes_open(const char *path, int64_t size, const char *identity, char *error);

/* Whether the file at PATH holds changes made to that pack. False: to another, or it is none. */
bool changes_are_of(const char *path, int64_t size, const char *identity);

/* One block. *HERE: it was changed, and DATA is set. False: the host failed. */
bool changes_read(int fd, int64_t size, int64_t block, byte *data, bool *here);
bool changes_write(int fd, int64_t size, int64_t block, const byte *data);

#endif

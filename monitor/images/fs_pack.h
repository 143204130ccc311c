/* The pack that a `fork11 fs` command works on: a file of the host's, or a named image as the
 * guests left it. */
#ifndef MONITOR_IMAGES_FS_PACK_H
#define MONITOR_IMAGES_FS_PACK_H

#include "devices/disk.h"
#include "images/v6fs.h"
#include "monitor/hostdir.h"

struct fs_pack {
    struct disk disk;
    struct v6fs fs;
};

/* Opens the file system on the pack NAME: a file, else an image of the manifest with its
 * changes. WRITES: to write on it, which a second writer is refused. P must not move while it
 * is open. False: ERROR (HOST_ERROR bytes) says why; nothing is open. */
bool fs_pack_open(struct fs_pack *p, const char *name, enum v6_edition edition,
                  bool writes, char *error);
void fs_pack_close(struct fs_pack *p);

/* A new pack of BLOCKS blocks in a new file, with an empty V6 file system on it. */
bool fs_pack_make(const char *path, unsigned blocks, char *error);

#endif

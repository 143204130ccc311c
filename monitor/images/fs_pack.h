/* The pack that a `fork11 fs` command works on: a file of the host's, or a named image as the
 * guests left it. */
#ifndef MONITOR_IMAGES_FS_PACK_H
#define MONITOR_IMAGES_FS_PACK_H

#include "devices/disk.h"
#include "images/v6fs.h"
#include "monitor/hostdir.h"

struct fs_pack {
    struct disk disk;
    uint32_t first; /* block of the pack that is the file system's block 0 */
    struct v6fs fs;
};

/* Which file system of a pack is meant. */
struct fs_choice {
    enum v6_edition edition;
    uint32_t first; /* block of the pack where it begins */
};

/* Opens the file system CHOICE on the pack NAME: a file, else an image of the manifest with its
 * changes. WRITES: to write on it, which a second writer is refused. P must not move while it
 * is open. False: ERROR (HOST_ERROR bytes) says why; nothing is open. */
bool fs_pack_open(struct fs_pack *p, const char *name, struct fs_choice choice,
                  bool writes, char *error);
void fs_pack_close(struct fs_pack *p);

/* A new pack of BLOCKS blocks in a new file, with an empty file system of EDITION on it, as large
 * and with as many inodes as that edition's mkfs gives it. */
bool fs_pack_make(const char *path, enum v6_edition edition, unsigned blocks,
                  char *error);

#endif

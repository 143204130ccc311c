/* The file systems on the mounted packs. */
#include "monitor/unix/packs.h"

#include <stdlib.h>

static bool drive_read(void *context, uint32_t block, byte *data)
{
    return disk_read(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

/* Guessing the edition would read every inode, and tells only files over 917504 bytes. */
bool pack_open(struct machine *machine, int drive, struct v6fs *fs)
{
    struct disk *disk = &machine->rk11.drive[drive].disk;
    struct block_device device = { .context = disk,
                                   .blocks = RK_BLOCKS,
                                   .read = drive_read };
    return disk->attached && !v6fs_open(fs, &device, FS_V6);
}

byte *pack_read(const struct v6fs *fs, const struct v6_inode *ip, uint32_t *n)
{
    if (!(ip->mode & V6_ALLOC) || (ip->mode & V6_FMT) != 0)
        return NULL;
    if (*n > ip->size)
        *n = ip->size;
    byte *data = malloc(*n + 1u);
    if (data && v6fs_read(fs, ip, 0, data, *n)) {
        free(data);
        data = NULL;
    }
    return data;
}

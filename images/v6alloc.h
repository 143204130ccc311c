/* Free blocks and free inodes of a V6 file system, kept as the kernel keeps them (alloc.c).
 * All happens in fs->super; v6fs_sync writes it. */
#ifndef IMAGES_V6ALLOC_H
#define IMAGES_V6ALLOC_H

#include "images/v6fs.h"

/* N free blocks into LIST. On an error the super-block in core is as it was. */
const char *v6fs_take(struct v6fs *fs, uint32_t *list, unsigned n);

/* Gives BLOCK back. When the super-block is full its numbers are written into BLOCK itself. */
const char *v6fs_give(struct v6fs *fs, uint32_t block);

/* An inode that is not in use. */
const char *v6fs_take_inode(struct v6fs *fs, word *number);

/* Block N of the pack becomes DATA. */
const char *v6fs_write_block(const struct v6fs *fs, uint32_t n, const byte *data);

/* IP, which knows its number, to the pack. */
const char *v6fs_write_inode(const struct v6fs *fs, const struct v6_inode *ip);

/* The super-block to the pack; its time stays (a booted kernel sets its clock by it). */
const char *v6fs_sync(struct v6fs *fs);

/* An empty file system of EDITION and BLOCKS blocks (V6: to 65535) with room for INODES files,
 * in DEVICE: a root directory with "." and "..", all dates TIME. Every data block is free. */
const char *v6fs_make(const struct block_device *device, enum v6_edition edition,
                      unsigned blocks, unsigned inodes, uint32_t time);

#endif

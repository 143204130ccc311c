/* A new file system, as mkfs(VIII) makes one: inodes zero, a root directory, the other blocks
 * in the free chain so that the lowest come first. */
#include "images/v6alloc.h"

#include <string.h>

enum { MAKE_MODE = V6_ALLOC | V6_DIR | 0755 };

static const char *clear_blocks(const struct v6fs *fs)
{
    static const byte zeros[BLOCK_SIZE];
    const char *error = NULL;
    for (unsigned b = 0; !error && b < fs->super.isize + 2u; b++)
        error = v6fs_write_block(fs, b, zeros);
    return error;
}

static const char *make_root(struct v6fs *fs, uint32_t time)
{
    struct v6_inode root = { .number = V6_ROOT,
                             .mode = MAKE_MODE,
                             .nlink = 2,
                             .size = 2 * V6_ENTRY,
                             .atime = time,
                             .mtime = time };
    byte raw[BLOCK_SIZE] = { 0 };
    const char *error = v6fs_take(fs, root.addr, 1);
    if (error)
        return error;
    block_set_word(raw, 0, V6_ROOT);
    memcpy(raw + 2, ".", 1);
    block_set_word(raw, V6_ENTRY, V6_ROOT);
    memcpy(raw + V6_ENTRY + 2, "..", 2);
    error = v6fs_write_block(fs, root.addr[0], raw);
    return error ? error : v6fs_write_inode(fs, &root);
}

const char *v6fs_make(const struct block_device *device, unsigned blocks, unsigned inodes,
                      uint32_t time)
{
    unsigned isize = (inodes + V6_INODES - 1) / V6_INODES;
    if (blocks > WHOLE_WORD || blocks > device->blocks || isize == 0 ||
        isize + 3 > blocks)
        return "a file system has at most 65535 blocks, and room for its inodes and a "
               "root";
    struct v6fs fs = { .device = *device, .edition = FS_V6 };
    fs.super.isize = (word)isize;
    fs.super.fsize = (word)blocks;
    fs.super.time = time;
    const char *error = clear_blocks(&fs);
    for (unsigned b = blocks - 1; !error && b >= isize + 2; b--)
        error = v6fs_give(&fs, (word)b);
    if (!error)
        error = make_root(&fs, time);
    return error ? error : v6fs_sync(&fs);
}

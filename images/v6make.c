/* A new file system, as mkfs(VIII) makes one: inodes zero, a root directory, the other blocks
 * in the free chain so that the lowest come first. V7's has an inode before the root's, which
 * would own the pack's bad blocks. */
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
    word number = fs->layout->root;
    struct v6_inode root = { .number = number,
                             .mode = MAKE_MODE,
                             .nlink = 2,
                             .size = 2 * V6_ENTRY,
                             .atime = time,
                             .mtime = time,
                             .ctime = time };
    byte raw[BLOCK_SIZE] = { 0 };
    const char *error = v6fs_take(fs, root.addr, 1);
    if (error)
        return error;
    block_set_word(raw, 0, number);
    memcpy(raw + 2, ".", 1);
    block_set_word(raw, V6_ENTRY, number);
    memcpy(raw + V6_ENTRY + 2, "..", 2);
    error = v6fs_write_block(fs, root.addr[0], raw);
    return error ? error : v6fs_write_inode(fs, &root);
}

static const char *make_bad(const struct v6fs *fs, uint32_t time)
{
    struct v6_inode bad = {
        .number = 1, .mode = V6_ALLOC, .atime = time, .mtime = time, .ctime = time
    };
    return fs->layout->root == 1 ? NULL : v6fs_write_inode(fs, &bad);
}

const char *v6fs_make(const struct block_device *device, enum v6_edition edition,
                      unsigned blocks, unsigned inodes, uint32_t time)
{
    struct v6fs fs = { .device = *device,
                       .edition = edition,
                       .layout = &v6_layout_table[edition] };
    unsigned in_block = BLOCK_SIZE / fs.layout->inode;
    unsigned isize = (inodes + in_block - 1) / in_block;
    if (blocks > fs.layout->most || blocks > device->blocks || isize == 0 ||
        isize * in_block > WHOLE_WORD || isize + 3 > blocks)
        return "a file system has at most 65535 blocks (V7: 16777216), at most 65535 "
               "inodes, and room for them and a root";
    fs.super.isize = (word)isize;
    fs.super.fsize = blocks;
    fs.super.time = time;
    const char *error = clear_blocks(&fs);
    for (unsigned b = blocks - 1; !error && b >= isize + 2; b--)
        error = v6fs_give(&fs, b);
    if (!error)
        error = make_root(&fs, time);
    if (!error)
        error = make_bad(&fs, time);
    return error ? error : v6fs_sync(&fs);
}

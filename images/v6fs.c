/* Reading a file system: the super-block, inodes, and the blocks of files (the kernel's
 * iget.c, subr.c and rdwri.c tell how it itself does it). */
#include "images/v6fs.h"

#include <string.h>

enum {
    DIRECT_LARGE = 7, /* addresses of a V6 large file before the double */
    DIRECT_V7 = 10    /* of a V7 file before the single indirect one */
};

const char *v6fs_block(const struct v6fs *fs, uint32_t n, byte *data)
{
    if (n >= fs->device.blocks)
        return "the file system reaches beyond the end of the pack";
    if (!fs->device.read(fs->device.context, n, data))
        return "the host cannot read the pack";
    return NULL;
}

bool v6fs_is_data(const struct v6fs *fs, uint32_t n)
{
    return n >= fs->super.isize + 2u && n < fs->super.fsize;
}

unsigned v6fs_numbers(const struct v6fs *fs)
{
    return BLOCK_SIZE / fs->layout->number;
}

uint32_t v6fs_number(const struct v6fs *fs, const byte *at, unsigned i)
{
    return fs->layout->number == 2 ? block_word(at, 2 * i) : block_long(at, 4 * i);
}

void v6fs_set_number(const struct v6fs *fs, byte *at, unsigned i, uint32_t block)
{
    if (fs->layout->number == 2)
        block_set_word(at, 2 * i, (word)block);
    else
        block_set_long(at, 4 * i, block);
}

unsigned v6fs_depth(const struct v6fs *fs, word mode, unsigned i)
{
    if (fs->edition == FS_V7)
        return i < DIRECT_V7 ? 0 : i - DIRECT_V7 + 1;
    if (!(mode & V6_LARGE))
        return 0;
    return fs->edition == FS_V6 && i == DIRECT_LARGE ? 2 : 1;
}

uint32_t v6fs_span(const struct v6fs *fs, unsigned depth)
{
    uint32_t span = 1;
    while (depth-- > 0)
        span *= v6fs_numbers(fs);
    return span;
}

static unsigned inodes_in_block(const struct v6fs *fs)
{
    return BLOCK_SIZE / fs->layout->inode;
}

unsigned v6fs_inodes(const struct v6fs *fs)
{
    unsigned all = fs->super.isize * inodes_in_block(fs);
    return all > WHOLE_WORD ? WHOLE_WORD : all;
}

uint32_t v6fs_inode_block(const struct v6fs *fs, unsigned number, unsigned *at)
{
    unsigned i = number - 1, n = inodes_in_block(fs);
    *at = fs->layout->inode * (i % n);
    return 2 + i / n;
}

const char *v6fs_inode(const struct v6fs *fs, unsigned number, struct v6_inode *ip)
{
    byte block[BLOCK_SIZE];
    unsigned at;
    if (number < 1 || number > v6fs_inodes(fs))
        return "a directory names an inode that the file system does not have";
    const char *error = v6fs_block(fs, v6fs_inode_block(fs, number, &at), block);
    if (error)
        return error;
    *ip = (struct v6_inode){ .number = (word)number };
    fs->layout->inode_unpack(ip, block + at);
    return NULL;
}

bool v6_is_dir(const struct v6_inode *ip)
{
    return (ip->mode & V6_ALLOC) && (ip->mode & V6_FMT) == V6_DIR;
}

/* Character and block devices alike have this bit. */
bool v6_is_device(const struct v6_inode *ip)
{
    return ip->mode & V6_CHR;
}

/* Number I of the indirect block *AT replaces it; a hole stays one. */
static const char *step_down(const struct v6fs *fs, uint32_t *at, unsigned i)
{
    byte block[BLOCK_SIZE];
    if (*at == 0)
        return NULL;
    if (!v6fs_is_data(fs, *at))
        return "a file owns a block that is not one of the file system's data blocks";
    const char *error = v6fs_block(fs, *at, block);
    if (error)
        return error;
    *at = v6fs_number(fs, block, i);
    return NULL;
}

/* From an address *BLOCK of that DEPTH to the BN'th data block below it. */
static const char *descend(const struct v6fs *fs, unsigned depth, uint32_t bn,
                           uint32_t *block)
{
    const char *error = NULL;
    while (!error && depth-- > 0)
        error = step_down(fs, block, bn / v6fs_span(fs, depth) % v6fs_numbers(fs));
    if (!error && *block && !v6fs_is_data(fs, *block))
        error = "a file owns a block that is not one of the file system's data blocks";
    return error;
}

const char *v6fs_map(const struct v6fs *fs, const struct v6_inode *ip, uint32_t bn,
                     uint32_t *block)
{
    for (unsigned i = 0; i < fs->layout->addresses; i++) {
        unsigned depth = v6fs_depth(fs, ip->mode, i);
        uint32_t span = v6fs_span(fs, depth);
        *block = ip->addr[i];
        if (bn < span)
            return descend(fs, depth, bn, block);
        bn -= span;
    }
    return "a file is larger than its list of blocks";
}

/* The part of one block that a read wants. */
static const char *read_part(const struct v6fs *fs, const struct v6_inode *ip,
                             uint32_t offset, byte *data, uint32_t n)
{
    byte block[BLOCK_SIZE] = { 0 };
    uint32_t at;
    const char *error = v6fs_map(fs, ip, offset / BLOCK_SIZE, &at);
    if (!error && at)
        error = v6fs_block(fs, at, block);
    if (!error)
        memcpy(data, block + offset % BLOCK_SIZE, n);
    return error;
}

const char *v6fs_read(const struct v6fs *fs, const struct v6_inode *ip, uint32_t offset,
                      byte *data, uint32_t n)
{
    if (v6_is_device(ip))
        return "that is a device, not a file";
    if (offset > ip->size || n > ip->size - offset)
        return "that part lies beyond the end of the file";
    while (n > 0) {
        uint32_t part = BLOCK_SIZE - offset % BLOCK_SIZE;
        if (part > n)
            part = n;
        const char *error = read_part(fs, ip, offset, data, part);
        if (error)
            return error;
        offset += part;
        data += part;
        n -= part;
    }
    return NULL;
}

const char *v6fs_free(const struct v6fs *fs, unsigned *blocks)
{
    uint32_t list[V6_CHAIN];
    byte raw[BLOCK_SIZE];
    unsigned n = fs->super.nfree;
    *blocks = 0;
    memcpy(list, fs->super.free, sizeof list);
    for (;;) {
        if (n > fs->layout->chain)
            return "the free list is damaged: more in one block than it can hold";
        for (unsigned i = 1; i < n; i++)
            *blocks += list[i] != 0;
        if (n == 0 || list[0] == 0)
            return NULL;
        if (!v6fs_is_data(fs, list[0]))
            return "the free list is damaged: a block that is not a data block";
        if (++*blocks > fs->super.fsize)
            return "the free list is damaged: it runs in a circle";
        const char *error = v6fs_block(fs, list[0], raw);
        if (error)
            return error;
        n = block_word(raw, 0);
        for (unsigned i = 0; i < fs->layout->chain; i++)
            list[i] = v6fs_number(fs, raw + 2, i);
    }
}

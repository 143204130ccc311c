/* Reading a V6 file system: the super-block, inodes, and the blocks of files (the kernel's
 * iget.c, subr.c and rdwri.c tell how it itself does it). */
#include "images/v6fs.h"

#include <string.h>

enum {
    DIRECT_LARGE = 7, /* addresses of a V6 large file before the double */
    FIRST_DOUBLE = DIRECT_LARGE * BLOCK_WORDS /* its first block */
};

/* A V7 super-block read as V6's: s_fsize is a long there, so its high word, 0 on any pack of
 * the time, stands where V6 has the whole size. */
static bool looks_like_v7(const struct v6_super *super)
{
    return super->fsize == 0 && super->isize > 2 && super->nfree > super->isize;
}

static const char *judge_super(const struct v6fs *fs)
{
    const struct v6_super *s = &fs->super;
    if (looks_like_v7(s))
        return "this looks like a Seventh Edition file system; those of V4, V5 and V6 "
               "are "
               "read here";
    if (s->isize == 0 || s->fsize <= s->isize + 2)
        return "there is no V4, V5 or V6 file system here: block 1 is not a super-block";
    struct v6_inode root;
    const char *error = v6fs_inode(fs, V6_ROOT, &root);
    if (error)
        return error;
    if (!v6_is_dir(&root))
        return "there is no V4, V5 or V6 file system here: inode 1 is not a directory";
    return NULL;
}

/* How many of the block's words, from the first, are not 0. */
static unsigned leading_words(const byte *block)
{
    unsigned n = 0;
    while (n < BLOCK_WORDS && block_word(block, 2 * n))
        n++;
    return n;
}

/* Whether the file's eighth address is a V5 one: then its block lists every block of the
 * file's tail, where V6 would list one for each 256 of them. */
static bool shows_v5(const struct v6fs *fs, const struct v6_inode *ip)
{
    uint32_t blocks = (ip->size + BLOCK_SIZE - 1) / BLOCK_SIZE;
    byte list[BLOCK_SIZE];
    if (!(ip->mode & V6_LARGE) || blocks <= FIRST_DOUBLE || !ip->addr[DIRECT_LARGE])
        return false;
    if (v6fs_block(fs, ip->addr[DIRECT_LARGE], list))
        return false;
    return leading_words(list) > (blocks - FIRST_DOUBLE + BLOCK_WORDS - 1) / BLOCK_WORDS;
}

static enum v6_edition guess_edition(const struct v6fs *fs)
{
    for (unsigned i = V6_ROOT; i <= v6fs_inodes(fs); i++) {
        struct v6_inode inode;
        if (v6fs_inode(fs, i, &inode))
            break;
        if ((inode.mode & V6_ALLOC) && !v6_is_device(&inode) && shows_v5(fs, &inode))
            return FS_V5;
    }
    return FS_V6;
}

const char *v6fs_open(struct v6fs *fs, const struct block_device *device,
                      enum v6_edition edition)
{
    memset(fs, 0, sizeof *fs);
    fs->device = *device;
    const char *error = v6fs_block(fs, 1, fs->raw);
    if (error)
        return error;
    v6_super_unpack(&fs->super, fs->raw);
    error = judge_super(fs);
    if (error)
        return error;
    fs->edition = edition == FS_GUESS ? guess_edition(fs) : edition;
    return NULL;
}

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

unsigned v6fs_inodes(const struct v6fs *fs)
{
    unsigned all = fs->super.isize * V6_INODES;
    return all > WHOLE_WORD ? WHOLE_WORD : all;
}

const char *v6fs_inode(const struct v6fs *fs, unsigned number, struct v6_inode *ip)
{
    byte block[BLOCK_SIZE];
    if (number < V6_ROOT || number > v6fs_inodes(fs))
        return "a directory names an inode that the file system does not have";
    const char *error = v6fs_block(fs, (number + 31) / V6_INODES, block);
    if (error)
        return error;
    v6_inode_unpack(ip, block + V6_INODE * ((number + 31) % V6_INODES));
    ip->number = (word)number;
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

/* Word I of the indirect block *AT replaces it; a hole stays one. */
static const char *step_down(const struct v6fs *fs, word *at, unsigned i)
{
    byte block[BLOCK_SIZE];
    if (*at == 0)
        return NULL;
    if (!v6fs_is_data(fs, *at))
        return "a file owns a block that is not one of the file system's data blocks";
    const char *error = v6fs_block(fs, *at, block);
    if (error)
        return error;
    *at = block_word(block, 2 * i);
    return NULL;
}

static const char *map_large(const struct v6fs *fs, const struct v6_inode *ip,
                             uint32_t bn, word *block)
{
    uint32_t i = bn / BLOCK_WORDS;
    const char *error = NULL;
    bool twice = fs->edition != FS_V5 && i >= DIRECT_LARGE;
    if (!twice && i >= V6_ADDRESSES)
        return "a file is larger than its edition allows";
    *block = ip->addr[twice ? DIRECT_LARGE : i];
    if (twice)
        error = step_down(fs, block, i - DIRECT_LARGE);
    if (!error)
        error = step_down(fs, block, bn % BLOCK_WORDS);
    return error;
}

const char *v6fs_map(const struct v6fs *fs, const struct v6_inode *ip, uint32_t bn,
                     word *block)
{
    const char *error = NULL;
    if (ip->mode & V6_LARGE)
        error = map_large(fs, ip, bn, block);
    else if (bn < V6_ADDRESSES)
        *block = ip->addr[bn];
    else
        return "a file is larger than its list of blocks";
    if (!error && *block && !v6fs_is_data(fs, *block))
        error = "a file owns a block that is not one of the file system's data blocks";
    return error;
}

/* The part of one block that a read wants. */
static const char *read_part(const struct v6fs *fs, const struct v6_inode *ip,
                             uint32_t offset, byte *data, uint32_t n)
{
    byte block[BLOCK_SIZE] = { 0 };
    word at;
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
    word list[V6_CHAIN + 1];
    byte raw[BLOCK_SIZE];
    *blocks = 0;
    list[0] = fs->super.nfree;
    memcpy(list + 1, fs->super.free, sizeof fs->super.free);
    for (;;) {
        if (list[0] > V6_CHAIN)
            return "the free list is damaged: more than 100 in one block";
        for (unsigned i = list[0]; i > 1; i--)
            *blocks += list[i] != 0;
        if (list[0] == 0 || list[1] == 0)
            return NULL;
        if (!v6fs_is_data(fs, list[1]))
            return "the free list is damaged: a block that is not a data block";
        if (++*blocks > fs->super.fsize)
            return "the free list is damaged: it runs in a circle";
        const char *error = v6fs_block(fs, list[1], raw);
        if (error)
            return error;
        for (unsigned i = 0; i <= V6_CHAIN; i++)
            list[i] = block_word(raw, 2 * i);
    }
}

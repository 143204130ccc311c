/* Free blocks hang in a chain: the super-block holds up to a hundred numbers (V7: fifty), the
 * first of which is a block that holds the next ones (the kernel's alloc.c: alloc, free, ialloc). */
#include "images/v6alloc.h"

#include <string.h>

/* The next numbers, from the block that was first of the last. */
static const char *refill(struct v6fs *fs, uint32_t block)
{
    byte raw[BLOCK_SIZE];
    const char *error = v6fs_block(fs, block, raw);
    if (error)
        return error;
    fs->super.nfree = block_word(raw, 0);
    for (unsigned i = 0; i < fs->layout->chain; i++)
        fs->super.free[i] = v6fs_number(fs, raw + 2, i);
    return NULL;
}

static const char *take_one(struct v6fs *fs, uint32_t *block)
{
    struct v6_super *s = &fs->super;
    if (s->nfree > fs->layout->chain)
        return "the free list is damaged: more in one block than it can hold";
    *block = s->nfree ? s->free[--s->nfree] : 0;
    if (*block == 0)
        return "there is no room on the pack";
    if (!v6fs_is_data(fs, *block))
        return "the free list is damaged: a block that is not a data block";
    return s->nfree ? NULL : refill(fs, *block);
}

const char *v6fs_take(struct v6fs *fs, uint32_t *list, unsigned n)
{
    struct v6_super before = fs->super;
    for (unsigned i = 0; i < n; i++) {
        const char *error = take_one(fs, &list[i]);
        if (error) {
            fs->super = before;
            return error;
        }
    }
    return NULL;
}

static const char *write_chain(struct v6fs *fs, uint32_t block)
{
    byte raw[BLOCK_SIZE] = { 0 };
    block_set_word(raw, 0, fs->super.nfree);
    for (unsigned i = 0; i < fs->super.nfree; i++)
        v6fs_set_number(fs, raw + 2, i, fs->super.free[i]);
    return v6fs_write_block(fs, block, raw);
}

const char *v6fs_give(struct v6fs *fs, uint32_t block)
{
    struct v6_super *s = &fs->super;
    if (s->nfree == 0) {
        s->nfree = 1;
        s->free[0] = 0;
    }
    if (s->nfree >= fs->layout->chain) {
        const char *error = write_chain(fs, block);
        if (error)
            return error;
        s->nfree = 0;
    }
    s->free[s->nfree++] = block;
    return NULL;
}

/* The super-block's list of free inodes is only a hint: the kernel too looks whether the mode
 * is 0, and searches all of them when the list is empty. */
const char *v6fs_take_inode(struct v6fs *fs, word *number)
{
    struct v6_inode inode;
    struct v6_super *s = &fs->super;
    while (s->ninode > 0 && s->ninode <= V6_CHAIN) {
        word i = s->inode[--s->ninode];
        if (i > fs->layout->root && !v6fs_inode(fs, i, &inode) && inode.mode == 0) {
            *number = i;
            return NULL;
        }
    }
    for (unsigned i = fs->layout->root + 1u; i <= v6fs_inodes(fs); i++) {
        const char *error = v6fs_inode(fs, i, &inode);
        if (error)
            return error;
        if (inode.mode == 0) {
            *number = (word)i;
            return NULL;
        }
    }
    return "there is no free inode on the pack: it cannot hold one more file";
}

const char *v6fs_write_block(const struct v6fs *fs, uint32_t n, const byte *data)
{
    if (!fs->device.write)
        return "the pack is open for reading only";
    if (n >= fs->device.blocks)
        return "the file system reaches beyond the end of the pack";
    if (!fs->device.write(fs->device.context, n, data))
        return "the host cannot write the pack";
    return NULL;
}

const char *v6fs_write_inode(const struct v6fs *fs, const struct v6_inode *ip)
{
    byte raw[BLOCK_SIZE];
    unsigned at;
    uint32_t block = v6fs_inode_block(fs, ip->number, &at);
    const char *error = v6fs_block(fs, block, raw);
    if (error)
        return error;
    fs->layout->inode_pack(ip, raw + at);
    return v6fs_write_block(fs, block, raw);
}

const char *v6fs_sync(struct v6fs *fs)
{
    fs->layout->super_pack(&fs->super, fs->raw);
    return v6fs_write_block(fs, 1, fs->raw);
}

/* How the structures of a V6 file system lie on the pack: the super-block (filsys.h) and the
 * inode (ino.h), of words with the low byte first and longs with the high word first. */
#include "images/v6fs.h"

/* Byte offsets in the super-block. */
enum {
    S_ISIZE = 0,
    S_FSIZE = 02,
    S_NFREE = 04,
    S_FREE = 06,
    S_NINODE = 0316,
    S_INODE = 0320,
    S_TIME = 0634
};

/* Byte offsets in an inode. */
enum {
    I_MODE = 0,
    I_NLINK = 02,
    I_UID = 03,
    I_GID = 04,
    I_SIZE0 = 05,
    I_SIZE1 = 06,
    I_ADDR = 010,
    I_ATIME = 030,
    I_MTIME = 034
};

static uint32_t get_long(const byte *at, unsigned offset)
{
    return (uint32_t)block_word(at, offset) << 16 | block_word(at, offset + 2);
}

static void put_long(byte *at, unsigned offset, uint32_t value)
{
    block_set_word(at, offset, (word)(value >> 16));
    block_set_word(at, offset + 2, (word)value);
}

void v6_inode_unpack(struct v6_inode *ip, const byte *at)
{
    ip->mode = block_word(at, I_MODE);
    ip->nlink = at[I_NLINK];
    ip->uid = at[I_UID];
    ip->gid = at[I_GID];
    ip->size = (uint32_t)at[I_SIZE0] << 16 | block_word(at, I_SIZE1);
    for (unsigned i = 0; i < V6_ADDRESSES; i++)
        ip->addr[i] = block_word(at, I_ADDR + 2 * i);
    ip->atime = get_long(at, I_ATIME);
    ip->mtime = get_long(at, I_MTIME);
}

void v6_inode_pack(const struct v6_inode *ip, byte *at)
{
    block_set_word(at, I_MODE, ip->mode);
    at[I_NLINK] = ip->nlink;
    at[I_UID] = ip->uid;
    at[I_GID] = ip->gid;
    at[I_SIZE0] = (byte)(ip->size >> 16);
    block_set_word(at, I_SIZE1, (word)ip->size);
    for (unsigned i = 0; i < V6_ADDRESSES; i++)
        block_set_word(at, I_ADDR + 2 * i, ip->addr[i]);
    put_long(at, I_ATIME, ip->atime);
    put_long(at, I_MTIME, ip->mtime);
}

void v6_super_unpack(struct v6_super *super, const byte *block)
{
    super->isize = block_word(block, S_ISIZE);
    super->fsize = block_word(block, S_FSIZE);
    super->nfree = block_word(block, S_NFREE);
    super->ninode = block_word(block, S_NINODE);
    for (unsigned i = 0; i < V6_CHAIN; i++) {
        super->free[i] = block_word(block, S_FREE + 2 * i);
        super->inode[i] = block_word(block, S_INODE + 2 * i);
    }
    super->time = get_long(block, S_TIME);
}

void v6_super_pack(const struct v6_super *super, byte *block)
{
    block_set_word(block, S_ISIZE, super->isize);
    block_set_word(block, S_FSIZE, super->fsize);
    block_set_word(block, S_NFREE, super->nfree);
    block_set_word(block, S_NINODE, super->ninode);
    for (unsigned i = 0; i < V6_CHAIN; i++) {
        block_set_word(block, S_FREE + 2 * i, super->free[i]);
        block_set_word(block, S_INODE + 2 * i, super->inode[i]);
    }
    put_long(block, S_TIME, super->time);
}

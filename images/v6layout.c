/* How the structures of a V4, V5 or V6 file system lie on the pack: the super-block (filsys.h) and the
 * inode (ino.h), of words with the low byte first and longs with the high word first. */
#include "images/v6fs.h"
#include "images/v7layout.h"

enum { ADDRESSES = 8, CHAIN = 100, INODE = BLOCK_SIZE / V6_INODES };

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

static void inode_unpack(struct v6_inode *ip, const byte *at)
{
    ip->mode = block_word(at, I_MODE);
    ip->nlink = at[I_NLINK];
    ip->uid = at[I_UID];
    ip->gid = at[I_GID];
    ip->size = (uint32_t)at[I_SIZE0] << 16 | block_word(at, I_SIZE1);
    for (unsigned i = 0; i < ADDRESSES; i++)
        ip->addr[i] = block_word(at, I_ADDR + 2 * i);
    ip->atime = block_long(at, I_ATIME);
    ip->mtime = block_long(at, I_MTIME);
}

static void inode_pack(const struct v6_inode *ip, byte *at)
{
    block_set_word(at, I_MODE, ip->mode);
    at[I_NLINK] = (byte)ip->nlink;
    at[I_UID] = (byte)ip->uid;
    at[I_GID] = (byte)ip->gid;
    at[I_SIZE0] = (byte)(ip->size >> 16);
    block_set_word(at, I_SIZE1, (word)ip->size);
    for (unsigned i = 0; i < ADDRESSES; i++)
        block_set_word(at, I_ADDR + 2 * i, (word)ip->addr[i]);
    block_set_long(at, I_ATIME, ip->atime);
    block_set_long(at, I_MTIME, ip->mtime);
}

static void super_unpack(struct v6_super *super, const byte *block)
{
    super->isize = block_word(block, S_ISIZE);
    super->fsize = block_word(block, S_FSIZE);
    super->nfree = block_word(block, S_NFREE);
    super->ninode = block_word(block, S_NINODE);
    for (unsigned i = 0; i < CHAIN; i++) {
        super->free[i] = block_word(block, S_FREE + 2 * i);
        super->inode[i] = block_word(block, S_INODE + 2 * i);
    }
    super->time = block_long(block, S_TIME);
}

static void super_pack(const struct v6_super *super, byte *block)
{
    block_set_word(block, S_ISIZE, super->isize);
    block_set_word(block, S_FSIZE, (word)super->fsize);
    block_set_word(block, S_NFREE, super->nfree);
    block_set_word(block, S_NINODE, super->ninode);
    for (unsigned i = 0; i < CHAIN; i++) {
        block_set_word(block, S_FREE + 2 * i, (word)super->free[i]);
        block_set_word(block, S_INODE + 2 * i, super->inode[i]);
    }
    block_set_long(block, S_TIME, super->time);
}

/* clang-format off */
const struct v6_layout v6_layout_table[FS_V7 + 1] = {
    [FS_V5] = { .root = V6_ROOT, .inode = INODE, .number = 2, .chain = CHAIN, .addresses = ADDRESSES, .links = 255,
                .largest = ADDRESSES * BLOCK_WORDS * BLOCK_SIZE, .most = WHOLE_WORD,
                .inode_unpack = inode_unpack, .inode_pack = inode_pack,
                .super_unpack = super_unpack, .super_pack = super_pack },
    [FS_V6] = { .root = V6_ROOT, .inode = INODE, .number = 2, .chain = CHAIN, .addresses = ADDRESSES, .links = 255,
                .largest = V6_MAX_SIZE, .most = WHOLE_WORD,
                .inode_unpack = inode_unpack, .inode_pack = inode_pack,
                .super_unpack = super_unpack, .super_pack = super_pack },
    [FS_V7] = { .root = V7_ROOT, .inode = V7_INODE, .number = 4, .chain = V7_CHAIN, .addresses = V7_ADDRESSES,
                .links = 32767, .largest = V7_LARGEST, .most = V6_MOST_BLOCKS,
                .inode_unpack = v7_inode_unpack, .inode_pack = v7_inode_pack,
                .super_unpack = v7_super_unpack, .super_pack = v7_super_pack },
};
/* clang-format on */

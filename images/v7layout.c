/* How the structures of a V7 file system lie on the pack (filsys.h, ino.h): longs have the high
 * word first; an address in an inode is three bytes, the highest first and then the low word, as
 * l3tol and ltol3 have it. s_isize is the first data block, and so counts blocks 0 and 1.
 *
 * The words behind s_time, which mkfs and icheck -s leave for themselves, stay as they are. */
#include "images/v7layout.h"

/* Byte offsets in the super-block. */
enum {
    S_ISIZE = 0,
    S_FSIZE = 02,
    S_NFREE = 06,
    S_FREE = 010,
    S_NINODE = 0320,
    S_INODE = 0322,
    S_TIME = 0636,
    NICINOD = 100 /* numbers in s_inode */
};

/* Byte offsets in an inode. */
enum {
    I_MODE = 0,
    I_NLINK = 02,
    I_UID = 04,
    I_GID = 06,
    I_SIZE = 010,
    I_ADDR = 014,
    I_ATIME = 064,
    I_MTIME = 070,
    I_CTIME = 074
};

static uint32_t get_address(const byte *at)
{
    return (uint32_t)at[0] << 16 | word_get(at + 1);
}

static void put_address(byte *at, uint32_t block)
{
    at[0] = (byte)(block >> 16);
    at[1] = (byte)block;
    at[2] = (byte)(block >> 8);
}

/* A device's number is that of its first address, as V6 has it. */
void v7_inode_unpack(struct v6_inode *ip, const byte *at)
{
    word mode = block_word(at, I_MODE);
    ip->mode = mode ? mode | V6_ALLOC : 0;
    ip->nlink = block_word(at, I_NLINK);
    ip->uid = block_word(at, I_UID);
    ip->gid = block_word(at, I_GID);
    ip->size = block_long(at, I_SIZE);
    for (unsigned i = 0; i < V7_ADDRESSES; i++)
        ip->addr[i] = get_address(at + I_ADDR + 3 * i);
    ip->atime = block_long(at, I_ATIME);
    ip->mtime = block_long(at, I_MTIME);
    ip->ctime = block_long(at, I_CTIME);
}

void v7_inode_pack(const struct v6_inode *ip, byte *at)
{
    word mode = ip->mode & V6_FMT ? ip->mode & ~V6_ALLOC : ip->mode;
    block_set_word(at, I_MODE, mode);
    block_set_word(at, I_NLINK, ip->nlink);
    block_set_word(at, I_UID, ip->uid);
    block_set_word(at, I_GID, ip->gid);
    block_set_long(at, I_SIZE, ip->size);
    for (unsigned i = 0; i < V7_ADDRESSES; i++)
        put_address(at + I_ADDR + 3 * i, ip->addr[i]);
    block_set_long(at, I_ATIME, ip->atime);
    block_set_long(at, I_MTIME, ip->mtime);
    block_set_long(at, I_CTIME, ip->ctime);
}

void v7_super_unpack(struct v6_super *super, const byte *block)
{
    word first = block_word(block, S_ISIZE);
    super->isize = first > 2 ? (word)(first - 2) : 0;
    super->fsize = block_long(block, S_FSIZE);
    super->nfree = block_word(block, S_NFREE);
    super->ninode = block_word(block, S_NINODE);
    for (unsigned i = 0; i < V7_CHAIN; i++)
        super->free[i] = block_long(block, S_FREE + 4 * i);
    for (unsigned i = 0; i < NICINOD; i++)
        super->inode[i] = block_word(block, S_INODE + 2 * i);
    super->time = block_long(block, S_TIME);
}

void v7_super_pack(const struct v6_super *super, byte *block)
{
    block_set_word(block, S_ISIZE, (word)(super->isize + 2));
    block_set_long(block, S_FSIZE, super->fsize);
    block_set_word(block, S_NFREE, super->nfree);
    block_set_word(block, S_NINODE, super->ninode);
    for (unsigned i = 0; i < V7_CHAIN; i++)
        block_set_long(block, S_FREE + 4 * i, super->free[i]);
    for (unsigned i = 0; i < NICINOD; i++)
        block_set_word(block, S_INODE + 2 * i, super->inode[i]);
    block_set_long(block, S_TIME, super->time);
}

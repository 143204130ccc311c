/* The file system of the Fourth to Seventh Editions, named after the Sixth's (V6 manual, fs(V);
 * V7 manual, filsys(5); kernel sources alloc.c, subr.c, filsys.h, ino.h). Block 0 boots, block 1
 * is the super-block, inodes follow from block 2, then the data. Free blocks hang in a chain.
 *
 * V4, V5 and V6 differ in one thing: the eighth address of a large file is one more indirect
 * block in V4 and V5, a doubly indirect one in V6. Only a file over 917504 bytes shows which.
 * V7 lays all out anew: block numbers are longs, inodes of 64 bytes have thirteen addresses,
 * the last three of them indirect once, twice and three times. What lies where is a row of
 * v6fs_layout; in core all editions look alike, and V7's modes are told in V6's bits.
 *
 * A pack is never trusted: a block number out of range or a read that fails is an error, and
 * every walk ends. Functions that can fail return NULL, or a sentence that says what is wrong. */
#ifndef IMAGES_V6FS_H
#define IMAGES_V6FS_H

#include "images/block.h"

enum {
    V6_ROOT = 1,             /* the root's inode in V4 to V6 */
    V6_INODES = 16,          /* in a block, there */
    V6_MAX_SIZE = 077777777, /* bytes of a file, there: 24 bits */
    V7_ROOT = 2,
    V7_INODES = 8
};

enum {
    V6_NAME = 14,      /* longest file name, bytes */
    V6_ENTRY = 16,     /* bytes of a directory entry */
    V6_CHAIN = 100,    /* most block numbers in the super-block and in a chain block */
    V6_ADDRESSES = 13, /* most in an inode */
    V6_MOST_BLOCKS = 0100000000 /* of any file system: an address has at most 24 bits */
};

/* i_mode, as V6 has it: V7's ordinary files have V6_ALLOC alone of the first four bits, and so
 * have they here; its directories and devices get V6_ALLOC when they are read. */
enum {
    V6_ALLOC = 0100000, /* in use */
    V6_FMT = 0060000,   /* kind of file */
    V6_DIR = 0040000,
    V6_CHR = 0020000,
    V6_BLK = 0060000,
    V6_LARGE = 0010000,  /* addresses are of indirect blocks; not V7 */
    V6_PERMIT = 0007777, /* set-id, sticky, rwx three times */
};

enum v6_edition {
    FS_GUESS, /* by the super-block and the root; V6 unless a file over 917504 bytes shows V5 */
    FS_V5, /* the Fourth's too */
    FS_V6,
    FS_V7
};

/* The super-block: sizes, free blocks, free inodes, and when it was last written. */
struct v6_super {
    word isize;     /* blocks of inodes (V7 writes two more: the first of data) */
    uint32_t fsize; /* first block beyond the file system */
    word nfree;
    uint32_t free[V6_CHAIN];
    word ninode;
    word inode[V6_CHAIN];
    uint32_t time; /* seconds since 1970 */
};

struct v6_inode;

/* What is where in an edition's file system, and how much of it. */
struct v6_layout {
    word root;      /* the root's inode */
    unsigned inode; /* bytes of an inode */
    unsigned
        number; /* bytes of a block number in a list: an indirect block, a chain block */
    unsigned chain;     /* block numbers in the super-block and in a chain block */
    unsigned addresses; /* in an inode */
    unsigned links;     /* most of a file */
    uint32_t largest;   /* bytes of a file */
    uint32_t most;      /* blocks of a file system */
    void (*inode_unpack)(struct v6_inode *ip, const byte *at);
    void (*inode_pack)(const struct v6_inode *ip, byte *at);
    void (*super_unpack)(struct v6_super *super, const byte *block);
    void (*super_pack)(const struct v6_super *super, byte *block);
};

/* By edition; FS_GUESS has none. */
extern const struct v6_layout v6_layout_table[FS_V7 + 1];

struct v6fs {
    struct block_device device;
    enum v6_edition edition;
    const struct v6_layout *layout;
    byte raw[BLOCK_SIZE]; /* the super-block as it lies on the pack */
    struct v6_super super;
};

struct v6_inode {
    word number;
    word mode;
    word nlink;
    word uid, gid;
    uint32_t size; /* bytes */
    uint32_t addr[V6_ADDRESSES];
    uint32_t atime, mtime; /* seconds since 1970 */
    uint32_t ctime;        /* of V7 alone: when the inode itself was changed */
};

/* One name in a directory; NUL after the last byte. */
struct v6_entry {
    word inode;
    char name[V6_NAME + 1];
};

/* Opens the file system on DEVICE, which must outlive it. */
const char *v6fs_open(struct v6fs *fs, const struct block_device *device,
                      enum v6_edition edition);

/* Block N of the pack, if the pack has it. */
const char *v6fs_block(const struct v6fs *fs, uint32_t n, byte *data);

/* Whether block N is one that a file may own. */
bool v6fs_is_data(const struct v6fs *fs, uint32_t n);

/* How many block numbers an indirect block lists, and the one in place I of a list at AT. */
unsigned v6fs_numbers(const struct v6fs *fs);
uint32_t v6fs_number(const struct v6fs *fs, const byte *at, unsigned i);
void v6fs_set_number(const struct v6fs *fs, byte *at, unsigned i, uint32_t block);

/* How many indirect blocks lie between address I of an inode of that MODE and its data: 0 to
 * 3; and how many data blocks such an address reaches. */
unsigned v6fs_depth(const struct v6fs *fs, word mode, unsigned i);
uint32_t v6fs_span(const struct v6fs *fs, unsigned depth);

unsigned v6fs_inodes(const struct v6fs *fs); /* they are numbered from 1 */

/* Which block has inode NUMBER, and at which byte. */
uint32_t v6fs_inode_block(const struct v6fs *fs, unsigned number, unsigned *at);
const char *v6fs_inode(const struct v6fs *fs, unsigned number, struct v6_inode *ip);

/* By its mode; a device is a special file, of blocks or of characters. */
bool v6_is_dir(const struct v6_inode *ip);
bool v6_is_device(const struct v6_inode *ip);

/* Which block of the pack holds block BN of the file; 0 is a hole, which reads as zeros. */
const char *v6fs_map(const struct v6fs *fs, const struct v6_inode *ip, uint32_t bn,
                     uint32_t *block);

/* N bytes from OFFSET, which with N must lie inside the file. */
const char *v6fs_read(const struct v6fs *fs, const struct v6_inode *ip, uint32_t offset,
                      byte *data, uint32_t n);

/* Entry I of directory DIR; its inode is 0 if the slot is empty. */
const char *v6fs_entry(const struct v6fs *fs, const struct v6_inode *dir, unsigned i,
                       struct v6_entry *entry);

/* The inode of PATH, which starts at the root whether or not it begins with '/'. */
const char *v6fs_lookup(const struct v6fs *fs, const char *path, struct v6_inode *ip);

/* NAME (not NUL terminated, LENGTH bytes) in DIR: its inode and slot. 0: not there. */
const char *v6fs_find(const struct v6fs *fs, const struct v6_inode *dir, const char *name,
                      size_t length, word *inode, unsigned *slot);

/* How many blocks are free, by the chain. */
const char *v6fs_free(const struct v6fs *fs, unsigned *blocks);

#endif

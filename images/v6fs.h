/* The file system of the Fourth, Fifth and Sixth Editions (V6 manual, fs(V); kernel sources
 * alloc.c, subr.c, filsys.h, ino.h). Block 0 boots, block 1 is the super-block, inodes follow
 * from block 2, 16 to a block, then the data. Free blocks hang in a chain of hundreds.
 *
 * Editions differ in one thing: the eighth address of a large file is one more indirect block
 * in V4 and V5, a doubly indirect one in V6. Only a file over 917504 bytes shows which.
 *
 * A pack is never trusted: a block number out of range or a read that fails is an error, and
 * every walk ends. Functions that can fail return NULL, or a sentence that says what is wrong. */
#ifndef IMAGES_V6FS_H
#define IMAGES_V6FS_H

#include "images/block.h"

enum {
    V6_ROOT = 1,            /* the root's inode */
    V6_NAME = 14,           /* longest file name, bytes */
    V6_ENTRY = 16,          /* bytes of a directory entry */
    V6_INODE = 32,          /* bytes of an inode */
    V6_INODES = 16,         /* in a block */
    V6_CHAIN = 100,         /* block numbers in the super-block and in a chain block */
    V6_ADDRESSES = 8,       /* in an inode */
    V6_MAX_SIZE = 077777777 /* bytes of a file: 24 bits */
};

/* i_mode */
enum {
    V6_ALLOC = 0100000, /* in use */
    V6_FMT = 0060000,   /* kind of file */
    V6_DIR = 0040000,
    V6_CHR = 0020000,
    V6_BLK = 0060000,
    V6_LARGE = 0010000,  /* addresses are of indirect blocks */
    V6_PERMIT = 0007777, /* set-id, sticky, rwx three times */
};

enum v6_edition {
    FS_GUESS, /* V6 unless a file over 917504 bytes shows the other */
    FS_V5,    /* the Fourth's too */
    FS_V6
};

/* The super-block: sizes, free blocks, free inodes, and when it was last written. */
struct v6_super {
    word isize; /* blocks of inodes */
    word fsize; /* first block beyond the file system */
    word nfree;
    word free[V6_CHAIN];
    word ninode;
    word inode[V6_CHAIN];
    uint32_t time; /* seconds since 1970 */
};

struct v6fs {
    struct block_device device;
    enum v6_edition edition;
    byte raw[BLOCK_SIZE]; /* the super-block as it lies on the pack */
    struct v6_super super;
};

struct v6_inode {
    word number;
    word mode;
    byte nlink;
    byte uid, gid;
    uint32_t size; /* bytes, to V6_MAX_SIZE */
    word addr[V6_ADDRESSES];
    uint32_t atime, mtime; /* seconds since 1970 */
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

unsigned v6fs_inodes(const struct v6fs *fs); /* they are numbered from 1 */
const char *v6fs_inode(const struct v6fs *fs, unsigned number, struct v6_inode *ip);

/* By its mode; a device is a special file, of blocks or of characters. */
bool v6_is_dir(const struct v6_inode *ip);
bool v6_is_device(const struct v6_inode *ip);

/* Which block of the pack holds block BN of the file; 0 is a hole, which reads as zeros. */
const char *v6fs_map(const struct v6fs *fs, const struct v6_inode *ip, uint32_t bn,
                     word *block);

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

/* An inode and a super-block as they lie on a pack. */
void v6_inode_unpack(struct v6_inode *ip, const byte *at);
void v6_inode_pack(const struct v6_inode *ip, byte *at);
void v6_super_unpack(struct v6_super *super, const byte *block);
void v6_super_pack(const struct v6_super *super, byte *block);

#endif

/* Opening a file system: which edition's it is, by the super-block, the root, and the addresses of
 * large files. */
#include "images/v6fs.h"

#include <string.h>

enum {
    DIRECT_LARGE = 7, /* addresses of a V6 large file before the double */
    FIRST_DOUBLE = DIRECT_LARGE * BLOCK_WORDS /* its first block */
};

/* The root names itself first. */
static bool has_root(const struct v6fs *fs)
{
    struct v6_inode root;
    struct v6_entry dot;
    return !v6fs_inode(fs, fs->layout->root, &root) && v6_is_dir(&root) &&
           !v6fs_entry(fs, &root, 0, &dot) && dot.inode == root.number;
}

/* Reads the super-block and the root as EDITION has them. NULL: both can be. */
static const char *try(struct v6fs *fs, enum v6_edition edition)
{
    const struct v6_super *s = &fs->super;
    fs->edition = edition;
    fs->layout = &v6_layout_table[edition];
    fs->layout->super_unpack(&fs->super, fs->raw);
    if (s->isize == 0 || s->fsize <= s->isize + 2u || s->fsize > fs->layout->most)
        return "there is no V4, V5, V6 or V7 file system here: block 1 is not a "
               "super-block";
    struct v6_inode root;
    const char *error = v6fs_inode(fs, fs->layout->root, &root);
    if (error)
        return error;
    if (!v6_is_dir(&root))
        return "there is no V4, V5, V6 or V7 file system here: the root's inode is not a "
               "directory";
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

static enum v6_edition guess_large(const struct v6fs *fs)
{
    for (unsigned i = 1; i <= v6fs_inodes(fs); i++) {
        struct v6_inode inode;
        if (v6fs_inode(fs, i, &inode))
            break;
        if ((inode.mode & V6_ALLOC) && !v6_is_device(&inode) && shows_v5(fs, &inode))
            return FS_V5;
    }
    return FS_V6;
}

/* A pack of V7's has 0 where V6 has the size (the high word of a long), and V6's read as V7's
 * is too large: no pack is both, but a damaged one may be either. The root tells then. */
static const char *guess(struct v6fs *fs)
{
    const char *v7 = try(fs, FS_V7);
    if (!v7 && has_root(fs))
        return NULL;
    const char *v6 = try(fs, FS_V6);
    if (!v6 && guess_large(fs) == FS_V5)
        return try(fs, FS_V5);
    if (v6 && !v7)
        return try(fs, FS_V7);
    return v6;
}

const char *v6fs_open(struct v6fs *fs, const struct block_device *device,
                      enum v6_edition edition)
{
    memset(fs, 0, sizeof *fs);
    fs->device = *device;
    const char *error = v6fs_block(fs, 1, fs->raw);
    if (error)
        return error;
    if (edition == FS_GUESS)
        return guess(fs);
    error = try(fs, edition);
    if (error && edition != FS_V7 && !try(fs, FS_V7))
        error = "this is a Seventh Edition file system, not one of V4, V5 or V6";
    return error;
}

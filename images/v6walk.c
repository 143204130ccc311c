/* The tree of blocks under an inode: direct, or through one or two levels of indirect blocks
 * of 256 numbers. */
#include "images/v6walk.h"

struct walk {
    const struct v6fs *fs;
    const struct v6_visitor *visitor;
};

/* BLOCK stands for the blocks of the file from BN on, LEVEL indirections above them. */
static const char *walk_block(const struct walk *w, word block, int level, uint32_t bn)
{
    byte list[BLOCK_SIZE];
    uint32_t span = level == 2 ? BLOCK_WORDS : 1;
    if (block == 0)
        return NULL;
    enum v6_owned kind = level ? OWNED_INDIRECT : OWNED_DATA;
    bool down = w->visitor->visit(w->visitor->context, block, kind, bn);
    if (level == 0 || !down)
        return NULL;
    const char *error = v6fs_block(w->fs, block, list);
    for (unsigned i = 0; !error && i < BLOCK_WORDS; i++)
        error = walk_block(w, block_word(list, 2 * i), level - 1, bn + i * span);
    return error;
}

const char *v6fs_walk(const struct v6fs *fs, const struct v6_inode *ip,
                      const struct v6_visitor *visitor)
{
    struct walk w = { fs, visitor };
    const char *error = NULL;
    if (v6_is_device(ip))
        return NULL;
    for (unsigned i = 0; !error && i < V6_ADDRESSES; i++) {
        int level = ip->mode & V6_LARGE ? 1 : 0;
        if (level && i == V6_ADDRESSES - 1 && fs->edition != FS_V5)
            level = 2;
        error = walk_block(&w, ip->addr[i], level, level ? i * BLOCK_WORDS : i);
    }
    return error;
}

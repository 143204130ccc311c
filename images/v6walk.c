/* The tree of blocks under an inode: direct, or through one or two levels of indirect blocks
 * of 256 numbers. */
#include "images/v6walk.h"

struct walk {
    const struct v6fs *fs;
    const struct v6_visitor *visitor;
};

static bool lists_data(enum v6_owned kind)
{
    return kind == OWNED_INDIRECT || kind == OWNED_SECOND;
}

/* BLOCK stands for the blocks of the file from BN on. */
static const char *walk_block(const struct walk *w, word block, enum v6_owned kind,
                              uint32_t bn)
{
    byte list[BLOCK_SIZE];
    uint32_t span = lists_data(kind) ? 1 : BLOCK_WORDS;
    if (block == 0)
        return NULL;
    bool down = w->visitor->visit(w->visitor->context, block, kind, bn);
    if (kind == OWNED_DATA || !down)
        return NULL;
    enum v6_owned below = lists_data(kind) ? OWNED_DATA : OWNED_SECOND;
    const char *error = v6fs_block(w->fs, block, list);
    for (unsigned i = 0; !error && i < BLOCK_WORDS; i++)
        error = walk_block(w, block_word(list, 2 * i), below, bn + i * span);
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
        enum v6_owned kind = ip->mode & V6_LARGE ? OWNED_INDIRECT : OWNED_DATA;
        if (kind && i == V6_ADDRESSES - 1 && fs->edition != FS_V5)
            kind = OWNED_DOUBLE;
        error = walk_block(&w, ip->addr[i], kind, kind ? i * BLOCK_WORDS : i);
    }
    return error;
}

/* The tree of blocks under an inode: direct, or through up to three levels of indirect blocks. */
#include "images/v6walk.h"

struct walk {
    const struct v6fs *fs;
    const struct v6_visitor *visitor;
};

static const char *walk_block(const struct walk *w, uint32_t block, struct v6_owned place)
{
    byte list[BLOCK_SIZE];
    if (block == 0)
        return NULL;
    if (!w->visitor->visit(w->visitor->context, block, &place) || place.depth == 0)
        return NULL;
    struct v6_owned next = { place.depth - 1, place.above + 1, place.bn };
    const char *error = v6fs_block(w->fs, block, list);
    for (unsigned i = 0; !error && i < v6fs_numbers(w->fs); i++) {
        error = walk_block(w, v6fs_number(w->fs, list, i), next);
        next.bn += v6fs_span(w->fs, next.depth);
    }
    return error;
}

const char *v6fs_walk(const struct v6fs *fs, const struct v6_inode *ip,
                      const struct v6_visitor *visitor)
{
    struct walk w = { fs, visitor };
    struct v6_owned place = { 0 };
    const char *error = NULL;
    if (v6_is_device(ip))
        return NULL;
    for (unsigned i = 0; !error && i < fs->layout->addresses; i++) {
        place.depth = v6fs_depth(fs, ip->mode, i);
        error = walk_block(&w, ip->addr[i], place);
        place.bn += v6fs_span(fs, place.depth);
    }
    return error;
}

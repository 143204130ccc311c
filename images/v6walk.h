/* Every block that an inode owns, indirect ones too. */
#ifndef IMAGES_V6WALK_H
#define IMAGES_V6WALK_H

#include "images/v6fs.h"

enum { V6_DEPTHS = 4 };

/* Where a block stands below an inode. */
struct v6_owned {
    unsigned depth; /* 0: data; 1: it lists data blocks; 2: it lists those; 3 */
    unsigned above; /* how many lists lead to it */
    uint32_t bn;    /* the first data block's place in the file */
};

/* Called for each address that is not 0, an indirect block before what it lists. The walk goes down into an indirect block only if the answer
 * is true; a visitor that answers so once for a block makes every walk end. */
struct v6_visitor {
    void *context;
    bool (*visit)(void *context, uint32_t block, const struct v6_owned *place);
};

/* Walks the blocks of a file or directory; a device owns none. */
const char *v6fs_walk(const struct v6fs *fs, const struct v6_inode *ip,
                      const struct v6_visitor *visitor);

#endif

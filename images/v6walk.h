/* Every block that an inode owns, indirect ones too. */
#ifndef IMAGES_V6WALK_H
#define IMAGES_V6WALK_H

#include "images/v6fs.h"

enum v6_owned {
    OWNED_DATA,
    OWNED_INDIRECT, /* lists data blocks */
    OWNED_DOUBLE,   /* lists blocks of the next kind */
    OWNED_SECOND    /* lists data blocks, below a double one */
};

/* Called for each address that is not 0, an indirect block before what it lists. BN is the
 * data block's place in the file. The walk goes down into an indirect block only if the answer
 * is true; a visitor that answers so once for a block makes every walk end. */
struct v6_visitor {
    void *context;
    bool (*visit)(void *context, word block, enum v6_owned kind, uint32_t bn);
};

/* Walks the blocks of a file or directory; a device owns none. */
const char *v6fs_walk(const struct v6fs *fs, const struct v6_inode *ip,
                      const struct v6_visitor *visitor);

#endif

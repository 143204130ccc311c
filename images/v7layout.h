/* The Seventh Edition's structures on the pack, for v6_layout_table. */
#ifndef IMAGES_V7LAYOUT_H
#define IMAGES_V7LAYOUT_H

#include "images/v6fs.h"

enum {
    V7_INODE = BLOCK_SIZE / V7_INODES, /* bytes */
    V7_CHAIN = 50,                     /* block numbers */
    V7_ADDRESSES = 13,
    V7_LARGEST =
        (10 + 128 + 128 * 128 + 128 * 128 * 128) * BLOCK_SIZE /* bytes of a file */
};

void v7_inode_unpack(struct v6_inode *ip, const byte *at);
void v7_inode_pack(const struct v6_inode *ip, byte *at);
void v7_super_unpack(struct v6_super *super, const byte *block);
void v7_super_pack(const struct v6_super *super, byte *block);

#endif

/* A file or directory of a V6 pack about to change: the blocks it will have and those it
 * gives up. */
#ifndef IMAGES_V6CHANGE_H
#define IMAGES_V6CHANGE_H

#include "images/v6fs.h"

enum {
    V6_SINGLES = 7, /* indirect blocks of a V6 file before the double one */
    V6_LISTS = 128  /* more than a file can have beyond those */
};

struct v6_change {
    struct v6_inode inode;
    word *data; /* its data blocks to be */
    unsigned n; /* of them */
    word lists[V6_SINGLES + 1 + V6_LISTS];
    unsigned indirect; /* of LISTS in use: new indirect blocks, the double one last */
    word *old;         /* blocks it gives up */
    unsigned olds;
};

/* The change of C->inode into N data blocks: makes room for their numbers, counts the
 * indirect ones and collects all that it owns now as old. The numbers are then the
 * caller's to fill in. NULL, or what is wrong; v6change_end either way. */
const char *v6change_begin(const struct v6fs *fs, struct v6_change *c, unsigned n);
void v6change_end(struct v6_change *c);

/* Sets the addresses of C->inode, and writes the indirect blocks. NULL, or what is wrong.
 * */
const char *v6change_lay_out(const struct v6fs *fs, struct v6_change *c);

/* Puts the old blocks on the free list. NULL, or what is wrong. */
const char *v6change_give_old(struct v6fs *fs, const struct v6_change *c);

#endif

/* A file or directory of a pack about to change: the blocks it will have and those it gives
 * up. */
#ifndef IMAGES_V6CHANGE_H
#define IMAGES_V6CHANGE_H

#include "images/v6fs.h"

struct v6_change {
    struct v6_inode inode;
    uint32_t *data;    /* its data blocks to be */
    unsigned n;        /* of them */
    uint32_t *lists;   /* its indirect blocks to be, */
    unsigned indirect; /* so many, */
    unsigned laid;     /* and how many are written */
    uint32_t *old;     /* blocks it gives up */
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

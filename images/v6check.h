/* Is a file system whole? What the guest's own icheck and dcheck look at, in one pass:
 * each block owned once or free, each inode named as often as it says. */
#ifndef IMAGES_V6CHECK_H
#define IMAGES_V6CHECK_H

#include "images/v6walk.h"

/* The kinds of problem. The first ones are damage: using the pack makes it worse, and
 * nothing is written to it. Those from V6_LOSS on only cost space. */
enum v6_problem_kind {
    V6_SHORT,      /* the file system is larger than the pack */
    V6_UNREADABLE, /* inode's blocks cannot be read */
    V6_BAD,        /* inode owns block, which is no data block */
    V6_DUP,        /* inode owns block, which another owns too */
    V6_SIZE,       /* inode is longer than its blocks can be */
    V6_FREE_COUNT, /* the free list counts too many in block (1: super-block) */
    V6_FREE_BAD,   /* block is on the free list and no data block */
    V6_FREE_DUP,   /* block is on the free list and owned, or there twice */
    V6_CACHE,      /* the super-block counts more than 100 free inodes */
    V6_STRANGE,    /* a directory names an inode that does not exist */
    V6_UNUSED,     /* a directory names an inode that is not in use */
    V6_FEW,        /* more names than the inode's link count */
    V6_LOSS,
    V6_MANY = V6_LOSS, /* fewer names than the link count, or none */
    V6_MISSING         /* block is neither owned nor free */
};

struct v6_problem {
    enum v6_problem_kind kind;
    unsigned block; /* where the kind speaks of one */
    unsigned inode;
    unsigned entries, links; /* V6_UNUSED, V6_FEW, V6_MANY */
};

/* The counts of icheck, then what was found. V6's calls a file large if it has indirect blocks,
 * and huge if it has a double one. */
struct v6_tally {
    unsigned files, directories, blocks, characters; /* the last two are special files */
    unsigned large;
    unsigned lists[V6_DEPTHS]; /* blocks by depth: 1 lists data blocks, 2 lists those */
    unsigned
        levels[V6_DEPTHS]; /* those of depth 1 and more by the lists that lead there */
    unsigned indirect2;    /* of those that list data: themselves listed */
    unsigned used, free, missing;
    unsigned damage, loss; /* problems of the two sorts */
};

/* Who is told of each problem as it is found. */
struct v6_listener {
    void *context;
    void (*tell)(void *context, const struct v6_problem *problem);
};

/* Checks FS. LISTENER may be NULL. The sentence is about the check itself: no memory. */
const char *v6fs_check(const struct v6fs *fs, const struct v6_listener *listener,
                       struct v6_tally *tally);

#endif

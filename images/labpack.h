/* The lab system's pack, made in memory: an RK05 with a boot block, a V6 file system of 4000
 * blocks, and its swap area behind that. All dates are the same, so the same files give the
 * same pack, byte for byte. Functions give NULL, or a sentence that says what is wrong. */
#ifndef IMAGES_LABPACK_H
#define IMAGES_LABPACK_H

#include "images/v6fs.h"

enum {
    LABPACK_BLOCKS = 4872, /* of the pack */
    LABPACK_FILES = 4000,  /* of the file system; swap is the rest */
    LABPACK_INODES = 1360, /* as mkfs(VIII) would give */
    LABPACK_TIME =
        169171200,     /* 13 May 1975, of all its files: the month of V6's manual */
    LABPACK_BOOT = 512 /* most bytes of the boot program */
};

struct labpack {
    byte *data; /* LABPACK_BLOCKS * BLOCK_SIZE bytes */
    struct v6fs fs;
};

/* DATA, which the caller keeps, becomes a pack with the directories and devices of the lab
 * system, and no file. */
const char *labpack_begin(struct labpack *p, byte *data);

/* The text of the a.out of N bytes at FILE becomes the boot block. */
const char *labpack_boot(struct labpack *p, const byte *file, size_t n);

/* The N bytes at DATA become the file NAME in the directory DIR, root's, with that MODE. A name
 * is cut off at its fourteenth character, as V6's nami does. */
const char *labpack_put(struct labpack *p, const char *dir, const char *name, word mode,
                        const byte *data, size_t n);

#endif

/* Where a new name goes in a directory of a V6 file system. */
#ifndef IMAGES_V6PLACE_H
#define IMAGES_V6PLACE_H

#include "images/v6fs.h"

struct v6_place {
    struct v6_inode dir;
    char name[V6_NAME];
    unsigned slot;  /* of the directory */
    bool grows;     /* slot is just beyond its end */
    bool new_block; /* and its block does not exist yet */
};

/* Splits PATH: the directory, which must exist, and the name. */
const char *v6place_find(const struct v6fs *fs, const char *path, struct v6_place *p);

/* Chooses the first empty slot, or the one beyond the end. */
const char *v6place_slot(const struct v6fs *fs, struct v6_place *p);

/* The entry for INODE into block AT, which is new or holds other names already. */
const char *v6place_write(const struct v6fs *fs, const struct v6_place *p, uint32_t at,
                          word inode);

#endif

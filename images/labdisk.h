/* The lab system's pack as it is built into the program: made by make (monitor/lab/mkpack.c),
 * only its blocks that are not all zeros. */
#ifndef IMAGES_LABDISK_H
#define IMAGES_LABDISK_H

#include "images/labpack.h"
#include "images/sha.h"

struct lab_block {
    word number;
    char data[BLOCK_SIZE + 1]; /* and a NUL, since C's strings have one */
};

/* The blocks, by number, and the SHA-256 of the whole pack. */
extern const struct lab_block lab_blocks[];
extern const int lab_block_count;
extern const char lab_hash[SHA_HEX];

/* Block N of the pack, below LABPACK_BLOCKS. */
void labdisk_read(uint32_t n, byte *data);

#endif

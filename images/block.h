/* A pack as the file systems see it: numbered blocks of 512 bytes behind two functions, so
 * that a file of the host, a drive of the machine and an array in a test are all one. */
#ifndef IMAGES_BLOCK_H
#define IMAGES_BLOCK_H

#include "devices/word.h"

enum { BLOCK_SIZE = 512, BLOCK_WORDS = 256 };

struct block_device {
    void *context;
    uint32_t blocks; /* how many there are; others are never asked for */
    bool (*read)(void *context, uint32_t block, byte *data);
    bool (*write)(void *context, uint32_t block, const byte *data); /* NULL: read only */
};

/* BLOCKS blocks at DATA, as a device. */
struct block_device block_array(byte *data, uint32_t blocks);

/* The word at byte AT of a block. */
static inline word block_word(const byte *block, unsigned at)
{
    return word_get(block + at);
}

static inline void block_set_word(byte *block, unsigned at, word value)
{
    word_put(block + at, value);
}

/* A long there: its high word comes first. */
static inline uint32_t block_long(const byte *block, unsigned at)
{
    return (uint32_t)block_word(block, at) << 16 | block_word(block, at + 2);
}

static inline void block_set_long(byte *block, unsigned at, uint32_t value)
{
    block_set_word(block, at, (word)(value >> 16));
    block_set_word(block, at + 2, (word)value);
}

#endif

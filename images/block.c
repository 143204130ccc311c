/* An array of bytes as a pack. */
#include "images/block.h"

#include <string.h>

static bool array_read(void *context, uint32_t block, byte *data)
{
    memcpy(data, (byte *)context + (size_t)block * BLOCK_SIZE, BLOCK_SIZE);
    return true;
}

static bool array_write(void *context, uint32_t block, const byte *data)
{
    memcpy((byte *)context + (size_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
    return true;
}

struct block_device block_array(byte *data, uint32_t blocks)
{
    return (struct block_device){
        .context = data, .blocks = blocks, .read = array_read, .write = array_write
    };
}

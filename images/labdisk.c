/* Reading the pack that is built in. */
#include "images/labdisk.h"

#include <string.h>

void labdisk_read(uint32_t n, byte *data)
{
    int low = 0, high = lab_block_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (lab_blocks[middle].number < n)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < lab_block_count && lab_blocks[low].number == n)
        memcpy(data, lab_blocks[low].data, BLOCK_SIZE);
    else
        memset(data, 0, BLOCK_SIZE);
}

/* SIMH's tape files: each record stands between two copies of its length, four bytes low byte
 * first, data padded to an even length; length 0 is a tape mark, all ones the end. The top four
 * bits of a length tell an error. */
#include "images/tape.h"

#include <string.h>

enum { RECORD = 512, FRAME = 4 };

static const uint32_t end_of_medium = 037777777777;
static const uint32_t length_mask = 01777777777;

static uint32_t get(const byte *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

const char *tape_extract(const byte *tape, size_t n, uint32_t first, uint32_t count,
                         byte *pack)
{
    uint32_t record = 0;
    for (size_t at = 0; at + FRAME <= n;) {
        uint32_t length = get(tape + at);
        at += FRAME;
        if (length == end_of_medium)
            break;
        length &= length_mask;
        if (length == 0)
            continue;
        if (length > n - at)
            return "the tape file ends inside a record";
        if (record >= first && length != RECORD)
            return "a record of the tape is not 512 bytes long";
        if (record >= first)
            memcpy(pack + (size_t)(record - first) * RECORD, tape + at, RECORD);
        if (++record == first + count)
            return NULL;
        at += length + (length & 1) + FRAME;
    }
    return "the tape has fewer records than the pack needs";
}

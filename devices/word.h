/* The PDP-11's units of data. A word is 16 bits, a byte 8; a paddr is an 18-bit Unibus
 * address (000000-777777), bytes. Octal is how all of them are written. */
#ifndef DEVICES_WORD_H
#define DEVICES_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t byte;
typedef uint16_t word;
typedef uint32_t paddr;

enum {
    SIGN = 0100000,      /* bit 15 of a word */
    BYTE_SIGN = 0200,    /* bit 7 of a byte */
    LOW_BYTE = 0000377,  /* write mask of DATOB to an even address */
    HIGH_BYTE = 0177400, /* write mask of DATOB to an odd address */
    WHOLE_WORD = 0177777 /* write mask of DATO */
};

#define NS_PER_US INT64_C(1000)
#define NS_PER_MS INT64_C(1000000)
#define NS_PER_SEC INT64_C(1000000000)

/* The word OLD with the bits of MASK replaced by those of NEW. */
static inline word word_merge(word old, word new, word mask)
{
    return (word)((old & ~mask) | (new &mask));
}

/* The word at two bytes of a file, and back: the PDP-11 puts the low byte first. */
static inline word word_get(const byte *at)
{
    return (word)(at[0] | at[1] << 8);
}

static inline void word_put(byte *at, word value)
{
    at[0] = (byte)value;
    at[1] = (byte)(value >> 8);
}

#endif

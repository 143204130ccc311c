/* A pack taken out of a tape in SIMH's file form. */
#ifndef IMAGES_TAPE_H
#define IMAGES_TAPE_H

#include "devices/word.h"

/* Copies COUNT records of 512 bytes, from record FIRST on (0 is the tape's first; marks are
 * not counted), from the N bytes at TAPE to PACK. */
const char *tape_extract(const byte *tape, size_t n, uint32_t first, uint32_t count,
                         byte *pack);

#endif

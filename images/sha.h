/* SHA-256, by which the packs are known. */
#ifndef IMAGES_SHA_H
#define IMAGES_SHA_H

#include "devices/word.h"

enum { SHA_HEX = 65 }; /* 64 hexadecimal digits, as everybody writes a hash, and a NUL */

/* The hash of N bytes. */
void sha_of(const byte *data, size_t n, char hex[SHA_HEX]);

/* Whether TEXT is 64 digits of a hash. */
bool sha_is_hash(const char *text);

#endif

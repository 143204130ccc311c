/* Text put together in a buffer of fixed size, without stdio: what does not fit is cut off,
 * and the buffer always ends in a NUL (SIZE 0: nothing is written). */
#ifndef CPU_TEXT_H
#define CPU_TEXT_H

#include "devices/word.h"

struct text {
    char *out;
    size_t size, used;
};

/* T begins as the empty text in OUT, SIZE bytes. */
void text_begin(struct text *t, char *out, size_t size);
/* Each puts something behind what is there. */
void text_char(struct text *t, char c);
void text_put(struct text *t, const char *s);
void text_octal(struct text *t, unsigned n); /* no leading zeros, as SIMH prints */

#endif

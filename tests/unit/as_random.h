/* Random sources for the assembler. */
#ifndef TESTS_UNIT_AS_RANDOM_H
#define TESTS_UNIT_AS_RANDOM_H

#include "tests/unit/rig.h"

enum { AS_RANDOM_SIZE = 16384 };

/* A program of random statements that assembles, with labels in all three segments and jumps that
 * may be near or far. TEXT has AS_RANDOM_SIZE bytes. */
void as_random_program(struct dice *d, char *text);

/* Random tokens, which rarely do. */
void as_random_tokens(struct dice *d, char *text);

#endif

/* One line of assembly language as machine words: what the disassembler prints, and as much
 * of V6's notation as is no trouble ($ for #, * for @, lower case, sys 4). */
#ifndef CPU_ASSEMBLE_H
#define CPU_ASSEMBLE_H

#include "devices/word.h"

/* Assembles TEXT as the instruction at PC: W[0] to W[*WORDS - 1]. Numbers are octal, 19. is
 * decimal, . is PC, and they may be added and subtracted (.+4). A number alone is a word.
 * False: ERROR (SIZE bytes) holds a sentence that says what was expected. */
bool assemble(const char *text, word pc, word w[3], int *words, char *error, size_t size);

#endif

/* Machine words as text, in SIMH's notation: MOV R0,2000. Upper case, octal without leading
 * zeros, the operands of the PC as #5, @#177560, 2000 (the address meant), @2000. */
#ifndef CPU_DISASM_H
#define CPU_DISASM_H

#include "devices/word.h"

/* Writes the instruction W, whose first word stands at PC, to OUT (SIZE bytes; cut off if
 * longer; 64 are enough without NAME). Returns how many of W's words belong to it, 1 to 3.
 * A word that the 11/45 reserves is written as an octal number. NAME may be NULL; it gives
 * a text for an address (branch target, relative, absolute), or NULL if that has none. */
int disasm(char *out, size_t size, word pc, const word w[3],
           const char *(*name)(void *host, word value), void *host);

#endif

/* Instructions as text: disassembler and one-line assembler, as the monitor uses them. */
#ifndef MONITOR_SYMBOLIC_H
#define MONITOR_SYMBOLIC_H

#include "monitor/monitor.h"

enum { SYMBOLIC_SIZE = 96 };

/* The instruction W at PC, printed; returns its length in words. */
int symbolic_say(struct monitor *m, word pc, const word w[3]);

/* The instruction at PC in TEXT. Words that cannot be read count as 0. */
void symbolic_at(struct monitor *m, word pc, char text[SYMBOLIC_SIZE]);

/* Assembles TEXT for address PC. */
enum result symbolic_take(struct monitor *m, const char *text, word pc, word w[3],
                          int *words);

#endif

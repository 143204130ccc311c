/* Instructions as text: disassembler and one-line assembler, as the monitor uses them. */
#ifndef MONITOR_SYMBOLIC_H
#define MONITOR_SYMBOLIC_H

#include "monitor/monitor.h"

enum { SYMBOLIC_SIZE = 96 };

/* The instruction W at PC of MODE, printed; returns its length in words. Addresses are shown
 * by name where they have one; NO_MODE has none. */
int symbolic_say(struct monitor *m, enum mode mode, word pc, const word w[3]);

/* Likewise, in TEXT. */
int symbolic_tell(struct monitor *m, enum mode mode, word pc, const word w[3],
                  char text[SYMBOLIC_SIZE]);

/* The instruction at PC in TEXT. Words that cannot be read count as 0. */
void symbolic_at(struct monitor *m, word pc, char text[SYMBOLIC_SIZE]);

/* Assembles TEXT for address PC. */
enum result symbolic_take(struct monitor *m, const char *text, word pc, word w[3],
                          int *words);

#endif

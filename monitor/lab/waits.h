/* Who of a program's processes waits for what, in words. */
#ifndef MONITOR_LAB_WAITS_H
#define MONITOR_LAB_WAITS_H

#include "monitor/lab/bench.h"

/* "hello (5) waits for the terminal, hello (4) for a child to end": of the processes that were
 * not there at the prompt, the first few. */
void waits_tell(struct bench *b, char *text, size_t size);

#endif

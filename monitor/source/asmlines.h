/* Lines of the kernel's assembler: from a label on, instruction by instruction, as long as
 * text and code have the same ones. */
#ifndef MONITOR_SOURCE_ASMLINES_H
#define MONITOR_SOURCE_ASMLINES_H

#include "monitor/source/linemap.h"

/* The map of what stands in the N bytes of TEXT (a NUL behind them) from the label NAME on and
 * is CODE. False: there is no such label, it goes on in another way than CODE, or there is no
 * memory. */
bool asm_map_make(struct line_map *map, const struct code *code, const char *text,
                  const char *name);

#endif

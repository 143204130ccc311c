/* Finding the text of one of the kernel's functions on the mounted packs. */
#ifndef MONITOR_UNIX_FIND_H
#define MONITOR_UNIX_FIND_H

#include "monitor/source/linemap.h"
#include "monitor/unix/function.h"
#include "monitor/unix/sources.h"

/* The file that has F, and the MAP of its lines, to be freed. NULL: no pack has its text. */
const struct source_file *find_text(struct monitor *m, struct sources *sources,
                                    const struct kernel_function *f,
                                    struct line_map *map);

#endif

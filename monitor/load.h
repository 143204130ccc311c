/* Absolute paper tapes. */
#ifndef MONITOR_LOAD_H
#define MONITOR_LOAD_H

#include "devices/unibus.h"

/* Loads the tape DATA into core. *START is its start address; odd: it has none. False: a
 * sentence in ERROR, and core is as it was. */
bool load_tape(struct unibus *bus, const byte *data, size_t count, word *start,
               char *error, size_t size);

#endif

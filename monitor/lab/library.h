/* What of the lab's own pack, which is built in, is wanted without booting it: its files, and its
 * library behind a program's text. */
#ifndef MONITOR_LAB_LIBRARY_H
#define MONITOR_LAB_LIBRARY_H

#include "images/v6fs.h"
#include "monitor/hostdir.h"

/* The file system of the built-in pack, to be read only. */
bool lab_pack_open(struct v6fs *fs);

/* The program that the N bytes of TEXT, called NAME, are with the lab's library behind them,
 * as mkpack makes one; to be freed. NULL: ERROR (ERROR_SIZE bytes) has the first error, with
 * its place. */
byte *lab_assemble(const char *name, const byte *text, size_t n, size_t *size,
                   char *error);

#endif

/* A file's name at the end of a command line, perhaps in quotes. */
#ifndef MONITOR_FILENAME_H
#define MONITOR_FILENAME_H

#include "monitor/monitor.h"

/* The rest of the line, ARGS, is a file's name: PATH gets it, without the quotes (" or ')
 * that may stand around it and without blanks behind it. FAILED: there is none, a quote is
 * left open, something stands behind it, or the name has SIZE characters or more. */
enum result file_named(struct monitor *m, const char *args, char *path, size_t size);

/* Does it stand in quotes? */
bool file_quoted(const char *args);

#endif

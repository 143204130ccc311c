/* Files of the host's that are read or made whole, and the directories they lie in. */
#ifndef MONITOR_HOSTDIR_H
#define MONITOR_HOSTDIR_H

#include "devices/word.h"

#include <stdio.h>

/* Enough for a sentence with two paths, an address or two hashes in it. */
enum { HOST_PATH = 512, HOST_ERROR = 2048 };

/* Opens PATH with FLAGS of open(2). A fifo that nobody has at its other end is empty to read
 * and refused (ENXIO) to write: nothing waits for somebody to come. -1: errno tells. */
int host_open(const char *path, int flags);

/* The same as a stream, its mode "r" or "w" (begun anew). NULL: errno tells. */
FILE *host_stream(const char *path, const char *mode);

/* The whole of PATH, N bytes, to be freed; one byte more than it has is allocated, and 0.
 * NULL: ERROR (HOST_ERROR bytes) says why. More than LIMIT bytes are refused. */
byte *host_read(const char *path, size_t limit, size_t *n, char *error);

/* Writes N bytes to descriptor FD, all of them. */
bool host_write(int fd, const byte *data, size_t n);

/* Makes PATH's contents these N bytes. What it held before is kept until all of them are in
 * a file beside it, so that a full disk loses nothing. False: ERROR (HOST_ERROR) says why. */
bool host_replace(const char *path, const byte *data, size_t n, char *error);

/* Makes the directories that PATH's file lies in. */
bool host_make_parents(const char *path, char *error);

/* Writes the sentence into ERROR; always false. */
bool host_refuse(char *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

/* Files of the host's that are read or made whole, and the directories they lie in. */
#ifndef MONITOR_HOSTDIR_H
#define MONITOR_HOSTDIR_H

#include "devices/word.h"

/* Enough for a sentence with two paths, an address or two hashes in it. */
enum { HOST_PATH = 512, HOST_ERROR = 2048 };

/* The whole of PATH, N bytes, to be freed; one byte more than it has is allocated, and 0.
 * NULL: ERROR (HOST_ERROR bytes) says why. More than LIMIT bytes are refused. */
byte *host_read(const char *path, size_t limit, size_t *n, char *error);

/* Writes N bytes to descriptor FD, all of them. */
bool host_write(int fd, const byte *data, size_t n);

/* Makes the directories that PATH's file lies in. */
bool host_make_parents(const char *path, char *error);

/* Writes the sentence into ERROR; always false. */
bool host_refuse(char *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

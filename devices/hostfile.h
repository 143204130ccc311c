/* The host's calls for a pack's file, made whole: no short counts, no EINTR. */
#ifndef DEVICES_HOSTFILE_H
#define DEVICES_HOSTFILE_H

#include "devices/word.h"

/* Exactly N bytes at AT; beyond the end of the file come zeros. False: errno tells. */
bool file_read(int fd, int64_t at, void *data, size_t n);
bool file_write(int fd, int64_t at, const void *data, size_t n);

/* Locks the whole file for this open file alone; false: somebody else has it. */
bool file_lock(int fd);

#endif

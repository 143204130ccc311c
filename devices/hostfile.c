/* pread, pwrite and the lock of an open file description (it is ours alone even against
 * another drive of the same process). */
#include "devices/hostfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

bool file_read(int fd, int64_t at, void *data, size_t n)
{
    byte *to = data;
    while (n > 0) {
        ssize_t got = pread(fd, to, n, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0) {
            memset(to, 0, n);
            return true;
        }
        to += got;
        at += got;
        n -= (size_t)got;
    }
    return true;
}

bool file_write(int fd, int64_t at, const void *data, size_t n)
{
    const byte *from = data;
    while (n > 0) {
        ssize_t put = pwrite(fd, from, n, at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put == 0)
            errno = ENOSPC;
        if (put <= 0)
            return false;
        from += put;
        at += put;
        n -= (size_t)put;
    }
    return true;
}

/* A host file system without locks gives none, and no harm is known. */
bool file_lock(int fd)
{
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    if (fcntl(fd, F_OFD_SETLK, &whole) == 0)
        return true;
    return errno != EAGAIN && errno != EACCES;
}

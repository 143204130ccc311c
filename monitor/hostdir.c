/* Whole files of the host's. */
#include "monitor/hostdir.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool host_refuse(char *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error, HOST_ERROR, format, args);
    va_end(args);
    return false;
}

/* Reads to the end of FD, whatever size it said; at most LIMIT bytes. NULL: errno tells. */
static byte *read_all(int fd, size_t limit, size_t *n)
{
    size_t room = 0;
    byte *data = NULL;
    *n = 0;
    for (;;) {
        if (*n + 1 >= room) {
            room = room ? 2 * room : 65536;
            byte *more = realloc(data, room);
            if (!more)
                break;
            data = more;
        }
        ssize_t got = read(fd, data + *n, room - *n - 1);
        if (got < 0)
            break;
        *n += (size_t)got;
        data[*n] = 0;
        if (got == 0)
            return data;
        if (*n > limit) {
            errno = EFBIG;
            break;
        }
    }
    free(data);
    return NULL;
}

byte *host_read(const char *path, size_t limit, size_t *n, char *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    byte *data = fd < 0 ? NULL : read_all(fd, limit, n);
    if (!data)
        host_refuse(error, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return data;
}

bool host_write(int fd, const byte *data, size_t n)
{
    while (n > 0) {
        ssize_t put = write(fd, data, n);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0) {
            data += put;
            n -= (size_t)put;
        }
    }
    return true;
}

bool host_make_parents(const char *path, char *error)
{
    char dir[HOST_PATH];
    if (snprintf(dir, sizeof dir, "%s", path) >= (int)sizeof dir)
        return host_refuse(error, "%s: the path is longer than %d characters", path,
                           HOST_PATH - 1);
    for (char *slash = strchr(dir + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(dir, 0777) != 0 && errno != EEXIST)
            return host_refuse(error, "the directory %s cannot be made: %s", dir,
                               strerror(errno));
        *slash = '/';
    }
    return true;
}

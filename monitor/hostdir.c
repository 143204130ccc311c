/* Whole files of the host's. */
#include "monitor/hostdir.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
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

int host_open(const char *path, int flags)
{
    int fd = open(path, flags | O_NONBLOCK | O_CLOEXEC, 0666);
    if (fd >= 0)
        fcntl(fd, F_SETFL, flags & O_APPEND);
    return fd;
}

FILE *host_stream(const char *path, const char *mode)
{
    int fd = host_open(path, *mode == 'r' ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC);
    FILE *file = fd < 0 ? NULL : fdopen(fd, mode);
    if (!file && fd >= 0)
        close(fd);
    return file;
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
    int fd = host_open(path, O_RDONLY);
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

/* Ends with FD closed. */
static bool write_and_close(int fd, const byte *data, size_t n)
{
    bool good = fd >= 0 && host_write(fd, data, n);
    int why = errno;
    if (fd >= 0 && close(fd) != 0 && good)
        return false;
    errno = why;
    return good;
}

/* The new file, complete, takes the old one's place. */
static bool replace(const char *path, const byte *data, size_t n)
{
    char beside[HOST_PATH + 8];
    char *target = realpath(path, NULL); /* not the link that leads there */
    int length = snprintf(beside, sizeof beside, "%s.new", target ? target : path);
    bool good = length < (int)sizeof beside;
    errno = ENAMETOOLONG;
    if (good) {
        int fd = host_open(beside, O_WRONLY | O_CREAT | O_TRUNC);
        good =
            write_and_close(fd, data, n) && rename(beside, target ? target : path) == 0;
        int why = errno;
        if (fd >= 0 && !good)
            unlink(beside);
        errno = why;
    }
    free(target);
    return good;
}

bool host_replace(const char *path, const byte *data, size_t n, char *error)
{
    struct stat st;
    bool there = stat(path, &st) == 0;
    bool good = there && !S_ISREG(st.st_mode)
                    ? write_and_close(host_open(path, O_WRONLY), data, n)
                    : replace(path, data, n);
    return good || host_refuse(error, "%s cannot be written: %s", path, strerror(errno));
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

/* The files behind paper tape and print. */
#include "devices/paper.h"

#include "devices/hostfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int flags_for(enum paper_use use, bool existing)
{
    if (use == PAPER_READ)
        return O_RDONLY;
    return O_WRONLY | O_APPEND | (existing ? 0 : O_CREAT);
}

/* A file for it; -1 and a sentence if it cannot be had. A pipe or a terminal would make the
 * machine wait. */
static int open_paper(const char *path, int flags, char *error)
{
    struct stat st;
    int fd = -1;
    if (strlen(path) >= PAPER_PATH)
        snprintf(error, PAPER_ERROR, "the file's name is longer than %d characters",
                 PAPER_PATH - 1);
    else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        snprintf(error, PAPER_ERROR, "%s is not a file: paper must be one", path);
    else if ((fd = open(path, flags | O_CLOEXEC, 0666)) < 0)
        snprintf(error, PAPER_ERROR, "%s: %s", path, strerror(errno));
    return fd;
}

/* What is written is written by one alone; only then may a file be begun anew. */
static bool claim(int fd, const char *path, enum paper_use use, char *error)
{
    if (use == PAPER_READ)
        return true;
    if (!file_lock(fd))
        snprintf(error, PAPER_ERROR,
                 "%s is in use by another device or program that writes it", path);
    else if (use == PAPER_NEW && ftruncate(fd, 0) != 0)
        snprintf(error, PAPER_ERROR, "%s: %s", path, strerror(errno));
    else
        return true;
    return false;
}

bool paper_load(struct paper *p, const char *path, enum paper_use use, bool existing,
                char *error)
{
    int fd = open_paper(path, flags_for(use, existing), error);
    if (fd < 0)
        return false;
    if (!claim(fd, path, use, error)) {
        close(fd);
        return false;
    }
    paper_unload(p);
    p->fd = fd;
    strcpy(p->path, path);
    return true;
}

bool paper_is(const struct paper *p, const char *path)
{
    struct stat mine, st;
    return paper_in(p) && fstat(p->fd, &mine) == 0 && stat(path, &st) == 0 &&
           mine.st_dev == st.st_dev && mine.st_ino == st.st_ino;
}

void paper_unload(struct paper *p)
{
    if (p->fd >= 0)
        close(p->fd);
    p->fd = -1;
    p->at = 0;
    p->path[0] = '\0';
}

bool paper_read(struct paper *p, byte *frame)
{
    ssize_t got;
    do
        got = pread(p->fd, frame, 1, p->at);
    while (got < 0 && errno == EINTR);
    p->at += got > 0;
    return got > 0;
}

bool paper_write(struct paper *p, const void *data, size_t n)
{
    const byte *from = data;
    while (n > 0) {
        ssize_t put = write(p->fd, from, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put == 0)
            errno = ENOSPC;
        if (put <= 0)
            return false;
        from += put;
        p->at += put;
        n -= (size_t)put;
    }
    return true;
}

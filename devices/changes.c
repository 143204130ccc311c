/* The changes file of a pristine pack; changes.h draws it. Numbers in it are decimal text,
 * so that it means the same on every host and `head -1` shows what it is. */
#include "devices/changes.h"

#include "devices/disk.h"
#include "devices/hostfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BITMAP = 4096, HEADER = 256, PAGE = 4096 };

static const char MAGIC[] = "fork11 changes 1\n";

static int64_t data_start(int64_t size)
{
    int64_t blocks = (size + CHANGES_BLOCK - 1) / CHANGES_BLOCK;
    int64_t bytes = (blocks + 7) / 8;
    return BITMAP + (bytes + PAGE - 1) / PAGE * PAGE;
}

static void make_header(char header[HEADER], int64_t size, const char *identity)
{
    memset(header, 0, HEADER);
    snprintf(header, HEADER, "%spack bytes %lld\npack is %.*s\n", MAGIC, (long long)size,
             CHANGES_IDENTITY - 1, identity);
}

/* Is what the file begins with what it should? Only an empty file is given a header. */
static bool check_header(int fd, const char *path, const char *want, char *error)
{
    struct stat st;
    char have[HEADER];
    if (fstat(fd, &st) != 0 || !file_read(fd, 0, have, HEADER)) {
        snprintf(error, DISK_ERROR, "%s: %s", path, strerror(errno));
        return false;
    }
    if (st.st_size == 0) {
        if (file_write(fd, 0, want, HEADER))
            return true;
        snprintf(error, DISK_ERROR, "%s: %s", path, strerror(errno));
        return false;
    }
    if (memcmp(have, want, HEADER) == 0)
        return true;
    if (memcmp(have, MAGIC, sizeof MAGIC - 1) != 0)
        snprintf(error, DISK_ERROR, "%s is not a changes file of fork11: name another",
                 path);
    else
        snprintf(error, DISK_ERROR,
                 "%s holds changes made to another pack: move it away, or start afresh",
                 path);
    return false;
}

int changes_open(const char *path, int64_t size, const char *identity, char *error)
{
    char want[HEADER];
    make_header(want, size, identity);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) {
        snprintf(error, DISK_ERROR, "%s: %s", path, strerror(errno));
        return -1;
    }
    if (!file_lock(fd))
        snprintf(error, DISK_ERROR,
                 "%s is in use by another fork11: end that one, or attach with -o", path);
    else if (check_header(fd, path, want, error))
        return fd;
    close(fd);
    return -1;
}

bool changes_are_of(const char *path, int64_t size, const char *identity)
{
    char want[HEADER], have[HEADER];
    make_header(want, size, identity);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool same =
        fd >= 0 && file_read(fd, 0, have, HEADER) && memcmp(have, want, HEADER) == 0;
    if (fd >= 0)
        close(fd);
    return same;
}

bool changes_read(int fd, int64_t size, int64_t block, byte *data, bool *here)
{
    byte bits;
    if (!file_read(fd, BITMAP + block / 8, &bits, 1))
        return false;
    *here = bits >> (block % 8) & 1;
    return !*here ||
           file_read(fd, data_start(size) + block * CHANGES_BLOCK, data, CHANGES_BLOCK);
}

bool changes_write(int fd, int64_t size, int64_t block, const byte *data)
{
    byte bits;
    if (!file_write(fd, data_start(size) + block * CHANGES_BLOCK, data, CHANGES_BLOCK) ||
        !file_read(fd, BITMAP + block / 8, &bits, 1))
        return false;
    byte bit = (byte)(1 << block % 8);
    if (bits & bit)
        return true;
    bits |= bit;
    return file_write(fd, BITMAP + block / 8, &bits, 1);
}

/* A disk pack is put in: what its file must be, and the layer over it. */
#include "devices/disk.h"

#include "devices/changes.h"
#include "devices/footer.h"
#include "devices/hostfile.h"
#include "devices/overlay.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(char *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error, DISK_ERROR, format, args);
    va_end(args);
    return false;
}

static bool wants_write(const struct disk_wish *wish)
{
    return wish->mode == DISK_WRITE;
}

/* What can be said before the file is opened. */
static bool check_wish(const struct disk_wish *wish, char *error)
{
    struct stat st;
    if (wish->path && strlen(wish->path) >= DISK_PATH)
        return refuse(error, "the name of the pack is longer than %d characters",
                      DISK_PATH - 1);
    if (wish->changes && strlen(wish->changes) >= DISK_PATH)
        return refuse(error, "the name of the changes file is longer than %d characters",
                      DISK_PATH - 1);
    if (wish->built_in)
        return !wants_write(wish) ||
               refuse(error, "%s is built in: it can only be written with -o, an overlay",
                      wish->built_in->name);
    if (wish->grows && wish->mode == DISK_CHANGES)
        return refuse(error, "a tape's changes cannot be kept apart: use -r or -o");
    if (wish->create && !wants_write(wish))
        return refuse(error, "a new pack must be writable: use -n without -r or -o");
    if (stat(wish->path, &st) != 0) {
        if (errno == ENOENT && wants_write(wish) && !wish->must_exist)
            return true;
        return refuse(error, "%s: %s%s", wish->path, strerror(errno),
                      errno == ENOENT ? "; attach -n makes a new pack" : "");
    }
    if (wish->create)
        return refuse(error, "%s exists: leave out -n to use it, or name another",
                      wish->path);
    if (S_ISDIR(st.st_mode))
        return refuse(error, "%s is a directory: a pack is a file", wish->path);
    if (!S_ISREG(st.st_mode))
        return refuse(error, "%s is not an ordinary file: a pack must be one",
                      wish->path);
    return true;
}

static bool open_file(struct disk *d, const struct disk_wish *wish, char *error)
{
    int flags = O_RDONLY;
    if (wants_write(wish)) {
        flags = O_RDWR | (wish->must_exist ? 0 : O_CREAT);
        flags |= wish->create ? O_EXCL : 0;
        d->created = access(wish->path, F_OK) != 0;
    }
    d->fd = open(wish->path, flags | O_CLOEXEC, 0666);
    if (d->fd >= 0)
        return true;
    if (wants_write(wish) && (errno == EACCES || errno == EROFS || errno == EPERM))
        return refuse(
            error,
            "%s may not be written: attach it with -r (read only) or -o (changes "
            "thrown away)",
            wish->path);
    return refuse(error, "%s: %s", wish->path, strerror(errno));
}

static bool zeros(int fd, int64_t from, int64_t to)
{
    byte some[8 * DISK_BLOCK];
    for (int64_t n; from < to; from += n) {
        n = to - from < (int64_t)sizeof some ? to - from : (int64_t)sizeof some;
        if (!file_read(fd, from, some, (size_t)n))
            return false;
        for (int64_t i = 0; i < n; i++)
            if (some[i])
                return false;
    }
    return true;
}

/* A pack's file may be shorter than the drive's pack: what is missing are zeros. A little more
 * may stand behind it, and zeros without end: people make files of round sizes. */
static bool check_size(struct disk *d, const struct disk_wish *wish, int64_t has,
                       char *error)
{
    char drive[FOOTER_NAME];
    if (wish->grows)
        return has <= DISK_GROWS_TO ||
               refuse(error, "%s has %lld bytes: more than any tape's %d", wish->path,
                      (long long)has, DISK_GROWS_TO);
    int64_t data = footer_data_of(d->fd, has, drive);
    if (data > wish->size + DISK_TRAILER && !zeros(d->fd, wish->size, data))
        return refuse(error, "%s has %lld bytes: more than the %lld of this drive's pack",
                      wish->path, (long long)has, (long long)wish->size);
    d->trailer = data > wish->size ? data - wish->size : 0;
    d->ragged = data < wish->size ? (int)(data % (wish->words ? 2 : DISK_BLOCK)) : 0;
    return true;
}

static bool check_file(struct disk *d, const struct disk_wish *wish, char *error)
{
    struct stat st;
    if (fstat(d->fd, &st) != 0)
        return refuse(error, "%s: %s", wish->path, strerror(errno));
    if (!check_size(d, wish, st.st_size, error))
        return false;
    if (wish->grows)
        d->size = st.st_size;
    if (wants_write(wish) && !file_lock(d->fd))
        return refuse(
            error,
            "%s is in use by another drive or program that writes it: attach it "
            "with -r (read only)",
            wish->path);
    if (wish->create && !wish->grows && ftruncate(d->fd, wish->size) != 0)
        return refuse(error, "%s: %s", wish->path, strerror(errno));
    return true;
}

static bool open_pack(struct disk *d, const struct disk_wish *wish, char *error)
{
    d->built_in = wish->built_in;
    strcpy(d->path, d->built_in ? d->built_in->name : wish->path);
    return d->built_in || (open_file(d, wish, error) && check_file(d, wish, error));
}

static bool open_changes(struct disk *d, const struct disk_wish *wish, char *error)
{
    char identity[CHANGES_IDENTITY];
    struct stat st;
    assert(wish->changes);
    if (wish->identity)
        snprintf(identity, sizeof identity, "%s", wish->identity);
    else if (fstat(d->fd, &st) == 0)
        snprintf(identity, sizeof identity, "%lld bytes of %lld", (long long)st.st_size,
                 (long long)st.st_mtime);
    else
        return refuse(error, "%s: %s", wish->path, strerror(errno));
    d->changes_fd = changes_open(wish->changes, wish->size, identity, error);
    if (d->changes_fd < 0)
        return false;
    strcpy(d->changes, wish->changes);
    snprintf(d->identity, sizeof d->identity, "%s", wish->identity ? wish->identity : "");
    return true;
}

static bool open_layer(struct disk *d, const struct disk_wish *wish, char *error)
{
    if (wish->mode == DISK_CHANGES)
        return open_changes(d, wish, error);
    if (wish->mode != DISK_OVERLAY)
        return true;
    int64_t most = wish->grows ? DISK_GROWS_TO : wish->size;
    d->overlay = overlay_create(most);
    return d->overlay ||
           refuse(error, "no memory for an overlay of %lld bytes", (long long)most);
}

bool disk_attach(struct disk *d, const struct disk_wish *wish, char *error)
{
    struct disk new = { .mode = wish->mode,
                        .attached = true,
                        .fd = -1,
                        .changes_fd = -1,
                        .grows = wish->grows,
                        .size = wish->size };
    if (!check_wish(wish, error))
        return false;
    if (open_pack(&new, wish, error) && open_layer(&new, wish, error)) {
        disk_detach(d);
        *d = new;
        return true;
    }
    if (new.created &&new.fd >= 0)
        unlink(new.path);
    disk_detach(&new);
    return false;
}

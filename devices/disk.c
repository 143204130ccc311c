/* A disk pack in a file of the host's, or in a layer over one. */
#include "devices/disk.h"

#include "devices/changes.h"
#include "devices/hostfile.h"
#include "devices/overlay.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

void disk_detach(struct disk *d)
{
    if (!d->attached)
        return;
    if (d->fd >= 0)
        close(d->fd);
    if (d->changes_fd >= 0)
        close(d->changes_fd);
    overlay_destroy(d->overlay);
    *d = (struct disk){ .fd = -1, .changes_fd = -1 };
}

/* One whole block of the pack itself. */
static bool read_pack(const struct disk *d, int64_t block, byte *data)
{
    if (!d->built_in)
        return file_read(d->fd, block * DISK_BLOCK, data, DISK_BLOCK);
    d->built_in->read((uint32_t)block, data);
    return true;
}

/* One whole block, through the layer. */
static bool read_block(const struct disk *d, int64_t block, byte *data)
{
    bool here = false;
    if (d->mode == DISK_OVERLAY)
        here = overlay_read(d->overlay, block, data);
    else if (d->mode == DISK_CHANGES &&
             !changes_read(d->changes_fd, d->size, block, data, &here))
        return false;
    return here || read_pack(d, block, data);
}

static bool write_block(struct disk *d, int64_t block, const byte *data)
{
    if (d->mode == DISK_CHANGES)
        return changes_write(d->changes_fd, d->size, block, data);
    overlay_write(d->overlay, block, data);
    return true;
}

static size_t part_of_block(int64_t at, size_t n)
{
    size_t left = (size_t)(DISK_BLOCK - at % DISK_BLOCK);
    return n < left ? n : left;
}

bool disk_read(const struct disk *d, int64_t at, void *data, size_t n)
{
    assert(d->attached && at >= 0 && at + (int64_t)n <= d->size);
    if ((d->mode == DISK_WRITE || d->mode == DISK_READONLY) && !d->built_in)
        return file_read(d->fd, at, data, n);
    byte block[DISK_BLOCK], *to = data;
    for (size_t part; n > 0; n -= part, at += (int64_t)part, to += part) {
        part = part_of_block(at, n);
        if (!read_block(d, at / DISK_BLOCK, block))
            return false;
        memcpy(to, block + at % DISK_BLOCK, part);
    }
    return true;
}

static bool write_layer(struct disk *d, int64_t at, const void *data, size_t n)
{
    byte block[DISK_BLOCK];
    const byte *from = data;
    for (size_t part; n > 0; n -= part, at += (int64_t)part, from += part) {
        part = part_of_block(at, n);
        if (part < DISK_BLOCK && !read_block(d, at / DISK_BLOCK, block))
            return false;
        memcpy(block + at % DISK_BLOCK, from, part);
        if (!write_block(d, at / DISK_BLOCK, block))
            return false;
    }
    return true;
}

bool disk_write(struct disk *d, int64_t at, const void *data, size_t n)
{
    int64_t end = at + (int64_t)n;
    assert(d->attached && at >= 0 && (d->grows || end <= d->size));
    if (d->mode == DISK_READONLY || (d->grows && end > DISK_GROWS_TO)) {
        errno = d->mode == DISK_READONLY ? EROFS : ENOSPC;
        return false;
    }
    bool good = d->mode == DISK_WRITE ? file_write(d->fd, at, data, n)
                                      : write_layer(d, at, data, n);
    if (good && end > d->size)
        d->size = end;
    return good;
}

bool disk_cut(struct disk *d, int64_t size)
{
    assert(d->attached && d->grows && size >= 0 && size <= d->size);
    if (d->mode == DISK_READONLY) {
        errno = EROFS;
        return false;
    }
    if (d->mode == DISK_WRITE && ftruncate(d->fd, size) != 0)
        return false;
    d->size = size;
    return true;
}

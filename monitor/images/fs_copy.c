/* Files between a pack and the host. */
#include "monitor/images/fs_copy.h"

#include "images/v6put.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int fs_complain(const char *what, const char *error)
{
    fprintf(stderr, "fork11 fs: %s: %s\n", what, error);
    return FS_FAILED;
}

const char *fs_slurp(const struct v6fs *fs, const char *path, byte **data, uint32_t *size)
{
    struct v6_inode inode;
    *data = NULL;
    const char *error = v6fs_lookup(fs, path, &inode);
    if (error)
        return error;
    if (v6_is_dir(&inode))
        return "that is a directory; `fork11 fs ls` lists it";
    *size = inode.size;
    *data = malloc(inode.size + 1);
    if (!*data)
        return "there is not enough memory";
    error = v6fs_read(fs, &inode, 0, *data, inode.size);
    if (!error)
        return NULL;
    free(*data);
    *data = NULL;
    return error;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool host_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int fs_get(struct fs_task *t)
{
    const char *guest = t->paths[0];
    const char *host = t->n > 1 ? t->paths[1] : ".";
    char path[HOST_PATH], wrong[HOST_ERROR];
    byte *data;
    uint32_t size;
    const char *error = fs_slurp(&t->pack.fs, guest, &data, &size);
    if (error)
        return fs_complain(guest, error);
    const char *format = host_is_dir(host) ? "%s/%s" : "%s";
    int status = FS_FAILED;
    if (snprintf(path, sizeof path, format, host, last_part(guest)) >= (int)sizeof path)
        fs_complain(host, "the path is too long");
    else
        status = host_replace(path, data, size, wrong) ? 0 : fs_complain("get", wrong);
    free(data);
    return status;
}

/* Where a file goes in the guest: into GUEST if that is a directory. */
static const char *guest_path(const struct v6fs *fs, const char *guest, const char *host,
                              char *path)
{
    struct v6_inode inode;
    bool dir = !v6fs_lookup(fs, guest, &inode) && v6_is_dir(&inode);
    int n = snprintf(path, HOST_PATH, "%s%s%s", guest, dir ? "/" : "",
                     dir ? last_part(host) : "");
    return n < HOST_PATH ? NULL : "the path is too long";
}

int fs_put(struct fs_task *t)
{
    struct v6fs *fs = &t->pack.fs;
    char path[HOST_PATH], wrong[HOST_ERROR];
    struct stat st;
    size_t size;
    if (host_is_dir(t->paths[0]))
        return fs_complain(t->paths[0], "that is a directory; put takes one file");
    if (stat(t->paths[0], &st) != 0)
        return fs_complain(t->paths[0], strerror(errno));
    byte *data = host_read(t->paths[0], fs->layout->largest, &size, wrong);
    if (!data)
        return fs_complain("put", wrong);
    const char *error = guest_path(fs, t->paths[1], t->paths[0], path);
    struct v6_put put = { .path = path,
                          .data = data,
                          .size = (uint32_t)size,
                          .mode = st.st_mode & S_IXUSR ? 0755 : 0644,
                          .mtime = fs->super.time };
    if (!error)
        error = v6fs_put(fs, &put);
    free(data);
    return error ? fs_complain(path, error) : 0;
}

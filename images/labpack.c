/* Making the lab system's pack. */
#include "images/labpack.h"

#include "images/aout.h"
#include "images/v6alloc.h"
#include "images/v6put.h"

#include <string.h>

enum {
    DIRECTORY = V6_DIR | 0755,
    OPEN_DIRECTORY = V6_DIR | 0777,
    MEMORY = 010 << 8, /* major number of mem, kmem and null, as on V6 */
    LONGEST_DIR = 40
};

enum { SKELETON = 13 };
static const struct v6_put skeleton[SKELETON];

const char *labpack_begin(struct labpack *p, byte *data)
{
    struct block_device device = block_array(data, LABPACK_BLOCKS);
    memset(data, 0, LABPACK_BLOCKS * BLOCK_SIZE);
    p->data = data;
    const char *error =
        v6fs_make(&device, FS_V6, LABPACK_FILES, LABPACK_INODES, LABPACK_TIME);
    if (!error)
        error = v6fs_open(&p->fs, &device, FS_V6);
    for (int i = 0; !error && i < SKELETON; i++) {
        struct v6_put put = skeleton[i];
        put.mtime = LABPACK_TIME;
        error = v6fs_put(&p->fs, &put);
    }
    return error;
}

const char *labpack_boot(struct labpack *p, const byte *file, size_t n)
{
    struct aout a;
    const char *error = aout_open(&a, file, n);
    if (error)
        return error;
    if (a.data || a.text > LABPACK_BOOT)
        return "a boot program is text alone, of at most 256 words";
    memcpy(p->data, file + a.text_at, a.text);
    return NULL;
}

const char *labpack_put(struct labpack *p, const char *dir, const char *name, word mode,
                        const byte *data, size_t n)
{
    char path[LONGEST_DIR + 1 + V6_NAME + 1];
    struct v6_inode inode;
    struct v6_put put = { .path = path,
                          .data = data,
                          .size = (uint32_t)n,
                          .mode = mode & V6_PERMIT,
                          .mtime = LABPACK_TIME };
    if (n > V6_MAX_SIZE)
        return "the file is larger than a file can be";
    if (strlen(dir) > LONGEST_DIR)
        return "the path of its directory is longer than 40 characters";
    strcpy(path, dir);
    strcat(path, "/");
    strncat(path, name, V6_NAME);
    if (v6fs_lookup(&p->fs, path, &inode) == NULL)
        return "there is a file already whose name has the same first 14 characters";
    return v6fs_put(&p->fs, &put);
}

/* clang-format off */
static const struct v6_put skeleton[SKELETON] = {
    { .path = "/bin",         .mode = DIRECTORY },
    { .path = "/dev",         .mode = DIRECTORY },
    { .path = "/etc",         .mode = DIRECTORY },
    { .path = "/tmp",         .mode = OPEN_DIRECTORY },
    { .path = "/usr",         .mode = DIRECTORY },
    { .path = "/usr/sys",     .mode = DIRECTORY },
    { .path = "/usr/src",     .mode = DIRECTORY },
    { .path = "/usr/src/lib", .mode = DIRECTORY },
    { .path = "/dev/tty8",    .mode = V6_CHR | 0622, .device = 0 },
    { .path = "/dev/mem",     .mode = V6_CHR | 0644, .device = MEMORY },
    { .path = "/dev/kmem",    .mode = V6_CHR | 0644, .device = MEMORY | 1 },
    { .path = "/dev/null",    .mode = V6_CHR | 0666, .device = MEMORY | 2 },
    { .path = "/dev/rk0",     .mode = V6_BLK | 0644, .device = 0 },
};
/* clang-format on */

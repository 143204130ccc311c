/* Packs by the kernel's device numbers. bdevsw has four words for each major device, the
 * last one its devtab (conf.h): the RK11's is rktab. */
#include "monitor/unix/pack.h"
#include "monitor/monitor.h"

#include <stdlib.h>
#include <string.h>

enum { MAJORS = 16, BDEVSW = 8, D_TAB = 6, MOST_ENTRIES = 2048 };

int unix_drive(const struct monitor *m, word dev)
{
    word bdevsw, rktab, tab;
    unsigned major = dev >> 8, unit = dev & 0377;
    if (major >= MAJORS || unit >= RK_DRIVES ||
        !kernel_symbol(&m->kernel, "_bdevsw", &bdevsw) ||
        !kernel_symbol(&m->kernel, "_rktab", &rktab) ||
        !kernel_word(m, (word)(bdevsw + BDEVSW * major + D_TAB), &tab) || tab != rktab)
        return -1;
    return m->machine->rk11.drive[unit].unit.disk.attached ? (int)unit : -1;
}

int unix_drive_named(const struct monitor *m, const char *variable)
{
    word dev;
    return kernel_word_named(m, variable, &dev) ? unix_drive(m, dev) : -1;
}

bool unix_pack_read(const struct monitor *m, int drive, int64_t at, byte *data, size_t n)
{
    if (drive < 0 || drive >= RK_DRIVES || at < 0 || at + (int64_t)n > RK_BYTES)
        return false;
    const struct disk *disk = &m->machine->rk11.drive[drive].unit.disk;
    return disk->attached && disk_read(disk, at, data, n);
}

static bool block_read(void *context, uint32_t block, byte *data)
{
    return disk_read(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

/* Guessing the edition would read every inode, and tells only of files over 917504 bytes. */
bool unix_pack(const struct monitor *m, int drive, struct v6fs *fs)
{
    if (drive < 0 || drive >= RK_DRIVES ||
        !m->machine->rk11.drive[drive].unit.disk.attached)
        return false;
    struct block_device device = { .context = &m->machine->rk11.drive[drive].unit.disk,
                                   .blocks = RK_BLOCKS,
                                   .read = block_read };
    return v6fs_open(fs, &device, FS_V6) == NULL;
}

byte *unix_file_read(const struct v6fs *fs, const struct v6_inode *ip, uint32_t *n)
{
    if (!(ip->mode & V6_ALLOC) || (ip->mode & V6_FMT) != 0)
        return NULL;
    if (*n > ip->size)
        *n = ip->size;
    byte *data = malloc(*n + 1u);
    if (data && v6fs_read(fs, ip, 0, data, *n)) {
        free(data);
        data = NULL;
    }
    return data;
}

static bool find(const struct v6fs *fs, const char *path, word number,
                 char name[UNIX_NAME])
{
    struct v6_inode dir;
    struct v6_entry entry;
    if (v6fs_lookup(fs, path, &dir) || !v6_is_dir(&dir))
        return false;
    for (unsigned i = 0; i < dir.size / V6_ENTRY && i < MOST_ENTRIES; i++) {
        if (v6fs_entry(fs, &dir, i, &entry))
            return false;
        if (entry.inode == number && strcmp(entry.name, ".") &&
            strcmp(entry.name, "..")) {
            memcpy(name, entry.name, UNIX_NAME);
            return true;
        }
    }
    return false;
}

bool unix_file_name(const struct monitor *m, int drive, word number, char name[UNIX_NAME])
{
    static const char *const places[] = { "/bin",     "/usr/bin", "/etc", "/lib",
                                          "/usr/lib", "/",        "/dev" };
    struct v6fs fs;
    if (number == V6_ROOT) {
        memcpy(name, "/", 2);
        return true;
    }
    if (number == 0 || !unix_pack(m, drive, &fs))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (find(&fs, places[i], number, name))
            return true;
    return false;
}

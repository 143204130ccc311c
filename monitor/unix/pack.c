/* Packs by the kernel's device numbers. bdevsw has four words for each major device, the last
 * one its devtab (conf.h), by which the driver is known. The minor number is the drive, or of
 * the large disks the drive and one of eight parts, as the driver's table of them says. */
#include "monitor/unix/pack.h"
#include "monitor/monitor.h"

#include <stdlib.h>
#include <string.h>

enum { MAJORS = 16, BDEVSW = 8, D_TAB = 6, MOST_ENTRIES = 2048, PARTS = 8 };

/* A driver: its devtab, the control's name here, and if its disks have parts the name of their
 * table and the blocks of a cylinder. */
static const struct driver {
    const char *tab, *control, *sizes;
    byte unit_shift; /* of the minor number */
    word cylinder;
} drivers[] = {
    {"_rktab",  "RK", NULL,       0, 0  },
    { "_rltab", "RL", NULL,       0, 0  },
    { "_rftab", "RF", NULL,       8, 0  },
    { "_rptab", "RR", "_rp_size", 3, 200},
    { "_hptab", "RP", "_hp_size", 3, 418},
};

int unix_drives(const struct monitor *m)
{
    int n = 0;
    while (machine_drive(m->machine, n, NULL, NULL))
        n++;
    return n;
}

struct drive_name unix_drive_name(const struct monitor *m, int drive)
{
    struct drive_name name = { "?" };
    struct board *board;
    int unit;
    if (drive >= 0 && machine_drive(m->machine, drive, &board, &unit))
        snprintf(name.text, sizeof name.text, "%.5s%d", board->kind->name, unit % 10);
    return name;
}

int unix_drive_of(const struct monitor *m, const struct board *board, int unit)
{
    struct board *its;
    for (int n = 0, number; machine_drive(m->machine, n, &its, &number); n++)
        if (its == board && number == unit)
            return n;
    return NO_DRIVE;
}

/* The pack in DRIVE; NULL: there is none. */
static const struct disk *pack_in(const struct monitor *m, int drive)
{
    const struct drive *d =
        drive < 0 ? NULL : machine_drive(m->machine, drive, NULL, NULL);
    return d && d->disk.attached ? &d->disk : NULL;
}

static int drive_of_control(const struct monitor *m, const char *control, int unit)
{
    struct board *board;
    for (int n = 0, number; machine_drive(m->machine, n, &board, &number); n++)
        if (number == unit && strcmp(board->kind->name, control) == 0)
            return n;
    return NO_DRIVE;
}

/* Of the kernel's block device MAJOR; NULL: none that is known. */
static const struct driver *driver_of(const struct monitor *m, unsigned major)
{
    word bdevsw, tab, named;
    if (major >= MAJORS || !kernel_symbol(&m->kernel, "_bdevsw", &bdevsw) ||
        !kernel_word(m, (word)(bdevsw + BDEVSW * major + D_TAB), &tab))
        return NULL;
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++)
        if (kernel_symbol(&m->kernel, drivers[i].tab, &named) && named == tab)
            return &drivers[i];
    return NULL;
}

/* The table of parts has their blocks (V7: a long) and first cylinders. */
static bool find_part(const struct monitor *m, const struct driver *driver, unsigned part,
                      struct unix_device *d)
{
    word at, high = 0, low, cylinder;
    bool wide = m->kernel.edition && m->kernel.edition->v7;
    if (!kernel_symbol(&m->kernel, driver->sizes, &at))
        return false;
    at = (word)(at + (wide ? 6 : 4) * part);
    if ((wide && !kernel_word(m, at, &high)) ||
        !kernel_word(m, (word)(at + (wide ? 2 : 0)), &low) ||
        !kernel_word(m, (word)(at + (wide ? 4 : 2)), &cylinder))
        return false;
    d->first = (uint32_t)cylinder * driver->cylinder;
    d->blocks = (uint32_t)high << 16 | low;
    return true;
}

bool unix_device(const struct monitor *m, word dev, struct unix_device *d)
{
    unsigned minor = dev & 0377;
    const struct driver *driver = driver_of(m, dev >> 8);
    *d = (struct unix_device){ .drive = NO_DRIVE };
    if (!driver)
        return false;
    d->drive = drive_of_control(m, driver->control, (int)(minor >> driver->unit_shift));
    const struct disk *pack = pack_in(m, d->drive);
    if (!pack)
        return false;
    d->blocks = (uint32_t)(pack->size / BLOCK_SIZE);
    return !driver->sizes || find_part(m, driver, minor % PARTS, d);
}

int unix_drive(const struct monitor *m, word dev)
{
    struct unix_device d;
    return unix_device(m, dev, &d) ? d.drive : NO_DRIVE;
}

bool unix_has_parts(const struct monitor *m, word dev)
{
    const struct driver *driver = driver_of(m, dev >> 8);
    return driver && driver->sizes;
}

bool unix_device_named(const struct monitor *m, const char *variable,
                       struct unix_device *d)
{
    word dev;
    return kernel_word_named(m, variable, &dev) && unix_device(m, dev, d);
}

/* V7's is a long. */
static bool swplo(const struct monitor *m, uint32_t *block)
{
    word at, low, high = 0;
    bool wide = m->kernel.edition && m->kernel.edition->v7;
    if (!kernel_symbol(&m->kernel, "_swplo", &at) ||
        (wide && !kernel_word(m, at, &high)) ||
        !kernel_word(m, (word)(at + (wide ? 2 : 0)), &low))
        return false;
    *block = (uint32_t)high << 16 | low;
    return true;
}

int unix_swap_place(const struct monitor *m, word at, uint32_t *block)
{
    struct unix_device d;
    uint32_t low;
    if (!unix_device_named(m, "swapdev", &d))
        return NO_DRIVE;
    *block = d.first + at;
    if (!m->kernel.edition || !m->kernel.edition->v7)
        return d.drive;
    if (!swplo(m, &low))
        return NO_DRIVE;
    *block += low;
    return d.drive;
}

/* V7 gives swapmap the blocks from 1 on, when it has lowered swplo by one. */
bool unix_swap_area(const struct monitor *m, word *low, word *blocks)
{
    uint32_t first;
    if (!swplo(m, &first) || !kernel_word_named(m, "nswap", blocks))
        return false;
    *low = m->kernel.edition && m->kernel.edition->v7 ? 1 : (word)first;
    return true;
}

bool unix_pack_read(const struct monitor *m, int drive, int64_t at, byte *data, size_t n)
{
    const struct disk *pack = pack_in(m, drive);
    return pack && at >= 0 && at + (int64_t)n <= pack->size &&
           disk_read(pack, at, data, n);
}

static bool block_read(void *context, uint32_t block, byte *data)
{
    return disk_read(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

/* Guessing the edition would read every inode, and tells only of files over 917504 bytes. */
bool unix_pack(const struct monitor *m, int drive, struct v6fs *fs)
{
    const struct disk *pack = pack_in(m, drive);
    if (!pack)
        return false;
    struct block_device device = { .context = (void *)(uintptr_t)pack,
                                   .blocks = (uint32_t)(pack->size / BLOCK_SIZE),
                                   .read = block_read };
    return !v6fs_open(fs, &device, FS_V6) || !v6fs_open(fs, &device, FS_V7);
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
    if (number == 0 || !unix_pack(m, drive, &fs))
        return false;
    if (number == fs.layout->root) {
        memcpy(name, "/", 2);
        return true;
    }
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (find(&fs, places[i], number, name))
            return true;
    return false;
}

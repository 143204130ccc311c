/* The packs that the guest's kernel means by a device number. */
#ifndef MONITOR_UNIX_PACK_H
#define MONITOR_UNIX_PACK_H

#include "images/v6fs.h"
#include "monitor/unix/kernel.h"

/* A pack is known by its drive: all drives are numbered through, as machine_drive has them. */
enum { NO_DRIVE = -1 };
int unix_drives(const struct monitor *m);

/* What its operator calls it: "RK0". */
struct drive_name {
    char text[8];
};
struct drive_name unix_drive_name(const struct monitor *m, int drive);

/* That of the same UNIT of the control BOARD; NO_DRIVE: none. */
int unix_drive_of(const struct monitor *m, const struct board *board, int unit);

/* What the guest's kernel means by a device number: a pack or a part of it. */
struct unix_device {
    int drive;
    uint32_t first, blocks; /* of its pack */
};

/* The device DEV (major and minor), by the kernel's own bdevsw. False: none that is known, or
 * no pack is in it. */
bool unix_device(const struct monitor *m, word dev, struct unix_device *d);
int unix_drive(const struct monitor *m, word dev);      /* its drive, or NO_DRIVE */
bool unix_has_parts(const struct monitor *m, word dev); /* its minor number names one */

/* The same for the device that one of the kernel's variables names: "rootdev", "swapdev". */
bool unix_device_named(const struct monitor *m, const char *variable,
                       struct unix_device *d);

/* Where the swap area's block AT, as p_addr, x_daddr and swapmap have it, lies: the drive and
 * the block of its pack. NO_DRIVE: no such pack. */
int unix_swap_place(const struct monitor *m, word at, uint32_t *block);

/* The swap area in those numbers: from *LOW on, *BLOCKS blocks. False: it is not known. */
bool unix_swap_area(const struct monitor *m, word *low, word *blocks);

/* N bytes from byte AT of the pack in DRIVE. */
bool unix_pack_read(const struct monitor *m, int drive, int64_t at, byte *data, size_t n);

/* The file system on the pack in DRIVE, to read; FS is good until the pack is changed. */
bool unix_pack(const struct monitor *m, int drive, struct v6fs *fs);

/* The first N bytes of a file, or all it has if those are fewer (*N tells), to be freed.
 * NULL: it is no plain file, or cannot be read. */
byte *unix_file_read(const struct v6fs *fs, const struct v6_inode *ip, uint32_t *n);

/* The name of inode NUMBER of the file system in DRIVE, if one of the directories where
 * programs lie has it. */
bool unix_file_name(const struct monitor *m, int drive, word number,
                    char name[UNIX_NAME]);

#endif

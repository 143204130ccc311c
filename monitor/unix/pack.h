/* The packs that the guest's kernel means by a device number. */
#ifndef MONITOR_UNIX_PACK_H
#define MONITOR_UNIX_PACK_H

#include "images/v6fs.h"
#include "monitor/unix/kernel.h"

/* The RK05 that device DEV (major and minor) is, by the kernel's own bdevsw; -1: none, or no
 * pack is in it. */
int unix_drive(const struct monitor *m, word dev);

/* The same for the device that one of the kernel's variables names: "rootdev", "swapdev". */
int unix_drive_named(const struct monitor *m, const char *variable);

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

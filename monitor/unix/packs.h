/* The file systems on the mounted packs, read past the machine: through overlays and changes
 * files as the drives see them, and never written. */
#ifndef MONITOR_UNIX_PACKS_H
#define MONITOR_UNIX_PACKS_H

#include "images/v6fs.h"
#include "monitor/machine.h"

/* The file system on the pack in DRIVE. False: there is no pack, or none that V4, V5 or V6
 * made. FS must not outlive the pack. */
bool pack_open(struct machine *machine, int drive, struct v6fs *fs);

/* The first N bytes of the file, or all it has if those are fewer (*N tells), to be freed.
 * NULL: it is no plain file, or cannot be read. */
byte *pack_read(const struct v6fs *fs, const struct v6_inode *ip, uint32_t *n);

#endif

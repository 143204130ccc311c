/* Putting a file of the host onto a V6 pack. */
#ifndef IMAGES_V6PUT_H
#define IMAGES_V6PUT_H

#include "images/v6fs.h"

struct v6_put {
    const char *path; /* in the guest; its directory must exist */
    const byte *data;
    uint32_t size;  /* bytes */
    word mode;      /* permissions of a new file; one that exists keeps its own */
    byte uid, gid;  /* likewise */
    uint32_t mtime; /* seconds since 1970 */
};

/* Creates or replaces the file. Refused, with nothing written: a damaged file system, too
 * little room (for the new file beside the old one), no inode, a bad name, a directory or a
 * device of that name. The order of the writes is such that stopping between any two leaves
 * the old file or the new one, and at worst lost blocks or an inode without a name. */
const char *v6fs_put(struct v6fs *fs, const struct v6_put *put);

#endif

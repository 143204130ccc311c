/* Putting a file of the host, a directory or a device onto a pack. */
#ifndef IMAGES_V6PUT_H
#define IMAGES_V6PUT_H

#include "images/v6fs.h"

struct v6_put {
    const char *path; /* in the guest; its directory must exist */
    const byte *data;
    uint32_t size; /* bytes */
    /* Permissions of a new file, and V6_DIR, V6_CHR or V6_BLK if it is none: then there are no
     * data. A file that exists keeps its own. */
    word mode;
    word uid, gid;  /* likewise */
    uint32_t mtime; /* seconds since 1970 */
    word device;    /* of V6_CHR and V6_BLK: major number * 0400 + minor */
};

/* Creates or replaces the file; a new directory is empty but for "." and "..". Refused, with
 * nothing written: a damaged file system, too little room (for the new file beside the old one),
 * no inode, a bad name, a directory or a device of that name. The order of the writes is such that stopping between any two leaves
 * the old file or the new one, and at worst lost blocks or an inode without a name. */
const char *v6fs_put(struct v6fs *fs, const struct v6_put *put);

#endif

/* `fork11 fs get` and `put`, and what the other verbs share with them. */
#ifndef MONITOR_IMAGES_FS_COPY_H
#define MONITOR_IMAGES_FS_COPY_H

#include "monitor/images/fs_pack.h"

enum { FS_FAILED = 1 }; /* exit status */

/* A command line being carried out. The pack is open. */
struct fs_task {
    struct fs_pack pack;
    const char *name; /* of the pack */
    char **paths;     /* what follows it; NULL ends them */
    int n;
};

/* Says on standard error what is wrong with WHAT. The exit status for it. */
int fs_complain(const char *what, const char *error);

/* The whole file at PATH, to be freed. */
const char *fs_slurp(const struct v6fs *fs, const char *path, byte **data,
                     uint32_t *size);

/* get PACK GUEST [HOST]: HOST may be a directory; without it the file keeps its name. */
int fs_get(struct fs_task *t);

/* put PACK HOST GUEST. A new file is root's; it may be executed if the host's may. The date is
 * that of the pack's super-block, the guest's own last, so that the same command always
 * gives the same pack. */
int fs_put(struct fs_task *t);

#endif

/* What `fork11 fs ls` prints. */
#ifndef MONITOR_IMAGES_FS_LIST_H
#define MONITOR_IMAGES_FS_LIST_H

#include "images/v6fs.h"

/* A directory's files or a single file, one a line, as V6's ls -l, with the year, in GMT. */
const char *fs_list(const struct v6fs *fs, const char *path);

#endif

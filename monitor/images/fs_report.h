/* What `fork11 fs check` prints. */
#ifndef MONITOR_IMAGES_FS_REPORT_H
#define MONITOR_IMAGES_FS_REPORT_H

#include "images/v6fs.h"

/* Checks FS and prints each problem, then icheck's counts and a verdict. True: it is clean. */
bool fs_report(const struct v6fs *fs, const char *name);

#endif

/* A system that comes on a tape, and the pack that it is installed on. */
#ifndef MONITOR_IMAGES_INSTALL_H
#define MONITOR_IMAGES_INSTALL_H

#include "images/manifest.h"
#include "monitor/images/named.h"

/* Attaches the pack that IMAGE was installed on; if there is none yet, or WISH wants it fresh,
 * IMAGE's tape is booted first and installs it. FAILED: it could not be, and there is none. */
enum result install_attach(struct monitor *m, const struct image *image,
                           const struct named_wish *wish);

#endif

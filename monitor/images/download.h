/* Fetching an image from where it lies. */
#ifndef MONITOR_IMAGES_DOWNLOAD_H
#define MONITOR_IMAGES_DOWNLOAD_H

#include "images/manifest.h"
#include "monitor/hostdir.h"

/* Fetches IMAGE by curl, says from where, unpacks it, and puts it at TO. Both hashes, of what was
 * fetched and of what it became, must be the manifest's; until they are, nothing stands at TO.
 * False: ERROR (HOST_ERROR bytes) says why and what to do. */
bool download_image(const struct image *image, const char *to, char *error);

#endif

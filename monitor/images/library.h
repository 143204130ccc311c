/* Where the historical images are on this host: in $FORK11_IMAGES, or in the user's cache
 * ($XDG_CACHE_HOME/fork11, ~/.cache/fork11), else they can be fetched. A named image stays as it
 * is; what the guest writes goes to a changes file of the user's own ($XDG_STATE_HOME/fork11,
 * ~/.local/state/fork11), kept from run to run. */
#ifndef MONITOR_IMAGES_LIBRARY_H
#define MONITOR_IMAGES_LIBRARY_H

#include "devices/disk.h"
#include "images/manifest.h"
#include "monitor/hostdir.h"

enum library_state {
    LIBRARY_MISSING,
    LIBRARY_IMAGES, /* found in $FORK11_IMAGES */
    LIBRARY_CACHE,
    LIBRARY_BUILT_IN, /* part of fork11: no file */
    LIBRARY_WRONG     /* found, but its hash is another, or it cannot be read */
};

struct library_place {
    enum library_state state;
    char base[HOST_PATH]; /* the pristine file; where it would be fetched to if missing;
                             "": built in */
    char changes
        [HOST_PATH]; /* what guests changed on it, or the pack that it was installed
                                on; need not exist */
};

/* The manifest: $FORK11_MANIFEST's file, or the built-in one. Free it with manifest_free.
 * NULL: ERROR (HOST_ERROR bytes, as everywhere here) says why. */
struct manifest *library_manifest(char *error);

/* Looks for IMAGE and checks its hash. ERROR is for LIBRARY_WRONG, and for LIBRARY_MISSING
 * where there is neither a home nor a cache directory; else it is empty. */
enum library_state library_locate(const struct image *image, struct library_place *place,
                                  char *error);

/* As library_locate; a missing image is offered for download if standard input is a terminal,
 * else ERROR says how to get it. True: PLACE holds a checked image, and the directory of its
 * changes file is there; a built-in image does without, then PLACE->changes is empty. */
bool library_obtain(const struct image *image, struct library_place *place, char *error);

/* Whether an image that comes on a tape has been installed: PLACE->changes is its pack. */
bool library_installed(const struct image *image, struct library_place *place,
                       char *error);

/* Fetches a missing image to its place in the cache, saying from where. */
bool library_fetch(const struct image *image, struct library_place *place, char *error);

/* Forgets what guests changed (--fresh). True also if there was nothing. */
bool library_fresh(const struct library_place *place, char *error);

/* Whether PLACE has changes, and they were made on this very image. */
bool library_changed(const struct image *image, const struct library_place *place);

/* Changes that were made on another image of that name (the lab system has been built anew)
 * are put aside, as PLACE's changes file with ".old" behind its name. ASIDE (HOST_PATH bytes)
 * becomes that name, "" if there was nothing to do. False: ERROR says why not. */
bool library_set_aside(const struct image *image, const struct library_place *place,
                       char *aside, char *error);

/* How its drive opens the image, with its changes file, which is made if absent; without a
 * place for one, with an overlay. Of an image that was installed: its pack. The strings are
 * PLACE's and IMAGE's. */
struct disk_wish library_wish(const struct image *image,
                              const struct library_place *place);

/* The pack that is built in. */
const struct disk_built_in *library_built_in(void);

#endif

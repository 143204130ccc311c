/* Finding an image, checking its hash, and its changes file. */
#include "monitor/images/library.h"

#include "devices/changes.h"
#include "devices/hostfile.h"
#include "images/labdisk.h"
#include "images/sha.h"
#include "monitor/images/download.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LARGEST = 64 << 20, /* bytes of any image */
    RK05 = 4872 * 512,  /* bytes of a pack */
    RL01 = 256 * 2 * 20 * 512,
    RL02 = 2 * RL01,
    MANIFEST_SIZE = 1 << 20
};

static const struct disk_built_in lab_pack = { "lab", labdisk_read };

struct manifest *library_manifest(char *error)
{
    const char *path = getenv("FORK11_MANIFEST");
    struct manifest_error wrong;
    byte *text = NULL;
    size_t n;
    if (path && *path) {
        text = host_read(path, MANIFEST_SIZE, &n, error);
        if (!text)
            return NULL;
    }
    struct manifest *m = manifest_parse(text ? (char *)text : manifest_text, &wrong);
    if (!m)
        host_refuse(error, "%s, line %u: %s", text ? path : "the built-in manifest",
                    wrong.line, wrong.text);
    free(text);
    return m;
}

/* PATH becomes the fork11 directory under $VARIABLE (if absolute, as XDG wants it) or under
 * FALLBACK in the home directory, then NAME and SUFFIX. */
static bool user_path(char *path, const char *variable, const char *fallback,
                      const char *name, const char *suffix)
{
    const char *base = getenv(variable);
    const char *home = getenv("HOME");
    int n;
    if (base && *base == '/')
        n = snprintf(path, HOST_PATH, "%s/fork11/%s%s", base, name, suffix);
    else if (home && *home == '/')
        n = snprintf(path, HOST_PATH, "%s/%s/fork11/%s%s", home, fallback, name, suffix);
    else
        return false;
    return n < HOST_PATH;
}

/* True: PLACE's file is there and is what it should be. */
static bool check_hash(const struct image *image, const struct library_place *place,
                       char *error)
{
    char hex[SHA_HEX];
    size_t n;
    byte *data = host_read(place->base, LARGEST, &n, error);
    if (!data)
        return false;
    sha_of(data, n, hex);
    free(data);
    if (strcmp(hex, image->unpacked) == 0)
        return true;
    return host_refuse(
        error,
        "%s is not the image %s: its SHA-256 is %s, it should be %s; remove "
        "it, or put the right file there",
        place->base, image->name, hex, image->unpacked);
}

static enum library_state found(const struct image *image, struct library_place *place,
                                enum library_state state, char *error)
{
    place->state = check_hash(image, place, error) ? state : LIBRARY_WRONG;
    return place->state;
}

enum library_state library_locate(const struct image *image, struct library_place *place,
                                  char *error)
{
    const char *images = getenv("FORK11_IMAGES");
    memset(place, 0, sizeof *place);
    *error = '\0';
    if (!user_path(place->changes, "XDG_STATE_HOME", ".local/state", image->name,
                   image->onto ? ".rk" : ".changes"))
        *place->changes = '\0';
    if (image->built_in)
        return place->state = LIBRARY_BUILT_IN;
    if (images && *images &&
        snprintf(place->base, HOST_PATH, "%s/%s", images, image->file) < HOST_PATH &&
        access(place->base, F_OK) == 0)
        return found(image, place, LIBRARY_IMAGES, error);
    if (!user_path(place->base, "XDG_CACHE_HOME", ".cache", image->file, "")) {
        *place->base = '\0';
        host_refuse(error, "there is no place for images: set FORK11_IMAGES to their "
                           "directory, or HOME");
        return LIBRARY_MISSING;
    }
    if (access(place->base, F_OK) == 0)
        return found(image, place, LIBRARY_CACHE, error);
    return LIBRARY_MISSING;
}

bool library_fetch(const struct image *image, struct library_place *place, char *error)
{
    if (!image->url)
        return host_refuse(error,
                           "the manifest names no address for %s; put the file at %s by "
                           "hand",
                           image->name, place->base);
    if (!download_image(image, place->base, error))
        return false;
    place->state = LIBRARY_CACHE;
    return true;
}

/* Asks on the terminal. A line that does not begin with y is a no. */
static bool wants_download(const struct image *image, const struct library_place *place)
{
    char line[80];
    printf(
        "%s (%s, licence: %s) is not on this machine.\nFetch it from %s\nto %s? [y/n] ",
        image->name, image->title, image->licence, image->url, place->base);
    fflush(stdout);
    return fgets(line, sizeof line, stdin) && (*line == 'y' || *line == 'Y');
}

/* Finds or fetches it. */
static bool get(const struct image *image, struct library_place *place, char *error)
{
    enum library_state state = library_locate(image, place, error);
    if (state == LIBRARY_IMAGES || state == LIBRARY_CACHE || state == LIBRARY_BUILT_IN)
        return true;
    if (state == LIBRARY_WRONG || *error)
        return false;
    if (image->url && isatty(STDIN_FILENO) && wants_download(image, place))
        return library_fetch(image, place, error);
    return host_refuse(
        error,
        "%s is not on this machine: `fork11 images fetch %s` fetches it, or "
        "put it at %s by hand",
        image->name, image->name, place->base);
}

bool library_obtain(const struct image *image, struct library_place *place, char *error)
{
    if (!get(image, place, error))
        return false;
    if (*place->changes && host_make_parents(place->changes, error))
        return true;
    if (*place->changes && !image->built_in)
        return false;
    *place->changes = '\0';
    return image->built_in ||
           host_refuse(error,
                       "there is no place for what guests change on %s: set "
                       "XDG_STATE_HOME or HOME",
                       image->name);
}

bool library_installed(const struct image *image, struct library_place *place,
                       char *error)
{
    library_locate(image, place, error);
    if (*place->changes && access(place->changes, F_OK) == 0)
        return true;
    return host_refuse(error, "%s has not been installed yet: `fork11 %s` does that",
                       image->name, image->name);
}

/* A running machine has its changes file locked. */
static bool is_idle(const char *path)
{
    int fd = open(path, O_RDWR | O_CLOEXEC);
    bool idle = fd < 0 || file_lock(fd);
    if (fd >= 0)
        close(fd);
    return idle;
}

static int64_t drive_size(const struct image *image)
{
    const char *device = image->onto ? image->onto : image->device;
    bool rl = device && strncmp(device, "rl", 2) == 0;
    return rl ? RL02 : RK05;
}

static const char *identity(const struct image *image)
{
    return image->built_in ? lab_hash : image->unpacked;
}

bool library_changed(const struct image *image, const struct library_place *place)
{
    return *place->changes &&
           changes_are_of(place->changes, drive_size(image), identity(image));
}

bool library_set_aside(const struct image *image, const struct library_place *place,
                       char *aside, char *error)
{
    *aside = '\0';
    if (!image->built_in || !*place->changes || access(place->changes, F_OK) != 0 ||
        library_changed(image, place))
        return true;
    if (!is_idle(place->changes))
        return host_refuse(error, "%s is in use by a running fork11: end that first",
                           place->changes);
    if (snprintf(aside, HOST_PATH, "%.500s.old", place->changes) < HOST_PATH &&
        rename(place->changes, aside) == 0)
        return true;
    return host_refuse(error, "%s cannot be renamed: %s", place->changes,
                       strerror(errno));
}

bool library_fresh(const struct library_place *place, char *error)
{
    if (!*place->changes)
        return true;
    if (!is_idle(place->changes))
        return host_refuse(error, "%s is in use by a running fork11: end that first",
                           place->changes);
    if (unlink(place->changes) == 0 || errno == ENOENT)
        return true;
    return host_refuse(error, "%s cannot be removed: %s", place->changes,
                       strerror(errno));
}

struct disk_wish library_wish(const struct image *image,
                              const struct library_place *place)
{
    if (image->onto)
        return (struct disk_wish){ .path = place->changes,
                                   .mode = DISK_WRITE,
                                   .must_exist = true,
                                   .size = drive_size(image) };
    return (struct disk_wish){ .path = place->base,
                               .built_in = image->built_in ? &lab_pack : NULL,
                               .changes = place->changes,
                               .identity = identity(image),
                               .mode = *place->changes ? DISK_CHANGES : DISK_OVERLAY,
                               .must_exist = true,
                               .size = drive_size(image) };
}

const struct disk_built_in *library_built_in(void)
{
    return &lab_pack;
}

/* The images that fork11 knows by name: what images/manifest says of each. */
#ifndef IMAGES_MANIFEST_H
#define IMAGES_MANIFEST_H

#include "devices/word.h"

enum {
    MANIFEST_IMAGES = 32, /* in one manifest */
    MANIFEST_BOOT = 4,    /* replies of one image's boot dialogue */
    MANIFEST_INSTALL = 8, /* replies of the dialogue that installs one */
    MANIFEST_ATTACH = 4   /* further drives of one image */
};

/* How the origin packs an image. */
enum packing {
    PACKING_NONE,
    PACKING_ZSTD,
    PACKING_XZ,
    PACKING_TAPE /* records FIRST to FIRST+COUNT-1 of a SIMH tape, padded to BLOCKS blocks */
};

struct image_boot {
    const char *prompt; /* "": type at once */
    const char *reply;
};

struct image_attach {
    const char *device;
    const char *image; /* its name in the manifest */
};

/* One image. Strings belong to the manifest; one that the manifest does not give is NULL. */
struct image {
    const char *name;
    const char *title;
    const char *edition;
    const char *file; /* under an images directory; relative, without ".." */
    const char *url;  /* NULL: nowhere to fetch it from */
    enum packing packing;
    uint32_t first, count, blocks; /* PACKING_TAPE */
    const char *fetched;           /* SHA-256 of what URL gives */
    const char *unpacked;          /* SHA-256 of the file */
    const char *licence;
    const char *device; /* "rk0" */
    word switches;
    struct image_boot boot[MANIFEST_BOOT];
    int boots;
    const char
        *onto; /* "rk0": DEVICE holds a tape, which installs itself on a new pack here */
    struct image_boot install[MANIFEST_INSTALL];
    int installs;
    struct image_attach attach[MANIFEST_ATTACH];
    int attaches;
    const char *kernel; /* path on the pack */
    const char *unix_table;
    const char *hint;
    char erase, kill, interrupt; /* NUL: not known */
    bool built_in;     /* the lab's pack: part of the program, no file, no hash */
    const char *needs; /* what is missing to boot it; NULL: nothing */
};

struct manifest {
    struct image image[MANIFEST_IMAGES];
    int count;
    char *text; /* the strings above */
};

struct manifest_error {
    unsigned line;    /* from 1 */
    const char *text; /* a sentence; NULL: no error */
};

/* The manifest of the project, built in. */
extern const char manifest_text[];

/* Reads TEXT. NULL: *ERROR says why. */
struct manifest *manifest_parse(const char *text, struct manifest_error *error);
void manifest_free(struct manifest *m);

/* The image of that name; NULL: the manifest has none. */
const struct image *manifest_find(const struct manifest *m, const char *name);

/* Whether it is an image to boot from, not one that goes with another; what it NEEDS is another
 * question. */
bool image_boots(const struct image *image);

#endif

/* The list of historical images: known, found, missing, and where to put one by hand. */
#include "monitor/images/images_command.h"

#include "monitor/images/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FAILED = 1, USAGE = 2 };

static const char usage[] =
    "usage: fork11 images                 what is known, and where it is\n"
    "       fork11 images fetch NAME ...  fetch images to the cache\n"
    "       fork11 images fresh NAME ...  forget what guests wrote on them\n";

/* --- the list ------------------------------------------------------------------------ */

static const char *origin(const struct image *image)
{
    return image->url ? image->url : "nowhere known";
}

static const char *const packing_words[] = { [PACKING_NONE] = "",
                                             [PACKING_ZSTD] = " (packed by zstd)",
                                             [PACKING_XZ] = " (packed by xz)",
                                             [PACKING_TAPE] = " (a tape that holds it)" };

static void print_missing(const struct image *image, const struct library_place *place)
{
    printf("    missing; `fork11 images fetch %s` fetches it from\n        %s%s\n",
           image->name, origin(image), packing_words[image->packing]);
    printf("    or put it by hand, unpacked, at\n        %s (SHA-256 %s)\n",
           *place->base ? place->base : "$FORK11_IMAGES", image->unpacked);
}

static void print_image(const struct image *image)
{
    struct library_place place;
    char error[HOST_ERROR];
    enum library_state state = library_locate(image, &place, error);
    printf("%-11s %s; licence: %s\n", image->name, image->title, image->licence);
    if (state == LIBRARY_WRONG)
        printf("    wrong: %s\n", error);
    else if (state == LIBRARY_MISSING)
        print_missing(image, &place);
    else if (state == LIBRARY_BUILT_IN)
        printf("    built in\n");
    else
        printf("    %s (%s), hash right\n", place.base,
               state == LIBRARY_IMAGES ? "$FORK11_IMAGES" : "cache");
    if (image->needs)
        printf("    does not boot yet: it needs %s\n", image->needs);
    if (*place.changes && access(place.changes, F_OK) == 0)
        printf(image->onto ? "    installed on %s (`fork11 images fresh %s` removes it)\n"
                           : "    changed by guests: %s (`fork11 images fresh %s` "
                             "forgets it)\n",
               place.changes, image->name);
}

static int list(const struct manifest *m)
{
    const char *images = getenv("FORK11_IMAGES");
    printf("Images are looked for in $FORK11_IMAGES (%s), then in the cache.\n\n",
           images && *images ? images : "not set");
    for (int i = 0; i < m->count; i++)
        print_image(&m->image[i]);
    return 0;
}

/* --- the verbs ----------------------------------------------------------------------- */

static int complain(const char *error)
{
    fprintf(stderr, "fork11 images: %s\n", error);
    return FAILED;
}

static int fetch(const struct image *image)
{
    struct library_place place;
    char error[HOST_ERROR];
    enum library_state state = library_locate(image, &place, error);
    if (*error)
        return complain(error);
    if (state == LIBRARY_MISSING)
        return library_fetch(image, &place, error) ? 0 : complain(error);
    printf("%s is here already: %s\n", image->name,
           state == LIBRARY_BUILT_IN ? "built in" : place.base);
    return 0;
}

static int fresh(const struct image *image)
{
    struct library_place place;
    char error[HOST_ERROR];
    library_locate(image, &place, error);
    return library_fresh(&place, error) ? 0 : complain(error);
}

static int each(const struct manifest *m, char **names, int n,
                int (*verb)(const struct image *image))
{
    int status = 0;
    for (int i = 0; i < n; i++) {
        const struct image *image = manifest_find(m, names[i]);
        if (!image) {
            fprintf(stderr,
                    "fork11 images: no image is called %s; `fork11 images` lists them\n",
                    names[i]);
            status = FAILED;
        } else if (verb(image)) {
            status = FAILED;
        }
    }
    return status;
}

int images_main(int argc, char **argv)
{
    char error[HOST_ERROR];
    bool fetches = argc > 2 && strcmp(argv[1], "fetch") == 0;
    bool freshens = argc > 2 && strcmp(argv[1], "fresh") == 0;
    if (argc > 1 && !fetches && !freshens) {
        fputs(usage, stderr);
        return USAGE;
    }
    struct manifest *m = library_manifest(error);
    if (!m)
        return complain(error);
    int status =
        argc == 1 ? list(m) : each(m, argv + 2, argc - 2, fetches ? fetch : fresh);
    manifest_free(m);
    return status;
}

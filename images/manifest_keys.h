/* The words of a manifest's lines (images/manifest tells what each is for). */
#ifndef IMAGES_MANIFEST_KEYS_H
#define IMAGES_MANIFEST_KEYS_H

#include "images/manifest.h"

/* Sets what KEY is the word for in IMAGE. VALUE, without blanks at its ends, is cut into the
 * strings that IMAGE then points at. NULL, or a sentence: what is wrong with the line. */
const char *manifest_set(struct image *image, const char *key, char *value);

#endif

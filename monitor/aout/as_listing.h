/* `fork11 as -l`: the source with what was made of it. */
#ifndef MONITOR_AOUT_AS_LISTING_H
#define MONITOR_AOUT_AS_LISTING_H

#include "images/as.h"

#include <stdio.h>

/* Each line of the N sources: address and words of what it filled, its place, its text. Of a long
 * stretch the first words. False: the stream did not take all of it. */
bool as_print_listing(FILE *stream, const struct as_source *sources, int n,
                      const struct as_output *out);

#endif

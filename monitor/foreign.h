/* Verbs, words of SET and devices that SIMH has and fork11 has not. */
#ifndef MONITOR_FOREIGN_H
#define MONITOR_FOREIGN_H

#include <stdbool.h>

struct foreign {
    const char *verb, *instead;
};

extern const struct foreign foreign_table[]; /* a row of NULLs ends it */

/* What does the work of TERM (in capitals) here; NULL: SIMH has no such verb either. */
const char *foreign_instead(const char *term);

/* The same of TERM behind SET. */
const char *foreign_set_instead(const char *term);

/* Has SIMH's PDP-11 a device NAME, perhaps with a unit's number, and this machine none? */
bool foreign_device(const char *name);

#endif

/* Verbs and words of SET that SIMH has and fork11 has not. */
#ifndef MONITOR_FOREIGN_H
#define MONITOR_FOREIGN_H

struct foreign {
    const char *verb, *instead;
};

extern const struct foreign foreign_table[]; /* a row of NULLs ends it */

/* What does the work of TERM (in capitals) here; NULL: SIMH has no such verb either. */
const char *foreign_instead(const char *term);

/* The same of TERM behind SET. */
const char *foreign_set_instead(const char *term);

#endif

/* What SET sets. */
#ifndef MONITOR_SET_H
#define MONITOR_SET_H

#include "monitor/devices.h"

/* What an option is set to. */
struct setting {
    const struct device *device; /* NULL: of the session */
    int unit;
    bool named;        /* RK0, not RK */
    const char *value; /* behind =, or the rest of the line */
    int n;             /* of the row */
};

/* One option of a device (its name; "*": of all; "+": of all with drives; "~": of
 * all with terminal lines), or of the session
 * (NULL). An option that ends with = takes a value. */
struct set_row {
    const char *device, *option, *shortest;
    const char *help;
    enum result (*run)(struct monitor *m, const struct setting *s);
    int n; /* for rows that share a function */
};

extern const struct set_row set_table[];
extern const int set_rows;

/* Whether it is an option of D. */
bool set_row_fits(const struct set_row *row, const struct device *d);

#endif

/* What SET sets. */
#ifndef MONITOR_SET_H
#define MONITOR_SET_H

#include "monitor/devices.h"

/* One option of a device, or of the session (device NULL). An option that ends with = takes
 * a value. */
struct set_row {
    const char *device, *option, *shortest;
    const char *help;
    enum result (*run)(struct monitor *m, const struct device *d, int unit,
                       const char *value);
};

extern const struct set_row set_table[];
extern const int set_rows;

#endif

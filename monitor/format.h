/* The forms of packs' and tapes' files, by SIMH's names for them. */
#ifndef MONITOR_FORMAT_H
#define MONITOR_FORMAT_H

#include "monitor/devices.h"

/* DONE: FORMAT is the form that the files of D's drives have here. FAILED: the sentence says
 * which they have. */
enum result format_is_ours(struct monitor *m, const struct device *d, const char *format);

#endif

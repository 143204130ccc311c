/* A device with its unit, as the operator named it: where a file is attached. */
#ifndef MONITOR_NAMED_UNIT_H
#define MONITOR_NAMED_UNIT_H

#include "monitor/devices.h"

struct named_unit {
    const struct device *d;
    int unit;
    bool named; /* with a unit's number */
    char name[WORD_SIZE];
};

/* The device at *ARGS, which goes behind it. FAILED: there is none of that name. */
enum result unit_take(struct monitor *m, const char **args, struct named_unit *p);

/* The same where only a pack can be meant: DL0 is RL0, and that is said. */
enum result unit_take_pack(struct monitor *m, const char **args, struct named_unit *p);

/* Is NAME DL with a number? DEC's systems and Ersatz-11 call the RL's drives so; here DL is
 * the DL11, as SIMH's DLI. */
bool unit_is_dl(const char *name);

/* FAILED: the sentence says which devices take files; D does not. */
enum result unit_without_files(struct monitor *m, const struct device *d);

#endif

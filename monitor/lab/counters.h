/* What the lab's kernel itself counts of making processes (images/lab/sys/lab.s), read by name
 * from the stopped machine. */
#ifndef MONITOR_LAB_COUNTERS_H
#define MONITOR_LAB_COUNTERS_H

#include "monitor/monitor.h"

struct lab_counters {
    uint32_t forks;  /* processes made */
    uint32_t once;   /* clicks that forks copied at once */
    uint32_t entry;  /* pages that forks shared */
    uint32_t copied; /* pages copied later: by a store, or because they grew */
    uint32_t later;  /* their clicks */
    uint32_t took;   /* pages that a store only unprotected */
    uint32_t swap;   /* clicks to and from the swap disk */
};

/* False: the kernel that runs has none. */
bool lab_counters_read(const struct monitor *m, struct lab_counters *c);

/* What has come since THEN; each of NOW's counts 16 or 32 bits and begins anew after that. */
struct lab_counters lab_counters_since(const struct lab_counters *now,
                                       const struct lab_counters *then);

#endif

/* What sharing would have broken: bytes that the child wrote in its window and the parent
 * then read first. */
#ifndef MONITOR_FORK_HAZARDS_H
#define MONITOR_FORK_HAZARDS_H

#include "monitor/fork/variants.h"

/* Bytes of the child's stores, by what the parent did first with them, and by segment. */
struct hazard_counts {
    unsigned data, stack; /* harmful: the parent's first access was a read */
    unsigned stored;      /* first overwritten: harmless */
    unsigned never;       /* not looked at while they were watched */
    unsigned grown;       /* of memory that the child had made since: no hazard */
    unsigned
        parent_bytes; /* the other way: bytes of clicks that the parent wrote while the
                              window was open, and wrote itself */
};

struct hazard_counts hazards_count(const struct fork_record *r);

/* Where the byte AT lies: "data" (bss with it) or "stack" of the fork's image, or "grown":
 * the child made it after the fork. */
const char *hazard_segment(const struct cow_layout *layout, unsigned at);

#endif

/* What things cost in the models of variants.h: the constants, and what this fork showed. */
#ifndef MONITOR_FORK_VARIANT_COSTS_H
#define MONITOR_FORK_VARIANT_COSTS_H

#include "monitor/fork/variants.h"

enum { CLICK_BYTES = 64, CLICK_WORDS = 32, U_CLICKS = 16, NEW_STACK_CLICKS = 20 };

struct variant_costs {
    int64_t fixed;       /* ns: V6's fork without its copying, as this fork showed it */
    int64_t click;       /* a click copied */
    bool click_observed; /* in this fork; otherwise by the memory fitted */
    int64_t clear;       /* a click cleared */
    int64_t fault;       /* taken and ended, without what it copies */
    int64_t entry;       /* of a map, written */
};

struct variant_costs variant_costs_of(const struct fork_record *r);

/* One way of CLICKS clicks between core and the swap disk. */
int64_t variant_disk_ns(unsigned clicks);

/* When the record passed STAGE first; -1: never. */
int64_t variant_stage_at(const struct fork_record *r, enum stage stage);

#endif

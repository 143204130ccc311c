/* What it costs to make processes, as fork.md's table has it: of one fork or of several, measured
 * or as the models say, all in the same columns. */
#ifndef MONITOR_LAB_COST_H
#define MONITOR_LAB_COST_H

#include "monitor/fork/variants.h"

struct lab_cost {
    int forks; /* that made a child */
    uint64_t bytes_now, bytes_later;
    uint32_t faults, faults_after; /* in the window; after it */
    uint32_t entries;              /* map entries written */
    uint64_t disk_words;
    int64_t stood_ns;    /* the parent; -1: not known, it has not come back */
    int64_t total_ns;    /* of kernel and disk, to make the process and to copy later */
    uint64_t peak_bytes; /* the most at one time, beyond what the parent had */
};

/* Measured: what was observed of one fork, whichever way it went. Its peak is not in it: that is
 * of all memory, and the measurement's (measure.h). */
struct lab_cost cost_measured(const struct fork_record *r);

/* As the models have it for a row of the table; false, and WHY (VARIANT_TEXT bytes): it is not
 * possible for this fork. */
bool cost_modelled(const struct fork_record *r, enum variant variant,
                   struct lab_cost *cost, char *why);

/* SUM and COST together; the peaks are of windows one after the other. */
void cost_add(struct lab_cost *sum, const struct lab_cost *cost);

#endif

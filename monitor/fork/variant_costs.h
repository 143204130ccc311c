/* What things cost in the models of variants.h: the constants, and what this fork showed. */
#ifndef MONITOR_FORK_VARIANT_COSTS_H
#define MONITOR_FORK_VARIANT_COSTS_H

#include "monitor/fork/variants.h"

enum { CLICK_BYTES = 64, CLICK_WORDS = 32, U_CLICKS = 16, NEW_STACK_CLICKS = 20 };

struct variant_costs {
    int64_t fixed;       /* ns: a fork without its copying, as this fork showed it */
    int64_t click;       /* a click copied */
    bool click_observed; /* in this fork; otherwise by the memory fitted */
    int64_t clear;       /* a click cleared */
    int64_t copying;     /* a fault that copies, without its copying */
    int64_t taking;      /* a fault that only unprotects */
    int64_t map;         /* gone over for a fork that shares, and loaded */
    int64_t entry;       /* of a map, written */
    int64_t good;        /* likewise, of a page that is shared for good */
    int64_t laid;    /* making room for a copy in core, as this fork showed it; else 0 */
    int64_t lent;    /* memory lent and its u-area copied, without the copying */
    int64_t back;    /* from newproc's end to the parent in user mode */
    int64_t begin;   /* to a child that has borrowed memory in user mode */
    int64_t exited;  /* from such a child's end to its parent in user mode: by exit, */
    int64_t execed;  /* by exec, which goes on first */
    int64_t stack;   /* a stack made longer, without copying and clearing */
    int64_t frame;   /* a word of a frame copied to a new stack */
    int64_t request; /* spawn's read, and its u-area filled */
};

struct variant_costs variant_costs_of(const struct fork_record *r);

/* ROW, as its rule has filled it, gets what was observed if the fork went its way. */
void variant_observe(const struct fork_record *r, int page, const struct variant_costs *c,
                     struct variant_row *row);

/* One way of CLICKS clicks between core and the swap disk. */
int64_t variant_disk_ns(unsigned clicks);

/* When the record passed STAGE first; -1: never. */
int64_t variant_stage_at(const struct fork_record *r, enum stage stage);

#endif

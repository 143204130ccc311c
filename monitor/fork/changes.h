/* What changed in proc[], page[], coremap, swapmap and u.u_procp between two looks at a stopped
 * machine; the clock's counters, p_cpu and p_time, left out. */
#ifndef MONITOR_FORK_CHANGES_H
#define MONITOR_FORK_CHANGES_H

#include "monitor/fork/record.h"

enum { CHANGES_PROCS = 150 };

struct changes_look {
    const struct edition *edition;
    int procs;
    struct proc_entry proc[CHANGES_PROCS];
    struct free_run core[RECORD_RUNS], swap[RECORD_RUNS];
    int core_runs, swap_runs; /* -1: cannot be true */
    int current;              /* u.u_procp's slot, -1: none */
    int pages;                /* of the lab's page[]; 0: there is none */
    struct page_entry page[PICTURE_PAGES];
};

void changes_take(const struct monitor *m, struct changes_look *look);

/* Each change as a line, without a new line, to TAKE; returns how many. */
int changes_tell(const struct changes_look *before, const struct changes_look *now,
                 void (*take)(void *host, const char *line), void *host);

#endif

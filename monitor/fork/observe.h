/* Inside the observatory: what its files share. */
#ifndef MONITOR_FORK_OBSERVE_H
#define MONITOR_FORK_OBSERVE_H

#include "monitor/fork/observatory.h"

enum { SINKS = 8 };

struct observatory {
    struct monitor *m;
    bool on;
    bool stepping;
    struct fork_record *record[RECORDS]; /* number n is at n % RECORDS; NULL: none */
    int forks;
    struct observatory_totals totals;
    struct fork_sink sink[SINKS];
    int sinks;
    int stage_fork; /* of the stage last passed, -1: none */
    struct stage_mark stage;
};

#endif

/* Between run.c (slices of machine time) and run_stop.c (what a stop says and does). */
#ifndef MONITOR_RUN_PARTS_H
#define MONITOR_RUN_PARTS_H

#include "monitor/run.h"

/* The breakpoint or EXPECT that ended the slices: what it is to print and do. True: the run
 * goes on. */
bool run_break_action(struct monitor *m);
bool run_expect_action(struct monitor *m);

#endif

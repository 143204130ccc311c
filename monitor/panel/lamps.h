/* How long the console's lamps are lit while the machine runs: by looking at a part of its
 * cycles. Nothing is done, and nothing paid, while nobody looks at the lamps. */
#ifndef MONITOR_PANEL_LAMPS_H
#define MONITOR_PANEL_LAMPS_H

#include "monitor/panel/front.h"

/* cpu_run, with the lamps looked after if front_lamps was called in this run. The guest does
 * what it does without: the same instructions at the same times. */
enum stop lamps_run(struct monitor *m, int64_t until, uint64_t count);

/* The run is over. */
void lamps_rest(struct monitor *m);

/* Around a run of which every cycle is to count: LAMPS are its average. */
void lamps_begin(struct monitor *m);
void lamps_end(struct monitor *m, struct lamps *lamps);

#endif

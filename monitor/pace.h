/* The machine's time against the host's: only here does anything wait. */
#ifndef MONITOR_PACE_H
#define MONITOR_PACE_H

#include "monitor/monitor.h"

/* The host's clock in ns, from some moment on. */
int64_t pace_now(void);

/* A run begins: machine time and host time are level from here. */
void pace_start(struct monitor *m);

/* The machine idles: sleeps the machine time to the next event, or until input comes, and
 * gives that time to the machine. */
enum stop pace_idle(struct monitor *m, int64_t until, uint64_t count);

/* SET THROTTLE: waits until the host's clock has come as far as the machine's, or so many
 * times as far. */
void pace_throttle(struct monitor *m);

#endif

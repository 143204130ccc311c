/* The prompt. */
#ifndef MONITOR_REPL_H
#define MONITOR_REPL_H

#include "monitor/monitor.h"

/* Reads and does commands until QUIT or the end of input. The exit status. */
int repl_run(struct monitor *m);

#endif

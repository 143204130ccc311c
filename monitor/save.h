/* The whole machine in a file. */
#ifndef MONITOR_SAVE_H
#define MONITOR_SAVE_H

#include "monitor/monitor.h"

/* FAILED: the reason is in monitor->error. */
enum result save_machine(struct monitor *m, const char *path);
enum result restore_machine(struct monitor *m, const char *path);

#endif

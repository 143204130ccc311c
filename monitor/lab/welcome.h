/* make run: for who is here for the first time. */
#ifndef MONITOR_LAB_WELCOME_H
#define MONITOR_LAB_WELCOME_H

#include "monitor/monitor.h"

/* Compares the ways to make a process by the program hello, prints the table, and tells what can
 * be done at the shell that follows. FAILED: the reason is in monitor->error. */
enum result lab_welcome(struct monitor *m);

#endif

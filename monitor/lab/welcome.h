/* make run: for who is here for the first time. */
#ifndef MONITOR_LAB_WELCOME_H
#define MONITOR_LAB_WELCOME_H

#include "monitor/monitor.h"

/* Runs the program hello under every policy, each on a lab of its own, prints what came of it,
 * and tells in two lines what can be done at the shell that follows. FAILED: the reason is in
 * monitor->error. */
enum result lab_welcome(struct monitor *m);

#endif

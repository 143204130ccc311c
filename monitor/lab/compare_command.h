/* COMPARE of the monitor, and `fork11 compare`. */
#ifndef MONITOR_LAB_COMPARE_COMMAND_H
#define MONITOR_LAB_COMPARE_COMMAND_H

#include "monitor/monitor.h"

/* Compares LINE, a program and its arguments, on a machine with as much core of the same kind as
 * M's, and says the table. CHOSEN: the fork that is told of, from 1; 0: all. */
enum result lab_compare_line(struct monitor *m, const char *line, int chosen);

/* fork11 compare {-n K} PROGRAM ARG...: the exit status. ARGV[0] is "compare". */
int compare_main(struct monitor *m, int argc, char **argv);

#endif

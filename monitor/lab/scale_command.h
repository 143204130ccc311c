/* fork11 scale: cost against size. */
#ifndef MONITOR_LAB_SCALE_COMMAND_H
#define MONITOR_LAB_SCALE_COMMAND_H

#include "monitor/monitor.h"

/* fork11 scale {-o FILE.svg|FILE.csv}...: the exit status. ARGV[0] is "scale". */
int scale_main(struct monitor *m, int argc, char **argv);

#endif

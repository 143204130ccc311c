/* Boards that SIMH's PDP-11 has and this machine has not: command files switch them off. */
#ifndef MONITOR_ABSENT_H
#define MONITOR_ABSENT_H

#include "monitor/command.h"

/* NAME ("RQ", "RQ1", "TQ:") is such a board. */
bool absent_board(const char *name);

/* SET NAME OPTIONS: DISABLED is what it is, DONE; everything else FAILED, with a sentence. */
enum result absent_set(struct monitor *m, const char *name, const char *options);

/* FAILED, with a sentence: what NAME would be, and what is here in its place. */
enum result absent_told(struct monitor *m, const char *name);

/* SET CPU OPTION, where SIMH has many processors. DONE: an 11/45 is so anyway; FAILED, with a
 * sentence: it cannot be. *KNOWN false: no such option. */
enum result absent_cpu(struct monitor *m, const char *option, bool *known);

/* SET CONSOLE ARGS, of which this monitor has LOG and NOLOG. */
enum result absent_console(struct monitor *m, const char *args);

#endif

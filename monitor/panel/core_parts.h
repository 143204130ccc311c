/* Between core.c (the picture as a whole), core_owners.c (whose each click and block is),
 * core_list.c (processes and forks), core_motions.c (what moves) and core_tell.c (a click in
 * words). Nobody else's. */
#ifndef MONITOR_PANEL_CORE_PARTS_H
#define MONITOR_PANEL_CORE_PARTS_H

#include "monitor/panel/core.h"

/* The clicks and blocks of P, from the tables. True: some are not as they were. */
bool core_owners(const struct monitor *m, struct core_picture *p);

/* Its lists, likewise. */
bool core_processes(struct monitor *m, struct core_picture *p);
bool core_forks(const struct monitor *m, struct core_picture *p);

/* What moves, likewise. */
bool core_motions(struct monitor *m, struct core_picture *p);

/* The observatory tells P of an event. */
void core_heard(void *host, const struct fork_event *e);

#endif

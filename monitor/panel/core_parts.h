/* Between core.c (the picture as a whole), core_owners.c (whose each click and block is, and
 * since when), core_paint.c (the same by the tables alone), core_list.c (processes and forks), core_motions.c (what moves) and core_tell.c (a click in
 * words). Nobody else's. */
#ifndef MONITOR_PANEL_CORE_PARTS_H
#define MONITOR_PANEL_CORE_PARTS_H

#include "monitor/panel/core.h"

/* The clicks and blocks of P, from the tables. True: some are not as they were. */
bool core_owners(const struct monitor *m, struct core_picture *p);

/* What is painted: the area [FROM, TO), a cell for so many clicks (1: of core). */
struct core_area {
    struct core_click *cell;
    uint32_t from, to, unit;
};
void core_paint(const struct core_area *f, uint32_t at, uint32_t size,
                struct core_click c);
/* By K's owners; then, of core, what is what of the kernel's. */
void core_paint_all(const struct monitor *m, struct core_keep *k,
                    const struct core_area *f);
void core_paint_kernel(const struct monitor *m, const struct core_area *f);

/* Its lists, likewise. */
bool core_processes(struct monitor *m, struct core_picture *p);
bool core_forks(const struct monitor *m, struct core_picture *p);

/* What moves, likewise. */
bool core_motions(struct monitor *m, struct core_picture *p);

/* The observatory tells P of an event. */
void core_heard(void *host, const struct fork_event *e);

#endif

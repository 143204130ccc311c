/* Inside the tracking: the state of track.c, and what track_store.c makes of a reference. */
#ifndef MONITOR_FORK_TRACK_PARTS_H
#define MONITOR_FORK_TRACK_PARTS_H

#include "monitor/fork/side.h"
#include "monitor/fork/user_map.h"

enum { EXCEPTS = 4 };

struct track {
    struct machine *machine;
    struct fork_sink sink;
    struct mmu_watch watch;
    struct cpu_watcher watcher;
    struct cow *cow[COW_SIZES];
    struct real real;
    struct {
        word from, to;
    } except[EXCEPTS];
    int excepts;
    int mapped; /* the slot that MAP is of; -1: none that is watched */
    struct user_map map;
    struct side side[COW_PROCS];
};

/* NULL: no such slot. */
static inline struct side *track_side(struct track *t, int slot)
{
    return slot >= 0 && slot < COW_PROCS ? &t->side[slot] : NULL;
}

/* The watcher: a reference that is made; a store that aborts. */
void track_heard(void *host, struct cpu *cpu, const struct reference *r);
void track_refused(void *host, struct cpu *cpu, const struct reference *r);

#endif

/* The observatory: hooks on the guest's kernel, which become events, which become records.
 * Off it costs nothing; on it changes nothing of what the guest does. */
#ifndef MONITOR_FORK_OBSERVATORY_H
#define MONITOR_FORK_OBSERVATORY_H

#include "monitor/fork/record.h"
#include "monitor/monitor.h"

struct observatory;

/* Begins to watch: at once if the kernel is known, else when it is. False: why in
 * monitor->error. */
bool observatory_on(struct monitor *m);
void observatory_off(struct monitor *m); /* records stay */
bool observatory_is_on(const struct monitor *m);

/* On for somebody who only looks on, if it is not on already; and off again when he has done,
 * unless OBSERVATORY_ON was called in between. */
void observatory_lend(struct monitor *m);
void observatory_return(struct monitor *m);

/* A kernel was recognised, or is gone (boot, restore). */
void observatory_await_kernel(struct monitor *m); /* the machine is started anew */
void observatory_kernel_changed(struct monitor *m);

/* The records kept, oldest first; -1: the latest. NULL: no such number, or dropped. */
int observatory_forks(const struct monitor *m); /* numbers given so far */
const struct fork_record *observatory_record(const struct monitor *m, int number);

/* Totals of the whole run, dropped records too. */
struct observatory_totals {
    uint64_t forks, core, swap, failed, execs, refused, exits, waits;
    uint64_t shared, spawned; /* of the forks: with memory in common; with none of it */
    uint64_t pages_copied, pages_taken, clicks_later; /* copy-on-write, and growth */
    uint64_t clicks_copied, clicks_swapped, clicks_written; /* of copies: ever written */
    uint64_t clicks_made; /* data and stack of all copies */
};
const struct observatory_totals *observatory_totals(const struct monitor *m);

/* Sinks hear of every event in order. At most 8. */
bool observatory_listen(struct monitor *m, const struct fork_sink *sink);
void observatory_unlisten(struct monitor *m, const void *host);

/* What moves now: a run of clicks in copyseg's or clearseg's hands, an image or a text between
 * core and swap. */
struct observatory_move {
    enum event_kind kind; /* EVENT_COPY, EVENT_CLEAR, EVENT_SWAP */
    bool out;             /* EVENT_SWAP: to swap */
    int slot;             /* of the process it is done for; -1: a text, or not known */
    int fork;             /* that it belongs to; -1: none */
    uint32_t from, to; /* clicks, or the block of the swap area: the first that moves */
    uint32_t clicks;   /* in all; as far as they are known, if that is not */
    uint32_t done;     /* of them, whole ones */
    int step;          /* 1 upward, -1 downward */
    int64_t began;     /* ns */
    int64_t last;      /* ns: when the last of the DONE was */
};
int observatory_moves(struct monitor *m, struct observatory_move *list, int most);

/* The slot of the process that has the processor, also while newproc lends the child's to its
 * parent; -1: none. Known without the observatory, but for that. */
int observatory_running(const struct monitor *m);

/* Stops the run (ENDED_STAGE) when any fork passes a stage: `fork step`. */
void observatory_step(struct monitor *m, bool on);
/* Where it stopped. */
const struct fork_record *observatory_stage(const struct monitor *m,
                                            const struct stage_mark **mark);

void observatory_destroy(struct monitor *m);

#endif

/* What a trace keeps while it is written: one small struct for each slot of proc[] and a bit
 * for each pid. A million events keep no more than ten. */
#ifndef MONITOR_FORK_TRACE_STATE_H
#define MONITOR_FORK_TRACE_STATE_H

#include "monitor/fork/event.h"
#include "monitor/fork/trace_file.h"

enum { TRACE_SLOTS = 256, TRACE_TITLE = 48 };

/* OPEN is a slice on the process's track: made and not yet run, or in a system call. */
struct tracked {
    word pid;
    bool known, open;
    char name[EVENT_NAME];
};

struct trace {
    struct trace_file file;
    struct fork_sink sink;
    struct tracked process[TRACE_SLOTS];
    uint64_t named[65536 / 64]; /* pids whose track has a name */
    bool running;               /* a slice is open on the processor's track */
    int64_t last;               /* ns of the latest event, as written */
    int64_t shift;              /* ns added since the machine's time went back: RESTORE */
    int64_t copied, swapped;    /* ns: where the last slices of those tracks end */
    int64_t arrows;
    bool space_known;
    int64_t core, swap; /* free, in clicks and blocks */
};

/* "sh 17" */
void tracked_title(const struct tracked *p, char title[TRACE_TITLE]);

/* Ends the slice that is open on P's track, if one is. */
void tracked_close(struct trace *t, struct tracked *p, int64_t at);

/* One event into the file. */
void trace_take(struct trace *t, const struct fork_event *e);

/* What has no length: an instant with the event's sentence, on P's track or, if P is NULL,
 * across all. */
void trace_instant(struct trace *t, const struct fork_event *e, const char *name,
                   const struct tracked *p);

/* Events of the machine's own tracks; P is the process they are about, or NULL. */
void trace_switch(struct trace *t, const struct fork_event *e, struct tracked *p);
void trace_copy(struct trace *t, const struct fork_event *e, struct tracked *p);
void trace_swap(struct trace *t, const struct fork_event *e, struct tracked *p);
void trace_space(struct trace *t, const struct fork_event *e, struct tracked *p);

/* The counters of free core and swap, as they are now, if they are known. */
void trace_counters(struct trace *t, int64_t at);

#endif

/* Machine time, in nanoseconds since power-up, and the events that are due at a time.
 *
 * An event has a name (`show queue` prints it), the board it belongs to and a number the
 * board gave it. Events fire in order of time; two at the same time, in the order in which
 * they were asked for. Nothing here or above reads the host's clock. */
#ifndef DEVICES_SCHED_H
#define DEVICES_SCHED_H

#include "devices/word.h"

struct board;

enum { SCHED_EVENTS = 320 };
#define SCHED_NEVER INT64_MAX

enum sched_kind {
    SCHED_BUSY,      /* somebody waits for it: a disk, a printer, a character going out */
    SCHED_BACKGROUND /* a clock or an input line: a WAIT for only these is idleness */
};

struct event {
    const char *name; /* static text: "RK0 seek" */
    int board;        /* bus number of the owner */
    int what;         /* handed to the owner's event() */
    enum sched_kind kind;
    int64_t at; /* ns; SCHED_NEVER: not scheduled */
    int next;   /* the list of scheduled events, by time; -1 ends it */
};

struct sched {
    int64_t now;    /* ns */
    int64_t attend; /* ns; when to look up: the first event, or at once (sched_hurry) */
    bool hurried;
    int first; /* head of the list, -1 if empty */
    int busy;  /* scheduled events of kind SCHED_BUSY */
    int count; /* registered events */
    struct event event[SCHED_EVENTS];
};

/* Time 0, no events. */
void sched_init(struct sched *s);

/* Registers an event and returns its number. Done once, when a board is attached. */
int sched_register(struct sched *s, const char *name, int board, int what,
                   enum sched_kind kind);

/* Schedules event E at now + DELAY ns (>= 0), in place of an earlier date if it had one. */
void sched_after(struct sched *s, int e, int64_t delay);
void sched_cancel(struct sched *s, int e);
static inline bool sched_pending(const struct sched *s, int e)
{
    return s->event[e].at != SCHED_NEVER;
}

/* The time of the first event, SCHED_NEVER if there is none. */
static inline int64_t sched_first(const struct sched *s)
{
    return s->first < 0 ? SCHED_NEVER : s->event[s->first].at;
}

/* Makes `attend` lie in the past, so that the processor, which compares nothing else, looks up
 * after this instruction; and back to the first event once it has. */
static inline void sched_hurry(struct sched *s)
{
    s->hurried = true;
    s->attend = INT64_MIN;
}

static inline void sched_settle(struct sched *s)
{
    s->hurried = false;
    s->attend = sched_first(s);
}

/* Takes the first event that is due (at <= now) off the list; -1 if none is. */
int sched_due(struct sched *s);

#endif

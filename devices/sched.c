/* The list of scheduled events, sorted by time; equal times keep the order of asking. */
#include "devices/sched.h"

#include <assert.h>

void sched_init(struct sched *s)
{
    s->now = 0;
    s->attend = SCHED_NEVER;
    s->hurried = false;
    s->first = -1;
    s->busy = 0;
    s->count = 0;
}

int sched_register(struct sched *s, const char *name, int board, int what,
                   enum sched_kind kind)
{
    assert(s->count < SCHED_EVENTS);
    s->event[s->count] = (struct event){ name, board, what, kind, SCHED_NEVER, -1 };
    return s->count++;
}

static void list_changed(struct sched *s)
{
    if (!s->hurried)
        s->attend = sched_first(s);
}

void sched_cancel(struct sched *s, int e)
{
    if (!sched_pending(s, e))
        return;
    int *link = &s->first;
    while (*link != e)
        link = &s->event[*link].next;
    *link = s->event[e].next;
    s->event[e].at = SCHED_NEVER;
    s->busy -= s->event[e].kind == SCHED_BUSY;
    list_changed(s);
}

void sched_after(struct sched *s, int e, int64_t delay)
{
    assert(delay >= 0);
    sched_cancel(s, e);
    struct event *ev = &s->event[e];
    ev->at = s->now + delay;
    int *link = &s->first;
    while (*link >= 0 && s->event[*link].at <= ev->at)
        link = &s->event[*link].next;
    ev->next = *link;
    *link = e;
    s->busy += ev->kind == SCHED_BUSY;
    list_changed(s);
}

int sched_due(struct sched *s)
{
    int e = s->first;
    if (e < 0 || s->event[e].at > s->now)
        return -1;
    sched_cancel(s, e);
    return e;
}

/* Running and stopping: the way in, the limits, and where an abort lands. */
#include "cpu/run.h"

#include "cpu/trap.h"

#include <setjmp.h>

/* After the longjmp of an abort. One abort may follow another for ever (no vector can be
 * read): events go on, and a stop is heard. */
static bool abort_served(struct cpu *c)
{
    bus_events(c->bus);
    if (c->requests & REQ_STOP)
        return false;
    c->abort.pending = false;
    trap_aborted(c);
    if (c->probe && c->probe->after)
        c->probe->after(c->probe->host, c);
    return true;
}

static void run_until_stopped(struct cpu *c)
{
    jmp_buf catch;
    c->catch = &catch;
    (void)setjmp(catch);
    if (c->abort.pending && !abort_served(c))
        return;
    if (c->probe || c->count_limit != UINT64_MAX)
        run_watched(c);
    else if (c->hooks)
        run_hooked(c);
    else
        run_alone(c);
}

enum stop cpu_run(struct cpu *c, int64_t until, uint64_t count)
{
    struct sched *s = &c->bus->sched;
    if (until <= s->now)
        return STOP_TIME;
    c->stop = STOP_NONE;
    c->requests &= (word)~REQ_STOP;
    c->count_limit = count ? c->count + count : UINT64_MAX;
    if (until != SCHED_NEVER)
        sched_after(s, c->limit_event, until - s->now);
    run_until_stopped(c);
    sched_cancel(s, c->limit_event);
    c->requests &= (word)~REQ_STOP;
    c->catch = NULL;
    c->spent = s->now - c->began;
    return c->stop;
}

void cpu_stop(struct cpu *c)
{
    c->stop = STOP_ASKED;
    cpu_ask(c, REQ_STOP);
}

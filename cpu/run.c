/* The loop: events that are due, requests, the next instruction. A second copy of it, made
 * from the same body, runs when somebody watches. */
#include "cpu/run.h"

#include "cpu/access.h"
#include "cpu/peek.h"
#include "cpu/rehearsal.h"
#include "cpu/table.h"
#include "cpu/trap.h"

#include <setjmp.h>

/* A fetch that meets an odd address or no memory leaves PC incremented (CKBM tests it); one
 * that the KT11 refuses does not. */
static inline word fetch_first(struct cpu *c)
{
    word pc = c->r[PC];
    c->r[PC] = (word)(pc + 2);
    const word *cell = window_word(c, pc, READ);
    return cell ? *cell : access_fetch(c, pc);
}

static inline void one(struct cpu *c)
{
    c->count++;
    c->start = c->r[PC];
    c->start_psw = c->psw;
    c->mmu->live_mmr1 = 0;
    c->mmu->live_mmr2 = c->r[PC];
    c->ir = fetch_first(c);
    const struct op *op = &c->table->op[c->ir];
    c->bus->sched.now += op->ns[c->mmu->mmr0 & MMR0_ON];
    op->run(c, c->ir);
}

void run_instruction(struct cpu *c)
{
    one(c);
}

static bool asked_to_stop(struct cpu *c)
{
    const struct probe *p = c->probe;
    if (p->before && p->before(p->host, c))
        return true;
    return p->data && p->access && rehearsal_stops(c);
}

static inline bool due(const struct cpu *c)
{
    return c->bus->sched.now >= c->bus->sched.next;
}

static inline bool pending(const struct cpu *c)
{
    return c->requests || c->bus->wanted > c->level;
}

static bool stop(struct cpu *c, enum stop why)
{
    c->stop = why;
    return false;
}

/* What comes before an instruction. False: c->stop says why none comes now. */
static inline bool prepare(struct cpu *c, const bool watched)
{
    if (c->count == c->count_limit)
        return stop(c, STOP_COUNT);
    c->began = c->bus->sched.now;
    if (due(c))
        bus_events(c->bus);
    if (pending(c) && !trap_service(c))
        return false;
    return !watched || !asked_to_stop(c) || stop(c, STOP_PROBE);
}

/* Until c->stop is set. WATCHED is a constant at both calls. */
static inline void loop(struct cpu *c, const bool watched)
{
    while (prepare(c, watched)) {
        if (watched && c->probe->after)
            c->operands = cpu_peek_operands(c);
        one(c);
        if (watched && c->probe->after) {
            c->spent = c->bus->sched.now - c->began;
            c->probe->after(c->probe->host, c);
        }
    }
}

static void loop_watched(struct cpu *c)
{
    loop(c, true);
}

static void loop_alone(struct cpu *c)
{
    loop(c, false);
}

/* After the longjmp of an abort. One abort may follow another for ever (no vector can be
 * read): events go on, and a stop is heard. */
static bool abort_served(struct cpu *c)
{
    if (due(c))
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
    if (c->probe)
        loop_watched(c);
    else
        loop_alone(c);
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
    c->requests |= REQ_STOP;
}

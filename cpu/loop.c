/* The loop: events that are due, requests, the next instruction. A second copy of it runs
 * when somebody watches or counts. */
#include "cpu/run.h"

#include "cpu/access.h"
#include "cpu/peek.h"
#include "cpu/rehearsal.h"
#include "cpu/table.h"
#include "cpu/trap.h"

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
    c->table->run[op->run](c, c->ir);
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
    return c->bus->sched.now >= c->bus->sched.attend;
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

/* Events and requests before an instruction. False: none comes now. What stays pending
 * (SPL holds it back) is looked at again. */
static bool serve(struct cpu *c)
{
    sched_settle(&c->bus->sched);
    bus_events(c->bus);
    bool go_on = !pending(c) || trap_service(c);
    if (pending(c))
        sched_hurry(&c->bus->sched);
    return go_on;
}

/* Until c->stop is set: nobody watches, nobody counts. */
void run_alone(struct cpu *c)
{
    while (!due(c) || serve(c))
        one(c);
}

/* The host wants to be asked about the instruction at PC, and stops the run there. Nothing
 * comes between the question and the instruction; an odd PC is none. The hooks may have gone
 * while the machine ran: with the kernel that they were for. */
static inline bool hook_stops(struct cpu *c)
{
    const struct cpu_hooks *h = c->hooks;
    word pc = c->r[PC];
    return h && h->map[c->psw >> 14][pc >> 1] && !(pc & 1) && h->at(h->host, c);
}

void run_hooked(struct cpu *c)
{
    while (!due(c) || serve(c)) {
        if (hook_stops(c)) {
            c->stop = STOP_HOOK;
            return;
        }
        one(c);
    }
}

/* The same, step by step. */
static bool prepare(struct cpu *c)
{
    if (c->count == c->count_limit)
        return c->requests & REQ_STOP ? false : stop(c, STOP_COUNT);
    c->began = c->bus->sched.now;
    if (!serve(c))
        return false;
    if (c->probe && asked_to_stop(c))
        return stop(c, STOP_PROBE);
    return !c->hooks || !hook_stops(c) || stop(c, STOP_HOOK);
}

void run_watched(struct cpu *c)
{
    while (prepare(c)) {
        bool after = c->probe && c->probe->after;
        if (after) {
            c->operands = cpu_peek_operands(c);
            c->vector = 0;
        }
        one(c);
        c->spent = c->bus->sched.now - c->began;
        if (after)
            c->probe->after(c->probe->host, c);
    }
}

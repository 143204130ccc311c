/* Watchpoints by rehearsal. What an instruction can change outside core and the boards is
 * in struct cpu, struct mmu and the clock; all of it is put back. */
#include "cpu/rehearsal.h"

#include "cpu/access.h"
#include "cpu/run.h"
#include "cpu/trap.h"

#include <setjmp.h>

struct rehearsal {
    bool stops;
};

void rehearsal_ask(struct cpu *c, const struct reference *ref)
{
    const struct probe *p = c->probe;
    if (!rehearsal_is_traced(c) && p->access(p->host, c, ref))
        c->rehearsal->stops = true;
}

bool rehearsal_read(struct cpu *c, paddr pa, word *data)
{
    return bus_peek(c->bus, pa, data);
}

bool rehearsal_is_traced(const struct cpu *c)
{
    return c->tracer && c->tracer->rehearsal;
}

/* The instruction, and while somebody traces it the traps of its aborts: the second on the
 * way to the first, but no third. */
static void perform(struct cpu *c)
{
    jmp_buf catch;
    volatile int aborts = 0;
    c->catch = &catch;
    if (!setjmp(catch)) {
        run_instruction(c);
    } else if (rehearsal_is_traced(c) && aborts < 2) {
        aborts++;
        trap_aborted(c);
    }
}

static bool rehearse(struct cpu *c, const struct cpu_tracer *t)
{
    struct rehearsal rehearsal = { false };
    const struct cpu cpu = *c;
    const struct mmu mmu = *c->mmu;
    int64_t now = c->bus->sched.now;
    c->rehearsal = &rehearsal;
    c->tracer = t;
    mmu_shut(c->mmu, true); /* every reference the long way */
    perform(c);
    *c = cpu;
    *c->mmu = mmu;
    c->bus->sched.now = now;
    return rehearsal.stops;
}

bool rehearsal_stops(struct cpu *c)
{
    return rehearse(c, NULL);
}

void rehearsal_trace(struct cpu *c, const struct cpu_tracer *t)
{
    rehearse(c, t);
}

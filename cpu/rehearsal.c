/* Watchpoints by rehearsal. What an instruction can change outside core and the boards is
 * in struct cpu, struct mmu and the clock; all of it is put back. */
#include "cpu/rehearsal.h"

#include "cpu/access.h"
#include "cpu/run.h"

#include <setjmp.h>
#include <string.h>

struct rehearsal {
    bool stops;
};

void rehearsal_ask(struct cpu *c, const struct reference *ref)
{
    const struct probe *p = c->probe;
    if (p->access(p->host, c, ref))
        c->rehearsal->stops = true;
}

bool rehearsal_read(struct cpu *c, paddr pa, word *data)
{
    return bus_peek(c->bus, pa, data);
}

bool rehearsal_stops(struct cpu *c)
{
    struct rehearsal rehearsal = { false };
    const struct cpu cpu = *c;
    const struct mmu mmu = *c->mmu;
    int64_t now = c->bus->sched.now;
    jmp_buf catch;
    c->catch = &catch;
    c->rehearsal = &rehearsal;
    memset(c->mmu->window, 0, sizeof c->mmu->window); /* every reference the long way */
    if (!setjmp(catch))
        run_instruction(c);
    *c = cpu;
    *c->mmu = mmu;
    c->bus->sched.now = now;
    return rehearsal.stops;
}

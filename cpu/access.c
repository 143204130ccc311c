/* The long way to memory: odd addresses, the KT11's answer, the I/O page, time-outs; and
 * the rehearsal, in which a probe sees every reference before anything has happened. */
#include "cpu/access.h"

#include "cpu/rehearsal.h"
#include "cpu/timing.h"
#include "cpu/trap.h"

#include <setjmp.h>

enum {
    RED = 0340,        /* below SLR + 340 nothing is pushed */
    TIMEOUT_NS = 10000 /* how long the Unibus waits for an answer: 10 to 20 us */
};

_Noreturn void access_abort(struct cpu *c, word vector, enum stack_fault stack)
{
    c->abort = (struct abort){ true, stack, vector };
    longjmp(*(jmp_buf *)c->catch, 1);
}

static enum stack_fault stack_fault(const struct cpu *c, uint32_t ref)
{
    return ref & REF_STACK && cpu_mode(c) == KERNEL ? STACK_ERROR : STACK_GOOD;
}

static _Noreturn void time_out(struct cpu *c, uint32_t ref)
{
    c->bus->sched.now += TIMEOUT_NS;
    access_abort(c, VEC_BUS, stack_fault(c, ref));
}

/* Tells who traces. */
static void told(struct cpu *c, uint32_t ref, enum mode mode, struct bus_cycle cycle)
{
    const struct cpu_tracer *t = c->tracer;
    if (!t || t->rehearsal != (c->rehearsal != NULL))
        return;
    cycle.va = (word)ref;
    cycle.mode = mode;
    cycle.space = mmu_space(c->mmu, mode, ref & REF_D ? D_SPACE : I_SPACE);
    cycle.fetch = ref & REF_FETCH;
    t->cycle(t->host, c, &cycle);
}

static void traced(struct cpu *c, uint32_t ref, enum mode mode, enum intent intent,
                   paddr pa, word data)
{
    if (c->tracer)
        told(c, ref, mode,
             (struct bus_cycle){ .at = pa, .intent = intent, .data = data });
}

static void traced_refusal(struct cpu *c, uint32_t ref, enum mode mode,
                           enum intent intent, paddr pa)
{
    if (c->tracer)
        told(c, ref, mode,
             (struct bus_cycle){ .at = pa, .intent = intent, .refused = true });
}

/* Where both the KT11 and the Unibus refuse, the KB11-A reports the Unibus. */
static _Noreturn void refused(struct cpu *c, uint32_t ref, paddr pa)
{
    word data;
    if (!bus_peek(c->bus, pa, &data))
        time_out(c, ref);
    access_abort(c, VEC_MMU, STACK_GOOD);
}

/* CLR and SXT are carried out with a DATIP, but nothing comes of what it reads. */
static bool old_counts(word ir)
{
    return (ir & 0077700) != 0005000 && (ir & 0177700) != 0006700;
}

static struct reference described(const struct cpu *c, uint32_t ref, enum mode mode,
                                  enum intent intent, paddr pa)
{
    unsigned odd = ref & REF_ODD ? 1 : 0;
    return (struct reference){ .va = (word)(ref | odd),
                               .at = pa | odd,
                               .mode = mode,
                               .intent = intent,
                               .size = ref & REF_BYTE ? 1 : 2,
                               .old = ref & REF_OLD && old_counts(c->ir) };
}

/* Tells who watches the click that a store to it was refused. */
static void watched_refusal(struct cpu *c, uint32_t ref, enum mode mode, paddr pa)
{
    const struct cpu_watcher *w = c->watcher;
    if (!c->mmu->watch || !w->refused || c->rehearsal || pa >= c->bus->core_bytes ||
        !watch_has(c->mmu->watch, WRITE, pa))
        return;
    struct reference r = described(c, ref, mode, WRITE, pa);
    w->refused(w->host, c, &r);
}

/* Tells who watches the click, and opens the window where nobody does any more. */
static void watched(struct cpu *c, uint32_t ref, enum mode mode, enum intent intent,
                    paddr pa)
{
    if (watch_has(c->mmu->watch, intent, pa)) {
        struct reference r = described(c, ref, mode, intent, pa);
        c->watcher->reference(c->watcher->host, c, &r);
        if (watch_has(c->mmu->watch, intent, pa))
            return;
    }
    mmu_open_near(c->mmu, (word)ref, mode, ref & REF_D ? D_SPACE : I_SPACE, intent);
}

static paddr locate(struct cpu *c, uint32_t ref, enum mode mode, enum intent intent)
{
    if (ref & 1) {
        traced_refusal(c, ref, mode, intent, (word)ref);
        access_abort(c, VEC_BUS, stack_fault(c, ref));
    }
    paddr pa;
    enum space space = ref & REF_D ? D_SPACE : I_SPACE;
    word aborts =
        mmu_translate(c->mmu, (word)ref, mode, space, intent, ref & REF_DEST, &pa);
    if (aborts == MMR0_RO)
        watched_refusal(c, ref, mode, pa);
    if (aborts) {
        traced_refusal(c, ref, mode, intent, pa);
        refused(c, ref, pa);
    }
    if (c->mmu->trap) {
        c->mmu->trap = false;
        cpu_ask(c, REQ_MMU);
    }
    if (c->rehearsal && ref & (REF_D | REF_DEST)) {
        struct reference r = described(c, ref, mode, intent, pa);
        rehearsal_ask(c, &r);
    } else if (c->mmu->watch && !c->rehearsal && pa < c->bus->core_bytes) {
        watched(c, ref, mode, intent, pa);
    }
    return pa;
}

/* The word at PA, which REF led to; in a rehearsal without the cycle's side effects. */
static word bus_word(struct cpu *c, uint32_t ref, enum mode mode, paddr pa)
{
    word data;
    bool answered =
        c->rehearsal ? rehearsal_read(c, pa, &data) : bus_read(c->bus, pa, &data);
    if (!answered) {
        traced_refusal(c, ref, mode, READ, pa);
        time_out(c, ref);
    }
    traced(c, ref, mode, READ, pa, data);
    return data;
}

word access_read(struct cpu *c, uint32_t ref, enum mode mode)
{
    return bus_word(c, ref, mode, locate(c, ref, mode, READ));
}

word access_fetch(struct cpu *c, word pc)
{
    paddr pa;
    if (!(pc & 1) && mmu_peek(c->mmu, pc, cpu_mode(c), I_SPACE, READ, &pa))
        c->r[PC] = pc;
    return access_read(c, pc | (uint32_t)REF_FETCH, cpu_mode(c));
}

word access_modify(struct cpu *c, uint32_t ref, struct cell *cell)
{
    cell->ref = ref;
    cell->pa = locate(c, ref | REF_OLD, cpu_mode(c), WRITE);
    return bus_word(c, ref, cpu_mode(c), cell->pa);
}

void access_rewrite(struct cpu *c, const struct cell *cell, word data, word mask)
{
    enum mode mode = cpu_mode(c);
    if (!c->rehearsal && !bus_write(c->bus, cell->pa, data, mask)) {
        traced_refusal(c, cell->ref, mode, WRITE, cell->pa);
        time_out(c, 0); /* a ROM answers only when read */
    }
    traced(c, cell->ref, mode, WRITE, cell->pa, data);
}

void access_write(struct cpu *c, uint32_t ref, enum mode mode, word data, word mask)
{
    paddr pa = locate(c, ref, mode, WRITE);
    word there;
    bool answered =
        c->rehearsal ? rehearsal_read(c, pa, &there) : bus_write(c->bus, pa, data, mask);
    if (!answered) {
        traced_refusal(c, ref, mode, WRITE, pa);
        time_out(c, ref);
    }
    traced(c, ref, mode, WRITE, pa, data);
}

void access_stack_check(struct cpu *c, word va)
{
    if (va < c->slr + RED || va >= 0177776)
        access_abort(c, VEC_BUS, STACK_RED);
    if (!c->flow.yellow)
        cpu_ask(c, REQ_YELLOW);
}

/* Our machine, stepped so that its instructions can be counted as SIMH counts them. */
#include "tests/simh/ours.h"

#include "cpu/peek.h"
#include "tests/simh/differ.h"
#include "tests/simh/early.h"

#include <stdlib.h>
#include <string.h>

enum { PIRQ_AT = 0777772, SLR_AT = 0777774 };

static const enum mode mode_of[STACKS] = { KERNEL, SUPER, USER };
static const paddr pdr_block[STACKS] = { 0772300, 0772200, 0777600 };

/* The KT11 refuses the fetch, and nothing else. */
static bool refused(const struct cpu *c)
{
    paddr at;
    word data;
    return !(c->r[PC] & 1) &&
           mmu_peek(c->mmu, c->r[PC], cpu_mode(c), I_SPACE, READ, &at) &&
           bus_peek(c->bus, at, &data);
}

static bool in_io_page(const struct cpu *c)
{
    paddr at;
    mmu_peek(c->mmu, c->r[PC], cpu_mode(c), I_SPACE, READ, &at);
    return at >= IO_PAGE;
}

/* One trap after the other, each aborting the next: more than two frames on a stack. */
static bool storm(const struct ours *o)
{
    const struct cpu *c = &o->cpu;
    for (int i = 0; i < STACKS && c->vector; i++) {
        word grown = (word)(o->sp[i] - cpu_get_sp(c, mode_of[i]));
        if (grown > 8 && grown < 0100000 && cpu_get_sp(c, mode_of[i]) != 0)
            return true;
    }
    return false;
}

/* An abort at the end of the instruction, and a flow that it interrupted has moved a stack
 * pointer nobody uses any more. */
static bool flow_left_behind(const struct ours *o)
{
    const struct cpu *c = &o->cpu;
    if (c->vector != VEC_BUS && c->vector != VEC_MMU)
        return false;
    for (int i = 0; i < STACKS; i++) {
        word grown = (word)(o->sp_then[i] - cpu_get_sp(c, mode_of[i]));
        bool own = mode_of[i] == (enum mode)(c->start_psw >> 14);
        bool moved = own ? grown >= 4 && grown < 0100000 : grown != 0;
        if (mode_of[i] != cpu_mode(c) && moved)
            return true;
    }
    return false;
}

/* What comes before an instruction has been interrupted by an abort of its own. */
static bool service_aborted(const struct ours *o)
{
    const struct cpu *c = &o->cpu;
    return (c->vector == VEC_MMU && !(o->requests & REQ_MMU)) ||
           (c->vector == VEC_BUS && !(o->requests & REQ_YELLOW));
}

/* Seen at the interrupt: the pushes of many in a row may reach the vector itself. */
static void after(void *host, struct cpu *c)
{
    struct ours *o = host;
    o->asked_again |= c->vector == VEC_PIRQ && (c->pirq & PSW_IPL) > (c->psw & PSW_IPL);
}

static bool before(void *host, struct cpu *c)
{
    struct ours *o = host;
    word ir = 0;
    o->fetch_aborts = !cpu_peek(c, c->r[PC], cpu_mode(c), I_SPACE, &ir);
    o->differs = storm(o) || service_aborted(o) ? "abort in a vector flow" : NULL;
    if (!o->differs && o->asked_again)
        o->differs = "PIRQ above its own handler's priority";
    if (!o->differs && c->vector)
        o->differs = differ_trap(c, o->sp[0]);
    if (!o->differs && o->fetch_aborts && !refused(c))
        o->differs = "PC of an odd or absent fetch";
    if (!o->differs && in_io_page(c))
        o->differs = "instructions in the I/O page";
    if (!o->differs && !o->fetch_aborts)
        o->differs = differ_instruction(c, ir);
    for (int i = 0; i < STACKS; i++)
        o->sp_then[i] = cpu_get_sp(c, mode_of[i]);
    o->early_codes = !o->fetch_aborts && early_codes(c, ir);
    c->vector = 0;
    return o->differs != NULL;
}

static bool reference(void *host, struct cpu *c, const struct reference *ref)
{
    struct ours *o = host;
    if (!o->differs)
        o->differs = differ_reference(c, ref);
    return o->differs != NULL;
}

struct ours *ours_create(uint32_t core)
{
    struct ours *o = calloc(1, sizeof *o);
    if (!o)
        abort();
    bus_create(&o->bus, core);
    mmu_attach(&o->mmu, &o->bus);
    cpu_attach(&o->cpu, &o->bus, &o->mmu);
    o->table = cpu_table_new(MEMORY_CORE);
    if (!o->table)
        abort();
    cpu_set_table(&o->cpu, o->table, MEMORY_CORE);
    o->cpu.fpp = false;
    cpu_reset(&o->cpu);
    o->probe = (struct probe){
        .host = o, .before = before, .access = reference, .after = after
    };
    o->cpu.probe = &o->probe;
    return o;
}

void ours_destroy(struct ours *o)
{
    cpu_table_free(o->table);
    free(o);
}

static void load_pages(struct ours *o, const struct state *s)
{
    for (int i = 0; i < STACKS * 2 * MMU_PAGES; i++) {
        int stack = i / 16, space = i / 8 % 2, page = i % 8;
        paddr pdr = pdr_block[stack] + 020u * (unsigned)space + 2u * (unsigned)page;
        bus_write(&o->bus, pdr + 040, s->par[stack][space][page], WHOLE_WORD);
        bus_write(&o->bus, pdr, s->pdr[stack][space][page], WHOLE_WORD);
    }
}

static void load_mmu(struct ours *o, const struct program *p)
{
    const struct state *s = &p->start;
    if (p->pages)
        load_pages(o, s);
    bus_write(&o->bus, MMR3, s->mmr[3], WHOLE_WORD);
    o->mmu.mmr0 = s->mmr[0];
    o->mmu.mmr1 = o->mmu.mmr2 = o->mmu.live_mmr1 = o->mmu.live_mmr2 = 0;
    o->mmu.trap = false;
    mmu_rebuild(&o->mmu);
}

void ours_load(struct ours *o, const struct program *p)
{
    const struct state *s = &p->start;
    for (int i = 0; i < p->cells; i++)
        bus_write(&o->bus, p->cell[i].at, p->cell[i].data, WHOLE_WORD);
    cpu_set_psw(&o->cpu, s->psw);
    for (int i = 0; i < 12; i++)
        cpu_set_r(&o->cpu, i / 6, i % 6, s->r[i / 6][i % 6]);
    for (int i = 0; i < STACKS; i++)
        cpu_set_sp(&o->cpu, mode_of[i], s->sp[i]);
    o->cpu.r[PC] = s->pc;
    bus_write(&o->bus, PIRQ_AT, s->pirq, WHOLE_WORD);
    bus_write(&o->bus, SLR_AT, s->slr, WHOLE_WORD);
    o->cpu.requests = 0;
    load_mmu(o, p);
}

void ours_save(const struct ours *o, struct ours *copy)
{
    copy->cpu = o->cpu;
    copy->mmu = o->mmu;
    memcpy(&copy->bus, &o->bus, offsetof(struct unibus, core) + o->bus.core_bytes);
}

static word peek(const struct ours *o, paddr at)
{
    word data = 0;
    bus_peek(&o->bus, at, &data);
    return data;
}

void ours_state(const struct ours *o, struct state *s)
{
    memset(s, 0, sizeof *s);
    s->pc = o->cpu.r[PC];
    s->psw = o->cpu.psw;
    s->pirq = o->cpu.pirq;
    s->slr = o->cpu.slr;
    for (int i = 0; i < 12; i++)
        s->r[i / 6][i % 6] = cpu_get_r(&o->cpu, i / 6, i % 6);
    for (int i = 0; i < STACKS; i++)
        s->sp[i] = cpu_get_sp(&o->cpu, mode_of[i]);
    for (unsigned i = 0; i < 3; i++)
        s->mmr[i] = peek(o, MMR0 + 2 * i);
    s->mmr[3] = peek(o, MMR3);
    for (int i = 0; i < STACKS * 2 * MMU_PAGES; i++) {
        int stack = i / 16, space = i / 8 % 2, page = i % 8;
        paddr pdr = pdr_block[stack] + 020u * (unsigned)space + 2u * (unsigned)page;
        s->pdr[stack][space][page] = peek(o, pdr);
        s->par[stack][space][page] = peek(o, pdr + 040);
    }
}

/* Nothing is left to do for the instruction that has just ended. */
static bool is_clean(const struct ours *o)
{
    const struct cpu *c = &o->cpu;
    return c->vector == 0 && !o->fetch_aborts && (c->requests & (word)~REQ_WAIT) == 0 &&
           c->bus->wanted <= c->level;
}

static void watch(struct ours *o, bool references)
{
    o->probe.data = references;
}

enum ended ours_run(struct ours *o, int simh_steps, bool watched, int *clean)
{
    struct cpu *c = &o->cpu;
    watch(o, watched);
    int steps = 0, tries = 0;
    *clean = 0;
    while (steps < simh_steps && tries++ < 4 * PROGRAM_STEPS) {
        const struct mmu mmu = o->mmu;
        for (int i = 0; i < STACKS; i++)
            o->sp[i] = cpu_get_sp(c, mode_of[i]);
        c->vector = 0;
        o->asked_again = false;
        o->requests = c->requests;
        o->differs = NULL;
        enum stop why = cpu_run(c, c->bus->sched.now + NS_PER_SEC, 1);
        if (!o->differs && (storm(o) || flow_left_behind(o)))
            o->differs = "abort in a vector flow";
        if (!o->differs)
            o->differs = differ_trace(c, &mmu);
        if (!o->differs && c->vector)
            o->differs = differ_abort(c, o->early_codes);
        if (!o->differs && c->vector)
            o->differs = differ_trap(c, o->sp[0]);
        if (o->differs)
            return ENDED_DIFFERS;
        if (why != STOP_COUNT && why != STOP_HALT)
            return ENDED_STOPPED;
        steps += !o->fetch_aborts;
        if (is_clean(o))
            *clean = steps;
        bool halted = c->ir == 0 && c->vector == 0 && !o->fetch_aborts;
        if (halted || c->requests & REQ_WAIT)
            return ENDED_STOPPED;
    }
    return ENDED_LIMIT;
}

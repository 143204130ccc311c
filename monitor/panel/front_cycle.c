/* S-BUS CYCLE: CONT goes from cycle to cycle of the coming instruction. They are those of a
 * rehearsal; the instruction is carried out, and registers and core change, with its last. */
#include "cpu/rehearsal.h"
#include "monitor/panel/front_parts.h"
#include "monitor/panel/panel.h"

static void keep(void *host, struct cpu *cpu, const struct bus_cycle *cycle)
{
    struct cycle_list *list = host;
    (void)cpu;
    if (list->n < CYCLES)
        list->cycle[list->n++] = *cycle;
}

/* Something comes before the instruction at PC: an interrupt, a trap, an event that may bring
 * one. It and the first instruction of its routine are one step. */
static bool interrupted(const struct cpu *cpu)
{
    const word mere = REQ_STOP | REQ_RTT;
    if (cpu->requests & REQ_HOLD) /* after SPL the coming instruction is the first */
        return false;
    return cpu->requests & ~mere || cpu->bus->wanted > cpu->level ||
           sched_first(&cpu->bus->sched) <= cpu->bus->sched.now;
}

static void rehearse(struct monitor *m, struct front *f)
{
    const struct cpu_tracer tracer = { .host = &f->list,
                                       .cycle = keep,
                                       .rehearsal = true };
    f->list.n = 0;
    if (!interrupted(&m->machine->cpu))
        rehearsal_trace(&m->machine->cpu, &tracer);
}

static bool same_cycle(const struct bus_cycle *a, const struct bus_cycle *b)
{
    return a->va == b->va && a->at == b->at && a->intent == b->intent &&
           a->data == b->data && a->refused == b->refused;
}

/* The instruction is rehearsed again for each of its cycles: somebody may have changed what it
 * works on meanwhile, or the PC. Then it begins anew. */
void front_next_cycle(struct monitor *m, struct front *f)
{
    const struct cycle_list before = f->list;
    bool under_way = f->at >= 0 && !f->finished;
    rehearse(m, f);
    for (int i = 0; under_way && i <= f->at; i++)
        under_way = i < f->list.n && same_cycle(&before.cycle[i], &f->list.cycle[i]);
    if (!under_way)
        f->at = -1;
    f->finished = false;
    if (f->at + 1 < f->list.n)
        f->at++;
    f->finishing = f->at >= 0 && f->at == f->list.n - 1;
    if (f->at < 0 || f->finishing)
        panel_wish(m, "step");
}

/* A virtual address is shown where the reference is of the space that ADDRESS SELECT names,
 * or the KT11 is off. */
uint32_t front_cycle_address(const struct monitor *m, const struct front *f,
                             const struct bus_cycle *cycle)
{
    struct front_place place = front_place(m, f->address_select);
    bool mapped = m->machine->mmu.mmr0 & MMR0_ON;
    if (f->address_select == ADDRESS_PROG_PHY)
        return cycle->at;
    if (f->address_select == ADDRESS_CONSOLE_PHY)
        return mapped ? cycle->va : cycle->at;
    return !mapped || (cycle->mode == place.mode && cycle->space == place.space)
               ? cycle->va
               : 0;
}

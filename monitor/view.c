/* Memory as an operator names it. */
#include "monitor/view.h"

struct view view_of(const struct monitor *m, uint32_t switches)
{
    const struct cpu *cpu = &m->machine->cpu;
    struct view view = { .virtual = switches != 0, .mode = cpu_mode(cpu) };
    if (has_switch(switches, 'k'))
        view.mode = KERNEL;
    if (has_switch(switches, 's'))
        view.mode = SUPER;
    if (has_switch(switches, 'u'))
        view.mode = USER;
    if (has_switch(switches, 'p'))
        view.mode = cpu_previous(cpu);
    view.space = has_switch(switches, 't') ? D_SPACE : I_SPACE;
    return view;
}

struct view view_current(const struct monitor *m, enum space space)
{
    return (struct view){ true, cpu_mode(&m->machine->cpu), space };
}

enum mode view_mode(const struct monitor *m, struct view view)
{
    if (view.virtual)
        return view.mode;
    return m->machine->mmu.mmr0 & MMR0_ON ? NO_MODE : KERNEL;
}

static enum result not_mapped(struct monitor *m, uint32_t at, word aborts)
{
    if (aborts & MMR0_NR)
        return fail(m, "%06o is in a page that is not resident.", at);
    if (aborts & MMR0_PL)
        return fail(m, "%06o is beyond the length of its page.", at);
    return fail(m, "%06o is in a page that is read only.", at);
}

/* The I/O page as an 11/70 and SIMH number it. */
enum { WIDE_IO_PAGE = 017760000, WIDE_ADDRESSES = 020000000 };

static enum result locate(struct monitor *m, struct view view, uint32_t at, paddr *pa)
{
    *pa = at;
    if (!view.virtual) {
        if (at >= WIDE_IO_PAGE && at < WIDE_ADDRESSES)
            *pa = at = IO_PAGE + (at - WIDE_IO_PAGE);
        if (at < ADDRESSES)
            return DONE;
        return fail(m, "%o is beyond the last physical address, 777777.", at);
    }
    if (at > WHOLE_WORD)
        return fail(m, "%o is beyond the last virtual address, 177777.", at);
    word aborts = mmu_peek(&m->machine->mmu, (word)at, view.mode, view.space, READ, pa);
    return aborts ? not_mapped(m, at, aborts) : DONE;
}

static enum result nobody(struct monitor *m, paddr at)
{
    if (at >= IO_PAGE)
        return fail(m, "%06o: no board answers at this address of the I/O page.", at);
    return fail(m, "%06o is beyond the memory fitted (%u KB, up to %06o).", at,
                m->machine->bus.core_bytes / 1024, m->machine->bus.core_bytes - 2);
}

enum result view_peek(struct monitor *m, struct view view, uint32_t at, word *data)
{
    paddr pa;
    if (locate(m, view, at, &pa) != DONE)
        return FAILED;
    return bus_peek(&m->machine->bus, pa, data) ? DONE : nobody(m, pa);
}

enum result view_write(struct monitor *m, struct view view, uint32_t at, word data,
                       word mask)
{
    paddr pa;
    if (locate(m, view, at, &pa) != DONE)
        return FAILED;
    return bus_write(&m->machine->bus, pa, data, mask) ? DONE : nobody(m, pa);
}

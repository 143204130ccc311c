/* The machine: which boards there are, and in what order they stand on the Unibus. */
#include "monitor/machine.h"

#include <stdlib.h>

static void plug_in(struct machine *m)
{
    mmu_attach(&m->mmu, &m->bus);
    cpu_attach(&m->cpu, &m->bus, &m->mmu);
    kw11l_attach(&m->kw11l, &m->bus);
    kw11p_attach(&m->kw11p, &m->bus);
    rk11_attach(&m->rk11, &m->bus);
    rl11_attach(&m->rl11, &m->bus);
    rf11_attach(&m->rf11, &m->bus);
    rp11_attach(&m->rp11, &m->bus);
    rh11_attach(&m->rh11, &m->bus);
    tm11_attach(&m->tm11, &m->bus);
    tc11_attach(&m->tc11, &m->bus);
    pc11_attach(&m->pc11, &m->bus);
    lp11_attach(&m->lp11, &m->bus);
    kl11_attach(&m->kl11, &m->bus);
    dl11_attach(m->dl11, &m->bus, DL11_LINES);
    dl11e_attach(m->dl11e, &m->bus, DL11E_LINES);
    dc11_attach(m->dc11, &m->bus, DC11_LINES);
    dh11_attach(&m->dh11, &m->bus);
    dz11_attach(m->dz11, &m->bus, DZ11_BOARDS);
    rom_attach(&m->rom, &m->bus);
}

struct machine *machine_create(void)
{
    struct machine *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    bus_create(&m->bus, CORE_MAX);
    plug_in(m);
    if (!machine_set_memory(m, MEMORY_CORE)) {
        free(m);
        return NULL;
    }
    cpu_reset(&m->cpu);
    return m;
}

void machine_destroy(struct machine *m)
{
    if (!m)
        return;
    struct board *board;
    for (int n = 0, unit; machine_drive(m, n, &board, &unit); n++)
        drive_unload(board, unit);
    pc11_unload(&m->pc11, false);
    pc11_unload(&m->pc11, true);
    lp11_unload(&m->lp11);
    cpu_table_free(m->table);
    free(m);
}

void machine_rebind(struct machine *m, const struct machine *from)
{
    ptrdiff_t delta = (char *)m - (const char *)from;
    bus_rebind(&m->bus, delta);
    cpu_rebind(&m->cpu, delta);
}

bool machine_set_core(struct machine *m, uint32_t bytes)
{
    if (bytes < CORE_STEP || bytes > CORE_MAX || bytes % CORE_STEP)
        return false;
    m->bus.core_bytes = bytes;
    mmu_rebuild(&m->mmu);
    return true;
}

bool machine_set_memory(struct machine *m, enum memory memory)
{
    struct cpu_table *table = cpu_table_new(memory);
    if (!table)
        return false;
    cpu_table_free(m->table);
    m->table = table;
    cpu_set_table(&m->cpu, table, memory);
    return true;
}

struct drive *machine_drive(const struct machine *m, int n, struct board **board,
                            int *unit)
{
    for (int i = 1; i < m->bus.boards; i++) {
        struct board *b = m->bus.board[i];
        int count = b->kind->drives ? b->kind->drives->count : 0;
        if (n >= count) {
            n -= count;
            continue;
        }
        if (board)
            *board = b;
        if (unit)
            *unit = n;
        return drive_of(b, n);
    }
    return NULL;
}

void machine_start_at(struct machine *m, word pc)
{
    cpu_reset(&m->cpu);
    m->cpu.r[PC] = pc;
}

void machine_set_pc(struct machine *m, word pc)
{
    m->cpu.requests &= (word)~REQ_WAIT;
    m->cpu.r[PC] = pc;
}

/* The lamps of a machine that has stopped. Its microprogram turns in CON.00, where the
 * address is SR, the data paths pass DR on, and the bus register takes the switches. */
#include "monitor/panel/front_parts.h"

#include <string.h>

static void light(byte *lamps, int count, uint32_t bits)
{
    for (int i = 0; i < count; i++)
        lamps[i] = bits >> i & 1 ? LAMP_FULL : 0;
}

/* Virtual addresses have 16 bits. PROG PHY shows where the KT11 puts the address, whether
 * it allows a reference or not; CONSOLE PHY what goes into the KT11 (CKBQ asks for both). */
static uint32_t address(const struct monitor *m, const struct front *f)
{
    uint32_t at = f->addressed ? f->address : m->machine->cpu.r[PC];
    paddr pa;
    if (f->address_select == ADDRESS_CONSOLE_PHY)
        return at;
    if (f->address_select != ADDRESS_PROG_PHY)
        return at & WHOLE_WORD;
    mmu_peek(&m->machine->mmu, (word)at, cpu_mode(&m->machine->cpu), I_SPACE, READ, &pa);
    return pa;
}

enum front_lamp front_mode_lamp(enum mode mode)
{
    static const enum front_lamp modes[] = { LAMP_KERNEL, LAMP_SUPER, LAMP_USER,
                                             LAMP_USER };
    return modes[mode];
}

static uint32_t data(const struct monitor *m, const struct front *f)
{
    switch (f->data_select) {
    case DATA_BUS_REGISTER:
        return m->machine->cpu.switches;
    case DATA_MICRO_ADDRESS:
        return CONSOLE_STATE;
    case DATA_DISPLAY_REGISTER:
        return m->machine->cpu.display;
    default:
        return f->data;
    }
}

static void stopped(const struct monitor *m, const struct front *f, struct lamps *l)
{
    *l = (struct lamps){ 0 };
    light(l->address, ADDRESS_LAMPS, address(m, f));
    light(l->data, DATA_LAMPS, data(m, f));
    l->lamp[front_mode_lamp(cpu_mode(&m->machine->cpu))] = LAMP_FULL;
    l->lamp[LAMP_DATA_SPACE] = f->data_space ? LAMP_FULL : 0;
    l->lamp[LAMP_ADRS_ERR] = f->error ? LAMP_FULL : 0;
}

/* Stopped in the midst of an instruction, with a cycle on the bus. */
static void in_cycle(const struct monitor *m, const struct front *f, struct lamps *l)
{
    const struct bus_cycle *c = &f->list.cycle[f->at];
    bool from_cycle = f->data_select == DATA_PATHS || f->data_select == DATA_BUS_REGISTER;
    *l = (struct lamps){ 0 };
    light(l->address, ADDRESS_LAMPS, front_cycle_address(m, f, c));
    light(l->data, DATA_LAMPS, from_cycle ? c->data : data(m, f));
    l->lamp[front_mode_lamp(c->mode)] = LAMP_FULL;
    l->lamp[LAMP_DATA_SPACE] = c->space == D_SPACE ? LAMP_FULL : 0;
    l->lamp[LAMP_PAUSE] = LAMP_FULL;
    l->lamp[LAMP_MASTER] = LAMP_FULL;
    for (int i = 0; i <= f->at; i++)
        if (f->list.cycle[i].refused)
            l->lamp[LAMP_ADRS_ERR] = LAMP_FULL;
}

void front_lamps(struct monitor *m, struct lamps *lamps)
{
    struct front *f = front_of(m);
    if (!f)
        *lamps = (struct lamps){ 0 };
    else if (f->test)
        memset(lamps, LAMP_FULL, sizeof *lamps);
    else if (m->runs)
        lamps_of_run(m, f, lamps);
    else if (f->at >= 0)
        in_cycle(m, f, lamps);
    else
        stopped(m, f, lamps);
}

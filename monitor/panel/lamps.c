/* The lamps of a machine that has stopped: its microprogram turns in CON.00, where the
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
    static const enum front_lamp modes[] = { LAMP_KERNEL, LAMP_SUPER, LAMP_USER,
                                             LAMP_USER };
    *l = (struct lamps){ 0 };
    light(l->address, ADDRESS_LAMPS, address(m, f));
    light(l->data, DATA_LAMPS, data(m, f));
    l->lamp[modes[cpu_mode(&m->machine->cpu)]] = LAMP_FULL;
    l->lamp[LAMP_DATA_SPACE] = f->data_space ? LAMP_FULL : 0;
    l->lamp[LAMP_ADRS_ERR] = f->error ? LAMP_FULL : 0;
}

void front_lamps(struct monitor *m, struct lamps *lamps)
{
    struct front *f = front_of(m);
    if (!f)
        *lamps = (struct lamps){ 0 };
    else if (f->test)
        memset(lamps, LAMP_FULL, sizeof *lamps);
    else
        stopped(m, f, lamps);
}

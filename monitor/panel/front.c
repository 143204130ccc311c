/* The operator's console of the PDP-11/45: switches and knobs, and what it remembers of a
 * machine that has stopped. PDP-11/45 Processor Handbook (1973), chapter "Console
 * operation"; what no handbook tells is from the KB11-A's flows for the console (CON, EXM,
 * DEP, ADR, KST, RAD, RDP). */
#include "monitor/panel/front_parts.h"

#include <stdlib.h>

enum { HIGH_SWITCHES = 3 };

/* The machine has stood still since the console was last looked at. */
static bool stands(const struct front *f, const struct monitor *m)
{
    return f->stopped.count == m->machine->cpu.count &&
           f->stopped.now == m->machine->bus.sched.now;
}

/* What the last instruction left in DR. HALT (HLT.00) and WAIT leave R0, and so do we where
 * nothing better is known. */
static word left_in_data_paths(const struct front *f, const struct cpu *cpu)
{
    int r = front_result_register(cpu->ir);
    if (cpu->stop == STOP_HALT || cpu->requests & REQ_WAIT)
        return cpu->r[0];
    if (r >= 0)
        return cpu->r[r];
    return f->duty.last_count == cpu->count ? f->duty.last_data : cpu->r[0];
}

static void stop_here(struct front *f, const struct monitor *m)
{
    f->stopped.count = m->machine->cpu.count;
    f->stopped.now = m->machine->bus.sched.now;
    f->addressed = false;
    f->loaded = false;
    f->data = left_in_data_paths(f, &m->machine->cpu);
    f->data_space = false;
    f->error = false;
    f->last = FRONT_KEYS;
    f->finished = f->finishing && m->machine->cpu.stop != STOP_HALT;
    f->finishing = false;
    if (!f->finished)
        f->at = -1;
}

struct front *front_of(struct monitor *m)
{
    if (!m->front) {
        m->front = calloc(1, sizeof *m->front);
        if (!m->front)
            return NULL;
        m->front->address_select = ADDRESS_CONSOLE_PHY;
        stop_here(m->front, m);
    }
    if (!stands(m->front, m))
        stop_here(m->front, m);
    return m->front;
}

void front_destroy(struct monitor *m)
{
    free(m->front);
    m->front = NULL;
}

uint32_t front_switches(const struct monitor *m)
{
    const struct cpu *cpu = &m->machine->cpu;
    return (uint32_t)cpu->switches_high << 16 | cpu->switches;
}

void front_set_switches(struct monitor *m, uint32_t switches)
{
    m->machine->cpu.switches = (word)switches;
    m->machine->cpu.switches_high = (byte)(switches >> 16 & HIGH_SWITCHES);
}

void front_toggle(struct monitor *m, int bit)
{
    front_set_switches(m, front_switches(m) ^ UINT32_C(1) << bit);
}

bool front_lamp_test(const struct monitor *m)
{
    return m->front && m->front->test;
}

void front_set_lamp_test(struct monitor *m, bool pressed)
{
    struct front *f = front_of(m);
    if (f)
        f->test = pressed;
}

bool front_halted(const struct monitor *m)
{
    return m->front && m->front->halt;
}

void front_set_halt(struct monitor *m, bool down)
{
    struct front *f = front_of(m);
    if (!f)
        return;
    f->stops |= down && !f->halt && m->runs;
    f->halt = down;
}

bool front_stops(struct monitor *m)
{
    if (!m->front || !m->front->stops)
        return false;
    m->front->stops = false;
    return true;
}

bool front_bus_cycles(const struct monitor *m)
{
    return m->front && m->front->cycles;
}

void front_set_bus_cycles(struct monitor *m, bool cycles)
{
    struct front *f = front_of(m);
    if (f)
        f->cycles = cycles;
}

enum address_select front_address_select(const struct monitor *m)
{
    return m->front ? m->front->address_select : ADDRESS_CONSOLE_PHY;
}

void front_set_address_select(struct monitor *m, enum address_select select)
{
    struct front *f = front_of(m);
    if (f)
        f->address_select = select;
}

enum data_select front_data_select(const struct monitor *m)
{
    return m->front ? m->front->data_select : DATA_PATHS;
}

void front_set_data_select(struct monitor *m, enum data_select select)
{
    struct front *f = front_of(m);
    if (f)
        f->data_select = select;
}

/* In PROG PHY a reference is the program's own: in the mode that the PSW has. */
struct front_place front_place(const struct monitor *m, enum address_select select)
{
    static const struct front_place places[ADDRESS_SELECTS] = {
        [ADDRESS_USER_I] = {USER,     I_SPACE},
        [ADDRESS_USER_D] = { USER,    D_SPACE},
        [ADDRESS_SUPER_I] = { SUPER,   I_SPACE},
        [ADDRESS_SUPER_D] = { SUPER,   D_SPACE},
        [ADDRESS_KERNEL_I] = { KERNEL,  I_SPACE},
        [ADDRESS_KERNEL_D] = { KERNEL,  D_SPACE},
        [ADDRESS_PROG_PHY] = { NO_MODE, I_SPACE},
        [ADDRESS_CONSOLE_PHY] = { NO_MODE, I_SPACE},
    };
    if (select == ADDRESS_PROG_PHY)
        return (struct front_place){ cpu_mode(&m->machine->cpu), I_SPACE };
    return places[select];
}

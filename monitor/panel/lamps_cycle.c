/* The lamps of a machine that runs: what each cycle of an instruction lights, and for how long.
 * The time of an instruction is its cycles' (two states each, and what the memory adds, while
 * PAUSE is lit) and spare states, which are shared out among them: which cycle they follow the
 * tables of times do not tell. */
#include "cpu/timing.h"
#include "monitor/panel/front_parts.h"

enum { CYCLE_STATES = 2 };

/* BITS were lit for NS. */
void lamps_add(int64_t *sums, uint32_t bits, int64_t ns)
{
    for (; bits; bits &= bits - 1)
        sums[__builtin_ctz(bits)] += ns;
}

/* CMP, BIT and TST leave nothing. */
int front_result_register(word ir)
{
    unsigned code = ir >> 12 & 7;
    bool one = ((ir & 0077000) == 0005000 && (ir & 0077700) != 0005700) ||
               ((ir & 0077000) == 0006000 && (ir & 0077700) <= 0006300) ||
               (ir & 0177700) == 0006700 || (ir & 0177700) == 0000300;
    bool two =
        (code >= 1 && code <= 6 && code != 2 && code != 3) || (ir & 0177000) == 0074000;
    if (ir >= 0070000 && ir < 0074000)
        return ir >> 6 & 7;
    return (one || two) && !(ir & 070) && (ir & 7) != PC ? ir & 7 : -1;
}

/* A register's result is in the data paths while the next word is fetched; else the fetch
 * passes PC + 2. */
static word in_data_paths(const struct duty *d, const struct cpu *cpu,
                          const struct bus_cycle *cycle)
{
    int r = front_result_register(d->ir);
    if (!cycle->fetch)
        return cycle->data;
    return r >= 0 ? cpu->r[r] : (word)(cycle->va + 2);
}

static uint32_t data_of(const struct front *f, const struct cpu *cpu,
                        const struct bus_cycle *cycle)
{
    switch (f->data_select) {
    case DATA_BUS_REGISTER:
        return cycle->data;
    case DATA_MICRO_ADDRESS:
        return FETCH_STATE;
    case DATA_DISPLAY_REGISTER:
        return cpu->display;
    default:
        return in_data_paths(&f->duty, cpu, cycle);
    }
}

/* What CYCLE takes beyond its two states: the memory's, and the KT11's. */
static int64_t waited(const struct cpu *cpu, const struct bus_cycle *cycle)
{
    return timing_cycles(cpu, cycle->intent == READ, cycle->intent == WRITE);
}

/* MOS and bipolar memory is not on the Unibus. */
static bool on_unibus(const struct cpu *cpu, const struct bus_cycle *cycle)
{
    return cpu->memory == MEMORY_CORE || cycle->at >= cpu->bus->core_bytes;
}

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void light_cycle(struct monitor *m, const struct bus_cycle *c, int64_t ns)
{
    struct front *f = m->front;
    struct cpu *cpu = &m->machine->cpu;
    struct lamp_sums *s = &f->duty.busy;
    int64_t own = timing_states(CYCLE_STATES) + waited(cpu, c);
    s->total += ns;
    lamps_add(s->address, front_cycle_address(m, f, c), ns);
    lamps_add(s->data, data_of(f, cpu, c), ns);
    s->lamp[LAMP_RUN] += ns;
    s->lamp[LAMP_PAUSE] += lesser(waited(cpu, c), ns);
    s->lamp[LAMP_MASTER] += on_unibus(cpu, c) ? lesser(own, ns) : 0;
    s->lamp[front_mode_lamp(c->mode)] += ns;
    s->lamp[LAMP_DATA_SPACE] += c->space == D_SPACE ? ns : 0;
}

/* The instruction in hand is over: its time is shared out. */
void lamps_conclude(struct monitor *m)
{
    struct front *f = m->front;
    struct duty *d = &f->duty;
    struct cpu *cpu = &m->machine->cpu;
    int64_t time = cpu->bus->sched.now - d->began - d->idle, cycles = 0, error = 0;
    for (int i = 0; i < d->list.n; i++)
        cycles += timing_states(CYCLE_STATES) + waited(cpu, &d->list.cycle[i]);
    int64_t spare = time > cycles ? time - cycles : 0;
    int64_t left = time;
    for (int i = 0; i < d->list.n; i++) {
        const struct bus_cycle *c = &d->list.cycle[i];
        int64_t ns = timing_states(CYCLE_STATES) + waited(cpu, c) + spare / d->list.n;
        ns = i == d->list.n - 1 ? left : lesser(ns, left);
        light_cycle(m, c, ns);
        error = c->refused || error ? 1 : 0;
        d->busy.lamp[LAMP_ADRS_ERR] += error ? ns : 0;
        left -= ns;
        d->last_data = (word)in_data_paths(d, cpu, c);
    }
    d->last_count = cpu->count;
    d->list.n = 0;
}

/* The lamps of a machine that runs, as the eye sees them: how long each was lit.
 *
 * All of WAIT is seen, and of the rest a slot in each frame: ten thousand instructions, whose
 * cycles are traced. The time of an instruction is its cycles' (two states each, and what the
 * memory adds, while PAUSE is lit) and spare states, which are shared out among them: which
 * cycle they follow the tables of times do not tell. */
#include "cpu/timing.h"
#include "monitor/panel/front_parts.h"

#include <string.h>

enum {
    SLOT = 3000, /* instructions of a frame when the machine runs as fast as it can */
    REAL_SLOT = 40000, /* at the 11/45's own speed: all of them */
    CYCLE_STATES = 2
};

/* BITS were lit for NS. */
static void add(int64_t *sums, uint32_t bits, int64_t ns)
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
    add(s->address, front_cycle_address(m, f, c), ns);
    add(s->data, data_of(f, cpu, c), ns);
    s->lamp[LAMP_RUN] += ns;
    s->lamp[LAMP_PAUSE] += lesser(waited(cpu, c), ns);
    s->lamp[LAMP_MASTER] += on_unibus(cpu, c) ? lesser(own, ns) : 0;
    s->lamp[front_mode_lamp(c->mode)] += ns;
    s->lamp[LAMP_DATA_SPACE] += c->space == D_SPACE ? ns : 0;
}

/* The instruction in hand is over: its time is shared out. */
static void conclude(struct monitor *m)
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

static void begin(struct duty *d, const struct cpu *cpu)
{
    d->list.n = 0;
    d->began = cpu->bus->sched.now;
    d->idle = 0;
}

static void hear_cycle(void *host, struct cpu *cpu, const struct bus_cycle *cycle)
{
    struct monitor *m = host;
    struct duty *d = &m->front->duty;
    if (!d->tracing)
        return;
    if (cycle->fetch) {
        conclude(m);
        begin(d, cpu);
        d->ir = cycle->data;
    }
    if (d->list.n < CYCLES)
        d->list.cycle[d->list.n++] = *cycle;
}

/* In WAIT the bus is released, the data paths have R0, and the address is PC. */
static void hear_idle(void *host, struct cpu *cpu, int64_t ns)
{
    struct monitor *m = host;
    struct front *f = m->front;
    struct lamp_sums *s = &f->duty.wait;
    struct bus_cycle at = { .va = cpu->r[PC], .mode = cpu_mode(cpu) };
    word data[DATA_SELECTS] = { cpu->r[0], 1, WAIT_STATE, cpu->display };
    mmu_peek(cpu->mmu, at.va, at.mode, I_SPACE, READ, &at.at);
    s->total += ns;
    f->duty.idle += ns;
    add(s->address, front_cycle_address(m, f, &at), ns);
    add(s->data, data[f->data_select], ns);
    s->lamp[LAMP_RUN] += ns;
    s->lamp[LAMP_PAUSE] += ns;
    s->lamp[front_mode_lamp(at.mode)] += ns;
}

static void watch(struct monitor *m, struct front *f)
{
    f->duty.watched = true;
    f->duty.tracer =
        (struct cpu_tracer){ .host = m, .cycle = hear_cycle, .idle = hear_idle };
    m->machine->cpu.tracer = &f->duty.tracer;
}

/* COUNT instructions, every cycle of them seen. */
static enum stop traced(struct monitor *m, int64_t until, uint64_t count)
{
    struct duty *d = &m->front->duty;
    struct cpu *cpu = &m->machine->cpu;
    uint64_t before = cpu->count;
    begin(d, cpu);
    d->tracing = true;
    mmu_shut(cpu->mmu, true);
    enum stop stop = cpu_run(cpu, until, count);
    mmu_shut(cpu->mmu, false);
    conclude(m);
    d->tracing = false;
    d->budget -= cpu->count - before;
    return stop;
}

enum stop lamps_run(struct monitor *m, int64_t until, uint64_t count)
{
    struct cpu *cpu = &m->machine->cpu;
    if (!m->front || !m->front->duty.watched)
        return cpu_run(cpu, until, count);
    watch(m, m->front);
    uint64_t slot = m->front->duty.budget;
    if (slot == 0)
        return cpu_run(cpu, until, count);
    if (count && count <= slot)
        return traced(m, until, count);
    uint64_t before = cpu->count;
    enum stop stop = traced(m, until, slot);
    return stop == STOP_COUNT
               ? cpu_run(cpu, until, count ? count - (cpu->count - before) : 0)
               : stop;
}

void lamps_rest(struct monitor *m)
{
    if (!m->front)
        return;
    m->front->duty.watched = false;
    m->front->duty.budget = 0;
    m->machine->cpu.tracer = NULL;
}

/* The part of the frame that LAMP was lit. */
static byte duty_of(int64_t busy, int64_t slot, int64_t wait, int64_t rest, int64_t frame)
{
    double lit = (double)wait + (slot ? (double)busy / (double)slot * (double)rest : 0);
    double level = lit / (double)frame * LAMP_FULL + 0.5;
    return (byte)(level > LAMP_FULL ? LAMP_FULL : level);
}

static void average(const struct duty *d, int64_t frame, struct lamps *l)
{
    const struct lamp_sums *b = &d->busy, *w = &d->wait;
    int64_t rest = frame - w->total;
    if (b->total == 0)
        frame = w->total;
    for (int i = 0; i < ADDRESS_LAMPS; i++)
        l->address[i] = duty_of(b->address[i], b->total, w->address[i], rest, frame);
    for (int i = 0; i < DATA_LAMPS; i++)
        l->data[i] = duty_of(b->data[i], b->total, w->data[i], rest, frame);
    for (int i = 0; i < FRONT_LAMPS; i++)
        l->lamp[i] = duty_of(b->lamp[i], b->total, w->lamp[i], rest, frame);
}

static void begin_frame(struct duty *d, int64_t now, uint64_t budget)
{
    memset(&d->busy, 0, sizeof d->busy);
    memset(&d->wait, 0, sizeof d->wait);
    d->since = now;
    d->budget = budget;
    d->watched = true;
}

static void end_frame(struct duty *d, int64_t now, struct lamps *lamps)
{
    if (d->busy.total + d->wait.total > 0 && now > d->since)
        average(d, now - d->since, &d->shown);
    *lamps = d->shown;
    lamps->lamp[LAMP_RUN] = LAMP_FULL;
}

/* In a frame of which nothing was seen the lamps are as in the one before: so in a run's
 * first. */
void lamps_of_run(struct monitor *m, struct front *f, struct lamps *lamps)
{
    struct duty *d = &f->duty;
    int64_t now = m->machine->bus.sched.now;
    bool first = !m->machine->cpu.tracer;
    if (first)
        begin_frame(d, now, 0);
    end_frame(d, now, lamps);
    begin_frame(d, now, m->throttle ? REAL_SLOT : SLOT);
    if (first)
        watch(m, f);
}

void lamps_begin(struct monitor *m)
{
    struct front *f = front_of(m);
    if (f)
        begin_frame(&f->duty, m->machine->bus.sched.now, INT64_MAX);
}

void lamps_end(struct monitor *m, struct lamps *lamps)
{
    struct front *f = front_of(m);
    *lamps = (struct lamps){ 0 };
    if (f)
        end_frame(&f->duty, m->machine->bus.sched.now, lamps);
}

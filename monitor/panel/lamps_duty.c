/* The lamps of a machine that runs, as the eye sees them: how long each was lit. All of WAIT
 * is seen, and of the rest a slot in each frame: ten thousand instructions, whose cycles are
 * traced (monitor/panel/lamps_cycle.c). */
#include "monitor/panel/front_parts.h"

#include <string.h>

enum {
    SLOT = 10000, /* instructions of a frame when the machine runs as fast as it can */
    REAL_SLOT = 40000 /* at the 11/45's own speed: all of them */
};

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
        lamps_conclude(m);
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
    lamps_add(s->address, front_cycle_address(m, f, &at), ns);
    lamps_add(s->data, data[f->data_select], ns);
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
    lamps_conclude(m);
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
    if (d->whole) {
        *lamps = d->shown;
        lamps->lamp[LAMP_RUN] = LAMP_FULL;
        return;
    }
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
    if (!f)
        return;
    begin_frame(&f->duty, m->machine->bus.sched.now, INT64_MAX);
    f->duty.whole = true;
}

void lamps_end(struct monitor *m, struct lamps *lamps)
{
    struct front *f = front_of(m);
    *lamps = (struct lamps){ 0 };
    if (!f)
        return;
    end_frame(&f->duty, m->machine->bus.sched.now, lamps);
    f->duty.whole = false;
}

/* Running the bench: until all is quiet, or stands still for good. The lab's kernel idles in
 * WAIT; what can end that is a device at work, or the clock, and that one does it only for
 * who sleeps for a time. */
#include "monitor/lab/bench_parts.h"

#include <string.h>

/* Nothing but the clock has come for so long: nothing else will. */
#define PATIENCE (5 * NS_PER_SEC)

enum outlook { SOME_RUN, SOME_WAIT, ALL_QUIET };

bool bench_resident(const struct bench *b, int slot)
{
    return slot >= 0 && slot < KERNEL_PROCS && b->resident[slot];
}

void bench_note_residents(struct bench *b)
{
    struct proc_entry p;
    for (int slot = 0; slot < unix_procs(b->m) && slot < KERNEL_PROCS; slot++)
        b->resident[slot] = unix_proc(b->m, slot, &p) && p.stat != PROC_FREE;
}

/* It sleeps until a time that has been set, or can run. */
static bool may_run(const struct bench *b, const struct proc_entry *p)
{
    word tout = 0;
    bool timed = kernel_symbol(&b->m->kernel, "_tout", &tout) && p->wchan == tout;
    return p->stat == PROC_RUN || p->stat == PROC_IDLE ||
           ((p->stat == PROC_WAIT || p->stat == PROC_SLEEP) && timed);
}

/* What the processes of an idle machine can come to. */
static enum outlook outlook(const struct bench *b)
{
    struct proc_entry p;
    enum outlook all = b->machine->kl11.serial.in_count ? SOME_RUN : ALL_QUIET;
    for (int slot = 0; slot < unix_procs(b->m) && slot < KERNEL_PROCS; slot++) {
        if (!unix_proc(b->m, slot, &p) || p.stat == PROC_FREE)
            continue;
        if (may_run(b, &p))
            return SOME_RUN;
        if (!b->resident[slot])
            all = SOME_WAIT;
    }
    return all;
}

/* Lets the time pass to the next event of an idle machine. */
static enum stop pass_time(struct bench *b, int64_t until)
{
    struct cpu *cpu = &b->machine->cpu;
    struct sched *s = &b->machine->bus.sched;
    int64_t next = sched_first(s) < until ? sched_first(s) + 1 : until;
    cpu->idle_stops = false;
    enum stop stop = cpu_run(cpu, next, 0);
    cpu->idle_stops = true;
    return stop;
}

void bench_wait(struct bench *b, int64_t ns)
{
    b->machine->cpu.idle_stops = false;
    cpu_run(&b->machine->cpu, b->machine->bus.sched.now + ns, 0);
}

static bool known(const struct bench *b)
{
    return b->m->kernel.known && b->m->kernel.edition;
}

enum bench_end bench_run(struct bench *b, int64_t ns)
{
    struct cpu *cpu = &b->machine->cpu;
    const struct sched *s = &b->machine->bus.sched;
    int64_t end = s->now + ns, still = -1;
    enum stop stop = STOP_NONE;
    cpu->idle_stops = true;
    while (s->now < end) {
        stop = stop == STOP_IDLE ? pass_time(b, end) : cpu_run(cpu, end, 0);
        if (stop == STOP_HALT)
            return BENCH_HALTED;
        if (stop == STOP_HOOK)
            return BENCH_REACHED;
        if (stop != STOP_IDLE || !known(b))
            continue;
        enum outlook now = outlook(b);
        if (now == ALL_QUIET)
            return BENCH_QUIET;
        if (now == SOME_RUN)
            still = -1;
        else if (still < 0)
            still = s->now;
        else if (s->now - still >= PATIENCE)
            return BENCH_STILL;
    }
    return BENCH_SLOW;
}

static bool come(void *host, struct cpu *cpu)
{
    struct bench *b = host;
    (void)cpu;
    b->reached = !b->reached; /* it is asked again where the run goes on */
    return b->reached;
}

enum bench_end bench_run_to(struct bench *b, const char *function, int64_t ns)
{
    static const byte nowhere[sizeof b->map];
    word at;
    if (!kernel_symbol(&b->m->kernel, function, &at))
        return bench_run(b, ns);
    memset(b->map, 0, sizeof b->map);
    b->map[at >> 1] = 1;
    b->reached = b->machine->cpu.r[PC] == at && cpu_mode(&b->machine->cpu) == KERNEL;
    b->hooks = (struct cpu_hooks){
        .host = b, .map = {b->map, nowhere, nowhere, nowhere},
             .at = come
    };
    b->machine->cpu.hooks = &b->hooks;
    enum bench_end end = bench_run(b, ns);
    b->machine->cpu.hooks = NULL;
    return end;
}

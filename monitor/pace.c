/* The machine's time against the host's. Time gained by computing is never paid back: an
 * idle machine sleeps only what its clock still has to run. */
#include "monitor/pace.h"

#include "monitor/panel/window.h"

#include <time.h>

int64_t pace_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * NS_PER_SEC + now.tv_nsec;
}

void pace_start(struct monitor *m)
{
    m->console.host_start = pace_now();
    m->console.machine_start = m->machine->bus.sched.now;
}

/* NS of machine time in the host's, and back; without a throttle they go alike. */
static int64_t in_host(const struct monitor *m, int64_t ns)
{
    return m->throttle > 1 ? ns * m->throttle : ns;
}

static int64_t in_machine(const struct monitor *m, int64_t ns)
{
    return m->throttle > 1 ? ns / m->throttle : ns;
}

/* How long an idle machine sleeps at once: what is seen of it moves on meanwhile, and each
 * frame has its part of the WAIT. */
static int64_t sleep_most(const struct monitor *m)
{
    return window_is_open(m) ? in_machine(m, NS_PER_SEC / 240) : NS_PER_SEC;
}

enum stop pace_idle(struct monitor *m, int64_t until, uint64_t count)
{
    struct sched *sched = &m->machine->bus.sched;
    int64_t next = sched_first(sched) < until ? sched_first(sched) : until;
    int64_t wish = next == SCHED_NEVER ? NS_PER_SEC : next - sched->now;
    if (wish > sleep_most(m))
        wish = sleep_most(m);
    int64_t before = pace_now();
    m->console.idle = true;
    console_wait(m, in_host(m, wish));
    int64_t slept = in_machine(m, pace_now() - before);
    int64_t gone = slept < wish ? slept : wish;
    m->machine->cpu.idle_stops = false;
    return cpu_run(&m->machine->cpu, sched->now + (gone > 0 ? gone : 1), count);
}

void pace_throttle(struct monitor *m)
{
    int64_t machine = in_host(m, m->machine->bus.sched.now - m->console.machine_start);
    int64_t host = pace_now() - m->console.host_start;
    if (machine > host) {
        fflush(m->out);
        console_wait(m, machine - host);
    } else if (host - machine > NS_PER_SEC / 10) {
        pace_start(m); /* the host was too slow or was stopped: no race afterwards */
    }
}

/* The machine's time against the host's. Time gained by computing is never paid back: an
 * idle machine sleeps only what its clock still has to run. */
#include "monitor/pace.h"

#include <time.h>

static int64_t host_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * NS_PER_SEC + now.tv_nsec;
}

void pace_start(struct monitor *m)
{
    m->console.host_start = host_now();
    m->console.machine_start = m->machine->bus.sched.now;
}

enum stop pace_idle(struct monitor *m, int64_t until, uint64_t count)
{
    struct sched *sched = &m->machine->bus.sched;
    int64_t next = sched_first(sched) < until ? sched_first(sched) : until;
    int64_t wish = next == SCHED_NEVER ? NS_PER_SEC : next - sched->now;
    int64_t before = host_now();
    m->console.idle = true;
    console_wait(m, wish);
    int64_t slept = host_now() - before;
    int64_t gone = slept < wish ? slept : wish;
    m->machine->cpu.idle_stops = false;
    return cpu_run(&m->machine->cpu, sched->now + (gone > 0 ? gone : 1), count);
}

void pace_real(struct monitor *m)
{
    int64_t machine = m->machine->bus.sched.now - m->console.machine_start;
    int64_t host = host_now() - m->console.host_start;
    if (machine > host) {
        fflush(m->out);
        console_wait(m, machine - host);
    } else if (host - machine > NS_PER_SEC / 10) {
        pace_start(m); /* the host was too slow or was stopped: no race afterwards */
    }
}

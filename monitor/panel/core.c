/* The picture of core and swap, as a whole: when it is looked at anew, and whether anything
 * has changed. */
#include "monitor/panel/core_parts.h"

#include "monitor/fork/observatory.h"

#include <string.h>

/* While the machine stands still an operator may change what he likes: the tables are read
 * again after so many looks all the same. */
enum { LOOKS = 15 };

static bool is_known(const struct monitor *m)
{
    return m->kernel.known && m->kernel.edition;
}

/* Another kernel, another machine's state, or time has gone back: a restored one. */
static bool is_another(const struct monitor *m, const struct core_picture *p)
{
    const struct core_keep *k = &p->keep;
    return p->known != is_known(m) || k->kernel != m->kernel.since ||
           k->core_bytes != m->machine->bus.core_bytes ||
           k->at > m->machine->bus.sched.now || k->count > m->machine->cpu.count;
}

/* Nothing is remembered but who watches. */
static void forget(const struct monitor *m, struct core_picture *p)
{
    struct monitor *watched = p->keep.m;
    uint64_t version = p->version, events = p->keep.events;
    memset(p, 0, sizeof *p);
    p->version = version;
    p->keep.m = watched;
    p->keep.events = events;
    p->keep.kernel = m->kernel.since;
    p->keep.core_bytes = m->machine->bus.core_bytes;
    p->known = is_known(m);
    p->clicks = p->keep.core_bytes / CLICK;
}

static bool is_same(const struct monitor *m, const struct core_picture *p)
{
    const struct core_keep *k = &p->keep;
    return k->looked && k->count == m->machine->cpu.count &&
           k->at == m->machine->bus.sched.now && k->events == k->had;
}

static void read_procs(const struct monitor *m, struct core_keep *k)
{
    k->procs = m->kernel.known && m->kernel.edition ? unix_procs(m) : 0;
    for (int slot = 0; slot < k->procs; slot++) {
        struct proc_entry *p = &k->proc[slot];
        unix_proc(m, slot, p);
        word pid = p->stat == PROC_FREE ? 0 : p->pid;
        k->reborn[slot] = k->looked && pid != k->seen[slot].pid;
        k->seen[slot].pid = pid;
        if (k->reborn[slot])
            k->seen[slot].named = k->seen[slot].sized = false;
    }
}

void core_picture_make(struct monitor *m, struct core_picture *p)
{
    struct core_keep *k = &p->keep;
    bool changed = false;
    if (!k->looked || is_another(m, p)) {
        forget(m, p);
        changed = true;
    } else if (is_same(m, p) && ++k->same < LOOKS) {
        return;
    }
    k->same = 0;
    p->now = m->machine->bus.sched.now;
    read_procs(m, k);
    changed |= core_owners(m, p);
    changed |= core_processes(m, p);
    changed |= core_forks(m, p);
    changed |= core_motions(m, p);
    k->looked = true;
    k->had = k->events;
    k->count = m->machine->cpu.count;
    k->at = p->now;
    p->version += changed;
}

void core_picture_watch(struct monitor *m, struct core_picture *p, bool on)
{
    if (on == (p->keep.m != NULL))
        return;
    if (on) {
        const struct fork_sink sink = { p, core_heard };
        if (!observatory_listen(m, &sink))
            return;
        observatory_lend(m);
        p->keep.m = m;
    } else {
        observatory_unlisten(m, p);
        observatory_return(m);
        p->keep.m = NULL;
    }
}

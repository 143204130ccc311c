/* An event is completed: when, where, which process, which fork; and told to all who listen. */
#include "monitor/fork/observe.h"

int actor_fork(const struct actor *a)
{
    return a->making >= 0 ? a->making : a->window;
}

void observe_emit(struct observatory *o, const struct actor *a, struct fork_event *e)
{
    const struct cpu *cpu = &o->m->machine->cpu;
    e->at = observe_now(o);
    e->count = cpu->count;
    e->pc = cpu->r[PC];
    e->slot = a->slot;
    e->pid = a->pid;
    snprintf(e->name, sizeof e->name, "%s", a->name);
    for (int i = 0; i < o->sinks; i++)
        o->sink[i].take(o->sink[i].host, e);
}

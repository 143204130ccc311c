/* Who has the processor: swtch, sureg, and a child that sleeps on a pipe or stops for its
 * parent (V6 ken/slp.c, ken/main.c, ken/pipe.c, ken/sig.c). */
#include "monitor/fork/observe.h"
#include "monitor/fork/variant_costs.h"

#include <string.h>

/* What of A's image is watched moves along. While it is thrown away nobody's is: it may lie
 * where that of the process before it lay. */
void image_mapped(struct observatory *o, const struct actor *a)
{
    if (!o->track)
        return;
    struct cow_layout layout = observe_layout(o);
    track_mapped(o->track, a->thrown || a->given ? -1 : a->slot, &layout);
}

/* A spawned child gets the processor for the first time: it returns from no newproc. */
static void note_spawned(struct observatory *o, const struct actor *a)
{
    struct fork_record *r = record_of(o, a->window);
    if (!r || r->how != FORK_SPAWN || variant_stage_at(r, STAGE_SWITCH) >= 0)
        return;
    record_stage(o, r, STAGE_SWITCH, o->m->machine->cpu.r[PC]);
}

static void switched(struct observatory *o, struct actor *a)
{
    struct fork_event e = { .kind = EVENT_SWITCH, .fork = actor_fork(a) };
    int from = o->running;
    o->running = a->slot;
    actor_learn(o, a);
    note_spawned(o, a);
    hooks_await_user(o);
    if (from < 0)
        return;
    e.swtch.from = from;
    e.swtch.to = a->slot;
    e.swtch.from_pid = o->actor[from].pid;
    e.swtch.to_pid = a->pid;
    observe_emit(o, a, &e);
}

void sureg_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    (void)f, (void)r0;
    if (o->running != a->slot)
        switched(o, a);
    image_mapped(o, a);
}

/* V7 looks for a process as process 0, which nothing tells of; when it goes on as the swapper no
 * sureg does either. */
void resume_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    const struct edition *e = o->m->kernel.edition;
    if (a->slot == 0 && o->running != 0 && f->arg[0] == observe_click(o) &&
        f->arg[1] == (word)(e->at + e->user->rsav))
        switched(o, a);
}

/* A traced child stops until its parent has it go on, by ptrace or by wait. */
static void note_stop(struct observatory *o, const struct actor *a)
{
    struct fork_record *r = record_of(o, a->window);
    struct proc_entry p;
    if (r && a->making < 0 && unix_proc(o->m, a->slot, &p) && p.stat == PROC_STOP)
        r->child_stopped = true;
}

void swtch_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    (void)f;
    fault_ended(o, a);
    if (a->exiting)
        exit_done(o, a);
    else
        note_stop(o, a);
}

/* What is read from or written to a pipe depends on the one at its other end. */
void sleep_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    const struct symbol *s;
    word offset;
    struct fork_record *r = record_of(o, a->window);
    if (!r || a->making >= 0 ||
        !symbols_near(&o->m->kernel.symbols, f->back, I_SPACE, &s, &offset))
        return;
    if (strcmp(s->name, "_readp") == 0 || strcmp(s->name, "_writep") == 0)
        r->child_waited_on_pipe = true;
}

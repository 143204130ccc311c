/* How a copy ends: exec throws it away, exit gives it back, wait lays the zombie to rest, a
 * signal or the kernel's panic ends it (V6 ken/sys1.c, ken/sig.c, dmr prf.c). */
#include "monitor/fork/observe.h"
#include "monitor/programs.h"

#include <string.h>

void exec_begins(struct observatory *o, struct actor *a)
{
    (void)o;
    a->in_exec = true;
    a->committed = a->thrown = false;
    snprintf(a->path, sizeof a->path, "%s", a->call.call.text);
}

/* "at this point, committed to the new image" */
void xfree_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    (void)f;
    space_flush(o, a);
    if (a->in_exec && !a->exiting)
        a->committed = true;
}

/* The header's sizes and magic number, as exec has read them into u. */
static void fill_header(struct observatory *o, const struct actor *a,
                        struct fork_event *e)
{
    struct user_area u;
    snprintf(e->exec.path, sizeof e->exec.path, "%s", a->path);
    if (!a->committed || !observe_user(o, &u))
        return;
    e->exec.text = u.header[1];
    e->exec.data = u.header[2];
    e->exec.bss = u.header[3];
    e->exec.shared = u.header[0] != AOUT_PLAIN;
    e->exec.split = u.header[0] == AOUT_SPLIT;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void close_window(struct observatory *o, struct actor *a, enum fork_fate fate,
                         enum stage stage)
{
    struct fork_record *r = record_of(o, a->window);
    int number = a->window;
    if (o->track)
        track_exec(o->track, a->slot);
    a->window = -1;
    if (!r || number < 0)
        return;
    if (fate == FATE_EXEC) {
        snprintf(r->path, sizeof r->path, "%s", a->path);
        if (r->how != FORK_SPAWN)
            r->request = a->request;
        snprintf(r->child_name, sizeof r->child_name, "%.*s", EVENT_NAME - 1,
                 base_name(a->path));
    }
    record_stage(o, r, stage, o->m->machine->cpu.r[PC]);
    record_close(o, r, fate);
}

/* The old image goes. */
void exec_thrown(struct observatory *o, struct actor *a)
{
    struct fork_event e = { .kind = EVENT_EXEC, .fork = actor_fork(a) };
    a->thrown = true;
    fill_header(o, a, &e);
    observe_emit(o, a, &e);
    close_window(o, a, FATE_EXEC, STAGE_EXEC);
}

/* The first exec of a child is told in its record, though its window is closed. */
static void note_ran(struct observatory *o, struct actor *a)
{
    struct fork_record *r = record_of(o, a->born);
    for (int i = 0; r && i < r->stages; i++)
        if (r->stage[i].stage == STAGE_RAN)
            return;
    if (r && r->fate == FATE_EXEC)
        record_stage(o, r, STAGE_RAN, o->m->machine->cpu.r[PC]);
}

void exec_ends(struct observatory *o, struct actor *a, byte error)
{
    struct fork_event e = { .kind = a->committed ? EVENT_RAN : EVENT_REFUSED,
                            .fork = a->committed ? a->born : actor_fork(a) };
    fill_header(o, a, &e);
    e.exec.error = error;
    a->in_exec = false;
    if (!a->committed) {
        o->totals.refused++;
        observe_emit(o, a, &e);
        return;
    }
    o->totals.execs++;
    snprintf(a->name, sizeof a->name, "%.*s", EVENT_NAME - 1, base_name(a->path));
    unix_note_exec(o->m, a->slot, a->pid, a->path);
    program_exec(o->m, a->slot, a->pid, a->path);
    a->thrown = a->given = false;
    image_mapped(o, a);
    observe_emit(o, a, &e);
    note_ran(o, a);
    a->committed = false;
}

void exit_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct user_area u;
    space_flush(o, a);
    fault_ended(o, a);
    a->exiting = true;
    if (o->m->kernel.edition->v7)
        a->status = f->arg[0];
    else
        a->status = observe_user(o, &u) ? u.arg[0] : 0;
}

/* It is a zombie and gives the processor away for ever. */
void exit_done(struct observatory *o, struct actor *a)
{
    struct proc_entry p;
    struct fork_event e = { .kind = EVENT_EXIT, .fork = actor_fork(a) };
    if (!unix_proc(o->m, a->slot, &p) || p.stat != PROC_ZOMBIE)
        return;
    space_flush(o, a);
    e.ended.status = a->status;
    e.ended.signal = a->status & 0177;
    e.ended.parent = p.ppid;
    o->totals.exits++;
    observe_emit(o, a, &e);
    close_window(o, a, e.ended.signal ? FATE_KILLED : FATE_EXIT, STAGE_EXIT);
    a->frames = 0;
    a->in_exec = a->exiting = false;
}

/* PID was a zombie, and its slot is free. A stopped child (status 0177) is not laid to rest. */
void wait_done(struct observatory *o, struct actor *a, word pid, word status)
{
    struct fork_event e = { .kind = EVENT_WAITED, .fork = actor_fork(a) };
    if ((status & 0377) == 0177)
        return;
    e.ended.status = status;
    e.ended.signal = status & 0177;
    e.ended.child = pid;
    e.ended.slot = -1;
    o->totals.waits++;
    struct actor *child = NULL;
    for (int i = 0; i < KERNEL_PROCS && !child; i++)
        if (o->actor[i].pid == pid && &o->actor[i] != a)
            child = &o->actor[i];
    if (child) {
        e.ended.slot = child->slot;
        e.fork = child->born;
    }
    observe_emit(o, a, &e);
    struct fork_record *r = child ? record_of(o, child->born) : NULL;
    if (r)
        record_stage(o, r, STAGE_WAITED, o->m->machine->cpu.r[PC]);
    if (child)
        actor_reset(child);
}

void psig_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct proc_entry p;
    struct fork_event e = { .kind = EVENT_SIGNAL, .fork = actor_fork(a) };
    (void)f;
    space_flush(o, a);
    if (!unix_proc(o->m, a->slot, &p))
        return;
    e.ended.signal = (byte)p.sig;
    if (o->m->kernel.edition->v7) /* a bit for each; the lowest goes first */
        e.ended.signal = p.sig ? (byte)(__builtin_ctz(p.sig) + 1) : 0;
    e.ended.parent = p.ppid;
    observe_emit(o, a, &e);
}

void panic_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct fork_event e = { .kind = EVENT_PANIC, .fork = actor_fork(a) };
    byte c;
    space_flush(o, a);
    for (size_t n = 0; n < sizeof e.text - 1; n++) {
        if (!kernel_byte(o->m, (word)(f->arg[0] + n), &c) || c < ' ' || c > '~')
            break;
        e.text[n] = (char)c;
    }
    observe_emit(o, a, &e);
    snprintf(o->panic, sizeof o->panic, "%s", e.text);
    struct fork_record *r = record_of(o, a->making);
    if (r) {
        r->why = o->panic;
        record_picture(o, &r->picture_after);
        record_stage(o, r, STAGE_FAILED, o->m->machine->cpu.r[PC]);
    }
    records_end(o, FATE_PANIC);
}

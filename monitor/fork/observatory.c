/* The observatory: switched on and off, its listeners, its records. */
#include "monitor/fork/observe.h"
#include "monitor/programs.h"

#include <stdlib.h>

static void forget_actors(struct observatory *o)
{
    for (int i = 0; i < KERNEL_PROCS; i++) {
        o->actor[i].slot = i;
        actor_reset(&o->actor[i]);
    }
    o->running = -1;
}

static struct observatory *made(struct monitor *m)
{
    if (m->observatory)
        return m->observatory;
    struct observatory *o = calloc(1, sizeof *o);
    if (!o) {
        fail(m, "The host has no memory for the observatory.");
        return NULL;
    }
    o->m = m;
    o->stage_fork = -1;
    forget_actors(o);
    m->observatory = o;
    return o;
}

/* The tracker's events go the way of all. */
static void take_store(void *host, const struct fork_event *store)
{
    struct observatory *o = host;
    struct fork_event e = *store;
    if (e.slot >= 0 && e.slot < KERNEL_PROCS)
        observe_emit(o, &o->actor[e.slot], &e);
}

/* copyseg and clearseg move the kernel's own clicks. */
static void except(struct observatory *o, const char *name)
{
    word from;
    if (kernel_symbol(&o->m->kernel, name, &from))
        track_except(o->track, from, hooks_function_end(o, from));
}

static bool start_track(struct observatory *o)
{
    const struct fork_sink sink = { o, take_store };
    o->track = track_create(o->m, &sink);
    if (!o->track)
        return false;
    except(o, "_copyseg");
    except(o, "_clearseg");
    return true;
}

/* The processes that there are already. */
static void learn_actors(struct observatory *o)
{
    struct proc_entry p;
    forget_actors(o);
    for (int slot = 0; slot < unix_procs(o->m) && slot < KERNEL_PROCS; slot++)
        if (unix_proc(o->m, slot, &p) && p.stat != PROC_FREE && p.pid != 0)
            actor_learn(o, &o->actor[slot]);
    o->running = unix_current(o->m);
}

/* A kernel that was started with the KT11 on is there when the first program begins. */
static void await_kernel(struct observatory *o)
{
    if (o->on && !o->armed && !o->m->kernel.known)
        hooks_await_kernel(o);
}

static void arm(struct observatory *o)
{
    const struct kernel *k = &o->m->kernel;
    if (o->armed || !o->on || !k->known || !k->edition || !start_track(o))
        return;
    learn_actors(o);
    hooks_arm(o);
    o->armed = true;
}

/* Whatever was under way is told no further. */
static void disarm(struct observatory *o, enum fork_fate fate)
{
    if (!o->armed)
        return;
    records_end(o, fate);
    hooks_disarm(o);
    track_destroy(o->track);
    o->track = NULL;
    o->armed = false;
}

bool observatory_on(struct monitor *m)
{
    struct observatory *o = made(m);
    if (!o)
        return false;
    o->lent = false;
    if (!m->kernel.known)
        kernel_recognise(m);
    if (!o->on)
        program_forget(m); /* execs may have gone unseen */
    if (m->kernel.known && !m->kernel.edition) {
        fail(m, "The kernel %s is of no edition that the observatory has a table for.",
             m->kernel.path);
        return false;
    }
    o->on = true;
    arm(o);
    await_kernel(o);
    return true;
}

void observatory_off(struct monitor *m)
{
    if (!m->observatory)
        return;
    disarm(m->observatory, FATE_UNWATCHED);
    hooks_disarm(m->observatory);
    m->observatory->on = false;
}

void observatory_lend(struct monitor *m)
{
    bool was_on = observatory_is_on(m);
    if (!was_on && observatory_on(m))
        m->observatory->lent = true;
}

void observatory_return(struct monitor *m)
{
    if (observatory_is_on(m) && m->observatory->lent)
        observatory_off(m);
}

bool observatory_is_on(const struct monitor *m)
{
    return m->observatory && m->observatory->on;
}

void observatory_await_kernel(struct monitor *m)
{
    if (m->observatory)
        await_kernel(m->observatory);
}

void observatory_kernel_changed(struct monitor *m)
{
    if (!m->observatory)
        return;
    disarm(m->observatory, FATE_RESET);
    arm(m->observatory);
}

int observatory_forks(const struct monitor *m)
{
    return m->observatory ? m->observatory->forks : 0;
}

const struct fork_record *observatory_record(const struct monitor *m, int number)
{
    const struct observatory *o = m->observatory;
    return o ? record_of(o, number < 0 ? o->forks - 1 : number) : NULL;
}

const struct observatory_totals *observatory_totals(const struct monitor *m)
{
    static const struct observatory_totals none;
    return m->observatory ? &m->observatory->totals : &none;
}

bool observatory_listen(struct monitor *m, const struct fork_sink *sink)
{
    struct observatory *o = made(m);
    if (!o)
        return false;
    if (o->sinks == SINKS) {
        fail(m, "At most %d can listen to the observatory.", SINKS);
        return false;
    }
    o->sink[o->sinks++] = *sink;
    return true;
}

void observatory_unlisten(struct monitor *m, const void *host)
{
    struct observatory *o = m->observatory;
    int kept = 0;
    if (!o)
        return;
    for (int i = 0; i < o->sinks; i++)
        if (o->sink[i].host != host)
            o->sink[kept++] = o->sink[i];
    o->sinks = kept;
}

void observatory_step(struct monitor *m, bool on)
{
    if (m->observatory)
        m->observatory->stepping = on;
}

const struct fork_record *observatory_stage(const struct monitor *m,
                                            const struct stage_mark **mark)
{
    const struct observatory *o = m->observatory;
    if (!o || o->stage_fork < 0)
        return NULL;
    *mark = &o->stage;
    return observatory_record(m, o->stage_fork);
}

void observatory_destroy(struct monitor *m)
{
    struct observatory *o = m->observatory;
    if (!o)
        return;
    observatory_off(m);
    records_free(o);
    free(o);
    m->observatory = NULL;
}

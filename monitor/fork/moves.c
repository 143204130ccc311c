/* What moves at this moment: for those who look on. */
#include "monitor/fork/observe.h"

int observatory_running(const struct monitor *m)
{
    const struct observatory *o = m->observatory;
    return o && o->armed ? actor_now(o) : unix_current(m);
}

/* What is to be copied or cleared in all, where the function that has it done tells; else 0. V6
 * slp.c (newproc, expand), sig.c (grow), sys1.c (exec, sbreak). */
static uint32_t wanted(const struct observatory *o, const struct actor *a)
{
    const struct edition *e = o->m->kernel.edition;
    const struct frame *expand = actor_within(a, "_expand");
    const struct frame *grow = actor_within(a, "_grow");
    bool copy = a->run.kind == EVENT_COPY;
    struct proc_entry p;
    if (e->page || !unix_proc(o->m, a->slot, &p))
        return 0;
    if (actor_within(a, "_newproc"))
        return copy ? p.size : 0;
    if (expand)
        return copy ? expand->size : 0;
    if (copy)
        return observe_u(o,
                         e->user->ssize); /* the stack moves, as data grow or it does */
    if (grow)
        return p.size > grow->size ? (uint32_t)p.size - grow->size : 0;
    return a->in_exec && p.size > e->usize ? (uint32_t)p.size - e->usize : 0;
}

static struct observatory_move run_of(const struct observatory *o, const struct actor *a)
{
    const struct click_run *run = &a->run;
    uint32_t clicks = wanted(o, a);
    return (struct observatory_move){ .kind = run->kind,
                                      .slot = a->slot,
                                      .fork = actor_fork(a),
                                      .from = run->from,
                                      .to = run->to,
                                      .clicks =
                                          clicks > run->clicks ? clicks : run->clicks,
                                      .done = run->clicks,
                                      .step = run->step,
                                      .began = run->began,
                                      .last = run->clicks ? run->ended : run->began };
}

int observatory_moves(const struct monitor *m, struct observatory_move *list, int most)
{
    const struct observatory *o = m->observatory;
    int n = 0;
    if (!o || !o->armed)
        return 0;
    for (int slot = 0; slot < KERNEL_PROCS && n < most; slot++)
        if (o->actor[slot].run.kind != EVENT_CALL)
            list[n++] = run_of(o, &o->actor[slot]);
    return n;
}

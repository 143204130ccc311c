/* What moves at this moment: for those who look on. */
#include "monitor/fork/observe.h"

int observatory_running(const struct monitor *m)
{
    const struct observatory *o = m->observatory;
    return o && o->armed ? actor_now(o) : unix_current(m);
}

/* The lab's copyrun and clerrun are told how many. */
static uint32_t wanted_by_lab(const struct actor *a)
{
    const struct frame *copy = actor_within(a, "_copyrun");
    const struct frame *clear = actor_within(a, "_clerrun");
    return copy ? copy->arg[2] : clear ? clear->arg[1] : 0;
}

/* What is to be copied or cleared in all, where the function that has it done tells; else 0. V6
 * slp.c (newproc, expand), sig.c (grow), sys1.c (exec, sbreak). */
static uint32_t wanted(const struct observatory *o, const struct actor *a)
{
    const struct edition *e = o->m->kernel.edition;
    if (e->page)
        return wanted_by_lab(a);
    const struct frame *expand = actor_within(a, "_expand");
    const struct frame *grow = actor_within(a, "_grow");
    bool copy = a->run.kind == EVENT_COPY;
    struct proc_entry p;
    if (!unix_proc(o->m, a->slot, &p))
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

/* The words that the control of the swap disk has in hand for S. */
static uint32_t words_in_hand(struct observatory *o, const struct swapping *s)
{
    const struct unibus *bus = &o->m->machine->bus;
    struct transfer t;
    for (int n = 0; n < bus->boards; n++)
        if (drive_in_hand(bus->board[n], &t) && swapping_by(o, &t) == s)
            return t.words;
    return 0;
}

static struct observatory_move swap_of(struct observatory *o, const struct swapping *s)
{
    const struct actor *a = &o->actor[s->slot];
    const struct frame *f = actor_top(a, "_swap");
    uint32_t done = (s->words + words_in_hand(o, s)) * 2 / CLICK;
    struct observatory_move move = { .kind = EVENT_SWAP,
                                     .out = s->out,
                                     .slot = f ? f->about : -1,
                                     .fork = actor_fork(a),
                                     .from = s->out ? s->click : s->block,
                                     .to = s->out ? s->block : s->click,
                                     .clicks = s->clicks,
                                     .done = done < s->clicks ? done : s->clicks,
                                     .step = 1,
                                     .began = s->asked,
                                     .last = observe_now(o) };
    if (move.fork < 0 && move.slot >= 0 && move.slot < KERNEL_PROCS)
        move.fork = o->actor[move.slot].window;
    return move;
}

int observatory_moves(struct monitor *m, struct observatory_move *list, int most)
{
    struct observatory *o = m->observatory;
    int n = 0;
    if (!o || !o->armed)
        return 0;
    for (int slot = 0; slot < KERNEL_PROCS && n < most; slot++)
        if (o->actor[slot].run.kind != EVENT_CALL)
            list[n++] = run_of(o, &o->actor[slot]);
    for (int i = 0; i < SWAPPING && n < most; i++)
        if (o->swapping[i].slot >= 0)
            list[n++] = swap_of(o, &o->swapping[i]);
    return n;
}

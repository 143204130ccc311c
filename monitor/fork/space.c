/* Core and swap asked for and given back, clicks copied and cleared, images that change their
 * size (V6 ken/malloc.c, ken/slp.c, ken/sig.c, and copyseg, clearseg in conf/m40.s). */
#include "monitor/fork/observe.h"

/* Core taken for a fork, or given back, while its window is open. */
static void hold(struct observatory *o, int fork, int64_t clicks)
{
    struct fork_record *r = record_of(o, fork);
    if (!r || r->complete)
        return;
    r->held += clicks;
    if (r->held > r->peak)
        r->peak = r->held;
}

/* The lab's ways ask once or page by page; how is known by their names. */
static void note_core(struct observatory *o, struct fork_record *r, const struct frame *f,
                      word at)
{
    if (!r->paged)
        r->how = at ? FORK_CORE : FORK_SWAP;
    else if (r->child_addr)
        return;
    r->child_addr = at;
    record_stage(o, r, STAGE_CORE, f->back);
}

static void note_malloc(struct observatory *o, struct actor *a, const struct frame *f,
                        bool swap, word at)
{
    struct fork_record *r = record_of(o, a->making);
    if (!r)
        return;
    if (!swap && actor_in_newproc(a))
        note_core(o, r, f, at);
    if (swap && actor_top(a, r->paged ? "_newproc" : "_xswap")) {
        r->swap_block = at;
        r->swap_blocks = f->arg[1];
        record_stage(o, r, STAGE_SWAP_SPACE, f->back);
    }
}

void malloc_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct fork_event e = {
        .kind = EVENT_SPACE,
        .fork = actor_fork(a),
        .space = {f->arg[0] == o->swapmap, f->arg[1], r0}
    };
    space_flush(o, a);
    observe_emit(o, a, &e);
    if (!e.space.swap && r0)
        hold(o, core_fork(o, a), f->arg[1]);
    note_malloc(o, a, f, e.space.swap, r0);
}

void mfree_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct fork_event e = {
        .kind = EVENT_FREE,
        .fork = actor_fork(a),
        .space = {f->arg[0] == o->swapmap, f->arg[1], f->arg[2]}
    };
    space_flush(o, a);
    if (f->arg[1])
        observe_emit(o, a, &e);
    if (!e.space.swap)
        hold(o, core_fork(o, a), -(int64_t)f->arg[1]);
}

void space_flush(struct observatory *o, struct actor *a)
{
    struct click_run *run = &a->run;
    struct fork_event e = { .kind = run->kind, .fork = actor_fork(a) };
    if (run->kind == EVENT_CALL)
        return;
    word down = run->step < 0 ? (word)(run->clicks - 1) : 0;
    e.copy.from = (word)(run->from - down);
    e.copy.to = (word)(run->to - down);
    e.copy.clicks = run->clicks;
    e.copy.ns = run->ended - run->began;
    e.copy.began = run->began;
    e.copy.step = (int8_t)run->step;
    run->kind = EVENT_CALL;
    observe_emit(o, a, &e);
}

/* Whether a click joins A's run: the next one up, or down. */
static bool joins(const struct actor *a, enum event_kind kind, word from, word to)
{
    const struct click_run *run = &a->run;
    if (run->kind != kind || run->clicks == 0)
        return false;
    for (int step = -1; step <= 1; step += 2) {
        word behind = (word)(step * run->clicks);
        bool source = kind == EVENT_CLEAR || from == (word)(run->from + behind);
        if (source && to == (word)(run->to + behind) &&
            (run->clicks == 1 || run->step == step))
            return true;
    }
    return false;
}

static void add_click(struct observatory *o, struct actor *a, enum event_kind kind,
                      const struct frame *f, word from, word to)
{
    struct click_run *run = &a->run;
    if (joins(a, kind, from, to)) {
        run->step = (word)(to - run->to) < 0100000 ? 1 : -1;
        return;
    }
    space_flush(o, a);
    *run = (struct click_run){
        .kind = kind, .from = from, .to = to, .step = 1, .began = f->at
    };
}

void copyseg_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct fork_record *r = record_of(o, a->making);
    bool first = a->run.kind != EVENT_COPY;
    add_click(o, a, EVENT_COPY, f, f->arg[0], f->arg[1]);
    if (r && first && actor_in_newproc(a) && r->copied == 0)
        record_stage(o, r, STAGE_COPY, o->m->machine->cpu.r[PC]);
}

void clearseg_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    add_click(o, a, EVENT_CLEAR, f, 0, f->arg[0]);
}

/* A click of the image is copied for the fork; NS since the one before it in its run. */
static void count_click(struct observatory *o, struct fork_record *r,
                        const struct click_run *run, int64_t ns, word back)
{
    if (r->copied++ == 0)
        r->first_click_ns = run->first_ns;
    r->copy_ns += ns;
    o->totals.clicks_copied++;
    if (r->copied == r->parent_size && !r->paged)
        record_stage(o, r, STAGE_COPIED, back);
}

void copyseg_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct click_run *run = &a->run;
    struct fork_record *r = record_of(o, a->making);
    (void)r0;
    if (run->kind == EVENT_CALL)
        return;
    int64_t before = run->clicks++ ? run->ended : run->began;
    run->ended = observe_now(o);
    if (run->clicks == 1)
        run->first_ns = run->ended - f->at;
    if (r && run->kind == EVENT_COPY && actor_in_newproc(a))
        count_click(o, r, run, run->ended - before, f->back);
}

/* Expand, and grow, which goes through expand. The first expand to the bare u-area after
 * exec has let go of the text throws the old image away; in V7 it is one to the new size. */
void expand_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct proc_entry p;
    space_flush(o, a);
    if (!unix_proc(o->m, a->slot, &p))
        return;
    f->size = p.size;
    f->addr = p.addr;
    const struct edition *e = o->m->kernel.edition;
    if (a->committed && !a->thrown && (e->v7 || f->arg[0] == e->usize))
        exec_thrown(o, a);
}

static void tell_grown(struct observatory *o, struct actor *a, const struct frame *f)
{
    struct proc_entry p;
    struct user_area u;
    struct fork_event e = { .kind = EVENT_GROW, .fork = actor_fork(a) };
    space_flush(o, a);
    if (!unix_proc(o->m, a->slot, &p) || !observe_user(o, &u) ||
        (p.size == f->size && p.addr == f->addr))
        return;
    e.grow.old_size = f->size;
    e.grow.new_size = p.size;
    e.grow.old_addr = f->addr;
    e.grow.new_addr = p.addr;
    e.grow.text = u.tsize;
    e.grow.data = u.dsize;
    e.grow.stack = u.ssize;
    observe_emit(o, a, &e);
}

void expand_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    (void)r0;
    if (!actor_top(a, "_grow"))
        tell_grown(o, a, f);
}

void grow_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    if (r0 == 0)
        return;
    tell_grown(o, a, f);
    image_mapped(o, a);
}

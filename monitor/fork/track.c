/* Which process is watched, and what the forks, execs and exits of all make of that. The
 * processor makes user references only through the user's map, so only the clicks of the
 * process that is mapped are watched; what is wanted of the others waits in their sides. */
#include "monitor/fork/track_parts.h"

#include "monitor/monitor.h"

#include <stdlib.h>
#include <string.h>

/* The watch as the mapped process wants it; none at all if it wants nothing. */
static void watch(struct track *t)
{
    static const struct click_set none[2];
    bool any = user_map_watch(&t->map, t->mapped < 0 ? none : t->side[t->mapped].wanted,
                              &t->watch);
    t->machine->mmu.watch = any ? &t->watch : NULL;
    mmu_rebuild_mode(&t->machine->mmu, USER);
}

/* The KT11's registers are those of SLOT. */
static void map(struct track *t, int slot)
{
    const struct side *s = track_side(t, slot);
    bool watched = s && side_lives(s);
    if (!watched && t->mapped < 0)
        return;
    t->mapped = watched ? slot : -1;
    t->map.runs = 0;
    if (watched)
        user_map_read(&t->map, &t->machine->mmu, &s->layout);
    watch(t);
}

static void plan(struct track *t, int slot)
{
    side_plan(&t->side[slot]);
    if (slot == t->mapped)
        watch(t);
}

struct track *track_create(struct monitor *m, const struct fork_sink *sink)
{
    struct track *t = calloc(1, sizeof *t);
    if (!t)
        return NULL;
    t->machine = m->machine;
    t->sink = *sink;
    t->mapped = -1;
    for (int i = 0; i < COW_PROCS; i++)
        side_clear(&t->side[i]);
    t->watcher = (struct cpu_watcher){ .host = t,
                                       .reference = track_heard,
                                       .refused = track_refused };
    t->machine->cpu.watcher = &t->watcher;
    bool good = real_open(&t->real);
    for (int i = 0; i < COW_SIZES; i++) {
        t->cow[i] = cow_create(cow_sizes[i]);
        good = good && t->cow[i];
    }
    if (good)
        return t;
    track_destroy(t);
    return NULL;
}

void track_destroy(struct track *t)
{
    if (!t)
        return;
    t->machine->mmu.watch = NULL;
    t->machine->cpu.watcher = NULL;
    mmu_rebuild(&t->machine->mmu);
    for (int i = 0; i < COW_SIZES; i++)
        cow_destroy(t->cow[i]);
    real_close(&t->real);
    free(t);
}

void track_except(struct track *t, word from, word to)
{
    if (t->excepts == EXCEPTS)
        return;
    t->except[t->excepts].from = from;
    t->except[t->excepts].to = to;
    t->excepts++;
}

static void resize(struct track *t, int slot, const struct cow_layout *layout)
{
    struct side *s = &t->side[slot];
    struct cow_layout new = cow_sane(*layout);
    if (!memcmp(&s->layout, &new, sizeof new))
        return;
    side_resize(s, new);
    for (int i = 0; i < COW_SIZES; i++)
        cow_grow(t->cow[i], slot, &new);
    real_grow(&t->real, slot, &new);
}

void track_fork(struct track *t, int fork, enum child_memory how, int parent, int child,
                const struct cow_layout *layout, struct fork_memory *memory)
{
    struct side *p = track_side(t, parent);
    struct side *c = track_side(t, child);
    if (!p || !c || p == c)
        return;
    track_exec(t, child); /* who was there before, if nobody saw it end */
    resize(t, parent, layout);
    memset(memory, 0, sizeof *memory);
    memory->layout = p->layout;
    memory->watching = true;
    for (int i = 0; i < COW_SIZES; i++)
        cow_fork(t->cow[i], parent, child, &p->layout, &memory->cow[i]);
    real_fork(&t->real, how, parent, child, &p->layout, &memory->real);
    side_forked(p, fork, memory);
    c->layout = p->layout;
    side_born(c, fork, memory);
    map(t, parent);
}

void track_returned(struct track *t, int parent)
{
    struct side *s = track_side(t, parent);
    if (!s || s->parent.fork < 0)
        return;
    s->returned = true;
    plan(t, parent);
}

void track_mapped(struct track *t, int slot, const struct cow_layout *layout)
{
    const struct side *s = track_side(t, slot);
    if (s && side_lives(s))
        resize(t, slot, layout);
    map(t, slot);
}

/* The window of the fork that made S: its parent is asked for less now. */
static void close_window(struct track *t, const struct side *s)
{
    struct fork_memory *m = s->child.memory;
    for (int i = 0; m && i < COW_SIZES; i++)
        cow_window_closed(&m->cow[i]);
    if (m)
        cow_window_closed(&m->real);
    for (int i = 0; i < COW_PROCS; i++)
        if (t->side[i].parent.fork == s->child.fork) {
            t->side[i].open = false;
            plan(t, i);
        }
}

void track_exec(struct track *t, int slot)
{
    struct side *s = track_side(t, slot);
    if (!s || !side_lives(s))
        return;
    if (s->child.fork >= 0)
        close_window(t, s);
    if (s->parent.memory)
        s->parent.memory->watching = false;
    for (int i = 0; i < COW_SIZES; i++)
        cow_exec(t->cow[i], slot);
    real_exec(&t->real, slot);
    side_clear(s);
    if (slot == t->mapped)
        map(t, slot);
}

void track_swapped(struct track *t, int slot, bool instead)
{
    if (track_side(t, slot))
        real_swapped(&t->real, slot, instead);
}

static void forget(struct role *role, const struct fork_memory *memory)
{
    if (role->memory == memory)
        role->memory = NULL;
}

void track_forget(struct track *t, struct fork_memory *memory)
{
    for (int i = 0; i < COW_PROCS; i++) {
        struct side *s = &t->side[i];
        if (s->child.memory != memory && s->parent.memory != memory)
            continue;
        forget(&s->child, memory);
        forget(&s->parent, memory);
        plan(t, i);
    }
    for (int i = 0; i < COW_SIZES; i++)
        cow_forget(t->cow[i], &memory->cow[i]);
    cow_forget(t->real.cow, &memory->real);
}

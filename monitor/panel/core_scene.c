/* The scene: what a copy or transfer under way has brought, and whom the pointer brings out. */
#include "monitor/panel/core_field.h"

#include <string.h>

const struct core_hover hover_nothing = { -1, -1, -1, -1, -1, -1 };

int motions_of(const struct core_picture *p)
{
    return p->motions < 0 ? 0 : p->motions > CORE_MOTIONS ? CORE_MOTIONS : p->motions;
}

bool motion_from_swap(const struct core_motion *motion)
{
    return motion->kind == CORE_SWAP_IN;
}

bool motion_to_swap(const struct core_motion *motion)
{
    return motion->kind == CORE_SWAP_OUT;
}

bool motion_open(const struct core_motion *motion)
{
    return motion->ended == SCHED_NEVER;
}

bool motion_nth(const struct core_motion *motion, uint32_t n, uint32_t *from,
                uint32_t *to)
{
    if (n >= motion->clicks)
        return false;
    uint32_t on = motion->step < 0 ? 0 - n : n; /* a bad guest's may leave core below 0 */
    *from = motion->from + (motion_from_swap(motion) ? n / BLOCK_CLICKS : on);
    *to = motion->to + (motion_to_swap(motion) ? n / BLOCK_CLICKS : on);
    return (motion_from_swap(motion) || motion->kind == CORE_CLEAR ||
            *from < CORE_CLICKS) &&
           (motion_to_swap(motion) || *to < CORE_CLICKS);
}

static void light_process(const struct core_picture *p, int slot, struct core_lit *lit)
{
    lit->any = true;
    if (slot >= 0 && slot < KERNEL_PROCS)
        lit->process[slot] = true;
    for (int i = 0; i < p->processes && i < KERNEL_PROCS; i++)
        if (p->process[i].slot == slot && p->process[i].text >= 0 &&
            p->process[i].text < KERNEL_ENTRIES)
            lit->text[p->process[i].text] = true;
}

static void light_pid(const struct core_picture *p, word pid, struct core_lit *lit)
{
    for (int i = 0; i < p->processes && i < KERNEL_PROCS; i++)
        if (p->process[i].pid == pid)
            light_process(p, p->process[i].slot, lit);
}

void core_light(const struct core_picture *p, const struct core_hover *hover,
                struct core_lit *lit)
{
    memset(lit, 0, sizeof *lit);
    lit->owner = hover->owner;
    lit->any = hover->owner >= 0;
    if (hover->process >= 0)
        light_process(p, hover->process, lit);
    if (hover->text >= 0 && hover->text < KERNEL_ENTRIES) {
        lit->any = true;
        lit->text[hover->text] = true;
    }
    if (hover->fork >= 0 && hover->fork < p->forks && hover->fork < CORE_LINES) {
        light_pid(p, p->fork[hover->fork].parent, lit);
        if (p->fork[hover->fork].child) /* 0: none */
            light_pid(p, p->fork[hover->fork].child, lit);
    }
}

static bool unclaimed(const struct core_click *click)
{
    return click->owner == CORE_NOBODY || click->owner == CORE_FREE;
}

/* A place that nobody has yet shows what has come there. */
static void arrive(const struct core_click *from, const struct core_motion *motion,
                   struct core_click *to)
{
    if (!unclaimed(to) || unclaimed(from))
        return;
    to->owner = from->owner;
    to->holders = from->holders;
    to->slot = motion->slot >= 0 ? (int16_t)motion->slot : from->slot;
}

static struct core_click *swap_cell(struct core_scene *s, uint32_t block)
{
    if (block < s->swap.from || block - s->swap.from >= s->swap.blocks)
        return NULL;
    return &s->cell[(block - s->swap.from) / s->swap.each];
}

/* The N-th click of a motion under way. */
static void show_nth(const struct core_motion *motion, uint32_t n, struct core_scene *s)
{
    uint32_t from, to;
    if (!motion_nth(motion, n, &from, &to))
        return;
    struct core_click *source = motion_from_swap(motion)     ? swap_cell(s, from)
                                : motion->kind == CORE_CLEAR ? NULL
                                                             : &s->click[from];
    struct core_click *target = motion_to_swap(motion) ? swap_cell(s, to) : &s->click[to];
    if (source && target && n < motion->done)
        arrive(source, motion, target);
    if (source && !motion_from_swap(motion) && n >= motion->done)
        s->mark[from] = MARK_SOURCE;
    if (target && !motion_to_swap(motion) && n >= motion->done)
        s->mark[to] = MARK_AWAITED;
}

static void show_motion(const struct core_motion *motion, struct core_scene *s)
{
    enum { MOST = CORE_SWAP_BLOCKS * BLOCK_CLICKS };
    uint32_t clicks = motion->clicks < MOST ? motion->clicks : MOST;
    for (uint32_t n = 0; n < clicks && motion_open(motion); n++)
        show_nth(motion, n, s);
}

/* Of the blocks of a cell the one that says most: what is in use before what is free. */
static void show_swap(const struct core_picture *p, struct core_scene *s)
{
    for (uint32_t i = 0; i < s->swap.blocks; i++) {
        struct core_click *cell = &s->cell[i / s->swap.each];
        if (i % s->swap.each == 0 || cell->owner == CORE_FREE)
            *cell = p->swap[i];
    }
}

void core_scene_make(const struct core_picture *p, const struct core_hover *hover,
                     struct core_scene *s)
{
    memcpy(s->click, p->click, sizeof s->click);
    memset(s->mark, MARK_NONE, sizeof s->mark);
    s->swap = layout_swap(p);
    show_swap(p, s);
    core_light(p, hover, &s->lit);
    for (int i = 0; i < motions_of(p); i++)
        show_motion(&p->motion[i], s);
}

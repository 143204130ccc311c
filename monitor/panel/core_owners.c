/* Whose each click of core and each block of swap is, and since when. */
#include "monitor/panel/core_parts.h"

#include <string.h>

static bool same_owner(const struct core_keep *k, const struct core_click *a,
                       const struct core_click *b)
{
    bool process = b->owner >= CORE_USER && b->owner <= CORE_SHARED &&
                   b->owner != CORE_TEXT && b->slot >= 0;
    return a->owner == b->owner && a->slot == b->slot && !(process && k->reborn[b->slot]);
}

/* FRESH becomes what is shown; when a click's owner changed is what an event has told since
 * the last look, else now. */
static bool take(const struct core_keep *k, int64_t now, struct core_click *shown,
                 const struct core_click *fresh, uint32_t n)
{
    bool changed = false;
    for (uint32_t i = 0; i < n; i++) {
        struct core_click c = fresh[i];
        bool same = same_owner(k, &shown[i], &c);
        c.since = same || shown[i].since > k->at ? shown[i].since : now;
        if (!k->looked)
            c.since = 0;
        changed |= !same || c.holders != shown[i].holders || c.marks != shown[i].marks;
        shown[i] = c;
    }
    return changed;
}

static bool take_core(const struct monitor *m, struct core_picture *p)
{
    struct core_keep *k = &p->keep;
    const struct core_area all = { k->fresh, 0, CORE_CLICKS, 1 };
    const struct core_area fitted = { k->fresh, 0, p->clicks, 1 };
    const struct core_click absent = { .owner = CORE_ABSENT, .slot = -1 };
    const struct core_click unknown = { .owner = CORE_UNKNOWN, .slot = -1 };
    core_paint(&all, 0, CORE_CLICKS, absent);
    if (p->known) {
        owners_of_core(m, &k->owners);
        core_paint_all(m, k, &fitted);
        core_paint_kernel(m, &fitted);
    } else {
        core_paint(&fitted, 0, p->clicks, unknown);
    }
    return take(k, p->now, p->click, k->fresh, CORE_CLICKS);
}

static bool take_swap(const struct monitor *m, struct core_picture *p)
{
    struct core_keep *k = &p->keep;
    bool known = p->known && owners_of_swap(m, &k->owners);
    uint32_t from = known ? k->owners.from : 0, to = known ? k->owners.to : 0;
    if (to > from + CORE_SWAP_BLOCKS)
        to = from + CORE_SWAP_BLOCKS;
    bool moved = from != p->swap_from || to != p->swap_to;
    if (moved)
        memset(p->swap, 0, sizeof p->swap);
    p->swap_from = from;
    p->swap_to = to;
    if (from == to)
        return moved;
    const struct core_area f = { k->fresh, from, to, BLOCK_CLICKS };
    core_paint_all(m, k, &f);
    return take(k, p->now, p->swap, k->fresh, to - from) || moved;
}

bool core_owners(const struct monitor *m, struct core_picture *p)
{
    bool core = take_core(m, p);
    return take_swap(m, p) || core;
}

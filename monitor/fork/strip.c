/* From free maps, images and texts to the runs of a ribbon. */
#include "monitor/fork/ribbon.h"

#include <stdlib.h>
#include <string.h>

enum { CLICKS_PER_BLOCK = 8 };

static uint32_t blocks(uint32_t clicks)
{
    return (clicks + CLICKS_PER_BLOCK - 1) / CLICKS_PER_BLOCK;
}

static void add(struct ribbon *ribbon, uint32_t at, uint32_t size, enum owner owner,
                word pid)
{
    if (size == 0 || ribbon->parts >= RIBBON_PARTS / 2)
        return;
    ribbon->part[ribbon->parts++] =
        (struct ribbon_part){ .at = at, .size = size, .owner = owner, .pid = pid };
}

static void add_free(struct ribbon *ribbon, const struct free_run *runs, int count)
{
    for (int i = 0; i < count && i < RECORD_RUNS; i++)
        add(ribbon, runs[i].at, runs[i].size, OWNER_FREE, 0);
}

static enum owner owner_of(const struct fork_record *r, word pid)
{
    if (r->how != FORK_FAILED && pid == r->child)
        return OWNER_CHILD;
    return pid == r->parent ? OWNER_PARENT : OWNER_OTHER;
}

/* A zombie's user structure lies in one block of swap. */
static void add_images(struct ribbon *ribbon, const struct fork_record *r,
                       const struct fork_picture *p, bool swap)
{
    for (int i = 0; i < 64; i++) {
        bool in_swap = !p->image[i].loaded || p->image[i].zombie;
        uint32_t size = p->image[i].zombie ? 1 : blocks(p->image[i].size);
        if (p->image[i].size == 0 || in_swap != swap)
            continue;
        add(ribbon, p->image[i].addr, swap ? size : p->image[i].size,
            owner_of(r, p->image[i].pid), p->image[i].pid);
    }
}

/* A text keeps its place in swap while it is in core. */
static void add_texts(struct ribbon *ribbon, const struct fork_picture *p, bool swap)
{
    for (int i = 0; i < 64; i++) {
        word at = swap ? p->text[i].daddr : p->text[i].caddr;
        if (p->text[i].size == 0 || (!swap && !p->text[i].loaded) || at == 0)
            continue;
        add(ribbon, at, swap ? blocks(p->text[i].size) : p->text[i].size, OWNER_TEXT,
            (word)i);
    }
}

static int compare(const void *a, const void *b)
{
    const struct ribbon_part *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return (int)x->owner - (int)y->owner;
}

/* Puts the parts in order, cuts off what lies over an earlier one or the ends, and says
 * whose the holes are. */
static void fill(struct ribbon *ribbon, enum owner below)
{
    static const struct ribbon_part none;
    struct ribbon_part known[RIBBON_PARTS];
    int count = ribbon->parts;
    uint32_t at = ribbon->from;
    qsort(ribbon->part, (size_t)count, sizeof ribbon->part[0], compare);
    memcpy(known, ribbon->part, (size_t)count * sizeof known[0]);
    ribbon->parts = 0;
    for (int i = 0; i <= count; i++) {
        struct ribbon_part next = i < count ? known[i] : none;
        uint32_t begins = i < count ? next.at : ribbon->to;
        uint32_t ends = i < count ? next.at + next.size : ribbon->to;
        begins = begins < at ? at : begins > ribbon->to ? ribbon->to : begins;
        ends = ends > ribbon->to ? ribbon->to : ends;
        if (begins > at)
            ribbon->part[ribbon->parts++] = (struct ribbon_part){
                .at = at, .size = begins - at, .owner = i == 0 ? below : OWNER_NOBODY
            };
        if (begins > at)
            at = begins;
        if (ends <= at)
            continue;
        next.at = at;
        next.size = ends - at;
        ribbon->part[ribbon->parts++] = next;
        at = ends;
    }
}

void ribbon_core(const struct fork_record *r, const struct fork_picture *p,
                 uint32_t clicks, struct ribbon *ribbon)
{
    *ribbon = (struct ribbon){ .from = 0, .to = clicks };
    add_free(ribbon, p->core, p->core_runs);
    add_images(ribbon, r, p, false);
    add_texts(ribbon, p, false);
    fill(ribbon, OWNER_KERNEL);
}

void ribbon_swap(const struct fork_record *r, const struct fork_picture *p,
                 struct ribbon *ribbon)
{
    *ribbon = (struct ribbon){ .from = UINT32_MAX };
    add_free(ribbon, p->swap, p->swap_runs);
    add_images(ribbon, r, p, true);
    add_texts(ribbon, p, true);
    for (int i = 0; i < ribbon->parts; i++) {
        const struct ribbon_part *part = &ribbon->part[i];
        if (part->at < ribbon->from)
            ribbon->from = part->at;
        if (part->at + part->size > ribbon->to)
            ribbon->to = part->at + part->size;
    }
    if (ribbon->from > ribbon->to)
        ribbon->from = 0;
    fill(ribbon, OWNER_NOBODY);
}

uint32_t ribbon_free(const struct ribbon *ribbon)
{
    uint32_t sum = 0;
    for (int i = 0; i < ribbon->parts; i++)
        if (ribbon->part[i].owner == OWNER_FREE)
            sum += ribbon->part[i].size;
    return sum;
}

const struct owner_look owner_looks[OWNERS] = {
    [OWNER_KERNEL] = {"the kernel",          "#999999", "#000000", NULL   },
    [OWNER_FREE] = { "free",               "#ffffff", "#000000", NULL   },
    [OWNER_PARENT] = { "the parent",         "#0072b2", "#ffffff", NULL   },
    [OWNER_CHILD] = { "the child",          "#e69f00", "#000000", "rise" },
    [OWNER_OTHER] = { "another process",    "#56b4e9", "#000000", "fall" },
    [OWNER_TEXT] = { "a shared text",      "#009e73", "#000000", "dots" },
    [OWNER_NOBODY] = { "nobody in the maps", "#cc79a7", "#000000", "cross"},
};

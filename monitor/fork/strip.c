/* From free maps, images and texts to the runs of a strip. */
#include "monitor/fork/strip.h"

#include <stdlib.h>
#include <string.h>

enum { CLICKS_PER_BLOCK = 8 };

static uint32_t blocks(uint32_t clicks)
{
    return (clicks + CLICKS_PER_BLOCK - 1) / CLICKS_PER_BLOCK;
}

static void add(struct strip *strip, uint32_t at, uint32_t size, enum owner owner,
                word pid)
{
    if (size == 0 || strip->parts >= STRIP_PARTS / 2)
        return;
    strip->part[strip->parts++] =
        (struct strip_part){ .at = at, .size = size, .owner = owner, .pid = pid };
}

static void add_free(struct strip *strip, const struct free_run *runs, int count)
{
    for (int i = 0; i < count && i < RECORD_RUNS; i++)
        add(strip, runs[i].at, runs[i].size, OWNER_FREE, 0);
}

static enum owner owner_of(const struct fork_record *r, word pid)
{
    if (r->how != FORK_FAILED && pid == r->child)
        return OWNER_CHILD;
    return pid == r->parent ? OWNER_PARENT : OWNER_OTHER;
}

/* The lab keeps a place on swap for every process. */
static void add_kept(struct strip *strip, const struct fork_record *r,
                     const struct fork_picture *p)
{
    for (int i = 0; i < PICTURE_SLOTS; i++)
        add(strip, p->image[i].swap, p->image[i].blocks, owner_of(r, p->image[i].pid),
            p->image[i].pid);
}

/* A zombie's user structure lies in one block of swap. */
static void add_images(struct strip *strip, const struct fork_record *r,
                       const struct fork_picture *p, bool swap)
{
    for (int i = 0; i < PICTURE_SLOTS; i++) {
        bool in_swap = !p->image[i].loaded || p->image[i].zombie;
        uint32_t size = p->image[i].zombie ? 1 : blocks(p->image[i].size);
        if (p->image[i].size == 0 || in_swap != swap)
            continue;
        add(strip, p->image[i].addr, swap ? size : p->image[i].size,
            owner_of(r, p->image[i].pid), p->image[i].pid);
    }
}

/* Who has page N of P: of one process the pid is in *PID; of several, how many they are. */
static enum owner owner_of_page(const struct fork_record *r, const struct fork_picture *p,
                                int n, word *pid)
{
    enum owner owner = OWNER_NOBODY;
    word holders = 0;
    for (int i = 0; i < PICTURE_SLOTS; i++)
        for (int k = 0; k < UNIX_PAGES && p->image[i].size; k++)
            if (p->image[i].page[k] == n + 1 && p->image[i].loaded) {
                holders++;
                *pid = p->image[i].pid;
                owner = owner_of(r, p->image[i].pid);
            }
    if (holders > 1)
        *pid = holders;
    return holders > 1 ? OWNER_SHARED : owner;
}

static void add_pages(struct strip *strip, const struct fork_record *r,
                      const struct fork_picture *p)
{
    if (r->paged && p->buffer)
        add(strip, p->buffer, PICTURE_BUFFER, OWNER_KERNEL, 0);
    for (int n = 0; n < PICTURE_PAGES && r->paged; n++) {
        word pid = 0;
        if (p->page[n].size == 0)
            continue;
        enum owner owner = owner_of_page(r, p, n, &pid);
        add(strip, p->page[n].at, p->page[n].size, owner, pid);
    }
}

/* A text keeps its place in swap while it is in core. */
static void add_texts(struct strip *strip, const struct fork_picture *p, bool swap)
{
    for (int i = 0; i < PICTURE_SLOTS; i++) {
        word at = swap ? p->text[i].daddr : p->text[i].caddr;
        if (p->text[i].size == 0 || (!swap && !p->text[i].loaded) || at == 0)
            continue;
        add(strip, at, swap ? blocks(p->text[i].size) : p->text[i].size, OWNER_TEXT,
            (word)i);
    }
}

static int compare(const void *a, const void *b)
{
    const struct strip_part *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return (int)x->owner - (int)y->owner;
}

/* Puts the parts in order, cuts off what lies over an earlier one or the ends, and says
 * whose the holes are. */
static void fill(struct strip *strip, enum owner below)
{
    static const struct strip_part none;
    struct strip_part known[STRIP_PARTS];
    int count = strip->parts;
    uint32_t at = strip->from;
    qsort(strip->part, (size_t)count, sizeof strip->part[0], compare);
    memcpy(known, strip->part, (size_t)count * sizeof known[0]);
    strip->parts = 0;
    for (int i = 0; i <= count; i++) {
        struct strip_part next = i < count ? known[i] : none;
        uint32_t begins = i < count ? next.at : strip->to;
        uint32_t ends = i < count ? next.at + next.size : strip->to;
        begins = begins < at ? at : begins > strip->to ? strip->to : begins;
        ends = ends > strip->to ? strip->to : ends;
        if (begins > at)
            strip->part[strip->parts++] = (struct strip_part){
                .at = at, .size = begins - at, .owner = i == 0 ? below : OWNER_NOBODY
            };
        if (begins > at)
            at = begins;
        if (ends <= at)
            continue;
        next.at = at;
        next.size = ends - at;
        strip->part[strip->parts++] = next;
        at = ends;
    }
}

void strip_core(const struct fork_record *r, const struct fork_picture *p,
                uint32_t clicks, struct strip *strip)
{
    *strip = (struct strip){ .from = 0, .to = clicks };
    add_free(strip, p->core, p->core_runs);
    add_images(strip, r, p, false);
    add_pages(strip, r, p);
    add_texts(strip, p, false);
    fill(strip, OWNER_KERNEL);
}

static void swap_parts(const struct fork_record *r, const struct fork_picture *p,
                       struct strip *strip)
{
    *strip = (struct strip){ .from = strip->from, .to = strip->to };
    add_free(strip, p->swap, p->swap_runs);
    if (r->paged)
        add_kept(strip, r, p);
    else
        add_images(strip, r, p, true);
    add_texts(strip, p, true);
}

void strip_swap(const struct fork_record *r, const struct fork_picture *p,
                struct strip *strip)
{
    const struct fork_picture *both[] = { &r->picture_before, &r->picture_after };
    *strip = (struct strip){ .from = UINT32_MAX };
    for (int k = 0; k < 2; k++) {
        swap_parts(r, both[k], strip);
        for (int i = 0; i < strip->parts; i++) {
            const struct strip_part *part = &strip->part[i];
            if (part->at < strip->from)
                strip->from = part->at;
            if (part->at + part->size > strip->to)
                strip->to = part->at + part->size;
        }
    }
    if (strip->from > strip->to)
        strip->from = 0;
    swap_parts(r, p, strip);
    fill(strip, OWNER_NOBODY);
}

uint32_t strip_free(const struct strip *strip)
{
    uint32_t sum = 0;
    for (int i = 0; i < strip->parts; i++)
        if (strip->part[i].owner == OWNER_FREE)
            sum += strip->part[i].size;
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
    [OWNER_SHARED] = { "pages of several",   "#f0e442", "#000000", "rise" },
};

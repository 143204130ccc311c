/* The ribbons. A cell with several owners shows the one of greatest interest: who is small
 * must not vanish. */
#include "monitor/fork/ribbon.h"

#include <string.h>

enum { PICTURES = PICTURE_SLOTS, BLOCK_CLICKS = 8, COLUMNS = 64, ROWS = 4 };

/* Owners by rising interest; a cell shows the last that has a part of it. */
static const char interest[] = "#?.tzopcTPSC";

static void paint(struct ribbon *b, unsigned at, unsigned size, char owner)
{
    unsigned end = at + size;
    if (size == 0 || at < b->from || at >= b->from + b->all)
        return;
    if (end > b->from + b->all)
        end = b->from + b->all;
    for (unsigned i = (at - b->from) / b->unit; i <= (end - 1 - b->from) / b->unit; i++)
        if (strchr(interest, owner) > strchr(interest, b->cell[i]))
            b->cell[i] = owner;
}

static void begin(struct ribbon *b, unsigned from, unsigned all)
{
    b->from = from;
    b->all = all;
    b->unit = (all + COLUMNS * ROWS - 1) / (COLUMNS * ROWS);
    b->cells = all ? (int)((all + b->unit - 1) / b->unit) : 0;
    memset(b->cell, '?', sizeof b->cell);
}

static void paint_free(struct ribbon *b, const struct free_run *run, int runs)
{
    for (int i = 0; i < runs && i < RECORD_RUNS; i++)
        paint(b, run[i].at, run[i].size, '.');
}

static char image_letter(const struct fork_record *r, int slot, bool zombie)
{
    if (slot == r->parent_slot)
        return zombie ? 'p' : 'P';
    if (slot == r->child_slot)
        return zombie ? 'c' : 'C';
    return zombie ? 'z' : 'o';
}

static unsigned blocks(unsigned clicks)
{
    return (clicks + BLOCK_CLICKS - 1) / BLOCK_CLICKS;
}

static const struct fork_picture *picture(const struct fork_record *r, bool after)
{
    return after ? &r->picture_after : &r->picture_before;
}

/* The lab's pages: of the parent alone, of the child alone, of both, or of others. */
static void paint_pages(const struct fork_record *r, const struct fork_picture *p,
                        struct ribbon *ribbon)
{
    static const char letters[] = { 'o', 'P', 'C', 'S' };
    for (int n = 0; n < PICTURE_PAGES && r->paged; n++) {
        unsigned who = 0;
        for (int i = 0; i < PICTURES; i++)
            for (int k = 0; k < UNIX_PAGES; k++)
                if (p->image[i].size && p->image[i].page[k] == n + 1)
                    who |= i == r->parent_slot ? 1u : i == r->child_slot ? 2u : 0u;
        paint(ribbon, p->page[n].at, p->page[n].size, letters[who]);
    }
}

void ribbon_core(const struct fork_record *r, bool after, int text, unsigned clicks,
                 struct ribbon *ribbon)
{
    const struct fork_picture *p = picture(r, after);
    unsigned lowest = clicks;
    begin(ribbon, 0, clicks);
    for (int i = 0; i < PICTURES; i++)
        if (p->image[i].size && p->image[i].loaded && p->image[i].addr < lowest)
            lowest = p->image[i].addr;
    for (int i = 0; i < ribbon->cells; i++)
        if (i * ribbon->unit < lowest)
            ribbon->cell[i] = '#';
    paint_free(ribbon, p->core, p->core_runs);
    paint_pages(r, p, ribbon);
    for (int i = 0; i < PICTURES; i++) {
        if (p->text[i].size && p->text[i].loaded)
            paint(ribbon, p->text[i].caddr, p->text[i].size, i == text ? 'T' : 't');
        if (p->image[i].size && p->image[i].loaded && !p->image[i].zombie)
            paint(ribbon, p->image[i].addr, p->image[i].size, image_letter(r, i, false));
    }
}

struct extent {
    unsigned from, to;
};

static void extend(struct extent *e, unsigned at, unsigned size)
{
    if (size == 0)
        return;
    if (e->to == 0 || at < e->from)
        e->from = at;
    if (at + size > e->to)
        e->to = at + size;
}

/* Where image I of P lies on swap, or, on the lab, may lie: blocks, 0: none. */
static unsigned place(const struct fork_record *r, const struct fork_picture *p, int i,
                      unsigned *at)
{
    bool out = p->image[i].size && (!p->image[i].loaded || p->image[i].zombie);
    *at = r->paged ? p->image[i].swap : p->image[i].addr;
    if (r->paged)
        return p->image[i].blocks;
    return !out ? 0 : p->image[i].zombie ? 1 : blocks(p->image[i].size);
}

/* Every owner of swap: painted on RIBBON or, if that is NULL, measured into E. */
static void owners(const struct fork_record *r, const struct fork_picture *p, int text,
                   struct ribbon *ribbon, struct extent *e)
{
    for (int i = 0; i < PICTURES; i++) {
        unsigned at, size = place(r, p, i, &at);
        unsigned room = blocks(p->text[i].size);
        if (ribbon) {
            paint(ribbon, at, size, image_letter(r, i, p->image[i].zombie));
            paint(ribbon, p->text[i].daddr, room, i == text ? 'T' : 't');
        } else {
            extend(e, at, size);
            extend(e, p->text[i].daddr, room);
        }
    }
}

void ribbon_swap(const struct fork_record *r, bool after, int text, struct ribbon *ribbon)
{
    struct extent e = { 0, 0 };
    for (int now = 0; now < 2; now++) { /* before and after have the same ends */
        const struct fork_picture *p = picture(r, now);
        owners(r, p, text, NULL, &e);
        for (int i = 0; i < p->swap_runs && i < RECORD_RUNS; i++)
            extend(&e, p->swap[i].at, p->swap[i].size);
    }
    begin(ribbon, e.from, e.to - e.from);
    paint_free(ribbon, picture(r, after)->swap, picture(r, after)->swap_runs);
    owners(r, picture(r, after), text, ribbon, NULL);
}

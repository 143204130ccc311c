/* Copy-on-write, as a model. A fork leaves a page at its address, so those who share one are
 * processes with the same page of the same segment: a ring of them, each naming the next. */
#include "monitor/fork/cow.h"

#include <stdlib.h>

const int cow_sizes[COW_SIZES] = { 64, 512, 1024, 4096, 8192 };

enum { CLICK_BYTES = 64 };

struct cow_page {
    struct cow_cost *cost; /* of the latest fork that shared it; NULL: nobody's */
    byte next;             /* holder; the process itself: it is the last one */
    bool here;             /* the process holds it */
    bool protected;        /* its next store is a fault */
};

struct cow {
    unsigned page;  /* clicks */
    unsigned pages; /* of a segment; the stack's come behind the data's */
    struct {
        bool live; /* it may hold pages */
        struct cow_layout layout;
        struct cow_cost *copied; /* to which its last store booked a copy; NULL: none */
        unsigned clicks;
    } process[COW_PROCS];
    struct cow_page *table; /* 2 * PAGES for each process */
};

/* Clicks FROM to TO - 1. */
struct part {
    unsigned from, to;
};

struct cow_layout cow_sane(struct cow_layout l)
{
    l.data = l.data < COW_CLICKS ? l.data : COW_CLICKS;
    l.dsize = l.data + l.dsize < COW_CLICKS ? l.dsize : (word)(COW_CLICKS - l.data);
    if (l.data + l.dsize + l.ssize > COW_CLICKS)
        l.ssize = (word)(COW_CLICKS - l.data - l.dsize);
    return l;
}

struct cow *cow_create(int page_bytes)
{
    struct cow *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->page = (unsigned)page_bytes / CLICK_BYTES;
    c->pages = COW_CLICKS / c->page;
    c->table = calloc((size_t)COW_PROCS * 2 * c->pages, sizeof *c->table);
    if (!c->table) {
        free(c);
        return NULL;
    }
    return c;
}

void cow_destroy(struct cow *c)
{
    if (!c)
        return;
    free(c->table);
    free(c);
}

static bool is_process(int process)
{
    return process >= 0 && process < COW_PROCS;
}

static struct cow_page *page_of(const struct cow *c, int process, unsigned n)
{
    return &c->table[(size_t)process * 2 * c->pages + n];
}

static struct part segment(const struct cow_layout *l, bool stack)
{
    return stack ? (struct part){ COW_CLICKS - l->ssize, COW_CLICKS }
                 : (struct part){ l->data, (unsigned)(l->data + l->dsize) };
}

/* Clicks of page N that L has. */
static unsigned part_of(const struct cow *c, const struct cow_layout *l, unsigned n)
{
    struct part s = segment(l, n >= c->pages);
    unsigned first = n % c->pages * c->page;
    unsigned from = s.from > first ? s.from : first;
    unsigned to = s.to < first + c->page ? s.to : first + c->page;
    return to > from ? to - from : 0;
}

static bool shared(const struct cow_page *p, int process)
{
    return p->here && p->next != process;
}

/* PROCESS leaves the ring of page N, if it is in one, and holds it alone. */
static void leave(struct cow *c, int process, unsigned n)
{
    struct cow_page *p = page_of(c, process, n);
    int before = p->next;
    while (page_of(c, before, n)->next != process)
        before = page_of(c, before, n)->next;
    page_of(c, before, n)->next = p->next;
    p->next = (byte)process;
}

static void own(struct cow *c, int process, unsigned n)
{
    *page_of(c, process, n) = (struct cow_page){ .next = (byte)process, .here = true };
}

static void give_back(struct cow *c, int process, unsigned n)
{
    if (!page_of(c, process, n)->here)
        return;
    leave(c, process, n);
    *page_of(c, process, n) = (struct cow_page){ .here = false };
}

/* PROCESS gets a copy of page N, of CLICKS. */
static void copy(struct cow *c, int process, unsigned n, unsigned clicks)
{
    struct cow_cost *cost = page_of(c, process, n)->cost;
    if (cost) {
        cost->copies[cost->closed]++;
        cost->clicks[cost->closed] += clicks;
    }
    c->process[process].copied = cost;
    c->process[process].clicks = clicks;
    leave(c, process, n);
    own(c, process, n);
}

static void unprotect(struct cow *c, int process, unsigned n)
{
    struct cow_cost *cost = page_of(c, process, n)->cost;
    if (cost)
        cost->unprotected[cost->closed]++;
    own(c, process, n);
}

/* Page N of PROCESS had OLD clicks and has NEW. */
static void resize(struct cow *c, int process, unsigned n, unsigned old, unsigned new)
{
    if (new == 0)
        give_back(c, process, n);
    else if (old == 0)
        own(c, process, n);
    else if (new > old && shared(page_of(c, process, n), process))
        copy(c, process, n, old);
}

void cow_grow(struct cow *c, int process, const struct cow_layout *layout)
{
    if (!is_process(process))
        return;
    struct cow_layout new = cow_sane(*layout);
    if (c->process[process].live && c->process[process].layout.data != new.data)
        cow_exec(c, process); /* another program: none of it was here before */
    struct cow_layout old = c->process[process].layout;
    for (unsigned n = 0; n < 2 * c->pages; n++)
        resize(c, process, n, part_of(c, &old, n), part_of(c, &new, n));
    c->process[process].live = true;
    c->process[process].layout = new;
}

void cow_exec(struct cow *c, int process)
{
    if (!is_process(process) || !c->process[process].live)
        return;
    for (unsigned n = 0; n < 2 * c->pages; n++)
        give_back(c, process, n);
    c->process[process].live = false;
    c->process[process].layout = (struct cow_layout){ 0, 0, 0 };
}

/* CHILD joins the ring of page N, which is booked to COST from now on. */
static void share(struct cow *c, int parent, int child, unsigned n, struct cow_cost *cost)
{
    struct cow_page *p = page_of(c, parent, n);
    *page_of(c, child, n) = (struct cow_page){ .next = p->next, .here = true };
    p->next = (byte)child;
    int holder = parent;
    do {
        p = page_of(c, holder, n);
        p->protected = true;
        p->cost = cost;
        holder = p->next;
    } while (holder != parent);
}

void cow_fork(struct cow *c, int parent, int child, const struct cow_layout *layout,
              struct cow_cost *cost)
{
    if (!is_process(parent) || !is_process(child) || parent == child)
        return;
    cow_exec(c, child);
    cow_grow(c, parent, layout);
    uint32_t entries = 0;
    for (unsigned n = 0; n < 2 * c->pages; n++)
        if (page_of(c, parent, n)->here) {
            share(c, parent, child, n, cost);
            entries++;
        }
    c->process[child] = c->process[parent];
    if (cost)
        *cost = (struct cow_cost){ .entries = entries };
}

/* Those who share with it keep what they have. */
void cow_apart(struct cow *c, int process)
{
    if (!is_process(process))
        return;
    for (unsigned n = 0; n < 2 * c->pages; n++)
        if (page_of(c, process, n)->here) {
            leave(c, process, n);
            own(c, process, n);
        }
}

void cow_uncopy(struct cow *c, int process)
{
    struct cow_cost *cost = is_process(process) ? c->process[process].copied : NULL;
    if (!cost)
        return;
    cost->copies[cost->closed]--;
    cost->clicks[cost->closed] -= c->process[process].clicks;
    c->process[process].copied = NULL;
}

void cow_write(struct cow *c, int process, word click)
{
    if (!is_process(process) || click >= COW_CLICKS)
        return;
    c->process[process].copied = NULL;
    const struct cow_layout *l = &c->process[process].layout;
    unsigned n = click / c->page;
    if (click >= COW_CLICKS - l->ssize)
        n += c->pages;
    else if (click < l->data || click >= l->data + l->dsize)
        return;
    const struct cow_page *p = page_of(c, process, n);
    if (!p->here || !p->protected)
        return;
    if (shared(p, process))
        copy(c, process, n, part_of(c, l, n));
    else
        unprotect(c, process, n);
}

void cow_window_closed(struct cow_cost *cost)
{
    cost->closed = true;
}

void cow_forget(struct cow *c, const struct cow_cost *cost)
{
    for (int process = 0; process < COW_PROCS; process++)
        if (c->process[process].copied == cost)
            c->process[process].copied = NULL;
    for (int process = 0; process < COW_PROCS; process++)
        for (unsigned n = 0; c->process[process].live && n < 2 * c->pages; n++)
            if (page_of(c, process, n)->cost == cost)
                page_of(c, process, n)->cost = NULL;
}

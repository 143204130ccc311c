/* Who has which clicks of core and which blocks of swap: each one owner, or it is free. */
#include "monitor/lab/balance.h"

#include <stdio.h>
#include <stdlib.h>

enum { HOLDINGS = 1000, WHO = 48, BOUNCE_CLICKS = 8, BLOCK_CLICKS = 8 };

enum holder { THE_KERNEL, THE_BOUNCE, A_HOLE, A_UAREA, A_PAGE, A_TEXT, AN_IMAGE };

struct holding {
    unsigned at, size;
    enum holder holder;
    int number; /* pid, or index of page[] or text[] */
};

struct store {
    const char *unit;
    unsigned begin, end;
    int count;
    struct holding list[HOLDINGS];
};

static void add(struct store *s, unsigned at, unsigned size, enum holder holder,
                int number)
{
    if (size > 0 && s->count < HOLDINGS)
        s->list[s->count++] = (struct holding){ at, size, holder, number };
}

static const char *who(const struct holding *h, char text[WHO])
{
    static const char *const words[] = { "the kernel",
                                         "the bounce buffer",
                                         "free",
                                         "the u-area of process %d",
                                         "page[%d]",
                                         "text[%d]",
                                         "the image of process %d" };
    snprintf(text, WHO, words[h->holder], h->number);
    return text;
}

/* A map's holes, in order, apart from each other. Returns the units that are free. */
static int holes(struct balance *b, struct store *s, const char *name, word map, int most)
{
    const struct lab_tables *t = &b->tables;
    unsigned sum = 0, behind = 0;
    int i = 0;
    for (; i < most && lab_word(t, map); i++, map = (word)(map + 4)) {
        unsigned size = lab_word(t, map), at = lab_word(t, map + 2u);
        if (i > 0 && at <= behind)
            balance_tell(b, "%s: the hole at %06o is not behind the one before it.\n",
                         name, at);
        behind = at + size;
        sum += size;
        add(s, at, size, A_HOLE, i);
    }
    if (i == most)
        balance_tell(b, "%s has no end.\n", name);
    return (int)sum;
}

static int by_place(const void *a, const void *b)
{
    const struct holding *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* What is held twice; and, if B is quiet, by nobody. */
static void sweep(struct balance *b, struct store *s)
{
    char one[WHO], other[WHO];
    unsigned to = s->begin;
    qsort(s->list, (size_t)s->count, sizeof *s->list, by_place);
    for (int i = 0; i < s->count; i++) {
        const struct holding *h = &s->list[i];
        if (h->at < to)
            balance_tell(b, "%s %06o is %s and %s.\n", s->unit, h->at, who(h, one),
                         i > 0 ? who(h - 1, other) : "none that there is");
        else if (h->at > to && b->quiet)
            balance_tell(b, "%u of %s %06o are lost.\n", h->at - to, s->unit, to);
        if (h->at + h->size > to)
            to = h->at + h->size;
    }
    if (to > s->end)
        balance_tell(b, "%s %06o is %s, and there is none.\n", s->unit, s->end,
                     who(&s->list[s->count - 1], one));
    else if (to < s->end && b->quiet)
        balance_tell(b, "%u of %s %06o are lost.\n", s->end - to, s->unit, to);
}

static void add_pages(const struct lab_tables *t, struct store *s)
{
    const struct lab_names *n = &t->n;
    for (int i = 0; i < n->npage; i++) {
        unsigned at = (unsigned)(n->page + i * n->pgsiz);
        add(s, lab_word(t, at + n->pg_addr), lab_word(t, at + n->pg_size), A_PAGE, i);
    }
}

/* Those in core, or those on swap. */
static void add_texts(const struct lab_tables *t, struct store *s, bool core)
{
    const struct lab_names *n = &t->n;
    for (int i = 0; i < n->ntext; i++) {
        unsigned at = (unsigned)(n->text + i * n->xsiz);
        unsigned size = lab_word(t, at + n->x_size);
        if (!lab_word(t, at + n->x_iptr))
            continue;
        if (core && lab_byte(t, at + n->x_cc))
            add(s, lab_word(t, at + n->x_caddr), size, A_TEXT, i);
        if (!core && lab_word(t, at + n->x_daddr))
            add(s, lab_word(t, at + n->x_daddr), (size + BLOCK_CLICKS - 1) / BLOCK_CLICKS,
                A_TEXT, i);
    }
}

void balance_core(struct balance *b)
{
    static struct store s;
    const struct lab_tables *t = &b->tables;
    const struct lab_names *n = &t->n;
    unsigned end = t->machine->bus.core_bytes / LAB_CLICK;
    s = (struct store){ .unit = "click", .end = end > LAB_CLICKS ? LAB_CLICKS : end };
    add(&s, 0, t->proc[0].addr, THE_KERNEL, 0);
    add(&s, lab_word(t, n->bounce), BOUNCE_CLICKS, THE_BOUNCE, 0);
    for (const struct lab_proc *p = t->proc; p->at; p++)
        if (p->in_core && !p->half_made)
            add(&s, p->addr, n->usize, A_UAREA, p->pid);
    add_pages(t, &s);
    add_texts(t, &s, true);
    b->clicks = (int)s.end;
    b->free_clicks = holes(b, &s, "coremap", n->coremap, n->ncmap);
    sweep(b, &s);
}

void balance_swap(struct balance *b)
{
    static struct store s;
    const struct lab_tables *t = &b->tables;
    const struct lab_names *n = &t->n;
    s = (struct store){ .unit = "swap block", .begin = lab_word(t, n->swplo) };
    s.end = s.begin + lab_word(t, n->nswap);
    for (const struct lab_proc *p = t->proc; p->at; p++)
        add(&s, p->swap, p->swap_blocks, AN_IMAGE, p->pid);
    add_texts(t, &s, false);
    b->blocks = (int)(s.end - s.begin);
    b->free_blocks = holes(b, &s, "swapmap", n->swapmap, n->nsmap);
    sweep(b, &s);
}

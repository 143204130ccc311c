/* Where the parts of an image lie in core: the one place that knows both kinds. */
#include "monitor/unix/shape.h"
#include "monitor/monitor.h"

enum { PAGE_CLICKS = 128 };

static word within_page(int clicks)
{
    return (word)(clicks < 0 ? 0 : clicks > PAGE_CLICKS ? PAGE_CLICKS : clicks);
}

void shape_pages(const struct edition *e, word text, word data, word stack,
                 struct shape_page page[UNIX_PAGES])
{
    int first = (text + PAGE_CLICKS - 1) / PAGE_CLICKS; /* page of data */
    unsigned offset = e->usize;
    for (int n = 0; n < UNIX_PAGES; n++) {
        word here = n < first ? 0 : within_page(data - (n - first) * PAGE_CLICKS);
        bool is_stack = n >= first && here == 0;
        if (is_stack)
            here = within_page(stack - (UNIX_PAGES - 1 - n) * PAGE_CLICKS);
        page[n] = (struct shape_page){ (word)offset, here, is_stack };
        offset += here;
    }
}

struct proc_entry shape_holder(const struct monitor *m, const struct proc_entry *p)
{
    struct proc_entry other;
    for (int slot = 0; p->flag & PROC_LENT && slot < unix_procs(m); slot++)
        if (unix_proc(m, slot, &other) && other.stat != PROC_FREE && other.lent == p->at)
            return other;
    return *p;
}

/* The page[] of P's page N. */
static bool run_of(const struct monitor *m, const struct proc_entry *p, int n,
                   struct page_entry *page)
{
    return p->page[n] != 0 && unix_page_at(m, p->page[n], page);
}

/* Pages of P that are shared for good have all that their runs have. */
static void lengthen(const struct monitor *m, const struct proc_entry *p,
                     struct shape_page page[UNIX_PAGES])
{
    unsigned longer = 0;
    for (int n = 0; n < UNIX_PAGES; n++) {
        struct page_entry run;
        page[n].offset = (word)(page[n].offset + longer);
        if (!(p->shared >> n & 1) || page[n].clicks == 0 || !run_of(m, p, n, &run) ||
            run.clicks <= page[n].clicks)
            continue;
        longer += run.clicks - page[n].clicks;
        page[n].clicks = run.clicks;
    }
}

bool shape_pages_of(const struct monitor *m, const struct proc_entry *p,
                    const struct user_area *u, struct shape_page page[UNIX_PAGES])
{
    const struct edition *e = m->kernel.edition;
    struct proc_entry holder = shape_holder(m, p);
    struct user_area theirs = *u;
    if (!e || !e->page || (holder.slot != p->slot && !unix_user(m, holder.addr, &theirs)))
        return false;
    shape_pages(e, theirs.tsize, theirs.dsize, theirs.ssize, page);
    lengthen(m, &holder, page);
    return true;
}

static void add(struct shape *s, word offset, word at, word clicks)
{
    s->run[s->runs++] = (struct shape_run){ offset, at, clicks };
}

/* The run of page N: data at its beginning, a stack at its end. */
static void add_page(const struct monitor *m, const struct proc_entry *p, int n,
                     const struct shape_page *page, struct shape *s)
{
    struct page_entry run;
    if (page->clicks == 0 || !run_of(m, p, n, &run) || run.clicks < page->clicks)
        return;
    word skipped = page->stack ? (word)(run.clicks - page->clicks) : 0;
    add(s, page->offset, (word)(run.addr + skipped), page->clicks);
}

bool shape_of(const struct monitor *m, const struct proc_entry *p, struct shape *s)
{
    const struct edition *e = m->kernel.edition;
    struct shape_page page[UNIX_PAGES];
    struct user_area u;
    *s = (struct shape){ .clicks = p->size };
    if (!e)
        return false;
    if (!e->page) {
        add(s, 0, p->addr, p->size);
        return true;
    }
    if (!unix_user(m, p->addr, &u) || !shape_pages_of(m, p, &u, page))
        return false;
    struct proc_entry holder = shape_holder(m, p);
    add(s, 0, p->addr, e->usize);
    s->clicks = e->usize;
    for (int n = 0; n < UNIX_PAGES; n++) {
        add_page(m, &holder, n, &page[n], s);
        s->clicks = (word)(s->clicks + page[n].clicks);
    }
    return true;
}

bool shape_click(const struct shape *s, uint32_t offset, word *click)
{
    for (int i = 0; i < s->runs; i++) {
        const struct shape_run *run = &s->run[i];
        if (offset < run->offset || offset - run->offset >= run->clicks)
            continue;
        *click = (word)(run->at + offset - run->offset);
        return true;
    }
    return false;
}

/* What must be so of the lab kernel's processes. */
#include "monitor/lab/balance.h"

enum { PAGE_CLICKS = 128, BLOCK_CLICKS = 8 };

static int pages_of(int clicks)
{
    return (clicks + PAGE_CLICKS - 1) / PAGE_CLICKS;
}

static int within_page(int clicks)
{
    return clicks < 0 ? 0 : clicks > PAGE_CLICKS ? PAGE_CLICKS : clicks;
}

/* Clicks that page K of a process of these sizes has: data behind the text's pages, stack at
 * the end of memory (images/lab/sys/page.s, pglen). */
static int page_clicks(const struct lab_user *u, int k)
{
    int text = pages_of(u->tsize);
    if (k < text)
        return 0;
    int data = within_page(u->dsize - (k - text) * PAGE_CLICKS);
    return data ? data : within_page(u->ssize - (LAB_PAGES - 1 - k) * PAGE_CLICKS);
}

/* P, in core, has the pages that its sizes say, each long enough. */
static void sizes(struct balance *b, const struct lab_proc *p)
{
    const struct lab_tables *t = &b->tables;
    int sum = t->n.usize;
    for (int k = 0; k < LAB_PAGES; k++) {
        int want = page_clicks(&p->u, k);
        word page = p->page[k];
        sum += want;
        if (want && !page)
            balance_tell(b, "Process %u has no page %d.\n", p->pid, k);
        else if (want && lab_word(t, page + (unsigned)t->n.pg_size) < want)
            balance_tell(b, "Page %d of process %u has fewer than %d clicks.\n", k,
                         p->pid, want);
    }
    if (sum != p->size)
        balance_tell(b, "Process %u has %d clicks, and its p.size is %d.\n", p->pid, sum,
                     p->size);
}

/* Whoever is out lies at the place that is kept for him, and has room there. */
static void place(struct balance *b, const struct lab_proc *p)
{
    const struct lab_tables *t = &b->tables;
    if (p->in_core || lab_zombie(t, p))
        return;
    if (p->addr != p->swap)
        balance_tell(b, "Process %u is out at block %06o, and %06o is kept for it.\n",
                     p->pid, p->addr, p->swap);
    if (p->swap_blocks * BLOCK_CLICKS < p->size)
        balance_tell(b, "Process %u has %d clicks, and %d blocks of swap.\n", p->pid,
                     p->size, p->swap_blocks);
}

/* A page that one may not write because others have it is not shared for good as well, and
 * one that others have is one of the two. */
static void sharing(struct balance *b, const struct lab_proc *p)
{
    const struct lab_tables *t = &b->tables;
    if (p->cow & p->shr)
        balance_tell(b, "Process %u has pages both copy-on-write and shared.\n", p->pid);
    for (int k = 0; k < LAB_PAGES; k++)
        if (p->page[k] && lab_word(t, p->page[k] + (unsigned)t->n.pg_cnt) > 1 &&
            !((p->cow | p->shr) >> k & 1))
            balance_tell(b, "Process %u may write its page %d, which others have.\n",
                         p->pid, k);
}

/* Whoever has lent his memory has a child that runs in it. */
static void lending(struct balance *b, const struct lab_proc *p)
{
    const struct lab_tables *t = &b->tables;
    int borrowers = 0;
    for (const struct lab_proc *q = t->proc; q->at; q++)
        borrowers += !lab_zombie(t, q) && q->lent == p->at;
    if (borrowers != ((p->flag & t->n.slent) != 0))
        balance_tell(b, "Process %u has lent its memory %s, and %d have borrowed it.\n",
                     p->pid, p->flag & t->n.slent ? "once" : "to nobody", borrowers);
}

static void family(struct balance *b, const struct lab_proc *p)
{
    const struct lab_tables *t = &b->tables;
    const struct lab_proc *parent = lab_proc_pid(t, p->ppid);
    if (!parent || lab_zombie(t, parent))
        balance_tell(b, "Process %u has no parent.\n", p->pid);
}

void balance_procs(struct balance *b)
{
    const struct lab_tables *t = &b->tables;
    for (const struct lab_proc *p = t->proc; p->at; p++) {
        if (p->at != t->n.proc)
            family(b, p);
        place(b, p);
        if (lab_zombie(t, p) || !p->in_core || p->half_made)
            continue;
        sharing(b, p);
        lending(b, p);
        if (b->quiet && !(p->flag & t->n.slent) && p->at != t->n.proc)
            sizes(b, p);
    }
}

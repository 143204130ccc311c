/* How a child of the lab's kernel comes by its memory, and how what it has borrowed goes back
 * (images/lab/sys: forkcore.s forkswap.s forkcow.s vfork.s rfork.s spawn.s). */
#include "monitor/fork/observe.h"
#include "monitor/unix/entry.h"

enum { FAILS = 0177777 };

/* Where core is short the ways that copy go on by the disk: the inner function's is how. */
void way_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct fork_record *r = record_of(o, a->making);
    space_flush(o, a);
    f->about = unix_slot(o->m, f->arg[0]);
    o->shared_from = observe_now(o);
    o->shared_apart = 0;
    if (r)
        r->how = f->hook->how;
}

/* The u-area is copied: what follows is the pages' part. */
void ucopy_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct fork_record *r = record_of(o, a->making);
    space_flush(o, a);
    o->shared_from = observe_now(o);
    if (r && r0 == 0)
        record_stage(o, r, STAGE_COPIED, f->back);
}

/* A thread's stack is made before newproc is called. */
void newstk_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct fork_record *r = record_of(o, a->making);
    (void)r0;
    if (r)
        r->stack_ns = observe_now(o) - f->at;
}

/* A page is copied at once: for a stack, or because it cannot be shared as it is. */
void pgcopy_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    (void)r0;
    if (a->making >= 0)
        o->shared_apart += observe_now(o) - f->at;
}

/* Clicks that the child has in the pages of MASK; they are this fork's from now on. */
static word take_pages(struct observatory *o, const struct proc_entry *child, byte mask,
                       int fork)
{
    struct page_entry page;
    unsigned clicks = 0;
    for (int n = 0; n < UNIX_PAGES; n++) {
        int i = entry_of(o->m, TABLE_PAGE, child->page[n]);
        if (!(mask >> n & 1) || i < 0 || i >= KERNEL_ENTRIES ||
            !unix_page(o->m, i, &page))
            continue;
        o->page_fork[i] = fork;
        clicks += page.clicks;
    }
    return (word)clicks;
}

static void tell_shared(struct observatory *o, struct actor *a, struct fork_record *r,
                        const struct frame *f)
{
    struct proc_entry child;
    struct fork_event e = { .kind = EVENT_SHARED, .fork = a->making };
    if (!unix_proc(o->m, f->about, &child))
        return;
    e.shared.good = f->hook->how != FORK_COW;
    e.shared.pages = e.shared.good ? child.shared : child.copied;
    e.shared.entries = (word)__builtin_popcount(e.shared.pages);
    e.shared.clicks = take_pages(o, &child, e.shared.pages, a->making);
    e.shared.ns = observe_now(o) - o->shared_from - o->shared_apart;
    observe_emit(o, a, &e);
    if (!r)
        return;
    r->entries = e.shared.entries;
    r->shared_pages = e.shared.pages;
    r->shared_clicks = e.shared.clicks;
    r->entry_ns = e.shared.ns;
    record_stage(o, r, STAGE_SHARED, f->back);
}

static void tell_lent(struct observatory *o, struct actor *a, struct fork_record *r,
                      const struct frame *f)
{
    const struct user_layout *l = o->m->kernel.edition->user;
    struct fork_event e = {
        .kind = EVENT_LENT,
        .fork = a->making,
        .given = {a->slot, a->pid, observe_u(o, l->dsize), observe_u(o, l->ssize)}
    };
    observe_emit(o, a, &e);
    if (r)
        record_stage(o, r, STAGE_LENT, f->back);
}

void way_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct fork_record *r = record_of(o, a->making);
    space_flush(o, a);
    if (a->making < 0 || r0 == FAILS || (r && r->how != f->hook->how))
        return;
    switch (f->hook->how) {
    case FORK_CORE:
        if (r)
            record_stage(o, r, STAGE_COPIED, f->back);
        break;
    case FORK_COW:
    case FORK_SHARE:
    case FORK_THREAD:
        tell_shared(o, a, r, f);
        break;
    case FORK_BORROW:
        tell_lent(o, a, r, f);
        break;
    default:
        break;
    }
}

/* Who has borrowed nothing gives nothing back. */
void vgive_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct proc_entry p;
    space_flush(o, a);
    f->about = -1;
    if (!unix_proc(o->m, a->slot, &p) || p.lent == 0)
        return;
    const struct user_layout *l = o->m->kernel.edition->user;
    f->about = unix_slot(o->m, p.lent);
    f->size = observe_u(o, l->dsize); /* the parent's from now on */
    f->addr = observe_u(o, l->ssize);
    a->given = true;
    if (o->track)
        track_exec(o->track, a->slot);
}

void vgive_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct proc_entry owner;
    struct fork_record *r = record_of(o, a->window);
    struct fork_event e = { .kind = EVENT_GIVEN, .fork = actor_fork(a) };
    (void)r0;
    if (f->about < 0 || !unix_proc(o->m, f->about, &owner))
        return;
    e.given.slot = f->about;
    e.given.pid = owner.pid;
    e.given.data = f->size;
    e.given.stack = f->addr;
    observe_emit(o, a, &e);
    if (!r)
        return;
    r->given_at = e.at;
    record_stage(o, r, STAGE_GIVEN, f->back);
}

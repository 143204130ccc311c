/* Pages that were shared become one process's own: by a store, the user's or the kernel's on
 * its behalf, or because they grow (images/lab/sys: fault.s, expand.s, rfork.s). A page is
 * booked to the fork that shared it last, whoever writes it. */
#include "monitor/fork/observe.h"
#include "monitor/unix/entry.h"

#include <string.h>

/* Who alone has the page of an activation of unshare or resize: how many hold it is in its
 * SIZE, the page's number in page[] in ABOUT. */
enum { NO_PAGE = -1 };

static void find_page(struct observatory *o, const struct proc_entry *p, unsigned n,
                      struct frame *f)
{
    struct page_entry page;
    f->about = NO_PAGE;
    f->size = 0;
    if (n >= UNIX_PAGES || !unix_page_at(o->m, p->page[n], &page))
        return;
    f->about = entry_of(o->m, TABLE_PAGE, p->page[n]);
    f->size = page.count;
}

static int fork_of_page(const struct observatory *o, int page)
{
    return page >= 0 && page < KERNEL_ENTRIES ? o->page_fork[page] : -1;
}

/* The clicks just copied, to E; they are no run any more. */
static void take_copy(struct observatory *o, struct actor *a, struct fork_event *e)
{
    const struct click_run run = a->run;
    space_flush(o, a);
    if (run.kind != EVENT_COPY)
        return;
    e->fault.copied = true;
    e->fault.from = run.from;
    e->fault.to = run.to;
    e->fault.clicks = run.clicks;
    e->fault.copy_ns = run.ended - run.began;
}

static void count(struct observatory *o, struct fork_record *r,
                  const struct fork_event *e)
{
    bool grown = e->fault.by == FAULT_GROWTH;
    o->totals.pages_copied += e->fault.copied;
    o->totals.pages_taken += !e->fault.copied;
    o->totals.clicks_later += e->fault.clicks;
    if (!r)
        return;
    r->faults_copied[r->complete] += e->fault.copied;
    r->faults_grown[r->complete] += e->fault.copied && grown;
    r->faults_taken[r->complete] += !e->fault.copied;
    r->clicks_later[r->complete] += e->fault.clicks;
}

/* A fault of the fork A->FAULT_FORK enters its record; its time is not known yet. */
static void book(struct observatory *o, struct actor *a)
{
    const struct fork_event *e = &a->fault;
    struct fork_record *r = record_of(o, a->fault_fork);
    count(o, r, e);
    a->fault_index = -1;
    if (!r)
        return;
    if (r->faults < RECORD_FAULTS) {
        a->fault_index = r->faults++;
        struct fork_fault *f = &r->fault[a->fault_index];
        *f = (struct fork_fault){ .at = observe_now(o),
                                  .slot = a->slot,
                                  .pid = a->pid,
                                  .copy_ns = e->fault.copy_ns,
                                  .by = e->fault.by,
                                  .copied = e->fault.copied,
                                  .after = r->complete,
                                  .page = e->fault.page,
                                  .from = e->fault.from,
                                  .to = e->fault.to,
                                  .clicks = e->fault.clicks,
                                  .pc = e->fault.pc };
        memcpy(f->name, a->name, sizeof f->name);
        memcpy(f->call, e->fault.call, sizeof f->call);
    }
    record_fault(o, r, a->fault_index, o->m->machine->cpu.r[PC]);
}

/* The time it took is known: it is told. */
static void tell(struct observatory *o, struct actor *a)
{
    struct fork_record *r = record_of(o, a->fault_fork);
    a->fault.fault.ns = observe_now(o) - a->fault_at;
    a->fault.fork = a->fault_fork;
    observe_emit(o, a, &a->fault);
    if (r && a->fault_index >= 0)
        r->fault[a->fault_index].ns = a->fault.fault.ns;
    bool after =
        !r || (a->fault_index >= 0 ? r->fault[a->fault_index].after : r->complete);
    if (!after) {
        r->fault_ns += a->fault.fault.ns;
        r->fault_copy_ns += a->fault.fault.copy_ns;
    }
    a->fault_fork = a->fault_index = -1;
}

void fault_ended(struct observatory *o, struct actor *a)
{
    if (!a->faulting)
        return;
    a->faulting = false;
    tell(o, a);
    hooks_await_user(o);
}

int core_fork(const struct observatory *o, const struct actor *a)
{
    bool fault = actor_within(a, "_cowpage") || actor_within(a, "_resize");
    const struct frame *in = actor_within(a, "_swapin");
    int slot = in ? unix_slot(o->m, in->arg[0]) : -1;
    if (slot >= 0 && slot < KERNEL_PROCS)
        return o->actor[slot].window;
    return fault && a->fault_fork >= 0 ? a->fault_fork : actor_fork(a);
}

/* Whether the page is one is seen when unshare has been called. */
void cowpage_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    space_flush(o, a);
    fault_ended(o, a);
    a->fault = (struct fork_event){ .kind = EVENT_FAULT };
    a->fault_at = o->abort_at;
    a->fault_retry = o->abort_retry;
    a->fault.fault.page = (byte)f->arg[0];
    a->fault_fork = -1;
    f->about = 0; /* not its own yet */
}

void unshare_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct proc_entry p;
    space_flush(o, a);
    f->about = NO_PAGE;
    if (!unix_proc(o->m, unix_slot(o->m, f->arg[0]), &p))
        return;
    find_page(o, &p, f->arg[1], f);
    if (!actor_top(a, "_cowpage")) {
        fault_ended(o, a);
        a->fault = (struct fork_event){ .kind = EVENT_FAULT };
        a->fault_at = f->at;
    }
    a->fault_fork = fork_of_page(o, f->about);
}

/* In cowpage its end is the fault's; in rfork and clone it is no fault. */
void unshare_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    if (f->about == NO_PAGE || r0 != 0) {
        a->fault_fork = -1;
        return;
    }
    take_copy(o, a, &a->fault);
    if (actor_top(a, "_cowpage")) {
        a->frame[a->frames - 1].about = 1;
        return;
    }
    a->fault.fault.by = FAULT_SHARING;
    a->fault.fault.page = (byte)f->arg[1];
    book(o, a);
    tell(o, a);
}

void cowpage_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    if (r0 != 0 || f->about == 0)
        return;
    struct fork_event *e = &a->fault;
    e->fault.by = a->fault_retry ? FAULT_KERNEL : FAULT_STORE;
    e->fault.pc = a->fault_retry ? 0 : call_pc(o);
    if (a->fault_retry)
        snprintf(e->fault.call, sizeof e->fault.call, "%s", a->call.call.name);
    book(o, a);
    a->faulting = true;
    hooks_await_store(o, a->fault_retry);
}

/* A copy-on-write page that others hold too is copied when it grows. */
void resize_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct proc_entry p;
    space_flush(o, a);
    f->about = NO_PAGE;
    if (!unix_proc(o->m, a->slot, &p) || !(p.copied >> (f->arg[0] & 7) & 1))
        return;
    find_page(o, &p, f->arg[0], f);
    if (f->size < 2) {
        f->about = NO_PAGE;
        return;
    }
    fault_ended(o, a);
    a->fault = (struct fork_event){ .kind = EVENT_FAULT };
    a->fault_at = f->at;
    a->fault_fork = fork_of_page(o, f->about);
}

void resize_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    if (f->about == NO_PAGE)
        return;
    if (r0 != 0) {
        a->fault_fork = -1;
        return;
    }
    take_copy(o, a, &a->fault);
    a->fault.fault.by = FAULT_GROWTH;
    a->fault.fault.page = (byte)f->arg[0];
    book(o, a);
    tell(o, a);
}

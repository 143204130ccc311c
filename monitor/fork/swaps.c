/* Images and texts on their way to the swap area and back: the kernel's swap(), and what the
 * disk spent on it (V6 ken/text.c, dmr/bio.c). Transfers that are no swapper's and touch an
 * image are a raw device's. */
#include "monitor/fork/observe.h"
#include "monitor/unix/pack.h"

enum { B_READ = 1 };

void xswap_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    space_flush(o, a);
    f->about = unix_slot(o->m, f->arg[0]);
}

void xswap_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct fork_record *r = record_of(o, a->making);
    if (r && r->paged && r->how == FORK_SWAP && r0 == 0)
        record_stage(o, r, STAGE_SWAPPED, f->back);
    bool free = f->arg[1]; /* the image that was written is not kept */
    if (o->track && free && r0 == 0)
        track_swapped(o->track, f->about,
                      f->about == a->slot && actor_within(a, "_cowpage"));
}

static struct swapping *swapping_of(struct observatory *o, int slot)
{
    for (int i = 0; i < SWAPPING; i++)
        if (o->swapping[i].slot == slot)
            return &o->swapping[i];
    return NULL;
}

/* Whose image comes in from BLOCK; -1: a text. */
static int owner_of_block(const struct observatory *o, word block)
{
    struct proc_entry p;
    for (int slot = 0; slot < unix_procs(o->m); slot++)
        if (unix_proc(o->m, slot, &p) && p.stat != PROC_FREE && p.stat != PROC_ZOMBIE &&
            !unix_in_core(&p) && p.addr == block)
            return slot;
    return -1;
}

/* The lab writes a text to swap when the last of its processes leaves core. */
static bool is_text(const struct observatory *o, word click)
{
    struct text_entry t;
    for (int i = 0; o->m->kernel.edition->page && i < unix_texts(o->m); i++)
        if (unix_text(o->m, i, &t) && t.used && t.ccount && t.caddr == click)
            return true;
    return false;
}

/* Whose image this is about, in F->about; -1: a text. */
void swap_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    const struct frame *xswap = actor_top(a, "_xswap");
    bool out = !(f->arg[3] & B_READ);
    space_flush(o, a);
    f->about = xswap ? xswap->about : out ? -1 : owner_of_block(o, f->arg[0]);
    if (out && is_text(o, f->arg[1]))
        f->about = -1;
    struct swapping *s = swapping_of(o, a->slot);
    if (!s)
        s = swapping_of(o, -1);
    if (s)
        *s = (struct swapping){ .slot = a->slot,
                                .out = out,
                                .block = f->arg[0],
                                .click = f->arg[1],
                                .clicks = f->arg[2],
                                .asked = f->at };
    int born = f->about >= 0 && f->about < KERNEL_PROCS ? o->actor[f->about].window : -1;
    struct fork_record *r = record_of(o, a->making >= 0 ? a->making : born);
    if (r && a->making >= 0 && r->swaps == 0)
        record_stage(o, r, STAGE_SWAP_OUT, o->m->machine->cpu.r[PC]);
    else if (r && !out && !r->child_return.seen)
        record_stage(o, r, STAGE_SWAP_IN, o->m->machine->cpu.r[PC]);
}

static void note_swap(struct observatory *o, struct actor *a, const struct frame *f,
                      const struct fork_event *e)
{
    struct fork_record *r = record_of(o, e->fork);
    if (!r)
        return;
    record_swap(o, r, e);
    if (a->making >= 0) {
        if (!r->paged) /* the lab's image may take several */
            record_stage(o, r, STAGE_SWAPPED, f->back);
    } else if (!e->swap.out && !e->swap.text && !r->child_return.seen) {
        if (r->child_addr == 0)
            r->child_addr = e->swap.click;
        record_stage(o, r, STAGE_IN_CORE, f->back);
    }
}

void swap_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct fork_event e = { .kind = EVENT_SWAP, .fork = actor_fork(a) };
    struct swapping *s = swapping_of(o, a->slot);
    (void)r0;
    if (e.fork < 0 && f->about >= 0 && f->about < KERNEL_PROCS)
        e.fork = o->actor[f->about].window;
    e.swap.out = !(f->arg[3] & B_READ);
    e.swap.text = f->about < 0;
    e.swap.slot = f->about;
    if (!e.swap.text && f->about < KERNEL_PROCS) {
        const struct actor *owner = &o->actor[f->about];
        e.swap.pid = owner->pid;
        snprintf(e.swap.name, sizeof e.swap.name, "%s", owner->name);
    }
    e.swap.block = f->arg[0];
    e.swap.click = f->arg[1];
    e.swap.clicks = f->arg[2];
    e.swap.ns = observe_now(o) - f->at;
    if (s) {
        e.swap.transfers = s->transfers;
        e.swap.times = s->times;
        s->slot = -1;
    }
    observe_emit(o, a, &e);
    note_swap(o, a, f, &e);
}

enum { BLOCK = 512 };

struct swapping *swapping_by(struct observatory *o, const struct transfer *t)
{
    uint32_t first;
    int drive = unix_swap_place(o->m, 0, &first);
    if (drive < 0 || drive != unix_drive_of(o->m, t->board, t->drive))
        return NULL;
    for (int i = 0; i < SWAPPING; i++) {
        struct swapping *s = &o->swapping[i];
        paddr low = (paddr)s->click * CLICK;
        if (s->slot >= 0 && s->out == !t->to_core && t->at >= low &&
            t->at < low + (paddr)s->clicks * CLICK &&
            t->block == first + s->block + (t->at - low) / BLOCK)
            return s;
    }
    return NULL;
}

/* Raw input and output, as physio does it, goes straight between an image and the disk; the
 * kernel's buffers lie below all images, of which the first is process 0's. */
static void raw(struct observatory *o, const struct transfer *t)
{
    struct proc_entry p;
    word click = (word)(t->at / CLICK), usize = o->m->kernel.edition->usize;
    if (!unix_proc(o->m, 0, &p) || click < p.addr)
        return;
    for (int slot = 0; o->track && slot < unix_procs(o->m); slot++)
        if (unix_proc(o->m, slot, &p) && p.flag & PROC_LOADED && p.stat != PROC_FREE &&
            p.stat != PROC_ZOMBIE && click >= p.addr && click < p.addr + p.size)
            track_dma(o->track, slot, (word)(p.addr + usize), t->to_core ? WRITE : READ,
                      t->at, t->words);
}

static void transferred(void *host, const struct transfer *t)
{
    struct observatory *o = host;
    struct swapping *s = swapping_by(o, t);
    if (!s) {
        if (t->words)
            raw(o, t);
        return;
    }
    int64_t waited = s->transfers++ == 0 ? t->began - s->asked : 0;
    s->words += t->words;
    s->times.queued += t->times.queued + waited;
    s->times.seek += t->times.seek;
    s->times.rotation += t->times.rotation;
    s->times.transfer += t->times.transfer;
}

void swaps_forget(struct observatory *o)
{
    for (int i = 0; i < SWAPPING; i++)
        o->swapping[i].slot = -1;
}

void swaps_listen(struct observatory *o, bool on)
{
    struct unibus *bus = &o->m->machine->bus;
    swaps_forget(o);
    o->disk = (struct transfer_listener){ .host = o, .transferred = transferred };
    for (int n = 0; n < bus->boards; n++)
        if (bus->board[n]->kind->drives)
            bus->board[n]->listener = on ? &o->disk : NULL;
}

/* Whose each click of core and each block of swap is, by the kernel's tables. An image in core
 * is one piece, u-area, data, stack (V6 param.h, proc.h); on the lab the u-area and each KT11
 * page are pieces of their own. Where two claim a click the later one painted has it. */
#include "monitor/panel/core_parts.h"

#include "monitor/unix/whole.h"

enum { PAGE_CLICKS = 128 };

void core_paint(const struct core_area *f, uint32_t at, uint32_t size,
                struct core_click c)
{
    uint32_t end = at + size < f->to ? at + size : f->to;
    for (uint32_t i = at > f->from ? at : f->from; i < end; i++)
        f->cell[i - f->from] = c;
}

/* Data and stack of P in clicks, from its user structure; an image on swap is read once. */
static void sizes_of(const struct monitor *m, struct core_keep *k,
                     const struct proc_entry *p, word *dsize, word *ssize)
{
    const struct user_layout *l = m->kernel.edition->user;
    struct core_seen *seen = &k->seen[p->slot];
    struct user_area u;
    *dsize = *ssize = 0;
    if (unix_in_core(p)) {
        seen->sized = false;
        if (core_word(m, p->addr, l->dsize, dsize))
            core_word(m, p->addr, l->ssize, ssize);
        return;
    }
    if (!seen->sized || seen->addr != p->addr || seen->size != p->size) {
        whole_user(m, p, &u, NULL);
        seen->dsize = u.dsize;
        seen->ssize = u.ssize;
        seen->sized = true;
    }
    *dsize = seen->dsize;
    *ssize = seen->ssize;
}

/* The image of P, SIZE clicks from AT on. What is beyond its data is stack, or to be. */
static void paint_image(const struct monitor *m, struct core_keep *k,
                        const struct core_area *f, uint32_t at, uint32_t size,
                        const struct proc_entry *p)
{
    word dsize, ssize, usize = m->kernel.edition->usize;
    struct core_click c = { .slot = (int16_t)p->slot };
    bool kept = f->unit > 1 && unix_in_core(p);
    c.marks = (byte)((kept ? CORE_KEPT : 0) |
                     (p->flag & (PROC_LOCKED | PROC_SWAPPING) ? CORE_SWAPPING : 0));
    sizes_of(m, k, p, &dsize, &ssize);
    for (uint32_t click = 0; click < size; click += f->unit, at++) {
        bool stack = click >= (uint32_t)usize + dsize || click + ssize >= p->size;
        c.owner = click < usize ? CORE_USER : stack ? CORE_STACK : CORE_DATA;
        core_paint(f, at, 1, c);
    }
}

/* Whether the user structure at p_addr says that it is P's. */
static bool is_own(const struct monitor *m, const struct proc_entry *p)
{
    word procp;
    return core_word(m, p->addr, m->kernel.edition->user->procp, &procp) &&
           procp == p->at;
}

/* Who makes a child through the disk lends it his image until it is written: p_addr is that
 * of both (slp.c, newproc). */
static bool is_lent(const struct core_keep *k, const struct proc_entry *p)
{
    for (int slot = 0; slot < k->procs; slot++) {
        const struct proc_entry *other = &k->proc[slot];
        if (slot != p->slot && unix_in_core(other) && other->addr == p->addr &&
            other->pid == p->ppid)
            return true;
    }
    return false;
}

static const struct proc_entry *process_of(const struct core_keep *k, int slot)
{
    return slot >= 0 && slot < k->procs ? &k->proc[slot] : NULL;
}

static void paint_process(const struct monitor *m, struct core_keep *k,
                          const struct core_area *f, const struct owner *o, bool own)
{
    const struct proc_entry *p = process_of(k, o->slot);
    bool core = f->unit == 1;
    if (!p || (core && is_lent(k, p)) || own != (!core || is_own(m, p)))
        return;
    paint_image(m, k, f, o->at, o->size * f->unit, p);
}

/* Page N of P is stack: data come first, in whole pages behind whole pages of text. */
static bool is_stack(const struct monitor *m, const struct proc_entry *p, int n)
{
    const struct user_layout *l = m->kernel.edition->user;
    word tsize = 0, dsize = 0;
    core_word(m, p->addr, l->tsize, &tsize);
    core_word(m, p->addr, l->dsize, &dsize);
    int first = (tsize + PAGE_CLICKS - 1) / PAGE_CLICKS;
    return n >= first + (dsize + PAGE_CLICKS - 1) / PAGE_CLICKS;
}

static void paint_page(const struct monitor *m, const struct core_keep *k,
                       const struct core_area *f, const struct owner *o)
{
    const struct proc_entry *p = process_of(k, o->holder);
    struct core_click c = { .owner = CORE_NOBODY, .slot = -1 };
    if (o->holders > 0 && p) {
        c.slot = (int16_t)p->slot;
        c.marks = (byte)((o->copied ? CORE_ON_WRITE : 0) | (p->lent ? CORE_LENT : 0));
        c.owner = is_stack(m, p, o->page) ? CORE_STACK : CORE_DATA;
    }
    if (o->holders > 1) {
        c.owner = CORE_SHARED;
        c.holders = (byte)(o->holders > 255 ? 255 : o->holders);
    }
    core_paint(f, o->at, o->size, c);
}

static void paint_owner(const struct monitor *m, struct core_keep *k,
                        const struct core_area *f, const struct owner *o, bool own)
{
    struct core_click c = { .owner = CORE_KERNEL, .slot = -1 };
    switch (o->kind) {
    case OWNER_PROCESS:
        paint_process(m, k, f, o, own);
        return;
    case OWNER_PAGE:
        paint_page(m, k, f, o);
        return;
    case OWNER_ZOMBIE:
        c.owner = CORE_USER;
        c.slot = (int16_t)o->slot;
        break;
    case OWNER_TEXT:
        c.owner = CORE_TEXT;
        c.slot = (int16_t)o->slot;
        break;
    case OWNER_FREE:
        c.owner = CORE_FREE;
        break;
    default:
        c.marks = CORE_KERNEL_DATA;
    }
    core_paint(f, o->at, o->size, c);
}

/* By rising trust: a click is whose the last of these says. */
static const struct {
    enum owner_kind kind;
    bool own;
} order[] = {
    {OWNER_PROCESS,  false},
    { OWNER_ZOMBIE,  true },
    { OWNER_PROCESS, true },
    { OWNER_PAGE,    true },
    { OWNER_TEXT,    true },
    { OWNER_KERNEL,  true },
    { OWNER_FREE,    true },
};

void core_paint_all(const struct monitor *m, struct core_keep *k,
                    const struct core_area *f)
{
    const struct core_click nobody = { .owner = CORE_NOBODY, .slot = -1 };
    core_paint(f, f->from, f->to - f->from, nobody);
    for (size_t n = 0; n < sizeof order / sizeof order[0]; n++)
        for (int i = 0; i < k->owners.count; i++)
            if (k->owners.list[i].kind == order[n].kind)
                paint_owner(m, k, f, &k->owners.list[i], order[n].own);
}

/* The kernel's click that is at VA for it; NULL: it has none there. */
static struct core_click *kernel_click(const struct monitor *m, const struct core_area *f,
                                       word va, enum space space)
{
    paddr pa;
    if (mmu_peek(&m->machine->mmu, va, KERNEL, space, READ, &pa) || pa / CLICK >= f->to ||
        f->cell[pa / CLICK].owner != CORE_KERNEL)
        return NULL;
    return &f->cell[pa / CLICK];
}

/* The kernel's own memory, by its names: a click is what its middle is. */
void core_paint_kernel(const struct monitor *m, const struct core_area *f)
{
    const struct symbols *s = &m->kernel.symbols;
    struct core_click *c;
    uint32_t end = (uint32_t)s->text_at + s->text;
    word buffers;
    for (uint32_t va = s->text_at; va + CLICK / 2 < end; va += CLICK)
        if ((c = kernel_click(m, f, (word)va, I_SPACE)))
            c->marks = 0;
    if (!kernel_symbol(&m->kernel, "_buffers", &buffers))
        return;
    end = (uint32_t)buffers + edition_room(s, "_buffers");
    for (uint32_t va = (buffers + CLICK / 2u - 1) / CLICK * CLICK;
         va + CLICK / 2 < end && va < m->kernel.edition->at; va += CLICK)
        if ((c = kernel_click(m, f, (word)va, D_SPACE)))
            *c = (struct core_click){ .owner = CORE_BUFFERS, .slot = -1 };
}

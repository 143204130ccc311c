/* Virtual addresses of clicks, and the names of what lies there: of the kernel by the KT11's
 * present map, of processes by their segments, whether they run or not. */
#include "monitor/panel/core_where.h"

#include "monitor/programs.h"
#include "monitor/unix/segment.h"

enum { PAGE_BYTES = 8192 };

/* A name anywhere in the click, the one at its beginning first. */
static void name_click(const struct symbols *s, enum space space, struct core_where *w)
{
    w->known = true;
    if (s && s->count)
        symbols_tell(s, w->va, space, w->symbol, sizeof w->symbol);
}

struct core_where where_in_kernel(const struct monitor *m, uint32_t click)
{
    struct core_where w = { .known = false };
    if (!m->kernel.known || !m->kernel.edition)
        return w;
    for (int space = I_SPACE; space <= D_SPACE && !w.known; space++)
        for (uint32_t va = 0; va < m->kernel.edition->at && !w.known; va += CLICK) {
            paddr pa;
            if (mmu_peek(&m->machine->mmu, (word)va, KERNEL, space, READ, &pa) ||
                pa / CLICK != click)
                continue;
            w.va = (word)va;
            name_click(&m->kernel.symbols, space, &w);
        }
    return w;
}

/* The image's click OFFSET, by the segments of data and stack. */
static bool find(struct monitor *m, const struct proc_entry *p,
                 const struct process_map *map, uint32_t offset, struct core_where *w)
{
    struct segment s;
    for (int page = 0; page < SEGMENTS; page++) {
        if (!process_segment(map, page, &s) || s.text || offset < s.prototype ||
            offset - s.prototype >= s.bytes / CLICK)
            continue;
        w->va = (word)(s.low + (offset - s.prototype) * CLICK);
        name_click(s.down ? NULL : program_symbols(m, p->slot), D_SPACE, w);
        return true;
    }
    return false;
}

static bool offset_of(const struct shape *s, uint32_t click, uint32_t *offset)
{
    for (int i = 0; i < s->runs; i++) {
        const struct shape_run *run = &s->run[i];
        if (click < run->at || click - run->at >= run->clicks)
            continue;
        *offset = run->offset + (click - run->at);
        return true;
    }
    return false;
}

static struct core_where in_image(struct monitor *m, int slot, bool core, uint32_t at)
{
    struct core_where w = { .known = false };
    struct process_map map;
    struct proc_entry p;
    uint32_t offset = at;
    const struct edition *e = m->kernel.edition;
    if (!e || !unix_proc(m, slot, &p) || p.stat == PROC_FREE ||
        !process_map(m, &p, &map) || (core && !offset_of(&map.image.shape, at, &offset)))
        return w;
    if (offset < e->usize) {
        w.known = true;
        w.va = (word)(e->at + offset * CLICK);
    } else {
        find(m, &p, &map, offset, &w);
    }
    return w;
}

struct core_where where_in_image(struct monitor *m, int slot, uint32_t click)
{
    return in_image(m, slot, true, click);
}

struct core_where where_on_swap(struct monitor *m, int slot, uint32_t offset)
{
    return in_image(m, slot, false, offset);
}

/* Of a process that has this text. */
static const struct symbols *names_of(struct monitor *m, word textp)
{
    struct proc_entry p;
    for (int slot = 0; slot < unix_procs(m); slot++) {
        if (!unix_proc(m, slot, &p) || p.stat == PROC_FREE || p.stat == PROC_ZOMBIE ||
            p.textp != textp)
            continue;
        const struct symbols *s = program_symbols(m, slot);
        if (s)
            return s;
    }
    return NULL;
}

struct core_where where_in_text(struct monitor *m, int slot, uint32_t offset)
{
    struct core_where w = { .known = false };
    struct text_entry t;
    if (!unix_text(m, slot, &t) || !t.used || offset >= t.size)
        return w;
    w.va = (word)(offset * CLICK);
    name_click(names_of(m, t.at), I_SPACE, &w);
    return w;
}

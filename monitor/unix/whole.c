/* Images in core and on the swap device, where each begins at the start of a block. */
#include "monitor/unix/whole.h"
#include "monitor/monitor.h"
#include "monitor/unix/pack.h"
#include "monitor/unix/user.h"

bool whole_of(const struct monitor *m, const struct proc_entry *p, struct whole *w)
{
    bool zombie = p->stat == PROC_ZOMBIE;
    bool core = unix_in_core(p);
    *w = (struct whole){ .drive = -1,
                         .at = p->addr,
                         .clicks = zombie ? BLOCK_SIZE / CLICK : p->size };
    if (p->stat == PROC_FREE || !m->kernel.edition ||
        (zombie && m->kernel.edition->zombie == 0))
        return false;
    if (!core) {
        w->drive = unix_swap_place(m, p->addr, &w->at);
        return w->drive >= 0;
    }
    bool known = shape_of(m, p, &w->shape);
    w->clicks = w->shape.clicks;
    return known;
}

bool whole_text(const struct monitor *m, const struct text_entry *t, struct whole *w)
{
    bool loaded = t->ccount != 0;
    *w = (struct whole){
        .drive = -1,
        .at = loaded ? t->caddr : t->daddr,
        .clicks = t->size,
        .shape = {t->size, 1, { { 0, t->caddr, t->size } }}
    };
    if (!t->used)
        return false;
    if (!loaded)
        w->drive = unix_swap_place(m, t->daddr, &w->at);
    return loaded || w->drive >= 0;
}

/* In core: what lies in one click, then in the next. */
static bool from_core(const struct monitor *m, const struct shape *s, uint32_t offset,
                      byte *data, size_t n)
{
    while (n > 0) {
        word click;
        size_t some = CLICK - offset % CLICK;
        if (some > n)
            some = n;
        if (!shape_click(s, offset / CLICK, &click) ||
            !core_bytes(m, click, offset % CLICK, data, some))
            return false;
        data += some;
        offset += (uint32_t)some;
        n -= some;
    }
    return true;
}

bool whole_bytes(const struct monitor *m, const struct whole *w, uint32_t offset,
                 byte *data, size_t n)
{
    if (offset > (uint32_t)w->clicks * CLICK || n > (uint32_t)w->clicks * CLICK - offset)
        return false;
    if (w->drive < 0)
        return from_core(m, &w->shape, offset, data, n);
    return unix_pack_read(m, w->drive, (int64_t)w->at * BLOCK_SIZE + offset, data, n);
}

bool whole_user(const struct monitor *m, const struct proc_entry *p, struct user_area *u,
                struct whole *where)
{
    struct whole w;
    byte area[AREA_BYTES] = { 0 };
    *u = (struct user_area){ 0 };
    if (!whole_of(m, p, &w) ||
        !whole_bytes(m, &w, 0, area, p->stat == PROC_ZOMBIE ? BLOCK_SIZE : sizeof area))
        return false;
    user_unpack(m->kernel.edition, area, u);
    if (where)
        *where = w;
    return true;
}

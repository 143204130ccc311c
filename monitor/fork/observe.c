/* What a hook can see: the kernel's words as they are at the hooked instruction. */
#include "monitor/fork/observe.h"

int64_t observe_now(const struct observatory *o)
{
    return o->m->machine->bus.sched.now;
}

/* Whose map page 6 of the kernel is: where u is. */
word observe_click(const struct observatory *o)
{
    const struct mmu *mmu = &o->m->machine->mmu;
    word u = o->m->kernel.edition->at;
    return mmu->page[KERNEL][mmu_space(mmu, KERNEL, D_SPACE)][u >> 13].par;
}

/* Most of what is asked for lies in the u-area: that needs no look through the KT11. */
bool observe_word(const struct observatory *o, word va, word *data)
{
    const struct unibus *bus = &o->m->machine->bus;
    word offset = (word)(va - o->m->kernel.edition->at);
    paddr pa = (paddr)observe_click(o) * CLICK + offset;
    if (offset >= o->m->kernel.edition->usize * CLICK || (va & 1) ||
        pa >= bus->core_bytes)
        return kernel_word(o->m, va, data);
    *data = bus->core[pa / 2];
    return true;
}

word observe_u(const struct observatory *o, word field)
{
    word data = 0;
    word va = (word)(o->m->kernel.edition->at + (field & ~WIDE));
    if (field == ABSENT || !observe_word(o, va & 0177776, &data))
        return 0;
    return va & 1 ? data >> 8 : data;
}

struct cow_layout observe_layout(const struct observatory *o)
{
    const struct user_layout *l = o->m->kernel.edition->user;
    const struct user_area u = { .tsize = observe_u(o, l->tsize),
                                 .dsize = observe_u(o, l->dsize),
                                 .ssize = observe_u(o, l->ssize),
                                 .sep = observe_u(o, l->sep) };
    return record_layout(&u);
}

bool observe_user(const struct observatory *o, struct user_area *u)
{
    return unix_user(o->m, observe_click(o), u);
}

void observe_path(const struct observatory *o, word va, char text[EVENT_TEXT])
{
    const struct mmu *mmu = &o->m->machine->mmu;
    const struct unibus *bus = &o->m->machine->bus;
    size_t n = 0;
    for (; n < EVENT_TEXT - 1; n++, va++) {
        paddr at;
        word data;
        if (mmu_peek(mmu, va, USER, D_SPACE, READ, &at) || at >= bus->core_bytes ||
            !bus_peek(bus, at & ~1u, &data))
            break;
        char c = (char)(at & 1 ? data >> 8 : data & 0377);
        if (c < ' ' || c > '~')
            break;
        text[n] = c;
    }
    text[n] = '\0';
}

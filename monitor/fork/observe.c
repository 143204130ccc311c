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

static bool user_byte(const struct observatory *o, word va, byte *c)
{
    const struct mmu *mmu = &o->m->machine->mmu;
    const struct unibus *bus = &o->m->machine->bus;
    paddr at;
    word data;
    if (mmu_peek(mmu, va, USER, D_SPACE, READ, &at) || at >= bus->core_bytes ||
        !bus_peek(bus, at & ~1u, &data))
        return false;
    *c = (byte)(at & 1 ? data >> 8 : data & 0377);
    return true;
}

bool observe_user_word(const struct observatory *o, word va, word *data)
{
    byte low, high;
    if (va & 1 || !user_byte(o, va, &low) || !user_byte(o, (word)(va + 1), &high))
        return false;
    *data = (word)(high << 8 | low);
    return true;
}

void observe_path(const struct observatory *o, word va, char text[EVENT_TEXT])
{
    size_t n = 0;
    for (byte c; n < EVENT_TEXT - 1; n++) {
        if (!user_byte(o, (word)(va + n), &c) || c < ' ' || c > '~')
            break;
        text[n] = (char)c;
    }
    text[n] = '\0';
}

/* With its end; at most what exec takes. */
static unsigned string_bytes(const struct observatory *o, word va)
{
    unsigned n = 0;
    for (byte c = 1; c && n < REQUEST_MOST && user_byte(o, (word)(va + n), &c); n++)
        ;
    return n;
}

word observe_request(const struct observatory *o, word path, word argv)
{
    unsigned n = string_bytes(o, path);
    for (word at = 0; n < REQUEST_MOST && observe_user_word(o, argv, &at); argv += 2) {
        n++;
        if (at == 0)
            break;
        n += string_bytes(o, at);
    }
    return (word)n;
}

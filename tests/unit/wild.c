/* The random machines of tests/unit/wild.h. */
#include "tests/unit/wild.h"

void wild_core(struct dice *d)
{
    for (size_t i = 0; i < CORE_MAX / 2; i++)
        m->bus.core[i] = (word)dice_next(d);
}

static word random_pdr(struct dice *d)
{
    static const word usual[4] = { 077406, 077406, 077402, 077404 };
    return dice_next(d) & 1 ? usual[dice_next(d) & 3] : (word)dice_next(d);
}

static void random_pages(struct dice *d)
{
    static const enum mode modes[3] = { KERNEL, SUPER, USER };
    for (int i = 0; i < 48; i++) {
        bool io = dice_next(d) % 16 == 0;
        word par = io ? 07600 : (word)(dice_next(d) % 07600);
        set_page(modes[i / 16], (enum space)(i / 8 % 2), i % 8, par, random_pdr(d));
    }
    poke(MMR3, (word)dice_next(d));
    poke(MMR0, dice_next(d) & 1 ? (word)(dice_next(d) & 01401) : 0);
}

/* Vectors that lead somewhere, mostly with a kernel PS, so that traps do not end it all. */
static void random_vectors(struct dice *d)
{
    for (paddr v = 0; v < 0400; v += 4) {
        word ps = dice_next(d) & 7 ? (word)(dice_next(d) & 0357) : (word)dice_next(d);
        put(v, (word)(dice_next(d) & 0177776), ps, END);
    }
}

void wild_state(struct dice *d)
{
    poke(MMR0, 0);
    random_pages(d);
    random_vectors(d);
    cpu_set_psw(&m->cpu, (word)dice_next(d));
    for (int i = 0; i < 8; i++)
        m->cpu.r[i] = (word)(dice_next(d) & (i >= 6 ? 0177776 : 0177777));
    for (int i = 0; i < 6; i++)
        m->cpu.other_set[i] = (word)dice_next(d);
    static const enum mode modes[3] = { KERNEL, SUPER, USER };
    for (int i = 0; i < 3; i++)
        cpu_set_sp(&m->cpu, modes[i], (word)(dice_next(d) & 0177776));
    m->cpu.fpp = dice_next(d) & 7;
    m->cpu.fp.fps = (word)(dice_next(d) & 0147757);
    m->cpu.slr = (word)(dice_next(d) & 3 ? 0 : dice_next(d) & 0177400);
    if (dice_next(d) % 4 == 0)
        bus_request(&m->bus, (int)(dice_next(d) % (unsigned)m->bus.lines));
}

void same_future(const struct machine *a, const struct machine *b)
{
    ck_assert_mem_eq(a->cpu.r, b->cpu.r, sizeof a->cpu.r);
    ck_assert_mem_eq(a->cpu.other_set, b->cpu.other_set, sizeof a->cpu.other_set);
    ck_assert_mem_eq(&a->cpu.fp, &b->cpu.fp, sizeof a->cpu.fp);
    ck_assert_uint_eq(a->cpu.psw, b->cpu.psw);
    ck_assert_uint_eq(a->cpu.count, b->cpu.count);
    ck_assert_uint_eq(a->mmu.mmr0, b->mmu.mmr0);
    ck_assert_uint_eq(a->mmu.mmr1, b->mmu.mmr1);
    ck_assert_mem_eq(a->mmu.page, b->mmu.page, sizeof a->mmu.page);
    ck_assert_int_eq(a->bus.sched.now, b->bus.sched.now);
    ck_assert_mem_eq(a->bus.core, b->bus.core, sizeof a->bus.core);
}

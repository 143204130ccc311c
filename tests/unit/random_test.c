/* Fuzz: random words executed from random states never crash, time only goes forward, and
 * no register holds a bit that the 11/45 does not have. A copy of the machine has the same
 * future. FORK11_WORDS words executed (default 300,000), FORK11_SEED to repeat a run. */
#include "tests/unit/rig.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BURST = 500,
    LONGEST = 10100000 /* ns an instruction may take with its service: RESET */
};

static void random_core(struct dice *d)
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

static void random_state(struct dice *d)
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

static void check_bits(void)
{
    ck_assert_uint_eq(m->cpu.psw & ~PSW_BITS, 0);
    ck_assert_int_eq(m->cpu.level, m->cpu.psw >> 5 & 7);
    ck_assert_uint_eq(m->cpu.slr & ~0177400, 0);
    ck_assert_uint_eq(look(MMR0) & ~0171777, 0);
    ck_assert_uint_eq(look(MMR3) & ~7, 0);
    ck_assert_uint_eq(m->cpu.fp.fps & ~0147777, 0);
    for (int i = 0; i < 8; i++) {
        ck_assert_uint_eq(look(pdr_of(USER, I_SPACE, i)) & ~077717, 0);
        ck_assert_uint_eq(look(par_of(KERNEL, D_SPACE, i)) & ~07777, 0);
    }
}

START_TEST(random_words_never_crash)
{
    struct dice d = dice_start("random", 1972);
    const char *given = getenv("FORK11_WORDS");
    uint64_t most = given ? strtoull(given, NULL, 10) : 300000;
    random_core(&d);
    for (uint64_t bursts = 0; m->cpu.count < most && bursts < most; bursts++) {
        if (bursts % 256 == 255)
            random_core(&d);
        random_state(&d);
        int64_t before = m->bus.sched.now;
        enum stop why = cpu_run(&m->cpu, before + 50 * NS_PER_MS, BURST);
        ck_assert_int_ge(m->bus.sched.now, before);
        ck_assert_int_ge(sched_first(&m->bus.sched), m->bus.sched.now - LONGEST);
        ck_assert(why == STOP_HALT || why == STOP_TIME || why == STOP_COUNT);
        check_bits();
    }
    ck_assert_uint_ge(m->cpu.count, most);
    printf("random: %" PRIu64 " words executed\n", m->cpu.count);
}
END_TEST

/* Everything a guest can see. */
static void same_future(const struct machine *a, const struct machine *b)
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

START_TEST(a_copy_has_the_same_future)
{
    struct dice d = dice_start("copy", 1974);
    struct machine *original = malloc(sizeof *original);
    ck_assert_ptr_nonnull(original);
    random_core(&d);
    bench_away();
    for (int n = 0; n < 200; n++) {
        random_state(&d);
        memcpy(original, m, sizeof *original);
        cpu_run(&m->cpu, m->bus.sched.now + 20 * NS_PER_MS, BURST);
        machine_rebind(original, m);
        cpu_run(&original->cpu, original->bus.sched.now + 20 * NS_PER_MS, BURST);
        same_future(m, original);
    }
    free(original);
}
END_TEST

/* The probe asks about every access beforehand; that must not change what happens. */
static bool never_stop(void *host, struct cpu *cpu, const struct reference *ref)
{
    (void)cpu;
    (void)ref;
    ++*(long *)host;
    return false;
}

START_TEST(a_watched_copy_has_the_same_future)
{
    struct dice d = dice_start("watched", 1976);
    long seen = 0;
    const struct probe probe = { .host = &seen, .access = never_stop, .data = true };
    struct machine *watched = malloc(sizeof *watched);
    ck_assert_ptr_nonnull(watched);
    random_core(&d);
    bench_away();
    for (int n = 0; n < 200; n++) {
        random_state(&d);
        memcpy(watched, m, sizeof *watched);
        machine_rebind(watched, m);
        watched->cpu.probe = &probe;
        cpu_run(&m->cpu, m->bus.sched.now + 20 * NS_PER_MS, BURST);
        cpu_run(&watched->cpu, watched->bus.sched.now + 20 * NS_PER_MS, BURST);
        same_future(m, watched);
    }
    ck_assert_int_gt(seen, 0);
    free(watched);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("random");
    TCase *tc = rig_case(s, "random");
    tcase_set_timeout(tc, 0);
    tcase_add_test(tc, random_words_never_crash);
    tcase_add_test(tc, a_copy_has_the_same_future);
    tcase_add_test(tc, a_watched_copy_has_the_same_future);
    return s;
}

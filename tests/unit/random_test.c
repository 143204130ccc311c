/* Fuzz: random words executed from random states never crash, time only goes forward, and
 * no register holds a bit that the 11/45 does not have. A copy of the machine has the same
 * future. FORK11_WORDS words executed (default 300,000), FORK11_SEED to repeat a run. */
#include "tests/unit/wild.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BURST = 500,
    LONGEST = 10100000 /* ns an instruction may take with its service: RESET */
};

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
    wild_core(&d);
    for (uint64_t bursts = 0; m->cpu.count < most && bursts < most; bursts++) {
        if (bursts % 256 == 255)
            wild_core(&d);
        wild_state(&d);
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

START_TEST(a_copy_has_the_same_future)
{
    struct dice d = dice_start("copy", 1974);
    struct machine *original = malloc(sizeof *original);
    ck_assert_ptr_nonnull(original);
    wild_core(&d);
    bench_away();
    for (int n = 0; n < 200; n++) {
        wild_state(&d);
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
    wild_core(&d);
    bench_away();
    for (int n = 0; n < 200; n++) {
        wild_state(&d);
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

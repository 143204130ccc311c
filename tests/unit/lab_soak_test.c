/* Forks without end under each policy: random programs, random stores, random kills, little
 * memory and a small swap. Nothing is lost, in the kernel's counts, in any process's memory, on
 * the disk.
 * FORK11_FORKS forks under each policy (60). With FORK11_SEED one policy only, core and swap
 * and the programs' seeds as it says. */
#include "tests/unit/lab_rig.h"

enum { ROUNDS = 2, SIZES = 6, PLACES = 4 };

static struct lab l;

static const int sizes[SIZES] = { 80, LAB_ALL_CORE, 72, 128, 88, 104 };
static const int places[PLACES] = { LAB_ALL_SWAP, 100, 300, 140 };

static void teardown(void)
{
    if (l.s.m)
        lab_end(&l);
}

static unsigned long setting(const char *name, unsigned long unset)
{
    const char *text = getenv(name);
    return text ? strtoul(text, NULL, 10) : unset;
}

/* random found no word that was wrong; where memory is short it may have died of signal 11,
 * its stack being refused, or 9, a page. */
static void check_output(const char *out, bool is_short)
{
    if (is_short && strcmp(out, "stress: not enough memory\n") == 0)
        return; /* those that were killed have left children who go on */
    ck_assert_msg(strstr(out, "stress ") != NULL, "%s", out);
    ck_assert_msg(!strstr(out, "should be") && !strstr(out, "panic"), "%s", out);
    ck_assert_msg(is_short || strstr(out, ": ok,"), "%s", out);
    for (const char *at = out; (at = strstr(at, "signal ")) != NULL; at++)
        ck_assert_msg(is_short && strncmp(at, "signal 11", 9) == 0, "%s", out);
}

/* Counted by the kernel in a word. */
static unsigned forks_since(word *last)
{
    word now = lab_peek(&l, "c.forks");
    unsigned n = (word)(now - *last);
    *last = now;
    return n;
}

static void soak(enum lab_policy policy, unsigned long seed)
{
    struct lab_wish wish = { policy, sizes[(seed + seed / 6) % SIZES],
                             places[seed / 2 % PLACES] };
    bool is_short = wish.swap < LAB_ALL_SWAP || wish.kbytes < 104;
    unsigned long forks = 0, wanted = setting("FORK11_FORKS", 60), n = seed * 1000;
    char command[40];
    word last = 0;
    lab_pack(&l);
    lab_start(&l, wish);
    for (unsigned long tries = 0; forks < wanted; tries++) {
        ck_assert_uint_lt(tries, wanted);
        snprintf(command, sizeof command, "stress %lu %d", n++ % 32768, ROUNDS);
        const char *out = lab_do(&l, command, 100000);
        if (is_short && strcmp(out, "sh: not enough memory\n") == 0)
            lab_rests(
                &l,
                300); /* children of killed parents had it all: when they have ended */
        else
            check_output(out, is_short);
        forks += forks_since(&last);
    }
    lab_rests(&l, 300);
    lab_clean(&l);
    printf("%s, %dK, %d blocks: %lu forks, %ld idles, %ld quiet\n",
           lab_policy_names[policy], wish.kbytes, wish.swap, forks, l.idles, l.quiet);
}

START_TEST(forks)
{
    unsigned long seed = setting("FORK11_SEED", (unsigned long)_i);
    if (seed % 6 == (unsigned long)_i)
        soak((enum lab_policy)_i, seed);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_soak");
    TCase *t = tcase_create("lab_soak");
    tcase_add_checked_fixture(t, NULL, teardown);
    tcase_set_timeout(t, 0);
    tcase_add_loop_test(t, forks, 0, 6);
    suite_add_tcase(s, t);
    return s;
}

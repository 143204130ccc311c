/* The clock at every instruction of a fork: from newproc, under each policy, until the child calls
 * exec; nobody hears of it.
 * FORK11_PLACES of them (5), as far apart as that asks; 100,000 are all. With FORK11_SEED one
 * policy only. */
#include "tests/unit/lab_disturb.h"

static void teardown(void)
{
    if (l.s.m)
        lab_end(&l);
}

static void to_exec(void)
{
    found.length = 1000000;
    to_function("_exec");
}

static void to_prompt(void)
{
    lab_await(&l, "# ", 600);
}

START_TEST(of_a_fork)
{
    static const char *const commands[6] = { "hello", "hello", "writeall 2",
                                             "hello", "hello", "hello" };
    unsigned long wanted = setting("FORK11_PLACES", 5);
    if (setting("FORK11_SEED", (unsigned long)_i) % 6 != (unsigned long)_i)
        return;
    lab_pack(&l);
    lab_start(&l, (struct lab_wish){ (enum lab_policy)_i, LAB_ALL_CORE, LAB_ALL_SWAP });
    type(commands[_i]);
    found.length = 1000000;
    to_function("_newproc");
    elsewhere(to_exec);
    uint64_t length = found.length;
    ck_assert_uint_gt(length, 1000); /* newproc was met, and exec behind it */
    ck_assert_uint_lt(length, 500000);
    elsewhere(to_prompt);
    uint64_t step = length / wanted + 1;
    uint64_t places = 0;
    for (uint64_t n = 0; n < length; n += step, places++)
        disturb(n, ticked);
    if (getenv("FORK11_PLACES"))
        printf("%s: %llu places of %llu\n", lab_policy_names[_i],
               (unsigned long long)places, (unsigned long long)length);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_every");
    TCase *t = tcase_create("lab_every");
    tcase_add_checked_fixture(t, NULL, teardown);
    tcase_set_timeout(t, 0);
    tcase_add_loop_test(t, of_a_fork, 0, 6);
    suite_add_tcase(s, t);
    return s;
}

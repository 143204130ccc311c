/* The lab's processes at random, under each policy: what is whose, all the time. */
#include "tests/unit/lab_rig.h"

static struct lab l;

static void teardown(void)
{
    lab_end(&l);
}

/* random checks every word of its memory, the rig every count of the kernel's. */
static void stress(struct lab_wish wish, const char *command)
{
    lab_pack(&l);
    lab_start(&l, wish);
    const char *out = lab_do(&l, command, 3600);
    ck_assert_msg(strstr(out, ": ok,") && !strstr(out, "random "), "%s", out);
    lab_rests(&l, 100);
    lab_clean(&l);
}

START_TEST(much_memory)
{
    stress((struct lab_wish){ (enum lab_policy)_i, LAB_ALL_CORE, LAB_ALL_SWAP },
           "stress 1 3");
}
END_TEST

START_TEST(little_memory)
{
    stress((struct lab_wish){ (enum lab_policy)_i, 88, LAB_ALL_SWAP }, "stress 2 2");
}
END_TEST

START_TEST(little_swap)
{
    stress((struct lab_wish){ (enum lab_policy)_i, 104, 200 }, "stress 3 2");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_stress");
    TCase *t = tcase_create("lab_stress");
    tcase_add_checked_fixture(t, NULL, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, much_memory, 0, 6);
    tcase_add_loop_test(t, little_memory, 0, 6);
    tcase_add_loop_test(t, little_swap, 0, 6);
    suite_add_tcase(s, t);
    return s;
}

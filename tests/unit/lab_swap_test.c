/* The lab's swapper, and fork by way of the swap disk. */
#include "tests/unit/lab_rig.h"

static struct lab l;

static void teardown(void)
{
    lab_end(&l);
}

/* The parent does not run in circles meanwhile. */
START_TEST(the_processor_idles_while_fork_writes)
{
    lab_pack(&l);
    lab_start(&l, (struct lab_wish){ LAB_SWAP, LAB_ALL_CORE, LAB_ALL_SWAP });
    lab_do(&l, "hello", 20);
    ck_assert_int_gt(l.half_made, 0);
    lab_rests(&l, 10);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_swap");
    TCase *t = tcase_create("lab_swap");
    tcase_add_checked_fixture(t, NULL, teardown);
    tcase_set_timeout(t, 20);
    tcase_add_test(t, the_processor_idles_while_fork_writes);
    suite_add_tcase(s, t);
    return s;
}

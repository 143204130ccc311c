/* exec under the lab kernel: what becomes of texts, and of what cannot be executed. */
#include "tests/unit/lab_rig.h"

static struct lab l;

static void teardown(void)
{
    lab_end(&l);
}

START_TEST(a_program_executes_itself)
{
    lab_pack(&l);
    lab_program(&l, "/bin", "selfexec", "tests/lab/guest/selfexec.s");
    lab_start(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
    lab_prints(&l, "/bin/selfexec abcdef", "done\n");
    lab_prints(&l, "/bin/selfexec abc", "done\n");
    lab_rests(&l, 10);
    lab_clean(&l);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_exec");
    TCase *t = tcase_create("lab_exec");
    tcase_add_checked_fixture(t, NULL, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, a_program_executes_itself);
    suite_add_tcase(s, t);
    return s;
}

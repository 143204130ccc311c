/* Files, directories and pipes under the lab kernel. The programs of tests/lab/guest look at every
 * result themselves, and say what is wrong. */
#include "tests/unit/lab_rig.h"

static struct lab l;

static void setup(void)
{
    lab_pack(&l);
}

static void teardown(void)
{
    lab_end(&l);
}

static void start(enum lab_policy policy, const char *name)
{
    lab_guest(&l, name);
    lab_start(&l, (struct lab_wish){ policy, LAB_ALL_CORE, LAB_ALL_SWAP });
}

/* The program has found nothing wrong; nor have we, on the disk and in the kernel's counts. */
static void finds(const char *name, const char *wanted)
{
    const char *out = lab_do(&l, name, 2000);
    ck_assert_msg(strcmp(out, wanted) == 0, "%s printed\n%s, not\n%s", name, out, wanted);
    lab_rests(&l, 100);
    lab_clean(&l);
}

START_TEST(odd_and_even)
{
    start(LAB_CORE, "io");
    finds("io", "io: ok\n");
}
END_TEST

START_TEST(small_large_and_huge)
{
    start(LAB_CORE, "big");
    finds("big", "big: ok\n");
}
END_TEST

START_TEST(names)
{
    start(LAB_CORE, "dir");
    finds("dir", "dir: ok\n");
}
END_TEST

START_TEST(tables_overflow)
{
    start(LAB_CORE, "table");
    finds("table", "no file\nno file\nno file\n"
                   "Inode table overflow\nInode table overflow\nInode table overflow\n"
                   "Inode table overflow\nInode table overflow\ntable: ok\n");
}
END_TEST

/* Under the three policies whose child has memory of its own. */
START_TEST(pipes)
{
    start((enum lab_policy)_i, "pipes");
    finds("pipes", "pipes: ok\n");
}
END_TEST

START_TEST(two_names_at_once)
{
    start(LAB_CORE, "crossing");
    finds("crossing", "crossing: ok\n");
}
END_TEST

START_TEST(one_name_by_many)
{
    lab_guest(&l, "names");
    lab_start(&l, (struct lab_wish){ (enum lab_policy)_i, 72, LAB_ALL_SWAP });
    finds("names", "names: ok\n");
}
END_TEST

START_TEST(many_large_files)
{
    start(LAB_CORE, "crowd");
    finds("crowd", "crowd: ok\n");
}
END_TEST

/* Under every policy, with so little core that they go out and in: more than the texts do. */
START_TEST(several_writers)
{
    lab_guest(&l, "writers");
    lab_start(&l, (struct lab_wish){ (enum lab_policy)_i, 72, LAB_ALL_SWAP });
    finds("writers", "writers: ok\n");
    word clicks = l.s.machine->bus.core[lab_at(&l, "c.swap") / 2 + 1];
    ck_assert_msg(_i > LAB_COW || clicks > 300, "only %u clicks were swapped", clicks);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_files");
    TCase *t = tcase_create("lab_files");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, odd_and_even);
    tcase_add_test(t, small_large_and_huge);
    tcase_add_test(t, names);
    tcase_add_test(t, tables_overflow);
    tcase_add_loop_test(t, pipes, LAB_SWAP, LAB_COW + 1);
    tcase_add_test(t, two_names_at_once);
    tcase_add_loop_test(t, one_name_by_many, LAB_SWAP, LAB_COW + 1);
    tcase_add_test(t, many_large_files);
    tcase_add_loop_test(t, several_writers, LAB_SWAP, LAB_THREAD + 1);
    suite_add_tcase(s, t);
    return s;
}

/* The lab when something is full: processes, open files, swap, disk, core. The program that
 * wants more is told, and the system goes on. */
#include "tests/unit/lab_rig.h"

enum { LEAST = 56 };

static struct lab l;

static void setup(void)
{
    lab_pack(&l);
}

static void teardown(void)
{
    lab_end(&l);
}

/* It goes on, with nothing lost. */
static void goes_on(void)
{
    const char *out = lab_do(&l, "hello", 60);
    ck_assert_msg(strstr(out, "exited with status 0"), "%s", out);
    lab_rests(&l, 20);
    lab_clean(&l);
}

static void says(const char *command, const char *wanted)
{
    const char *out = lab_do(&l, command, 200);
    ck_assert_msg(strstr(out, wanted), "%s printed %s, not %s", command, out, wanted);
}

START_TEST(processes)
{
    lab_start(&l, (struct lab_wish){ (enum lab_policy)_i, LAB_ALL_CORE, LAB_ALL_SWAP });
    if (_i == LAB_BORROW)
        return;
    says("nofork", _i == LAB_THREAD ? "then: not enough memory\n" /* one stack for all */
                                    : "then: no more processes\n");
    says("nofork", "nofork: fork works again\n");
    says("bomb", "bomb:");
    says("bomb", "bomb:");
    goes_on();
}
END_TEST

START_TEST(open_files)
{
    lab_program(&l, "/bin", "tables", "tests/lab/guest/tables.s");
    lab_start(&l, (struct lab_wish){ LAB_COW, LAB_ALL_CORE, LAB_ALL_SWAP });
    says("tables", "some were told that there is no more room\nnow there is\n");
    goes_on();
}
END_TEST

/* There is no place on swap for one more. (Those who share need none.) */
START_TEST(swap)
{
    lab_start(&l, (struct lab_wish){ (enum lab_policy)_i, LAB_ALL_CORE, 60 });
    says("nofork", "then: not enough memory\n");
    says("nofork", "nofork: fork works again\n");
    says("bomb", "bomb:");
    goes_on();
}
END_TEST

/* Core for three small processes, and 8 KB more where they cannot be swapped, since they share.
 * The shell comes up; what is too large is told so. */
START_TEST(core)
{
    int least = _i == LAB_SHARE || _i == LAB_THREAD ? LEAST + 8 : LEAST;
    lab_start(&l, (struct lab_wish){ (enum lab_policy)_i, least, LAB_ALL_SWAP });
    says("writeall 48", ": not enough memory\n"); /* writeall, or the shell before it */
    goes_on();
}
END_TEST

START_TEST(too_little_core)
{
    lab_begin(&l, (struct lab_wish){ LAB_CORE, LEAST - 8, LAB_ALL_SWAP });
    lab_await(&l, "panic: too little core\\r\\n", 20);
}
END_TEST

/* A file that leaves but few blocks: another one cannot be written, and its part of one is
 * good. Pipes need blocks, too. */
START_TEST(disk)
{
    static byte all[4000 * BLOCK_SIZE];
    unsigned free = 0;
    ck_assert_ptr_null(v6fs_free(&l.pack.fs, &free));
    lab_file(&l, "/tmp", "ballast", all, (free - free / 256 - 20) * BLOCK_SIZE);
    lab_start(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
    says("cat /unix >/tmp/copy", "no space on dev 0/0\n");
    says("cat /unix | wc", "no space on dev 0/0\n");
    says("echo x >/tmp/copy; ls -l /tmp", " 2 copy\n");
    says("cat /bin/true | wc", "");
    lab_do(&l, "echo >/tmp/copy", 10);
    goes_on();
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_full");
    TCase *t = tcase_create("lab_full");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, processes, 0, 6);
    tcase_add_test(t, open_files);
    tcase_add_loop_test(t, swap, LAB_SWAP, LAB_COW + 1);
    tcase_add_loop_test(t, core, 0, 6);
    tcase_add_test(t, too_little_core);
    tcase_add_test(t, disk);
    suite_add_tcase(s, t);
    return s;
}

/* Inodes, descriptors and the terminal under the lab kernel, and what its programs say of errors.
 * The programs are those of tests/lab/guest. */
#include "tests/unit/lab_rig.h"

#include "images/labdisk.h"

static struct lab l;

static void setup(void)
{
    lab_pack(&l);
}

static void teardown(void)
{
    lab_end(&l);
}

static void start(const char *name)
{
    char file[60];
    snprintf(file, sizeof file, "tests/lab/guest/%s.s", name);
    lab_program(&l, "/bin", name, file);
    lab_start(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
}

/* Each program prints that, and leaves kernel and disk in order. */
static const struct {
    const char *name, *wanted;
} runs[] = {
    {"nodes",    "done\n"                                                        },
    { "above",   "11 done\n"                                                     },
    { "dups",    "189 dups: too many open files\n"                               },
    { "counts",  "file table full; all are gone\n"                               },
    { "modes",   "as before\n"                                                   },
    { "threads", "cba\n"                                                         },
    { "noread",  "wc: bad descriptor\n      0      0      0\n"                   },
    { "nolook",  "/tmp/dir/a: permission denied\n/tmp/dir/b: permission denied\n"},
};

START_TEST(program)
{
    start(runs[_i].name);
    lab_prints(&l, runs[_i].name, runs[_i].wanted);
    lab_rests(&l, 10);
    lab_clean(&l);
}
END_TEST

/* The lab's own pack, twice more. */
START_TEST(two_mounts_at_once)
{
    static const struct disk_built_in built_in = { "a lab's pack", labdisk_read };
    struct disk_wish wish = { .built_in = &built_in, .mode = DISK_OVERLAY };
    char error[DISK_ERROR];
    start("mounts");
    for (int drive = 1; drive <= 2; drive++)
        ck_assert(drive_load(&l.s.machine->rk11.board, drive, &wish, error));
    lab_prints(&l, "mounts", "done\n");
    lab_rests(&l, 10);
    for (int drive = 1; drive <= 2; drive++)
        drive_unload(&l.s.machine->rk11.board, drive);
}
END_TEST

START_TEST(two_readers_of_a_line)
{
    start("readers");
    check_says(&l.s, "type \"readers\\r\"", "");
    lab_await(&l, "\\n", 10);
    lab_rests(&l, 10);
    lab_prints(&l, "abcde", "abcde\ndone\n");
}
END_TEST

START_TEST(errors_of_the_shell)
{
    lab_start(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
    lab_prints(&l, "echo a >/tmp/x; /tmp/x", "/tmp/x: permission denied\n");
    lab_prints(&l, "/tmp/x/y", "/tmp/x/y: not a directory\n");
    lab_prints(&l, "nosuch", "nosuch: not found\n");
}
END_TEST

START_TEST(ls_of_a_long_name)
{
    lab_start(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
    char command[260] = "ls -l ";
    memset(command + 6, '/', 200);
    strcpy(command + 206, "tmp");
    lab_prints(&l, "echo a >/tmp/fourteenletter", "");
    lab_prints(&l, command, "-rw-rw-rw-  1   0       2 fourteenletter\n");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_calls");
    TCase *t = tcase_create("lab_calls");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, program, 0, sizeof runs / sizeof runs[0]);
    tcase_add_test(t, two_mounts_at_once);
    tcase_add_test(t, two_readers_of_a_line);
    tcase_add_test(t, errors_of_the_shell);
    tcase_add_test(t, ls_of_a_long_name);
    suite_add_tcase(s, t);
    return s;
}

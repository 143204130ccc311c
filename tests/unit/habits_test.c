/* Words of SIMH's users, and of Ersatz-11's. */
#include "tests/unit/session.h"

#include <unistd.h>

static char path[40], file[40];
static struct session s;

static void setup(void)
{
    strcpy(path, "/tmp/fork11-habit-XXXXXX");
    strcpy(file, "/tmp/fork11-habit-XXXXXX");
    close(mkstemp(path));
    close(mkstemp(file));
    s = session_begin();
    s.m->batch = false;
}

static void teardown(void)
{
    session_end(&s);
    remove(path);
    remove(file);
}

static const char *about(const char *format)
{
    static char line[100];
    snprintf(line, sizeof line, format, file);
    return line;
}

/* What a file of these lines prints, its name and its lines' numbers left out. */
static const char *done(const char *lines, const char *how)
{
    static char line[100], text[2000];
    FILE *f = fopen(path, "w");
    fputs(lines, f);
    fclose(f);
    snprintf(line, sizeof line, "do %s %s", how, path);
    const char *from = session_do(&s, line), *name;
    text[0] = '\0';
    while ((name = strstr(from, path)) != NULL) {
        strncat(text, from, (size_t)(name - from));
        from = name + strlen(path) + 1;
        from += strspn(from, "0123456789:> ");
    }
    strcat(text, from);
    return text;
}

#define BOGUS "Unknown command BOGUS; HELP lists the commands."

static const struct {
    const char *how, *lines, *wanted;
} files[] = {
    {"",    "bogus\necho x\n",                                  BOGUS "\nx\n"                       },
    { "-e", "bogus\necho x\n",                                  BOGUS                               },
    { "",   "set on\nbogus\necho x\n",                          BOGUS                               },
    { "-e", "set noon\nbogus\necho x\n",                        BOGUS "\nx\n"                       },
    { "",   "on error echo y\nbogus\necho x\n",                 BOGUS "\nx\n"                       },
    { "",   "set on\non error echo y; echo z\nbogus\necho x\n", BOGUS "\ny\nz\nx\n"                 },
    { "-e", "on error echo y; return\nbogus\necho x\n",         BOGUS "\ny\n"                       },
    { "-e", "on error echo y\non error\nbogus\necho x\n",       BOGUS                               },
    { "-e", "on error bogus\nassert 0\necho x\n",               "ASSERT 0 is false.\n" BOGUS "\nx\n"},
    { "",   "assert 0\necho x\n",                               "ASSERT 0 is false.\n"              },
    { "",   "try assert 0\necho x\n",                           "ASSERT 0 is false.\nx\n"           },
    { "",   "echo x\nreturn\necho y\n",                         "x\n"                               },
    { "-v", "echo x\n",                                         "echo x\nx\n"                       },
};

START_TEST(errors_in_a_file)
{
    ck_assert_str_eq(done(files[_i].lines, files[_i].how), files[_i].wanted);
}
END_TEST

START_TEST(quit_on_an_error)
{
    done("set on\non error quit 3\nbogus\nd r0 1\n", "");
    ck_assert_int_eq(s.m->status, 3);
    ck_assert_int_eq(s.machine->cpu.r[0], 0);
}
END_TEST

/* A file's ON is not that of a file that it does, nor of the one that does it. */
START_TEST(on_is_the_files_own)
{
    char lines[200];
    FILE *f = fopen(file, "w");
    fputs("bogus\necho x\nset on\non error echo z\n", f);
    fclose(f);
    snprintf(lines, sizeof lines, "set on\non error echo y\ndo %s\nbogus\n", file);
    const char *text = done(lines, "");
    ck_assert_ptr_nonnull(strstr(text, BOGUS "\nx\n"));
    ck_assert_ptr_nonnull(strstr(text, BOGUS "\ny\n"));
    ck_assert_ptr_null(strstr(text, "z"));
}
END_TEST

START_TEST(a_batch_run_ends_at_its_first_error)
{
    s.m->batch = true;
    ck_assert_str_eq(done("on error echo y\nbogus\necho x\n", ""), "y\n" BOGUS);
    ck_assert_str_eq(done("set noon\n", ""),
                     "fork11 -f ends at the first error; TRY before "
                     "a command goes on.");
}
END_TEST

START_TEST(on_wants_a_file_and_error)
{
    check_has(&s, "on error echo x", "ON is for command files");
    check_has(&s, "set on", "SET ON is for command files");
    check_has(&s, "return", "RETURN is for command files");
    ck_assert_ptr_nonnull(strstr(done("on afail echo x\n", ""), "ON AFAIL is SIMH's"));
    ck_assert_ptr_nonnull(
        strstr(done("set on inherit\n", ""), "Each file has its own ON."));
}
END_TEST

START_TEST(quiet_is_about_what_is_made)
{
    remove(file);
    check_says(&s, "set quiet", "");
    check_says(&s, about("attach tm0 %s"), "");
    check_says(&s, "detach tm0", "");
    remove(file);
    check_says(&s, "set noquiet", "");
    check_says(&s, about("attach tm0 %s"), "TM0: creating new file\n");
    check_says(&s, "detach tm0", "");
    remove(file);
    ck_assert_str_eq(done(about("attach tm0 %s\ndetach tm0\n"), "-q"), "");
    remove(file);
    done("set quiet\n", "");
    check_says(&s, about("attach tm0 %s"), "TM0: creating new file\n");
    check_says(&s, "detach tm0", "");
    check_says(&s, "set dc enabled", "");
    check_says(&s, "set quiet", "");
    check_says(&s, "attach dc 0", "");
}
END_TEST

START_TEST(forms_of_files)
{
    check_says(&s, about("attach -f tm0 simh %s"), "");
    check_says(&s, "detach -f tm0", "");
    check_says(&s, "detach -f tm0", "TM0 is empty.");
    check_says(&s, about("attach -rf tm0 SIMH %s"), "");
    check_has(&s, "show tm0", "read only");
    check_has(&s, about("attach -f tm1 e11 %s"), "e11 is not read here");
    check_has(&s, about("attach -f rk0 vhd %s"), "vhd is not read here");
    check_has(&s, about("attach -f rk0 zip %s"), "zip is no form of a file");
    check_has(&s, "attach -f rk0", "Expected: ATTACH -f unit format file");
    check_says(&s, about("attach -f rk0 raw %s"), "");
    check_says(&s, "set tm0 format=simh", "");
    check_has(&s, "set tm0 format=tpc", "tpc is not read here");
    check_has(&s, "detach -x tm0", "DETACH has no switches");
}
END_TEST

START_TEST(dl_is_the_dl11)
{
    check_says(&s, "set dl enabled", "");
    check_has(&s, "show dli", "1 line");
    check_has(&s, "show dl0", "DLI0: free");
    check_has(&s, about("attach dl0 %s"), "the RL11's drive is RL0");
    check_has(&s, "show rl0", "empty");
    check_says(&s, "set dl disabled", "");
    check_has(&s, "show rl", "4 units\n");
    check_says(&s, "show dl0", "DLI is disabled: SET DLI ENABLED first.");
    check_says(&s, about("mount dl1: %s"), "DL1 is RL1 here.\n");
    check_has(&s, "show rl1", file);
    check_has(&s, "boot dl2:", "RL2 is empty");
    check_has(&s, "boot dl4:", "There is no RL4: RL has the units 0 to 3.");
}
END_TEST

START_TEST(parts_of_show)
{
    session_all(&s, "set dz lines=8\nset dh enabled\n");
    check_says(&s, "show dz connections", "Nobody is on a line of DZ.\n");
    check_says(&s, "show dh conn", "Nobody is on a line of DH.\n");
    check_has(&s, "show dz lines", "8 lines");
    check_has(&s, "show dz lin", "8 lines");
    check_has(&s, "show dz vec", "vectors");
    check_has(&s, "show rk address", "777400-777416");
    check_has(&s, "show rk vector", "vector 220");
    ck_assert_ptr_null(strstr(session_do(&s, "show rk vector"), "RKCS"));
    check_has(&s, "show rk bogus", "Nothing was expected after SHOW RK");
    check_has(&s, "show rk connections", "Nothing was expected after SHOW RK");
}
END_TEST

START_TEST(words_as_simh_has_them)
{
    check_says(&s, "set cpu 64k noidle", "");
    check_has(&s, "show cpu", "64K");
    ck_assert(s.m->no_idle);
    check_says(&s, "set cpu history=10", "");
    check_has(&s, "show history=2", "PC     SP");
    check_says(&s, "d 1000:1002 7", "");
    check_says(&s, "e 1000:1002", "001000:\t000007\n001002:\t000007\n");
    check_says(&s, "eval mov r0,r1", "010001\n");
    check_says(&s, "eval mov #5,@#1234", "012737 000005 001234\n");
    check_has(&s, "eval mov", "There is no register mov");
    check_has(&s, "load -o x", "LOAD has no switches");
    check_has(&s, "expect haltafter=5,\"x\"", "HALTAFTER= and a count are SIMH's");
    check_has(&s, "expect [2] \"x\"", "HALTAFTER= and a count are SIMH's");
    remove(file);
    check_says(&s, about("attach -q tm0 %s"), "");
    session_all(&s, "set dz enabled\nset quiet\nattach -am dz 0\n");
    ck_assert_str_eq(done(":label\necho x\n", ""), "x\n");
    check_has(&s, "break 1001", "001001 is odd: instructions have even addresses");
    check_says(&s, "break -w 1001", "");
    check_says(&s, "break 1000-1001", "");
}
END_TEST

START_TEST(help_of_one_devices_options)
{
    check_has(&s, "help set rl0",
              "  SET RL LOCKED              the drive's WRITE PROTECT");
    check_has(&s, "help set rl", "  SET RL0 RL01 | RL02        the drive's type\n");
    ck_assert_ptr_null(strstr(session_do(&s, "help set rl"), "CPU"));
    check_has(&s, "help set", "  SET RF0 1P to 8P           how many disks it has\n");
    check_has(&s, "help set", "  SET CPU IDLE ");
}
END_TEST

START_TEST(boards_that_simh_has)
{
    check_says(&s, "set rq disable", "");
    check_says(&s, "set xu dis", "");
    check_has(&s, "set rq enabled", "RQ (MSCP disks, UDA50) is not in this machine");
    check_has(&s, "set zz disabled", "There is no device ZZ.");
    check_has(&s, "set noasynch", "SET NOASYNCH is SIMH's");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("habits");
    TCase *t = tcase_create("habits");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_loop_test(t, errors_in_a_file, 0, (int)(sizeof files / sizeof files[0]));
    tcase_add_test(t, quit_on_an_error);
    tcase_add_test(t, on_is_the_files_own);
    tcase_add_test(t, a_batch_run_ends_at_its_first_error);
    tcase_add_test(t, on_wants_a_file_and_error);
    tcase_add_test(t, quiet_is_about_what_is_made);
    tcase_add_test(t, forms_of_files);
    tcase_add_test(t, dl_is_the_dl11);
    tcase_add_test(t, parts_of_show);
    tcase_add_test(t, words_as_simh_has_them);
    tcase_add_test(t, help_of_one_devices_options);
    tcase_add_test(t, boards_that_simh_has);
    suite_add_tcase(suite, t);
    return suite;
}

/* Files' names in quotes: every verb that takes one at the end of its line. */
#include "monitor/filename.h"
#include "tests/unit/session.h"

#include <unistd.h>

static char dir[] = "/tmp/fork11 name-XXXXXX"; /* with a blank */

static void setup(void)
{
    strcpy(dir + strlen(dir) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    ck_assert_int_eq(chdir(dir), 0);
}

static void teardown(void)
{
    static const char *const files[] = { "a b", "tape -e", "log", "it's", "x.trace" };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        remove(files[i]);
    ck_assert_int_eq(chdir("/"), 0);
    remove(dir);
}

static void there(const char *file)
{
    ck_assert_msg(access(file, F_OK) == 0, "there is no file %s", file);
}

/* An absolute tape that only says where it begins. */
static void punch(const char *file)
{
    static const unsigned char tape[] = { 1, 0, 6, 0, 0, 2, 0367, 0 };
    FILE *f = fopen(file, "w");
    ck_assert_ptr_nonnull(f);
    fwrite(tape, 1, sizeof tape, f);
    fclose(f);
}

START_TEST(quotes_are_no_part_of_the_name)
{
    char path[8];
    struct session s = session_begin();
    ck_assert_int_eq(file_named(s.m, " plain ", path, sizeof path), DONE);
    ck_assert_str_eq(path, "plain");
    ck_assert_int_eq(file_named(s.m, "\"a b \" ", path, sizeof path), DONE);
    ck_assert_str_eq(path, "a b ");
    ck_assert_int_eq(file_named(s.m, "'a\"b'", path, sizeof path), DONE);
    ck_assert_str_eq(path, "a\"b");
    ck_assert_int_eq(file_named(s.m, "it's", path, sizeof path), DONE);
    ck_assert_str_eq(path, "it's");
    session_end(&s);
}
END_TEST

static const struct {
    const char *args, *wrong;
} bad[] = {
    {"\"a b",       "The quote before a b is left open."            },
    { "'a' b",      "Nothing was expected behind the file's name: b"},
    { "\"\"",       "A file's name was expected."                   },
    { " ",          "A file's name was expected."                   },
    { "12345678",   "The file's name is longer than 7 characters."  },
    { "'12345678'", "The file's name is longer than 7 characters."  },
};

START_TEST(what_is_no_name_is_told)
{
    char path[8];
    struct session s = session_begin();
    ck_assert_int_eq(file_named(s.m, bad[_i].args, path, sizeof path), FAILED);
    ck_assert_str_eq(s.m->error, bad[_i].wrong);
    session_end(&s);
}
END_TEST

START_TEST(machines_and_packs_have_names_in_quotes)
{
    struct session s = session_begin();
    check_says(&s, "save \"a b\"", "");
    there("a b");
    check_says(&s, "restore \"a b\"", "");
    check_says(&s, "attach rk0 \"tape -e\"", "RK0: creating new file\n");
    there("tape -e");
    check_has(&s, "save 'tape -e'", "tape -e is mounted on RK0");
    check_says(&s, "detach rk0", "");
    check_says(&s, "mount dk0: 'tape -e'", "");
    session_end(&s);
}
END_TEST

START_TEST(so_have_tapes_logs_and_directories)
{
    struct session s = session_begin();
    char line[100];
    punch("it's");
    check_says(&s, "load \"it's\"", "");
    ck_assert_uint_eq(s.machine->cpu.r[PC], 01000);
    check_says(&s, "attach ptr \"it's\"", "");
    check_says(&s, "set console log=\"log\"", "");
    there("log");
    remove("log");
    check_says(&s, "set log 'log'", "");
    there("log");
    check_says(&s, "set nolog", "");
    ck_assert_int_eq(chdir("/"), 0);
    snprintf(line, sizeof line, "cd \"%s\"", dir);
    check_says(&s, line, "");
    there("log");
    session_end(&s);
}
END_TEST

START_TEST(so_have_names_and_reports)
{
    struct session s = session_begin();
    punch("a b");
    check_has(&s, "symbols load 'a b'", "a b: ");
    check_has(&s, "symbols load 'a b' -u", "a b: ");
    check_has(&s, "fork export 'a b'", "a b: the end of the file's name says the form");
    check_has(&s, "fork export 'a b.json'", "No fork was seen yet");
    check_says(&s, "fork trace 'x.trace'", "");
    there("x.trace");
    check_says(&s, "fork trace off", "");
    session_end(&s);
}
END_TEST

START_TEST(a_verb_shows_its_own_usage)
{
    struct session s = session_begin();
    check_says(&s, "mount", "Expected: MOUNT {-n -e -r -o} unit: file");
    check_says(&s, "mount dk0:", "Expected: MOUNT {-n -e -r -o} unit: file");
    check_has(&s, "attach rk0", "Expected: ATTACH ");
    check_has(&s, "mount dk0: x -e", "MOUNT -e unit file");
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("filename");
    TCase *t = tcase_create("filename");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, quotes_are_no_part_of_the_name);
    tcase_add_loop_test(t, what_is_no_name_is_told, 0, (int)(sizeof bad / sizeof bad[0]));
    tcase_add_test(t, machines_and_packs_have_names_in_quotes);
    tcase_add_test(t, so_have_tapes_logs_and_directories);
    tcase_add_test(t, so_have_names_and_reports);
    tcase_add_test(t, a_verb_shows_its_own_usage);
    suite_add_tcase(s, t);
    return s;
}

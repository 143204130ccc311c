/* Command files: arguments, comments, errors, nesting; SEND, EXPECT, AWAIT, ASSERT. */
#include "tests/unit/session.h"

#include <unistd.h>

static char path[40];

static void setup(void)
{
    strcpy(path, "/tmp/fork11-script-XXXXXX");
    close(mkstemp(path));
}

static void teardown(void)
{
    remove(path);
}

static void write_file(const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

/* What doing the file prints (its name cut to FILE). */
static const char *done(struct session *s, const char *arguments)
{
    char line[300];
    snprintf(line, sizeof line, "do %s %s", path, arguments);
    return session_do(s, line);
}

static struct session interactive(void)
{
    struct session s = session_begin();
    s.m->batch = false;
    return s;
}

START_TEST(percent_signs)
{
    struct session s = session_begin();
    static const char *const argv[] = { "file", "one", "PACK=two words" };
    struct script script = {
        .argc = 3, .argv = {argv[0], argv[1], argv[2]}
    };
    static const char *const pairs[][2] = {
        {"%1 %0 %9.",    "one file ." },
        { "%PACK%!",     "two words!" },
        { "6%%7",        "6%7"        },
        { "50% of 100%", "50% of 100%"},
        { "%%1",         "%1"         },
        { "%T_ENV%",     "value"      },
        { "100%",        "100%"       },
        { "%%%%d",       "%%d"        },
    };
    char out[200];
    setenv("T_ENV", "value", 1);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        ck_assert_int_eq(script_expand(s.m, &script, pairs[i][0], out, sizeof out), DONE);
        ck_assert_str_eq(out, pairs[i][1]);
    }
    ck_assert_int_eq(script_expand(s.m, &script, "a %NOBODY% b", out, sizeof out),
                     FAILED);
    ck_assert_ptr_nonnull(strstr(s.m->error, "Nothing is called %NOBODY%"));
    ck_assert_int_eq(script_expand(s.m, &script, "%PACK%", out, 5), FAILED);
    session_end(&s);
}
END_TEST

START_TEST(a_file_goes_on_after_an_error_unless_told)
{
    struct session s = interactive();
    write_file("; comment %NOBODY%\n# another\nd r0 %1\nbogus\nd r1 %2\n");
    ck_assert_ptr_nonnull(strstr(done(&s, "5 6"), ":4: Unknown command BOGUS"));
    check_says(&s, "e r0-r1", "R0:\t000005\nR1:\t000006\n");
    char line[100];
    snprintf(line, sizeof line, "do -e %s 7 4", path);
    check_has(&s, line, ":4: Unknown command BOGUS");
    check_says(&s, "e r0-r1", "R0:\t000007\nR1:\t000006\n");
    snprintf(line, sizeof line, "@%s 1 2", path);
    check_has(&s, line, ":4: Unknown command BOGUS");
    check_says(&s, "e r0-r1", "R0:\t000001\nR1:\t000002\n");
    session_end(&s);
}
END_TEST

START_TEST(files_may_not_call_themselves_for_ever)
{
    struct session s = session_begin();
    char text[100];
    snprintf(text, sizeof text, "do %s\n", path);
    write_file(text);
    ck_assert_ptr_nonnull(strstr(done(&s, ""), "nested deeper than 20"));
    check_has(&s, "do /nowhere/file", "cannot be read");
    session_end(&s);
}
END_TEST

/* Prints what R1 points at up to a NUL, then halts. */
static const char printer[] = "d -m 1000 TSTB @#177564\n"
                              "d -m 1004 BPL 1000\n"
                              "d -m 1006 MOVB (R1)+,R0\n"
                              "d -m 1010 BEQ 1020\n"
                              "d -m 1012 MOVB R0,@#177566\n"
                              "d -m 1016 BR 1000\n"
                              "d -m 1020 BR 1020\n"
                              "d -c 2000 \"ab\nd -c 2002 \"cd\nd -c 2004 \"ab\n"
                              "d r1 2000\nd pc 1000\n";

START_TEST(await_stops_at_the_character)
{
    struct session s = session_begin();
    session_all(&s, printer);
    check_says(&s, "await \"b\" 1s", "ab");
    uint64_t count = s.machine->cpu.count;
    check_says(&s, "await \"c\" 1s", "c");
    check_says(&s, "await \"ab\" 1s", "dab");
    check_has(&s, "await \"x\" 20ms", "AWAIT \"x\" missed: 0.020 machine seconds");
    session_all(&s, "d r1 2000\nd pc 1000\n");
    check_says(&s, "await \"\" 20ms", "abcdab");
    check_says(&s, "await \"bc\" 1s", "");
    check_has(&s, "await \"bc\" 1ms", "ends with \"dab\"");
    session_end(&s);
    s = session_begin();
    session_all(&s, printer);
    check_says(&s, "await \"ab\" 1s", "ab");
    ck_assert_uint_eq(s.machine->cpu.count, count);
    session_end(&s);
}
END_TEST

START_TEST(nul_padding_is_not_looked_at)
{
    struct matcher t = { .due = -1 };
    ck_assert(!matcher_await(&t, "# ab", 4));
    static const char printed[] = "#\0\0 a\0b";
    for (size_t i = 0; i < sizeof printed - 1; i++)
        ck_assert(matcher_put(&t, printed[i]) == (i == sizeof printed - 2));
    ck_assert(t.matched);
    matcher_free(&t);
    struct session s = session_begin();
    check_has(&s, "await \"a\\0b\"", "AWAIT cannot see a NUL");
    check_has(&s, "expect \"\\0\"", "EXPECT cannot see a NUL");
    session_end(&s);
}
END_TEST

START_TEST(a_halt_fails_await_with_its_stop_line)
{
    struct session s = session_begin();
    session_all(&s, printer);
    session_all(&s, "d 1020 0\n");
    check_says(&s, "await \"zz\" 1s", "abcdaHALT instruction, PC: 001022 (HALT)");
    session_end(&s);
}
END_TEST

/* 1000 WAIT, then HALT; the line clock interrupts if it may. */
static void waiting(struct session *s, const char *clock)
{
    session_all(s, "d 1000 1\nd 1002 0\nd 100 1100\nd 1100 2\nd sp 700\nd pc 1000\n");
    session_all(s, clock);
}

START_TEST(a_step_over_a_wait_that_nothing_ends)
{
    struct session s = session_begin();
    waiting(&s, "");
    check_has(&s, "step 5", "The WAIT before 001002 does not end: no interrupt");
    ck_assert_uint_eq(s.machine->cpu.count, 1);
    waiting(&s, "d -m 770 JSR PC,@#1000\nd pc 770\n");
    check_has(&s, "next", "The WAIT before 001002 does not end");
    check_says(&s, "show break", "");
    waiting(&s, "d lks 100\n");
    check_has(&s, "step 2", "Step expired, PC: 001002"); /* WAIT, RTI */
    waiting(&s, "d lks 100\n");
    check_has(&s, "step 5", "HALT instruction");
    session_end(&s);
}
END_TEST

START_TEST(a_new_pc_ends_a_wait)
{
    struct session s = session_begin();
    waiting(&s, "d 2000 240\nd 2002 240\nd 2004 240\n");
    check_has(&s, "step 5", "The WAIT before 001002");
    session_all(&s, "d pc 2000\n");
    check_has(&s, "step 2", "Step expired, PC: 002004");
    waiting(&s, "");
    check_has(&s, "step 5", "The WAIT before 001002");
    session_all(&s, "go 2000\n");
    check_has(&s, "step 2", "Step expired, PC: 002004");
    session_end(&s);
}
END_TEST

START_TEST(go_until_a_text)
{
    struct session s = session_begin();
    session_all(&s, printer);
    session_all(&s, "go until \"cd\"\n");
    check_says(&s, "show expect", "EXPECT \"cd\"\n");
    check_has(&s, "step 100000", "abcd\nExpect matched, PC: ");
    check_says(&s, "show expect", "");
    session_end(&s);
}
END_TEST

START_TEST(expect_acts_and_goes_on)
{
    struct session s = session_begin();
    session_all(&s, printer);
    session_all(&s, "expect \"bc\" {d r3 7; cont}\n");
    check_says(&s, "await \"ab\" 1s", "ab");
    check_says(&s, "await \"ab\" 1s", "cdab");
    check_says(&s, "e r3", "R3:\t000007\n");
    check_says(&s, "show expect", "");
    session_all(&s, "expect -p \"a\" {echo hit; cont}\nd r1 2000\nd pc 1000\n");
    check_says(&s, "await \"dab\" 1s", "ahit\nbcdahit\nb");
    session_all(&s, "noexpect \"a\"\n");
    check_has(&s, "noexpect \"a\"", "There is no EXPECT");
    session_end(&s);
}
END_TEST

START_TEST(strings_and_assertions)
{
    struct session s = session_begin();
    check_has(&s, "send abc", "expected a string in quotes");
    check_has(&s, "send \"abc", "no closing quote");
    check_has(&s, "send \"\\q\"", "the escapes are");
    check_says(&s, "send \"a\\r\\101\\\\\\\"\"", "");
    ck_assert_int_eq(s.machine->kl11.serial.in_count, 5);
    check_says(&s, "assert 1=1", "");
    check_says(&s, "assert r0=5", "ASSERT r0=5 is false.");
    session_end(&s);
}
END_TEST

START_TEST(batch_ends_at_the_first_failure_or_quit)
{
    struct session s = session_begin();
    const char *argv[] = { path, "X=5" };
    write_file("d r0 %X%\nassert r0=5\nquit 7\nd r0 1\n");
    ck_assert_int_eq(batch_run(s.m, 2, argv), 7);
    ck_assert_uint_eq(s.machine->cpu.r[0], 5);
    write_file("d r0 1\nassert r0=5\nd r0 2\n");
    ck_assert_int_eq(batch_run(s.m, 2, argv), 1);
    ck_assert_uint_eq(s.machine->cpu.r[0], 1);
    write_file("d r0 4\n");
    ck_assert_int_eq(batch_run(s.m, 2, argv), 0);
    session_end(&s);
}
END_TEST

/* A text as long as the refusal says it may be, and one longer. */
START_TEST(long_texts_are_expected)
{
    struct session s = session_begin();
    char line[STRING_SIZE + 16] = "expect \"";
    size_t n = strlen(line);
    memset(line + n, 'x', STRING_SIZE - 1);
    strcpy(line + n + STRING_SIZE - 1, "\"");
    check_says(&s, line, "");
    strcpy(line + n + STRING_SIZE - 1, "x\"");
    check_has(&s, line, "the string is longer than 1023 characters");
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("script");
    TCase *t = tcase_create("script");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, percent_signs);
    tcase_add_test(t, a_file_goes_on_after_an_error_unless_told);
    tcase_add_test(t, files_may_not_call_themselves_for_ever);
    tcase_add_test(t, await_stops_at_the_character);
    tcase_add_test(t, nul_padding_is_not_looked_at);
    tcase_add_test(t, a_halt_fails_await_with_its_stop_line);
    tcase_add_test(t, a_step_over_a_wait_that_nothing_ends);
    tcase_add_test(t, a_new_pc_ends_a_wait);
    tcase_add_test(t, go_until_a_text);
    tcase_add_test(t, expect_acts_and_goes_on);
    tcase_add_test(t, strings_and_assertions);
    tcase_add_test(t, batch_ends_at_the_first_failure_or_quit);
    tcase_add_test(t, long_texts_are_expected);
    suite_add_tcase(suite, t);
    return suite;
}

/* The lab on a bench: it boots without file or operator, and a state that was kept comes back
 * whole: core, processor, devices, pack. */
#include "monitor/lab/bench.h"
#include "monitor/lab/library.h"
#include "monitor/lab/policy.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

static struct bench *bench;
static char error[ERROR_SIZE];

static void set_up(void)
{
    bench = bench_open(&(struct bench_wish){ .core = 0 }, error);
    ck_assert_msg(bench != NULL, "%s", error);
}

static void tear_down(void)
{
    bench_close(bench);
}

/* What LINE prints until all is quiet. */
static const char *run(const char *line)
{
    ck_assert(bench_type(bench, line));
    ck_assert_int_eq(bench_run(bench, 60 * NS_PER_SEC), BENCH_QUIET);
    return bench_text(bench);
}

START_TEST(at_the_prompt)
{
    ck_assert_str_eq(run("echo one two"), "echo one two\none two\n# ");
    ck_assert(bench_resident(bench, 0));
    ck_assert(bench_resident(bench, 2));
    ck_assert(!bench_resident(bench, 3));
    ck_assert(!bench_resident(bench, -1));
}
END_TEST

/* The same twice, to the instruction; and the pack is the one it was. */
START_TEST(a_state_comes_back)
{
    struct machine *machine = bench_monitor(bench)->machine;
    struct bench_state *state = bench_keep(bench);
    int64_t began = machine->bus.sched.now;
    char *first = strdup(run("echo kept >/tmp/x; sync; cat /tmp/x; ls /tmp"));
    int64_t ended = machine->bus.sched.now;
    uint64_t count = machine->cpu.count;
    ck_assert_ptr_nonnull(strstr(first, "\nkept\n"));
    bench_return(bench, state);
    ck_assert_int_eq(machine->bus.sched.now, began);
    ck_assert_ptr_nonnull(strstr(run("cat /tmp/x"), "/tmp/x: no such file"));
    bench_return(bench, state);
    ck_assert_str_eq(run("echo kept >/tmp/x; sync; cat /tmp/x; ls /tmp"), first);
    ck_assert_int_eq(machine->bus.sched.now, ended);
    ck_assert_uint_eq(machine->cpu.count, count);
    bench_drop(state);
    free(first);
}
END_TEST

/* A state taken while the disk and the line are at work. */
START_TEST(a_state_in_the_middle)
{
    bench_type(bench, "hello");
    ck_assert_int_eq(bench_run_to(bench, "_setargs", 60 * NS_PER_SEC), BENCH_REACHED);
    struct bench_state *state = bench_keep(bench);
    ck_assert_int_eq(bench_run(bench, 60 * NS_PER_SEC), BENCH_QUIET);
    char *first = strdup(bench_text(bench));
    ck_assert_ptr_nonnull(strstr(first, "exited with status 0"));
    for (int i = 0; i < 2; i++) {
        bench_return(bench, state);
        ck_assert_int_eq(lab_set_policy(bench_monitor(bench), 2 * i), DONE);
        ck_assert_int_eq(bench_run(bench, 60 * NS_PER_SEC), BENCH_QUIET);
        ck_assert_str_eq(bench_text(bench), first);
    }
    bench_drop(state);
    free(first);
}
END_TEST

START_TEST(a_run_to_a_function)
{
    bench_type(bench, "echo a");
    ck_assert_int_eq(bench_run_to(bench, "_nosuch", 60 * NS_PER_SEC), BENCH_QUIET);
    bench_type(bench, "echo a");
    ck_assert_int_eq(bench_run_to(bench, "_newproc", 60 * NS_PER_SEC), BENCH_REACHED);
    ck_assert_int_eq(bench_run_to(bench, "_newproc", 60 * NS_PER_SEC), BENCH_QUIET);
}
END_TEST

static const char waits_for_ever[] = "	sys	pipe\n"
                                     "	sys	read; buf; 1\n"
                                     "	sys	exit\n"
                                     "	.bss\n"
                                     "buf:	.=.+2\n"
                                     "	.text\n";
static const char sleeps[] = "	mov	$20.,r0\n"
                             "	sys	35.\n"
                             "	clr	r0\n"
                             "	sys	exit\n";
static const char loops[] = "1:	br	1b\n";

/* The same bench with a program of these lines on its pack. */
static void open_with(const char *name, const char *text)
{
    struct bench_program p = { .name = name };
    p.file = lab_assemble("test.s", (const byte *)text, strlen(text), &p.size, error);
    ck_assert_msg(p.file != NULL, "%s", error);
    bench_close(bench);
    bench = bench_open(&(struct bench_wish){ .programs = &p, .count = 1 }, error);
    ck_assert_msg(bench != NULL, "%s", error);
    free((byte *)p.file);
}

START_TEST(how_a_run_ends)
{
    open_with("waits", waits_for_ever);
    bench_type(bench, "waits");
    ck_assert_int_eq(bench_run(bench, 60 * NS_PER_SEC), BENCH_STILL);
    ck_assert_int_lt(bench_monitor(bench)->machine->bus.sched.now, 12 * NS_PER_SEC);

    open_with("sleeps", sleeps);
    bench_type(bench, "sleeps");
    ck_assert_int_eq(bench_run(bench, 5 * NS_PER_SEC), BENCH_SLOW);
    ck_assert_int_eq(bench_run(bench, 60 * NS_PER_SEC), BENCH_QUIET);
    ck_assert_str_eq(run("echo a"), "echo a\na\n# ");

    open_with("loops", loops);
    bench_type(bench, "loops");
    ck_assert_int_eq(bench_run(bench, 5 * NS_PER_SEC), BENCH_SLOW);

    open_with("waits", waits_for_ever);
    bench_type(bench, "waits");
    ck_assert_int_eq(bench_run_to(bench, "_setargs", 5 * NS_PER_SEC), BENCH_REACHED);
    struct cpu *cpu = &bench_monitor(bench)->machine->cpu;
    bench_monitor(bench)->machine->bus.core[cpu->r[PC] / 2] = 0; /* HALT */
    ck_assert_int_eq(bench_run(bench, 5 * NS_PER_SEC), BENCH_HALTED);
}
END_TEST

START_TEST(what_cannot_be_put)
{
    struct bench_program p = { .name = "a.name.too.long",
                               .file = (const byte *)"x",
                               .size = 1 };
    ck_assert_ptr_null(
        bench_open(&(struct bench_wish){ .programs = &p, .count = 1 }, error));
    ck_assert_ptr_nonnull(strstr(error, "a.name.too.long"));
}
END_TEST

START_TEST(the_library)
{
    static const char bad[] = "	mov	r0,r9)\n",
                      unknown[] = "	jsr	pc,_nosuch\n";
    size_t n;
    ck_assert_ptr_null(lab_assemble("b.s", (const byte *)bad, sizeof bad - 1, &n, error));
    ck_assert_int_eq(strncmp(error, "b.s:1:", 6), 0);
    ck_assert_ptr_null(
        lab_assemble("u.s", (const byte *)unknown, sizeof unknown - 1, &n, error));
    ck_assert_ptr_nonnull(strstr(error, "_nosuch"));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("bench");
    TCase *t = tcase_create("bench");
    tcase_set_timeout(t, 60);
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, at_the_prompt);
    tcase_add_test(t, a_state_comes_back);
    tcase_add_test(t, a_state_in_the_middle);
    tcase_add_test(t, a_run_to_a_function);
    tcase_add_test(t, how_a_run_ends);
    tcase_add_test(t, what_cannot_be_put);
    tcase_add_test(t, the_library);
    suite_add_tcase(suite, t);
    return suite;
}

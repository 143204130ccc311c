/* The proof, first part: fed with the stores, growth, execs and exits of a run under the policy
 * cow, as the observatory saw them, the model of copy-on-write says of every fork what the
 * kernel did. For every program on the lab's pack, for random ones, and for programs that are
 * on no pack. FORK11_SEED and FORK11_PROOFS: which, and how many. */
#include "monitor/fork/observatory.h"
#include "monitor/lab/judge.h"
#include "monitor/lab/library.h"
#include "tests/unit/lab_random.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

enum { COW = 2, PROOFS = 12 };
#define MOST_TIME (120 * NS_PER_SEC)

static struct bench *bench;
static struct bench_state *prompt;
static struct measured *run;
static char error[ERROR_SIZE];
static const char *now; /* what is run, for a failure */
static int forks, copies;

static void fork_is(const struct fork_record *r, const char *what, uint64_t kernel,
                    uint64_t model)
{
    ck_assert_msg(kernel == model,
                  "%s, fork %d (%u made %u): %s: the kernel %u, the model %u", now,
                  r->number - run->first + 1, r->parent, r->child, what, (unsigned)kernel,
                  (unsigned)model);
}

static void compare_fork(void *host, const struct fork_record *r)
{
    const struct cow_cost *c = &r->memory.real;
    (void)host;
    if (r->how != FORK_COW)
        return;
    fork_is(r, "map entries", r->entries, c->entries);
    fork_is(r, "pages copied in the window", r->faults_copied[0], c->copies[0]);
    fork_is(r, "pages copied after it", r->faults_copied[1], c->copies[1]);
    fork_is(r, "clicks copied in the window", r->clicks_later[0], c->clicks[0]);
    fork_is(r, "clicks copied after it", r->clicks_later[1], c->clicks[1]);
    fork_is(r, "pages unprotected in the window", r->faults_taken[0], c->unprotected[0]);
    fork_is(r, "pages unprotected after it", r->faults_taken[1], c->unprotected[1]);
    forks++;
    copies += (int)(c->copies[0] + c->copies[1]);
}

static void prove(const char *line)
{
    struct measure_wish wish = { .ns = MOST_TIME, .each = compare_fork };
    char differs[MEASURE_WHY];
    now = line;
    bench_return(bench, prompt);
    ck_assert_msg(measure_start(bench, line, COW), "%s did not start: %s", line,
                  bench_text(bench));
    ck_assert_msg(measure_run(bench, &wish, run), "%s", bench_monitor(bench)->error);
    judge_counters(run, differs);
    ck_assert_msg(*differs == '\0', "%s: %s", line, differs);
}

static void open_bench(const struct bench_program *programs, int n)
{
    bench = bench_open(&(struct bench_wish){ .programs = programs, .count = n }, error);
    ck_assert_msg(bench != NULL, "%s", error);
    prompt = bench_keep(bench);
    run = malloc(sizeof *run);
    forks = copies = 0;
}

static void close_bench(void)
{
    free(run);
    bench_drop(prompt);
    bench_close(bench);
}

static int number(const char *variable, int otherwise)
{
    const char *text = getenv(variable);
    return text ? atoi(text) : otherwise;
}

START_TEST(every_program_of_the_pack)
{
    struct v6_inode bin;
    struct v6_entry entry;
    struct v6fs fs;
    int programs = 0;
    open_bench(NULL, 0);
    ck_assert(lab_pack_open(&fs));
    ck_assert_ptr_null(v6fs_lookup(&fs, "/bin", &bin));
    for (unsigned i = 0; i < bin.size / V6_ENTRY; i++) {
        ck_assert_ptr_null(v6fs_entry(&fs, &bin, i, &entry));
        if (entry.inode == 0 || entry.name[0] == '.')
            continue;
        prove(entry.name);
        programs++;
    }
    ck_assert_int_gt(programs, 20);
    ck_assert_int_gt(forks, 100);
    close_bench();
}
END_TEST

START_TEST(programs_with_arguments)
{
    static const char *const lines[] = { "writeall 1",  "writeall 44", "writenone 40",
                                         "size 48 48",  "size 33 9",   "size 8 x",
                                         "size.spawn 9" };
    open_bench(NULL, 0);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        prove(lines[i]);
    ck_assert_int_eq(forks, 6);
    close_bench();
}
END_TEST

START_TEST(the_random_program)
{
    int seed = number("FORK11_SEED", 1), n = number("FORK11_PROOFS", PROOFS);
    char line[40];
    open_bench(NULL, 0);
    for (int i = 0; i < n; i++) {
        snprintf(line, sizeof line, "random %d 6", seed * 1000 + i);
        prove(line);
        ck_assert_msg(run->exited && run->status == 0, "%s: %s", line, run->text);
    }
    ck_assert_int_gt(copies, n);
    close_bench();
}
END_TEST

/* The random programs FIRST to FIRST + N - 1, on a pack of their own. */
static void prove_random(unsigned first, int n)
{
    enum { TEN = 10 };
    struct bench_program p[TEN] = { 0 };
    char name[TEN][16];
    for (int i = 0; i < n; i++) {
        char *text = lab_random_program(first + (unsigned)i);
        snprintf(name[i], sizeof name[i], "p%u", first + (unsigned)i);
        p[i].name = name[i];
        p[i].file = lab_assemble(name[i], (byte *)text, strlen(text), &p[i].size, error);
        ck_assert_msg(p[i].file != NULL, "%s\n%s", error, text);
        free(text);
    }
    open_bench(p, n);
    for (int i = 0; i < n; i++) {
        prove(name[i]);
        free((byte *)p[i].file);
    }
}

/* Core is short for these: processes that share are swapped out, to make room or since there
 * is none for the copy that a store wants. */
START_TEST(programs_that_are_swapped)
{
    static const unsigned which[] = { 1300058, 1600148, 1800199, 2100200, 2500142 };
    prove_random(which[_i], 1);
    ck_assert_int_gt(forks, 1);
    close_bench();
}
END_TEST

/* Of every ten a pack of their own is made. */
START_TEST(programs_of_no_pack)
{
    enum { TEN = 10 };
    int seed = number("FORK11_SEED", 1), n = number("FORK11_PROOFS", PROOFS);
    int all_forks = 0, all_copies = 0;
    for (int first = 0; first < n; first += TEN) {
        prove_random((unsigned)(seed * 100000 + first), TEN);
        all_forks += forks;
        all_copies += copies;
        close_bench();
    }
    ck_assert_int_gt(all_forks, 2 * n);
    ck_assert_int_gt(all_copies, 2 * n);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("proof");
    TCase *t = tcase_create("the model of copy-on-write");
    tcase_set_timeout(t, 0);
    tcase_add_test(t, every_program_of_the_pack);
    tcase_add_test(t, programs_with_arguments);
    tcase_add_test(t, the_random_program);
    tcase_add_loop_test(t, programs_that_are_swapped, 0, 5);
    tcase_add_test(t, programs_of_no_pack);
    suite_add_tcase(suite, t);
    return suite;
}

/* The proof, second part: fed with the run of a program under core alone, the models say what its
 * run under each other policy will be: bytes, pages, faults, map entries and words of swap
 * exactly, times within a tenth. For the lesson programs, which fix by pipes and wait who
 * writes what first. */
#include "monitor/lab/compare.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

enum { SWAP, CORE, COW, VFORK, RFORK, CLONE, SPAWN };

static const char *const lessons[] = {
    "hello",  "writeall", "writeall 1", "writeall 44", "writenone",  "writenone 3",
    "vret",   "pipeends", "redirect",   "zombie",      "orphan",     "rshare",
    "nofork", "bomb",     "size 1",     "size 30 11",  "size 48 48", "size 24 x"
};
enum { LESSONS = sizeof lessons / sizeof lessons[0] };

/* Where several threads are made one after the other, the later ones find a longer stack than
 * core ever saw: a fork then copies more, and the map has more entries. */
static const char *const longer_stacks[] = { "rshare", "bomb" };

static struct bench *bench;
static struct lab_comparison c;
static char error[ERROR_SIZE];
static int exact, timed; /* rows that were held against each other */

static void open_bench(enum memory memory)
{
    bench = bench_open(&(struct bench_wish){ .memory = memory }, error);
    ck_assert_msg(bench != NULL, "%s", error);
    exact = timed = 0;
}

static void compare(const char *lesson, int chosen)
{
    char name[SUBJECT_NAME];
    struct subject s;
    int n = (int)strcspn(lesson, " ");
    const char *args = lesson[n] ? lesson + n + 1 : "";
    snprintf(name, sizeof name, "%.*s", n, lesson);
    ck_assert_msg(subject_take(&s, name, args, error), "%s", error);
    ck_assert_msg(lab_compare(bench, &(struct compare_wish){ &s, chosen }, &c, error),
                  "%s", error);
    ck_assert_int_eq(s.programs, 0);
}

static bool comparable(int way)
{
    const struct lab_row *row = &c.row[way];
    for (size_t i = 0; way == CLONE && i < sizeof longer_stacks / sizeof *longer_stacks;
         i++)
        if (strcmp(c.name, longer_stacks[i]) == 0)
            return false;
    return row->ran && row->possible && row->measured.forks == row->model.forks;
}

static void same(const char *what, int way, uint64_t measured, uint64_t model)
{
    ck_assert_msg(measured == model, "%s, %s: %s: measured %llu, the model %llu", c.line,
                  lab_ways[way].name, what, (unsigned long long)measured,
                  (unsigned long long)model);
}

static void check_exact(int way)
{
    const struct lab_cost *a = &c.row[way].measured, *b = &c.row[way].model;
    ck_assert_msg(c.row[way].differs[0] == '\0', "%s, %s: %s", c.line, lab_ways[way].name,
                  c.row[way].differs);
    if (!comparable(way))
        return;
    same("bytes at once", way, a->bytes_now, b->bytes_now);
    same("bytes later", way, a->bytes_later, b->bytes_later);
    same("faults in the window", way, a->faults, b->faults);
    same("faults after it", way, a->faults_after, b->faults_after);
    same("map entries", way, a->entries, b->entries);
    same("words of swap", way, a->disk_words, b->disk_words);
    exact++;
}

START_TEST(bytes_pages_faults_and_words)
{
    int ran = 0;
    open_bench(MEMORY_CORE);
    for (int i = 0; i < LESSONS; i++) {
        compare(lessons[i], 0);
        for (int way = SWAP; way < SPAWN; way++) {
            check_exact(way);
            ran += c.row[way].ran;
        }
    }
    ck_assert_int_ge(ran, 6 * LESSONS - 6); /* all but those that stand still */
    ck_assert_int_ge(exact, ran - 3); /* and longer stacks, and nofork's 37 threads */
    bench_close(bench);
}
END_TEST

static void near(const char *what, int way, int64_t measured, int64_t model)
{
    ck_assert_msg(llabs(measured - model) * 10 <= measured,
                  "%s, %s: %s: measured %lld ns, the model %lld", c.line,
                  lab_ways[way].name, what, (long long)measured, (long long)model);
    timed++;
}

/* The parent goes on when the child is made; the clock has not had it wait for its child. */
static bool went_on(int way)
{
    const struct lab_cost *cost = &c.row[way].measured;
    return cost->faults == 0 && cost->stood_ns - cost->total_ns < NS_PER_MS;
}

static void check_times(int way)
{
    const struct lab_cost *a = &c.row[way].measured, *b = &c.row[way].model;
    if (!c.row[way].known || !c.row[way].possible || a->forks != 1)
        return;
    near("time in all", way, a->total_ns, b->total_ns);
    if (way == SWAP || way == VFORK || went_on(way))
        near("the parent's standstill", way, a->stood_ns, b->stood_ns);
}

START_TEST(spawn)
{
    static const char *const twins[] = { "redirect", "size 24 x" };
    open_bench(MEMORY_CORE);
    for (int i = 0; i < 2; i++) {
        compare(twins[i], 0);
        check_exact(SPAWN);
        check_times(SPAWN);
    }
    ck_assert_int_eq(exact, 2);
    ck_assert_int_eq(timed, 4);
    bench_close(bench);
}
END_TEST

/* What the model calls not possible does not run either, or its program is another one. */
START_TEST(what_is_not_possible)
{
    static const char *const stand[] = { "pipeends", "bomb", "orphan" };
    open_bench(MEMORY_CORE);
    for (size_t i = 0; i < sizeof stand / sizeof *stand; i++) {
        compare(stand[i], 0);
        ck_assert(!c.row[VFORK].possible);
        ck_assert(!c.row[VFORK].ran);
        ck_assert_int_eq(strncmp(c.row[VFORK].why, "all stand still", 15), 0);
    }
    bench_close(bench);
}
END_TEST

/* Of each program the first fork: the later ones begin at another turn of the disk under each
 * policy. */
START_TEST(times)
{
    open_bench(MEMORY_CORE);
    for (int i = 0; i < LESSONS; i++) {
        compare(lessons[i], 1);
        for (int way = SWAP; way <= SPAWN; way++)
            check_times(way);
    }
    ck_assert_int_ge(timed, 9 * LESSONS);
    bench_close(bench);
}
END_TEST

START_TEST(times_with_faster_memory)
{
    static const char *const some[] = { "hello", "writenone", "size 20 20" };
    open_bench(_i ? MEMORY_BIPOLAR : MEMORY_MOS);
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        compare(some[i], 1);
        for (int way = SWAP; way <= SPAWN; way++)
            check_times(way);
    }
    ck_assert_int_ge(timed, 24);
    bench_close(bench);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("proof by core");
    TCase *t = tcase_create("the models, fed with the run by core");
    tcase_set_timeout(t, 300);
    tcase_add_test(t, bytes_pages_faults_and_words);
    tcase_add_test(t, spawn);
    tcase_add_test(t, what_is_not_possible);
    tcase_add_test(t, times);
    tcase_add_loop_test(t, times_with_faster_memory, 0, 2);
    suite_add_tcase(suite, t);
    return suite;
}

/* COMPARE: one program under every policy from the same state; what is said of it. The counts that
 * were measured are the kernel's and the observatory's, and the models', which know only the
 * run under core. */
#include "monitor/lab/compare.h"
#include "monitor/lab/library.h"
#include "tests/unit/session.h"

#include <unistd.h>

enum { SWAP, CORE, COW, VFORK, RFORK, CLONE, SPAWN };

static struct bench *bench;
static struct lab_comparison c;
static char error[ERROR_SIZE];

static void close_bench(void)
{
    bench_close(bench);
    bench = NULL;
}

static bool compare(const char *program, const char *args, int chosen)
{
    struct subject s;
    if (!subject_take(&s, program, args, error))
        return false;
    bench_close(bench);
    bench = bench_open(&(struct bench_wish){ .programs = s.program, .count = s.programs },
                       error);
    bool good =
        bench && lab_compare(bench, &(struct compare_wish){ &s, chosen }, &c, error);
    subject_free(&s);
    return good;
}

static void must_compare(const char *program, const char *args)
{
    ck_assert_msg(compare(program, args, 0), "%s", error);
    for (int i = 0; i < LAB_WAYS; i++)
        ck_assert_msg(c.row[i].differs[0] == '\0', "%s: %s", lab_ways[i].name,
                      c.row[i].differs);
}

/* Ran, and did what it did under core; and every count is what its model says. */
static void check_row(int i)
{
    const struct lab_row *row = &c.row[i];
    const struct lab_cost *a = &row->measured, *b = &row->model;
    ck_assert_msg(row->ran && row->right && row->known, "%s %s: %s", c.line,
                  lab_ways[i].name, row->why);
    ck_assert_msg(row->possible, "%s %s: %s", c.line, lab_ways[i].name, row->verdict);
    ck_assert_int_eq(a->forks, b->forks);
    ck_assert_uint_eq(a->bytes_now, b->bytes_now);
    ck_assert_uint_eq(a->bytes_later, b->bytes_later);
    ck_assert_uint_eq(a->faults, b->faults);
    ck_assert_uint_eq(a->faults_after, b->faults_after);
    ck_assert_uint_eq(a->entries, b->entries);
    ck_assert_uint_eq(a->disk_words, b->disk_words);
    ck_assert_int_gt(a->stood_ns, 0);
    ck_assert_int_gt(a->total_ns, 0);
}

static void check_why(int i, bool ran, const char *part)
{
    ck_assert_int_eq(c.row[i].ran, ran);
    ck_assert(!c.row[i].right);
    ck_assert_msg(strstr(c.row[i].why, part) != NULL, "%s: %s", lab_ways[i].name,
                  c.row[i].why);
}

START_TEST(hello)
{
    must_compare("hello", "");
    ck_assert_int_eq(c.forks, 1);
    for (int i = SWAP; i <= CLONE; i++)
        check_row(i);
    unsigned image = (unsigned)c.row[CORE].measured.bytes_now;
    ck_assert_uint_eq(c.row[SWAP].measured.disk_words, image); /* half of it, twice */
    ck_assert_uint_eq(c.row[COW].measured.bytes_now, 1024);
    ck_assert_uint_ge(c.row[COW].measured.entries, 1);
    ck_assert_uint_eq(c.row[VFORK].measured.bytes_now, 1024);
    ck_assert_uint_eq(c.row[VFORK].measured.peak_bytes, 1024);
    ck_assert_uint_eq(c.row[CORE].measured.peak_bytes, image);
    ck_assert_int_gt(c.row[SWAP].measured.total_ns, 2 * c.row[CORE].measured.total_ns);
    ck_assert_int_gt(c.row[VFORK].measured.stood_ns, c.row[VFORK].measured.total_ns);
    check_why(SPAWN, false, "no twin, /bin/hello.spawn");
    ck_assert(!c.row[SPAWN].possible);
}
END_TEST

START_TEST(memory_in_common_is_noticed)
{
    must_compare("writeall", "8");
    for (int i = SWAP; i <= COW; i++)
        check_row(i);
    for (int i = VFORK; i <= CLONE; i++) {
        check_why(i, true, "words of mine that changed");
        ck_assert(c.row[i].known);
        ck_assert_uint_gt(c.row[i].harm, 8000);
    }
    ck_assert_uint_eq(c.row[COW].harm, 0);
    must_compare("writenone", "8");
    for (int i = SWAP; i <= CLONE; i++) {
        check_row(i);
        ck_assert_uint_eq(c.row[i].harm, 0);
    }
}
END_TEST

START_TEST(both_stand_still)
{
    must_compare("pipeends", "");
    for (int i = SWAP; i <= CLONE; i++)
        if (i != VFORK)
            check_row(i);
    check_why(VFORK, false, "all stand still: pipeends (3) waits for its memory, lent");
    ck_assert(!c.row[VFORK].possible);
}
END_TEST

START_TEST(by_its_twin)
{
    must_compare("redirect", "");
    for (int i = SWAP; i <= SPAWN; i++)
        check_row(i);
    ck_assert_uint_eq(c.row[SPAWN].measured.bytes_now, 0);
    must_compare("size", "20 x");
    for (int i = SWAP; i <= SPAWN; i++)
        check_row(i);
}
END_TEST

START_TEST(many_forks_and_one_of_them)
{
    must_compare("zombie", "");
    for (int i = SWAP; i <= RFORK; i++)
        check_row(i); /* its ps tells other places in core, which is no matter... */
    check_why(CLONE, true, "zombie\""); /* ...but a longer stack is */
    int all = c.forks;
    ck_assert_int_gt(all, 1);
    uint64_t sum = c.row[CORE].measured.bytes_now, added = 0;
    for (int n = 1; n <= all; n++) {
        ck_assert_msg(compare("zombie", "", n), "%s", error);
        ck_assert_int_eq(c.chosen, n);
        added += c.row[CORE].measured.bytes_now;
    }
    ck_assert_uint_eq(added, sum);
    ck_assert(!compare("zombie", "", all + 1));
    ck_assert_ptr_nonnull(strstr(error, "there is no number"));
}
END_TEST

/* Nothing of one comparison is left in the next. */
START_TEST(the_same_again)
{
    struct lab_comparison *first = malloc(sizeof *first);
    struct subject s;
    must_compare("bomb", "");
    *first = c;
    ck_assert(subject_take(&s, "bomb", "", error));
    memset(&c, 0, sizeof c);
    ck_assert(lab_compare(bench, &(struct compare_wish){ &s, 0 }, &c, error));
    for (int i = 0; i < LAB_WAYS; i++) {
        ck_assert_mem_eq(&c.row[i].measured, &first->row[i].measured,
                         sizeof c.row[i].measured);
        ck_assert_str_eq(c.row[i].why, first->row[i].why);
    }
    free(first);
}
END_TEST

START_TEST(what_cannot_be_compared)
{
    static const struct {
        const char *program, *args, *why;
    } row[] = {
        {"nosuch",     "",       "There is no program nosuch in /bin"},
        { "echo",      "a",      "makes no process"                  },
        { "cat",       "",       "cat (3) waits for the terminal"    },
        { "hello",     ";ls",    "no ; & | < >"                      },
        { "hello",     "<hello", "no ; & | < >"                      },
        { "hello",     "'a",     "no quote left open"                },
        { "echo",      "'a;b'",  "It printed \"a;b\""                },
        { "/dev/null", "",       "is no source (.s) and no program"  },
        { "/nosuch.s", "",       "There is no program /nosuch.s"     },
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        ck_assert(!compare(row[i].program, row[i].args, 0));
        ck_assert_msg(strstr(error, row[i].why) != NULL, "%s %s: %s", row[i].program,
                      row[i].args, error);
    }
}
END_TEST

/* --- programs of the host's ------------------------------------------------------------ */

/* The child changes what its parent's status is made of. */
static const char tells[] = "	jsr	pc,_fork\n"
                            "	tst	r0\n"
                            "	bne	1f\n"
                            "	inc	word\n"
                            "	clr	r0\n"
                            "	sys	exit\n"
                            "1:	sys	wait\n"
                            "	mov	word,r0\n"
                            "	sys	exit\n"
                            "	.data\n"
                            "word:	3\n"
                            "	.text\n";
/* What the child changes its parent looks at, and makes nothing of it. */
static const char looks[] = "	sys	fork\n"
                            "	br	1f\n"
                            "	sys	wait\n"
                            "	tst	word\n"
                            "	clr	r0\n"
                            "	sys	exit\n"
                            "1:	inc	word\n"
                            "	clr	r0\n"
                            "	sys	exit\n"
                            "	.data\n"
                            "word:	3\n"
                            "	.text\n";
/* And here where it goes on. */
static const char crashes[] = "	mov	$2f,-(sp)\n"
                              "	sys	fork\n"
                              "	br	1f\n"
                              "	sys	wait\n"
                              "	rts	pc\n"
                              "1:	mov	$1,(sp)\n"
                              "	clr	r0\n"
                              "	sys	exit\n"
                              "2:	clr	r0\n"
                              "	sys	exit\n";
static const char spawns[] = "	mov	$path,r0\n"
                             "	mov	$args,r1\n"
                             "	clr	r2\n"
                             "	jsr	pc,_spawn\n"
                             "	sys	wait\n"
                             "	mov	$3,r0\n"
                             "	sys	exit\n"
                             "path:	</bin/size\\0>\n"
                             "	.even\n"
                             "	.data\n"
                             "args:	path; 0\n"
                             "	.text\n";

static char dir[] = "/tmp/compareXXXXXX";

static const char *put_file(const char *name, const void *data, size_t n)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(data, 1, n, out), n);
    fclose(out);
    return path;
}

START_TEST(sources_and_programs_of_the_host)
{
    char line[80];
    ck_assert_ptr_nonnull(mkdtemp(dir));
    put_file("tells.spawn.s", spawns, sizeof spawns - 1);
    must_compare(put_file("tells.s", tells, sizeof tells - 1), "");
    ck_assert_str_eq(c.name, "tells");
    for (int i = SWAP; i <= COW; i++)
        check_row(i);
    for (int i = VFORK; i <= CLONE; i++)
        check_why(i, true, "its exit status is 4, under core 3");
    ck_assert_msg(c.row[SPAWN].right, "%s", c.row[SPAWN].why);
    ck_assert(!c.row[SPAWN].possible); /* as the model sees the other program */

    size_t n;
    byte *file =
        lab_assemble("crashes.s", (const byte *)crashes, sizeof crashes - 1, &n, error);
    must_compare(put_file("crashes", file, n), "");
    for (int i = SWAP; i <= COW; i++)
        check_row(i);
    check_row(RFORK);
    check_why(VFORK, true, "it was ended by signal");

    must_compare(put_file("looks.s", looks, sizeof looks - 1), "");
    for (int i = SWAP; i <= CLONE; i++) {
        check_row(i);
        ck_assert_uint_eq(c.row[i].harm, i >= VFORK ? 2 : 0);
    }
    struct session s = session_begin();
    snprintf(line, sizeof line, "compare %s/looks.s", dir);
    check_has(&s, line,
              "\n  rfork  2 bytes that children write are then read first by "
              "their parents: it\n         is by luck that nothing differs.");
    session_end(&s);

    ck_assert(!compare(put_file("bad.s", "	mov	r0\n", 8), "", 0));
    ck_assert_ptr_nonnull(strstr(error, "bad.s:1:"));
    snprintf(line, sizeof line, "rm -r %s", dir);
    ck_assert_int_eq(system(line), 0);
    free(file);
}
END_TEST

/* --- as it is read ---------------------------------------------------------------------- */

START_TEST(the_table)
{
    struct session s = session_begin();
    char *text = strdup(session_do(&s, "compare pipeends"));
    check_has(&s, "com pipeends", text); /* the same every time */
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
        ck_assert_msg(strcspn(line, "\n") < 80, "%s", line);
    ck_assert_ptr_nonnull(
        strstr(text, "\n! vfork  | does not run\n    model| not possible\n"));
    ck_assert_ptr_nonnull(
        strstr(text, "\n! spawn  there is no twin, /bin/pipeends.spawn."));
    check_has(&s, "compare", "Expected: COMPARE");
    check_has(&s, "compare -n 0 hello", "-n is followed by the number of a fork");
    check_has(&s, "compare -n 2 hello", "hello makes 1 process: there is no number 2.");
    check_has(&s, "compare -n 1 hello", "number 1 of the 1 process");
    free(text);
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("compare");
    TCase *t = tcase_create("compare");
    tcase_set_timeout(t, 120);
    tcase_add_checked_fixture(t, NULL, close_bench);
    tcase_add_test(t, hello);
    tcase_add_test(t, memory_in_common_is_noticed);
    tcase_add_test(t, both_stand_still);
    tcase_add_test(t, by_its_twin);
    tcase_add_test(t, many_forks_and_one_of_them);
    tcase_add_test(t, the_same_again);
    tcase_add_test(t, what_cannot_be_compared);
    tcase_add_test(t, sources_and_programs_of_the_host);
    tcase_add_test(t, the_table);
    suite_add_tcase(suite, t);
    return suite;
}

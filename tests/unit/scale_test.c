/* Cost against size: the shapes of the curves, from the CSV as it is written. */
#include "monitor/lab/scale.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

enum { U_AND_STACK = (16 + 20) * 64, KB = 1024, PAGE = 8 };

/* A line of the CSV. */
struct point {
    int kb, written;
    char way[16];
    double stood, total;
    long now, later, faults, after, entries, words, peak;
};

static struct point points[SCALE_WAYS * SCALE_SIZES];
static int count;
static struct scale scale;

static void read_line(const char *line)
{
    struct point *p = &points[count];
    ck_assert_int_lt(count, SCALE_WAYS * SCALE_SIZES);
    ck_assert_int_eq(sscanf(line, "%d,%15[^,],%d,%lf,%lf,%ld,%ld,%ld,%ld,%ld,%ld,%ld",
                            &p->kb, p->way, &p->written, &p->stood, &p->total, &p->now,
                            &p->later, &p->faults, &p->after, &p->entries, &p->words,
                            &p->peak),
                     12);
    count++;
}

static void measure(void)
{
    char error[ERROR_SIZE], *text = NULL;
    size_t n;
    struct bench *b = bench_open(&(struct bench_wish){ .core = 0 }, error);
    ck_assert_msg(b != NULL, "%s", error);
    ck_assert_msg(scale_measure(b, &scale, error), "%s", error);
    bench_close(b);
    FILE *out = open_memstream(&text, &n);
    ck_assert(scale_csv(out, &scale));
    fclose(out);
    ck_assert_int_eq(strncmp(text, "kb,way,written_kb,", 18), 0);
    for (char *line = strchr(text, '\n') + 1; *line; line = strchr(line, '\n') + 1)
        read_line(line);
    free(text);
    ck_assert_int_eq(count, SCALE_WAYS * SCALE_SIZES);
}

/* The points of a way, by size. */
static const struct point *curve(const char *way)
{
    for (int i = 0; i < count; i += SCALE_SIZES)
        if (strcmp(points[i].way, way) == 0)
            return &points[i];
    ck_abort_msg("there is no way %s", way);
    return NULL;
}

static void is_flat(const char *way, double most)
{
    const struct point *p = curve(way);
    for (int i = 0; i < SCALE_SIZES; i++)
        for (int j = 0; j < i; j++) {
            ck_assert_msg(p[i].total < p[j].total * most,
                          "%s: %.3f ms at %d KB, %.3f at %d", way, p[i].total, p[i].kb,
                          p[j].total, p[j].kb);
            ck_assert_msg(p[i].stood < p[j].stood * most,
                          "%s: stood %.3f ms at %d KB, %.3f at %d", way, p[i].stood,
                          p[i].kb, p[j].stood, p[j].kb);
        }
}

/* From each size to the next, at least LEAST ms a KB and at most MOST. */
static void climbs(const char *way, double least, double most)
{
    const struct point *p = curve(way);
    for (int i = 1; i < SCALE_SIZES; i++) {
        double slope = (p[i].total - p[i - 1].total) / (p[i].kb - p[i - 1].kb);
        ck_assert_msg(slope >= least && slope <= most, "%s: %.3f ms a KB at %d KB", way,
                      slope, p[i].kb);
    }
}

START_TEST(shapes)
{
    const struct point *swap, *core, *all, *half, *none, *vfork, *spawn;
    measure();
    swap = curve("swap"), core = curve("core"), vfork = curve("vfork");
    all = curve("cow-all"), half = curve("cow-half"), none = curve("cow-none");
    spawn = curve("spawn");
    ck_assert_int_eq(core[0].kb, 1);
    ck_assert_int_eq(core[SCALE_SIZES - 1].kb, SCALE_MOST);

    climbs("core", 4, 5); /* 16 clicks of 0.28 ms, and the clock's interrupts */
    for (int i = 0; i < SCALE_SIZES; i++) {
        int kb = core[i].kb;
        ck_assert_int_eq(core[i].now, kb * KB + U_AND_STACK);
        ck_assert_int_eq(core[i].peak, core[i].now);
        ck_assert_int_eq(swap[i].words, core[i].now);
        ck_assert(swap[i].total > core[i].total && swap[i].stood > core[i].stood);
        ck_assert_int_eq(all[i].written, kb);
        ck_assert_int_eq(all[i].later, kb * KB);
        ck_assert_int_eq(all[i].faults, (kb + PAGE - 1) / PAGE);
        ck_assert_int_eq(half[i].faults, (half[i].written + PAGE - 1) / PAGE);
        ck_assert_int_eq(none[i].later + vfork[i].later + spawn[i].now, 0);
        ck_assert_int_eq(none[i].entries, (kb + PAGE - 1) / PAGE + 1);
        ck_assert(none[i].total <= half[i].total && half[i].total <= all[i].total);
        ck_assert(vfork[i].total < none[i].total && none[i].total < core[i].total);
        ck_assert(spawn[i].total < core[i].total);
        ck_assert_int_eq(vfork[i].peak, 16 * 64);
    }
    /* what is written, not what there is */
    ck_assert(all[SCALE_SIZES - 1].total > 15 * all[0].total);
    ck_assert(half[SCALE_SIZES - 1].total < 0.6 * all[SCALE_SIZES - 1].total);
    ck_assert(half[SCALE_SIZES - 1].total > 0.4 * all[SCALE_SIZES - 1].total);
    /* the disk climbs too, though a sector just missed is a turn of 40 ms, out and in */
    ck_assert(swap[SCALE_SIZES - 1].total > 5 * swap[0].total);
    for (int i = 1; i < SCALE_SIZES; i++)
        ck_assert(swap[i].total > swap[i - 1].total - 85);

    is_flat("vfork", 1.15);
    is_flat("spawn", 1.1);
    is_flat("cow-none", 1.15);
    is_flat("rfork", 1.15);
    is_flat("clone", 1.15);
}
END_TEST

static int occurrences(const char *text, const char *part)
{
    int n = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        n++;
    return n;
}

/* Every way has its line in both charts and in both legends, a mark, a dash and a name; each
 * scheme its colours. (That it is XML: tests/lab/run.sh.) */
START_TEST(the_drawing)
{
    char *text = NULL, name[64];
    size_t n;
    for (int i = 0; i < SCALE_SIZES; i++)
        for (int way = 0; way < SCALE_WAYS; way++) {
            scale.kb[i] = i * 2;
            scale.cost[way][i].total_ns = scale.cost[way][i].stood_ns =
                (way + 1) * 5 * NS_PER_MS;
        }
    FILE *out = open_memstream(&text, &n);
    ck_assert(scale_svg(out, &scale));
    fclose(out);
    for (int way = 0; way < SCALE_WAYS; way++) {
        snprintf(name, sizeof name, "<g class=\"w%d\"><title>%s</title>", way,
                 scale_ways[way].name);
        ck_assert_int_eq(occurrences(text, name), 4);
        snprintf(name, sizeof name, ".w%d{", way);
        ck_assert_int_eq(occurrences(text, name), 2);
    }
    ck_assert_int_eq(occurrences(text, "prefers-color-scheme:dark"), 1);
    ck_assert_int_eq(occurrences(text, ">48 KB</text>"), 2);
    ck_assert_int_eq(occurrences(text, "nan"), 0);
    free(text);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("scale");
    TCase *t = tcase_create("scale");
    tcase_set_timeout(t, 120);
    tcase_add_test(t, shapes);
    tcase_add_test(t, the_drawing);
    suite_add_tcase(suite, t);
    return suite;
}

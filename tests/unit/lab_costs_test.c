/* What a fault, a map and its entries cost, measured on the lab again, against the models'
 * constants (monitor/fork/variant_costs.c). FORK11_TELL=1 CK_FORK=no prints what is measured. */
#include "monitor/fork/observatory.h"
#include "monitor/fork/variants.h"
#include "tests/unit/session.h"

static struct session s;

static void begin(void)
{
    s = session_begin();
}

static void end(void)
{
    session_end(&s);
}

/* Times of one thing, ns. Interrupts fall into some: neither the median nor the least knows. */
struct times {
    int n;
    int64_t ns[500];
};

static void add(struct times *t, int64_t ns)
{
    if (t->n < 500)
        t->ns[t->n++] = ns;
}

static int compare(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static double median(struct times *t)
{
    qsort(t->ns, (size_t)t->n, sizeof t->ns[0], compare);
    return (double)(t->ns[(t->n - 1) / 2] + t->ns[t->n / 2]) / 2;
}

static double least(struct times *t)
{
    qsort(t->ns, (size_t)t->n, sizeof t->ns[0], compare);
    return (double)t->ns[0];
}

/* What the events of a run say: faults that copied, without their copying; faults that only
 * unprotected; what a map took, by the number of its entries. */
struct costs {
    struct times copying, taking, map[9];
};

static void take(void *host, const struct fork_event *e)
{
    struct costs *c = host;
    if (e->kind == EVENT_SHARED && !e->shared.good)
        add(&c->map[e->shared.entries], e->shared.ns);
    if (e->kind == EVENT_FAULT && e->fault.by == FAULT_STORE)
        add(e->fault.copied ? &c->copying : &c->taking, e->fault.ns - e->fault.copy_ns);
}

/* A straight line through the least times of the maps: the median of the slopes of all pairs,
 * and of where lines of that slope begin (Theil and Sen). */
struct fit {
    double slope, at_zero;
    int maps;
};

static struct fit fit_maps(struct costs *c)
{
    struct times slopes = { .n = 0 }, zeros = { .n = 0 };
    struct fit fit = { 0, 0, 0 };
    for (int i = 0; i < 9; i++)
        for (int j = 0; j < i && c->map[i].n; j++)
            if (c->map[j].n)
                add(&slopes, (int64_t)(least(&c->map[i]) - least(&c->map[j])) / (i - j));
    fit.slope = median(&slopes);
    for (int i = 0; i < 9; i++) {
        if (c->map[i].n)
            add(&zeros, (int64_t)(least(&c->map[i]) - i * fit.slope));
        fit.maps += c->map[i].n;
    }
    fit.at_zero = median(&zeros);
    return fit;
}

static void command(const char *format, const char *text)
{
    char line[300];
    snprintf(line, sizeof line, format, text);
    const char *said = session_do(&s, line);
    ck_assert_msg(s.m->error[0] == '\0', "%s: %s", line, said);
}

/* Forks of the shell's, of pipes and of the lessons, of images from 1 to 7 pages. */
static void run(const char *memory)
{
    static const char *const typed[] = { "hello",
                                         "ls | wc",
                                         "writeall 2",
                                         "writenone 10",
                                         "writeall 10",
                                         "writenone 20",
                                         "writeall 20",
                                         "writenone 30",
                                         "writeall 30",
                                         "writenone 38",
                                         "writeall 38",
                                         "writenone 46",
                                         "writeall 46",
                                         "redirect",
                                         "zombie",
                                         "orphan",
                                         "ls | cat | cat | wc" };
    command("set cpu %s", memory);
    command("lab boot -o cow%s", "");
    command("await \"# \" 60s%s", "");
    for (int n = 0; n < 2; n++)
        for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
            command("type \"%s >/tmp/x\\r\"", typed[i]);
            command("await \"\\n# \" 60s%s", "");
        }
}

/* The constant of that name is what was measured in N cases, within 5 per cent. */
static void agrees(double ns, int n, const char *name, const char *memory)
{
    char whole[64];
    const struct variant_constant *k = NULL;
    snprintf(whole, sizeof whole, "%s, %s", name, memory);
    for (int i = 0; i < variant_constant_count; i++)
        if (strcmp(variant_constants[i].name, whole) == 0)
            k = &variant_constants[i];
    ck_assert_msg(k != NULL, "there is no constant \"%s\"", whole);
    ck_assert_msg(n >= 20, "%s: seen %d times only", whole, n);
    double wanted = (double)k->value;
    ck_assert_msg(ns >= wanted * 0.95 && ns <= wanted * 1.05,
                  "%s: %.0f ns in %d cases, the constant is %.0f: is the lab's kernel "
                  "another?",
                  whole, ns, n, wanted);
}

static const struct {
    const char *set, *name;
} memories[] = {
    {"core",     "core"   },
    { "mos",     "MOS"    },
    { "bipolar", "bipolar"}
};

START_TEST(constants_are_what_the_lab_takes)
{
    static struct costs c;
    const char *memory = memories[_i].name;
    const struct fork_sink sink = { &c, take };
    memset(&c, 0, sizeof c);
    ck_assert(observatory_listen(s.m, &sink));
    ck_assert(observatory_on(s.m));
    run(memories[_i].set);
    struct fit map = fit_maps(&c);
    if (getenv("FORK11_TELL"))
        printf("%s: copying %.0f (%d), taking %.0f (%d), map %.0f, entry %.0f (%d)\n",
               memory, median(&c.copying), c.copying.n, median(&c.taking), c.taking.n,
               map.at_zero, map.slope, map.maps);
    agrees(median(&c.copying), c.copying.n, "a fault less its copying", memory);
    agrees(median(&c.taking), c.taking.n, "a fault that only unprotects", memory);
    agrees(map.at_zero, map.maps, "a map less its entries", memory);
    agrees(map.slope, map.maps, "a map entry", memory);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("lab costs");
    TCase *t = tcase_create("constants");
    tcase_add_checked_fixture(t, begin, end);
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, constants_are_what_the_lab_takes, 0, 3);
    suite_add_tcase(suite, t);
    return suite;
}

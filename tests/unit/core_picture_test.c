/* The picture of core and swap: at every stage of a fork it is what the kernel's tables say.
 * The Sixth Edition's needs $FORK11_IMAGES; the lab's needs nothing. */
#include "monitor/fork/observatory.h"
#include "monitor/run.h"
#include "tests/unit/core_rig.h"

#include <unistd.h>

static struct session s;
static struct core_picture *p;

static void begin(void)
{
    s = session_begin();
    p = calloc(1, sizeof *p);
}

static void end(void)
{
    core_picture_watch(s.m, p, false);
    free(p);
    session_end(&s);
}

static void command(const char *format, const char *text)
{
    char line[300];
    snprintf(line, sizeof line, format, text);
    const char *said = session_do(&s, line);
    ck_assert_msg(s.m->error[0] == '\0', "%s: %s", line, said);
}

static void boot_lab(const char *policy, const char *core)
{
    command("set cpu %s", core);
    command("lab boot -o %s", policy);
    command("await \"# \" 60s%s", "");
    core_picture_watch(s.m, p, true);
}

/* False: there is no such pack. */
static bool boot_v6(const char *core)
{
    char path[256];
    const char *images = getenv("FORK11_IMAGES");
    snprintf(path, sizeof path, "%s/v6/root.rk", images ? images : "");
    if (!images || access(path, R_OK) != 0)
        return false;
    command("set cpu %s", core);
    command("attach -o rk0 %s", path);
    command("boot rk0%s", "");
    command("await \"@\" %s", "30s");
    command("type \"rkunix\\r\"%s", "");
    command("await \"login: \" %s", "120s");
    command("type \"root\\r\"%s", "");
    command("await \"\\n# \" %s", "60s");
    core_picture_watch(s.m, p, true);
    return true;
}

/* The next stage. False: nobody forks any more. */
static bool step(const struct fork_record **r, enum stage *stage)
{
    const struct stage_mark *mark;
    observatory_step(s.m, true);
    enum ended ended = run_machine(s.m, s.machine->bus.sched.now + 4 * NS_PER_SEC, 0);
    observatory_step(s.m, false);
    if (ended != ENDED_STAGE)
        return false;
    *r = observatory_stage(s.m, &mark);
    *stage = mark->stage;
    return true;
}

/* The child has no core yet: what malloc gives is not in its p_addr before the next stage. */
static int unborn(const struct fork_record *r, enum stage stage)
{
    return stage <= STAGE_CORE ? r->child_slot : -1;
}

/* Steps through what COMMAND does; the picture is right at each stage. Returns how many. */
static int steps(const char *line, enum fork_how how)
{
    const struct fork_record *r = NULL;
    enum stage stage;
    int n = 0, forks = 0;
    command("type \"%s\\r\"", line);
    for (; step(&r, &stage); n++) {
        core_picture_make(s.m, p);
        core_agrees(s.m, p, unborn(r, stage));
        ck_assert_int_gt(p->forks, 0);
        ck_assert_int_eq(p->fork[p->forks - 1].number, observatory_forks(s.m) - 1);
        forks += stage == STAGE_MADE && r->how == how;
    }
    ck_assert_int_gt(forks, 0);
    return n;
}

static const struct {
    const char *policy;
    enum fork_how how;
} ways[] = {
    {"swap",    FORK_SWAP  },
    { "core",   FORK_CORE  },
    { "cow",    FORK_COW   },
    { "borrow", FORK_BORROW},
    { "share",  FORK_SHARE },
    { "thread", FORK_THREAD},
};

START_TEST(every_stage_on_the_lab)
{
    boot_lab(ways[_i].policy, "248k");
    ck_assert_int_gt(steps("hello", ways[_i].how), 10);
}
END_TEST

START_TEST(every_stage_of_a_fork_in_core)
{
    if (boot_v6("248k"))
        ck_assert_int_gt(steps("date", FORK_CORE), 10);
}
END_TEST

START_TEST(every_stage_of_a_fork_by_swap)
{
    if (boot_v6("56k"))
        ck_assert_int_gt(steps("ls / \\\\! wc", FORK_SWAP), 20);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("core picture");
    TCase *c = tcase_create("core picture");
    tcase_add_checked_fixture(c, begin, end);
    tcase_set_timeout(c, 120);
    tcase_add_loop_test(c, every_stage_on_the_lab, 0, sizeof ways / sizeof ways[0]);
    tcase_add_test(c, every_stage_of_a_fork_in_core);
    tcase_add_test(c, every_stage_of_a_fork_by_swap);
    suite_add_tcase(suite, c);
    return suite;
}

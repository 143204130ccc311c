/* The picture of core and swap: at every stage of a fork it is what the kernel's tables say.
 * The Sixth Edition's needs $FORK11_IMAGES; the lab's needs nothing. */
#include "monitor/fork/observatory.h"
#include "tests/unit/core_rig.h"

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
    core_command("type \"%s\\r\"", line);
    for (; core_step(&r, &stage); n++) {
        const struct core_picture *p = core_seen();
        core_agrees(unborn(r, stage));
        ck_assert_int_gt(p->forks, 0);
        ck_assert_int_eq(p->fork[p->forks - 1].number,
                         observatory_forks(core_rig.s.m) - 1);
        forks += stage == STAGE_MADE && r->how == how;
    }
    ck_assert_int_gt(forks, 0);
    core_names_agree();
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
    core_boot_lab(ways[_i].policy, "248k");
    ck_assert_int_gt(steps("hello", ways[_i].how), 10);
}
END_TEST

START_TEST(every_stage_of_a_fork_in_core)
{
    if (core_boot_v6("248k"))
        ck_assert_int_gt(steps("date", FORK_CORE), 10);
}
END_TEST

START_TEST(every_stage_of_a_fork_by_swap)
{
    if (core_boot_v6("56k"))
        ck_assert_int_gt(steps("ls / | wc", FORK_SWAP), 20);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("core picture");
    TCase *c = tcase_create("core picture");
    tcase_add_checked_fixture(c, core_begin, core_end);
    tcase_set_timeout(c, 120);
    tcase_add_loop_test(c, every_stage_on_the_lab, 0, sizeof ways / sizeof ways[0]);
    tcase_add_test(c, every_stage_of_a_fork_in_core);
    tcase_add_test(c, every_stage_of_a_fork_by_swap);
    suite_add_tcase(suite, c);
    return suite;
}

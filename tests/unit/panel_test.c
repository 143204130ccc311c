/* The window's wishes and HALT, without a window. */
#include "monitor/panel/panel.h"
#include "monitor/run.h"
#include "tests/unit/unit.h"

#include <string.h>

static struct machine *machine;
static struct monitor *m;

static void set_up(void)
{
    machine = machine_create();
    m = monitor_create(machine, stdout);
    m->batch = true;
}

static void tear_down(void)
{
    monitor_destroy(m);
    machine_destroy(machine);
}

START_TEST(a_panel_is_made_when_it_is_wanted)
{
    ck_assert_ptr_null(m->panel);
    ck_assert_ptr_nonnull(panel_of(m));
    ck_assert_ptr_eq(panel_of(m), m->panel);
    panel_destroy(m);
    ck_assert_ptr_null(m->panel);
}
END_TEST

START_TEST(wishes_come_in_order)
{
    char text[32];
    ck_assert(!panel_next_wish(m, text, sizeof text));
    panel_wish(m, "CONTINUE");
    panel_wish(m, "FORK SHOW 3");
    ck_assert(panel_wishes(m));
    ck_assert(panel_next_wish(m, text, sizeof text));
    ck_assert_str_eq(text, "CONTINUE");
    ck_assert(panel_next_wish(m, text, sizeof text));
    ck_assert_str_eq(text, "FORK SHOW 3");
    ck_assert(!panel_wishes(m));
    ck_assert(!panel_next_wish(m, text, sizeof text));
}
END_TEST

START_TEST(eight_wishes_wait_and_no_more)
{
    char text[32];
    for (int i = 0; i < 12; i++) {
        snprintf(text, sizeof text, "STEP %d", i);
        panel_wish(m, text);
    }
    for (int i = 0; i < 8; i++) {
        char expected[32];
        snprintf(expected, sizeof expected, "STEP %d", i);
        ck_assert(panel_next_wish(m, text, sizeof text));
        ck_assert_str_eq(text, expected);
    }
    ck_assert(!panel_next_wish(m, text, sizeof text));
}
END_TEST

START_TEST(a_wish_that_is_too_long_is_dropped)
{
    char text[300];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    panel_wish(m, text);
    ck_assert(!panel_wishes(m));
}
END_TEST

/* What a key has just wished for is done by who pressed it; what waited goes on waiting. */
START_TEST(the_latest_wish_can_be_taken)
{
    char command[300];
    panel_wish(m, "step");
    panel_wish(m, "continue");
    ck_assert(panel_last_wish(m, command, sizeof command));
    ck_assert_str_eq(command, "continue");
    ck_assert_int_eq(panel_wishes(m), 1);
}
END_TEST

START_TEST(halt_before_a_run_is_forgotten_by_it)
{
    m->runs = true;
    front_set_halt(m, true);
    m->runs = false;
    ck_assert(panel_calls(m));
    ck_assert_int_eq(run_machine(m, SCHED_NEVER, 1), ENDED_HALT);
    ck_assert(!front_stops(m));
    ck_assert(!m->runs);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("panel");
    TCase *t = tcase_create("panel");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, a_panel_is_made_when_it_is_wanted);
    tcase_add_test(t, wishes_come_in_order);
    tcase_add_test(t, eight_wishes_wait_and_no_more);
    tcase_add_test(t, a_wish_that_is_too_long_is_dropped);
    tcase_add_test(t, the_latest_wish_can_be_taken);
    tcase_add_test(t, halt_before_a_run_is_forgotten_by_it);
    suite_add_tcase(s, t);
    return s;
}

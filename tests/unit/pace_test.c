/* SET THROTTLE: machine time against the host's. */
#include "monitor/pace.h"
#include "monitor/run.h"
#include "tests/unit/session.h"

static struct session s;

static void set_up(void)
{
    s = session_begin();
    s.m->batch = false;                         /* a batch run never waits */
    session_all(&s, "d 1000 777\nd pc 1000\n"); /* BR . */
}

static void tear_down(void)
{
    session_end(&s);
}

/* The host's ns for NS of machine time, which must be what runs. */
static int64_t takes(int64_t ns)
{
    int64_t from = s.machine->bus.sched.now, began = pace_now();
    ck_assert_int_eq(run_machine(s.m, from + ns, 0), ENDED_STEP);
    ck_assert_int_ge(s.machine->bus.sched.now - from, ns);
    ck_assert_int_le(s.machine->bus.sched.now - from, ns + 10000);
    return pace_now() - began;
}

START_TEST(the_speeds)
{
    check_says(&s, "set throttle real", "");
    ck_assert_int_ge(takes(60 * NS_PER_MS), 59 * NS_PER_MS);
    check_says(&s, "set throttle 10", "");
    ck_assert_int_ge(takes(6 * NS_PER_MS), 59 * NS_PER_MS);
    check_says(&s, "set throttle 100", "");
    ck_assert_int_ge(takes(6 * NS_PER_MS / 10), 59 * NS_PER_MS);
}
END_TEST

START_TEST(they_are_told)
{
    check_says(&s, "show throttle", "No throttle: as fast as the host can\n");
    session_do(&s, "set throttle real");
    check_says(&s, "show throttle", "Throttle real: machine time is host time\n");
    session_do(&s, "set throttle 100");
    check_says(&s, "show throttle",
               "Throttle 100: machine time is 100 times slower than host time\n");
    check_has(&s, "set throttle 7", "Expected SET THROTTLE REAL");
    ck_assert_int_eq(s.m->throttle, 100);
    session_do(&s, "set nothrottle");
    ck_assert_int_eq(s.m->throttle, 0);
}
END_TEST

/* Slower or not, the guest does the same. */
START_TEST(the_guest_does_the_same_at_any_speed)
{
    uint64_t count = s.machine->cpu.count;
    takes(NS_PER_MS);
    uint64_t fast = s.machine->cpu.count - count;
    session_all(&s, "reset all\nd pc 1000\nset throttle 100\n");
    count = s.machine->cpu.count;
    takes(NS_PER_MS);
    ck_assert_uint_eq(s.machine->cpu.count - count, fast);
}
END_TEST

/* An idle machine sleeps as much longer. */
START_TEST(a_slow_machine_idles_slowly)
{
    session_all(&s, "d 1000 1\nd 1002 776\nd pc 1000\nset throttle 100\n"); /* WAIT */
    ck_assert_int_ge(takes(NS_PER_MS), 90 * NS_PER_MS);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("pace");
    TCase *t = tcase_create("pace");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, the_speeds);
    tcase_add_test(t, they_are_told);
    tcase_add_test(t, the_guest_does_the_same_at_any_speed);
    tcase_add_test(t, a_slow_machine_idles_slowly);
    suite_add_tcase(suite, t);
    return suite;
}

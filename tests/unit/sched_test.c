/* Machine time: events fire in order of time, equal times in order of asking. */
#include "devices/sched.h"

#include "tests/unit/unit.h"

static struct sched s;
static int a, b, c;

static void setup(void)
{
    sched_init(&s);
    a = sched_register(&s, "a", 1, 10, SCHED_BUSY);
    b = sched_register(&s, "b", 2, 20, SCHED_BACKGROUND);
    c = sched_register(&s, "c", 3, 30, SCHED_BUSY);
}

START_TEST(nothing_is_due)
{
    ck_assert_int_eq(s.attend, SCHED_NEVER);
    s.now = NS_PER_SEC;
    ck_assert_int_eq(sched_due(&s), -1);
    ck_assert(!sched_pending(&s, a));
}
END_TEST

START_TEST(hurry_holds_until_settled)
{
    sched_after(&s, a, 30);
    sched_hurry(&s);
    ck_assert_int_lt(s.attend, s.now);
    sched_after(&s, b, 10);
    sched_cancel(&s, a);
    ck_assert_int_lt(s.attend, s.now);
    ck_assert_int_eq(sched_first(&s), 10);
    sched_settle(&s);
    ck_assert_int_eq(s.attend, 10);
}
END_TEST

START_TEST(order_is_by_time)
{
    sched_after(&s, a, 30);
    sched_after(&s, b, 10);
    sched_after(&s, c, 20);
    ck_assert_int_eq(s.attend, 10);
    s.now = 9;
    ck_assert_int_eq(sched_due(&s), -1);
    s.now = 100;
    ck_assert_int_eq(sched_due(&s), b);
    ck_assert_int_eq(s.attend, 20);
    ck_assert_int_eq(sched_due(&s), c);
    ck_assert_int_eq(sched_due(&s), a);
    ck_assert_int_eq(sched_due(&s), -1);
    ck_assert_int_eq(s.attend, SCHED_NEVER);
}
END_TEST

START_TEST(equal_times_keep_the_order_of_asking)
{
    sched_after(&s, c, 5);
    sched_after(&s, a, 5);
    sched_after(&s, b, 5);
    s.now = 5;
    ck_assert_int_eq(sched_due(&s), c);
    ck_assert_int_eq(sched_due(&s), a);
    ck_assert_int_eq(sched_due(&s), b);
}
END_TEST

START_TEST(a_new_date_replaces_the_old)
{
    sched_after(&s, a, 5);
    sched_after(&s, b, 6);
    sched_after(&s, a, 7);
    s.now = 100;
    ck_assert_int_eq(sched_due(&s), b);
    ck_assert_int_eq(sched_due(&s), a);
    ck_assert_int_eq(sched_due(&s), -1);
}
END_TEST

START_TEST(cancel_takes_any_of_the_list)
{
    sched_after(&s, a, 1);
    sched_after(&s, b, 2);
    sched_after(&s, c, 3);
    sched_cancel(&s, b);
    ck_assert(!sched_pending(&s, b));
    sched_cancel(&s, b);
    sched_cancel(&s, a);
    ck_assert_int_eq(s.attend, 3);
    s.now = 10;
    ck_assert_int_eq(sched_due(&s), c);
}
END_TEST

START_TEST(busy_counts_what_somebody_waits_for)
{
    sched_after(&s, b, 1);
    ck_assert_int_eq(s.busy, 0);
    sched_after(&s, a, 2);
    sched_after(&s, a, 3);
    sched_after(&s, c, 3);
    ck_assert_int_eq(s.busy, 2);
    sched_cancel(&s, c);
    ck_assert_int_eq(s.busy, 1);
    s.now = 3;
    sched_due(&s);
    sched_due(&s);
    ck_assert_int_eq(s.busy, 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("sched");
    TCase *t = tcase_create("sched");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, nothing_is_due);
    tcase_add_test(t, hurry_holds_until_settled);
    tcase_add_test(t, order_is_by_time);
    tcase_add_test(t, equal_times_keep_the_order_of_asking);
    tcase_add_test(t, a_new_date_replaces_the_old);
    tcase_add_test(t, cancel_takes_any_of_the_list);
    tcase_add_test(t, busy_counts_what_somebody_waits_for);
    suite_add_tcase(suite, t);
    return suite;
}

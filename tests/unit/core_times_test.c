/* The time line of forks: one scale, cuts where nothing happens, bars that can be pointed at. */
#include "monitor/panel/core_times.h"
#include "tests/unit/core_sample.h"
#include "tests/unit/unit.h"

#include <limits.h>

#define MS (NS_PER_SEC / 1000)

static struct core_picture p;
static struct core_times t;

static void set_up(void)
{
    sample_begin(&p);
}

static bool apart(struct box a, struct box b)
{
    return a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
}

/* Whatever the forks are: what is shown lies on the line, apart, and is found there. */
static void check_bars(void)
{
    int found;
    layout_times(&p, &t);
    ck_assert_int_ge(t.first, 0);
    ck_assert_int_le(t.first, p.forks);
    for (int i = t.first; i < p.forks; i++) {
        struct box bar = t.bar[i];
        ck_assert(bar.x >= times_box.x && bar.x + bar.w <= times_box.x + times_box.w);
        ck_assert(bar.y >= times_box.y && bar.y + bar.h <= times_box.y + times_box.h);
        ck_assert(layout_fork_at(&p, &t, bar.x + bar.w / 2, bar.y + bar.h / 2, &found));
        ck_assert_int_eq(found, i);
        for (int k = t.first; k < i; k++)
            ck_assert(apart(bar, t.bar[k]));
    }
}

START_TEST(without_forks_there_are_no_bars)
{
    int found;
    check_bars();
    ck_assert_int_eq(t.first, 0);
    ck_assert(!layout_fork_at(&p, &t, times_box.x + 5, times_box.y + 5, &found));
}
END_TEST

START_TEST(bars_are_as_long_as_their_windows)
{
    sample_fork(&p, 2000 * MS, 100 * MS);
    sample_fork(&p, 1500 * MS, 300 * MS);
    check_bars();
    ck_assert_int_eq(t.first, 0);
    ck_assert_double_eq_tol(t.bar[1].w / t.bar[0].w, 3, 0.01);
    ck_assert_double_eq_tol(t.bar[0].w, 100.0 * MS / (double)t.step * TIMES_STEP, 0.01);
}
END_TEST

START_TEST(forks_at_the_same_time_lie_one_above_the_other)
{
    for (int i = 0; i < TIMES_LANES; i++)
        sample_fork(&p, (300 - 50 * i) * MS, (300 - 50 * i) * MS);
    check_bars();
    ck_assert_int_eq(t.first, 0);
    ck_assert_int_eq(t.pieces, 1);
    for (int i = 1; i < TIMES_LANES; i++) {
        ck_assert(t.bar[i].y > t.bar[i - 1].y);
        ck_assert_double_eq_tol(t.bar[i].x - t.bar[i - 1].x,
                                50.0 * MS / (double)t.step * TIMES_STEP, 0.01);
    }
}
END_TEST

START_TEST(idle_hours_are_cut_out)
{
    sample_fork(&p, 90 * NS_PER_SEC, 100 * MS);
    sample_fork(&p, 300 * MS, 100 * MS);
    check_bars();
    ck_assert_int_eq(t.first, 0);
    ck_assert_int_ge(t.pieces, 2);
    ck_assert_double_eq_tol(t.piece[1].x - (t.piece[0].x + t.piece[0].w), TIMES_CUT,
                            0.01);
    ck_assert_int_eq(t.piece[0].to, p.fork[0].ended);
    ck_assert_int_eq(t.piece[1].from, p.fork[1].began);
    ck_assert_int_eq(t.piece[t.pieces - 1].to, p.now);
}
END_TEST

START_TEST(an_open_one_grows)
{
    sample_fork(&p, 200 * MS, SCHED_NEVER);
    check_bars();
    double before = t.bar[0].w * (double)t.step;
    p.now += 100 * MS;
    check_bars();
    ck_assert_double_eq_tol(t.bar[0].w * (double)t.step / before, 1.5, 0.01);
    ck_assert_int_eq(fork_end(&p, 0), p.now);
}
END_TEST

START_TEST(of_many_the_last_ones_are_shown)
{
    for (int i = 0; i < CORE_LINES; i++)
        sample_fork(&p, (CORE_LINES - i) * 1200 * MS, 90 * MS);
    check_bars();
    ck_assert_int_ge(p.forks - t.first, 10);
    ck_assert_int_gt(t.first, 0);
}
END_TEST

/* A number is never wider than its bar. */
START_TEST(short_ones_have_room_for_their_numbers)
{
    sample_fork(&p, 5 * NS_PER_SEC, 4 * NS_PER_SEC);
    sample_fork(&p, 100 * MS, 1)->number = 123456;
    check_bars();
    ck_assert_int_eq(t.first, 0);
    ck_assert(t.bar[1].w >= 6 * 7);
}
END_TEST

static const struct {
    int64_t began, ended;
} absurd[] = {
    {INT64_MIN,          INT64_MAX - 1   },
    { INT64_MAX,         INT64_MIN       },
    { 0,                 0               },
    { -1,                -1              },
    { 100 * NS_PER_SEC,  50 * NS_PER_SEC },
    { INT64_MIN,         SCHED_NEVER     },
    { 1000 * NS_PER_SEC, SCHED_NEVER     },
    { 99 * NS_PER_SEC,   101 * NS_PER_SEC},
};

START_TEST(what_cannot_be_is_laid_out_too)
{
    for (int i = 0; i < CORE_LINES; i++) {
        struct core_fork *f = sample_fork(&p, 0, 0);
        f->began = absurd[(i * _i + i / 8) % 8].began;
        f->ended = absurd[(i * _i + i / 8) % 8].ended;
        f->number = i % 2 ? INT_MAX : -1;
        check_bars();
    }
    p.forks = 1000;
    layout_times(&p, &t);
    p.forks = -1;
    layout_times(&p, &t);
    ck_assert_int_eq(t.first, 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("core_times");
    TCase *c = tcase_create("core_times");
    tcase_add_checked_fixture(c, set_up, NULL);
    tcase_add_test(c, without_forks_there_are_no_bars);
    tcase_add_test(c, bars_are_as_long_as_their_windows);
    tcase_add_test(c, forks_at_the_same_time_lie_one_above_the_other);
    tcase_add_test(c, idle_hours_are_cut_out);
    tcase_add_test(c, an_open_one_grows);
    tcase_add_test(c, of_many_the_last_ones_are_shown);
    tcase_add_test(c, short_ones_have_room_for_their_numbers);
    tcase_add_loop_test(c, what_cannot_be_is_laid_out_too, 0, 8);
    suite_add_tcase(s, c);
    return s;
}

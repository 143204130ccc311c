/* The model of copy-on-write: by hand, and against a naive one that keeps, for every click
 * of every process, who else has the very same memory, and asks no rings and no pages. */
#include "monitor/fork/cow.h"
#include "tests/unit/rig.h"

#include <stdlib.h>
#include <string.h>

static struct cow *c;
static struct cow_cost first, second, third;

/* Data 0 to 9, stack 1004 to 1023: with 8 clicks to a page 2 + 3 pages. */
static const struct cow_layout small = { 0, 10, 20 };
enum { P512 = 512, STACK = COW_CLICKS - 20 };

static void setup(void)
{
    c = cow_create(P512);
    ck_assert_ptr_nonnull(c);
    memset(&first, 0, sizeof first);
    memset(&second, 0, sizeof second);
    memset(&third, 0, sizeof third);
}

static void teardown(void)
{
    cow_destroy(c);
}

/* Entries, then copies, clicks, unprotected: in the window, after it. */
static void expect(const struct cow_cost *cost, unsigned entries, unsigned copies,
                   unsigned clicks, unsigned unprotected, unsigned later_copies,
                   unsigned later_clicks, unsigned later_unprotected)
{
    ck_assert_uint_eq(cost->entries, entries);
    ck_assert_uint_eq(cost->copies[0], copies);
    ck_assert_uint_eq(cost->clicks[0], clicks);
    ck_assert_uint_eq(cost->unprotected[0], unprotected);
    ck_assert_uint_eq(cost->copies[1], later_copies);
    ck_assert_uint_eq(cost->clicks[1], later_clicks);
    ck_assert_uint_eq(cost->unprotected[1], later_unprotected);
}

START_TEST(entries_are_pages_of_data_and_stack)
{
    static const unsigned entries[COW_SIZES] = { 30, 5, 3, 2, 2 };
    for (int i = 0; i < COW_SIZES; i++) {
        struct cow *model = cow_create(cow_sizes[i]);
        ck_assert_ptr_nonnull(model);
        cow_fork(model, 1, 2, &small, &first);
        ck_assert_uint_eq(first.entries, entries[i]);
        cow_destroy(model);
    }
}
END_TEST

/* Stack pages of 512 bytes: 1004 to 1007 (4 clicks), 1008, 1016. */
START_TEST(first_writer_copies_and_the_last_unprotects)
{
    cow_fork(c, 1, 2, &small, &first);
    cow_write(c, 2, 3);
    cow_write(c, 2, 4); /* the same page, its own now */
    expect(&first, 5, 1, 8, 0, 0, 0, 0);
    cow_write(c, 1, 7);
    cow_write(c, 1, 0);
    expect(&first, 5, 1, 8, 1, 0, 0, 0);
    cow_write(c, 1, STACK);
    expect(&first, 5, 2, 12, 1, 0, 0, 0);
    cow_write(c, 1, 9); /* the data's last page: clicks 8 and 9 */
    expect(&first, 5, 3, 14, 1, 0, 0, 0);
    cow_write(c, 1, 10); /* no memory there */
    cow_write(c, 1, STACK - 1);
    cow_write(c, 3, 0); /* has nothing */
    expect(&first, 5, 3, 14, 1, 0, 0, 0);
}
END_TEST

START_TEST(after_the_window_is_a_column_of_its_own)
{
    cow_fork(c, 1, 2, &small, &first);
    cow_write(c, 1, 0);
    cow_exec(c, 2);
    cow_window_closed(&first);
    cow_write(c, 1, 0);
    cow_write(c, 1, 8);
    expect(&first, 5, 1, 8, 0, 0, 0, 1);
}
END_TEST

/* date | wc: the shell's page is held by three; the two who write first copy it. */
START_TEST(three_share)
{
    cow_fork(c, 1, 2, &small, &first);
    cow_fork(c, 1, 3, &small, &second);
    cow_write(c, 2, 0);
    expect(&first, 5, 0, 0, 0, 0, 0, 0);
    expect(&second, 5, 1, 8, 0, 0, 0, 0);
    cow_write(c, 1, 0);
    cow_write(c, 3, 0);
    expect(&second, 5, 2, 16, 1, 0, 0, 0);
}
END_TEST

/* Process 1 took page 0 before its second fork: process 2 holds the first fork's alone. */
START_TEST(booked_to_the_latest_fork_that_shared_the_page)
{
    cow_fork(c, 1, 2, &small, &first);
    cow_write(c, 1, 0);
    cow_fork(c, 1, 3, &small, &second);
    cow_write(c, 2, 0);
    expect(&first, 5, 1, 8, 1, 0, 0, 0);
    cow_write(c, 2, 8);
    expect(&second, 5, 1, 2, 0, 0, 0, 0);
    cow_write(c, 3, 0);
    cow_write(c, 1, 0);
    expect(&second, 5, 2, 10, 1, 0, 0, 0);
    expect(&first, 5, 1, 8, 1, 0, 0, 0);
}
END_TEST

/* The grandchild's fork shares what its grandparent holds, too. */
START_TEST(nested_forks_share_three_ways)
{
    cow_fork(c, 1, 2, &small, &first);
    cow_fork(c, 2, 3, &small, &second);
    cow_exec(c, 3);
    cow_window_closed(&second);
    cow_write(c, 1, 0);
    expect(&second, 5, 0, 0, 0, 1, 8, 0);
    cow_write(c, 2, 0);
    expect(&second, 5, 0, 0, 0, 1, 8, 1);
    expect(&first, 5, 0, 0, 0, 0, 0, 0);
}
END_TEST

START_TEST(protected_once_per_fork)
{
    cow_fork(c, 1, 2, &small, &first);
    cow_exec(c, 2);
    cow_write(c, 1, 0);
    cow_write(c, 1, 0);
    cow_fork(c, 1, 2, &small, &second);
    cow_exec(c, 2);
    cow_write(c, 1, 0);
    cow_write(c, 1, 8);
    expect(&first, 5, 0, 0, 1, 0, 0, 0);
    expect(&second, 5, 0, 0, 2, 0, 0, 0);
}
END_TEST

/* Break from 10 to 19 clicks: 8 and 9 are copied then, 10 to 19 are the process's own. */
START_TEST(a_shared_page_that_grows_is_copied_at_its_old_length)
{
    static const struct cow_layout more = { 0, 20, 20 };
    cow_fork(c, 1, 2, &small, &first);
    cow_grow(c, 2, &more);
    expect(&first, 5, 1, 2, 0, 0, 0, 0);
    cow_write(c, 2, 9);
    cow_write(c, 2, 15);
    cow_write(c, 2, 19);
    expect(&first, 5, 1, 2, 0, 0, 0, 0);
    cow_write(c, 1, 9);
    expect(&first, 5, 1, 2, 1, 0, 0, 0);
}
END_TEST

/* The stack grows downward: its lowest page has 4 clicks, then 8. */
START_TEST(a_stack_grows_downward)
{
    static const struct cow_layout more = { 0, 10, 40 };
    cow_fork(c, 1, 2, &small, &first);
    cow_grow(c, 1, &more);
    expect(&first, 5, 1, 4, 0, 0, 0, 0);
    cow_write(c, 1, STACK);
    cow_write(c, 1, STACK - 1);
    cow_write(c, 1, STACK - 20);
    expect(&first, 5, 1, 4, 0, 0, 0, 0);
    cow_write(c, 1, COW_CLICKS - 1);
    expect(&first, 5, 2, 12, 0, 0, 0, 0);
    cow_fork(c, 1, 3, &more, &second);
    ck_assert_uint_eq(second.entries, 2 + 5);
}
END_TEST

/* Nobody else holds it: it grows as it is, and its first store unprotects it. */
START_TEST(a_page_of_one_holder_grows_as_it_is)
{
    static const struct cow_layout more = { 0, 16, 20 };
    cow_fork(c, 1, 2, &small, &first);
    cow_exec(c, 2);
    cow_grow(c, 1, &more);
    expect(&first, 5, 0, 0, 0, 0, 0, 0);
    cow_write(c, 1, 12);
    expect(&first, 5, 0, 0, 1, 0, 0, 0);
}
END_TEST

/* Down to 4 clicks and up again: 4 to 7 are new, so the page is copied, at 4 clicks; the page
 * of 8 and 9 was let go, and comes back private. */
START_TEST(data_shrink_and_grow_again)
{
    static const struct cow_layout less = { 0, 4, 20 };
    cow_fork(c, 1, 2, &small, &first);
    cow_grow(c, 2, &less);
    expect(&first, 5, 0, 0, 0, 0, 0, 0);
    cow_write(c, 1, 8); /* the last that holds it */
    expect(&first, 5, 0, 0, 1, 0, 0, 0);
    cow_grow(c, 2, &small);
    expect(&first, 5, 1, 4, 1, 0, 0, 0);
    cow_write(c, 2, 8);
    cow_write(c, 2, 0);
    expect(&first, 5, 1, 4, 1, 0, 0, 0);
    cow_write(c, 1, 0);
    expect(&first, 5, 1, 4, 2, 0, 0, 0);
}
END_TEST

START_TEST(a_part_given_back_is_not_copied)
{
    static const struct cow_layout less = { 0, 4, 20 };
    cow_fork(c, 1, 2, &small, &first);
    cow_grow(c, 2, &less);
    cow_write(c, 2, 0);
    expect(&first, 5, 1, 4, 0, 0, 0, 0);
}
END_TEST

/* Data end and stack begins within one 8 KB range: two pages. */
START_TEST(data_and_stack_in_one_range_are_two_pages)
{
    static const struct cow_layout tight = { 896, 20, 30 };
    struct cow *big = cow_create(8192);
    ck_assert_ptr_nonnull(big);
    cow_fork(big, 1, 2, &tight, &first);
    ck_assert_uint_eq(first.entries, 2);
    cow_write(big, 2, 900);
    expect(&first, 2, 1, 20, 0, 0, 0, 0);
    cow_write(big, 2, 1000);
    expect(&first, 2, 2, 50, 0, 0, 0, 0);
    cow_write(big, 2, 950);
    expect(&first, 2, 2, 50, 0, 0, 0, 0);
    cow_destroy(big);
}
END_TEST

/* Swapped out: the copy that its last store was booked as was not made, its pages are its own
 * when it is back, and the one who is left finds nobody any more. */
START_TEST(one_who_is_swapped_out_is_apart)
{
    cow_fork(c, 1, 2, &small, &first);
    cow_write(c, 2, 3);
    expect(&first, 5, 1, 8, 0, 0, 0, 0);
    cow_uncopy(c, 2);
    cow_uncopy(c, 2);
    cow_apart(c, 2);
    expect(&first, 5, 0, 0, 0, 0, 0, 0);
    cow_write(c, 2, 3);
    cow_write(c, 2, 9);
    expect(&first, 5, 0, 0, 0, 0, 0, 0);
    cow_write(c, 1, 9);
    expect(&first, 5, 0, 0, 1, 0, 0, 0);
    cow_uncopy(c, 1); /* that was no copy */
    expect(&first, 5, 0, 0, 1, 0, 0, 0);
}
END_TEST

START_TEST(forgotten_costs_are_not_written)
{
    cow_fork(c, 1, 2, &small, &first);
    cow_forget(c, &first);
    struct cow_cost before = first;
    cow_write(c, 1, 0);
    cow_write(c, 2, 0);
    ck_assert_mem_eq(&first, &before, sizeof first);
    cow_fork(c, 1, 3, &small, NULL);
    cow_write(c, 1, 0);
}
END_TEST

/* Slots are used again, and what a guest says may be nonsense. */
START_TEST(nonsense_does_no_harm)
{
    static const struct cow_layout wild[] = {
        {0,        0177777, 0177777},
        { 0177777, 1,       1      },
        { 1000,    1000,    1000   },
        { 0,       0,       0177777}
    };
    for (unsigned i = 0; i < 4; i++) {
        struct cow_layout sane = cow_sane(wild[i]);
        ck_assert_uint_le(sane.data + sane.dsize + sane.ssize, COW_CLICKS);
        cow_fork(c, 1, 2, &wild[i], &first);
        cow_fork(c, 2, 2, &wild[i], &second);
        cow_fork(c, -1, 2, &wild[i], &second);
        cow_fork(c, 1, COW_PROCS, &wild[i], &second);
        for (unsigned click = 0; click < 2048; click++)
            cow_write(c, 2, (word)click);
        cow_write(c, -1, 0);
        cow_grow(c, COW_PROCS, &small);
        cow_exec(c, -1);
    }
}
END_TEST

/* The naive model. A memory is one page's part; a process's click names the memory it is in,
 * and who holds a memory is found by asking every process. */
enum { PROCS = 7, FORKS = 200, MEMORIES = 40000 };

static struct {
    int memory[COW_CLICKS]; /* 0: none */
    bool protected[COW_CLICKS];
    struct cow_layout layout;
} naive[PROCS];
static struct cow_cost naive_cost[FORKS];
static int booked[MEMORIES]; /* to which fork */
static int memories;
static unsigned page; /* clicks */

static bool in_stack(int p, unsigned click)
{
    return click >= (unsigned)COW_CLICKS - naive[p].layout.ssize;
}

/* Whether clicks A and B are of one page of P. */
static bool one_page(int p, unsigned a, unsigned b)
{
    return a / page == b / page && in_stack(p, a) == in_stack(p, b);
}

static int holders(int memory)
{
    int n = 0;
    for (int p = 0; p < PROCS; p++)
        for (unsigned click = 0; click < COW_CLICKS; click++)
            if (naive[p].memory[click] == memory) {
                n++;
                break;
            }
    return n;
}

static bool naive_has(const struct cow_layout *l, unsigned click)
{
    return (click >= l->data && click < (unsigned)(l->data + l->dsize)) ||
           click >= (unsigned)COW_CLICKS - l->ssize;
}

/* The clicks of P's page around CLICK become another memory; returns how many there are. */
static unsigned naive_move(int p, unsigned click, int memory)
{
    unsigned n = 0;
    for (unsigned i = 0; i < COW_CLICKS; i++)
        if (naive[p].memory[i] && one_page(p, i, click)) {
            naive[p].memory[i] = memory;
            naive[p].protected[i] = false;
            n++;
        }
    return n;
}

static void naive_copy(int p, unsigned click)
{
    struct cow_cost *cost = &naive_cost[booked[naive[p].memory[click]]];
    unsigned clicks = naive_move(p, click, ++memories);
    cost->copies[cost->closed]++;
    cost->clicks[cost->closed] += clicks;
}

static void naive_write(int p, unsigned click)
{
    int memory = naive[p].memory[click];
    if (!memory || !naive[p].protected[click])
        return;
    struct cow_cost *cost = &naive_cost[booked[memory]];
    if (holders(memory) > 1) {
        naive_copy(p, click);
        return;
    }
    naive_move(p, click, memory);
    cost->unprotected[cost->closed]++;
}

/* The new click joins the page it is in, if there is one. */
static void naive_gain(int p, unsigned click)
{
    for (unsigned i = 0; i < COW_CLICKS; i++)
        if (i != click && naive[p].memory[i] && one_page(p, i, click)) {
            if (holders(naive[p].memory[i]) > 1)
                naive_copy(p, i);
            naive[p].memory[click] = naive[p].memory[i];
            naive[p].protected[click] = naive[p].protected[i];
            return;
        }
    naive[p].memory[click] = ++memories;
    naive[p].protected[click] = false;
}

static void naive_grow(int p, const struct cow_layout *l)
{
    for (unsigned i = 0; i < COW_CLICKS; i++)
        if (!naive_has(l, i))
            naive[p].memory[i] = 0;
    naive[p].layout = *l;
    for (unsigned i = 0; i < COW_CLICKS; i++)
        if (naive_has(l, i) && !naive[p].memory[i])
            naive_gain(p, i);
}

static void naive_exec(int p)
{
    memset(&naive[p], 0, sizeof naive[p]);
}

static void naive_fork(int p, int child, int fork)
{
    naive[child] = naive[p];
    int last = 0;
    for (unsigned i = 0; i < COW_CLICKS; i++) {
        int memory = naive[p].memory[i];
        if (!memory)
            continue;
        if (memory != last)
            naive_cost[fork].entries++;
        last = memory;
        booked[memory] = fork;
        for (int q = 0; q < PROCS; q++)
            naive[q].protected[i] |= naive[q].memory[i] == memory;
    }
}

static struct cow_layout any_layout(struct dice *d, word data)
{
    struct cow_layout l = { data, (word)(dice_next(d) % 60), (word)(dice_next(d) % 50) };
    return l;
}

static void check_costs(const struct cow_cost *cost, int forks)
{
    for (int i = 0; i < forks; i++)
        if (memcmp(&cost[i], &naive_cost[i], sizeof cost[i]))
            ck_abort_msg("fork %d, page of %u clicks: %u/%u copies, %u/%u clicks, %u/%u "
                         "unprotected; by the naive model %u/%u, %u/%u, %u/%u",
                         i, page, cost[i].copies[0], cost[i].copies[1], cost[i].clicks[0],
                         cost[i].clicks[1], cost[i].unprotected[0],
                         cost[i].unprotected[1], naive_cost[i].copies[0],
                         naive_cost[i].copies[1], naive_cost[i].clicks[0],
                         naive_cost[i].clicks[1], naive_cost[i].unprotected[0],
                         naive_cost[i].unprotected[1]);
}

static int window_of[PROCS]; /* the fork that made it, while it has not exec'd; -1 */

static void exec_both(struct cow *model, struct cow_cost *cost, int p)
{
    cow_exec(model, p);
    naive_exec(p);
    if (window_of[p] < 0)
        return;
    cow_window_closed(&cost[window_of[p]]);
    naive_cost[window_of[p]].closed = true;
    window_of[p] = -1;
}

static void fork_both(struct cow *model, struct dice *d, struct cow_cost *cost, int p,
                      int *forks)
{
    int child = (int)(dice_next(d) % PROCS);
    if (child == p || *forks == FORKS)
        return;
    exec_both(model, cost, child);
    if (!naive[p].layout.dsize && !naive[p].layout.ssize) {
        struct cow_layout l = any_layout(d, (word)(dice_next(d) % 3 * 128));
        naive_grow(p, &l);
    }
    cow_fork(model, p, child, &naive[p].layout, &cost[*forks]);
    naive_fork(p, child, *forks);
    window_of[child] = (*forks)++;
}

static void both_do_something(struct cow *model, struct dice *d, struct cow_cost *cost,
                              int *forks)
{
    int p = (int)(dice_next(d) % PROCS);
    unsigned what = dice_next(d) % 100;
    const struct cow_layout *l = &naive[p].layout;
    if (what < 8) {
        fork_both(model, d, cost, p, forks);
    } else if (what < 12) {
        exec_both(model, cost, p);
    } else if (what < 20 && (l->dsize || l->ssize)) {
        struct cow_layout new = any_layout(d, l->data);
        cow_grow(model, p, &new);
        naive_grow(p, &new);
    } else {
        unsigned at = dice_next(d) % 70;
        unsigned click = dice_next(d) % 2 ? l->data + at : COW_CLICKS - 1 - at;
        cow_write(model, p, (word)click);
        naive_write(p, click);
    }
}

START_TEST(equals_the_naive_model)
{
    struct dice d = dice_start("cow", 1985 + (uint64_t)_i);
    static struct cow_cost cost[FORKS];
    page = (unsigned)cow_sizes[_i % COW_SIZES] / CLICK;
    struct cow *model = cow_create(cow_sizes[_i % COW_SIZES]);
    ck_assert_ptr_nonnull(model);
    int forks = 0;
    memset(window_of, 0377, sizeof window_of);
    for (long i = soak_count(2500); i > 0 && memories < MEMORIES - 200; i--) {
        both_do_something(model, &d, cost, &forks);
        check_costs(cost, forks);
    }
    ck_assert_int_gt(forks, 20);
    cow_destroy(model);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("cow");
    TCase *tc = tcase_create("cow");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(s, tc);
    tcase_add_test(tc, entries_are_pages_of_data_and_stack);
    tcase_add_test(tc, first_writer_copies_and_the_last_unprotects);
    tcase_add_test(tc, after_the_window_is_a_column_of_its_own);
    tcase_add_test(tc, three_share);
    tcase_add_test(tc, booked_to_the_latest_fork_that_shared_the_page);
    tcase_add_test(tc, nested_forks_share_three_ways);
    tcase_add_test(tc, protected_once_per_fork);
    tcase_add_test(tc, a_shared_page_that_grows_is_copied_at_its_old_length);
    tcase_add_test(tc, a_stack_grows_downward);
    tcase_add_test(tc, a_page_of_one_holder_grows_as_it_is);
    tcase_add_test(tc, data_shrink_and_grow_again);
    tcase_add_test(tc, a_part_given_back_is_not_copied);
    tcase_add_test(tc, data_and_stack_in_one_range_are_two_pages);
    tcase_add_test(tc, one_who_is_swapped_out_is_apart);
    tcase_add_test(tc, forgotten_costs_are_not_written);
    tcase_add_test(tc, nonsense_does_no_harm);
    tcase_add_loop_test(tc, equals_the_naive_model, 0, 2 * COW_SIZES);
    return s;
}

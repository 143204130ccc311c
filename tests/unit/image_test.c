/* Sets of clicks and bytes: runs at every border, and bits moved by the word against bits
 * moved one by one. */
#include "monitor/fork/image.h"
#include "tests/unit/rig.h"

#include <string.h>

static struct byte_set set;

static void add_run(unsigned first, unsigned last)
{
    for (unsigned at = first; at <= last; at++)
        byte_add(&set, at);
}

START_TEST(runs_of_bytes)
{
    static const struct byte_run list[] = {
        {0,        0      },
        { 2,       63     },
        { 65,      128    },
        { 01000,   07777  },
        { 0177776, 0177777}
    };
    struct byte_run runs[5];
    unsigned bytes = 0;
    memset(&set, 0, sizeof set);
    ck_assert_int_eq(byte_runs(&set, runs, 5), 0);
    for (int i = 0; i < 5; i++) {
        add_run(list[i].first, list[i].last);
        bytes += list[i].last - list[i].first + 1u;
    }
    ck_assert_uint_eq(byte_count(&set), bytes);
    ck_assert_int_eq(byte_runs(&set, runs, 5), 5);
    ck_assert_mem_eq(runs, list, sizeof runs);
    memset(runs, 0, sizeof runs);
    ck_assert_int_eq(byte_runs(&set, runs, 2), 5);
    ck_assert_mem_eq(runs, list, 2 * sizeof runs[0]);
    ck_assert_uint_eq(runs[2].last, 0);
}
END_TEST

START_TEST(all_bytes_are_one_run)
{
    struct byte_run run;
    memset(&set, 0377, sizeof set);
    ck_assert_int_eq(byte_runs(&set, &run, 1), 1);
    ck_assert_uint_eq(run.first, 0);
    ck_assert_uint_eq(run.last, 0177777);
    ck_assert_uint_eq(byte_count(&set), 65536);
}
END_TEST

START_TEST(clicks_of_a_layout)
{
    static const struct cow_layout l = { 128, 63, 20 };
    struct click_set s = layout_clicks(l);
    ck_assert_uint_eq(click_count(&s), 83);
    for (unsigned click = 0; click < COW_CLICKS; click++)
        ck_assert_int_eq(click_has(&s, click),
                         (click >= 128 && click < 191) || click >= 1004);
    click_remove(&s, 190);
    struct click_set less = layout_clicks((struct cow_layout){ 128, 60, 40 });
    click_keep(&s, &less);
    ck_assert_uint_eq(click_count(&s), 80);
    s = layout_clicks((struct cow_layout){ 0, 1024, 0 });
    ck_assert_uint_eq(click_count(&s), 1024);
}
END_TEST

START_TEST(bits_move_as_one_by_one)
{
    struct dice d = dice_start("bits", 1971);
    for (int i = 0; i < 20000; i++) {
        uint64_t from[4], to[4], wanted[4];
        for (int n = 0; n < 4; n++) {
            from[n] = (uint64_t)dice_next(&d) << 32 | dice_next(&d);
            to[n] = wanted[n] = (uint64_t)dice_next(&d) << (dice_next(&d) % 64);
        }
        unsigned n = dice_next(&d) % 200;
        unsigned source = dice_next(&d) % (257 - n);
        unsigned target = dice_next(&d) % (257 - n);
        for (unsigned b = 0; b < n; b++)
            if (from[(source + b) / 64] >> (source + b) % 64 & 1)
                wanted[(target + b) / 64] |= UINT64_C(1) << (target + b) % 64;
        bits_add(to, target, from, source, n);
        ck_assert_mem_eq(to, wanted, sizeof to);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("image");
    TCase *tc = tcase_create("image");
    suite_add_tcase(s, tc);
    tcase_add_test(tc, runs_of_bytes);
    tcase_add_test(tc, all_bytes_are_one_run);
    tcase_add_test(tc, clicks_of_a_layout);
    tcase_add_test(tc, bits_move_as_one_by_one);
    return s;
}

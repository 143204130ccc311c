/* Where everything of the picture of core lies: each thing in one place, and what lies under
 * the pointer is what is drawn there. */
#include "monitor/panel/core_layout.h"
#include "tests/unit/core_sample.h"
#include "tests/unit/unit.h"

#include <math.h>

static struct core_picture p;

static void set_up(void)
{
    sample_begin(&p);
}

static bool apart(struct box a, struct box b)
{
    return a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
}

START_TEST(every_click_has_one_cell)
{
    static const float at[] = { 0.01f, 0.5f, 0.99f };
    for (uint32_t i = 0; i < CORE_CLICKS; i++)
        for (int k = 0; k < 9; k++) {
            uint32_t found = CORE_CLICKS;
            struct box box = layout_click(i);
            ck_assert(layout_click_at(box.x + box.w * at[k / 3],
                                      box.y + box.h * at[k % 3], &found));
            ck_assert_uint_eq(found, i);
        }
}
END_TEST

START_TEST(beside_the_field_is_no_click)
{
    uint32_t click;
    ck_assert(!layout_click_at(field_box.x - 0.1f, field_box.y + 1, &click));
    ck_assert(!layout_click_at(field_box.x + field_box.w, field_box.y + 1, &click));
    ck_assert(!layout_click_at(field_box.x + 1, field_box.y - 0.1f, &click));
    ck_assert(!layout_click_at(field_box.x + 1, field_box.y + field_box.h, &click));
    ck_assert(!layout_click_at(NAN, field_box.y + 1, &click));
    ck_assert(!layout_click_at(INFINITY, INFINITY, &click));
}
END_TEST

static const uint32_t swap_sizes[] = { 1, 2, 31, 128, 129, 872, 1024, 1025, 8000, 16384 };

/* A cell of several blocks is the first one's at its left, the last one's at its right. */
START_TEST(every_block_has_one_place)
{
    p.swap_to = p.swap_from + swap_sizes[_i];
    struct swap_layout s = layout_swap(&p);
    ck_assert_uint_eq(s.blocks, swap_sizes[_i]);
    ck_assert_uint_le(s.cells, s.columns * STRIP_ROWS);
    for (uint32_t block = p.swap_from; block < p.swap_to; block++) {
        uint32_t found = 0, nth = (block - p.swap_from) % s.each;
        struct box box = layout_block(&s, block);
        ck_assert(!apart(box, strip_box));
        ck_assert(layout_block_at(&s, box.x + box.w * ((float)nth + 0.5f) / (float)s.each,
                                  box.y + 1, &found));
        ck_assert_uint_eq(found, block);
    }
}
END_TEST

START_TEST(no_swap_no_blocks)
{
    uint32_t block;
    p.swap_to = p.swap_from;
    struct swap_layout s = layout_swap(&p);
    ck_assert_uint_eq(s.blocks, 0);
    ck_assert(!layout_block_at(&s, strip_box.x + 1, strip_box.y + 1, &block));
    ck_assert(!apart(layout_block(&s, 4000), strip_box));
}
END_TEST

START_TEST(blocks_beyond_swap_lie_at_its_ends)
{
    struct swap_layout s = layout_swap(&p);
    struct box first = layout_block(&s, 4000), last = layout_block(&s, 4871);
    struct box before = layout_block(&s, 3), behind = layout_block(&s, 1000000);
    ck_assert(before.x == first.x && before.y == first.y);
    ck_assert(behind.x == last.x && behind.y == last.y);
    p.swap_to = 1000000; /* more than a picture has */
    s = layout_swap(&p);
    ck_assert_uint_eq(s.blocks, CORE_SWAP_BLOCKS);
}
END_TEST

START_TEST(each_process_has_a_line)
{
    for (p.processes = 0; p.processes <= LIST_LINES; p.processes++) {
        ck_assert_int_eq(layout_lines(&p), p.processes);
        for (int i = 0; i < p.processes; i++) {
            int found = -1;
            struct box box = layout_line(i);
            ck_assert(layout_line_at(&p, box.x + box.w / 2, box.y + box.h / 2, &found));
            ck_assert_int_eq(found, i);
            ck_assert(i == 0 || apart(box, layout_line(i - 1)));
        }
    }
}
END_TEST

START_TEST(the_last_line_counts_those_without)
{
    int line;
    p.processes = LIST_LINES + 1;
    ck_assert_int_eq(layout_lines(&p), LIST_LINES - 1);
    struct box box = layout_line(LIST_LINES - 1);
    ck_assert(!layout_line_at(&p, box.x + 1, box.y + 1, &line));
    ck_assert(!apart(box, list_box));
    p.processes = -5;
    ck_assert_int_eq(layout_lines(&p), 0);
}
END_TEST

START_TEST(the_legend_has_each_owner_of_fitted_core)
{
    struct box before = { 0 };
    int found;
    ck_assert(layout_legend(CORE_ABSENT).w == 0 && layout_legend(CORE_UNKNOWN).w == 0);
    ck_assert(layout_legend(-1).w == 0 && layout_legend(CORE_OWNERS).w == 0);
    for (int owner = CORE_KERNEL; owner < CORE_OWNERS; owner++) {
        struct box box = layout_legend(owner);
        ck_assert(layout_legend_at(box.x + 1, box.y + 1, &found));
        ck_assert_int_eq(found, owner);
        ck_assert(apart(box, before) && apart(box, field_box));
        before = box;
    }
    ck_assert(!layout_legend_at(20, 405, &found));
}
END_TEST

START_TEST(the_parts_of_the_page_are_apart)
{
    /* The page is 1600 by 1000 units, of which the upper 400 are the console's. */
    const struct box page = { 0, 400, 1600, 600 };
    const struct box part[] = { field_box, strip_box, list_box, errand_box };
    for (int i = 0; i < 4; i++) {
        ck_assert(part[i].x >= page.x && part[i].x + part[i].w <= page.x + page.w);
        ck_assert(part[i].y >= page.y && part[i].y + part[i].h <= page.y + page.h);
        for (int k = 0; k < i; k++)
            ck_assert(apart(part[i], part[k]));
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("core_layout");
    TCase *t = tcase_create("core_layout");
    tcase_add_checked_fixture(t, set_up, NULL);
    tcase_add_test(t, every_click_has_one_cell);
    tcase_add_test(t, beside_the_field_is_no_click);
    tcase_add_loop_test(t, every_block_has_one_place, 0,
                        sizeof swap_sizes / sizeof swap_sizes[0]);
    tcase_add_test(t, no_swap_no_blocks);
    tcase_add_test(t, blocks_beyond_swap_lie_at_its_ends);
    tcase_add_test(t, each_process_has_a_line);
    tcase_add_test(t, the_last_line_counts_those_without);
    tcase_add_test(t, the_legend_has_each_owner_of_fitted_core);
    tcase_add_test(t, the_parts_of_the_page_are_apart);
    suite_add_tcase(s, t);
    return s;
}

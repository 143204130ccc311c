/* From the model to cells: what is seen of a copy under way, what the pointer brings out, and
 * that only what has changed is painted. */
#include "monitor/panel/core_field.h"
#include "tests/unit/core_sample.h"
#include "tests/unit/unit.h"

#include <string.h>

static struct core_picture p;
static struct core_scene s;
static struct core_hover hover;
static struct cells field, strip;

static void set_up(void)
{
    sample_begin(&p);
    hover = hover_nothing;
    ck_assert(cells_fit(&field, FIELD_COLUMNS, FIELD_ROWS, 1024, 372));
    ck_assert(cells_fit(&strip, STRIP_COLUMNS, STRIP_ROWS, 1024, 40));
}

static void tear_down(void)
{
    cells_free(&field);
    cells_free(&strip);
}

static void paint(void)
{
    core_scene_make(&p, &hover, &s);
    core_scene_field(&s, p.now, &field);
    core_scene_strip(&s, p.now, &strip);
}

static bool painted(const struct cells *cells)
{
    return cells->bottom > cells->top;
}

static void forget(struct cells *cells)
{
    cells->top = cells->height;
    cells->bottom = 0;
}

static uint32_t pixel(const struct cells *cells, int i)
{
    int x = i % cells->columns * cells->width / cells->columns + 3;
    int y = i / cells->columns * cells->height / cells->rows + 2;
    return cells->pixel[y * cells->width + x];
}

/* At the corner, where no pattern is the whole cell. */
START_TEST(owners_have_pixels_of_their_own)
{
    for (int owner = 0; owner < CORE_OWNERS; owner++)
        p.click[owner * 3] = (struct core_click){ .owner = (byte)owner, .slot = -1 };
    paint();
    for (int a = 0; a < CORE_OWNERS; a++)
        for (int b = 0; b < a; b++)
            ck_assert_uint_ne(pixel(&field, a * 3), pixel(&field, b * 3));
}
END_TEST

START_TEST(what_has_not_changed_is_not_painted_again)
{
    sample_process(&p, 2, 7, 800, 100);
    paint();
    ck_assert(painted(&field) && painted(&strip));
    forget(&field);
    forget(&strip);
    p.now += NS_PER_SEC;
    paint();
    ck_assert(!painted(&field) && !painted(&strip));
    p.click[3 * FIELD_COLUMNS].owner = CORE_NOBODY;
    paint();
    ck_assert_int_eq(field.top, 36);
    ck_assert_int_eq(field.bottom, 48);
}
END_TEST

START_TEST(a_fresh_cell_glows_and_fades)
{
    sample_process(&p, 2, 7, 800, 100);
    paint();
    uint32_t plain = pixel(&field, 830), last = UINT32_MAX;
    p.click[830].since = p.now;
    for (int64_t age = 1000000; age < NS_PER_SEC; age *= 2) {
        p.now = p.click[830].since + age;
        paint();
        ck_assert(pixel(&field, 830) < last || pixel(&field, 830) == plain);
        last = pixel(&field, 830);
    }
    ck_assert_uint_eq(pixel(&field, 830), plain);
}
END_TEST

/* The tables call the place nobody's until the copy is made. */
START_TEST(a_copy_shows_what_has_come)
{
    sample_process(&p, 2, 7, 800, 100);
    sample_clicks(&p, 2000, 100, CORE_NOBODY, -1);
    sample_motion(&p, CORE_COPY, 800, 2000, 100, 30)->slot = 5;
    paint();
    ck_assert_int_eq(s.click[2000].owner, CORE_USER);
    ck_assert_int_eq(s.click[2000].slot, 5);
    ck_assert_int_eq(s.click[2029].owner, CORE_DATA);
    ck_assert_int_eq(s.click[2030].owner, CORE_NOBODY);
    ck_assert_int_eq(s.mark[2029], MARK_NONE);
    ck_assert_int_eq(s.mark[2030], MARK_AWAITED);
    ck_assert_int_eq(s.mark[829], MARK_NONE);
    ck_assert_int_eq(s.mark[830], MARK_SOURCE);
    ck_assert_int_eq(s.mark[900], MARK_NONE);
    p.motion[0].ended = p.now; /* from then on the tables tell */
    paint();
    ck_assert_int_eq(s.click[2000].owner, CORE_NOBODY);
    ck_assert_int_eq(s.mark[2030], MARK_NONE);
}
END_TEST

START_TEST(a_copy_may_go_down)
{
    sample_process(&p, 2, 7, 800, 100);
    sample_clicks(&p, 2000, 100, CORE_NOBODY, -1);
    sample_motion(&p, CORE_COPY, 899, 2099, 100, 10)->step = -1;
    paint();
    ck_assert_int_eq(s.click[2099].owner, CORE_STACK);
    ck_assert_int_eq(s.click[2090].owner, CORE_STACK);
    ck_assert_int_eq(s.click[2089].owner, CORE_NOBODY);
}
END_TEST

START_TEST(a_place_that_has_an_owner_keeps_it)
{
    sample_process(&p, 2, 7, 800, 100);
    sample_process(&p, 3, 8, 2000, 100);
    sample_motion(&p, CORE_COPY, 800, 2000, 100, 100)->slot = 5;
    paint();
    ck_assert_int_eq(s.click[2000].slot, 3);
}
END_TEST

START_TEST(a_swap_out_fills_the_strip)
{
    sample_process(&p, 2, 7, 800, 100);
    sample_motion(&p, CORE_SWAP_OUT, 800, 4100, 100, 24)->slot = 2;
    paint();
    ck_assert_int_eq(s.cell[100].owner, CORE_USER);
    ck_assert_int_eq(s.cell[101].owner, CORE_USER);
    ck_assert_int_eq(s.cell[102].owner, CORE_DATA);
    ck_assert_int_eq(s.cell[103].owner, CORE_FREE);
    ck_assert_int_eq(s.mark[824], MARK_SOURCE);
}
END_TEST

START_TEST(a_swap_in_fills_the_field)
{
    for (int i = 0; i < 13; i++)
        p.swap[100 + i] = (struct core_click){ .owner = CORE_DATA, .slot = 4 };
    sample_motion(&p, CORE_SWAP_IN, 4100, 1500, 100, 9);
    paint();
    ck_assert_int_eq(s.click[1508].owner, CORE_DATA);
    ck_assert_int_eq(s.click[1508].slot, 4);
    ck_assert_int_eq(s.click[1509].owner, CORE_FREE);
    ck_assert_int_eq(s.mark[1509], MARK_AWAITED);
}
END_TEST

static int lit_clicks(void)
{
    int n = 0;
    paint();
    for (int i = 0; i < CORE_CLICKS; i++)
        n += field.drawn[i].mark != MARK_DIM;
    return n;
}

START_TEST(the_pointer_brings_out_a_process_and_its_text)
{
    sample_process(&p, 2, 7, 800, 100);
    sample_process(&p, 3, 8, 1000, 60);
    sample_clicks(&p, 1200, 50, CORE_TEXT, 4);
    p.process[0].text = 4;
    ck_assert_int_eq(lit_clicks(), CORE_CLICKS);
    hover.process = 2;
    ck_assert_int_eq(lit_clicks(), 150);
    hover.process = 3;
    ck_assert_int_eq(lit_clicks(), 60);
    hover = hover_nothing;
    hover.text = 4;
    ck_assert_int_eq(lit_clicks(), 50);
    hover = hover_nothing;
    hover.owner = CORE_BUFFERS;
    ck_assert_int_eq(lit_clicks(), 120);
}
END_TEST

START_TEST(a_fork_brings_out_parent_and_child)
{
    sample_process(&p, 2, 5, 800, 100);
    sample_process(&p, 3, 9, 1000, 60);
    sample_process(&p, 4, 10, 1100, 70);
    sample_fork(&p, NS_PER_SEC, SCHED_NEVER);
    hover.fork = 0;
    ck_assert_int_eq(lit_clicks(), 160);
    sample_process(&p, 0, 0, 1300, 40); /* has the pid of no child */
    p.fork[0].child = 0;
    ck_assert_int_eq(lit_clicks(), 100);
}
END_TEST

/* One outline around all of an image, open where a row ends. */
START_TEST(an_image_has_an_outline)
{
    sample_process(&p, 2, 7, 1000, 100);
    paint();
    ck_assert_int_eq(field.drawn[1000].edges,
                     EDGE_LEFT | EDGE_TOP | EDGE_BOTTOM | EDGE_JOINED);
    ck_assert_int_eq(field.drawn[1015].edges, EDGE_TOP | EDGE_BOTTOM);
    ck_assert_int_eq(field.drawn[1099].edges, EDGE_RIGHT | EDGE_TOP | EDGE_BOTTOM);
    ck_assert_int_eq(field.drawn[998].edges, EDGE_JOINED); /* free, as its neighbour is */
    ck_assert_int_eq(field.drawn[999].edges, 0);
}
END_TEST

static int dark_rows(int holders)
{
    int n = 0, before = 0;
    p.click[1280] =
        (struct core_click){ .owner = CORE_SHARED, .slot = -1, .holders = (byte)holders };
    paint();
    for (int y = 120; y < 131; y++) {
        int dark = field.pixel[y * field.width + 3] == core_looks[CORE_SHARED].ink;
        n += dark && !before;
        before = dark;
    }
    return n;
}

START_TEST(a_shared_page_has_a_band_for_each_holder)
{
    for (int holders = 2; holders <= 6; holders++)
        ck_assert_int_eq(dark_rows(holders), holders - 1);
    ck_assert_int_eq(dark_rows(200), 5);
}
END_TEST

START_TEST(what_is_kept_of_swap_is_darker)
{
    p.swap[50] = p.swap[51] = (struct core_click){ .owner = CORE_DATA, .slot = 2 };
    p.swap[51].marks = CORE_KEPT;
    paint();
    ck_assert_int_eq(strip.drawn[50].mark, MARK_NONE);
    ck_assert_int_eq(strip.drawn[51].mark, MARK_KEPT);
    ck_assert_uint_lt(strip.pixel[5 * 1024 + 51 * 4 + 1],
                      strip.pixel[5 * 1024 + 50 * 4 + 1]);
}
END_TEST

/* Pages that are shared are framed apart from what their first holder has alone. */
START_TEST(shared_pages_have_a_frame_of_their_own)
{
    sample_process(&p, 2, 7, 1280, 100);
    sample_clicks(&p, 1296, 30, CORE_SHARED, 2);
    paint();
    ck_assert_int_eq(field.drawn[1295].edges & EDGE_RIGHT, EDGE_RIGHT);
    ck_assert_int_eq(field.drawn[1296].edges & EDGE_LEFT, EDGE_LEFT);
    ck_assert_int_eq(field.drawn[1325].edges & EDGE_RIGHT, EDGE_RIGHT);
}
END_TEST

/* Of several blocks in a cell what is in use is seen. */
START_TEST(a_cell_of_several_blocks_shows_the_one_in_use)
{
    p.swap_to = p.swap_from + 4096;
    for (int i = 0; i < 4096; i++)
        p.swap[i] = (struct core_click){ .owner = CORE_FREE, .slot = -1 };
    p.swap[403] = (struct core_click){ .owner = CORE_DATA, .slot = 2 };
    paint();
    ck_assert_int_eq(s.cell[100].owner, CORE_DATA);
    ck_assert_int_eq(s.cell[99].owner, CORE_FREE);
}
END_TEST

START_TEST(cells_have_any_size)
{
    for (int width = 128; width < 1100; width += 97) {
        ck_assert(cells_fit(&field, FIELD_COLUMNS, FIELD_ROWS, width, width / 3));
        paint();
    }
    ck_assert(!cells_fit(&field, FIELD_COLUMNS, FIELD_ROWS, 127, 31));
    ck_assert_ptr_null(field.pixel);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("core_field");
    TCase *t = tcase_create("core_field");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, owners_have_pixels_of_their_own);
    tcase_add_test(t, what_has_not_changed_is_not_painted_again);
    tcase_add_test(t, a_fresh_cell_glows_and_fades);
    tcase_add_test(t, a_copy_shows_what_has_come);
    tcase_add_test(t, a_copy_may_go_down);
    tcase_add_test(t, a_place_that_has_an_owner_keeps_it);
    tcase_add_test(t, a_swap_out_fills_the_strip);
    tcase_add_test(t, a_swap_in_fills_the_field);
    tcase_add_test(t, the_pointer_brings_out_a_process_and_its_text);
    tcase_add_test(t, a_fork_brings_out_parent_and_child);
    tcase_add_test(t, an_image_has_an_outline);
    tcase_add_test(t, a_shared_page_has_a_band_for_each_holder);
    tcase_add_test(t, a_cell_of_several_blocks_shows_the_one_in_use);
    tcase_add_test(t, what_is_kept_of_swap_is_darker);
    tcase_add_test(t, shared_pages_have_a_frame_of_their_own);
    tcase_add_test(t, cells_have_any_size);
    suite_add_tcase(suite, t);
    return suite;
}

/* The picture of core on SDL's software renderer. What is shown is tested on the model; here
 * that it is drawn where it lies, and that no picture, however absurd, does harm. */
#include "monitor/panel/core_draw.h"
#include "tests/unit/core_sample.h"
#include "tests/unit/unit.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static struct core_picture p;
static struct core_view v;
static SDL_Surface *surface;
static struct canvas canvas;

static void open_page(float scale)
{
    char error[200];
    surface = SDL_CreateRGBSurfaceWithFormat(0, (int)(1600 * scale), (int)(1000 * scale),
                                             32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    ck_assert_msg(canvas_open(&canvas, renderer, error, sizeof error), "%s", error);
    canvas.scale = scale;
}

static void close_page(void)
{
    SDL_Renderer *renderer = canvas.renderer;
    canvas_close(&canvas);
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(surface);
}

static void set_up(void)
{
    memset(&v, 0, sizeof v);
    v.hover = hover_nothing;
    sample_begin(&p);
    open_page(1);
}

static void tear_down(void)
{
    close_page();
    cells_free(&v.field.cells);
    cells_free(&v.strip.cells);
    for (int i = 0; i < CORE_OWNERS; i++)
        cells_free(&v.legend[i].cells);
}

static void draw(void)
{
    core_view_draw(&v, &p, &canvas);
    SDL_RenderFlush(canvas.renderer);
}

static Uint32 at(float x, float y)
{
    int row = (int)(y * canvas.scale), column = (int)(x * canvas.scale);
    return ((const Uint32 *)surface->pixels)[row * surface->pitch / 4 + column] &
           0xffffff;
}

static Uint32 in_click(uint32_t click)
{
    struct box box = layout_click(click);
    return at(box.x + 3, box.y + 2);
}

START_TEST(a_click_is_drawn_in_its_owners_colour)
{
    static const float scales[] = { 0.5f, 1, 1.37f, 2 };
    close_page();
    open_page(scales[_i]);
    sample_process(&p, 2, 7, 2000, 100);
    draw();
    ck_assert_uint_eq(in_click(300), core_looks[CORE_KERNEL].fill);
    ck_assert_uint_eq(in_click(3000), core_looks[CORE_FREE].fill);
    ck_assert_uint_ne(in_click(2050), in_click(3000));
    p.click[3000] = (struct core_click){ .owner = CORE_DATA, .slot = 2 };
    draw();
    ck_assert_uint_eq(in_click(3000), core_looks[CORE_DATA].fill);
}
END_TEST

/* How many pixels are not as they were in BEFORE. */
static int changed(const Uint32 *before, struct box box)
{
    int n = 0;
    for (int y = (int)box.y; y < (int)(box.y + box.h); y++)
        for (int x = (int)box.x; x < (int)(box.x + box.w); x++)
            n += ((const Uint32 *)surface->pixels)[y * surface->pitch / 4 + x] !=
                 before[y * surface->pitch / 4 + x];
    return n;
}

static Uint32 *keep(void)
{
    size_t size = (size_t)surface->pitch * (size_t)surface->h;
    Uint32 *copy = malloc(size);
    memcpy(copy, surface->pixels, size);
    return copy;
}

START_TEST(a_motion_is_seen_on_its_way)
{
    sample_process(&p, 2, 7, 2000, 100);
    draw();
    Uint32 *before = keep();
    sample_motion(&p, CORE_SWAP_OUT, 2000, 4700, 100, 30);
    draw();
    ck_assert_int_gt(changed(before, field_box), 200);
    ck_assert_int_gt(changed(before, errand_box), 200);
    struct box between = { field_box.x, field_box.y + field_box.h + 2, field_box.w, 4 };
    ck_assert_int_gt(changed(before, between), 4);
    free(before);
    p.motion[0].ended = p.now - 50000000; /* it fades */
    draw();
    before = keep();
    p.now += 60000000;
    draw();
    ck_assert_int_gt(changed(before, between), 4);
    free(before);
}
END_TEST

START_TEST(the_list_and_the_time_line_are_drawn)
{
    draw();
    Uint32 *before = keep();
    sample_process(&p, 2, 7, 2000, 100);
    draw();
    ck_assert_int_gt(changed(before, layout_line(0)), 50);
    ck_assert_int_eq(changed(before, layout_line(1)), 0);
    sample_fork(&p, NS_PER_SEC, SCHED_NEVER);
    draw();
    ck_assert_int_gt(changed(before, v.times.bar[0]), 100);
    free(before);
}
END_TEST

START_TEST(without_a_kernel_the_page_says_what_is_needed)
{
    const struct box middle = { 400, 600, 400, 60 };
    sample_clicks(&p, 0, CORE_CLICKS, CORE_UNKNOWN, -1);
    draw();
    Uint32 *before = keep();
    p.known = false;
    draw();
    ck_assert_int_gt(changed(before, middle), 1000);
    free(before);
}
END_TEST

/* From frame to frame a still machine's picture is the same. */
START_TEST(the_same_picture_is_drawn_the_same)
{
    sample_process(&p, 2, 7, 2000, 100);
    sample_motion(&p, CORE_COPY, 2000, 3000, 100, 30);
    draw();
    Uint32 *before = keep();
    draw();
    ck_assert_int_eq(changed(before, (struct box){ 0, 400, 1600, 600 }), 0);
    free(before);
}
END_TEST

/* A screenshot in between, a window of another size, which may lie where the old one lay. */
START_TEST(each_canvas_shows_all_of_the_cells)
{
    draw();
    struct canvas first = canvas;
    SDL_Surface *first_surface = surface;
    open_page(1);
    p.click[3000].owner = CORE_NOBODY;
    draw();
    Uint32 *other = keep();
    close_page();
    canvas = first;
    surface = first_surface;
    draw();
    ck_assert_int_eq(changed(other, field_box), 0);
    for (int i = 0; i < 4; i++) {
        close_page();
        open_page(1);
        draw();
        ck_assert_int_eq(changed(other, field_box), 0);
    }
    free(other);
}
END_TEST

/* Numbers that nobody should have written there. */
static uint32_t any(void)
{
    static uint32_t state = 12345;
    state = state * 1664525 + 1013904223;
    return state >> 8 & 3 ? state >> 12 : state | 0x80000000;
}

static void absurd_motion(struct core_motion *motion)
{
    *motion = (struct core_motion){ .kind = any() % 4,
                                    .from = any(),
                                    .to = any(),
                                    .clicks = any(),
                                    .done = any(),
                                    .step = any() % 2 ? 1 : -1,
                                    .slot = (int)any(),
                                    .fork = (int)any(),
                                    .began = (int64_t)any() << 30,
                                    .ended = any() % 2 ? SCHED_NEVER : (int64_t)any() };
    if (any() % 2) { /* near enough to be drawn in part */
        motion->from %= CORE_CLICKS;
        motion->to %= CORE_CLICKS + 100;
        motion->clicks %= 5000;
    }
}

static void absurd_picture(void)
{
    for (int i = 0; i < CORE_CLICKS; i++)
        p.click[i] = (struct core_click){ (byte)any(), (byte)any(), (byte)any(),
                                          (int16_t)any(), (int64_t)any() << 20 };
    for (int i = 0; i < CORE_SWAP_BLOCKS; i++)
        p.swap[i] = (struct core_click){ (byte)any(), (byte)any(), (byte)any(),
                                         (int16_t)any(), -1 };
    p.swap_from = any();
    p.swap_to = p.swap_from + any() % 40000;
    p.motions = CORE_MOTIONS;
    for (int i = 0; i < CORE_MOTIONS; i++)
        absurd_motion(&p.motion[i]);
    p.processes = KERNEL_PROCS;
    for (int i = 0; i < KERNEL_PROCS; i++) {
        p.process[i] = (struct core_process){ .slot = (int)any(),
                                              .pid = (word)any(),
                                              .state = (int)any(),
                                              .at = (word)any(),
                                              .clicks = (word)any(),
                                              .text = (int)any(),
                                              .current = any() % 2 };
        memset(p.process[i].name, 'W', UNIX_NAME - 1);
    }
    p.forks = CORE_LINES;
    for (int i = 0; i < CORE_LINES; i++)
        p.fork[i] =
            (struct core_fork){ .number = (int)any(),
                                .began = (int64_t)any() << 8,
                                .ended = any() % 3 ? (int64_t)any() << 8 : SCHED_NEVER,
                                .swap = any() % 2,
                                .how = any() % 12,
                                .slot = (int)any() };
    v.hover = (struct core_hover){ (int)any(), (int)any(), (int)any(),
                                   (int)any(), (int)any(), (int)any() };
}

START_TEST(absurd_pictures_do_no_harm)
{
    for (int i = 0; i < 12; i++) {
        absurd_picture();
        p.known = i % 3;
        p.now = i % 4 ? 100 * NS_PER_SEC : INT64_MAX;
        canvas.x = (float)(i * 37 - 200);
        canvas.scale = 0.3f + (float)i / 12;
        draw();
    }
}
END_TEST

/* A window may be of a few pixels. */
START_TEST(tiny_pages_are_drawn)
{
    sample_process(&p, 2, 7, 2000, 100);
    for (float scale = 0.3f; scale > 0.001f; scale /= 2) {
        canvas.scale = scale;
        draw();
    }
    ck_assert_ptr_null(v.field.cells.pixel);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("core_draw");
    TCase *t = tcase_create("core_draw");
    tcase_set_timeout(t, 60);
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_loop_test(t, a_click_is_drawn_in_its_owners_colour, 0, 4);
    tcase_add_test(t, a_motion_is_seen_on_its_way);
    tcase_add_test(t, the_list_and_the_time_line_are_drawn);
    tcase_add_test(t, without_a_kernel_the_page_says_what_is_needed);
    tcase_add_test(t, the_same_picture_is_drawn_the_same);
    tcase_add_test(t, each_canvas_shows_all_of_the_cells);
    tcase_add_test(t, absurd_pictures_do_no_harm);
    tcase_add_test(t, tiny_pages_are_drawn);
    suite_add_tcase(s, t);
    return s;
}

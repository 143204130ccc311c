/* Shapes and text on SDL's software renderer: no display is needed. */
#include "monitor/panel/draw.h"
#include "tests/unit/unit.h"

#include <math.h>

enum { SIZE = 400 };

static SDL_Surface *surface;
static struct canvas canvas;

static const colour white = { 255, 255, 255, 255 }, black = { 0, 0, 0, 255 };

static void set_up(void)
{
    char error[200];
    surface = SDL_CreateRGBSurfaceWithFormat(0, SIZE, SIZE, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    ck_assert_msg(canvas_open(&canvas, renderer, error, sizeof error), "%s", error);
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
}

static void tear_down(void)
{
    SDL_Renderer *renderer = canvas.renderer;
    canvas_close(&canvas);
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(surface);
}

static Uint8 at(int x, int y)
{
    SDL_RenderFlush(canvas.renderer);
    return ((const Uint32 *)surface->pixels)[y * surface->pitch / 4 + x] & 0xFF;
}

/* How much white there is, in pixels. */
static double cover(void)
{
    double sum = 0;
    for (int y = 0; y < SIZE; y++)
        for (int x = 0; x < SIZE; x++)
            sum += at(x, y) / 255.0;
    return sum;
}

START_TEST(a_disc_covers_its_area)
{
    static const float radii[] = { 0.6f, 2.5f, 7, 33.3f, 150 };
    float r = radii[_i];
    draw_disc(&canvas, 200.3f, 199.6f, r, white);
    ck_assert_double_eq_tol(cover(), M_PI * r * r, 0.02 * M_PI * r * r + 0.05);
}
END_TEST

START_TEST(a_disc_lies_where_it_was_put)
{
    draw_disc(&canvas, 100.5f, 50.5f, 10, white);
    ck_assert_int_eq(at(100, 50), 255);
    ck_assert_int_eq(at(91, 50), 255);
    ck_assert_int_eq(at(89, 50), 0);
    ck_assert_int_eq(at(100, 41), at(100, 59)); /* above and below alike */
    ck_assert_int_eq(at(91, 50), at(109, 50));
}
END_TEST

START_TEST(a_ring_is_a_disc_with_a_hole)
{
    draw_ring(&canvas, 200, 200, 50, 10, white);
    ck_assert_double_eq_tol(cover(), M_PI * (2500 - 1600), 20);
    ck_assert_int_eq(at(200, 200), 0);
    ck_assert_int_eq(at(245, 200), 255);
}
END_TEST

START_TEST(a_line_has_its_width_at_any_slope)
{
    float angle = (float)_i * 0.3f;
    draw_line(&canvas, 200, 200, 200 + 100 * cosf(angle), 200 + 100 * sinf(angle), 2.5f,
              white);
    ck_assert_double_eq_tol(cover(), 250, 3);
}
END_TEST

START_TEST(edges_are_smooth)
{
    int between = 0;
    draw_disc(&canvas, 200, 200, 40, white);
    for (int x = 0; x < SIZE; x++)
        between += at(x, 170) > 0 && at(x, 170) < 255;
    ck_assert_int_ge(between, 2);
}
END_TEST

START_TEST(a_polygon_may_go_either_way_round)
{
    static const SDL_FPoint there[] = {
        {10,   10},
        { 110, 10},
        { 60,  60}
    };
    static const SDL_FPoint back[] = {
        {60,   160},
        { 110, 110},
        { 10,  110}
    };
    draw_polygon(&canvas, there, 3, white);
    ck_assert_double_eq_tol(cover(), 2500, 10);
    draw_polygon(&canvas, back, 3, white);
    ck_assert_double_eq_tol(cover(), 5000, 20);
}
END_TEST

START_TEST(neighbours_meet_without_a_seam)
{
    canvas.scale = 1.37f;
    for (int i = 0; i < 20; i++)
        draw_rect(&canvas, (float)i * 3.1f, 0, 3.1f, 10, (colour){ 255, 255, 255, 128 });
    for (int x = 0; x < 60; x++)
        ck_assert_int_eq(at(x, 5), 128);
}
END_TEST

START_TEST(a_hair_is_drawn_the_fainter)
{
    draw_rect(&canvas, 10.2f, 10, 0.25f, 10, white);
    ck_assert_int_eq(at(10, 15), 64);
    ck_assert_double_eq_tol(cover(), 2.5, 0.1);
}
END_TEST

START_TEST(a_round_rectangle_lacks_its_corners_only)
{
    draw_round_rect(&canvas, 20, 30, 200, 100, 16, white);
    ck_assert_double_eq_tol(cover(), 200 * 100 - (4 - M_PI) * 256, 20);
    ck_assert_int_eq(at(20, 30), 0);
    ck_assert_int_eq(at(20, 80), 255);
    ck_assert_int_eq(at(219, 129), 0);
}
END_TEST

START_TEST(a_frame_is_hollow)
{
    draw_frame(&canvas, 10, 10, 100, 50, 3, white);
    ck_assert_double_eq_tol(cover(), 100 * 50 - 94 * 44, 0.1);
    ck_assert_int_eq(at(60, 30), 0);
}
END_TEST

START_TEST(a_glow_is_brightest_in_the_middle)
{
    draw_glow(&canvas, 200, 200, 50, white, (colour){ 255, 255, 255, 0 });
    ck_assert_int_gt(at(200, 200), 240);
    ck_assert_int_gt(at(200, 200), at(225, 200));
    ck_assert_int_gt(at(225, 200), at(245, 200));
    ck_assert_int_eq(at(251, 200), 0);
}
END_TEST

START_TEST(a_glow_has_the_colour_of_its_rim)
{
    draw_glow(&canvas, 200, 200, 50, black, white);
    ck_assert_int_lt(at(200, 200), 20);
    ck_assert_int_gt(at(248, 200), 230);
}
END_TEST

START_TEST(the_clip_holds)
{
    draw_clip(&canvas, 100, 100, 50, 50);
    draw_disc(&canvas, 125, 125, 100, white);
    draw_rect(&canvas, 0, 0, 400, 400, white);
    draw_text(&canvas, FONT_BOLD, 30, 20, 110, ALIGN_LEFT, white, "XXXXXXX");
    ck_assert_double_eq_tol(cover(), 2500, 5);
    draw_unclip(&canvas);
    draw_rect(&canvas, 0, 0, 10, 10, white);
    ck_assert_int_eq(at(5, 5), 255);
}
END_TEST

/* What is out of all proportion is not drawn, or drawn as far as it is seen. */
START_TEST(absurd_sizes_do_no_harm)
{
    static const float odd[] = { 0, -1, 1e-20f, 1e9f, 1e30f, -1e30f, INFINITY, NAN };
    enum { ODD = sizeof odd / sizeof *odd };
    for (int i = 0; i < ODD * ODD; i++) {
        float a = odd[i / ODD], b = odd[i % ODD];
        draw_rect(&canvas, a, b, b, a, white);
        draw_round_rect(&canvas, a, 0, b, a, b, white);
        draw_frame(&canvas, a, b, b, a, a, white);
        draw_line(&canvas, a, b, b, 100, a, white);
        draw_disc(&canvas, a, a, b, white);
        draw_ring(&canvas, a, 10, b, a, white);
        draw_ring(&canvas, 10, 10, a, b, white);
        draw_glow(&canvas, a, 10, b, white, white);
        draw_polygon(&canvas,
                     (SDL_FPoint[]){
                         {a,  b},
                         { b, a},
                         { 5, 5}
        },
                     3, white);
        draw_text(&canvas, FONT_PLAIN, a, b, 10, ALIGN_RIGHT, white, "text");
        draw_clip(&canvas, a, b, b, a);
        draw_unclip(&canvas);
    }
    draw_polygon(&canvas,
                 (SDL_FPoint[]){
                     {0,  0},
                     { 1, 1}
    },
                 2, white);
    draw_rect(&canvas, 0, 0, 400, 400, black);
    draw_rect(&canvas, -1e9f, -1e9f, 2e9f, 2e9f, white);
    ck_assert_double_eq_tol(cover(), SIZE * SIZE, 1);
}
END_TEST

START_TEST(a_capital_letter_has_the_size_asked_for)
{
    int top = SIZE, bottom = 0;
    draw_text(&canvas, FONT_PLAIN, 50, 10, 200, ALIGN_LEFT, white, "H");
    for (int y = 0; y < SIZE; y++)
        for (int x = 0; x < 100; x++)
            if (at(x, y) > 100) {
                top = y < top ? y : top;
                bottom = y;
            }
    ck_assert_int_eq(bottom, 199);
    ck_assert_int_ge(bottom - top + 1, 49);
    ck_assert_int_le(bottom - top + 1, 51);
}
END_TEST

START_TEST(text_has_the_width_told)
{
    float width = draw_text_width(&canvas, FONT_BOLD, 14, "CONSOLE PHY");
    int left = SIZE, right = 0;
    draw_text(&canvas, FONT_BOLD, 14, 300, 100, ALIGN_RIGHT, white, "CONSOLE PHY");
    for (int x = 0; x < SIZE; x++)
        for (int y = 80; y < 110; y++)
            if (at(x, y) > 60) {
                left = x < left ? x : left;
                right = x;
            }
    ck_assert_float_gt(width, 80);
    ck_assert_int_le(right, 300);
    ck_assert_int_ge(right, 296);
    ck_assert_float_eq_tol((float)(right - left), width, 4);
}
END_TEST

START_TEST(width_follows_the_scale)
{
    float once = draw_text_width(&canvas, FONT_MONO, 10, "0123456789");
    canvas.scale = 3;
    ck_assert_float_eq_tol(draw_text_width(&canvas, FONT_MONO, 10, "0123456789"), once,
                           once * 0.07f);
    canvas.scale = 0.01f;
    ck_assert_float_eq(draw_text_width(&canvas, FONT_MONO, 10, "0123456789"), 0);
}
END_TEST

START_TEST(any_bytes_are_some_text)
{
    char text[400];
    for (int i = 0; i < 255; i++)
        text[i] = (char)(i + 1);
    text[255] = '\0';
    draw_text(&canvas, FONT_PLAIN, 10, 0, 100, ALIGN_LEFT, white, text);
    draw_text(&canvas, FONT_PLAIN, 10, 0, 100, ALIGN_MIDDLE, white, "\342\202");
    for (int code = 0; code < 0x3000; code += 7) { /* more letters than are kept */
        snprintf(text, sizeof text, "%c%c%c", 0340 | code >> 12, 0200 | (code >> 6 & 077),
                 0200 | (code & 077));
        draw_text(&canvas, FONT_PLAIN, 10, 0, 200, ALIGN_LEFT, white, text);
    }
    for (int i = 1; i < 100; i++) /* and more faces */
        draw_text(&canvas, (enum font)(i % FONTS), (float)i, 0, 300, ALIGN_LEFT, white,
                  "a");
    ck_assert_double_gt(cover(), 100);
}
END_TEST

START_TEST(colours_mix)
{
    colour half = colour_mix(black, white, 0.5f);
    ck_assert_int_eq(half.r, 128);
    ck_assert_int_eq(half.a, 255);
    ck_assert_int_eq(colour_mix(black, white, -3).g, 0);
    ck_assert_int_eq(colour_mix(black, white, 7).b, 255);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("draw");
    TCase *t = tcase_create("draw");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_set_timeout(t, 30);
    tcase_add_loop_test(t, a_disc_covers_its_area, 0, 5);
    tcase_add_test(t, a_disc_lies_where_it_was_put);
    tcase_add_test(t, a_ring_is_a_disc_with_a_hole);
    tcase_add_loop_test(t, a_line_has_its_width_at_any_slope, 0, 20);
    tcase_add_test(t, edges_are_smooth);
    tcase_add_test(t, a_polygon_may_go_either_way_round);
    tcase_add_test(t, neighbours_meet_without_a_seam);
    tcase_add_test(t, a_hair_is_drawn_the_fainter);
    tcase_add_test(t, a_round_rectangle_lacks_its_corners_only);
    tcase_add_test(t, a_frame_is_hollow);
    tcase_add_test(t, a_glow_is_brightest_in_the_middle);
    tcase_add_test(t, a_glow_has_the_colour_of_its_rim);
    tcase_add_test(t, the_clip_holds);
    tcase_add_test(t, absurd_sizes_do_no_harm);
    tcase_add_test(t, a_capital_letter_has_the_size_asked_for);
    tcase_add_test(t, text_has_the_width_told);
    tcase_add_test(t, width_follows_the_scale);
    tcase_add_test(t, any_bytes_are_some_text);
    tcase_add_test(t, colours_mix);
    suite_add_tcase(s, t);
    return s;
}

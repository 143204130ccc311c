/* The console's picture, on SDL's software renderer: no display is needed. */
#include "monitor/panel/console_draw_parts.h"
#include "monitor/panel/page.h"
#include "tests/unit/session.h"

static SDL_Surface *surface;
static struct canvas canvas;
static struct session s;

static void set_up(void)
{
    char error[200];
    surface = SDL_CreateRGBSurfaceWithFormat(0, PAGE_WIDTH / 2, PAGE_HEIGHT / 2, 32,
                                             SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    ck_assert_msg(canvas_open(&canvas, renderer, error, sizeof error), "%s", error);
    canvas.scale = 0.5f;
    s = session_begin();
    panel_of(s.m);
}

static void tear_down(void)
{
    SDL_Renderer *renderer = canvas.renderer;
    canvas_close(&canvas);
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(surface);
    session_end(&s);
}

static unsigned pixel(float x, float y)
{
    SDL_RenderFlush(canvas.renderer);
    int across = (int)(x * canvas.scale), down = (int)(y * canvas.scale);
    return ((const Uint32 *)surface->pixels)[down * surface->pitch / 4 + across] &
           0xFFFFFF;
}

/* Of three colours' 255 each. */
static int light_at(struct spot_point p)
{
    unsigned rgb = pixel(p.x, p.y);
    return (int)((rgb >> 16) + (rgb >> 8 & 0xFF) + (rgb & 0xFF));
}

START_TEST(a_lamp_is_as_bright_as_its_duty)
{
    static const int duties[] = { 0, 20, 64, 128, 192, LAMP_FULL };
    struct spot_point at = { 100, 100 };
    int before = -1;
    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++) {
        draw_lens(&canvas, at);
        draw_lamp(&canvas, at, duties[i]);
        ck_assert_int_gt(light_at(at), before);
        before = light_at(at);
    }
    ck_assert_int_gt(before, 560);
}
END_TEST

/* Colours may not tell what is lit: a lamp that is on has about four times the light. */
START_TEST(the_lamp_test_lights_every_lamp)
{
    static const struct {
        enum lamp_row row;
        int lamps;
    } rows[] = {
        {ROW_ADDRESS, ADDRESS_LAMPS},
        { ROW_DATA,   DATA_LAMPS   },
        { ROW_STATUS, FRONT_LAMPS  }
    };
    session_all(&s, "d pc 0\nd psw 0\nd r0 0\n");
    control_press(s.m, (struct pointed){ CONTROL_LAMP_TEST, 0 });
    console_draw(s.m, &canvas);
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
        for (int i = 0; i < rows[row].lamps; i++) {
            int lit = light_at(console_lamp(rows[row].row, i));
            ck_assert_msg(lit > 560, "lamp %d of row %zu: %d", i, row, lit);
        }
    control_release(s.m);
    console_draw(s.m, &canvas);
    for (int i = 0; i < ADDRESS_LAMPS; i++)
        ck_assert_int_lt(light_at(console_lamp(ROW_ADDRESS, i)), 150);
}
END_TEST

START_TEST(the_lamps_show_what_was_loaded)
{
    control_work(s.m, (struct pointed){ CONTROL_ADDRESS_AT, ADDRESS_CONSOLE_PHY });
    front_set_switches(s.m, 0525252);
    control_work(s.m, (struct pointed){ CONTROL_KEY, FRONT_LOAD_ADRS });
    console_draw(s.m, &canvas);
    for (int i = 0; i < ADDRESS_LAMPS; i++)
        ck_assert_int_eq(light_at(console_lamp(ROW_ADDRESS, i)) > 300, 0525252 >> i & 1);
}
END_TEST

/* Whatever looks another way has another number, so that it is painted anew. */
START_TEST(what_stands_still_has_a_number)
{
    static const struct pointed moved[] = {
        {CONTROL_SWITCH,          17        },
        { CONTROL_SWITCH,         0         },
        { CONTROL_HALT,           0         },
        { CONTROL_CYCLE,          0         },
        { CONTROL_DATA_SELECT,    1         },
        { CONTROL_ADDRESS_SELECT, 1         },
        { CONTROL_LAMP_TEST,      0         },
        { CONTROL_HELP,           0         },
        { CONTROL_KEY,            FRONT_EXAM},
        { CONTROL_KEY,            FRONT_DEP },
    };
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++) {
        uint64_t before = console_still(s.m);
        ck_assert_uint_eq(console_still(s.m), before);
        control_press(s.m, moved[i]);
        uint64_t held = console_still(s.m);
        ck_assert_msg(held != before, "moved %zu", i);
    }
    uint64_t before = console_still(s.m);
    session_do(&s, "set throttle real");
    ck_assert_uint_ne(console_still(s.m), before);
}
END_TEST

/* A lever that is up is where the one that is down is not. */
START_TEST(a_switch_is_seen_to_be_up)
{
    for (int bit = 0; bit < ADDRESS_LAMPS; bit++) {
        struct place p = console_place((struct pointed){ CONTROL_SWITCH, bit });
        struct spot_point top = { p.x + p.w / 2, p.y + 14 };
        front_set_switches(s.m, 0);
        console_draw_still(s.m, &canvas);
        int down = light_at(top);
        front_toggle(s.m, bit);
        console_draw_still(s.m, &canvas);
        ck_assert_int_gt(light_at(top), down + 100);
    }
}
END_TEST

START_TEST(drawing_changes_nothing_in_the_machine)
{
    struct machine *before = malloc(sizeof *before);
    console_draw(s.m, &canvas);
    memcpy(before, s.machine, sizeof *before);
    console_draw(s.m, &canvas);
    help_draw(s.m, &canvas);
    ck_assert(memcmp(before, s.machine, sizeof *before) == 0);
    free(before);
}
END_TEST

/* The overlay darkens core around it, and has letters in it. */
START_TEST(the_overlay_is_drawn)
{
    draw_rect(&canvas, 0, 0, PAGE_WIDTH, PAGE_HEIGHT, (colour){ 200, 200, 200, 255 });
    help_draw(s.m, &canvas);
    ck_assert_int_lt(light_at((struct spot_point){ 10, CONSOLE_HEIGHT + 10 }), 300);
    ck_assert_int_eq(light_at((struct spot_point){ 10, 10 }),
                     600); /* the console stays */
    int letters = 0;
    for (int x = 200; x < 1400; x += 2)
        for (int y = CONSOLE_HEIGHT; y < PAGE_HEIGHT; y += 2)
            letters += light_at((struct spot_point){ (float)x, (float)y }) > 450;
    ck_assert_int_gt(letters, 2000);
}
END_TEST

static int letters_in(float left, float top, float right, float bottom)
{
    int n = 0;
    for (float x = left; x < right; x += 2)
        for (float y = top; y < bottom; y += 2)
            n += light_at((struct spot_point){ x, y }) > 250;
    return n;
}

/* It has room beside the buttons. */
START_TEST(what_is_pointed_at_is_told)
{
    struct spot spot;
    struct place help = console_place((struct pointed){ CONTROL_HELP, 0 });
    struct place last = console_place((struct pointed){ CONTROL_FORK_SHOW, -1 });
    float from = last.x + last.w + 4, to = help.x - 4, top = help.y, foot = top + help.h;
    console_draw_still(s.m, &canvas);
    console_draw_told(&canvas, 600, 40);
    ck_assert_int_eq(letters_in(from, top, to, foot), 0);
    for (int i = 0; console_spot(i, &spot); i++) {
        console_draw_still(s.m, &canvas);
        console_draw_told(&canvas, spot.place.x, spot.place.y);
        ck_assert_int_gt(letters_in(from + 100, top, to, foot), 20);
        ck_assert_int_eq(letters_in(from, top, from + 20, foot), 0);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("console_draw");
    TCase *t = tcase_create("picture");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, a_lamp_is_as_bright_as_its_duty);
    tcase_add_test(t, the_lamp_test_lights_every_lamp);
    tcase_add_test(t, the_lamps_show_what_was_loaded);
    tcase_add_test(t, what_stands_still_has_a_number);
    tcase_add_test(t, a_switch_is_seen_to_be_up);
    tcase_add_test(t, drawing_changes_nothing_in_the_machine);
    tcase_add_test(t, the_overlay_is_drawn);
    tcase_add_test(t, what_is_pointed_at_is_told);
    suite_add_tcase(suite, t);
    return suite;
}

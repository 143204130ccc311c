/* The window on SDL's dummy display, which has everything but a screen: what its person does
 * comes as SDL's events. */
#include "monitor/pace.h"
#include "monitor/panel/front.h"
#include "monitor/panel/page.h"
#include "monitor/panel/panel.h"
#include "monitor/panel/window.h"
#include "monitor/run.h"
#include "tests/unit/session.h"

static struct session s;

static void set_up(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    s = session_begin();
    check_says(&s, "set panel on", "");
    ck_assert(window_is_open(s.m));
}

static void tear_down(void)
{
    session_end(&s);
}

static void push(SDL_Event e)
{
    ck_assert_int_eq(SDL_PushEvent(&e), 1);
}

/* Until a frame has been drawn and the events are taken. */
static void frame(void)
{
    SDL_Delay(20);
    window_poll(s.m);
}

static void press(int key, Uint16 mod)
{
    SDL_Event e = {
        .key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED}
    };
    e.key.keysym = (SDL_Keysym){ .sym = key, .mod = mod };
    push(e);
    e.key.type = SDL_KEYUP;
    e.key.state = SDL_RELEASED;
    push(e);
    frame();
}

static void size(int width, int height)
{
    SDL_Window *w = SDL_GetWindowFromID(1);
    ck_assert_ptr_nonnull(w);
    SDL_SetWindowSize(w, width, height);
    frame();
}

/* The middle of a control on the page, by looking for it. */
static bool find(enum control control, int n, float *x, float *y)
{
    for (*y = 0; *y < CONSOLE_HEIGHT; *y += 4)
        for (*x = 0; *x < PAGE_WIDTH; *x += 4) {
            struct pointed p = console_pointed(s.m, *x, *y);
            if (p.control == control && p.n == n)
                return *x += 3, *y += 3, true;
        }
    return false;
}

static void click(enum control control, int n)
{
    int width, height;
    float x, y;
    struct canvas c = { .renderer = NULL };
    ck_assert(find(control, n, &x, &y));
    SDL_GetWindowSize(SDL_GetWindowFromID(1), &width, &height);
    page_fit(&c, width, height);
    SDL_Event e = {
        .button = {.type = SDL_MOUSEBUTTONDOWN,
                   .button = SDL_BUTTON_LEFT,
                   .state = SDL_PRESSED,
                   .x = (int)(c.x + x * c.scale),
                   .y = (int)(c.y + y * c.scale)}
    };
    push(e);
    e.button.type = SDL_MOUSEBUTTONUP;
    e.button.state = SDL_RELEASED;
    push(e);
    frame();
}

START_TEST(it_opens_once_and_closes)
{
    check_says(&s, "set panel on", "");
    check_says(&s, "show panel", "Panel on: the window is open\n");
    frame();
    check_says(&s, "set panel off", "");
    check_says(&s, "show panel", "Panel off: SET PANEL ON opens its window\n");
    check_says(&s, "set panel on", "");
    ck_assert(window_is_open(s.m));
}
END_TEST

START_TEST(its_person_closes_it)
{
    frame();
    push((SDL_Event){
        .window = {
                   .type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_CLOSE, .windowID = 1}
    });
    frame();
    ck_assert(!window_is_open(s.m));
    window_poll(s.m);
}
END_TEST

START_TEST(a_switch_is_flipped_by_the_mouse)
{
    frame();
    click(CONTROL_SWITCH, 5);
    ck_assert_uint_eq(front_switches(s.m), 040);
    size(700, 900); /* the page is small then, and in the middle */
    click(CONTROL_SWITCH, 17);
    ck_assert_uint_eq(front_switches(s.m), 0400040);
    click(CONTROL_SWITCH, 5);
    ck_assert_uint_eq(front_switches(s.m), 0400000);
}
END_TEST

START_TEST(keys_work_controls)
{
    const struct control_key *k = control_key_of((struct pointed){ CONTROL_STEP, 0 });
    char wish[64];
    ck_assert_ptr_nonnull(k);
    press((int)SDL_GetKeyFromName(k->key), k->shift ? KMOD_SHIFT : 0);
    ck_assert(panel_next_wish(s.m, wish, sizeof wish));
    press((int)SDL_GetKeyFromName(k->key), KMOD_CTRL);
    ck_assert(!panel_wishes(s.m));
}
END_TEST

/* A key that comes up with Ctrl down has come up. */
START_TEST(a_release_is_never_lost)
{
    const struct control_key *k =
        control_key_of((struct pointed){ CONTROL_LAMP_TEST, 0 });
    SDL_Event e = {
        .key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED}
    };
    ck_assert_ptr_nonnull(k);
    e.key.keysym.sym = SDL_GetKeyFromName(k->key);
    push(e);
    frame();
    ck_assert(front_lamp_test(s.m));
    e.key.type = SDL_KEYUP;
    e.key.state = SDL_RELEASED;
    e.key.keysym.mod = KMOD_CTRL;
    push(e);
    frame();
    ck_assert(!front_lamp_test(s.m));
}
END_TEST

START_TEST(frames_are_at_most_sixty_a_second)
{
    frame();
    int64_t began = pace_now();
    for (int i = 0; i < 3; i++) {
        ck_assert_int_le(window_patience(s.m, NS_PER_SEC), NS_PER_SEC / 60);
        SDL_Delay((Uint32)(window_patience(s.m, NS_PER_SEC) / NS_PER_MS + 1));
        window_poll(s.m);
        int64_t left = window_patience(s.m, NS_PER_SEC);
        window_poll(s.m); /* at once: nothing */
        ck_assert_int_le(window_patience(s.m, NS_PER_SEC), left);
    }
    ck_assert_int_ge(pace_now() - began, 2 * NS_PER_SEC / 60);
    ck_assert_int_eq(window_patience(s.m, 1), 1);
}
END_TEST

/* The page as SCREENSHOT draws it, as large as the window. */
static SDL_Surface *as_a_shot(const SDL_Surface *window)
{
    char why[200];
    struct canvas c;
    SDL_Surface *shot = SDL_CreateRGBSurfaceWithFormat(0, window->w, window->h, 32,
                                                       window->format->format);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(shot);
    ck_assert(canvas_open(&c, renderer, why, sizeof why));
    page_fit(&c, shot->w, shot->h);
    page_draw(s.m, &c);
    SDL_RenderFlush(renderer);
    canvas_close(&c);
    SDL_DestroyRenderer(renderer);
    return shot;
}

/* What is kept from frame to frame is what drawing all of it gives. */
START_TEST(the_window_shows_what_a_screenshot_shows)
{
    static const int sizes[][2] = {
        {800,  500},
        { 640, 700},
        { 901, 433}
    };
    check_says(&s, "d 1000 5200", "");
    for (int i = 0; i < 3; i++) {
        size(sizes[i][0], sizes[i][1]);
        click(CONTROL_SWITCH, 3 * i);
        push((SDL_Event){
            .window = {.type = SDL_WINDOWEVENT,
                       .event = SDL_WINDOWEVENT_LEAVE,
                       .windowID = 1}
        });
        check_says(&s, "d pc 1000", "");
        frame();
        session_do(&s, "step");
        SDL_Delay(150); /* core is drawn again, too */
        frame();
        SDL_Surface *window = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
        SDL_Surface *shot = as_a_shot(window);
        for (int y = 0; y < window->h; y++)
            ck_assert_int_eq(memcmp((Uint8 *)window->pixels + y * window->pitch,
                                    (Uint8 *)shot->pixels + y * shot->pitch,
                                    (size_t)window->w * 4),
                             0);
        SDL_FreeSurface(shot);
    }
}
END_TEST

START_TEST(any_size_will_do)
{
    static const int sizes[][2] = {
        {1,     1   },
        { 2000, 1   },
        { 1,    2000},
        { 321,  200 },
        { 3,    5   },
        { 1600, 1000}
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        size(sizes[i][0], sizes[i][1]);
    ck_assert(window_is_open(s.m));
}
END_TEST

START_TEST(the_pointer_may_be_anywhere)
{
    for (int i = 0; i < 40; i++) {
        push((SDL_Event){
            .motion = {.type = SDL_MOUSEMOTION,
                       .x = i * 97 % 1700 - 50,
                       .y = i * 61 % 1100 - 50}
        });
        if (i % 8 == 7)
            frame();
    }
    press(SDLK_SLASH, KMOD_SHIFT); /* the list of keys, and away with it */
    frame();
    press(SDLK_SLASH, KMOD_SHIFT);
    ck_assert(window_is_open(s.m));
}
END_TEST

/* All that the window shows, as a number. */
static uint64_t shown(void)
{
    uint64_t sum = 0;
    SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    ck_assert_ptr_nonnull(surface);
    for (int y = 0; y < surface->h; y++) {
        const byte *row = (const byte *)surface->pixels + y * surface->pitch;
        for (int x = 0; x < surface->w * 4; x++)
            sum = sum * 31 + row[x];
    }
    return sum;
}

static void point(int x, int y)
{
    push((SDL_Event){
        .motion = {.type = SDL_MOUSEMOTION, .x = x, .y = y}
    });
    frame();
}

/* Also beside the page, where nothing else is drawn. */
START_TEST(what_lay_over_the_page_leaves_nothing_behind)
{
    static const int sizes[][2] = {
        {800,   500},
        { 1000, 400},
        { 500,  900}
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size(sizes[i][0], sizes[i][1]);
        point(1, 1);
        uint64_t bare = shown();
        press(SDLK_SLASH, KMOD_SHIFT);
        ck_assert_uint_ne(shown(), bare);
        press(SDLK_SLASH, KMOD_SHIFT);
        ck_assert_uint_eq(shown(), bare);
        point(sizes[i][0] / 2, sizes[i][1] * 6 / 10);
        ck_assert_uint_ne(shown(), bare); /* a cell of core */
        point(1, 1);
        ck_assert_uint_eq(shown(), bare);
    }
}
END_TEST

START_TEST(a_wish_that_looks_is_done_while_the_machine_runs)
{
    check_says(&s, "d 1000 777", ""); /* BR . */
    check_says(&s, "d pc 1000", "");
    panel_wish(s.m, "set throttle 100");
    panel_wish(s.m, "step");
    ck_assert_int_eq(run_machine(s.m, s.machine->bus.sched.now + 50 * NS_PER_MS, 0),
                     ENDED_STEP);
    ck_assert_int_eq(s.m->throttle, 100);
    ck_assert(!panel_wishes(s.m)); /* a batch run hears of no other */
}
END_TEST

START_TEST(the_guest_does_not_notice)
{
    uint64_t count[2];
    for (int i = 0; i < 2; i++) {
        check_says(&s, "reset all", "");
        session_all(&s, "d 1000 5200\nd 1002 5201\nd 1004 775\nd pc 1000\n");
        uint64_t before = s.machine->cpu.count;
        run_machine(s.m, s.machine->bus.sched.now + 300 * NS_PER_MS, 0);
        count[i] = s.machine->cpu.count - before;
        check_says(&s, "set panel off", "");
    }
    ck_assert_uint_gt(count[0], 1000);
    ck_assert_uint_eq(count[0], count[1]);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("window");
    TCase *t = tcase_create("window");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, it_opens_once_and_closes);
    tcase_add_test(t, its_person_closes_it);
    tcase_add_test(t, a_switch_is_flipped_by_the_mouse);
    tcase_add_test(t, keys_work_controls);
    tcase_add_test(t, a_release_is_never_lost);
    tcase_add_test(t, frames_are_at_most_sixty_a_second);
    tcase_add_test(t, the_window_shows_what_a_screenshot_shows);
    tcase_add_test(t, any_size_will_do);
    tcase_add_test(t, the_pointer_may_be_anywhere);
    tcase_add_test(t, what_lay_over_the_page_leaves_nothing_behind);
    tcase_add_test(t, a_wish_that_looks_is_done_while_the_machine_runs);
    tcase_add_test(t, the_guest_does_not_notice);
    suite_add_tcase(suite, t);
    return suite;
}

/* What lies under the pointer in the picture of core: a tip, what comes to light, and what a
 * click there does. */
#include "monitor/panel/core_view.h"
#include "monitor/panel/core_words.h"
#include "monitor/panel/panel_parts.h"
#include "tests/unit/core_sample.h"
#include "tests/unit/session.h"

static struct session s;
static struct core_picture p;
static struct core_view v;
static char tip[300];

static void set_up(void)
{
    s = session_begin();
    sample_begin(&p);
    sample_process(&p, 2, 7, 800, 100);
    sample_process(&p, 3, 8, 1000, 60);
    sample_clicks(&p, 1200, 50, CORE_TEXT, 4);
    p.process[1].text = 4;
    v.hover = hover_nothing;
}

static void tear_down(void)
{
    session_end(&s);
}

static struct pointed point(struct box box)
{
    return core_point(s.m, &v, &p, box.x + box.w / 2, box.y + box.h / 2, tip, sizeof tip);
}

static void check_tip(const char *wanted)
{
    ck_assert_msg(strstr(tip, wanted) != NULL, "the tip is \"%s\", not \"%s\"", tip,
                  wanted);
}

START_TEST(a_click_tells_of_itself_and_lights_its_process)
{
    ck_assert_int_eq(point(layout_click(830)).control, CONTROL_NONE);
    check_tip("click 001476");
    ck_assert_int_eq(v.hover.click, 830);
    ck_assert_int_eq(v.hover.process, 2);
    point(layout_click(1210));
    ck_assert_int_eq(v.hover.text, 4);
    ck_assert_int_eq(v.hover.process, -1);
    point(layout_click(3000));
    ck_assert_int_eq(v.hover.process, -1);
    ck_assert_int_eq(v.hover.text, -1);
}
END_TEST

START_TEST(a_block_tells_of_itself)
{
    struct swap_layout swap = layout_swap(&p);
    p.swap[77] = (struct core_click){ .owner = CORE_DATA, .slot = 3 };
    point(layout_block(&swap, 4077));
    check_tip("block 007755");
    ck_assert_int_eq(v.hover.block, 4077);
    ck_assert_int_eq(v.hover.process, 3);
}
END_TEST

START_TEST(a_line_tells_of_its_process)
{
    point(layout_line(1));
    ck_assert_str_eq(tip,
                     "prog3 (8), child of 1: sleeping. 60 clicks (3840 bytes) of its "
                     "own at core 001750, and shared text 4");
    ck_assert_int_eq(v.hover.process, 3);
    point(layout_line(2));
    ck_assert_str_eq(tip, "");
    ck_assert_int_eq(v.hover.process, -1);
}
END_TEST

START_TEST(a_fork_is_a_click_away)
{
    sample_fork(&p, 2 * NS_PER_SEC, 90000000);
    sample_fork(&p, 50000000, SCHED_NEVER)->how = FORK_COW;
    layout_times(&p, &v.times);
    struct pointed at = point(v.times.bar[0]);
    ck_assert_int_eq(at.control, CONTROL_FORK_SHOW);
    ck_assert_int_eq(at.n, 7);
    ck_assert_int_eq(v.hover.fork, 0);
    ck_assert_str_eq(tip, "Fork 7 (core): 5 made 9 at 98.000 s; its window was open for "
                          "90.0 ms. Click: FORK SHOW 7");
    at = point(v.times.bar[1]);
    ck_assert_int_eq(at.n, 8);
    ck_assert_str_eq(tip, "Fork 8 (cow): 5 made 9 at 99.950 s; its window has been open "
                          "for 50.0 ms. Click: FORK SHOW 8");
    p.fork[0].child = 0;
    p.fork[0].how = FORK_FAILED;
    point(v.times.bar[0]);
    check_tip("Fork 7 (failed): 5 has no child");
}
END_TEST

/* A picture of a guest that has gone mad, or none at all. */
START_TEST(absurd_forks_are_told)
{
    static const int64_t times[] = { INT64_MIN, -1, 0, INT64_MAX - 1, SCHED_NEVER };
    char text[WORDS];
    for (int i = 0; i < 25; i++) {
        struct core_fork *f = sample_fork(&p, 0, 0);
        f->began = times[i / 5];
        f->ended = times[i % 5];
        core_tell_fork(&p, i, text, sizeof text);
        ck_assert_ptr_nonnull(strstr(text, "FORK SHOW"));
    }
}
END_TEST

START_TEST(the_legend_explains)
{
    for (int owner = CORE_KERNEL; owner < CORE_OWNERS; owner++) {
        point(layout_legend(owner));
        ck_assert_int_eq(v.hover.owner, owner);
        ck_assert_str_eq(tip, core_tell_owner(owner));
        ck_assert_int_gt(strlen(tip), 10);
    }
}
END_TEST

START_TEST(elsewhere_is_nothing)
{
    static const float elsewhere[][2] = {
        {-1,     -1    },
        { 5,     450   },
        { 800,   300   },
        { 1599,  999   },
        { 1e30f, -1e30f}
    };
    for (int i = 0; i < 5; i++) {
        point(layout_click(830));
        struct pointed at =
            core_point(s.m, &v, &p, elsewhere[i][0], elsewhere[i][1], tip, sizeof tip);
        ck_assert_int_eq(at.control, CONTROL_NONE);
        ck_assert_str_eq(tip, "");
        ck_assert_mem_eq(&v.hover, &hover_nothing, sizeof v.hover);
    }
}
END_TEST

START_TEST(motions_are_told)
{
    char text[WORDS];
    core_tell_motion(&p, sample_motion(&p, CORE_COPY, 800, 2000, 100, 30), text,
                     sizeof text);
    ck_assert_str_eq(text, "Copying: 30 of 100 clicks");
    p.motion[0].kind = CORE_SWAP_OUT;
    p.motion[0].slot = 2;
    core_tell_motion(&p, &p.motion[0], text, sizeof text);
    ck_assert_str_eq(text, "Swapping out for prog2 (7): 30 of 100 clicks");
    p.motion[0].slot = 99;
    core_tell_motion(&p, &p.motion[0], text, sizeof text);
    ck_assert_str_eq(text, "Swapping out for nobody: 30 of 100 clicks");
}
END_TEST

START_TEST(states_and_places)
{
    struct core_process *process = &p.process[0];
    process->state = PROC_RUN;
    ck_assert_str_eq(core_state(process), "ready");
    process->current = true;
    ck_assert_str_eq(core_state(process), "running");
    process->state = 77;
    ck_assert_str_eq(core_state(process), "?");
    ck_assert_str_eq(core_place(process).text, "core 001440");
    process->in_core = false;
    ck_assert_str_eq(core_place(process).text, "swap 001440");
    process->at = 0;
    ck_assert_str_eq(core_place(process).text, "nowhere yet");
}
END_TEST

static void check_label(struct core_click click, const char *wanted, const char *shorter)
{
    char text[WORDS], brief[WORDS];
    core_label(&p, &click, text, brief);
    ck_assert_str_eq(text, wanted);
    ck_assert_str_eq(brief, shorter);
}

START_TEST(cells_have_names)
{
    check_label((struct core_click){ .owner = CORE_DATA, .slot = 2 }, "7 prog2", "7");
    check_label((struct core_click){ .owner = CORE_TEXT, .slot = 4 }, "prog3's text",
                "prog3");
    check_label((struct core_click){ .owner = CORE_SHARED, .slot = 2, .holders = 3 },
                "7 prog2 +2", "7");
    check_label(
        (struct core_click){
            .owner = CORE_SHARED, .slot = 2, .holders = 2, .marks = CORE_ON_WRITE },
        "7 prog2 +1: until written", "7");
    check_label((struct core_click){ .owner = CORE_STACK, .slot = 3, .marks = CORE_LENT },
                "8 prog3: borrowed", "8");
    check_label((struct core_click){ .owner = CORE_FREE, .slot = -1 }, "", "");
    check_label((struct core_click){ .owner = CORE_DATA, .slot = 77 }, "", "");
    check_label((struct core_click){ .owner = CORE_TEXT, .slot = 77 }, "", "");
}
END_TEST

/* The panel's own is made at the first call and goes with the session. */
START_TEST(a_session_has_a_view)
{
    struct core_view *view;
    struct core_picture *picture;
    ck_assert(core_view_of(s.m, &view, &picture));
    ck_assert_ptr_eq(view, s.m->panel->view);
    ck_assert_ptr_eq(picture, s.m->panel->core);
    ck_assert_mem_eq(&view->hover, &hover_nothing, sizeof hover_nothing);
    ck_assert(!picture->known);
    ck_assert_uint_eq(picture->clicks, 3968);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("core_view");
    TCase *t = tcase_create("core_view");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, a_click_tells_of_itself_and_lights_its_process);
    tcase_add_test(t, a_block_tells_of_itself);
    tcase_add_test(t, a_line_tells_of_its_process);
    tcase_add_test(t, a_fork_is_a_click_away);
    tcase_add_test(t, absurd_forks_are_told);
    tcase_add_test(t, the_legend_explains);
    tcase_add_test(t, elsewhere_is_nothing);
    tcase_add_test(t, motions_are_told);
    tcase_add_test(t, states_and_places);
    tcase_add_test(t, cells_have_names);
    tcase_add_test(t, a_session_has_a_view);
    suite_add_tcase(suite, t);
    return suite;
}

/* The window's controls: where each is, which key works it, and what it does. No window is
 * needed for any of that. */
#include "monitor/panel/console_layout.h"
#include "monitor/panel/controls.h"
#include "tests/unit/session.h"

/* As monitor/panel/page.h has it, which knows SDL. */
enum { CONSOLE_WIDTH = 1600, CONSOLE_FOOT = 400 };

static const struct pointed nothing = { CONTROL_NONE, 0 };

static void check_at(float x, float y, struct pointed wanted)
{
    struct pointed p = console_control_at(x, y);
    ck_assert_msg(pointed_same(p, wanted), "at %g, %g: control %d %d, not %d %d", x, y,
                  p.control, p.n, wanted.control, wanted.n);
}

START_TEST(a_place_leads_back_to_its_control)
{
    struct spot s;
    int spots = 0;
    for (; console_spot(spots, &s); spots++) {
        struct place p = s.place;
        check_at(p.x, p.y, s.pointed);
        check_at(p.x + p.w / 2, p.y + p.h / 2, s.pointed);
        check_at(p.x + p.w - 0.5f, p.y + p.h - 0.5f, s.pointed);
        struct place again = console_place(s.pointed);
        ck_assert_mem_eq(&again, &p, sizeof p);
    }
    ck_assert_int_eq(spots, 18 + 1 + FRONT_KEYS + 2 + 2 + ADDRESS_SELECTS + 2 +
                                DATA_SELECTS + 4 + 4);
    check_at(600, 40, nothing); /* the name */
    check_at(-1, -1, nothing);
    ck_assert(!console_spot(-1, &s));
    ck_assert(console_place((struct pointed){ CONTROL_RUB, 0 }).w == 0);
}
END_TEST

START_TEST(no_two_places_overlap)
{
    struct spot a, b;
    for (int i = 0; console_spot(i, &a); i++) {
        ck_assert(a.place.x >= 0 && a.place.x + a.place.w <= CONSOLE_WIDTH);
        ck_assert(a.place.y >= 0 && a.place.y + a.place.h <= CONSOLE_FOOT);
        for (int k = 0; k < i && console_spot(k, &b); k++)
            ck_assert_msg(a.place.x >= b.place.x + b.place.w ||
                              b.place.x >= a.place.x + a.place.w ||
                              a.place.y >= b.place.y + b.place.h ||
                              b.place.y >= a.place.y + a.place.h,
                          "places %d and %d overlap", i, k);
    }
}
END_TEST

START_TEST(a_switch_stands_beneath_its_lamps)
{
    for (int bit = 0; bit < ADDRESS_LAMPS; bit++) {
        struct place p = console_place((struct pointed){ CONTROL_SWITCH, bit });
        ck_assert(console_lamp(ROW_ADDRESS, bit).x == p.x + p.w / 2);
        ck_assert(console_lamp(ROW_DATA, bit).x == p.x + p.w / 2);
    }
    for (int lamp = 0; lamp < FRONT_LAMPS; lamp++)
        for (int other = 0; other < lamp; other++)
            ck_assert(console_lamp(ROW_STATUS, lamp).x !=
                      console_lamp(ROW_STATUS, other).x);
}
END_TEST

static void check_tells(struct spot_point at, const char *wanted)
{
    char text[128] = "?";
    console_tell(at.x, at.y, text, sizeof text);
    ck_assert_str_eq(text, wanted);
}

START_TEST(lamps_tell_what_they_mean)
{
    check_tells(console_lamp(ROW_ADDRESS, 17), "bit 17 of the address");
    check_tells(console_lamp(ROW_DATA, 0), "bit 0 of the data");
    check_tells(console_lamp(ROW_STATUS, LAMP_MASTER), "MASTER: it has the Unibus");
    for (int i = 0; i < FRONT_LAMPS; i++) {
        char text[128];
        struct spot_point at = console_lamp(ROW_STATUS, i);
        console_tell(at.x, at.y, text, sizeof text);
        const char *name = console_lamp_name((enum front_lamp)i);
        ck_assert_msg(strncmp(text, name, strlen(name)) == 0, "%s: %s", name, text);
    }
    struct place step = console_place((struct pointed){ CONTROL_STEP, 0 });
    check_tells((struct spot_point){ step.x, step.y }, "one instruction: STEP (Space)");
    check_tells((struct spot_point){ 600, 40 }, "");
}
END_TEST

/* The I-th of a row's keys. */
static void key_name(const struct control_key *k, int i, char *name, size_t size)
{
    snprintf(name, size, "%s", k->key);
    if (k->count > 1)
        name[strlen(name) - 1] = (char)(name[strlen(name) - 1] + i);
}

START_TEST(each_key_of_the_table_works_its_control)
{
    char name[32];
    for (int row = 0; row < control_key_count; row++) {
        const struct control_key *k = &control_keys[row];
        ck_assert_int_eq(k->shown == NULL, k->tells == NULL);
        for (int i = 0; i < k->count; i++) {
            struct pointed wanted = { k->pointed.control, k->pointed.n + i * k->next };
            key_name(k, i, name, sizeof name);
            ck_assert_msg(pointed_same(control_of_key(name, k->shift), wanted),
                          "%s is in two rows", name);
            const struct control_key *told = control_key_of(wanted);
            ck_assert_ptr_nonnull(told);
            ck_assert_ptr_nonnull(told->shown);
        }
    }
    ck_assert_ptr_nonnull(control_keys[0].shown);
}
END_TEST

START_TEST(keys_go_by_sdl_names)
{
    ck_assert(pointed_same(control_of_key("l", false), control_of_key("L", false)));
    ck_assert(pointed_same(control_of_key("Keypad 7", false),
                           (struct pointed){ CONTROL_DIGIT, 7 }));
    ck_assert(pointed_same(control_of_key("Keypad Enter", false),
                           control_of_key("Return", false)));
    ck_assert(
        pointed_same(control_of_key("F9", true), (struct pointed){ CONTROL_SWITCH, 0 }));
    static const char *const none[] = {
        "8", "9", "F10", "F0", "Keypad 8", "", "Q", "F11"
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        ck_assert_msg(pointed_same(control_of_key(none[i], false), nothing), "%s",
                      none[i]);
    ck_assert(pointed_same(control_of_key("1", true), nothing));
}
END_TEST

/* What a knob's name sets, its two keys reach by turning. */
START_TEST(every_control_has_a_key)
{
    struct spot s;
    for (int i = 0; console_spot(i, &s); i++) {
        struct pointed p = s.pointed;
        if (p.control == CONTROL_ADDRESS_AT)
            p = (struct pointed){ CONTROL_ADDRESS_SELECT, 1 };
        if (p.control == CONTROL_DATA_AT)
            p = (struct pointed){ CONTROL_DATA_SELECT, 1 };
        ck_assert_msg(control_key_of(p) != NULL, "control %d %d has no key", p.control,
                      p.n);
    }
    ck_assert_ptr_null(control_key_of(nothing));
}
END_TEST

START_TEST(a_control_tells_of_itself)
{
    static const struct {
        struct pointed pointed;
        const char *text;
    } told[] = {
        {{ CONTROL_SWITCH, 17 },  "switch 17 (F1)"               },
        { { CONTROL_SWITCH, 0 },  "switch 0 (Shift-F9)"          },
        { { CONTROL_STEP, 0 },    "one instruction: STEP (Space)"},
        { { CONTROL_DATA_AT, 2 }, "turns DATA SELECT (Down, Up)" },
        { { CONTROL_NONE, 0 },    ""                             },
    };
    char text[128];
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        control_tell(told[i].pointed, text, sizeof text);
        ck_assert_str_eq(text, told[i].text);
    }
    struct spot s;
    for (int i = 0; console_spot(i, &s); i++) {
        control_tell(s.pointed, text, sizeof text);
        ck_assert_msg(text[0] != '\0', "control %d %d", s.pointed.control, s.pointed.n);
    }
}
END_TEST

static void work(struct session *s, enum control control, int n)
{
    control_work(s->m, (struct pointed){ control, n });
}

static void type_keys(struct session *s, const char *keys)
{
    for (; *keys; keys++)
        control_work(s->m, control_of_key((char[]){ *keys, '\0' }, false));
}

static void check_wish(struct session *s, const char *wanted)
{
    char command[64] = "";
    panel_next_wish(s->m, command, sizeof command);
    ck_assert_str_eq(command, wanted);
}

START_TEST(the_switches_are_switched)
{
    struct session s = session_begin();
    for (int bit = 0; bit < ADDRESS_LAMPS; bit++) {
        work(&s, CONTROL_SWITCH, bit);
        ck_assert_uint_eq(front_switches(s.m), UINT32_C(1) << bit);
        work(&s, CONTROL_SWITCH, bit);
    }
    work(&s, CONTROL_SWITCH, 18);
    work(&s, CONTROL_SWITCH, -1);
    ck_assert_uint_eq(front_switches(s.m), 0);
    type_keys(&s, "1234567");
    ck_assert_uint_eq(front_switches(s.m), 0234567);
    work(&s, CONTROL_RUB, 0);
    ck_assert_uint_eq(front_switches(s.m), 023456);
    work(&s, CONTROL_CLEAR, 0);
    ck_assert_uint_eq(front_switches(s.m), 0);
    session_end(&s);
}
END_TEST

START_TEST(the_knobs_turn)
{
    struct session s = session_begin();
    for (int i = 0; i < ADDRESS_SELECTS; i++) {
        work(&s, CONTROL_ADDRESS_AT, i);
        ck_assert_int_eq(front_address_select(s.m), i);
        work(&s, CONTROL_ADDRESS_SELECT, 1);
        ck_assert_int_eq(front_address_select(s.m), (i + 1) % ADDRESS_SELECTS);
    }
    work(&s, CONTROL_ADDRESS_SELECT, -1);
    ck_assert_int_eq(front_address_select(s.m), ADDRESS_CONSOLE_PHY);
    for (int i = 0; i < DATA_SELECTS; i++) {
        work(&s, CONTROL_DATA_AT, i);
        ck_assert_int_eq(front_data_select(s.m), i);
        work(&s, CONTROL_DATA_SELECT, 1);
        ck_assert_int_eq(front_data_select(s.m), (i + 1) % DATA_SELECTS);
    }
    work(&s, CONTROL_DATA_SELECT, -1);
    ck_assert_int_eq(front_data_select(s.m), DATA_DISPLAY_REGISTER);
    work(&s, CONTROL_ADDRESS_AT, ADDRESS_SELECTS);
    work(&s, CONTROL_DATA_AT, -1);
    ck_assert_int_eq(front_address_select(s.m), ADDRESS_CONSOLE_PHY);
    ck_assert_int_eq(front_data_select(s.m), DATA_DISPLAY_REGISTER);
    session_end(&s);
}
END_TEST

START_TEST(halt_and_cycle_stay_where_they_are_put)
{
    struct session s = session_begin();
    work(&s, CONTROL_HALT, 0);
    work(&s, CONTROL_CYCLE, 0);
    ck_assert(front_halted(s.m) && front_bus_cycles(s.m));
    work(&s, CONTROL_HALT, 0);
    work(&s, CONTROL_CYCLE, 0);
    ck_assert(!front_halted(s.m) && !front_bus_cycles(s.m));
    session_end(&s);
}
END_TEST

/* A word is put into core and looked at, by keys alone. */
START_TEST(the_keys_are_pressed)
{
    struct session s = session_begin();
    word was = 0;
    work(&s, CONTROL_ADDRESS_AT, ADDRESS_CONSOLE_PHY);
    type_keys(&s, "1000L012700D");
    ck_assert(bus_peek(&s.machine->bus, 01000, &was));
    ck_assert_uint_eq(was, 012700);
    work(&s, CONTROL_KEY, FRONT_KEYS);
    type_keys(&s, "C");
    check_wish(&s, "continue");
    session_end(&s);
}
END_TEST

START_TEST(buttons_wish_for_commands)
{
    struct session s = session_begin();
    static const struct {
        enum control control;
        int n;
        const char *wish;
    } buttons[] = {
        {CONTROL_SPEED,      0,   "set nothrottle"   },
        { CONTROL_SPEED,     1,   "set throttle real"},
        { CONTROL_SPEED,     10,  "set throttle 10"  },
        { CONTROL_SPEED,     100, "set throttle 100" },
        { CONTROL_STEP,      0,   "step"             },
        { CONTROL_FORK_STEP, 0,   "fork step"        },
        { CONTROL_FORK_SHOW, -1,  "fork show"        },
        { CONTROL_FORK_SHOW, 0,   "fork show 0"      },
        { CONTROL_FORK_SHOW, 12,  "fork show 12"     },
    };
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        work(&s, buttons[i].control, buttons[i].n);
        check_wish(&s, buttons[i].wish);
    }
    work(&s, CONTROL_NONE, 0);
    work(&s, CONTROLS, 0);
    check_wish(&s, "");
    session_end(&s);
}
END_TEST

START_TEST(a_hand_holds_and_lets_go)
{
    struct session s = session_begin();
    struct lamps lamps;
    panel_of(s.m);
    front_set_switches(s.m, 0);
    control_press(s.m, control_of_key("T", false));
    ck_assert(control_held(s.m, (struct pointed){ CONTROL_LAMP_TEST, 0 }));
    front_lamps(s.m, &lamps);
    ck_assert_int_eq(lamps.lamp[LAMP_PAR_ERR], LAMP_FULL);
    control_release(s.m);
    ck_assert(!control_held(s.m, (struct pointed){ CONTROL_LAMP_TEST, 0 }));
    front_lamps(s.m, &lamps);
    ck_assert_int_eq(lamps.lamp[LAMP_PAR_ERR], 0);
    ck_assert(!control_help_shown(s.m));
    control_press(s.m, control_of_key("?", true));
    control_release(s.m);
    ck_assert(control_help_shown(s.m));
    session_end(&s);
}
END_TEST

START_TEST(the_speed_that_is_on)
{
    struct session s = session_begin();
    ck_assert_int_eq(control_speed(s.m), 0);
    session_do(&s, "set throttle real");
    ck_assert_int_eq(control_speed(s.m), 1);
    session_end(&s);
}
END_TEST

/* The table of the README is the table of the keyboard. */
START_TEST(the_readme_lists_the_keys)
{
    char line[512], wanted[512];
    FILE *f = fopen("README.md", "r");
    ck_assert_msg(f != NULL, "run this where README.md is");
    while (fgets(line, sizeof line, f) && strcmp(line, "| key | what it does |\n") != 0)
        ;
    ck_assert_ptr_nonnull(fgets(line, sizeof line, f));
    for (int i = 0; i < control_key_count; i++) {
        if (!control_keys[i].shown)
            continue;
        snprintf(wanted, sizeof wanted, "| %s | %s |\n", control_keys[i].shown,
                 control_keys[i].tells);
        ck_assert_ptr_nonnull(fgets(line, sizeof line, f));
        ck_assert_str_eq(line, wanted);
    }
    ck_assert_ptr_nonnull(fgets(line, sizeof line, f));
    ck_assert_int_ne(line[0], '|');
    fclose(f);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("controls");
    TCase *t = tcase_create("places and keys");
    tcase_add_test(t, a_place_leads_back_to_its_control);
    tcase_add_test(t, no_two_places_overlap);
    tcase_add_test(t, a_switch_stands_beneath_its_lamps);
    tcase_add_test(t, lamps_tell_what_they_mean);
    tcase_add_test(t, each_key_of_the_table_works_its_control);
    tcase_add_test(t, keys_go_by_sdl_names);
    tcase_add_test(t, every_control_has_a_key);
    tcase_add_test(t, a_control_tells_of_itself);
    tcase_add_test(t, the_readme_lists_the_keys);
    suite_add_tcase(s, t);
    t = tcase_create("effects");
    tcase_add_test(t, the_switches_are_switched);
    tcase_add_test(t, the_knobs_turn);
    tcase_add_test(t, halt_and_cycle_stay_where_they_are_put);
    tcase_add_test(t, the_keys_are_pressed);
    tcase_add_test(t, buttons_wish_for_commands);
    tcase_add_test(t, a_hand_holds_and_lets_go);
    tcase_add_test(t, the_speed_that_is_on);
    suite_add_tcase(s, t);
    return s;
}

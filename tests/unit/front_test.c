/* The operator's console, key by key. */
#include "monitor/panel/panel.h"
#include "tests/unit/session.h"

static unsigned address_lamps(struct session *s)
{
    struct lamps l;
    unsigned value = 0;
    front_lamps(s->m, &l);
    for (int i = 0; i < ADDRESS_LAMPS; i++)
        value |= l.address[i] == LAMP_FULL ? 1u << i : 0;
    return value;
}

static unsigned data_lamps(struct session *s)
{
    struct lamps l;
    unsigned value = 0;
    front_lamps(s->m, &l);
    for (int i = 0; i < DATA_LAMPS; i++)
        value |= l.data[i] == LAMP_FULL ? 1u << i : 0;
    return value;
}

static bool lamp(struct session *s, enum front_lamp which)
{
    struct lamps l;
    front_lamps(s->m, &l);
    return l.lamp[which] == LAMP_FULL;
}

static void press(struct session *s, enum front_key key, uint32_t switches)
{
    front_set_switches(s->m, switches);
    front_press(s->m, key);
}

static void check_wish(struct session *s, const char *wanted)
{
    char command[64] = "";
    panel_next_wish(s->m, command, sizeof command);
    ck_assert_str_eq(command, wanted);
}

START_TEST(switches_are_the_switch_register)
{
    struct session s = session_begin();
    front_set_switches(s.m, 0654321);
    check_has(&s, "examine sr", "654321");
    check_has(&s, "examine 777570", "054321");
    session_do(&s, "deposit sr 773030");
    ck_assert_uint_eq(front_switches(s.m), 0773030);
    front_toggle(s.m, 17);
    front_toggle(s.m, 0);
    ck_assert_uint_eq(front_switches(s.m), 0373031);
    front_set_switches(s.m, 07777777);
    ck_assert_uint_eq(front_switches(s.m), 0777777);
    session_end(&s);
}
END_TEST

START_TEST(exam_and_dep_step_when_pressed_again)
{
    struct session s = session_begin();
    press(&s, FRONT_LOAD_ADRS, 01000);
    ck_assert_uint_eq(address_lamps(&s), 01000);
    ck_assert_uint_eq(data_lamps(&s), 0);
    press(&s, FRONT_DEP, 012);
    ck_assert_uint_eq(address_lamps(&s), 01000);
    ck_assert_uint_eq(data_lamps(&s), 012);
    press(&s, FRONT_DEP, 034);
    press(&s, FRONT_DEP, 0177777);
    ck_assert_uint_eq(address_lamps(&s), 01004);
    check_has(&s, "examine 1000-1004", "000012");
    check_has(&s, "examine 1002", "000034");
    check_has(&s, "examine 1004", "177777");
    front_press(s.m, FRONT_EXAM); /* another key: where it is */
    ck_assert_uint_eq(address_lamps(&s), 01004);
    ck_assert_uint_eq(data_lamps(&s), 0177777);
    press(&s, FRONT_DEP, 5); /* and back: not onward */
    ck_assert_uint_eq(address_lamps(&s), 01004);
    press(&s, FRONT_LOAD_ADRS, 01000);
    front_press(s.m, FRONT_EXAM);
    front_press(s.m, FRONT_EXAM);
    ck_assert_uint_eq(address_lamps(&s), 01002);
    ck_assert_uint_eq(data_lamps(&s), 034);
    session_end(&s);
}
END_TEST

START_TEST(the_step_stays_in_its_64_kb)
{
    struct session s = session_begin();
    press(&s, FRONT_LOAD_ADRS, 0377776);
    front_press(s.m, FRONT_EXAM);
    front_press(s.m, FRONT_EXAM);
    ck_assert_uint_eq(address_lamps(&s), 0200000);
    session_end(&s);
}
END_TEST

START_TEST(general_registers_step_by_one)
{
    struct session s = session_begin();
    session_all(&s, "d r0 111\nd r5 555\nd ksp 600\nd pc 700\nd r10 1010\nd usp 1717\n");
    press(&s, FRONT_LOAD_ADRS, 0777700);
    static const unsigned held[16] = {
        [0] = 0111, [5] = 0555, [6] = 0600, [7] = 0700, [8] = 01010, [15] = 01717
    };
    for (unsigned i = 0; i < 16; i++) {
        front_press(s.m, FRONT_EXAM);
        ck_assert_uint_eq(address_lamps(&s), 0777700 + i);
        ck_assert_uint_eq(data_lamps(&s), held[i]);
        ck_assert(!lamp(&s, LAMP_ADRS_ERR));
    }
    press(&s, FRONT_LOAD_ADRS, 0777716);
    press(&s, FRONT_DEP, 01616);
    press(&s, FRONT_DEP, 0717);
    check_has(&s, "examine ssp", "001616");
    check_has(&s, "examine usp", "000717");
    session_end(&s);
}
END_TEST

START_TEST(register_keys_take_the_low_bits_and_do_not_step)
{
    struct session s = session_begin();
    session_all(&s, "d r3 333\nd ksp 600\n");
    press(&s, FRONT_LOAD_ADRS, 3);
    front_press(s.m, FRONT_REG_EXAM);
    front_press(s.m, FRONT_REG_EXAM);
    ck_assert_uint_eq(data_lamps(&s), 0333);
    ck_assert_uint_eq(address_lamps(&s), 3);
    press(&s, FRONT_REG_DEP, 01234);
    press(&s, FRONT_REG_DEP, 04321);
    check_has(&s, "examine r3", "004321");
    check_has(&s, "examine r4", "000000");
    press(&s, FRONT_LOAD_ADRS, 6);
    press(&s, FRONT_REG_DEP, 02000);
    check_has(&s, "examine ksp", "002000");
    session_end(&s);
}
END_TEST

/* Kernel D page 1 at 100000, user I page 1 at 200000 and read only, the rest not there. */
static const char mapped[] =
    "d kipar0 0\nd kipdr0 77406\nd kdpar0 0\nd kdpdr0 77406\n"
    "d kdpar1 1000\nd kdpdr1 77406\nd uipar1 2000\nd uipdr1 77402\n"
    "d mmr3 7\nd mmr0 1\nd 200000 2222\n";

START_TEST(address_select_goes_through_the_kt11)
{
    struct session s = session_begin();
    session_all(&s, mapped);
    front_set_address_select(s.m, ADDRESS_KERNEL_D);
    press(&s, FRONT_LOAD_ADRS, 0620000); /* 17 and 16 do not count */
    ck_assert_uint_eq(address_lamps(&s), 020000);
    press(&s, FRONT_DEP, 0707);
    ck_assert(!lamp(&s, LAMP_ADRS_ERR));
    ck_assert(lamp(&s, LAMP_DATA_SPACE));
    check_has(&s, "examine 100000", "000707");
    front_set_address_select(s.m, ADDRESS_USER_I);
    press(&s, FRONT_LOAD_ADRS, 020000);
    front_press(s.m, FRONT_EXAM);
    ck_assert_uint_eq(data_lamps(&s), 02222);
    ck_assert(!lamp(&s, LAMP_DATA_SPACE));
    session_end(&s);
}
END_TEST

START_TEST(what_is_refused_lights_adrs_err)
{
    static const struct {
        enum address_select select;
        uint32_t at;
        enum front_key key;
    } refused[] = {
        {ADDRESS_USER_I,       020000,  FRONT_DEP }, /* read only */
        { ADDRESS_USER_D,      020000,  FRONT_EXAM}, /* not resident */
        { ADDRESS_KERNEL_D,    020001,  FRONT_EXAM}, /* odd */
        { ADDRESS_CONSOLE_PHY, 0760000, FRONT_EXAM}, /* nobody */
        { ADDRESS_CONSOLE_PHY, 0773000, FRONT_DEP }, /* a ROM */
        { ADDRESS_CONSOLE_PHY, 01001,   FRONT_DEP }, /* odd */
    };
    struct session s = session_begin();
    session_all(&s, mapped);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        front_set_address_select(s.m, refused[i].select);
        press(&s, FRONT_LOAD_ADRS, refused[i].at);
        ck_assert(!lamp(&s, LAMP_ADRS_ERR));
        front_press(s.m, refused[i].key);
        ck_assert_msg(lamp(&s, LAMP_ADRS_ERR), "case %zu", i);
    }
    press(&s, FRONT_LOAD_ADRS, 01000);
    ck_assert(!lamp(&s, LAMP_ADRS_ERR));
    session_end(&s);
}
END_TEST

/* CKBQ: PROG PHY shows where the KT11 leads, CONSOLE PHY what it is given. */
START_TEST(address_select_says_what_address_shows)
{
    struct session s = session_begin();
    session_all(&s, "d kipar2 100\nd kipdr2 77406\nd mmr0 1\nd pc 42312\n");
    front_set_address_select(s.m, ADDRESS_PROG_PHY);
    ck_assert_uint_eq(address_lamps(&s), 012312);
    front_set_address_select(s.m, ADDRESS_CONSOLE_PHY);
    ck_assert_uint_eq(address_lamps(&s), 042312);
    front_set_address_select(s.m, ADDRESS_SUPER_D);
    ck_assert_uint_eq(address_lamps(&s), 042312);
    session_end(&s);
}
END_TEST

START_TEST(exam_is_a_real_cycle)
{
    struct session s = session_begin();
    kl11_type(&s.machine->kl11, "A", 1);
    session_do(&s, "d pc 1000");
    session_do(&s, "d 1000 777");
    session_do(&s, "step -t 100000");
    check_has(&s, "examine 777560", "000200");
    press(&s, FRONT_LOAD_ADRS, 0777562);
    front_press(s.m, FRONT_EXAM);
    ck_assert_uint_eq(data_lamps(&s) & 0177, 'A');
    check_has(&s, "examine 777560", "000000");
    session_end(&s);
}
END_TEST

START_TEST(start_and_cont_are_wishes)
{
    struct session s = session_begin();
    session_do(&s, "d pc 1000");
    press(&s, FRONT_LOAD_ADRS, 0773030);
    front_press(s.m, FRONT_EXAM);
    front_press(s.m, FRONT_EXAM); /* START still begins where LOAD ADRS said */
    front_press(s.m, FRONT_START);
    check_wish(&s, "run 173030");
    front_press(s.m, FRONT_CONT);
    check_wish(&s, "continue");
    front_set_halt(s.m, true);
    front_press(s.m, FRONT_CONT);
    check_wish(&s, "step");
    check_wish(&s, "");
    session_end(&s);
}
END_TEST

START_TEST(start_with_halt_gives_init_alone)
{
    struct session s = session_begin();
    session_all(&s, "d pc 1000\nd psw 340\nd mmr0 1\nd 777564 100\n");
    front_set_halt(s.m, true);
    press(&s, FRONT_LOAD_ADRS, 0500);
    front_press(s.m, FRONT_START);
    check_wish(&s, "");
    check_has(&s, "examine psw", "000000");
    check_has(&s, "examine mmr0", "000000");
    check_has(&s, "examine 777564", "000200");
    check_has(&s, "examine pc", "000500");
    session_end(&s);
}
END_TEST

START_TEST(after_a_run_address_is_pc_and_data_r0)
{
    struct session s = session_begin();
    session_all(&s, "d r0 1234\nd 1000 0\n");
    press(&s, FRONT_LOAD_ADRS, 0777777);
    front_press(s.m, FRONT_EXAM);
    ck_assert(lamp(&s, LAMP_ADRS_ERR));
    session_do(&s, "d pc 1000");
    session_do(&s, "step 5");
    ck_assert_uint_eq(address_lamps(&s), 01002);
    ck_assert_uint_eq(data_lamps(&s), 01234);
    ck_assert(!lamp(&s, LAMP_ADRS_ERR));
    press(&s, FRONT_EXAM, 0); /* without LOAD ADRS: there */
    ck_assert_uint_eq(address_lamps(&s), 01002);
    session_end(&s);
}
END_TEST

/* Presses every key in the midst of a run. */
static bool press_all(void *host, struct cpu *cpu)
{
    struct monitor *m = host;
    if (cpu->r[PC] != 01002)
        return false;
    for (int key = 0; key < FRONT_KEYS; key++)
        front_press(m, (enum front_key)key);
    front_toggle(m, 3);
    front_set_halt(m, true);
    return false;
}

START_TEST(keys_are_dead_while_it_runs)
{
    struct session s = session_begin();
    static byte map[4][32768];
    map[KERNEL][01002 / 2] = 1;
    struct cpu_hooks hooks = {
        s.m, {map[0], map[1], map[2], map[3]},
         NULL
    };
    hooks.at = press_all;
    session_all(&s, "d 1000 240\nd 1002 240\nd 1004 0\nd pc 1000\nd r0 7\n");
    press(&s, FRONT_LOAD_ADRS, 02000);
    s.machine->cpu.hooks = &hooks;
    session_do(&s, "step 10");
    s.machine->cpu.hooks = NULL;
    check_wish(&s, "");
    ck_assert_uint_eq(address_lamps(&s), 01006);
    ck_assert_uint_eq(front_switches(s.m), 02010); /* switches and HALT are not dead */
    ck_assert(front_halted(s.m));
    ck_assert(front_stops(s.m));
    ck_assert(!front_stops(s.m));
    session_end(&s);
}
END_TEST

/* Throws HALT in the midst of a run. */
static bool throw_halt(void *host, struct cpu *cpu)
{
    if (cpu->r[0] == 1000)
        front_set_halt(host, true);
    return false;
}

START_TEST(halt_ends_a_run)
{
    struct session s = session_begin();
    static byte map[4][32768];
    map[KERNEL][01000 / 2] = 1;
    const struct cpu_hooks hooks = {
        s.m, {map[0], map[1], map[2], map[3]},
         throw_halt
    };
    session_all(&s, "d -m 1000 INC R0\nd -m 1002 BR 1000\nd pc 1000\n");
    s.machine->cpu.hooks = &hooks;
    check_has(&s, "step -t 1000000000", "Simulation stopped, PC: 00100");
    s.machine->cpu.hooks = NULL;
    ck_assert_int_lt(s.machine->bus.sched.now, NS_PER_SEC);
    front_press(s.m, FRONT_CONT);
    check_wish(&s, "step");
    session_end(&s);
}
END_TEST

/* Down and up again before anybody has looked: the run ends all the same. */
START_TEST(a_short_halt_is_not_forgotten)
{
    struct session s = session_begin();
    s.m->runs = true;
    front_set_halt(s.m, true);
    front_set_halt(s.m, false);
    s.m->runs = false;
    ck_assert(front_stops(s.m));
    session_end(&s);
}
END_TEST

/* Neither by REG DEP nor by DEP to 777707. */
START_TEST(a_new_pc_leaves_wait)
{
    struct session s = session_begin();
    session_all(&s, "d -m 1000 WAIT\nd -m 2000 INC R0\nd -m 2002 HALT\nd pc 1000\n");
    check_has(&s, "step -t 100", "Step expired");
    front_set_switches(s.m, 7);
    front_press(s.m, FRONT_LOAD_ADRS);
    front_set_switches(s.m, 02000);
    front_press(s.m, FRONT_REG_DEP);
    check_has(&s, "step -t 100", "HALT");
    session_end(&s);
}
END_TEST

/* A wish of the window's person is not done by a PANEL command, which does its own. */
START_TEST(panel_does_its_own_wish_alone)
{
    struct session s = session_begin();
    session_all(&s, "d -m 1000 HALT\nd 0 5200\nd pc 0\n");
    panel_wish(s.m, "deposit r1 7");
    session_all(&s, "panel load 1000\npanel halt\n");
    check_has(&s, "panel cont", "PC: 000002");
    check_has(&s, "examine r1", "000000");
    ck_assert_int_eq(panel_wishes(s.m), 1);
    session_end(&s);
}
END_TEST

START_TEST(halt_of_a_stopped_machine_stops_nothing)
{
    struct session s = session_begin();
    front_set_halt(s.m, true);
    ck_assert(!front_stops(s.m));
    session_end(&s);
}
END_TEST

START_TEST(data_select_says_what_data_shows)
{
    struct session s = session_begin();
    session_all(&s, "d 1000 4444\nd dr 5555\n");
    press(&s, FRONT_LOAD_ADRS, 01000);
    front_press(s.m, FRONT_EXAM);
    front_set_data_select(s.m, DATA_PATHS);
    ck_assert_uint_eq(data_lamps(&s), 04444);
    front_set_data_select(s.m, DATA_BUS_REGISTER); /* CON.00 loads it from the switches */
    ck_assert_uint_eq(data_lamps(&s), 01000);
    front_set_data_select(s.m, DATA_MICRO_ADDRESS);
    ck_assert_uint_eq(data_lamps(&s), 0170);
    front_set_data_select(s.m, DATA_DISPLAY_REGISTER);
    ck_assert_uint_eq(data_lamps(&s), 05555);
    session_end(&s);
}
END_TEST

START_TEST(mode_lamps_are_the_psw_s)
{
    struct session s = session_begin();
    ck_assert(lamp(&s, LAMP_KERNEL));
    session_do(&s, "d psw 140000");
    ck_assert(lamp(&s, LAMP_USER) && !lamp(&s, LAMP_KERNEL) && !lamp(&s, LAMP_SUPER));
    session_do(&s, "d psw 040000");
    ck_assert(lamp(&s, LAMP_SUPER) && !lamp(&s, LAMP_USER));
    ck_assert(!lamp(&s, LAMP_RUN) && !lamp(&s, LAMP_PAUSE) && !lamp(&s, LAMP_MASTER) &&
              !lamp(&s, LAMP_PAR_ERR));
    session_end(&s);
}
END_TEST

START_TEST(lamp_test_lights_all)
{
    struct session s = session_begin();
    front_set_lamp_test(s.m, true);
    ck_assert_uint_eq(address_lamps(&s), 0777777);
    ck_assert_uint_eq(data_lamps(&s), 0177777);
    for (int i = 0; i < FRONT_LAMPS; i++)
        ck_assert(lamp(&s, (enum front_lamp)i));
    front_set_lamp_test(s.m, false);
    ck_assert(!lamp(&s, LAMP_PAR_ERR));
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("front");
    TCase *c = tcase_create("front");
    tcase_add_test(c, switches_are_the_switch_register);
    tcase_add_test(c, exam_and_dep_step_when_pressed_again);
    tcase_add_test(c, the_step_stays_in_its_64_kb);
    tcase_add_test(c, general_registers_step_by_one);
    tcase_add_test(c, register_keys_take_the_low_bits_and_do_not_step);
    tcase_add_test(c, address_select_goes_through_the_kt11);
    tcase_add_test(c, what_is_refused_lights_adrs_err);
    tcase_add_test(c, address_select_says_what_address_shows);
    tcase_add_test(c, exam_is_a_real_cycle);
    tcase_add_test(c, start_and_cont_are_wishes);
    tcase_add_test(c, start_with_halt_gives_init_alone);
    tcase_add_test(c, after_a_run_address_is_pc_and_data_r0);
    tcase_add_test(c, keys_are_dead_while_it_runs);
    tcase_add_test(c, halt_ends_a_run);
    tcase_add_test(c, a_short_halt_is_not_forgotten);
    tcase_add_test(c, a_new_pc_leaves_wait);
    tcase_add_test(c, panel_does_its_own_wish_alone);
    tcase_add_test(c, halt_of_a_stopped_machine_stops_nothing);
    tcase_add_test(c, data_select_says_what_data_shows);
    tcase_add_test(c, mode_lamps_are_the_psw_s);
    tcase_add_test(c, lamp_test_lights_all);
    suite_add_tcase(suite, c);
    return suite;
}

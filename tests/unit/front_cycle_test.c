/* S-BUS CYCLE: the cycles of instructions, one press of CONT each. */
#include "monitor/panel/panel.h"
#include "tests/unit/session.h"

static struct session s;

static void setup(void)
{
    s = session_begin();
    front_set_halt(s.m, true);
    front_set_bus_cycles(s.m, true);
    session_do(&s, "d pc 1000");
    session_do(&s, "d ksp 700");
}

static void teardown(void)
{
    session_end(&s);
}

static unsigned lit(const byte *lamps, int count)
{
    unsigned value = 0;
    for (int i = 0; i < count; i++)
        value |= lamps[i] == LAMP_FULL ? 1u << i : 0;
    return value;
}

struct seen {
    unsigned address, data;
};

static struct seen look(void)
{
    struct lamps l;
    front_lamps(s.m, &l);
    ck_assert_uint_eq(l.lamp[LAMP_RUN], 0);
    return (struct seen){ lit(l.address, ADDRESS_LAMPS), lit(l.data, DATA_LAMPS) };
}

static bool lamp(enum front_lamp which)
{
    struct lamps l;
    front_lamps(s.m, &l);
    return l.lamp[which] == LAMP_FULL;
}

/* Presses CONT; what it wants done is done. True: it was something. */
static bool cont(void)
{
    char command[64];
    front_press(s.m, FRONT_CONT);
    if (!panel_next_wish(s.m, command, sizeof command))
        return false;
    ck_assert_str_eq(command, "step");
    session_do(&s, command);
    return true;
}

/* The cycles of the instruction at PC; with the last it is carried out, and not before. */
static void check_cycles(const struct seen *wanted, int n)
{
    uint64_t count = s.machine->cpu.count;
    word pc = s.machine->cpu.r[PC];
    for (int i = 0; i < n; i++) {
        bool last = i == n - 1;
        ck_assert_int_eq(cont(), last);
        struct seen seen = look();
        ck_assert_msg(seen.address == wanted[i].address && seen.data == wanted[i].data,
                      "cycle %d: %06o %06o, not %06o %06o", i, seen.address, seen.data,
                      wanted[i].address, wanted[i].data);
        ck_assert(lamp(LAMP_PAUSE) && lamp(LAMP_MASTER));
        ck_assert_uint_eq(s.machine->cpu.count, count + last);
        if (!last)
            ck_assert_uint_eq(s.machine->cpu.r[PC], pc);
    }
}

#define CHECK_CYCLES(...)                                                                \
    check_cycles((const struct seen[]){ __VA_ARGS__ },                                   \
                 sizeof((const struct seen[]){ __VA_ARGS__ }) / sizeof(struct seen))

START_TEST(mov)
{
    session_all(&s, "d -m 1000 MOV (R0)+,@(R1)+\nd r0 2000\nd r1 3000\nd 2000 1234\n"
                    "d 3000 4000\nd 4000 7\n");
    CHECK_CYCLES({ 01000, 012031 }, { 02000, 01234 }, { 03000, 04000 }, { 04000, 01234 });
    check_has(&s, "examine 4000", "001234");
    check_has(&s, "examine r0", "002002");
    check_has(&s, "examine r1", "003002");
}
END_TEST

START_TEST(core_changes_with_the_last)
{
    session_all(&s, "d -m 1000 ADD #5,@#2000\nd 2000 10\n");
    for (int i = 0; i < 4; i++)
        ck_assert(!cont());
    check_has(&s, "examine 2000", "000010");
    ck_assert(cont());
    check_has(&s, "examine 2000", "000015");
}
END_TEST

START_TEST(add)
{
    session_all(&s, "d -m 1000 ADD #5,@#2000\nd 2000 10\n");
    CHECK_CYCLES({ 01000, 062737 }, { 01002, 5 }, { 01004, 02000 }, { 02000, 010 },
                 { 02000, 015 });
}
END_TEST

START_TEST(jsr_and_rts)
{
    session_all(&s, "d -m 1000 JSR R5,@#2000\nd r5 555\nd -m 2000 RTS R5\n");
    CHECK_CYCLES({ 01000, 004537 }, { 01002, 02000 }, { 0676, 0555 });
    CHECK_CYCLES({ 02000, 000205 }, { 0676, 0555 });
    check_has(&s, "examine pc", "001004");
}
END_TEST

START_TEST(rti)
{
    session_all(&s, "d -m 1000 RTI\nd 700 2000\nd 702 140000\n");
    CHECK_CYCLES({ 01000, 2 }, { 0700, 02000 }, { 0702, 0140000 });
    check_has(&s, "examine psw", "140000");
}
END_TEST

/* A byte is in both halves of the word that is written. */
START_TEST(a_byte)
{
    session_all(&s, "d -m 1000 MOVB R0,(R1)\nd r0 12345\nd r1 2001\n");
    CHECK_CYCLES({ 01000, 0110011 }, { 02000, 0162745 });
}
END_TEST

static const char mapped[] = "d kipar0 0\nd kipdr0 77406\nd kdpar0 0\nd kdpdr0 77406\nd "
                             "uipar1 2000\nd uipdr1 77406\n"
                             "d mmr3 7\nd mmr0 1\n";

/* From the kernel's stack to the user's I space; each position of ADDRESS SELECT shows its
 * own. */
START_TEST(mtpi)
{
    session_all(&s, mapped);
    session_all(&s, "d psw 030000\nd -m 1000 MTPI (R0)\nd r0 20000\nd 700 4321\n");
    CHECK_CYCLES({ 01000, 006610 }, { 0700, 04321 }, { 020000, 04321 });
    check_has(&s, "examine 200000", "004321");
    ck_assert(lamp(LAMP_USER) && !lamp(LAMP_DATA_SPACE));
    front_set_address_select(s.m, ADDRESS_USER_I);
    ck_assert_uint_eq(look().address, 020000);
    front_set_address_select(s.m, ADDRESS_USER_D);
    ck_assert_uint_eq(look().address, 0);
    front_set_address_select(s.m, ADDRESS_KERNEL_I);
    ck_assert_uint_eq(look().address, 0);
    front_set_address_select(s.m, ADDRESS_PROG_PHY);
    ck_assert_uint_eq(look().address, 0200000);
}
END_TEST

START_TEST(a_double_of_four_words)
{
    session_all(&s,
                "d fps 200\nd -m 1000 LDF (R0)+,F1\nd r0 2000\nd 2000 40511\nd 2002 2\n"
                "d 2004 3\nd 2006 4\n");
    CHECK_CYCLES({ 01000, 0172520 }, { 02000, 040511 }, { 02002, 2 }, { 02004, 3 },
                 { 02006, 4 });
    check_has(&s, "examine r0", "002010");
}
END_TEST

/* The store's page has not been written before: its later words are rehearsed like the first. */
START_TEST(a_store_of_four_words)
{
    session_all(&s, mapped);
    session_all(&s, "d kdpar1 1000\nd kdpdr1 77406\nd fps 200\nd -m 1000 STF F1,(R0)\n"
                    "d r0 20000\n");
    session_all(&s, "d -m 2000 LDF 2010,F1\nd 2010 40511\nd 2012 2\nd 2014 3\nd 2016 4\n"
                    "d pc 2000\n");
    session_do(&s, "step");
    session_do(&s, "d pc 1000");
    for (int i = 0; i < 4; i++)
        ck_assert(!cont());
    check_has(&s, "examine 100002", "000000");
    ck_assert(cont());
    check_has(&s, "examine 100002", "000002");
    ck_assert_uint_eq(look().address, 020006);
    ck_assert_uint_eq(look().data, 4);
}
END_TEST

START_TEST(a_trap_with_its_vector_and_stack)
{
    session_all(&s, "d 1000 104012\nd 30 2000\nd 32 340\nd psw 4\n");
    CHECK_CYCLES({ 01000, 0104012 }, { 030, 02000 }, { 032, 0340 }, { 0676, 4 },
                 { 0674, 01002 });
    check_has(&s, "examine pc", "002000");
}
END_TEST

START_TEST(an_abort_lights_adrs_err)
{
    session_all(&s, "d -m 1000 TST @#1001\nd 4 2000\nd 6 340\n");
    ck_assert(!cont());
    ck_assert(!cont());
    ck_assert(!lamp(LAMP_ADRS_ERR));
    ck_assert(!cont());
    ck_assert_uint_eq(look().address, 01001);
    ck_assert(lamp(LAMP_ADRS_ERR));
    ck_assert(!cont()); /* the trap's: vector 4, and on */
    ck_assert_uint_eq(look().address, 4);
    ck_assert(!cont());
    ck_assert(!cont());
    ck_assert(cont());
    check_has(&s, "examine pc", "002000");
}
END_TEST

START_TEST(halt_stops_with_pc_in_address)
{
    session_all(&s, "d 1000 0\nd r0 4567\n");
    ck_assert(cont());
    ck_assert_uint_eq(look().address, 01002);
    ck_assert_uint_eq(look().data, 04567);
}
END_TEST

/* An interrupt that waits is one step with the first instruction of its routine. */
START_TEST(an_interrupt_in_between)
{
    session_all(&s,
                "d 1000 240\nd 240 2000\nd 242 340\nd -m 2000 INC R0\nd 777772 1000\n");
    ck_assert(cont());
    check_has(&s, "examine pc", "002002");
    check_has(&s, "examine r0", "000001");
}
END_TEST

/* After SPL one instruction comes before the interrupt: its cycles are shown. */
START_TEST(after_spl_the_next_instruction_has_its_cycles)
{
    session_all(&s, "d psw 340\nd 240 2000\nd 242 340\nd -m 2000 INC R0\nd 777772 1000\n"
                    "d -m 1000 SPL 0\nd -m 1002 MOV #7,@#3000\n");
    ck_assert(cont());
    for (int i = 0; i < 3; i++)
        ck_assert(!cont());
    ck_assert_uint_eq(look().address, 01006);
}
END_TEST

/* What the instruction works on was changed by hand: its cycles are those of what is there. */
START_TEST(a_changed_instruction_begins_anew)
{
    session_all(&s, "d -m 1000 MOV #7,@#2000\n");
    ck_assert(!cont());
    ck_assert(!cont());
    session_all(&s, "d pc 1100\nd -m 1100 INC @#2000\n");
    ck_assert(!cont());
    ck_assert_uint_eq(look().address, 01100);
    ck_assert(!cont());
    session_all(&s, "d 2000 41\n"); /* not read yet: it goes on */
    ck_assert(!cont());
    ck_assert_uint_eq(look().data, 041);
    ck_assert(cont());
    check_has(&s, "examine 2000", "000042");
}
END_TEST

START_TEST(another_key_gives_the_instruction_up)
{
    session_all(&s, "d -m 1000 MOV #7,@#2000\n");
    ck_assert(!cont());
    ck_assert(!cont());
    front_set_switches(s.m, 02000);
    front_press(s.m, FRONT_LOAD_ADRS);
    ck_assert_uint_eq(look().address, 02000);
    check_has(&s, "examine pc", "001000");
    ck_assert(!cont());
    ck_assert_uint_eq(look().address, 01000);
    front_set_bus_cycles(s.m, false); /* the rest of it at once */
    ck_assert(cont());
    check_has(&s, "examine 2000", "000007");
}
END_TEST

START_TEST(boards_feel_nothing_before_the_last)
{
    kl11_type(&s.machine->kl11, "A", 1);
    session_all(&s, "d -m 1000 MOV @#177562,R0\nd 2000 777\nd pc 2000\n");
    session_do(&s, "step -t 100000");
    session_do(&s, "d pc 1000");
    ck_assert(!cont());
    ck_assert(!cont());
    check_has(&s, "examine 777560", "000200");
    ck_assert(cont());
    ck_assert_uint_eq(look().address, 0777562);
    check_has(&s, "examine 777560", "000000");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("front_cycle");
    TCase *c = tcase_create("front_cycle");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, mov);
    tcase_add_test(c, core_changes_with_the_last);
    tcase_add_test(c, add);
    tcase_add_test(c, jsr_and_rts);
    tcase_add_test(c, rti);
    tcase_add_test(c, a_byte);
    tcase_add_test(c, mtpi);
    tcase_add_test(c, a_double_of_four_words);
    tcase_add_test(c, a_store_of_four_words);
    tcase_add_test(c, a_trap_with_its_vector_and_stack);
    tcase_add_test(c, an_abort_lights_adrs_err);
    tcase_add_test(c, halt_stops_with_pc_in_address);
    tcase_add_test(c, an_interrupt_in_between);
    tcase_add_test(c, after_spl_the_next_instruction_has_its_cycles);
    tcase_add_test(c, a_changed_instruction_begins_anew);
    tcase_add_test(c, another_key_gives_the_instruction_up);
    tcase_add_test(c, boards_feel_nothing_before_the_last);
    suite_add_tcase(suite, c);
    return suite;
}

/* The processor's odds and ends: vectors, odd addresses, T bit, HALT, RESET, WAIT, console
 * registers. PDP-11/45 Processor Handbook, chapters 2 and 5. */
#include "tests/unit/rig.h"

enum { INC_R1 = 005201, RTI = 2 };

static word r(int n)
{
    return m->cpu.r[n];
}

/* Every trap instruction and error with its vector; the program's second word is the
 * operand if there is one, PC what is saved. */
struct cause {
    word code[2];
    word vector, pc;
    const char *text;
};
static const struct cause causes[12];

START_TEST(vectors)
{
    const struct cause *c = &causes[_i];
    program(c->code[0], c->code[1], END);
    m->cpu.r[1] = 1;
    cpu_set_psw(&m->cpu, 05);
    steps(2);
    ck_assert_msg(r(PC) == handler(c->vector), "%s: PC %06o", c->text, r(PC));
    expect_trap(c->vector, c->pc, 05);
    ck_assert_uint_eq(r(SP), KSTACK - 4);
    ck_assert_uint_eq(m->cpu.psw, 0340);
    ck_assert_uint_eq(m->cpu.vector, c->vector);
}
END_TEST

START_TEST(trap_takes_its_modes_and_set_from_the_new_ps)
{
    set_vector(VEC_TRAP, handler(VEC_TRAP), 0044017); /* super, set 1, all of NZVC */
    program(0104400, END);
    cpu_set_psw(&m->cpu, USER_PS);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 0044017 | 0030000);
    ck_assert_uint_eq(r(SP), SSTACK - 4);
    ck_assert_uint_eq(look(SSTACK - 4), 01002);
    ck_assert_uint_eq(look(SSTACK - 2), USER_PS);
}
END_TEST

START_TEST(odd_addresses)
{
    static const word ops[] = { 005711, 010011, 011100, 005721, 005741, 005771,
                                005731, 004711, 006511, 006611, 070011, 005751 };
    program(ops[_i], 0, END);
    m->cpu.r[1] = DATA + 1;
    steps(2);
    if (ops[_i] == 004711) { /* JSR PC,(R1): the fetch finds it */
        expect_trap(VEC_BUS, DATA + 3, 0);
        return;
    }
    expect_trap(VEC_BUS, (word)(01002 + (ops[_i] == 005771 ? 2 : 0)), 0);
}
END_TEST

START_TEST(odd_bytes_are_fine)
{
    program(0105711, 0111100, 0777, END);
    put(DATA, 0040400, END);
    m->cpu.r[1] = DATA + 1;
    steps(3);
    ck_assert_uint_eq(r(PC), 01004);
    ck_assert_uint_eq(r(0), 0101);
}
END_TEST

START_TEST(time_out_of_missing_core)
{
    ck_assert(machine_set_core(m, 24576));
    set_vector(VEC_BUS, 01400, 0340);
    put(01400, 0777, END);
    program(005737, 0100000, END);
    steps(2);
    ck_assert_uint_eq(r(PC), 01400);
    ck_assert_uint_eq(look(KSTACK - 4), 01004);
}
END_TEST

START_TEST(t_traps_after_each_instruction)
{
    set_vector(VEC_BPT, 01400, 0340);
    put(01400, 005202, _i, END); /* INC R2; RTT or RTI */
    program(INC_R1, INC_R1, INC_R1, INC_R1, END);
    traced();
    steps(7);
    /* RTI sets T again and is trapped itself: R1 never moves on */
    ck_assert_uint_eq(r(1), _i == RTI ? 1 : 3);
    ck_assert_uint_eq(r(2), _i == RTI ? 3 : 2);
}
END_TEST

START_TEST(t_saved_by_trap_instructions)
{
    static const word ops[] = { 0104000, 0104400, 4, 3 };
    static const word taken[] = { VEC_EMT, VEC_TRAP, VEC_IOT, VEC_BPT };
    program(ops[_i], END);
    traced();
    steps(2);
    expect_trap(taken[_i], 01002, PSW_T);
    ck_assert_uint_eq(r(SP), KSTACK - 4); /* and no T trap: the new PS has T clear */
}
END_TEST

START_TEST(t_trap_of_an_aborted_instruction_does_not_come)
{
    program(005737, DATA + 1, END);
    traced();
    steps(2);
    expect_trap(VEC_BUS, 01004, PSW_T);
    ck_assert_uint_eq(r(SP), KSTACK - 4);
}
END_TEST

START_TEST(halt_stops_after_itself)
{
    program(0, END);
    ck_assert_int_eq(steps(5), STOP_HALT);
    ck_assert_uint_eq(r(PC), 01002);
}
END_TEST

START_TEST(wait_ends_with_an_interrupt)
{
    program(1, INC_R1, END);
    request_after(4, 0300, 123456);
    steps(2);
    expect_trap(0300, 01002, 0);
    ck_assert_int_ge(m->bus.sched.now, 123456);
    ck_assert_int_le(m->bus.sched.now, 123456 + 10000);
}
END_TEST

START_TEST(wait_does_not_end_with_a_masked_request)
{
    program(1, INC_R1, END);
    cpu_set_psw(&m->cpu, 0240);
    request(5, 0304);
    request_after(6, 0300, 123456);
    steps(2);
    expect_trap(0300, 01002, 0240);
}
END_TEST

START_TEST(reset_initialises_the_bus)
{
    poke(0777560, 0100);
    int line = request(5, 0300);
    cpu_set_psw(&m->cpu, 0340);
    program(5, END);
    steps(1);
    ck_assert(!bus_requested(&m->bus, line));
    ck_assert_uint_eq(look(0777560) & 0100, 0);
}
END_TEST

START_TEST(switches_and_display)
{
    m->cpu.switches = 0123456;
    program(013700, 0177570, 012737, 0654, 0177570, END);
    steps(2);
    ck_assert_uint_eq(r(0), 0123456);
    ck_assert_uint_eq(m->cpu.display, 0654);
    ck_assert_uint_eq(m->cpu.switches, 0123456);
}
END_TEST

START_TEST(absent_internal_registers)
{
    static const word at[] = { 0177740, 0177742, 0177744, 0177746, 0177750,
                               0177752, 0177760, 0177762, 0177764, 0177766 };
    program(005737, at[_i], END);
    steps(2);
    expect_trap(VEC_BUS, 01004, 0);
}
END_TEST

static const struct cause causes[12] = {
    {{ 0104000, 0 },       VEC_EMT,      01002, "EMT 0"           },
    { { 0104377, 0 },      VEC_EMT,      01002, "EMT 377"         },
    { { 0104400, 0 },      VEC_TRAP,     01002, "TRAP 0"          },
    { { 0104777, 0 },      VEC_TRAP,     01002, "TRAP 377"        },
    { { 3, 0 },            VEC_BPT,      01002, "BPT"             },
    { { 4, 0 },            VEC_IOT,      01002, "IOT"             },
    { { 7, 0 },            VEC_RESERVED, 01002, "000007"          },
    { { 0111, 0 },         VEC_BUS,      3,     "JMP (R1), R1 odd"},
    { { 0107, 0 },         VEC_RESERVED, 01002, "JMP PC"          },
    { { 005737, 0160000 }, VEC_BUS,      01004, "time-out"        },
    { { 005737, 01001 },   VEC_BUS,      01004, "odd address"     },
    { { 0106400, 0 },      VEC_RESERVED, 01002, "MTPS"            },
};

static void add_traps(Suite *s)
{
    TCase *tc = rig_case(s, "traps");
    tcase_add_loop_test(tc, vectors, 0, 12);
    tcase_add_test(tc, trap_takes_its_modes_and_set_from_the_new_ps);
    tcase_add_loop_test(tc, odd_addresses, 0, 12);
    tcase_add_test(tc, odd_bytes_are_fine);
    tcase_add_test(tc, time_out_of_missing_core);
    tcase_add_loop_test(tc, t_traps_after_each_instruction, RTI, RTI + 1);
    tcase_add_loop_test(tc, t_traps_after_each_instruction, 6, 7);
    tcase_add_loop_test(tc, t_saved_by_trap_instructions, 0, 4);
    tcase_add_test(tc, t_trap_of_an_aborted_instruction_does_not_come);
    tcase_add_test(tc, halt_stops_after_itself);
    tcase_add_test(tc, wait_ends_with_an_interrupt);
    tcase_add_test(tc, wait_does_not_end_with_a_masked_request);
    tcase_add_test(tc, reset_initialises_the_bus);
    tcase_add_test(tc, switches_and_display);
    tcase_add_loop_test(tc, absent_internal_registers, 0, 10);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("odds");
    add_traps(s);
    return s;
}

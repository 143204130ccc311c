/* PIRQ, bus requests, and what comes first of what comes at once. PDP-11/45 Processor
 * Handbook, chapters 2 and 5. */
#include "tests/unit/rig.h"

enum { NOP = 0240, INC_R1 = 005201, PIRQ = 0777772, PIRQ_VA = 0177772 };

static word r(int n)
{
    return m->cpu.r[n];
}

START_TEST(pirq_encodes_the_highest_request)
{
    static const word low[8] = { 0, 042, 0104, 0146, 0210, 0252, 0314, 0356 };
    cpu_set_psw(&m->cpu, 0340);
    for (unsigned bits = 0; bits < 0200; bits++) {
        int highest = 0;
        for (int n = 1; n <= 7; n++)
            if (bits & 1u << (n - 1))
                highest = n;
        poke(PIRQ, (word)(bits << 9 | 0777));
        ck_assert_uint_eq(look(PIRQ), bits << 9 | low[highest]);
    }
}
END_TEST

START_TEST(pirq_byte_write)
{
    cpu_set_psw(&m->cpu, 0340);
    program(0112737, 0020, PIRQ_VA + 1, 0113700, PIRQ_VA, 0105037, PIRQ_VA, END);
    steps(3);
    ck_assert_uint_eq(r(0), 0177610); /* 0210, extended */
    ck_assert_uint_eq(look(PIRQ), 010210);
}
END_TEST

START_TEST(pirq_interrupts_above_its_level)
{
    for (int ipl = 0; ipl < 8; ipl++) {
        program(NOP, 0777, END);
        cpu_set_sp(&m->cpu, KERNEL, KSTACK);
        cpu_set_psw(&m->cpu, (word)(ipl << 5));
        poke(PIRQ, (word)(1 << (8 + _i)));
        steps(2);
        if (_i > ipl)
            expect_trap(VEC_PIRQ, 01000, (word)(ipl << 5));
        else
            ck_assert_uint_eq(r(PC), 01002);
        ck_assert_uint_ne(look(PIRQ) & 0177000, 0); /* it stays until cleared */
        poke(PIRQ, 0);
    }
}
END_TEST

START_TEST(pirq_set_by_an_instruction_interrupts_after_it)
{
    program(012737, 0100000, PIRQ_VA, INC_R1, END);
    steps(2);
    expect_trap(VEC_PIRQ, 01006, 010); /* MOV of a negative word */
    ck_assert_uint_eq(r(1), 0);
}
END_TEST

START_TEST(pirq_before_br_of_the_same_level)
{
    program(NOP, END);
    request(_i, 0300);
    poke(PIRQ, (word)(1 << (8 + _i)));
    steps(2);
    expect_trap(VEC_PIRQ, 01000, 0);
}
END_TEST

START_TEST(br_before_pirq_of_a_lower_level)
{
    program(NOP, END);
    request(_i, 0300);
    poke(PIRQ, (word)(1 << (8 + _i - 1)));
    steps(2);
    expect_trap(0300, 01000, 0);
}
END_TEST

START_TEST(br_against_every_priority)
{
    request(_i, 0300);
    for (int ipl = 7; ipl >= 0; ipl--) {
        program(NOP, 0777, END);
        cpu_set_sp(&m->cpu, KERNEL, KSTACK);
        cpu_set_psw(&m->cpu, (word)(ipl << 5));
        steps(2);
        if (_i > ipl) {
            expect_trap(0300, 01000, (word)(ipl << 5));
            return;
        }
        ck_assert_uint_eq(r(PC), 01002);
    }
}
END_TEST

START_TEST(nearest_board_of_a_level_first)
{
    program(NOP, END);
    int near = bus_line(&m->bus, &bench.board, 5, 0300);
    int far = bus_line(&m->bus, &bench.board, 5, 0304);
    bus_request(&m->bus, far);
    bus_request(&m->bus, near);
    steps(2);
    expect_trap(0300, 01000, 0);
}
END_TEST

/* Of several causes at once VECTOR's was served first: it has the program's PC. */
static void expect_first(word vector)
{
    ck_assert_uint_eq(look(KSTACK - 4), 01004);
    if (r(SP) == KSTACK - 4)
        ck_assert_uint_eq(r(PC), handler(vector));
    else
        ck_assert_uint_eq(look(r(SP)), handler(vector));
}

START_TEST(mmu_trap_before_interrupt)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 077404);
    poke(MMR0, MMR0_ON | MMR0_TRAPS_ON);
    program(005737, 0120000, END);
    request_after(7, 0300, 1);
    steps(2);
    expect_first(VEC_MMU);
    ck_assert_uint_eq(m->cpu.vector, VEC_MMU);
}
END_TEST

START_TEST(yellow_before_interrupt)
{
    program(010066, 0, END); /* MOV R0,0(SP) in the yellow zone */
    cpu_set_sp(&m->cpu, KERNEL, 0370);
    request_after(7, 0300, 1);
    steps(2);
    ck_assert_uint_eq(r(PC), handler(VEC_BUS));
    ck_assert_uint_eq(look(0364), 01004);
}
END_TEST

START_TEST(mmu_trap_before_yellow)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 077404);
    poke(MMR0, MMR0_ON | MMR0_TRAPS_ON);
    program(013766, 0120000, 0, END); /* MOV @#120000,0(SP) */
    cpu_set_sp(&m->cpu, KERNEL, 0370);
    steps(3);
    ck_assert_uint_eq(look(0364), 01006);
    /* MMU first: then yellow on top of its handler */
    ck_assert_uint_eq(r(PC), handler(VEC_BUS));
    ck_assert_uint_eq(look(0360), handler(VEC_MMU));
}
END_TEST

START_TEST(power_fail_before_interrupt)
{
    program(NOP, END);
    request(7, 0300);
    m->cpu.requests |= REQ_POWER;
    steps(2);
    expect_trap(VEC_POWER, 01000, 0);
}
END_TEST

START_TEST(fp_exception_before_interrupt)
{
    program(0172406, 0240, END); /* LDF AC6: no such accumulator */
    request_after(7, 0300, 1);
    steps(2);
    expect_trap(VEC_FP, 01002, 0);
}
END_TEST

START_TEST(interrupt_before_t_bit)
{
    program(NOP, END);
    traced();
    request_after(4, 0300, 1);
    steps(2);
    expect_trap(0300, 01002, PSW_T);
}
END_TEST

START_TEST(mmu_trap_before_t_bit)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 077404);
    put(0120000, 1, END);
    poke(MMR0, MMR0_ON | MMR0_TRAPS_ON);
    program(005737, 0120000, END);
    traced();
    steps(2);
    expect_trap(VEC_MMU, 01004, PSW_T);
    ck_assert_uint_eq(r(SP), KSTACK - 4);
}
END_TEST

static void add_interrupts(Suite *s)
{
    TCase *tc = rig_case(s, "interrupts");
    tcase_add_test(tc, pirq_encodes_the_highest_request);
    tcase_add_test(tc, pirq_byte_write);
    tcase_add_loop_test(tc, pirq_interrupts_above_its_level, 1, 8);
    tcase_add_test(tc, pirq_set_by_an_instruction_interrupts_after_it);
    tcase_add_loop_test(tc, pirq_before_br_of_the_same_level, 4, 8);
    tcase_add_loop_test(tc, br_before_pirq_of_a_lower_level, 4, 8);
    tcase_add_loop_test(tc, br_against_every_priority, 4, 8);
    tcase_add_test(tc, nearest_board_of_a_level_first);
    tcase_add_test(tc, mmu_trap_before_interrupt);
    tcase_add_test(tc, yellow_before_interrupt);
    tcase_add_test(tc, mmu_trap_before_yellow);
    tcase_add_test(tc, power_fail_before_interrupt);
    tcase_add_test(tc, fp_exception_before_interrupt);
    tcase_add_test(tc, interrupt_before_t_bit);
    tcase_add_test(tc, mmu_trap_before_t_bit);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("interrupt");
    add_interrupts(s);
    return s;
}

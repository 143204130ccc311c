/* Where the members of the PDP-11 family differ, rows 25 to 34: what the 11/45
 * does. Each test is named after its row of the family table (the appendix of DEC's systems
 * handbooks), in our numbering. */
#include "tests/unit/rig.h"

enum { NOP = 0240, INC_R1 = 005201, RTI = 2, RTT = 6 };

static word r(int n)
{
    return m->cpu.r[n];
}

START_TEST(item_25_two_register_sets)
{
    program(012700, 1, 012737, PSW_SET, PS_VA, 012700, 2, 010605, END);
    steps(4);
    ck_assert_uint_eq(cpu_get_r(&m->cpu, 0, 0), 1);
    ck_assert_uint_eq(cpu_get_r(&m->cpu, 1, 0), 2);
    ck_assert_uint_eq(cpu_get_r(&m->cpu, 1, 5), KSTACK);
    ck_assert_uint_eq(cpu_get_r(&m->cpu, 0, 5), 0);
}
END_TEST

START_TEST(item_25_three_stack_pointers)
{
    program(010600, 012737, 0040000, PS_VA, 010601, 012737, 0140000, PS_VA, 010602, END);
    steps(5);
    ck_assert_uint_eq(r(0), KSTACK);
    ck_assert_uint_eq(r(1), SSTACK);
    ck_assert_uint_eq(r(2), USTACK);
}
END_TEST

START_TEST(item_26_mode_10_aborts)
{
    map_flat();
    poke(MMR0, MMR0_ON);
    program(012737, 0100000, PS_VA, NOP, END);
    steps(3);
    expect_trap(VEC_MMU, 01006, 0100000);
    ck_assert_uint_eq(look(MMR0) & (MMR0_NR | 0140), MMR0_NR | 0100);
}
END_TEST

START_TEST(item_27_previous_mode_10_has_the_user_sp)
{
    program(006506, 012746, 0111, 006606, END);
    cpu_set_psw(&m->cpu, 0020000);
    steps(1);
    ck_assert_uint_eq(look(KSTACK - 2), USTACK);
    steps(2);
    ck_assert_uint_eq(cpu_get_sp(&m->cpu, USER), 0111);
}
END_TEST

static void expect_fatal_stack(word pc, word ps)
{
    ck_assert_uint_eq(r(PC), handler(VEC_BUS));
    ck_assert_uint_eq(r(SP), 0);
    ck_assert_uint_eq(look(0), pc);
    ck_assert_uint_eq(look(2), ps);
}

START_TEST(item_28_odd_kernel_stack_is_fatal)
{
    program(010046, END); /* MOV R0,-(SP) */
    cpu_set_sp(&m->cpu, KERNEL, KSTACK + 1);
    steps(3);
    expect_fatal_stack(01002, 0);
}
END_TEST

START_TEST(item_28_nxm_kernel_stack_is_fatal)
{
    program(004737, 01100, END); /* JSR PC,@#1100 */
    cpu_set_sp(&m->cpu, KERNEL, 0160010);
    steps(3);
    expect_fatal_stack(01004, 0);
}
END_TEST

START_TEST(item_28_odd_kernel_stack_found_by_trap)
{
    program(0104400, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK + 1);
    steps(3);
    /* the new PC and PS are loaded before the pushes: CKBM and CKBO want those saved */
    expect_fatal_stack(handler(VEC_TRAP), 0340);
}
END_TEST

START_TEST(item_28_user_stack_is_not_fatal)
{
    program(010046, END);
    cpu_set_sp(&m->cpu, USER, USTACK + 1);
    cpu_set_psw(&m->cpu, USER_PS);
    steps(3);
    expect_trap(VEC_BUS, 01002, USER_PS);
    ck_assert_uint_eq(r(SP), KSTACK - 4);
}
END_TEST

/* Writes through SP below the limit of 2400: yellow (trap 4) or not. The operand lies in
 * the yellow zone 2340-2376; the stack for the trap itself is elsewhere in all cases. */
static void limit_case(word op, word operand, word sp, bool yellow)
{
    poke(0777774, 02000);
    program(op, operand, 0777, END);
    put(02360, 02362, END);
    cpu_set_sp(&m->cpu, KERNEL, sp);
    steps(1);
    word next = r(PC);
    word ps = m->cpu.psw;
    steps(2);
    if (!yellow) {
        ck_assert_msg(r(PC) != handler(VEC_BUS), "%06o trapped", op);
        return;
    }
    if (next == handler(VEC_BUS)) /* served with the instruction */
        return;
    expect_trap(VEC_BUS, next, ps);
}

START_TEST(item_29_limit_modes_that_check)
{
    static const word op[] = { 0010016, 0010026, 0010046, 0010066, 0005016, 0005226 };
    static const word sp[] = { 02360, 02360, 02362, 02360, 02360, 02360 };
    limit_case(op[_i], op[_i] == 0010066 ? 0 : NOP, sp[_i], true);
}
END_TEST

START_TEST(item_29_limit_modes_that_do_not_check)
{
    /* MOV R0 by modes 3, 5, 7; TST and CMP only read */
    static const word op[] = { 0010036, 0010056, 0010076, 0005716, 0005726, 0020016 };
    static const word sp[] = { 02360, 02362, 02360, 02360, 02360, 02360 };
    limit_case(op[_i], op[_i] == 0010076 ? 0 : NOP, sp[_i], false);
}
END_TEST

START_TEST(item_29_limit_not_outside_kernel)
{
    cpu_set_psw(&m->cpu, USER_PS);
    cpu_set_sp(&m->cpu, USER, 02360);
    poke(0777774, 02000);
    program(010016, 0777, END);
    steps(3);
    ck_assert_uint_eq(r(PC), 01002);
}
END_TEST

/* The 11/70's limit guards register set 0 only; CKBO wants both guarded here. */
START_TEST(item_29_limit_in_register_set_1)
{
    cpu_set_psw(&m->cpu, PSW_SET);
    limit_case(010016, NOP, 02360, true);
}
END_TEST

START_TEST(item_30_halt_outside_kernel_traps_to_4)
{
    word ps = _i ? USER_PS : SUPER_PS;
    program(0, END);
    cpu_set_psw(&m->cpu, ps);
    steps(2);
    expect_trap(VEC_BUS, 01002, ps);
}
END_TEST

START_TEST(item_31_reset_is_a_nop_outside_kernel)
{
    poke(0777560, 0100); /* receiver's interrupt enable: INIT clears it */
    poke(0777774, 01000);
    program(5, INC_R1, END);
    cpu_set_psw(&m->cpu, _i ? USER_PS : SUPER_PS);
    steps(2);
    ck_assert_uint_eq(r(1), 1);
    ck_assert_uint_eq(look(0777560) & 0100, 0100);
    ck_assert_uint_eq(look(0777774), 01000);
}
END_TEST

START_TEST(item_32_wait_waits_in_user_mode)
{
    program(1, INC_R1, END);
    cpu_set_psw(&m->cpu, USER_PS);
    request_after(5, 0300, 5000000);
    steps(3);
    expect_trap(0300, 01002, USER_PS);
    ck_assert_int_ge(m->bus.sched.now, 5000000);
}
END_TEST

START_TEST(item_33_rti_outside_kernel_ors_modes)
{
    program(_i, END);
    cpu_set_psw(&m->cpu, 0050140); /* super, previous super, IPL 3 */
    put(SSTACK, 01100, 0004340, END);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 0054140);
    ck_assert_uint_eq(r(PC), 01100);
}
END_TEST

START_TEST(item_33_rti_from_super_to_user)
{
    program(_i, END);
    cpu_set_psw(&m->cpu, 0050000);
    put(SSTACK, 01100, 0170017, END);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 0170017);
    ck_assert_uint_eq(r(SP), USTACK);
    ck_assert_uint_eq(cpu_get_sp(&m->cpu, SUPER), SSTACK + 4);
}
END_TEST

START_TEST(item_34_higher_interrupt_before_first_instruction)
{
    program(NOP, END);
    set_vector(0300, handler(0300), 0); /* the first one's PS lets the second in */
    request(6, 0300);
    request(5, 0304);
    steps(3);
    expect_trap(0304, handler(0300), 0);
    ck_assert_uint_eq(look(KSTACK - 4), 01000);
}
END_TEST

static void add_modes_and_stack(Suite *s)
{
    TCase *tc = rig_case(s, "items 25 to 34");
    tcase_add_test(tc, item_25_two_register_sets);
    tcase_add_test(tc, item_25_three_stack_pointers);
    tcase_add_test(tc, item_26_mode_10_aborts);
    tcase_add_test(tc, item_27_previous_mode_10_has_the_user_sp);
    tcase_add_test(tc, item_28_odd_kernel_stack_is_fatal);
    tcase_add_test(tc, item_28_nxm_kernel_stack_is_fatal);
    tcase_add_test(tc, item_28_odd_kernel_stack_found_by_trap);
    tcase_add_test(tc, item_28_user_stack_is_not_fatal);
    tcase_add_loop_test(tc, item_29_limit_modes_that_check, 0, 6);
    tcase_add_loop_test(tc, item_29_limit_modes_that_do_not_check, 0, 6);
    tcase_add_test(tc, item_29_limit_not_outside_kernel);
    tcase_add_test(tc, item_29_limit_in_register_set_1);
    tcase_add_loop_test(tc, item_30_halt_outside_kernel_traps_to_4, 0, 2);
    tcase_add_loop_test(tc, item_31_reset_is_a_nop_outside_kernel, 0, 2);
    tcase_add_test(tc, item_32_wait_waits_in_user_mode);
    tcase_add_loop_test(tc, item_33_rti_outside_kernel_ors_modes, RTI, RTI + 1);
    tcase_add_loop_test(tc, item_33_rti_outside_kernel_ors_modes, RTT, RTT + 1);
    tcase_add_loop_test(tc, item_33_rti_from_super_to_user, RTI, RTI + 1);
    tcase_add_loop_test(tc, item_33_rti_from_super_to_user, RTT, RTT + 1);
    tcase_add_test(tc, item_34_higher_interrupt_before_first_instruction);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("family modes");
    add_modes_and_stack(s);
    return s;
}

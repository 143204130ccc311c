/* Where the members of the PDP-11 family differ, rows 13 to 24: what the 11/45
 * does. Each test is named after its row of the family table (the appendix of DEC's systems
 * handbooks), in our numbering. */
#include "tests/unit/rig.h"

enum { NOP = 0240, INC_R1 = 005201, INC_R2 = 005202, RTI = 2, RTT = 6 };

static word r(int n)
{
    return m->cpu.r[n];
}

START_TEST(item_13_spl_sets_priority)
{
    program(0230 + _i, END);
    cpu_set_psw(&m->cpu, 0340);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, _i << 5);
}
END_TEST

START_TEST(item_13_spl_next_instruction_first)
{
    program(0230, INC_R1, INC_R2, END);
    cpu_set_psw(&m->cpu, 0340);
    request(6, 0300);
    steps(4);
    expect_trap(0300, 01004, 0);
    ck_assert_uint_eq(r(1), 1);
}
END_TEST

START_TEST(item_13_without_spl_interrupt_is_first)
{
    program(NOP, INC_R1, INC_R2, END);
    request_after(6, 0300, 1);
    steps(4);
    expect_trap(0300, 01002, 0);
}
END_TEST

START_TEST(item_13_spl_nop_outside_kernel_but_holds)
{
    program(0237, INC_R1, INC_R2, END);
    cpu_set_psw(&m->cpu, USER_PS);
    request_after(6, 0300, 1);
    steps(4);
    expect_trap(0300, 01004, USER_PS);
    ck_assert_uint_eq(r(1), 1);
}
END_TEST

START_TEST(item_13_spl_nop_in_supervisor)
{
    program(0237, END);
    cpu_set_psw(&m->cpu, SUPER_PS);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, SUPER_PS);
}
END_TEST

START_TEST(item_14_later_instructions_trap_to_10)
{
    all_reserved(0106400, 0106477); /* MTPS */
    all_reserved(0106700, 0106777); /* MFPS */
    all_reserved(0000007, 0000077); /* MFPT and nameless ones */
    all_reserved(0007000, 0007777); /* CSM, TSTSET, WRTLCK */
    all_reserved(0000210, 0000227);
    all_reserved(0075040, 0076777);
    all_reserved(0107000, 0107777);
}
END_TEST

START_TEST(item_15_rtt_next_instruction_before_t_trap)
{
    program(RTT, END);
    put(01100, INC_R1, INC_R2, END);
    return_to(01100, PSW_T);
    steps(4);
    expect_trap(VEC_BPT, 01102, PSW_T);
    ck_assert_uint_eq(r(1), 1);
}
END_TEST

START_TEST(item_16_rti_setting_t_traps_at_once)
{
    program(RTI, END);
    put(01100, INC_R1, INC_R2, END);
    return_to(01100, PSW_T);
    steps(4);
    expect_trap(VEC_BPT, 01100, PSW_T);
    ck_assert_uint_eq(r(1), 0);
}
END_TEST

START_TEST(item_17_rti_clearing_t_does_not_trap)
{
    program(_i, END); /* RTI or RTT */
    put(01100, INC_R1, 0777, END);
    traced();
    return_to(01100, 0);
    steps(4);
    ck_assert_uint_eq(r(PC), 01102);
    ck_assert_uint_eq(r(1), 1);
}
END_TEST

START_TEST(item_18_vector_with_t_traps_before_handler)
{
    program(0104400, END);
    set_vector(VEC_TRAP, handler(VEC_TRAP), 0340 | PSW_T);
    steps(4);
    expect_trap(VEC_BPT, handler(VEC_TRAP), 0340 | PSW_T);
    ck_assert_uint_eq(look(KSTACK - 4), 01002);
}
END_TEST

START_TEST(item_18_interrupt_vector_with_t)
{
    program(NOP, END);
    set_vector(0300, handler(0300), 0340 | PSW_T);
    request(5, 0300);
    steps(4);
    expect_trap(VEC_BPT, handler(0300), 0340 | PSW_T);
    ck_assert_uint_eq(look(KSTACK - 4), 01000);
}
END_TEST

START_TEST(item_19_interrupt_before_t)
{
    program(NOP, INC_R1, END);
    set_vector(0300, 01400, 0340);
    put(01400, 005205, RTI, END); /* INC R5; RTI */
    traced();
    request_after(5, 0300, 1);
    steps(5);
    expect_trap(VEC_BPT, 01002, PSW_T);
    ck_assert_uint_eq(r(SP), KSTACK - 4);
    ck_assert_uint_eq(r(5), 1);
    ck_assert_uint_eq(r(1), 0);
}
END_TEST

START_TEST(item_20_t_does_not_end_wait)
{
    program(1, INC_R1, END);
    set_vector(0300, 01400, 0340);
    put(01400, 005205, RTI, END);
    traced();
    request_after(5, 0300, 1000000);
    steps(5);
    expect_trap(VEC_BPT, 01002, PSW_T);
    ck_assert_uint_eq(r(5), 1);
    ck_assert_uint_eq(r(SP), KSTACK - 4);
    ck_assert_int_ge(m->bus.sched.now, 1000000);
}
END_TEST

START_TEST(item_21_explicit_write_cannot_set_t)
{
    program(012737, PSW_T | 3, PS_VA, INC_R1, INC_R2, 0777, END);
    steps(4);
    ck_assert_uint_eq(r(PC), 01012);
    ck_assert_uint_eq(m->cpu.psw & PSW_T, 0);
}
END_TEST

START_TEST(item_21_explicit_write_cannot_clear_t)
{
    program(012737, 0140, PS_VA, NOP, END);
    traced();
    steps(3);
    expect_trap(VEC_BPT, 01006, 0140 | PSW_T);
}
END_TEST

START_TEST(item_22_psw_bits)
{
    ck_assert_uint_eq(m->cpu.psw, 0);
    program(012737, 0177777, PS_VA, END);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 0174377 & ~PSW_T);
    ck_assert_uint_eq(look(0777776), 0174377 & ~PSW_T);
}
END_TEST

START_TEST(item_22_psw_byte_writes)
{
    program(0112737, 0147, PS_VA, 0112737, 010, PS_VA + 1, 0113700, PS_VA + 1, END);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 0147);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw & ~PSW_CC, 0004140);
    steps(1);
    ck_assert_uint_eq(r(0), 010);
}
END_TEST

START_TEST(item_22_psw_read_by_instruction)
{
    program(0277, 013700, PS_VA, END); /* SCC; MOV @#PS,R0 */
    cpu_set_psw(&m->cpu, 0340);
    steps(2);
    ck_assert_uint_eq(r(0), 0357);
}
END_TEST

START_TEST(item_23_written_cc_prevails)
{
    program(005037, PS_VA, 052737, 017, PS_VA, 042737, 5, PS_VA, 0105037, PS_VA, END);
    cpu_set_psw(&m->cpu, 0340);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 0); /* CLR */
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 017); /* BIS #17 */
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 012); /* BIC #5 */
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 0); /* CLRB */
}
END_TEST

START_TEST(item_23_test_of_psw_sets_cc)
{
    program(0261, 005737, PS_VA, END); /* SEC; TST @#PS only reads */
    steps(2);
    ck_assert_uint_eq(m->cpu.psw, 0);
}
END_TEST

START_TEST(item_24_aborted_instruction_keeps_cc)
{
    static const word first[] = { 005037, 005237, 0105337, 006237, 005437 };
    program(0277, first[_i], 0160000, END); /* SCC; op @#160000: time-out */
    steps(3);
    expect_trap(VEC_BUS, 01006, 017);
}
END_TEST

START_TEST(item_24_aborted_double_operand_keeps_cc)
{
    static const word first[] = { 012737, 022737, 062737, 0152737, 0162737 };
    program(0277, first[_i], 0, 0160000, END);
    steps(3);
    expect_trap(VEC_BUS, 01010, 017);
}
END_TEST

static void add_psw_and_t(Suite *s)
{
    TCase *tc = rig_case(s, "items 13 to 24");
    tcase_add_loop_test(tc, item_13_spl_sets_priority, 0, 8);
    tcase_add_test(tc, item_13_spl_next_instruction_first);
    tcase_add_test(tc, item_13_without_spl_interrupt_is_first);
    tcase_add_test(tc, item_13_spl_nop_outside_kernel_but_holds);
    tcase_add_test(tc, item_13_spl_nop_in_supervisor);
    tcase_add_test(tc, item_14_later_instructions_trap_to_10);
    tcase_add_test(tc, item_15_rtt_next_instruction_before_t_trap);
    tcase_add_test(tc, item_16_rti_setting_t_traps_at_once);
    tcase_add_loop_test(tc, item_17_rti_clearing_t_does_not_trap, RTI, RTI + 1);
    tcase_add_loop_test(tc, item_17_rti_clearing_t_does_not_trap, RTT, RTT + 1);
    tcase_add_test(tc, item_18_vector_with_t_traps_before_handler);
    tcase_add_test(tc, item_18_interrupt_vector_with_t);
    tcase_add_test(tc, item_19_interrupt_before_t);
    tcase_add_test(tc, item_20_t_does_not_end_wait);
    tcase_add_test(tc, item_21_explicit_write_cannot_set_t);
    tcase_add_test(tc, item_21_explicit_write_cannot_clear_t);
    tcase_add_test(tc, item_22_psw_bits);
    tcase_add_test(tc, item_22_psw_byte_writes);
    tcase_add_test(tc, item_22_psw_read_by_instruction);
    tcase_add_test(tc, item_23_written_cc_prevails);
    tcase_add_test(tc, item_23_test_of_psw_sets_cc);
    tcase_add_loop_test(tc, item_24_aborted_instruction_keeps_cc, 0, 5);
    tcase_add_loop_test(tc, item_24_aborted_double_operand_keeps_cc, 0, 5);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("family psw");
    add_psw_and_t(s);
    return s;
}

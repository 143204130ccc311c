/* Where the members of the PDP-11 family differ: what the 11/45 does. Each test is named
 * after its row of the family table (the appendix of DEC's systems handbooks), in our
 * numbering; rows about memory management are in kt11_test.c, too.
 *
 * Not tested, for want of anything to hold them to: 39 (RTS SP), 48 beyond V. */
#include "tests/unit/rig.h"

enum { NOP = 0240, INC_R1 = 005201, INC_R2 = 005202, RTI = 2, RTT = 6 };

static void set_r(int n, word value)
{
    m->cpu.r[n] = value;
}

static word r(int n)
{
    return m->cpu.r[n];
}

START_TEST(item_01_opr_r_autoincrement_uses_initial_r)
{
    program(010020, 010141, 062702, 0, 060222, 0110323, END); /* MOV R0,(R0)+ ... */
    set_r(0, 02000);
    set_r(1, 02012);
    put(02010, 0, END);
    set_r(2, 02020);
    put(02020, 5, END);
    set_r(3, 02030);
    put(02030, 0111111, END);
    steps(5);
    ck_assert_uint_eq(look(02000), 02000);
    ck_assert_uint_eq(r(0), 02002);
    ck_assert_uint_eq(look(02010), 02012); /* MOV R1,-(R1) */
    ck_assert_uint_eq(r(1), 02010);
    ck_assert_uint_eq(look(02020), 02025); /* ADD R2,(R2)+ */
    ck_assert_uint_eq(r(2), 02022);
    ck_assert_uint_eq(look(02030), 0111030); /* MOVB R3,(R3)+ */
    ck_assert_uint_eq(r(3), 02031);
}
END_TEST

START_TEST(item_01_cmp_and_sub_use_initial_r)
{
    program(020020, 0160141, END); /* CMP R0,(R0)+; SUB R1,-(R1) */
    set_r(0, 02000);
    put(02000, 02000, END);
    set_r(1, 02012);
    put(02010, 02020, END);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw & PSW_CC, PSW_Z);
    steps(1);
    ck_assert_uint_eq(look(02010), 6);
}
END_TEST

START_TEST(item_02_opr_r_deferred_autoincrement_uses_initial_r)
{
    program(010030, 010151, END); /* MOV R0,@(R0)+; MOV R1,@-(R1) */
    set_r(0, 02000);
    put(02000, 02100, END);
    set_r(1, 02012);
    put(02010, 02102, END);
    steps(2);
    ck_assert_uint_eq(look(02100), 02000);
    ck_assert_uint_eq(r(0), 02002);
    ck_assert_uint_eq(look(02102), 02012);
    ck_assert_uint_eq(r(1), 02010);
}
END_TEST

START_TEST(item_03_opr_pc_indexed_stores_address_plus_2)
{
    /* MOV PC,100(R0); MOV PC,@102(R0); MOV PC,A; MOV PC,@A */
    program(010760, 0100, 010770, 0102, 010767, 02200 - 01014, 010777, 02106 - 01020,
            END);
    set_r(0, 02000);
    put(02102, 02202, END);
    put(02106, 02204, END);
    steps(4);
    ck_assert_uint_eq(look(02100), 01002);
    ck_assert_uint_eq(look(02202), 01006);
    ck_assert_uint_eq(look(02200), 01012);
    ck_assert_uint_eq(look(02204), 01016);
}
END_TEST

START_TEST(item_04_jmp_autoincrement_uses_initial_r)
{
    program(0120, END); /* JMP (R0)+ */
    set_r(0, 02000);
    steps(1);
    ck_assert_uint_eq(r(PC), 02000);
    ck_assert_uint_eq(r(0), 02002);
}
END_TEST

START_TEST(item_04_jsr_autoincrement_uses_initial_r)
{
    program(004720, END); /* JSR PC,(R0)+ */
    set_r(0, 02000);
    steps(1);
    ck_assert_uint_eq(r(PC), 02000);
    ck_assert_uint_eq(r(0), 02002);
    ck_assert_uint_eq(look(KSTACK - 2), 01002);
}
END_TEST

START_TEST(item_05_jmp_register_traps_to_10)
{
    program(0100 + _i, END);
    set_r(_i == 6 ? 5 : _i, _i == 7 ? PROGRAM : 02000);
    steps(2);
    expect_trap(VEC_RESERVED, 01002, 0);
}
END_TEST

START_TEST(item_05_jsr_register_traps_to_10)
{
    program(004700 + _i, END);
    steps(2);
    expect_trap(VEC_RESERVED, 01002, 0);
    ck_assert_uint_eq(r(SP), KSTACK - 4);
}
END_TEST

START_TEST(item_06_swab_clears_v)
{
    program(0277, 0300, END); /* SCC; SWAB R0 */
    set_r(0, 0100001);
    steps(2);
    ck_assert_uint_eq(r(0), 0000600);
    ck_assert_uint_eq(m->cpu.psw & PSW_CC, PSW_N);
}
END_TEST

START_TEST(item_07_general_registers_have_no_bus_address)
{
    word at = (word)(0177700 + _i);
    program(0105737, at, END); /* TSTB @#1777xx */
    steps(2);
    expect_trap(VEC_BUS, 01004, 0);
}
END_TEST

START_TEST(item_08_sob_sxt_xor_mark)
{
    program(0270, 006700, 074102, 077303, END); /* SEN; SXT R0; XOR R1,R2; SOB R3,.-4 */
    set_r(1, 0123456);
    set_r(2, 0054321);
    set_r(3, 2);
    steps(4);
    ck_assert_uint_eq(r(0), 0177777);
    ck_assert_uint_eq(r(2), 0123456 ^ 0054321);
    ck_assert_uint_eq(r(3), 1);
    ck_assert_uint_eq(r(PC), 01002);
}
END_TEST

START_TEST(item_08_39_mark)
{
    program(006402, END); /* MARK 2: SP <- PC + 4, PC <- R5, R5 <- (SP)+ */
    set_r(5, 01500);
    put(01002 + 4, 0123, END);
    steps(1);
    ck_assert_uint_eq(r(PC), 01500);
    ck_assert_uint_eq(r(5), 0123);
    ck_assert_uint_eq(r(SP), 01002 + 6);
}
END_TEST

START_TEST(item_09_eis)
{
    /* MUL #3,R0; DIV #7,R2; ASH #-2,R4; ASHC #4,R0 */
    program(070027, 3, 071227, 7, 072427, 0177776, 073027, 4, END);
    set_r(0, 05);
    set_r(2, 0);
    set_r(3, 30);
    set_r(4, 0177770);
    steps(4);
    ck_assert_uint_eq(r(0), 0);
    ck_assert_uint_eq(r(1), 15 * 16);
    ck_assert_uint_eq(r(2), 4);
    ck_assert_uint_eq(r(3), 2);
    ck_assert_uint_eq(r(4), 0177776);
}
END_TEST

static void all_reserved(word first, word last)
{
    for (int op = first; op <= last; op++) {
        program(op, END);
        cpu_set_psw(&m->cpu, 0);
        cpu_set_sp(&m->cpu, KERNEL, KSTACK);
        steps(2);
        ck_assert_msg(r(PC) == handler(VEC_RESERVED), "%06o did not trap to 10", op);
        expect_trap(VEC_RESERVED, 01002, 0);
    }
}

START_TEST(item_10_no_fis)
{
    all_reserved(075000, 075037);
}
END_TEST

START_TEST(item_11_no_fpp_traps_to_10)
{
    m->cpu.fpp = false;
    all_reserved(0170000, 0177777);
}
END_TEST

START_TEST(item_12_mfpi_mtpi)
{
    program(006506, 006606, 0106506, 0106606, END); /* MFPI SP; MTPI SP; MFPD; MTPD */
    cpu_set_psw(&m->cpu, 0030000);
    steps(1);
    ck_assert_uint_eq(r(SP), KSTACK - 2);
    ck_assert_uint_eq(look(KSTACK - 2), USTACK);
    put(KSTACK - 2, 01234, END);
    steps(1);
    ck_assert_uint_eq(cpu_get_sp(&m->cpu, USER), 01234);
    ck_assert_uint_eq(r(SP), KSTACK);
    steps(1);
    ck_assert_uint_eq(look(KSTACK - 2), 01234);
    put(KSTACK - 2, 04321, END);
    steps(1);
    ck_assert_uint_eq(cpu_get_sp(&m->cpu, USER), 04321);
}
END_TEST

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
}
END_TEST

static void return_to(word pc, word ps)
{
    put(KSTACK - 4, pc, ps, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 4);
}

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

/* The program with T set from its first instruction on (by an RTT before it), and PS. */
static void traced(word ps)
{
    put(0700, RTT, END);
    return_to(PROGRAM, PSW_T | ps);
    m->cpu.r[PC] = 0700;
    steps(1);
}

START_TEST(item_17_rti_clearing_t_does_not_trap)
{
    program(_i, END); /* RTI or RTT */
    put(01100, INC_R1, 0777, END);
    traced(0);
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
    traced(0);
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
    traced(0);
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
    traced(0);
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

START_TEST(item_35_mov_destination_is_only_written)
{
    program(010137, BENCH_VA, 012737, 5, BENCH_VA + 2, END);
    steps(2);
    ck_assert_int_eq(bench.reads, 0);
    ck_assert_int_eq(bench.writes, 2);
    ck_assert_uint_eq(bench.mask, WHOLE_WORD);
}
END_TEST

START_TEST(item_36_clr_sxt_read_before_they_write)
{
    program(005037, BENCH_VA, 006737, BENCH_VA, 0105037, BENCH_VA, END);
    steps(1);
    ck_assert_int_eq(bench.reads, 1);
    ck_assert_int_eq(bench.writes, 1);
    steps(1);
    ck_assert_int_eq(bench.reads, 2);
    ck_assert_int_eq(bench.writes, 2);
    steps(1);
    ck_assert_int_eq(bench.reads, 3);
    ck_assert_int_eq(bench.writes, 3);
}
END_TEST

START_TEST(item_36_tests_only_read)
{
    program(005737, BENCH_VA, 022737, 0, BENCH_VA, 0132737, 1, BENCH_VA, END);
    steps(3);
    ck_assert_int_eq(bench.reads, 3);
    ck_assert_int_eq(bench.writes, 0);
}
END_TEST

START_TEST(item_37_byte_writes_are_datob)
{
    program(0112737, 0123, BENCH_VA, 0152737, 0101, BENCH_VA + 1, END);
    bench.reg[0] = 0052525;
    steps(1);
    ck_assert_uint_eq(bench.mask, LOW_BYTE);
    ck_assert_uint_eq(bench.reg[0], 0052523);
    steps(1);
    ck_assert_uint_eq(bench.mask, HIGH_BYTE);
    ck_assert_uint_eq(bench.reg[0], 0052523 | 0101 << 8);
}
END_TEST

START_TEST(item_38_jsr_sp_pushes_original_sp)
{
    program(004637, 01100, END); /* JSR SP,@#1100 */
    steps(1);
    ck_assert_uint_eq(look(KSTACK - 2), KSTACK);
    ck_assert_uint_eq(r(SP), 01004);
    ck_assert_uint_eq(r(PC), 01100);
}
END_TEST

/* The 11/70 leaves PC alone; CKBM wants it incremented here unless the KT11 refused. */
START_TEST(item_40_pc_of_a_fetch_that_fails)
{
    word target = _i ? 0160000 : 001101; /* time-out, odd */
    program(0137, target, END);          /* JMP @# */
    steps(3);
    expect_trap(VEC_BUS, (word)(target + 2), 0);
}
END_TEST

START_TEST(item_40_pc_stays_when_the_kt11_refuses_a_fetch)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 0);
    poke(MMR0, MMR0_ON);
    program(0137, 0120000, END);
    steps(3);
    expect_trap(VEC_MMU, 0120000, 0);
}
END_TEST

/* A user stack whose page 0 is not there, and a trap whose PS selects it. */
static void user_stack_gone(word vector)
{
    map_flat();
    set_page(USER, I_SPACE, 0, 0, 0);
    set_vector(vector, handler(vector), 0140000);
    poke(MMR0, MMR0_ON);
}

START_TEST(item_41_42_vector_push_abort_to_user_stack)
{
    user_stack_gone(0300);
    program(NOP, END);
    cpu_set_psw(&m->cpu, 05);
    request(5, 0300);
    steps(2);
    expect_trap(VEC_MMU, 01000, 05);
    ck_assert_uint_eq(cpu_get_sp(&m->cpu, USER), USTACK - 4);
    ck_assert_uint_eq(look(MMR0) & (MMR0_NR | MMR0_DONE), MMR0_NR | MMR0_DONE);
    ck_assert_uint_eq(look(MMR1), 0173366);
    ck_assert_uint_eq(look(MMR2), 0300);
}
END_TEST

START_TEST(item_42_trap_instruction_push_abort_has_no_done_bit)
{
    user_stack_gone(VEC_TRAP);
    program(0104400, END);
    steps(2);
    ck_assert_uint_eq(r(PC), handler(VEC_MMU));
    ck_assert_uint_eq(look(MMR0) & (MMR0_NR | MMR0_DONE), MMR0_NR);
    ck_assert_uint_eq(look(MMR2), PROGRAM);
}
END_TEST

START_TEST(item_43_vector_push_abort_to_kernel_stack_is_fatal)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 2, 0400, 0); /* not there */
    cpu_set_sp(&m->cpu, KERNEL, 050000);
    cpu_set_psw(&m->cpu, 05);
    poke(MMR0, MMR0_ON);
    program(NOP, END);
    request(5, 0300);
    steps(3);
    expect_fatal_stack(01000, 05);
}
END_TEST

START_TEST(item_44_nxm_wins_over_mmu_abort)
{
    map_flat();
    ck_assert(machine_set_core(m, 0200000));
    set_page(KERNEL, I_SPACE, 5, 04000, 0); /* not resident, and no core there */
    poke(MMR0, MMR0_ON);
    program(005737, 0120000, END);
    steps(2);
    expect_trap(VEC_BUS, 01004, 0);
}
END_TEST

START_TEST(item_45_red_stack_wins_over_mmu_abort)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 2, 0400, 0); /* not resident */
    poke(0777774, 050000);                 /* red below 50340 */
    poke(MMR0, MMR0_ON);
    program(010046, END);
    cpu_set_sp(&m->cpu, KERNEL, 050000);
    steps(3);
    expect_fatal_stack(01002, PSW_Z); /* in the red zone MOV sets CC: CKBO */
    ck_assert_uint_eq(look(MMR0) & MMR0_ABORTS, 0);
}
END_TEST

START_TEST(item_46_mm_traps)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 05 * 0200, 077405);
    poke(MMR0, MMR0_ON | MMR0_TRAPS_ON);
    program(005237, 0120000, NOP, END);
    steps(3);
    expect_trap(VEC_MMU, 01004, 0);
    ck_assert_uint_eq(look(MMR0) & 0170000, MMR0_TRAP);
    ck_assert_uint_eq(look(0120000), 1);
}
END_TEST

START_TEST(item_47_mmr1_has_pops_and_immediates)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 05 * 0200, 0);
    poke(MMR0, MMR0_ON);
    program(012737, 1, 0120000, END);
    steps(2);
    ck_assert_uint_eq(r(PC), handler(VEC_MMU));
    ck_assert_uint_eq(look(MMR1), 013427);
}
END_TEST

START_TEST(item_48_div_overflow_sets_v)
{
    program(071002, END); /* DIV R2,R0: 2^17 / 1 */
    set_r(0, 2);
    set_r(1, 0);
    set_r(2, 1);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw & (PSW_V | PSW_C), PSW_V);
}
END_TEST

START_TEST(item_49_no_cpu_error_register)
{
    program(005737, 0177766, END);
    steps(2);
    expect_trap(VEC_BUS, 01004, 0);
}
END_TEST

START_TEST(item_50_micro_break_register)
{
    program(012737, 0125252, 0177770, 013700, 0177770, END);
    steps(2);
    ck_assert_uint_eq(r(PC), 01012);
    ck_assert_uint_eq(r(0) & 0177400, 0);
    ck_assert_uint_eq(m->cpu.microbreak, 0252);
}
END_TEST

START_TEST(item_51_mmr3_has_three_bits_and_no_unibus_map)
{
    program(012737, 0177777, 0172516, 013700, 0172516, 005037, 0172516, 005737, 0170200,
            END);
    steps(2);
    ck_assert_uint_eq(r(0), 7);
    steps(3);
    expect_trap(VEC_BUS, 01022, PSW_Z);
}
END_TEST

START_TEST(item_52_line_clock_monitor_bit)
{
    program(0777, END);
    poke(0777546, 0);
    ck_assert_uint_eq(look(0777546) & 0200, 0);
    cpu_run(&m->cpu, m->bus.sched.now + 21 * NS_PER_MS, 0);
    ck_assert_uint_eq(look(0777546) & 0200, 0200);
}
END_TEST

START_TEST(item_53_power_fail_traps_to_24)
{
    program(NOP, NOP, END);
    m->cpu.requests |= REQ_POWER;
    steps(2);
    ck_assert_uint_eq(r(PC), handler(VEC_POWER));
}
END_TEST

static void add_first_half(Suite *s)
{
    TCase *tc = rig_case(s, "items 1 to 24");
    tcase_add_test(tc, item_01_opr_r_autoincrement_uses_initial_r);
    tcase_add_test(tc, item_01_cmp_and_sub_use_initial_r);
    tcase_add_test(tc, item_02_opr_r_deferred_autoincrement_uses_initial_r);
    tcase_add_test(tc, item_03_opr_pc_indexed_stores_address_plus_2);
    tcase_add_test(tc, item_04_jmp_autoincrement_uses_initial_r);
    tcase_add_test(tc, item_04_jsr_autoincrement_uses_initial_r);
    tcase_add_loop_test(tc, item_05_jmp_register_traps_to_10, 0, 8);
    tcase_add_loop_test(tc, item_05_jsr_register_traps_to_10, 0, 8);
    tcase_add_test(tc, item_06_swab_clears_v);
    tcase_add_loop_test(tc, item_07_general_registers_have_no_bus_address, 0, 16);
    tcase_add_test(tc, item_08_sob_sxt_xor_mark);
    tcase_add_test(tc, item_08_39_mark);
    tcase_add_test(tc, item_09_eis);
    tcase_add_test(tc, item_10_no_fis);
    tcase_add_test(tc, item_11_no_fpp_traps_to_10);
    tcase_add_test(tc, item_12_mfpi_mtpi);
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

static void add_second_half(Suite *s)
{
    TCase *tc = rig_case(s, "items 25 to 53");
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
    tcase_add_test(tc, item_35_mov_destination_is_only_written);
    tcase_add_test(tc, item_36_clr_sxt_read_before_they_write);
    tcase_add_test(tc, item_36_tests_only_read);
    tcase_add_test(tc, item_37_byte_writes_are_datob);
    tcase_add_test(tc, item_38_jsr_sp_pushes_original_sp);
    tcase_add_loop_test(tc, item_40_pc_of_a_fetch_that_fails, 0, 2);
    tcase_add_test(tc, item_40_pc_stays_when_the_kt11_refuses_a_fetch);
    tcase_add_test(tc, item_41_42_vector_push_abort_to_user_stack);
    tcase_add_test(tc, item_42_trap_instruction_push_abort_has_no_done_bit);
    tcase_add_test(tc, item_43_vector_push_abort_to_kernel_stack_is_fatal);
    tcase_add_test(tc, item_44_nxm_wins_over_mmu_abort);
    tcase_add_test(tc, item_45_red_stack_wins_over_mmu_abort);
    tcase_add_test(tc, item_46_mm_traps);
    tcase_add_test(tc, item_47_mmr1_has_pops_and_immediates);
    tcase_add_test(tc, item_48_div_overflow_sets_v);
    tcase_add_test(tc, item_49_no_cpu_error_register);
    tcase_add_test(tc, item_50_micro_break_register);
    tcase_add_test(tc, item_51_mmr3_has_three_bits_and_no_unibus_map);
    tcase_add_test(tc, item_52_line_clock_monitor_bit);
    tcase_add_test(tc, item_53_power_fail_traps_to_24);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("family");
    add_first_half(s);
    add_second_half(s);
    return s;
}

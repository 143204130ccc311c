/* Where the members of the PDP-11 family differ, rows 1 to 12: what the 11/45
 * does. Each test is named after its row of the family table (the appendix of DEC's systems
 * handbooks), in our numbering. */
#include "tests/unit/rig.h"

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

static void add_operands(Suite *s)
{
    TCase *tc = rig_case(s, "items 1 to 12");
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
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("family");
    add_operands(s);
    return s;
}

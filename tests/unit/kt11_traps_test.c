/* KT11-C, memory management traps and maintenance mode. KT11-C manual; handbook,
 * chapter 6. */
#include "tests/unit/rig.h"

enum { NOP = 0240, INC_R1 = 005201, MMR0_VA = 0177572 };

static void turn_on(word mmr0)
{
    poke(MMR0, mmr0);
}

/* A machine in user mode with I space only, page 5 away, and KT11 on. */
static void user_bench(void)
{
    map_flat();
    set_page(USER, I_SPACE, 5, 01200, 0);
    cpu_set_psw(&m->cpu, USER_PS);
    turn_on(MMR0_ON);
}

START_TEST(maintenance_relocates_destinations_only)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 0600, 077406); /* 120000 is 060000 */
    put(060000, 0111, END);
    put(0120000, 0222, END);
    turn_on(MMR0_MAINT);
    program(013700, 0120000, 010137, 0120002, 010237, 0120004, END);
    m->cpu.r[1] = 0333;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[0], 0222); /* the source was not relocated */
    ck_assert_uint_eq(look(060002), 0333);
    ck_assert_uint_eq(look(0120002), 0);
}
END_TEST

/* Kernel page 5 traps on every access. */
static void trap_bench(word mmr0)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 077404);
    turn_on(mmr0);
}

START_TEST(trap_at_the_end_of_the_instruction)
{
    trap_bench(MMR0_ON | MMR0_TRAPS_ON);
    program(013737, 0120000, DATA, INC_R1, END);
    put(0120000, 0707, END);
    steps(2);
    expect_trap(VEC_MMU, 01006, 0);
    ck_assert_uint_eq(look(DATA), 0707);
    ck_assert_uint_eq(look(MMR0) & 0170000, MMR0_TRAP);
}
END_TEST

START_TEST(trap_only_once_until_bit_12_is_cleared)
{
    trap_bench(MMR0_ON | MMR0_TRAPS_ON);
    set_vector(VEC_MMU, 01400, 0340);
    put(01400, 005203, 2, END); /* INC R3; RTI */
    program(005737, 0120000, 005737, 0120000, 042737, MMR0_TRAP, MMR0_VA, 005737, 0120000,
            0777, END);
    steps(4);
    ck_assert_uint_eq(m->cpu.r[3], 1);
    steps(5);
    ck_assert_uint_eq(m->cpu.r[3], 2);
}
END_TEST

START_TEST(trap_bit_without_enable_does_not_trap)
{
    trap_bench(MMR0_ON);
    program(005737, 0120000, 0777, END);
    steps(3);
    ck_assert_uint_eq(m->cpu.r[PC], 01004);
    ck_assert_uint_eq(look(MMR0) & 0170000, MMR0_TRAP);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 5)), 077404 | PDR_A);
}
END_TEST

START_TEST(trap_does_not_freeze)
{
    trap_bench(MMR0_ON);
    program(005737, 0120000, 005737, 040000, END);
    steps(2);
    ck_assert_uint_eq(look(MMR0), MMR0_TRAP | 2 << 1 | 1);
    ck_assert_uint_eq(look(MMR2), 01004);
}
END_TEST

START_TEST(fetch_from_a_trapping_page_traps)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 077404);
    put(0120000, NOP, NOP, END);
    turn_on(MMR0_ON | MMR0_TRAPS_ON);
    m->cpu.r[PC] = 0120000;
    steps(2);
    expect_trap(VEC_MMU, 0120002, 0);
}
END_TEST

START_TEST(no_trap_and_no_marks_for_the_kt11s_own_registers)
{
    static const word regs[] = { 0177572, 0177574, 0177576, 0172516, 0172340, 0177600 };
    map_flat();
    set_page(KERNEL, I_SPACE, 7, 07600, 077404);
    turn_on(MMR0_ON | MMR0_TRAPS_ON);
    program(013700, regs[_i], 0777, END);
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], 01004);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 7)), 077404);
    ck_assert_uint_eq(look(MMR0) & MMR0_TRAP, 0);
}
END_TEST

START_TEST(other_registers_of_the_io_page_trap)
{
    static const word regs[] = { 0177774, 0177776, 0177560, BENCH_VA };
    map_flat();
    set_page(KERNEL, I_SPACE, 7, 07600, 077404);
    turn_on(MMR0_ON | MMR0_TRAPS_ON);
    program(013700, regs[_i], 0777, END);
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], handler(VEC_MMU));
    ck_assert_uint_eq(look(m->cpu.r[SP]), 01004);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 7)), 077404 | PDR_A);
}
END_TEST

START_TEST(psw_pushed_has_previous_mode_of_new_ps)
{
    user_bench();
    program(0104400, END);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw & (PSW_CM | PSW_PM), 0030000);
}
END_TEST

static void add_traps(Suite *s)
{
    TCase *tc = rig_case(s, "maintenance and traps");
    tcase_add_test(tc, maintenance_relocates_destinations_only);
    tcase_add_test(tc, trap_at_the_end_of_the_instruction);
    tcase_add_test(tc, trap_only_once_until_bit_12_is_cleared);
    tcase_add_test(tc, trap_bit_without_enable_does_not_trap);
    tcase_add_test(tc, trap_does_not_freeze);
    tcase_add_test(tc, fetch_from_a_trapping_page_traps);
    tcase_add_loop_test(tc, no_trap_and_no_marks_for_the_kt11s_own_registers, 0, 6);
    tcase_add_loop_test(tc, other_registers_of_the_io_page_trap, 0, 4);
    tcase_add_test(tc, psw_pushed_has_previous_mode_of_new_ps);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("kt11 traps");
    add_traps(s);
    return s;
}

/* Where the members of the PDP-11 family differ, rows 35 to 53: what the 11/45
 * does. Each test is named after its row of the family table (the appendix of DEC's systems
 * handbooks), in our numbering.
 * Not tested, for want of anything to hold them to: 39 (RTS SP), 48 beyond V, 54 (no parity
 * memory is fitted). */
#include "tests/unit/rig.h"

enum { NOP = 0240 };

static void set_r(int n, word value)
{
    m->cpu.r[n] = value;
}

static word r(int n)
{
    return m->cpu.r[n];
}

static void expect_fatal_stack(word pc, word ps)
{
    ck_assert_uint_eq(r(PC), handler(VEC_BUS));
    ck_assert_uint_eq(r(SP), 0);
    ck_assert_uint_eq(look(0), pc);
    ck_assert_uint_eq(look(2), ps);
}

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

START_TEST(item_42_push_abort_leaves_a_frozen_mmr0)
{
    user_stack_gone(0300);
    poke(MMR0, MMR0_ON | MMR0_PL);
    program(NOP, END);
    cpu_set_psw(&m->cpu, 05);
    request(5, 0300);
    steps(2);
    expect_trap(VEC_MMU, 01000, 05);
    ck_assert_uint_eq(look(MMR0), MMR0_ON | MMR0_PL);
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

static void add_cycles_and_aborts(Suite *s)
{
    TCase *tc = rig_case(s, "items 35 to 53");
    tcase_add_test(tc, item_35_mov_destination_is_only_written);
    tcase_add_test(tc, item_36_clr_sxt_read_before_they_write);
    tcase_add_test(tc, item_36_tests_only_read);
    tcase_add_test(tc, item_37_byte_writes_are_datob);
    tcase_add_test(tc, item_38_jsr_sp_pushes_original_sp);
    tcase_add_loop_test(tc, item_40_pc_of_a_fetch_that_fails, 0, 2);
    tcase_add_test(tc, item_40_pc_stays_when_the_kt11_refuses_a_fetch);
    tcase_add_test(tc, item_41_42_vector_push_abort_to_user_stack);
    tcase_add_test(tc, item_42_push_abort_leaves_a_frozen_mmr0);
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
    Suite *s = suite_create("family aborts");
    add_cycles_and_aborts(s);
    return s;
}

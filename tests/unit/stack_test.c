/* The kernel's stack: its limit, the yellow and the red zone, and what is fatal.
 * PDP-11/45 Processor Handbook, chapter 5. */
#include "tests/unit/rig.h"

enum { INC_R1 = 005201, SLR = 0777774, PIRQ = 0777772, SLR_VA = 0177774 };

static word r(int n)
{
    return m->cpu.r[n];
}

START_TEST(slr_has_eight_bits)
{
    program(012737, 0177777, SLR_VA, 0112737, 0123, SLR_VA, END);
    ck_assert_uint_eq(look(SLR), 0);
    steps(1);
    ck_assert_uint_eq(look(SLR), 0177400);
    steps(1); /* the low byte does not exist */
    ck_assert_uint_eq(look(SLR), 0177400);
    poke(SLR, 0);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK);
    program(0112737, 0123, SLR_VA + 1, END);
    steps(1);
    ck_assert_uint_eq(look(SLR), 0123 << 8);
}
END_TEST

START_TEST(reset_clears_slr_and_pirq)
{
    poke(SLR, 01000);
    cpu_set_psw(&m->cpu, 0340);
    poke(PIRQ, 0177000);
    program(5, END);
    steps(1);
    ck_assert_uint_eq(look(SLR), 0);
    ck_assert_uint_eq(look(PIRQ), 0);
    ck_assert_uint_eq(m->cpu.psw, 0340);
}
END_TEST

/* MOV R0,-(SP) that reaches EA with the limit LIMIT; two steps. */
static void push_to(word ea, word limit)
{
    poke(SLR, limit);
    program(010046, 0777, END);
    m->cpu.r[0] = 0123;
    put(ea & ~1u, 0, END);
    cpu_set_sp(&m->cpu, KERNEL, (word)(ea + 2));
    steps(2);
}

START_TEST(no_trap_at_the_limit)
{
    word limit = (word)(_i * 01000);
    push_to(limit + 0400, limit);
    ck_assert_uint_eq(r(PC), 01002);
    ck_assert_uint_eq(look((paddr)(limit + 0400)), 0123);
}
END_TEST

START_TEST(yellow_zone_completes_and_traps)
{
    word limit = (word)(_i / 16 * 04000), ea = (word)(limit + 0376 - _i % 16 * 2);
    if (ea < limit + 0344)
        return; /* the trap's own pushes reach the red zone: next test */
    push_to(ea, limit);
    expect_trap(VEC_BUS, 01002, 0);
    ck_assert_uint_eq(look(ea), 0123);
    ck_assert_uint_eq(r(SP), ea - 4);
}
END_TEST

/* The abort comes in the vector flow, whose new PC and PS are saved (CKBO). */
START_TEST(yellow_zone_whose_trap_ends_in_the_red_zone)
{
    push_to(0342, 0);
    steps(1);
    ck_assert_uint_eq(r(PC), handler(VEC_BUS));
    ck_assert_uint_eq(r(SP), 0);
    ck_assert_uint_eq(look(0), handler(VEC_BUS));
    ck_assert_uint_eq(look(2), 0340);
    ck_assert_uint_eq(look(0342), 0123); /* it completed */
    ck_assert_uint_eq(look(0336), 0340); /* what set_vector put there */
}
END_TEST

START_TEST(red_zone_is_not_written)
{
    word limit = (word)(_i * 04000);
    push_to((word)(limit + 0336), limit);
    steps(1);
    ck_assert_uint_eq(r(PC), handler(VEC_BUS));
    ck_assert_uint_eq(r(SP), 0);
    ck_assert_uint_eq(look(0), 01002);
    ck_assert_uint_eq(look(2), 0);
    ck_assert_uint_eq(look((paddr)(limit + 0336)), 0);
}
END_TEST

START_TEST(red_zone_found_by_a_trap)
{
    program(0104400, END);
    cpu_set_sp(&m->cpu, KERNEL, 0340);
    cpu_set_psw(&m->cpu, 012);
    steps(2);
    ck_assert_uint_eq(r(PC), handler(VEC_BUS));
    ck_assert_uint_eq(r(SP), 0);
    ck_assert_uint_eq(look(0), handler(VEC_TRAP));
    ck_assert_uint_eq(look(2), 0340);
    ck_assert_uint_eq(look(0336), 0340);
}
END_TEST

/* The pushes of a trap are checked as any others: a yellow trap follows it. */
START_TEST(yellow_zone_found_by_a_trap)
{
    program(0104400, END);
    cpu_set_sp(&m->cpu, KERNEL, 0400);
    cpu_set_psw(&m->cpu, _i ? USER_PS : 0);
    steps(3);
    expect_trap(VEC_BUS, handler(VEC_TRAP), _i ? 030340 : 0340);
    ck_assert_uint_eq(look(0374), 01002);
    ck_assert_uint_eq(r(SP), 0370);
}
END_TEST

START_TEST(psw_is_red)
{
    program(010016, END); /* MOV R0,(SP) */
    cpu_set_sp(&m->cpu, KERNEL, 0177776);
    m->cpu.r[0] = 0340;
    steps(2);
    ck_assert_uint_eq(r(PC), handler(VEC_BUS));
    ck_assert_uint_eq(r(SP), 0);
    ck_assert_uint_eq(look(2), 0); /* PSW was not written */
}
END_TEST

START_TEST(reads_may_be_anywhere)
{
    program(011600, 005716, 022626, 0777,
            END); /* MOV (SP),R0; TST (SP); CMP (SP)+,(SP)+ */
    cpu_set_sp(&m->cpu, KERNEL, 0100);
    steps(4);
    ck_assert_uint_eq(r(PC), 01006);
}
END_TEST

START_TEST(fatal_stack_lets_one_instruction_pass)
{
    set_vector(VEC_BUS, 01400, 0);
    put(01400, INC_R1, INC_R1, 0777, END);
    program(010046, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK + 1);
    request(7, 0300);
    cpu_set_psw(&m->cpu, 0340);
    steps(3);
    /* the interrupt waits for one instruction; its pushes below 0 then fail again */
    ck_assert_uint_ge(r(1), 1);
}
END_TEST

static void add_stack(Suite *s)
{
    TCase *tc = rig_case(s, "stack limit");
    tcase_add_test(tc, slr_has_eight_bits);
    tcase_add_test(tc, reset_clears_slr_and_pirq);
    tcase_add_loop_test(tc, no_trap_at_the_limit, 0, 4);
    tcase_add_loop_test(tc, yellow_zone_completes_and_traps, 0, 32);
    tcase_add_test(tc, yellow_zone_whose_trap_ends_in_the_red_zone);
    tcase_add_loop_test(tc, red_zone_is_not_written, 0, 2);
    tcase_add_test(tc, red_zone_found_by_a_trap);
    tcase_add_loop_test(tc, yellow_zone_found_by_a_trap, 0, 2);
    tcase_add_test(tc, psw_is_red);
    tcase_add_test(tc, reads_may_be_anywhere);
    tcase_add_test(tc, fatal_stack_lets_one_instruction_pass);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("stack");
    add_stack(s);
    return s;
}

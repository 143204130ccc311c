/* The processor's odds and ends: stack limit, PIRQ, vectors, odd addresses, the fatal
 * stack, T bit, priority of what comes at once, HALT, RESET, WAIT, console registers.
 * PDP-11/45 Processor Handbook, chapters 2 and 5. */
#include "tests/unit/rig.h"

enum {
    NOP = 0240,
    INC_R1 = 005201,
    RTI = 2,
    SLR = 0777774,
    PIRQ = 0777772,
    SLR_VA = 0177774,
    PIRQ_VA = 0177772
};

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

static void traced(word ps)
{
    put(0700, 6, END); /* RTT */
    put(KSTACK - 4, PROGRAM, PSW_T | ps, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 4);
    m->cpu.r[PC] = 0700;
    steps(1);
}

START_TEST(t_traps_after_each_instruction)
{
    set_vector(VEC_BPT, 01400, 0340);
    put(01400, 005202, _i, END); /* INC R2; RTT or RTI */
    program(INC_R1, INC_R1, INC_R1, INC_R1, END);
    traced(0);
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
    traced(0);
    steps(2);
    expect_trap(taken[_i], 01002, PSW_T);
    ck_assert_uint_eq(r(SP), KSTACK - 4); /* and no T trap: the new PS has T clear */
}
END_TEST

START_TEST(t_trap_of_an_aborted_instruction_does_not_come)
{
    program(005737, DATA + 1, END);
    traced(0);
    steps(2);
    expect_trap(VEC_BUS, 01004, PSW_T);
    ck_assert_uint_eq(r(SP), KSTACK - 4);
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

START_TEST(interrupt_before_t_bit)
{
    program(NOP, END);
    traced(0);
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
    traced(0);
    steps(2);
    expect_trap(VEC_MMU, 01004, PSW_T);
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
    tcase_add_test(tc, psw_is_red);
    tcase_add_test(tc, reads_may_be_anywhere);
    tcase_add_test(tc, fatal_stack_lets_one_instruction_pass);
}

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
    tcase_add_test(tc, interrupt_before_t_bit);
    tcase_add_test(tc, mmu_trap_before_t_bit);
}

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
    add_stack(s);
    add_interrupts(s);
    add_traps(s);
    return s;
}

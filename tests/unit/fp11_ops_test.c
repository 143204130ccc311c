/* FP11-B: what an instruction does besides its arithmetic. Exceptions, -0, operands of one
 * word, condition codes for the processor, reserved codes, maintenance mode, overlapped
 * time. FP11-B manual, chapters 3 and 4; what DEC's CFPA to CFPO expect. */
#include "tests/unit/rig.h"

#include <string.h>

enum {
    FER = 0100000,
    FID = 0040000,
    FIUV = 0004000,
    FIU = 0002000,
    FIV = 0001000,
    FIC = 0000400,
    FD = 0000200,
    FL = 0000100,
    FMM = 0000020
};

static void set_ac(int ac, word w0, word w1)
{
    const word w[4] = { w0, w1, 3, 4 };
    memcpy(m->cpu.fp.ac[ac], w, sizeof w);
}

static word ac(int n, int i)
{
    return m->cpu.fp.ac[n][i];
}

static word fps(void)
{
    return m->cpu.fp.fps;
}

/* One instruction with FPS, from PSW 0. */
static void carry_out(word status, int first, int second)
{
    program(first, second, 0240, 0240, END);
    cpu_set_psw(&m->cpu, 0);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK);
    m->cpu.fp.fps = status;
    m->cpu.fp.fec = 0;
    steps(1);
}

START_TEST(division_by_zero_changes_nothing)
{
    set_ac(0, 040400, 5);
    carry_out(017, 0174427, 0); /* DIVF #0,AC0 */
    ck_assert_uint_eq(ac(0, 0), 040400);
    ck_assert_uint_eq(fps(), FER | 017);
    ck_assert_uint_eq(m->cpu.fp.fea, PROGRAM);
    steps(1);
    expect_trap(VEC_FP, PROGRAM + 4, 0);
    ck_assert_uint_eq(m->cpu.fp.fec, 4);
}
END_TEST

/* FIV off: the exponent is too small by 400 all the same, and nothing traps. */
START_TEST(overflow_keeps_its_result)
{
    set_ac(0, 077600, 0);
    carry_out(_i ? FIV : 0, 0171027, 041401); /* MULF #,AC0: exponents 377 and 206 */
    ck_assert_uint_eq(ac(0, 0), 001001);
    ck_assert_uint_eq(fps(), _i ? FER | FIV | 2 : 2);
    ck_assert_uint_eq(m->cpu.fp.fec, _i ? 010 : 0);
    ck_assert_int_eq(sched_pending(&m->bus.sched, m->cpu.fp.event), _i);
}
END_TEST

/* A product (5 us) that overflows: the processor has gone on when the trap comes. */
START_TEST(the_trap_of_a_result_is_late)
{
    int n = 0;
    set_ac(0, 077600, 0);
    carry_out(FIV, 0171000, 005200); /* MULF AC0,AC0; INC R0; NOP; NOP; ... */
    for (word at = 4; at < 64; at += 2)
        put(PROGRAM + at, 0240, END);
    m->cpu.r[0] = 0;
    int64_t handed_over = m->bus.sched.now;
    for (; m->cpu.r[PC] != handler(VEC_FP); n++)
        steps(1);
    ck_assert_int_gt(n, 4);
    ck_assert_uint_eq(m->cpu.r[0], 1);
    ck_assert_uint_eq(m->cpu.fp.fea, PROGRAM);
    expect_trap(VEC_FP, (word)(PROGRAM + 2 * n), 0);
    ck_assert_int_ge(m->bus.sched.now - handed_over, 5000);
    ck_assert_int_lt(m->bus.sched.now - handed_over, 12000);
}
END_TEST

/* An FP11 instruction waits for it, and is begun after it. */
START_TEST(the_next_fp11_instruction_comes_after_the_trap)
{
    set_ac(0, 077600, 0);
    carry_out(FIV, 0171000, 0170321); /* MULF AC0,AC0; STST (R1)+ */
    m->cpu.r[1] = DATA;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[1], DATA);
    steps(1);
    expect_trap(VEC_FP, PROGRAM + 2, 0);
    put(handler(VEC_FP), 2, END); /* RTI */
    steps(2);
    ck_assert_uint_eq(m->cpu.r[1], DATA + 4);
    ck_assert_uint_eq(look(DATA), 010);
    ck_assert_uint_eq(look(DATA + 2), PROGRAM);
}
END_TEST

START_TEST(the_trap_ends_a_wait)
{
    set_ac(0, 077600, 0);
    carry_out(FIV, 0171000, 1); /* MULF AC0,AC0; WAIT */
    steps(3);
    expect_trap(VEC_FP, PROGRAM + 4, 0);
}
END_TEST

/* With FID set nobody is told, and START forgets. */
START_TEST(no_trap_is_left)
{
    set_ac(0, 077600, 0);
    carry_out(FIV | FID, 0171000, 0240);
    ck_assert(!sched_pending(&m->bus.sched, m->cpu.fp.event));
    set_ac(0, 077600, 0);
    carry_out(FIV, 0171000, 0240);
    ck_assert(sched_pending(&m->bus.sched, m->cpu.fp.event));
    cpu_reset(&m->cpu);
    ck_assert(!sched_pending(&m->bus.sched, m->cpu.fp.event));
}
END_TEST

START_TEST(underflow_keeps_its_result_only_if_enabled)
{
    set_ac(0, 0100200, 0);
    carry_out(FID | (_i ? FIU : 0), 0171027, 036601); /* exponents 1 and 173 */
    ck_assert_uint_eq(ac(0, 0), _i ? 0176601 : 0);
    ck_assert_uint_eq(fps(), FID | (_i ? FER | FIU | 010 : 4));
    ck_assert_uint_eq(m->cpu.fp.fec, _i ? 012 : 0);
}
END_TEST

/* An exception for what is in memory, none for a register; codes change in LD, TST, ABS,
 * NEG and LDC only. */
static const struct {
    word op, cc;
} takes_minus_zero[] = {
    {0172010,  017}, /* ADD SUB MUL MOD DIV CMP (R0) */
    { 0173010, 017},
    { 0171010, 017},
    { 0171410, 017},
    { 0174410, 017},
    { 0173410, 017},
    { 0172410, 014}, /* LD LDC TST ABS NEG (R0) */
    { 0177410, 014},
    { 0170510, 014},
    { 0170610, 014},
    { 0170710, 014},
};

START_TEST(minus_zero_in_memory)
{
    put(DATA, 0100000, 5, 6, 7, END);
    m->cpu.r[0] = DATA;
    set_ac(0, 040400, 5);
    carry_out(FID | FIUV | 017, takes_minus_zero[_i].op, 0240);
    ck_assert_uint_eq(m->cpu.fp.fec, 014);
    ck_assert_uint_eq(fps(), FER | FID | FIUV | takes_minus_zero[_i].cc);
    ck_assert_uint_eq(ac(0, 0), 040400);
    ck_assert_uint_eq(look(DATA), 0100000);
    set_ac(2, 0100000, 5);
    carry_out(FID | FIUV, (takes_minus_zero[_i].op & ~077) | 2, 0240);
    ck_assert_msg(m->cpu.fp.fec != 014, "-0 in AC2 is an exception");
}
END_TEST

START_TEST(neg_and_abs_of_zero_are_true_zero)
{
    put(DATA, 0177, 5, END);
    m->cpu.r[0] = DATA;
    carry_out(0, _i ? 0170610 : 0170710, 0240);
    ck_assert_uint_eq(look(DATA), 0);
    ck_assert_uint_eq(look(DATA + 2), 0);
    ck_assert_uint_eq(fps(), 4);
}
END_TEST

START_TEST(neg_abs_tst)
{
    static const word got[][3] = {
        {0170722,  0140300, 010},
        { 0170622, 0040300, 0  },
        { 0170522, 0040300, 0  }
    };
    put(DATA, 040300, 5, 6, 7, END);
    m->cpu.r[2] = DATA;
    carry_out(FD | 7, got[_i][0], 0240);
    ck_assert_uint_eq(look(DATA), got[_i][1]);
    ck_assert_uint_eq(look(DATA + 6), 7);
    ck_assert_uint_eq(m->cpu.r[2], DATA + 010);
    ck_assert_uint_eq(fps(), FD | got[_i][2]);
}
END_TEST

START_TEST(compare_of_two_zeros_clears_the_accumulator)
{
    set_ac(0, 0100177, 5);
    carry_out(0, 0173427, 0177); /* CMPF #177,AC0 */
    ck_assert_uint_eq(ac(0, 0) | ac(0, 1), 0);
    ck_assert_uint_eq(ac(0, 2), 3);
    ck_assert_uint_eq(fps(), 4);
}
END_TEST

/* FL, but a register or an immediate: the high word of 32 bits. */
START_TEST(long_integer_of_one_word)
{
    m->cpu.r[3] = 1;
    carry_out(FL, _i ? 0177027 : 0177003, _i ? 1 : 0240); /* LDCLF */
    ck_assert_uint_eq(ac(0, 0), 044200);                  /* 65536. */
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + (_i ? 4 : 2));
    set_ac(0, 044500, 0); /* 196608. */
    carry_out(FL, _i ? 0175427 : 0175403, 0240);
    ck_assert_uint_eq(_i ? look(PROGRAM + 2) : m->cpu.r[3], 3);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + (_i ? 4 : 2));
}
END_TEST

START_TEST(integer_operands_step_by_their_length)
{
    m->cpu.r[2] = DATA;
    m->cpu.r[4] = DATA + 0100;
    carry_out(_i ? FL : 0, 0177022, 0240);
    carry_out(_i ? FL : 0, 0175444, 0240);
    ck_assert_uint_eq(m->cpu.r[2], DATA + (_i ? 4 : 2));
    ck_assert_uint_eq(m->cpu.r[4], DATA + 0100 - (_i ? 4 : 2));
}
END_TEST

START_TEST(conversion_error_tells_the_processor)
{
    set_ac(0, 0144200, 0); /* -65536. */
    m->cpu.r[3] = 0777;
    carry_out(FID | FIC, 0175403, 0240);
    ck_assert_uint_eq(m->cpu.r[3], 0);
    ck_assert_uint_eq(m->cpu.psw & 017, 5);
    ck_assert_uint_eq(fps(), FER | FID | FIC | 5);
    ck_assert_uint_eq(m->cpu.fp.fec, 6);
}
END_TEST

START_TEST(stexp)
{
    static const word of[][3] = {
        {0040000,  0,       4  },
        { 0137600, 0177777, 010},
        { 0077600, 0177,    0  },
        { 0,       0177600, 010}
    };
    set_ac(1, of[_i][0], 5);
    carry_out(017, 0175103, 0240); /* STEXP AC1,R3 */
    ck_assert_uint_eq(m->cpu.r[3], of[_i][1]);
    ck_assert_uint_eq(m->cpu.psw & 017, of[_i][2]);
    ck_assert_uint_eq(fps(), of[_i][2]);
}
END_TEST

/* Source, enables, first and second word of the result, FPS and FEC. */
static const struct {
    word source, status, w0, w1, after, fec;
} exponents[] = {
    {5,        0,         0141253, 7, 010,                   0  },
    { 0201,    0,         0100253, 7, 012,                   0  },
    { 0200,    FID | FIV, 0100053, 7, FER | FID | FIV | 016, 010},
    { 0177600, 0,         0,       0, 4,                     0  },
    { 0177600, FID | FIU, 0100053, 7, FER | FID | FIU | 014, 012},
    { 0177575, FID | FIU, 0177253, 7, FER | FID | FIU | 010, 012},
};

START_TEST(ldexp_of)
{
    set_ac(0, 0140053, 7);
    carry_out(exponents[_i].status, 0176427, exponents[_i].source);
    ck_assert_uint_eq(ac(0, 0), exponents[_i].w0);
    ck_assert_uint_eq(ac(0, 1), exponents[_i].w1);
    ck_assert_uint_eq(fps(), exponents[_i].after);
    ck_assert_uint_eq(m->cpu.fp.fec, exponents[_i].fec);
}
END_TEST

/* The processor reckons with the operand of a code that the FP11 does not know. */
START_TEST(reserved_codes_step_registers)
{
    static const struct {
        word op;
        int by;
    } step[] = {
        {0170020,  0 },
        { 0170021, 4 },
        { 0170022, 4 },
        { 0170023, 0 },
        { 0170030, 2 },
        { 0170034, 2 },
        { 0170040, 0 },
        { 0170041, -4},
        { 0170042, -4},
        { 0170050, -2},
        { 0170064, 0 }
    };
    for (int i = 0; i < 6; i++)
        m->cpu.r[i] = DATA;
    carry_out(FID, step[_i].op, 2);
    ck_assert_uint_eq(m->cpu.r[step[_i].op & 7], (word)(DATA + step[_i].by));
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + ((step[_i].op & 060) == 060 ? 4 : 2));
    ck_assert_uint_eq(m->cpu.fp.fec, 2);
}
END_TEST

START_TEST(no_accumulators_6_and_7)
{
    static const word ops[] = { 0170500, 0170600, 0170700, 0171000, 0171400, 0172000,
                                0173000, 0173400, 0174400, 0176000, 0177400 };
    for (int r = 6; r < 8; r++) {
        carry_out(FID, ops[_i] | r, 0240);
        ck_assert_uint_eq(m->cpu.fp.fec, 2);
        ck_assert_uint_eq(fps(), FER | FID);
    }
}
END_TEST

/* With FMM set the microprogram stops in the state that LDUB took from R3. */
START_TEST(microbreak)
{
    static const struct {
        int op;
        word state, w0;
    } at[] = {
        {0172410,  5,    040400},
        { 0172410, 021,  040500},
        { 0172010, 0115, 040400},
        { 0171010, 0230, 040400},
        { 0174410, 0314, 040400}
    };
    put(DATA, 040500, 1, END);
    m->cpu.r[0] = DATA;
    m->cpu.r[3] = at[_i].state;
    set_ac(0, 040400, 0);
    carry_out(FID | FMM, 0170003, at[_i].op); /* LDUB */
    steps(1);
    ck_assert_uint_eq(m->cpu.fp.fec, 016);
    ck_assert_uint_eq(m->cpu.fp.fea, PROGRAM + 2);
    ck_assert_uint_eq(ac(0, 0), at[_i].w0);
    carry_out(FID, at[_i].op, 0240);
    ck_assert_uint_eq(m->cpu.fp.fec, 0);
}
END_TEST

/* The processor runs on while the FP11 multiplies (5 us); the next FP11 instruction waits. */
START_TEST(time_overlaps)
{
    program(0171000, 0240, 0170501, 0240, END); /* MULF AC0,AC0; NOP; TSTF AC1 */
    steps(1);
    int64_t handed_over = m->bus.sched.now;
    steps(1);
    ck_assert_int_lt(m->bus.sched.now - handed_over, 2000);
    steps(1);
    ck_assert_int_eq(m->bus.sched.now, handed_over + 5000);
    ck_assert_int_eq(m->cpu.fp.busy_until, m->bus.sched.now + 1500);
}
END_TEST

START_TEST(a_store_waits_for_its_result)
{
    set_ac(0, 040300, 0);
    program(0175403, 0240, END); /* STCFI AC0,R3 */
    steps(1);
    ck_assert_int_ge(m->cpu.spent, 3500);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("fp11_ops");
    TCase *tc = rig_case(s, "exceptions");
    tcase_add_test(tc, division_by_zero_changes_nothing);
    tcase_add_loop_test(tc, overflow_keeps_its_result, 0, 2);
    tcase_add_test(tc, the_trap_of_a_result_is_late);
    tcase_add_test(tc, the_next_fp11_instruction_comes_after_the_trap);
    tcase_add_test(tc, the_trap_ends_a_wait);
    tcase_add_test(tc, no_trap_is_left);
    tcase_add_loop_test(tc, underflow_keeps_its_result_only_if_enabled, 0, 2);
    tcase_add_loop_test(tc, minus_zero_in_memory, 0,
                        sizeof takes_minus_zero / sizeof *takes_minus_zero);
    tcase_add_loop_test(tc, no_accumulators_6_and_7, 0, 11);
    tcase_add_loop_test(tc, reserved_codes_step_registers, 0, 11);
    tcase_add_loop_test(tc, microbreak, 0, 5);
    tc = rig_case(s, "operands and results");
    tcase_add_loop_test(tc, neg_and_abs_of_zero_are_true_zero, 0, 2);
    tcase_add_loop_test(tc, neg_abs_tst, 0, 3);
    tcase_add_test(tc, compare_of_two_zeros_clears_the_accumulator);
    tcase_add_loop_test(tc, long_integer_of_one_word, 0, 2);
    tcase_add_loop_test(tc, integer_operands_step_by_their_length, 0, 2);
    tcase_add_test(tc, conversion_error_tells_the_processor);
    tcase_add_loop_test(tc, stexp, 0, 4);
    tcase_add_loop_test(tc, ldexp_of, 0, sizeof exponents / sizeof *exponents);
    tc = rig_case(s, "time");
    tcase_add_test(tc, time_overlaps);
    tcase_add_test(tc, a_store_waits_for_its_result);
    return s;
}

/* Time that no row of a table gives: what depends on the data, on requests that wait, on
 * service, and on a whole loop of V6's. */
#include "tests/unit/timing_rig.h"

START_TEST(shifts)
{
    static const struct {
        word count;
        int shifts;
    } list[] = {
        {0,    0 },
        { 1,   1 },
        { 5,   5 },
        { 31,  31},
        { 077, 1 },
        { 040, 32}
    };
    fit(_i);
    for (int i = 0; i < 6; i++)
        for (word op = 072000; op <= 073000; op += 01000) {
            m->cpu.r[4] = list[i].count;
            run_one("ASH R", (word)(op | 0204), -1, 0,
                    of(shift_reg, _i) + 150 * list[i].shifts);
            put(PROGRAM + 2, list[i].count, END);
            run_one("ASH #", (word)(op | 0227), -1, 0,
                    of(src[2], _i) + of(shift_mem, _i) + 150 * list[i].shifts);
        }
}
END_TEST

START_TEST(multiplication)
{
    static const word factors[] = { 0, 1, 0177777, 077777, 0100000 };
    fit(_i);
    for (int i = 0; i < 5; i++) {
        m->cpu.r[4] = factors[i];
        m->cpu.r[2] = 012345;
        run_one("MUL R", 070204, -1, 0, of(mul, _i));
        for (int mode = 1; mode < 8; mode++) {
            point(1, OPERAND, mode, 2);
            run_one("MUL", (word)(070201 | mode << 3), mode, -1,
                    of(src[mode], _i) + of(mul, _i));
        }
    }
}
END_TEST

START_TEST(division)
{
    static const int32_t dividends[] = { 1, 077777, -32767, 060000, 0 };
    fit(_i);
    m->cpu.r[4] = 0;
    run_one("DIV by 0", 071204, -1, 0, of(div_zero, _i));
    int memory_time = of(div_zero, _i) - 900;
    for (int i = 0; i < 5; i++)
        for (int divisor = -7; divisor < 8; divisor += 3) {
            m->cpu.r[2] = (word)((uint32_t)dividends[i] >> 16);
            m->cpu.r[3] = (word)dividends[i];
            m->cpu.r[4] = (word)divisor;
            put(PROGRAM, 071204, END);
            m->cpu.r[PC] = PROGRAM;
            steps(1);
            ck_assert_int_eq(m->cpu.psw & (PSW_V | PSW_C), 0);
            ck_assert_int_ge(m->cpu.spent, 7050 + memory_time);
            ck_assert_int_le(m->cpu.spent, 8550 + memory_time);
        }
}
END_TEST

/* With a request waiting nothing is fetched ahead: a register operation takes two states
 * more. Seen in the sum, with the service and the handler's BR. */
START_TEST(register_operation_with_a_request_pending)
{
    fit(_i);
    cpu_set_psw(&m->cpu, 0340);
    program(0230, 005201, NOP, END); /* SPL 0; INC R1: still before the interrupt */
    request(5, 0300);
    steps(1);
    int64_t before = m->bus.sched.now;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[1], 1);
    int least = of(reg_reg_r7, _i) + of(service, _i) + of(branch_taken, _i);
    ck_assert_int_ge(m->bus.sched.now - before, least);
    ck_assert_int_le(m->bus.sched.now - before, least + 1200); /* BR, BG, SACK, INTR */
}
END_TEST

START_TEST(register_operation_below_a_masked_request)
{
    fit(_i);
    cpu_set_psw(&m->cpu, 0340);
    program(005201, END);
    request(5, 0300);
    steps(1);
    ck_assert_int_eq(m->cpu.spent, of(reg_reg, _i));
}
END_TEST

START_TEST(register_operation_under_trace)
{
    fit(_i);
    program(005201, END);
    traced();
    int64_t before = m->bus.sched.now;
    steps(2);
    ck_assert_int_eq(m->bus.sched.now - before,
                     of(reg_reg_r7, _i) + of(service, _i) + of(branch_taken, _i));
}
END_TEST

START_TEST(trap_service)
{
    fit(_i);
    program(NOP, END);
    traced();
    int64_t before = m->bus.sched.now;
    steps(2); /* NOP; T trap and BR . */
    ck_assert_uint_eq(m->cpu.r[PC], handler(VEC_BPT));
    int64_t took = m->bus.sched.now - before;
    ck_assert_int_eq(took, of(quick, _i) + of(service, _i) + of(branch_taken, _i));
    ck_assert_int_eq(m->cpu.spent, of(service, _i) + of(branch_taken, _i));
}
END_TEST

START_TEST(interrupt_service)
{
    fit(_i);
    program(NOP, END);
    request(5, 0300);
    steps(1); /* the interrupt and BR . */
    ck_assert_uint_eq(m->cpu.r[PC], handler(0300));
    int least = of(service, _i) + of(branch_taken, _i);
    ck_assert_int_ge(m->cpu.spent, least);
    ck_assert_int_le(m->cpu.spent, least + 1200); /* BR, BG, SACK, INTR */
}
END_TEST

START_TEST(time_out_takes_10_us)
{
    fit(_i);
    program(005737, 0160000, END);
    int64_t before = m->bus.sched.now;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], handler(VEC_BUS));
    ck_assert_int_ge(m->bus.sched.now - before, 10000 + of(service, _i));
    ck_assert_int_le(m->bus.sched.now - before, 20000 + of(service, _i));
}
END_TEST

START_TEST(reset_takes_10_ms)
{
    program(5, END);
    steps(1);
    ck_assert_int_ge(m->cpu.spent, 10 * NS_PER_MS);
    ck_assert_int_le(m->cpu.spent, 11 * NS_PER_MS);
}
END_TEST

/* V6's copyseg: 32 x { MFPD (R0)+; MTPD (R1)+; SOB }. */
START_TEST(copyseg_of_a_click)
{
    static const int per_word[3] = { 3780, 4830, 7190 };
    fit(2 * _i + 1);
    cpu_set_psw(&m->cpu, 0030000);
    program(0106520, 0106621, 077203, NOP, END);
    m->cpu.r[0] = OPERAND;
    m->cpu.r[1] = OTHER;
    m->cpu.r[2] = 32;
    int64_t before = m->bus.sched.now;
    steps(3);
    ck_assert_int_eq(m->bus.sched.now - before, per_word[_i]);
    steps(31 * 3);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 6);
    ck_assert_int_eq(m->bus.sched.now - before, 32 * per_word[_i] + 150);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("timing_data");
    TCase *tc = rig_case(s, "what depends on data");
    tcase_add_loop_test(tc, shifts, 0, KINDS);
    tcase_add_loop_test(tc, multiplication, 0, KINDS);
    tcase_add_loop_test(tc, division, 0, KINDS);
    tc = rig_case(s, "requests and service");
    tcase_add_loop_test(tc, register_operation_with_a_request_pending, 0, KINDS);
    tcase_add_loop_test(tc, register_operation_below_a_masked_request, 0, KINDS);
    tcase_add_loop_test(tc, register_operation_under_trace, 0, KINDS);
    tcase_add_loop_test(tc, trap_service, 0, KINDS);
    tcase_add_loop_test(tc, interrupt_service, 0, KINDS);
    tcase_add_loop_test(tc, time_out_takes_10_us, 0, KINDS);
    tcase_add_test(tc, reset_takes_10_ms);
    tcase_add_loop_test(tc, copyseg_of_a_click, 0, 3);
    return s;
}

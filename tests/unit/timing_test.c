/* Time: every row of the instruction timing tables, for each kind of memory, with KT11 off
 * and on, by running the instruction and reading cpu->spent. KB11-A flow diagrams;
 * PDP-11/45 Processor Handbook, appendix "Instruction timing". */
#include "tests/unit/rig.h"

enum {
    NOP = 0240,
    OPERAND = DATA,     /* R1's */
    OTHER = DATA + 0400 /* R2's */
};

/* ns: bipolar, MOS, core, and what KT11 adds. */
struct time {
    int bipolar, mos, core, kt11;
};

static const struct time src[8] = {
    {0,     0,    0,    0  },
    { 300,  450,  830,  90 },
    { 300,  450,  830,  90 },
    { 750,  1050, 1810, 180},
    { 450,  600,  980,  90 },
    { 900,  1200, 1960, 180},
    { 600,  900,  1660, 180},
    { 1050, 1500, 2640, 270},
};

/* Destinations by the A fork (SM0 and single operand). */
static const struct time dst_a[8] = {
    {0,     0,    0,    0  },
    { 300,  450,  830,  90 },
    { 300,  450,  830,  90 },
    { 750,  1050, 1810, 180},
    { 450,  600,  980,  90 },
    { 900,  1200, 1960, 180},
    { 600,  900,  1660, 180},
    { 1050, 1500, 2640, 270},
};

/* By the C fork (SM1-7): modes 6 and 7 take a state more. */
static const struct time dst_c[8] = {
    {0,     0,    0,    0  },
    { 300,  450,  830,  90 },
    { 300,  450,  830,  90 },
    { 750,  1050, 1810, 180},
    { 450,  600,  980,  90 },
    { 900,  1200, 1960, 180},
    { 750,  1050, 1810, 180},
    { 1200, 1650, 2790, 270},
};

static const struct time reg_reg = { 300, 450, 830, 90 };
static const struct time reg_reg_r7 = { 600, 750, 1130, 90 };
static const struct time mem_reg = { 450, 600, 980, 90 };
static const struct time mem_reg_odd = { 600, 750, 1130, 90 };
static const struct time mem_reg_r7 = { 750, 900, 1280, 90 };
static const struct time modify = { 750, 1050, 1660, 180 };
static const struct time test = { 450, 600, 980, 90 };
static const struct time shift_odd = { 900, 1200, 1810, 180 };
static const struct time neg_reg = { 750, 900, 1280, 90 };
static const struct time neg_mem = { 1050, 1350, 1960, 180 };

static const struct time mov_sm0[8] = {
    {300,   450,  830,  90 },
    { 750,  1050, 1660, 180},
    { 750,  1050, 1660, 180},
    { 1200, 1650, 2640, 270},
    { 900,  1200, 1810, 180},
    { 1350, 1800, 2790, 270},
    { 1050, 1500, 2490, 270},
    { 1500, 2100, 3470, 360},
};

static const struct time mov_sm1[8] = {
    {450,   600,  980,  90 },
    { 750,  1050, 1660, 180},
    { 750,  1050, 1660, 180},
    { 1200, 1650, 2640, 270},
    { 900,  1200, 1810, 180},
    { 1350, 1800, 2790, 270},
    { 1200, 1650, 2640, 270},
    { 1650, 2250, 3620, 360},
};

static const struct time jmp[8] = {
    {0,     0,    0,    0  },
    { 900,  1050, 1430, 90 },
    { 900,  1050, 1430, 90 },
    { 1200, 1500, 2260, 180},
    { 900,  1050, 1430, 90 },
    { 1350, 1650, 2410, 180},
    { 1050, 1350, 2110, 180},
    { 1500, 1950, 3090, 270},
};

static const struct time jsr[8] = {
    {0,     0,    0,    0  },
    { 1500, 1800, 2410, 180},
    { 1500, 1800, 2410, 180},
    { 1800, 2250, 3240, 270},
    { 1500, 1800, 2410, 180},
    { 1950, 2400, 3390, 270},
    { 1650, 2100, 3090, 270},
    { 2100, 2700, 4070, 360},
};

static const struct time mtp[8] = {
    {900,   1200, 1960, 180},
    { 1200, 1650, 2640, 270},
    { 1200, 1650, 2640, 270},
    { 1650, 2250, 3620, 360},
    { 1350, 1800, 2790, 270},
    { 1800, 2400, 3770, 360},
    { 1650, 2250, 3620, 360},
    { 2100, 2850, 4600, 450},
};

static const struct time mfp_reg = { 1200, 1500, 2110, 180 };
static const struct time mfp_mem = { 1050, 1350, 1960, 180 };
static const struct time branch_not_taken = { 300, 450, 830, 90 };
static const struct time branch_taken = { 600, 750, 1130, 90 };
static const struct time sob_taken = { 600, 750, 1130, 90 };
static const struct time sob_through = { 750, 900, 1280, 90 };
static const struct time rts = { 1050, 1350, 2110, 180 };
static const struct time mark = { 900, 1200, 1960, 180 };
static const struct time rti = { 1500, 1950, 3090, 270 };
static const struct time quick = { 600, 750, 1130, 90 }; /* SPL, CLx, SEx, NOP */
static const struct time emt = { 2400, 3150, 4750, 450 };
static const struct time bpt = { 2250, 3000, 4600, 450 };
static const struct time shift_reg = { 750, 900, 1280, 90 }; /* ASH, ASHC, no shifts */
static const struct time shift_mem = { 900, 1050, 1430, 90 };
static const struct time mul = { 3300, 3450, 3830, 90 };
static const struct time div_zero = { 900, 1050, 1430, 90 };
static const struct time service = { 2550, 3300, 4900, 450 };

static const enum memory memories[3] = { MEMORY_BIPOLAR, MEMORY_MOS, MEMORY_CORE };

/* The loop tests below run once for each of six: three memories, KT11 off and on. */
enum { KINDS = 6 };

static int of(struct time t, int kind)
{
    int ns[3] = { t.bipolar, t.mos, t.core };
    return ns[kind / 2] + (kind % 2 ? t.kt11 : 0);
}

static void fit(int kind)
{
    ck_assert(machine_set_memory(m, memories[kind / 2]));
    map_flat();
    poke(MMR0, kind % 2 ? MMR0_ON : 0);
    put(OPERAND, OPERAND + 0100, END);
    put(OTHER, OTHER + 0100, END);
}

/* Register N such that MODE reaches AT (even): -(R) steps by STEP, @-(R) by two. */
static void point(int n, word at, int mode, int step)
{
    m->cpu.r[n] = (word)(at + (mode == 4 ? step : mode == 5 ? 2 : 0));
}

/* What -(R) takes off in the instruction OP. */
static int step_of(word op)
{
    return op & SIGN && (op & 0170000) != 0160000 ? 1 : 2; /* SUB is a word instruction */
}

/* Runs one instruction whose source, if SM >= 0, is R1 by mode SM and whose destination
 * is R2 by mode DM; fails unless it took WANT ns. Both operands are words. */
static void run_one(const char *name, word op, int sm, int dm, int want)
{
    paddr at = PROGRAM + 2;
    m->bus.core[PROGRAM / 2] = op;
    for (int i = 0; i < 2; i++)
        if ((i ? dm : sm) >= 6) {
            m->bus.core[at / 2] = 0;
            at += 2;
        }
    put(OPERAND, OPERAND + 0100, 0, END);
    put(OTHER, OTHER + 0100, 0, END);
    m->cpu.r[PC] = PROGRAM;
    steps(1);
    ck_assert_msg(m->cpu.spent == want, "%s (%06o): %d ns, not %d", name, op,
                  (int)m->cpu.spent, want);
}

static void double_operand(const char *name, word op, struct time in_reg,
                           struct time from_mem, struct time in_mem, int kind)
{
    for (int sm = 0; sm < 8; sm++)
        for (int dm = 0; dm < 8; dm++) {
            point(1, OPERAND, sm, step_of(op));
            point(2, OTHER, dm, step_of(op));
            int want = of(src[sm], kind);
            if (dm == 0)
                want += of(sm ? from_mem : in_reg, kind);
            else
                want += of(sm ? dst_c[dm] : dst_a[dm], kind) + of(in_mem, kind);
            run_one(name, (word)(op | sm << 9 | 0102 | dm << 3), sm, dm, want);
        }
}

START_TEST(add_sub_bic_bis)
{
    static const word ops[] = { 0060000, 0160000, 0040000, 0050000, 0140000, 0150000 };
    fit(_i);
    for (int i = 0; i < 6; i++)
        double_operand("modify", ops[i], reg_reg, mem_reg, modify, _i);
}
END_TEST

START_TEST(cmp_bit)
{
    static const word ops[] = { 0020000, 0030000, 0120000, 0130000 };
    fit(_i);
    for (int i = 0; i < 4; i++)
        double_operand("test", ops[i], reg_reg, mem_reg, test, _i);
}
END_TEST

START_TEST(xor_as_add)
{
    fit(_i);
    for (int dm = 0; dm < 8; dm++) {
        point(2, OTHER, dm, 2);
        run_one("XOR", (word)(074102 | dm << 3), -1, dm,
                of(dst_a[dm], _i) + of(dm ? modify : reg_reg, _i));
    }
}
END_TEST

START_TEST(mov)
{
    fit(_i);
    for (int sm = 0; sm < 8; sm++)
        for (int dm = 0; dm < 8; dm++) {
            point(1, OPERAND, sm, 2);
            point(2, OTHER, dm, 2);
            run_one("MOV", (word)(010102 | sm << 9 | dm << 3), sm, dm,
                    of(src[sm], _i) + of(sm ? mov_sm1[dm] : mov_sm0[dm], _i));
        }
}
END_TEST

static void single_operand(const char *name, word op, struct time in_reg,
                           struct time in_mem, int kind)
{
    for (int dm = 0; dm < 8; dm++) {
        point(2, OTHER, dm, step_of(op));
        run_one(name, (word)(op | dm << 3 | 2), -1, dm,
                of(dst_a[dm], kind) + of(dm ? in_mem : in_reg, kind));
    }
}

START_TEST(single_operands)
{
    fit(_i);
    for (word op = 005000; op <= 006700; op += 0100) {
        if (op >= 006400 && op <= 006600)
            continue;
        bool neg = op == 005400, tst = op == 005700;
        struct time in_reg = neg ? neg_reg : reg_reg;
        struct time in_mem = neg ? neg_mem : tst ? test : modify;
        single_operand("single", op, in_reg, in_mem, _i);
        if (op != 006700)
            single_operand("single byte", op | 0100000, in_reg, in_mem, _i);
    }
    single_operand("SWAB", 000300, reg_reg, modify, _i);
}
END_TEST

START_TEST(odd_byte_rotates)
{
    static const word ops[] = { 0106012, 0106212 }; /* RORB (R2); ASRB (R2) */
    fit(_i);
    for (int i = 0; i < 2; i++) {
        m->cpu.r[2] = OTHER + 1;
        run_one("odd byte shift", ops[i], -1, 1, of(dst_a[1], _i) + of(shift_odd, _i));
    }
}
END_TEST

START_TEST(odd_byte_source_to_register)
{
    fit(_i);
    m->cpu.r[1] = OPERAND + 1;
    run_one("BISB odd,R", 0151102, 1, 0, of(src[1], _i) + of(mem_reg_odd, _i));
    run_one("CMPB odd,R", 0121102, 1, 0, of(src[1], _i) + of(mem_reg_odd, _i));
    run_one("MOVB odd,R", 0111102, 1, 0, of(src[1], _i) + of(mem_reg_odd, _i));
}
END_TEST

START_TEST(destination_r7)
{
    fit(_i);
    m->cpu.r[1] = 2;
    run_one("ADD R1,PC", 060107, 0, 0, of(reg_reg_r7, _i));
    m->cpu.r[1] = PROGRAM;
    run_one("MOV R1,PC", 010107, 0, 0, of(reg_reg_r7, _i));
    run_one("INC PC", 005207, -1, 0, of(reg_reg_r7, _i));
    m->cpu.r[1] = OPERAND;
    run_one("ADD (R1),PC", 061107, 1, 0, of(src[1], _i) + of(mem_reg_r7, _i));
    run_one("MOV (R1),PC", 011107, 1, 0, of(src[1], _i) + of(mem_reg_r7, _i));
}
END_TEST

START_TEST(jumps)
{
    fit(_i);
    for (int mode = 1; mode < 8; mode++) {
        point(2, OTHER, mode, 2);
        run_one("JMP", (word)(0102 | mode << 3), -1, mode, of(jmp[mode], _i));
        point(2, OTHER, mode, 2);
        run_one("JSR", (word)(004702 | mode << 3), -1, mode, of(jsr[mode], _i));
    }
}
END_TEST

START_TEST(control)
{
    fit(_i);
    run_one("BR", 000401, -1, 0, of(branch_taken, _i));
    cpu_set_psw(&m->cpu, PSW_Z);
    run_one("BNE not taken", 001001, -1, 0, of(branch_not_taken, _i));
    run_one("BEQ taken", 001401, -1, 0, of(branch_taken, _i));
    m->cpu.r[3] = 2;
    run_one("SOB taken", 077301, -1, 0, of(sob_taken, _i));
    run_one("SOB through", 077301, -1, 0, of(sob_through, _i));
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 4);
    run_one("RTS", 000205, -1, 0, of(rts, _i));
    m->cpu.r[5] = PROGRAM;
    run_one("MARK", 006401, -1, 0, of(mark, _i));
    run_one("SPL", 000230, -1, 0, of(quick, _i));
    run_one("NOP", NOP, -1, 0, of(quick, _i));
    run_one("SCC", 000277, -1, 0, of(quick, _i));
}
END_TEST

START_TEST(returns)
{
    for (word op = 2; op <= 6; op += 4) {
        fit(_i);
        put(KSTACK - 4, PROGRAM, 0, END);
        cpu_set_sp(&m->cpu, KERNEL, KSTACK - 4);
        run_one("RTI", op, -1, 0, of(rti, _i));
    }
}
END_TEST

START_TEST(trap_instructions)
{
    fit(_i);
    run_one("EMT", 0104000, -1, 0, of(emt, _i));
    run_one("TRAP", 0104777, -1, 0, of(emt, _i));
    run_one("BPT", 3, -1, 0, of(bpt, _i));
    run_one("IOT", 4, -1, 0, of(bpt, _i));
}
END_TEST

START_TEST(reserved_instruction)
{
    fit(_i);
    run_one("000007", 7, -1, 0, of(emt, _i));
}
END_TEST

START_TEST(moves_between_modes)
{
    fit(_i);
    for (int dm = 0; dm < 8; dm++) {
        static const word ops[2] = { 006502, 0106502 };
        for (int i = 0; i < 2; i++) {
            point(2, OTHER, dm, 2);
            run_one("MFP", (word)(ops[i] | dm << 3), -1, dm,
                    of(dst_a[dm], _i) + of(dm ? mfp_mem : mfp_reg, _i));
            point(2, OTHER, dm, 2);
            run_one("MTP", (word)((ops[i] + 0100) | dm << 3), -1, dm, of(mtp[dm], _i));
        }
    }
}
END_TEST

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

START_TEST(insn_ns_is_what_running_takes)
{
    enum memory memory = memories[_i / 2];
    bool kt11 = _i % 2;
    ck_assert_int_eq(cpu_insn_ns(0010102, memory, kt11), of(mov_sm0[0], _i));
    ck_assert_int_eq(cpu_insn_ns(0013737, memory, kt11),
                     of(src[3], _i) + of(mov_sm1[3], _i));
    ck_assert_int_eq(cpu_insn_ns(0061272, memory, kt11),
                     of(src[1], _i) + of(dst_c[7], _i) + of(modify, _i));
    ck_assert_int_eq(cpu_insn_ns(0001001, memory, kt11), of(branch_not_taken, _i));
    ck_assert_int_eq(cpu_insn_ns(0072204, memory, kt11), of(shift_reg, _i));
    ck_assert_int_eq(cpu_insn_ns(0070204, memory, kt11), of(mul, _i));
    ck_assert_int_eq(cpu_insn_ns(0104400, memory, kt11), of(emt, _i));
    ck_assert_int_eq(cpu_insn_ns(0004767, memory, kt11), of(jsr[6], _i));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("timing");
    TCase *tc = rig_case(s, "tables");
    tcase_add_loop_test(tc, add_sub_bic_bis, 0, KINDS);
    tcase_add_loop_test(tc, cmp_bit, 0, KINDS);
    tcase_add_loop_test(tc, xor_as_add, 0, KINDS);
    tcase_add_loop_test(tc, mov, 0, KINDS);
    tcase_add_loop_test(tc, single_operands, 0, KINDS);
    tcase_add_loop_test(tc, odd_byte_rotates, 0, KINDS);
    tcase_add_loop_test(tc, odd_byte_source_to_register, 0, KINDS);
    tcase_add_loop_test(tc, destination_r7, 0, KINDS);
    tcase_add_loop_test(tc, jumps, 0, KINDS);
    tcase_add_loop_test(tc, control, 0, KINDS);
    tcase_add_loop_test(tc, returns, 0, KINDS);
    tcase_add_loop_test(tc, trap_instructions, 0, KINDS);
    tcase_add_loop_test(tc, reserved_instruction, 0, KINDS);
    tcase_add_loop_test(tc, moves_between_modes, 0, KINDS);
    tcase_add_loop_test(tc, insn_ns_is_what_running_takes, 0, KINDS);
    tc = rig_case(s, "what depends on data");
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

/* FP11 as far as kernels use it to save it: FPS, the mode switches, STST, CFCC, and LD, ST
 * and CLR, exact in F and D in every addressing mode. FP11-B manual; handbook, chapter 7. */
#include "tests/unit/rig.h"

#include <string.h>

enum {
    FPS_FER = 0100000,
    FPS_FID = 040000,
    FPS_FIUV = 04000,
    FPS_FD = 0200,
    FPS_FL = 0100
};

static word r(int n)
{
    return m->cpu.r[n];
}

START_TEST(ldfps_and_stfps)
{
    program(0170100, 0170201, 0170221, END); /* LDFPS R0; STFPS R1; STFPS (R1)+ */
    m->cpu.r[0] = 0177777;
    steps(2);
    ck_assert_uint_eq(r(1) & ~020u, 0147757);
    m->cpu.r[1] = DATA;
    steps(1);
    ck_assert_uint_eq(look(DATA) & ~020u, 0147757);
    ck_assert_uint_eq(r(1), DATA + 2);
}
END_TEST

START_TEST(ldfps_keeps_the_maintenance_bit)
{
    program(0170127, 040220, 0170200, END); /* LDFPS #40220; STFPS R0 */
    steps(2);
    ck_assert_uint_eq(r(0), 040220);
}
END_TEST

START_TEST(mode_switches)
{
    program(0170011, 0170012, 0170001, 0170002, END); /* SETD SETL SETF SETI */
    m->cpu.fp.fps = 017;
    steps(1);
    ck_assert_uint_eq(m->cpu.fp.fps, FPS_FD | 017);
    steps(1);
    ck_assert_uint_eq(m->cpu.fp.fps, FPS_FD | FPS_FL | 017);
    steps(1);
    ck_assert_uint_eq(m->cpu.fp.fps, FPS_FL | 017);
    steps(1);
    ck_assert_uint_eq(m->cpu.fp.fps, 017);
}
END_TEST

START_TEST(cfcc_copies_the_conditions)
{
    program(0170000, END);
    m->cpu.fp.fps = (word)(FPS_FD | _i);
    cpu_set_psw(&m->cpu, (word)(0340 | (~_i & 017)));
    steps(1);
    ck_assert_uint_eq(m->cpu.psw, 0340 | _i);
}
END_TEST

START_TEST(stst_stores_fec_and_fea)
{
    program(0170321, 0170302, 0170341, END); /* STST (R1)+; STST R2; STST -(R1) */
    m->cpu.fp.fec = 4;
    m->cpu.fp.fea = 01234;
    m->cpu.r[1] = DATA;
    steps(1);
    ck_assert_uint_eq(look(DATA), 4);
    ck_assert_uint_eq(look(DATA + 2), 01234);
    ck_assert_uint_eq(r(1), DATA + 4);
    steps(2);
    ck_assert_uint_eq(r(2), 4);
    ck_assert_uint_eq(r(1), DATA);
}
END_TEST

/* Register 1 so that MODE reaches OPERAND, an operand of BYTES bytes; what R1 is then. */
enum { OPERAND = DATA + 0100 };
static word aim(int mode, int bytes)
{
    put(DATA, OPERAND, END);
    m->bus.core[(PROGRAM + 2) / 2] = 0;
    word before[8] = { 0,        OPERAND, OPERAND, DATA, (word)(OPERAND + bytes),
                       DATA + 2, OPERAND, DATA };
    word after[8] = { 0,       OPERAND, (word)(OPERAND + bytes), DATA + 2, OPERAND, DATA,
                      OPERAND, DATA };
    m->cpu.r[1] = before[mode];
    return after[mode];
}

START_TEST(ld_and_st_are_exact_in_every_mode)
{
    struct dice d = { 11045 };
    bool d_mode = _i >= 8;
    int words = d_mode ? 4 : 2, mode = _i % 8;
    for (int n = 0; n < 400; n++) {
        int ac = n % 4;
        word value[4];
        for (int i = 0; i < 4; i++)
            value[i] = (word)dice_next(&d);
        m->cpu.fp.fps = d_mode ? FPS_FD : 0;
        word after = aim(mode, 2 * words);
        memcpy(&m->bus.core[OPERAND / 2], value, sizeof value);
        program(0172401 | ac << 6 | mode << 3, END); /* LDx operand,AC */
        steps(1);
        ck_assert_uint_eq(r(1), after);
        ck_assert_uint_eq(r(PC), PROGRAM + (mode >= 6 ? 4 : 2));
        word cc = (word)((value[0] & 0100000 ? 010 : 0) | (value[0] & 077600 ? 0 : 4));
        ck_assert_uint_eq(m->cpu.fp.fps & 017, cc);
        ck_assert_mem_eq(m->cpu.fp.ac[ac], value, 2u * (unsigned)words);
        put(OPERAND, 1, 2, 3, 4, 5, END);
        after = aim(mode, 2 * words);
        program(0174001 | ac << 6 | mode << 3, END); /* STx AC,operand */
        steps(1);
        ck_assert_uint_eq(r(1), after);
        ck_assert_mem_eq(&m->bus.core[OPERAND / 2], value, 2u * (unsigned)words);
        ck_assert_uint_eq(look((paddr)(OPERAND + 2 * words)), (word)(words + 1));
        ck_assert_uint_eq(m->cpu.fp.fps & 017, cc);
    }
}
END_TEST

START_TEST(clr_in_every_mode)
{
    bool d_mode = _i >= 8;
    int words = d_mode ? 4 : 2, mode = _i % 8;
    m->cpu.fp.fps = (word)((d_mode ? FPS_FD : 0) | 013);
    word after = aim(mode, 2 * words);
    put(OPERAND, 1, 2, 3, 4, 5, END);
    program(0170401 | mode << 3, END);
    steps(1);
    ck_assert_uint_eq(r(1), after);
    for (int i = 0; i < words; i++)
        ck_assert_uint_eq(look((paddr)(OPERAND + 2 * i)), 0);
    ck_assert_uint_eq(look((paddr)(OPERAND + 2 * words)), (word)(words + 1));
    ck_assert_uint_eq(m->cpu.fp.fps & 017, 4);
}
END_TEST

START_TEST(accumulator_to_accumulator)
{
    static const word value[4] = { 0040511, 0007732, 0121041, 0064302 };
    program(0174005, 0172505, 0170405, END); /* STD AC0,AC5; LDD AC5,AC1; CLRD AC5 */
    m->cpu.fp.fps = FPS_FD;
    memcpy(m->cpu.fp.ac[0], value, sizeof value);
    steps(2);
    ck_assert_mem_eq(m->cpu.fp.ac[5], value, sizeof value);
    ck_assert_mem_eq(m->cpu.fp.ac[1], value, sizeof value);
    steps(1);
    static const word zero[4] = { 0 };
    ck_assert_mem_eq(m->cpu.fp.ac[5], zero, sizeof zero);
}
END_TEST

START_TEST(immediate_is_one_word)
{
    static const word loaded[4] = { 040200, 0, 0, 0 };
    program(0172427, 040200, 0174027, 1, 0240, END); /* LDx #; STx AC0,# */
    m->cpu.fp.fps = _i ? FPS_FD : 0;
    steps(1);
    ck_assert_uint_eq(r(PC), PROGRAM + 4);
    ck_assert_mem_eq(m->cpu.fp.ac[0], loaded, _i ? 8 : 4);
    m->cpu.fp.ac[0][1] = 0777;
    steps(1);
    ck_assert_uint_eq(r(PC), PROGRAM + 010);
    ck_assert_uint_eq(look(PROGRAM + 6), 040200);
    ck_assert_uint_eq(look(PROGRAM + 010), 0240);
}
END_TEST

START_TEST(operands_of_the_program_counter)
{
    put(OPERAND, 040300, 1, 2, 3, END);
    put(DATA, OPERAND, END);
    /* LDD @#OPERAND,AC0; LDD OPERAND,AC1; LDD @DATA,AC2 */
    program(0172437, OPERAND, 0172567, OPERAND - 01010, 0172677, DATA - 01014, END);
    m->cpu.fp.fps = FPS_FD;
    steps(3);
    for (int ac = 0; ac < 3; ac++)
        ck_assert_mem_eq(m->cpu.fp.ac[ac], &m->bus.core[OPERAND / 2], 8);
}
END_TEST

START_TEST(accumulators_6_and_7_are_errors)
{
    static const word ops[] = { 0172406, 0172407, 0174006, 0174007, 0170406, 0170407 };
    program(0240, ops[_i], 0240, 0240, END);
    steps(3);
    expect_trap(VEC_FP, 01004, 0);
    ck_assert_uint_eq(m->cpu.fp.fec, 2);
    ck_assert_uint_eq(m->cpu.fp.fea, 01002);
    ck_assert_uint_eq(m->cpu.fp.fps & FPS_FER, FPS_FER);
}
END_TEST

/* 170010 to 170077 but for SETD and SETL; 170003 to 170007 are for maintenance. */
START_TEST(illegal_operation_codes)
{
    for (int op = 0170010; op <= 0170077; op++) {
        bool through_pc = (op & 7) == 7;
        if (op == 0170011 || op == 0170012 || (through_pc && (op & 040)))
            continue;
        bool two_words = (op & 060) == 060 || ((op & 020) && through_pc && op != 0170017);
        program(op, 0, END);
        cpu_set_psw(&m->cpu, 0);
        cpu_set_sp(&m->cpu, KERNEL, KSTACK);
        m->cpu.fp.fps = m->cpu.fp.fec = 0;
        steps(2);
        ck_assert_msg(r(PC) == handler(VEC_FP), "%06o: PC %06o", op, r(PC));
        expect_trap(VEC_FP, two_words ? 01004 : 01002, 0);
        ck_assert_uint_eq(m->cpu.fp.fec, 2);
        ck_assert_uint_eq(m->cpu.fp.fea, PROGRAM);
    }
}
END_TEST

START_TEST(undefined_variable)
{
    /* LDFPS #44000; LDF (R1),AC0; STST R0: FID keeps the trap away, FER is set */
    program(0170127, FPS_FID | FPS_FIUV, 0172411, 0170300, 0777, END);
    put(DATA, 0100000, 0, END);
    m->cpu.r[1] = DATA;
    m->cpu.fp.ac[0][0] = 0123;
    steps(4);
    ck_assert_uint_eq(r(0), 014);
    ck_assert_uint_eq(m->cpu.fp.fea, 01004);
    ck_assert_uint_eq(m->cpu.fp.fps & FPS_FER, FPS_FER);
    ck_assert_uint_eq(m->cpu.fp.ac[0][0], 0123);
    ck_assert_uint_eq(r(PC), 01010);
}
END_TEST

START_TEST(undefined_variable_traps)
{
    program(0170127, FPS_FIUV, 0172411, 0240, 0240, END);
    put(DATA, 0100000, 0, END);
    m->cpu.r[1] = DATA;
    steps(3);
    expect_trap(VEC_FP, 01006, 0);
    ck_assert_uint_eq(m->cpu.fp.fec, 014);
}
END_TEST

START_TEST(undefined_variable_is_loaded_when_not_enabled)
{
    program(0172411, 0777, END);
    put(DATA, 0100000, 5, END);
    m->cpu.r[1] = DATA;
    steps(2);
    ck_assert_uint_eq(r(PC), 01002);
    ck_assert_uint_eq(m->cpu.fp.ac[0][0], 0100000);
    ck_assert_uint_eq(m->cpu.fp.ac[0][1], 5);
}
END_TEST

START_TEST(without_an_fp11_every_code_traps_to_10)
{
    m->cpu.fpp = false;
    for (int op = 0170000; op <= 0177777; op += 7) {
        program(op, END);
        cpu_set_psw(&m->cpu, 0);
        cpu_set_sp(&m->cpu, KERNEL, KSTACK);
        steps(2);
        ck_assert_msg(r(PC) == handler(VEC_RESERVED), "%06o: PC %06o", op, r(PC));
        expect_trap(VEC_RESERVED, 01002, 0);
    }
}
END_TEST

START_TEST(no_fp11_has_no_registers)
{
    program(0170127, 0200, END);
    m->cpu.fpp = false;
    steps(2);
    expect_trap(VEC_RESERVED, 01002, 0);
    ck_assert_uint_eq(m->cpu.fp.fps, 0);
}
END_TEST

START_TEST(time_out_in_the_middle_leaves_the_accumulator)
{
    ck_assert(machine_set_core(m, 24576));
    program(0172437, 24576 - 4, END); /* LDD across the end of core */
    m->cpu.fp.fps = FPS_FD;
    m->cpu.fp.ac[0][0] = 0123;
    steps(2);
    expect_trap(VEC_BUS, 01004, 0);
    ck_assert_uint_eq(m->cpu.fp.ac[0][0], 0123);
}
END_TEST

/* V4's and V6's process switch: status and six accumulators saved and brought back. */
START_TEST(kernel_save_and_restore)
{
    struct dice d = { 6 };
    struct fp11 fp = { .fps = FPS_FD | 5 };
    for (int i = 0; i < 24; i++)
        fp.ac[i / 4][i % 4] = (word)dice_next(&d);
    m->cpu.fp = fp;
    /* STFPS (R1)+; SETD; STD AC0..3,(R1)+; LDD AC4,AC0; STD; LDD AC5,AC0; STD */
    program(0170221, 0170011, 0174021, 0174121, 0174221, 0174321, 0172404, 0174021,
            0172405, 0174021, END);
    m->cpu.r[1] = DATA;
    steps(10);
    ck_assert_uint_eq(r(1), DATA + 2 + 48);
    memset(&m->cpu.fp, 0, sizeof m->cpu.fp);
    /* SETD; LDD -(R1),AC0; STD AC0,AC5; ... AC4; LDD -(R1),AC3..0; LDFPS -(R1) */
    program(0170011, 0172441, 0174005, 0172441, 0174004, 0172741, 0172641, 0172541,
            0172441, 0170141, END);
    steps(10);
    ck_assert_mem_eq(m->cpu.fp.ac, fp.ac, sizeof fp.ac);
    ck_assert_uint_eq(m->cpu.fp.fps, fp.fps);
    ck_assert_uint_eq(r(1), DATA);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("fp_small");
    TCase *tc = rig_case(s, "status");
    tcase_add_test(tc, ldfps_and_stfps);
    tcase_add_test(tc, ldfps_keeps_the_maintenance_bit);
    tcase_add_test(tc, mode_switches);
    tcase_add_loop_test(tc, cfcc_copies_the_conditions, 0, 16);
    tcase_add_test(tc, stst_stores_fec_and_fea);
    tc = rig_case(s, "load, store, clear");
    tcase_add_loop_test(tc, ld_and_st_are_exact_in_every_mode, 1, 8);
    tcase_add_loop_test(tc, ld_and_st_are_exact_in_every_mode, 9, 16);
    tcase_add_loop_test(tc, clr_in_every_mode, 1, 8);
    tcase_add_loop_test(tc, clr_in_every_mode, 9, 16);
    tcase_add_test(tc, accumulator_to_accumulator);
    tcase_add_loop_test(tc, immediate_is_one_word, 0, 2);
    tcase_add_test(tc, operands_of_the_program_counter);
    tcase_add_test(tc, kernel_save_and_restore);
    tc = rig_case(s, "errors");
    tcase_add_loop_test(tc, accumulators_6_and_7_are_errors, 0, 6);
    tcase_add_test(tc, illegal_operation_codes);
    tcase_add_test(tc, undefined_variable);
    tcase_add_test(tc, undefined_variable_traps);
    tcase_add_test(tc, undefined_variable_is_loaded_when_not_enabled);
    tcase_add_test(tc, without_an_fp11_every_code_traps_to_10);
    tcase_add_test(tc, no_fp11_has_no_registers);
    tcase_add_test(tc, time_out_in_the_middle_leaves_the_accumulator);
    return s;
}

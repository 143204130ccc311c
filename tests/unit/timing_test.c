/* Time: every row of the instruction timing tables, for each kind of memory, with KT11 off
 * and on, by running the instruction and reading cpu->spent. */
#include "tests/unit/timing_rig.h"

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
    return s;
}

/* KT11-C, which space and which mode a reference uses: I and D, MFPx and MTPx. KT11-C
 * manual; handbook, chapter 6. */
#include "tests/unit/rig.h"

static void turn_on(word mmr0)
{
    poke(MMR0, mmr0);
}

/* I and D apart in user mode: page 0 of D lies at 100000, the rest is flat. */
enum { D0 = 0100000 };

static void split_bench(void)
{
    map_flat();
    set_page(USER, D_SPACE, 0, D0 / 64, 077406);
    poke(MMR3, 1);
    cpu_set_psw(&m->cpu, USER_PS);
    turn_on(MMR0_ON);
}

struct space_case {
    word code[3];
    word i[3]; /* words at PROGRAM of D space */
    word r0;   /* expected in R0 */
    const char *text;
};
enum { SPACE_CASES = 9 };
static const struct space_case space_cases[SPACE_CASES];

START_TEST(spaces_of_source_operands)
{
    const struct space_case *c = &space_cases[_i];
    split_bench();
    program(c->code[0], c->code[1], c->code[2], END);
    put(D0 + PROGRAM, c->i[0], c->i[1], c->i[2], END);
    put(DATA, 0111, 0112, END);
    put(D0 + DATA, 0221, 0222, END);
    put(D0 + 015700, 0223, END);
    put(015700, 0113, END);
    m->cpu.r[1] = DATA;
    steps(1);
    ck_assert_msg(m->cpu.r[0] == c->r0, "%s: %06o, not %06o", c->text, m->cpu.r[0],
                  c->r0);
}
END_TEST

/* MOV R0 by the destination modes of PC: where 0777 lands. */
START_TEST(spaces_of_pc_destinations)
{
    static const struct {
        word code[2];
        paddr lands;
    } list[] = {
        {{ 010017, 0 },             PROGRAM + 2 }, /* (PC): I */
        { { 010027, 0 },            PROGRAM + 2 }, /* (PC)+: I */
        { { 010037, DATA },         D0 + DATA   }, /* @#: address from I, data D */
        { { 010047, 0 },            D0 + PROGRAM}, /* -(PC): D */
        { { 010057, 0 },            D0 + 03000  }, /* @-(PC): address from D */
        { { 010067, DATA - 01004 }, D0 + DATA   }  /* A */
    };
    split_bench();
    program(list[_i].code[0], list[_i].code[1], END);
    put(D0 + PROGRAM, 03000, 03002, END);
    m->cpu.r[0] = 0777;
    steps(1);
    ck_assert_uint_eq(look(list[_i].lands), 0777);
}
END_TEST

START_TEST(stack_is_in_d_space)
{
    split_bench();
    program(004737, 01100, END); /* JSR PC,@#1100 */
    put(01100, 0207, END);
    steps(1);
    ck_assert_uint_eq(look(D0 + USTACK - 2), 01004);
    steps(1);
    ck_assert_uint_eq(m->cpu.r[PC], 01004);
}
END_TEST

START_TEST(jump_goes_to_i_space_and_its_pointer_is_in_d)
{
    split_bench();
    program(0171, 0, END); /* JMP @(R1) */
    put(D0 + DATA, 01100, END);
    put(01100, 005200, END);
    m->cpu.r[1] = DATA;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], 01102);
    ck_assert_uint_eq(m->cpu.r[0], 1);
}
END_TEST

START_TEST(mark_and_rti_pop_from_d_space)
{
    split_bench();
    program(006401, END);
    put(D0 + 01002 + 2, 0123, END);
    m->cpu.r[5] = 01100;
    put(01100, 2, END);
    put(D0 + 01006, 01200, USER_PS | 5, END);
    steps(2);
    ck_assert_uint_eq(m->cpu.r[5], 0123);
    ck_assert_uint_eq(m->cpu.r[PC], 01200);
    ck_assert_uint_eq(m->cpu.psw, USER_PS | 5);
}
END_TEST

START_TEST(vectors_are_in_kernel_d_space)
{
    map_flat();
    set_page(KERNEL, D_SPACE, 0, D0 / 64, 077406);
    poke(MMR3, 4);
    turn_on(MMR0_ON);
    put(D0 + VEC_TRAP, 01500, 0340, END);
    put(01500, 0777, END);
    program(0104400, END);
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], 01500);
    ck_assert_uint_eq(look(D0 + KSTACK - 4), 01002);
}
END_TEST

/* MFPx and MTPx between kernel mode and user mode, whose page 1 is at 060000 in I and at
 * 100000 in D; D space is on in both. */
static void cross_bench(word psw)
{
    map_flat();
    set_page(USER, I_SPACE, 1, 00600, 077406);
    set_page(USER, D_SPACE, 1, 01000, 077406);
    put(060000, 0111, 0112, END);
    put(0100000, 0221, 0222, END);
    poke(MMR3, 5);
    cpu_set_psw(&m->cpu, psw);
    turn_on(MMR0_ON);
}

START_TEST(mfpx_reads_the_previous_mode)
{
    cross_bench(0030000);
    program(006521, 0106521, 006537, 020002, END); /* MFPI (R1)+; MFPD (R1)+; MFPI @# */
    m->cpu.r[1] = 020000;
    steps(3);
    ck_assert_uint_eq(look(KSTACK - 2), 0111);
    ck_assert_uint_eq(look(KSTACK - 4), 0222);
    ck_assert_uint_eq(look(KSTACK - 6), 0112);
    ck_assert_uint_eq(m->cpu.r[1], 020004);
}
END_TEST

START_TEST(mfpx_address_is_computed_in_the_current_mode)
{
    cross_bench(0030000);
    program(006531, END); /* MFPI @(R1)+ */
    m->cpu.r[1] = DATA;
    put(DATA, 020002, END);
    steps(1);
    ck_assert_uint_eq(look(KSTACK - 2), 0112);
}
END_TEST

START_TEST(mfpi_from_user_to_user_reads_d_space)
{
    cross_bench(USER_PS);
    program(006511, END);
    m->cpu.r[1] = 020000;
    steps(1);
    ck_assert_uint_eq(look(USTACK - 2), 0221);
}
END_TEST

START_TEST(mfpi_from_kernel_to_kernel_reads_i_space)
{
    cross_bench(0);
    set_page(KERNEL, I_SPACE, 1, 00600, 077406);
    program(006511, END);
    m->cpu.r[1] = 020000;
    steps(1);
    ck_assert_uint_eq(look(KSTACK - 2), 0111);
}
END_TEST

START_TEST(mtpx_writes_the_previous_mode)
{
    cross_bench(0030000);
    program(006621, 0106621, END);
    m->cpu.r[1] = 020000;
    put(KSTACK - 4, 0777, 0666, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 4);
    steps(2);
    ck_assert_uint_eq(look(060000), 0777);
    ck_assert_uint_eq(look(0100002), 0666);
    ck_assert_uint_eq(m->cpu.r[SP], KSTACK);
}
END_TEST

START_TEST(mfpx_mtpx_conditions)
{
    static const struct {
        word value, cc;
    } list[] = {
        {0,        PSW_Z},
        { 0100000, PSW_N},
        { 1,       0    }
    };
    for (int carry = 0; carry <= 1; carry++) {
        cross_bench((word)(0030000 | 016 | carry));
        program(006511, 006612, END); /* MFPI (R1); MTPI (R2) */
        put(060000, list[_i].value, END);
        m->cpu.r[1] = 020000;
        m->cpu.r[2] = 020010;
        steps(1);
        ck_assert_uint_eq(m->cpu.psw & PSW_CC, list[_i].cc | carry);
        cpu_set_psw(&m->cpu, (word)(0030000 | 016 | carry));
        steps(1);
        ck_assert_uint_eq(m->cpu.psw & PSW_CC, list[_i].cc | carry);
        ck_assert_uint_eq(look(060010), list[_i].value);
    }
}
END_TEST

START_TEST(mfpx_registers)
{
    program(006502, 006603, END); /* MFPI R2; MTPI R3 */
    cpu_set_psw(&m->cpu, 0030000);
    m->cpu.r[2] = 0123456;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[3], 0123456);
    ck_assert_uint_eq(m->cpu.r[SP], KSTACK);
}
END_TEST

START_TEST(mfpi_abort_is_the_previous_modes)
{
    cross_bench(0030000);
    set_page(USER, I_SPACE, 1, 0, 0);
    program(006521, END);
    m->cpu.r[1] = 020000;
    steps(2);
    expect_trap(VEC_MMU, 01002, 0030000);
    ck_assert_uint_eq(look(MMR0), MMR0_NR | 0140 | 1 << 1 | 1);
    ck_assert_uint_eq(look(MMR1), 021);
}
END_TEST

START_TEST(mtpi_abort_logs_pop_and_destination)
{
    cross_bench(0030000);
    set_page(USER, I_SPACE, 1, 0, 0);
    program(006621, END);
    m->cpu.r[1] = 020000;
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 2);
    steps(2);
    expect_trap(VEC_MMU, 01002, 0030000);
    ck_assert_uint_eq(look(MMR1), 021 << 8 | 026);
}
END_TEST

static const struct space_case space_cases[SPACE_CASES] = {
    {{ 012700, 0333 },          { 0, 0444 },     0333,   "MOV #333,R0"  },
    { { 013700, DATA },         { 0, DATA + 2 }, 0221,   "MOV @#DATA,R0"},
    { { 011700, 0333 },         { 0, 0444 },     0333,   "MOV (PC),R0"  },
    { { 014700 },               { 0444 },        014700, "MOV -(PC),R0" },
    { { 015700 },               { DATA },        0223,   "MOV @-(PC),R0"},
    { { 016700, DATA - 01004 }, { 0, 0 },        0221,   "MOV DATA,R0"  },
    { { 016100, 2 },            { 0, 0 },        0222,   "MOV 2(R1),R0" },
    { { 012100 },               { 0 },           0221,   "MOV (R1)+,R0" },
    { { 011100 },               { 0 },           0221,   "MOV (R1),R0"  },
};

static void add_spaces(Suite *s)
{
    TCase *tc = rig_case(s, "spaces");
    tcase_add_loop_test(tc, spaces_of_source_operands, 0, SPACE_CASES);
    tcase_add_loop_test(tc, spaces_of_pc_destinations, 0, 6);
    tcase_add_test(tc, stack_is_in_d_space);
    tcase_add_test(tc, jump_goes_to_i_space_and_its_pointer_is_in_d);
    tcase_add_test(tc, mark_and_rti_pop_from_d_space);
    tcase_add_test(tc, vectors_are_in_kernel_d_space);
    tcase_add_test(tc, mfpx_reads_the_previous_mode);
    tcase_add_test(tc, mfpx_address_is_computed_in_the_current_mode);
    tcase_add_test(tc, mfpi_from_user_to_user_reads_d_space);
    tcase_add_test(tc, mfpi_from_kernel_to_kernel_reads_i_space);
    tcase_add_test(tc, mtpx_writes_the_previous_mode);
    tcase_add_loop_test(tc, mfpx_mtpx_conditions, 0, 3);
    tcase_add_test(tc, mfpx_registers);
    tcase_add_test(tc, mfpi_abort_is_the_previous_modes);
    tcase_add_test(tc, mtpi_abort_logs_pop_and_destination);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("kt11 spaces");
    add_spaces(s);
    return s;
}

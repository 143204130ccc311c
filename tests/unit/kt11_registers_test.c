/* KT11-C, MMR0 to MMR3: their bits, what they follow and when they freeze. KT11-C manual;
 * handbook, chapter 6. */
#include "tests/unit/rig.h"

enum { NOP = 0240, ACF_RW = 6, MMR0_VA = 0177572 };

static const enum mode modes[3] = { KERNEL, SUPER, USER };

static void turn_on(word mmr0)
{
    poke(MMR0, mmr0);
}

START_TEST(mmr0_writable_bits)
{
    turn_on(0177777);
    ck_assert_uint_eq(look(MMR0) & 0177401, 0171401);
    turn_on(0);
    ck_assert_uint_eq(look(MMR0) & 0177401, 0);
}
END_TEST

START_TEST(mmr1_and_mmr2_are_read_only)
{
    turn_on(0100000); /* frozen */
    word mmr1 = look(MMR1), mmr2 = look(MMR2);
    poke(MMR1, (word)~mmr1);
    poke(MMR2, (word)~mmr2);
    ck_assert_uint_eq(look(MMR1), mmr1);
    ck_assert_uint_eq(look(MMR2), mmr2);
}
END_TEST

START_TEST(mmr3_has_three_bits)
{
    poke(MMR3, 0177777);
    ck_assert_uint_eq(look(MMR3), 7);
}
END_TEST

START_TEST(reset_clears_mmr0_and_mmr3_only)
{
    map_flat();
    poke(MMR3, 7);
    turn_on(MMR0_TRAPS_ON | MMR0_ON);
    program(5, NOP, END);
    steps(1);
    ck_assert_uint_eq(look(MMR0), 0);
    ck_assert_uint_eq(look(MMR3), 0);
    ck_assert_uint_eq(look(par_of(USER, D_SPACE, 7)), 07600);
    ck_assert_uint_eq(look(pdr_of(USER, D_SPACE, 7)), 077406);
}
END_TEST

/* A machine in user mode with I space only, page 5 away, and KT11 on. */
static void user_bench(void)
{
    map_flat();
    set_page(USER, I_SPACE, 5, 01200, 0);
    cpu_set_psw(&m->cpu, USER_PS);
    turn_on(MMR0_ON);
}

START_TEST(mmr0_tells_mode_space_and_page)
{
    static const word ps[3] = { 0, 0050000, USER_PS };
    enum mode mode = modes[_i / 2];
    map_flat();
    if (_i % 2)
        poke(MMR3, 7);
    set_page(mode, _i % 2 ? D_SPACE : I_SPACE, 5, 01200, 0);
    program(005737, 0120000, END);
    cpu_set_psw(&m->cpu, ps[_i / 2]);
    turn_on(MMR0_ON);
    steps(2);
    expect_trap(VEC_MMU, 01004, ps[_i / 2]);
    ck_assert_uint_eq(look(MMR0), MMR0_NR | mode << 5 | (_i % 2 ? 020 : 0) | 5 << 1 | 1);
    ck_assert_uint_eq(look(MMR2), PROGRAM);
}
END_TEST

START_TEST(mmr0_tracks_every_reference)
{
    map_flat();
    turn_on(MMR0_ON);
    program(005737, 0040000, 005737, 0100000, 010037, 0060000, END);
    steps(1);
    ck_assert_uint_eq(look(MMR0), 2 << 1 | 1);
    steps(1);
    ck_assert_uint_eq(look(MMR0), 4 << 1 | 1);
    steps(1);
    ck_assert_uint_eq(look(MMR0), 3 << 1 | 1);
}
END_TEST

/* The KT11's own registers are not tracked: EKBEE1 reads MMR0 and finds the page of the
 * instruction. */
START_TEST(mmr0_read_by_an_instruction)
{
    map_flat();
    turn_on(MMR0_ON | MMR0_TRAPS_ON);
    put(040000, 013700, MMR0_VA, END); /* MOV @#MMR0,R0 in page 2 */
    m->cpu.r[PC] = 040000;
    steps(1);
    ck_assert_uint_eq(m->cpu.r[0], MMR0_TRAPS_ON | 2 << 1 | 1);
}
END_TEST

START_TEST(abort_freezes_until_mmr0_is_written)
{
    user_bench();
    set_vector(VEC_MMU, 01400, 0340);
    put(01400, 012700, 1, 005737, 0040000, 0777, END);
    program(NOP, 005725, END);
    m->cpu.r[5] = 0120000;
    steps(5);
    ck_assert_uint_eq(m->cpu.r[PC], 01412 - 2);
    ck_assert_uint_eq(look(MMR0), MMR0_NR | 0140 | 5 << 1 | 1);
    ck_assert_uint_eq(look(MMR1), 025);
    ck_assert_uint_eq(look(MMR2), 01002);
    turn_on(MMR0_ON);
    steps(1);
    ck_assert_uint_eq(look(MMR0), 1);
    ck_assert_uint_eq(look(MMR1), 0);
    ck_assert_uint_eq(look(MMR2), 01410);
}
END_TEST

START_TEST(second_abort_while_frozen_changes_nothing)
{
    user_bench();
    set_page(KERNEL, I_SPACE, 6, 01400, 0);
    set_vector(VEC_MMU, 01400, 0340);
    put(01400, 005237, 01600, 005737, 0140000, END); /* INC @#1600; TST @#140000 */
    program(005725, END);
    m->cpu.r[5] = 0120000;
    steps(3);
    ck_assert_uint_ge(look(01600), 1);
    ck_assert_uint_eq(look(MMR0) & 0177, 0140 | 5 << 1 | 1);
    ck_assert_uint_eq(look(MMR1), 025);
    ck_assert_uint_eq(look(MMR2), PROGRAM);
}
END_TEST

START_TEST(writing_an_abort_bit_freezes)
{
    map_flat();
    turn_on(MMR0_ON);
    program(012737, 0100001, MMR0_VA, 005720, NOP, END);
    steps(3);
    ck_assert_uint_eq(look(MMR1), 013427);
    ck_assert_uint_eq(look(MMR2), PROGRAM);
    ck_assert_uint_eq(look(MMR0) & MMR0_ABORTS, MMR0_NR);
}
END_TEST

START_TEST(mmr2_follows_the_fetches)
{
    map_flat();
    turn_on(MMR0_ON);
    program(012700, 5, NOP, END);
    steps(1);
    ck_assert_uint_eq(look(MMR2), 01000);
    steps(1);
    ck_assert_uint_eq(look(MMR2), 01004);
}
END_TEST

/* An instruction that aborts in user mode on page 5, and what MMR1 then says. R0 to R4
 * and SP point into page 5 unless FINE, R5 to good core. */
struct change {
    word code[3];
    word mmr1;
    const char *text;
};
enum { CHANGES = 23 };
static const struct change changes[CHANGES];

START_TEST(mmr1_patterns)
{
    const struct change *c = &changes[_i];
    user_bench();
    program(c->code[0], c->code[1], c->code[2], END);
    for (int i = 0; i < 5; i++)
        m->cpu.r[i] = (word)(0120100 + 020 * i);
    m->cpu.r[5] = DATA;
    steps(1);
    if (m->cpu.r[PC] != handler(VEC_MMU))
        steps(1);
    ck_assert_msg(m->cpu.r[PC] == handler(VEC_MMU), "%s: no abort", c->text);
    ck_assert_msg(look(MMR1) == c->mmr1, "%s: MMR1 %06o, not %06o", c->text, look(MMR1),
                  c->mmr1);
}
END_TEST

START_TEST(mmr1_stack_patterns)
{
    static const struct change list[] = {
        {{ 0000207 },          000026,          "RTS PC"               },
        { { 0004737, 001100 }, 0366 << 8 | 027, "JSR PC,@#1100"        },
        { { 0010046 },         000366,          "MOV R0,-(SP)"         },
        { { 0110046 },         000366,          "MOVB R0,-(SP)"        },
        { { 0112600 },         000026,          "MOVB (SP)+,R0"        },
        { { 0006625 },         000026,          "MTPI (R5)+, pop fails"},
    };
    user_bench();
    program(list[_i].code[0], list[_i].code[1], list[_i].code[2], END);
    cpu_set_sp(&m->cpu, USER, 0120100);
    m->cpu.r[5] = DATA;
    steps(2);
    ck_assert_msg(m->cpu.r[PC] == handler(VEC_MMU), "%s: no abort", list[_i].text);
    ck_assert_msg(look(MMR1) == list[_i].mmr1, "%s: MMR1 %06o, not %06o", list[_i].text,
                  look(MMR1), list[_i].mmr1);
}
END_TEST

START_TEST(mmr1_has_fp_amounts)
{
    static const word fps[2] = { 0, 0200 };
    user_bench();
    m->cpu.fp.fps = fps[_i];
    program(0172420, END); /* LDF (R0)+,AC0 */
    m->cpu.r[0] = 0120100;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], handler(VEC_MMU));
    ck_assert_uint_eq(look(MMR1), _i ? 0100 : 0040);
}
END_TEST

START_TEST(recovery_from_mmr1_and_mmr2)
{
    user_bench();
    program(012021, NOP, END); /* MOV (R0)+,(R1)+ */
    m->cpu.r[0] = DATA;
    m->cpu.r[1] = 0120000;
    put(DATA, 0123, END);
    steps(2);
    expect_trap(VEC_MMU, 01002, USER_PS);
    for (word log = look(MMR1); log; log >>= 8)
        m->cpu.r[log & 7] = (word)(m->cpu.r[log & 7] - (log >> 3 & 037));
    ck_assert_uint_eq(m->cpu.r[0], DATA);
    ck_assert_uint_eq(m->cpu.r[1], 0120000);
    set_page(USER, I_SPACE, 5, 01200, 077406);
    m->cpu.r[PC] = look(MMR2);
    turn_on(MMR0_ON);
    cpu_set_psw(&m->cpu, USER_PS);
    steps(1);
    ck_assert_uint_eq(look(0120000), 0123);
}
END_TEST

START_TEST(odd_address_comes_before_relocation)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 0);
    turn_on(MMR0_ON);
    program(005737, 0120001, END);
    steps(2);
    expect_trap(VEC_BUS, 01004, 0);
    ck_assert_uint_eq(look(MMR0) & MMR0_ABORTS, 0);
}
END_TEST

START_TEST(fetch_abort_leaves_pc)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 0);
    turn_on(MMR0_ON);
    program(0137, 0120000, END);
    steps(3);
    expect_trap(VEC_MMU, 0120000, 0);
    ck_assert_uint_eq(look(MMR2), 0120000);
}
END_TEST

START_TEST(immediate_across_the_end_of_a_page_aborts)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 2, 0400, 0177 << 8 | ACF_RW);
    set_page(KERNEL, I_SPACE, 3, 0600, 0);
    put(057776, 012700, END);
    turn_on(MMR0_ON);
    m->cpu.r[PC] = 057776;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], handler(VEC_MMU));
    ck_assert_uint_eq(look(MMR0), MMR0_NR | 3 << 1 | 1);
    ck_assert_uint_eq(look(MMR2), 057776);
    ck_assert_uint_eq(look(MMR1), 027);
}
END_TEST

static const struct change changes[CHANGES] = {
    {{ 005020 },                   000020,           "CLR (R0)+"                    },
    { { 005041 },                  000361,           "CLR -(R1)"                    },
    { { 0105020 },                 000010,           "CLRB (R0)+"                   },
    { { 0105043 },                 000373,           "CLRB -(R3)"                   },
    { { 0105032 },                 000022,           "CLRB @(R2)+"                  },
    { { 0105054 },                 000364,           "CLRB @-(R4)"                  },
    { { 005037, 0120000 },         000027,           "CLR @#A"                      },
    { { 005067, 0120000 - 01004 }, 000000,           "CLR A"                        },
    { { 005061, 2 },               000000,           "CLR 2(R1)"                    },
    { { 012021 },                  000020,           "MOV (R0)+,(R1)+, source fails"},
    { { 012521 },                  0021 << 8 | 0025, "MOV (R5)+,(R1)+"              },
    { { 014521 },                  0021 << 8 | 0365, "MOV -(R5),(R1)+"              },
    { { 0112541 },                 0371 << 8 | 0015, "MOVB (R5)+,-(R1)"             },
    { { 012537, 0120000 },         0027 << 8 | 0025, "MOV (R5)+,@#A"                },
    { { 012737, 1, 0120000 },      0027 << 8 | 0027, "MOV #1,@#A"                   },
    { { 012761, 1, 2 },            000027,           "MOV #1,2(R1)"                 },
    { { 070220 },                  000020,           "MUL (R0)+,R2"                 },
    { { 071220 },                  000020,           "DIV (R0)+,R2"                 },
    { { 072240 },                  000360,           "ASH -(R0),R2"                 },
    { { 073220 },                  000020,           "ASHC (R0)+,R2"                },
    { { 074520 },                  000020,           "XOR R5,(R0)+"                 },
    { { 006520 },                  000020,           "MFPI (R0)+"                   },
    { { 006620 },                  0020 << 8 | 0026, "MTPI (R0)+"                   },
};

static void add_registers(Suite *s)
{
    TCase *tc = rig_case(s, "mmr0 to mmr3");
    tcase_add_test(tc, mmr0_writable_bits);
    tcase_add_test(tc, mmr1_and_mmr2_are_read_only);
    tcase_add_test(tc, mmr3_has_three_bits);
    tcase_add_test(tc, reset_clears_mmr0_and_mmr3_only);
    tcase_add_loop_test(tc, mmr0_tells_mode_space_and_page, 0, 6);
    tcase_add_test(tc, mmr0_tracks_every_reference);
    tcase_add_test(tc, mmr0_read_by_an_instruction);
    tcase_add_test(tc, abort_freezes_until_mmr0_is_written);
    tcase_add_test(tc, second_abort_while_frozen_changes_nothing);
    tcase_add_test(tc, writing_an_abort_bit_freezes);
    tcase_add_test(tc, mmr2_follows_the_fetches);
    tcase_add_loop_test(tc, mmr1_patterns, 0, CHANGES);
    tcase_add_loop_test(tc, mmr1_stack_patterns, 0, 6);
    tcase_add_loop_test(tc, mmr1_has_fp_amounts, 0, 2);
    tcase_add_test(tc, recovery_from_mmr1_and_mmr2);
    tcase_add_test(tc, odd_address_comes_before_relocation);
    tcase_add_test(tc, fetch_abort_leaves_pc);
    tcase_add_test(tc, immediate_across_the_end_of_a_page_aborts);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("kt11 registers");
    add_registers(s);
    return s;
}

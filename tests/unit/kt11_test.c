/* KT11-C: translation, access keys, lengths, A and W bits, MMR0 to MMR3, the choice of
 * space, MFPx and MTPx, maintenance mode, traps. KT11-C manual; handbook, chapter 6. */
#include "tests/unit/rig.h"

enum { NOP = 0240, INC_R1 = 005201, ACF_RW = 6, WHOLE = 077400, MMR0_VA = 0177572 };

static const enum mode modes[3] = { KERNEL, SUPER, USER };

static word translate(word va, enum mode mode, enum space space, enum intent intent,
                      paddr *pa)
{
    return mmu_translate(&m->mmu, va, mode, space, intent, true, pa);
}

static word ask(word va, enum intent intent)
{
    paddr pa;
    return translate(va, KERNEL, I_SPACE, intent, &pa);
}

static void turn_on(word mmr0)
{
    poke(MMR0, mmr0);
}

START_TEST(off_is_16_bits_and_the_io_page)
{
    for (uint32_t va = 0; va < 0200000; va += 0123) {
        paddr pa = 1;
        ck_assert_uint_eq(translate((word)va, USER, D_SPACE, WRITE, &pa), 0);
        ck_assert_uint_eq(pa, va < 0160000 ? va : va + 0600000);
    }
}
END_TEST

START_TEST(address_is_par_plus_block_modulo_18_bits)
{
    struct dice d = dice_start("address", 1145);
    turn_on(MMR0_ON);
    for (int i = 0; i < 20000; i++) {
        word va = (word)dice_next(&d);
        word par = (word)(dice_next(&d) & 07777);
        set_page(SUPER, I_SPACE, va >> 13, par, WHOLE | ACF_RW);
        paddr pa;
        ck_assert_uint_eq(translate(va, SUPER, I_SPACE, READ, &pa), 0);
        paddr want = ((par + (va >> 6 & 0177u)) << 6 | (va & 077u)) & 0777777;
        ck_assert_msg(pa == want, "PAR %06o VA %06o: %06o, not %06o", par, va,
                      (unsigned)pa, (unsigned)want);
    }
}
END_TEST

START_TEST(every_page_of_every_mode_and_space_is_its_own)
{
    poke(MMR3, 7);
    turn_on(MMR0_ON);
    for (int i = 0; i < 48; i++)
        set_page(modes[i / 16], (enum space)(i / 8 % 2), i % 8, (word)(i * 020),
                 WHOLE | ACF_RW);
    for (int i = 0; i < 48; i++) {
        paddr pa;
        ck_assert_uint_eq(translate((word)(i % 8 << 13 | 5), modes[i / 16],
                                    (enum space)(i / 8 % 2), WRITE, &pa),
                          0);
        ck_assert_uint_eq(pa, (paddr)(i * 02000 + 5));
    }
}
END_TEST

START_TEST(mmr3_chooses_d_space_per_mode)
{
    static const word bit[3] = { 4, 2, 1 }; /* kernel, super, user */
    turn_on(MMR0_ON);
    for (int i = 0; i < 3; i++) {
        set_page(modes[i], I_SPACE, 1, 0100, WHOLE | ACF_RW);
        set_page(modes[i], D_SPACE, 1, 0200, WHOLE | ACF_RW);
    }
    for (word mmr3 = 0; mmr3 < 8; mmr3++)
        for (int i = 0; i < 3; i++) {
            poke(MMR3, mmr3);
            bool split = mmr3 & bit[i];
            paddr pa;
            translate(020000, modes[i], D_SPACE, READ, &pa);
            ck_assert_uint_eq(pa, split ? 020000 : 010000);
            translate(020000, modes[i], I_SPACE, READ, &pa);
            ck_assert_uint_eq(pa, 010000);
            ck_assert_int_eq(mmu_space(&m->mmu, modes[i], D_SPACE),
                             split ? D_SPACE : I_SPACE);
        }
}
END_TEST

START_TEST(mode_10_has_no_pages)
{
    map_flat();
    turn_on(MMR0_ON);
    paddr pa;
    ck_assert_uint_eq(
        translate(020000, NO_MODE, I_SPACE, _i ? WRITE : READ, &pa) & MMR0_NR, MMR0_NR);
}
END_TEST

/* What an access key does: the aborting bits, and A, W, MMR0<12> if none. */
struct key {
    word abort, marks, trap;
};
static const struct key keys[8][2];

START_TEST(access_keys)
{
    for (int intent = READ; intent <= WRITE; intent++) {
        const struct key *k = &keys[_i][intent];
        turn_on(MMR0_ON | MMR0_TRAPS_ON);
        set_page(KERNEL, I_SPACE, 2, 0400, (word)(WHOLE | _i));
        word got = ask(040100, (enum intent)intent);
        word pdr = look(pdr_of(KERNEL, I_SPACE, 2));
        ck_assert_msg(got == k->abort, "ACF %d %s: %06o, not %06o", _i,
                      intent ? "write" : "read", got, k->abort);
        ck_assert_msg((pdr & 0300) == k->marks, "ACF %d %s: A and W are %03o, not %03o",
                      _i, intent ? "write" : "read", pdr & 0300, k->marks);
        ck_assert_uint_eq(look(MMR0) & MMR0_ABORTS, k->abort);
        ck_assert_uint_eq(look(MMR0) & MMR0_TRAP, k->trap);
        ck_assert_int_eq(m->mmu.trap, k->trap != 0);
        m->mmu.trap = false;
    }
}
END_TEST

START_TEST(length_at_every_block)
{
    turn_on(MMR0_ON);
    for (word plf = 0; plf < 0200; plf++) {
        set_page(KERNEL, I_SPACE, 2, 0400, (word)(plf << 8 | _i | ACF_RW));
        for (word bn = 0; bn < 0200; bn++) {
            bool out = _i ? bn < plf : bn > plf;
            word got = ask((word)(040000 | bn << 6 | 077), READ);
            ck_assert_msg(got == (out ? MMR0_PL : 0), "ED %d PLF %03o block %03o: %06o",
                          _i != 0, plf, bn, got);
            if (out)
                turn_on(MMR0_ON);
        }
    }
}
END_TEST

START_TEST(length_abort_comes_with_the_other_aborts)
{
    turn_on(MMR0_ON);
    set_page(KERNEL, I_SPACE, 2, 0400, 010000);
    ck_assert_uint_eq(ask(057700, READ), MMR0_NR | MMR0_PL);
    turn_on(MMR0_ON);
    set_page(KERNEL, I_SPACE, 2, 0400, 010002);
    ck_assert_uint_eq(ask(057700, WRITE), MMR0_RO | MMR0_PL);
    turn_on(MMR0_ON);
    ck_assert_uint_eq(ask(057700, READ), MMR0_PL);
}
END_TEST

START_TEST(length_abort_marks_nothing)
{
    turn_on(MMR0_ON);
    set_page(KERNEL, I_SPACE, 2, 0400, 010000 | 4);
    ck_assert_uint_eq(ask(057700, WRITE), MMR0_PL);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 2)), 010004);
}
END_TEST

START_TEST(par_and_pdr_bits)
{
    for (int i = 0; i < 48; i++) {
        paddr par = par_of(modes[i / 16], (enum space)(i / 8 % 2), i % 8);
        paddr pdr = pdr_of(modes[i / 16], (enum space)(i / 8 % 2), i % 8);
        poke(par, 0177777);
        poke(pdr, 0177777);
        ck_assert_uint_eq(look(par), 007777);
        ck_assert_uint_eq(look(pdr), 077417); /* A and W cannot be written */
        ck_assert(bus_write(&m->bus, par, 0, LOW_BYTE));
        ck_assert(bus_write(&m->bus, pdr, 0, HIGH_BYTE));
        ck_assert_uint_eq(look(par), 007400);
        ck_assert_uint_eq(look(pdr), 000017);
    }
}
END_TEST

START_TEST(any_write_to_par_or_pdr_clears_a_and_w)
{
    static const word masks[3] = { WHOLE_WORD, LOW_BYTE, HIGH_BYTE };
    paddr pdr = pdr_of(KERNEL, I_SPACE, 2);
    paddr at = _i < 3 ? pdr : par_of(KERNEL, I_SPACE, 2);
    turn_on(MMR0_ON);
    set_page(KERNEL, I_SPACE, 2, 0400, WHOLE | 4);
    ask(040000, WRITE);
    ck_assert_uint_eq(look(pdr), WHOLE | 4 | PDR_A | PDR_W);
    ck_assert(bus_write(&m->bus, at, look(at), masks[_i % 3]));
    ck_assert_uint_eq(look(pdr), WHOLE | 4);
    ask(040000, WRITE);
    ck_assert_uint_eq(look(pdr), WHOLE | 4 | PDR_A | PDR_W);
}
END_TEST

START_TEST(read_does_not_mark_a_plain_page)
{
    turn_on(MMR0_ON);
    set_page(KERNEL, I_SPACE, 2, 0400, WHOLE | ACF_RW);
    ask(040000, READ);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 2)), WHOLE | ACF_RW);
    ask(040000, WRITE);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 2)), WHOLE | ACF_RW | PDR_W);
    ck_assert_uint_eq(look(MMR0) & MMR0_TRAP, 0);
}
END_TEST

START_TEST(peek_leaves_no_trace)
{
    turn_on(MMR0_ON | MMR0_TRAPS_ON);
    set_page(KERNEL, I_SPACE, 2, 0400, WHOLE | 4);
    set_page(KERNEL, I_SPACE, 3, 0600, WHOLE);
    word mmr0 = look(MMR0);
    paddr pa;
    ck_assert_uint_eq(mmu_peek(&m->mmu, 040002, KERNEL, I_SPACE, WRITE, &pa), 0);
    ck_assert_uint_eq(pa, 040002);
    ck_assert_uint_eq(mmu_peek(&m->mmu, 060002, KERNEL, I_SPACE, READ, &pa), MMR0_NR);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 2)), WHOLE | 4);
    ck_assert_uint_eq(look(MMR0), mmr0);
    ck_assert(!m->mmu.trap);
}
END_TEST

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

START_TEST(maintenance_relocates_destinations_only)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 0600, 077406); /* 120000 is 060000 */
    put(060000, 0111, END);
    put(0120000, 0222, END);
    turn_on(MMR0_MAINT);
    program(013700, 0120000, 010137, 0120002, 010237, 0120004, END);
    m->cpu.r[1] = 0333;
    steps(2);
    ck_assert_uint_eq(m->cpu.r[0], 0222); /* the source was not relocated */
    ck_assert_uint_eq(look(060002), 0333);
    ck_assert_uint_eq(look(0120002), 0);
}
END_TEST

/* Kernel page 5 traps on every access. */
static void trap_bench(word mmr0)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 077404);
    turn_on(mmr0);
}

START_TEST(trap_at_the_end_of_the_instruction)
{
    trap_bench(MMR0_ON | MMR0_TRAPS_ON);
    program(013737, 0120000, DATA, INC_R1, END);
    put(0120000, 0707, END);
    steps(2);
    expect_trap(VEC_MMU, 01006, 0);
    ck_assert_uint_eq(look(DATA), 0707);
    ck_assert_uint_eq(look(MMR0) & 0170000, MMR0_TRAP);
}
END_TEST

START_TEST(trap_only_once_until_bit_12_is_cleared)
{
    trap_bench(MMR0_ON | MMR0_TRAPS_ON);
    set_vector(VEC_MMU, 01400, 0340);
    put(01400, 005203, 2, END); /* INC R3; RTI */
    program(005737, 0120000, 005737, 0120000, 042737, MMR0_TRAP, MMR0_VA, 005737, 0120000,
            0777, END);
    steps(4);
    ck_assert_uint_eq(m->cpu.r[3], 1);
    steps(5);
    ck_assert_uint_eq(m->cpu.r[3], 2);
}
END_TEST

START_TEST(trap_bit_without_enable_does_not_trap)
{
    trap_bench(MMR0_ON);
    program(005737, 0120000, 0777, END);
    steps(3);
    ck_assert_uint_eq(m->cpu.r[PC], 01004);
    ck_assert_uint_eq(look(MMR0) & 0170000, MMR0_TRAP);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 5)), 077404 | PDR_A);
}
END_TEST

START_TEST(trap_does_not_freeze)
{
    trap_bench(MMR0_ON);
    program(005737, 0120000, 005737, 040000, END);
    steps(2);
    ck_assert_uint_eq(look(MMR0), MMR0_TRAP | 2 << 1 | 1);
    ck_assert_uint_eq(look(MMR2), 01004);
}
END_TEST

START_TEST(fetch_from_a_trapping_page_traps)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 077404);
    put(0120000, NOP, NOP, END);
    turn_on(MMR0_ON | MMR0_TRAPS_ON);
    m->cpu.r[PC] = 0120000;
    steps(2);
    expect_trap(VEC_MMU, 0120002, 0);
}
END_TEST

START_TEST(no_trap_and_no_marks_for_the_kt11s_own_registers)
{
    static const word regs[] = { 0177572, 0177574, 0177576, 0172516, 0172340, 0177600 };
    map_flat();
    set_page(KERNEL, I_SPACE, 7, 07600, 077404);
    turn_on(MMR0_ON | MMR0_TRAPS_ON);
    program(013700, regs[_i], 0777, END);
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], 01004);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 7)), 077404);
    ck_assert_uint_eq(look(MMR0) & MMR0_TRAP, 0);
}
END_TEST

START_TEST(other_registers_of_the_io_page_trap)
{
    static const word regs[] = { 0177774, 0177776, 0177560, BENCH_VA };
    map_flat();
    set_page(KERNEL, I_SPACE, 7, 07600, 077404);
    turn_on(MMR0_ON | MMR0_TRAPS_ON);
    program(013700, regs[_i], 0777, END);
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], handler(VEC_MMU));
    ck_assert_uint_eq(look(m->cpu.r[SP]), 01004);
    ck_assert_uint_eq(look(pdr_of(KERNEL, I_SPACE, 7)), 077404 | PDR_A);
}
END_TEST

START_TEST(a_page_taken_away_is_away_at_once)
{
    map_flat();
    turn_on(MMR0_ON);
    /* TST @#120000; INC @#120000; CLR @#KIPDR5; TST @#120000 */
    program(005737, 0120000, 005237, 0120000, 005037, 0172312, 005737, 0120000, END);
    steps(5);
    expect_trap(VEC_MMU, 01020, PSW_Z);
    ck_assert_uint_eq(look(0120000), 1);
}
END_TEST

START_TEST(w_is_set_again_after_it_was_cleared)
{
    map_flat();
    turn_on(MMR0_ON);
    program(005237, 0120000, 012737, 077406, 0172312, 005237, 0120000, END);
    steps(1);
    ck_assert_uint_eq(look(0772312), 077406 | PDR_W);
    steps(1);
    ck_assert_uint_eq(look(0772312), 077406);
    steps(1);
    ck_assert_uint_eq(look(0772312), 077406 | PDR_W);
}
END_TEST

START_TEST(read_only_page_can_be_read_but_not_changed)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 5, 01200, 077402);
    turn_on(MMR0_ON);
    program(013700, 0120000, 005237, 0120000, END);
    put(0120000, 0707, END);
    steps(3);
    expect_trap(VEC_MMU, 01010, 0);
    ck_assert_uint_eq(m->cpu.r[0], 0707);
    ck_assert_uint_eq(look(0120000), 0707);
    ck_assert_uint_eq(look(MMR0), MMR0_RO | 5 << 1 | 1);
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

START_TEST(psw_pushed_has_previous_mode_of_new_ps)
{
    user_bench();
    program(0104400, END);
    steps(1);
    ck_assert_uint_eq(m->cpu.psw & (PSW_CM | PSW_PM), 0030000);
}
END_TEST

static const struct key keys[8][2] = {
    {{ MMR0_NR, 0, 0 },        { MMR0_NR, 0, 0 }              },
    { { 0, PDR_A, MMR0_TRAP }, { MMR0_RO, 0, 0 }              },
    { { 0, 0, 0 },             { MMR0_RO, 0, 0 }              },
    { { MMR0_NR, 0, 0 },       { MMR0_NR, 0, 0 }              },
    { { 0, PDR_A, MMR0_TRAP }, { 0, PDR_A | PDR_W, MMR0_TRAP }},
    { { 0, 0, 0 },             { 0, PDR_A | PDR_W, MMR0_TRAP }},
    { { 0, 0, 0 },             { 0, PDR_W, 0 }                },
    { { MMR0_NR, 0, 0 },       { MMR0_NR, 0, 0 }              },
};

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

static void add_translation(Suite *s)
{
    TCase *tc = rig_case(s, "translation");
    tcase_add_test(tc, off_is_16_bits_and_the_io_page);
    tcase_add_test(tc, address_is_par_plus_block_modulo_18_bits);
    tcase_add_test(tc, every_page_of_every_mode_and_space_is_its_own);
    tcase_add_test(tc, mmr3_chooses_d_space_per_mode);
    tcase_add_loop_test(tc, mode_10_has_no_pages, 0, 2);
    tcase_add_loop_test(tc, access_keys, 0, 8);
    tcase_add_loop_test(tc, length_at_every_block, 0, 1);
    tcase_add_loop_test(tc, length_at_every_block, PDR_ED, PDR_ED + 1);
    tcase_add_test(tc, length_abort_comes_with_the_other_aborts);
    tcase_add_test(tc, length_abort_marks_nothing);
    tcase_add_test(tc, par_and_pdr_bits);
    tcase_add_loop_test(tc, any_write_to_par_or_pdr_clears_a_and_w, 0, 6);
    tcase_add_test(tc, read_does_not_mark_a_plain_page);
    tcase_add_test(tc, peek_leaves_no_trace);
    tcase_add_test(tc, a_page_taken_away_is_away_at_once);
    tcase_add_test(tc, w_is_set_again_after_it_was_cleared);
    tcase_add_test(tc, read_only_page_can_be_read_but_not_changed);
}

static void add_registers(Suite *s)
{
    TCase *tc = rig_case(s, "mmr0 to mmr3");
    tcase_add_test(tc, mmr0_writable_bits);
    tcase_add_test(tc, mmr1_and_mmr2_are_read_only);
    tcase_add_test(tc, mmr3_has_three_bits);
    tcase_add_test(tc, reset_clears_mmr0_and_mmr3_only);
    tcase_add_loop_test(tc, mmr0_tells_mode_space_and_page, 0, 6);
    tcase_add_test(tc, mmr0_tracks_every_reference);
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

static void add_traps(Suite *s)
{
    TCase *tc = rig_case(s, "maintenance and traps");
    tcase_add_test(tc, maintenance_relocates_destinations_only);
    tcase_add_test(tc, trap_at_the_end_of_the_instruction);
    tcase_add_test(tc, trap_only_once_until_bit_12_is_cleared);
    tcase_add_test(tc, trap_bit_without_enable_does_not_trap);
    tcase_add_test(tc, trap_does_not_freeze);
    tcase_add_test(tc, fetch_from_a_trapping_page_traps);
    tcase_add_loop_test(tc, no_trap_and_no_marks_for_the_kt11s_own_registers, 0, 6);
    tcase_add_loop_test(tc, other_registers_of_the_io_page_trap, 0, 4);
    tcase_add_test(tc, psw_pushed_has_previous_mode_of_new_ps);
}

Suite *unit_suite(void)
{
    Suite *s = suite_create("kt11");
    add_translation(s);
    add_registers(s);
    add_spaces(s);
    add_traps(s);
    return s;
}

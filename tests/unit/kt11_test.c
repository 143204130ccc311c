/* KT11-C, translation: pages, access keys, lengths, A and W bits. KT11-C manual; handbook,
 * chapter 6. */
#include "tests/unit/rig.h"

enum { ACF_RW = 6, WHOLE = 077400 };

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

Suite *unit_suite(void)
{
    Suite *s = suite_create("kt11");
    add_translation(s);
    return s;
}

/* The addressing modes: what each one reaches and what becomes of its register, for words
 * and bytes, R0 to R5, SP and PC, as source and destination. Handbook, chapter 3. */
#include "tests/unit/rig.h"

enum { SOURCE = DATA + 0100, DEST = DATA + 0300, POINTERS = DATA + 0500 };

/* Where an operand lies and the register it is reached through. */
struct aim {
    word before, after, index;
};

/* MODE of register N so that it reaches AT, an operand of SIZE bytes. The pointer for the
 * deferred modes stands at POINTER. */
static struct aim aim(int mode, int n, word at, word pointer, int size)
{
    word step = (word)(n == SP ? 2 : size);
    put(pointer, at, END);
    switch (mode) {
    case 1:
        return (struct aim){ at, at, 0 };
    case 2:
        return (struct aim){ at, (word)(at + step), 0 };
    case 3:
        return (struct aim){ pointer, (word)(pointer + 2), 0 };
    case 4:
        return (struct aim){ (word)(at + step), at, 0 };
    case 5:
        return (struct aim){ (word)(pointer + 2), pointer, 0 };
    case 6:
        return (struct aim){ (word)(at - 0177774), (word)(at - 0177774), 0177774 };
    default:
        return (struct aim){ (word)(pointer + 6), (word)(pointer + 6), 0177772 };
    }
}

/* The instruction OP with its index words, if its modes want them. */
static void assemble(word op, int sm, word sx, int dm, word dx)
{
    paddr at = PROGRAM;
    put(at, op, END);
    if (sm >= 6)
        put(at += 2, sx, END);
    if (dm >= 6)
        put(at += 2, dx, END);
    m->cpu.r[PC] = PROGRAM;
}

static void move_case(int sm, int sn, int dm, int dn, int size, int odd)
{
    put(SOURCE, 0123456, END);
    put(DEST, 0, 0, END);
    struct aim s = aim(sm, sn, (word)(SOURCE + odd), POINTERS, size);
    struct aim d = aim(dm, dn, (word)(DEST + odd), POINTERS + 020, size);
    word op = (word)((size == 1 ? 0110000 : 0010000) | sm << 9 | sn << 6 | dm << 3 | dn);
    assemble(op, sm, s.index, dm, d.index);
    m->cpu.r[sn] = s.before;
    m->cpu.r[dn] = d.before;
    steps(1);
    word moved = size == 2 ? 0123456 : odd ? 0123456 & HIGH_BYTE : 0123456 & LOW_BYTE;
    ck_assert_msg(look(DEST) == moved, "%06o moved %06o, not %06o", op, look(DEST),
                  moved);
    ck_assert_msg(m->cpu.r[sn] == s.after, "%06o left source register %06o, not %06o", op,
                  m->cpu.r[sn], s.after);
    ck_assert_msg(m->cpu.r[dn] == d.after,
                  "%06o left destination register %06o, not %06o", op, m->cpu.r[dn],
                  d.after);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 2 + (sm >= 6 ? 2 : 0) + (dm >= 6 ? 2 : 0));
}

START_TEST(word_moves)
{
    for (int sm = 1; sm < 8; sm++)
        for (int dm = 1; dm < 8; dm++)
            for (int sn = 0; sn < 7; sn++)
                for (int dn = 0; dn < 7; dn++)
                    if (sn != dn)
                        move_case(sm, sn, dm, dn, 2, 0);
}
END_TEST

START_TEST(byte_moves)
{
    for (int sm = 1; sm < 8; sm++)
        for (int dm = 1; dm < 8; dm++)
            for (int sn = 0; sn < 7; sn++)
                for (int dn = 0; dn < 7; dn++)
                    if (sn != dn)
                        move_case(sm, sn, dm, dn, 1, _i);
}
END_TEST

/* One operand by every mode: read, changed, written to the same place. */
START_TEST(modify_by_every_mode)
{
    for (int dm = 1; dm < 8; dm++)
        for (int dn = 0; dn < 7; dn++)
            for (int size = 1; size <= 2; size++) {
                put(DEST, 0177, 0, END);
                struct aim d = aim(dm, dn, DEST, POINTERS, size);
                word op = (word)((size == 1 ? 0105200 : 0005200) | dm << 3 | dn);
                assemble(op, 0, 0, dm, d.index);
                m->cpu.r[dn] = d.before;
                steps(1);
                ck_assert_uint_eq(look(DEST), 0200);
                ck_assert_uint_eq(look(DEST + 2), 0);
                ck_assert_uint_eq(m->cpu.r[dn], d.after);
                ck_assert_uint_eq(m->cpu.psw, size == 1 ? PSW_N | PSW_V : 0);
            }
}
END_TEST

START_TEST(eis_sources)
{
    for (int sm = 1; sm < 8; sm++)
        for (int sn = 0; sn < 7; sn++) {
            int reg = sn == 2 ? 4 : 2;
            put(SOURCE, 7, END);
            struct aim s = aim(sm, sn, SOURCE, POINTERS, 2);
            assemble((word)(070000 | reg << 6 | sm << 3 | sn), sm, s.index, 0, 0);
            m->cpu.r[sn] = s.before;
            m->cpu.r[reg] = 5;
            steps(1);
            if (sn != reg + 1)
                ck_assert_uint_eq(m->cpu.r[sn], s.after);
            ck_assert_uint_eq(m->cpu.r[reg + 1], 35);
        }
}
END_TEST

START_TEST(immediate_bytes_take_a_word)
{
    program(0112700, 0177, 0112702, 0200, 0122727, 1, 1, 0240, END);
    steps(2);
    ck_assert_uint_eq(m->cpu.r[0], 0177);
    ck_assert_uint_eq(m->cpu.r[2], 0177600);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 010);
    steps(1);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 016);
    ck_assert_uint_eq(m->cpu.psw, PSW_Z);
}
END_TEST

START_TEST(index_words_are_read_in_order)
{
    program(016162, 2, 4, END); /* MOV 2(R1),4(R2) */
    put(SOURCE + 2, 0111, END);
    m->cpu.r[1] = SOURCE;
    m->cpu.r[2] = DEST;
    steps(1);
    ck_assert_uint_eq(look(DEST + 4), 0111);
}
END_TEST

START_TEST(relative_addresses_count_from_behind_their_word)
{
    /* MOV SOURCE,DEST: the first word is at 1002, the second at 1004 */
    program(016767, SOURCE - 01004, DEST - 01006, END);
    put(SOURCE, 0707, END);
    steps(1);
    ck_assert_uint_eq(look(DEST), 0707);
}
END_TEST

START_TEST(same_register_twice)
{
    program(012121, 014141, END); /* MOV (R1)+,(R1)+; MOV -(R1),-(R1) */
    put(SOURCE, 0111, 0222, END);
    m->cpu.r[1] = SOURCE;
    steps(1);
    ck_assert_uint_eq(look(SOURCE + 2), 0111);
    ck_assert_uint_eq(m->cpu.r[1], SOURCE + 4);
    put(SOURCE, 0333, 0444, END);
    steps(1);
    ck_assert_uint_eq(look(SOURCE), 0444);
    ck_assert_uint_eq(m->cpu.r[1], SOURCE);
}
END_TEST

START_TEST(coroutine_call)
{
    program(004736, END); /* JSR PC,@(SP)+ */
    put(KSTACK - 2, 01400, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 2);
    steps(1);
    ck_assert_uint_eq(m->cpu.r[PC], 01400);
    ck_assert_uint_eq(m->cpu.r[SP], KSTACK - 2);
    ck_assert_uint_eq(look(KSTACK - 2), 01002);
}
END_TEST

START_TEST(jsr_links_every_register)
{
    for (int n = 0; n < 6; n++) {
        program(004037 | n << 6, 01400, END); /* JSR Rn,@#1400 */
        put(01400, 0200 | n, END);            /* RTS Rn */
        cpu_set_sp(&m->cpu, KERNEL, KSTACK);
        m->cpu.r[n] = 0123;
        steps(1);
        ck_assert_uint_eq(m->cpu.r[n], 01004);
        ck_assert_uint_eq(look(KSTACK - 2), 0123);
        steps(1);
        ck_assert_uint_eq(m->cpu.r[n], 0123);
        ck_assert_uint_eq(m->cpu.r[PC], 01004);
        ck_assert_uint_eq(m->cpu.r[SP], KSTACK);
    }
}
END_TEST

START_TEST(branch_and_sob_distances)
{
    program(000777, END);
    put(PROGRAM, 000400 | 0177, END); /* BR .+400 */
    steps(1);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 2 + 0376);
    program(000600, END); /* BR .-376 */
    steps(1);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 2 - 0400);
    program(077177, END); /* SOB R1,.-174 */
    m->cpu.r[1] = 0;      /* 65536 times */
    steps(1);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 2 - 0176);
    ck_assert_uint_eq(m->cpu.r[1], 0177777);
}
END_TEST

START_TEST(read_modify_write_cycles_of_a_board)
{
    static const word ops[] = { 005237, 0105237, 006337, 005437 };
    bench.reg[0] = 1;
    program(ops[_i], BENCH_VA, END);
    steps(1);
    ck_assert_int_eq(bench.reads, 1);
    ck_assert_int_eq(bench.writes, 1);
    ck_assert_uint_eq(bench.mask, _i == 1 ? LOW_BYTE : WHOLE_WORD);
    ck_assert_uint_eq(bench.reg[0], _i == 3 ? 0177777 : 2);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("modes");
    TCase *tc = rig_case(s, "modes");
    tcase_add_test(tc, word_moves);
    tcase_add_loop_test(tc, byte_moves, 0, 2);
    tcase_add_test(tc, modify_by_every_mode);
    tcase_add_test(tc, eis_sources);
    tcase_add_test(tc, immediate_bytes_take_a_word);
    tcase_add_test(tc, index_words_are_read_in_order);
    tcase_add_test(tc, relative_addresses_count_from_behind_their_word);
    tcase_add_test(tc, same_register_twice);
    tcase_add_test(tc, coroutine_call);
    tcase_add_test(tc, jsr_links_every_register);
    tcase_add_test(tc, branch_and_sob_distances);
    tcase_add_loop_test(tc, read_modify_write_cycles_of_a_board, 0, 4);
    return s;
}

/* Arithmetic and conditions, held to a reference of its own: the byte operations for all
 * operands, single operands for all words, branches for all conditions. PDP-11/45 Processor
 * Handbook, chapter 4. */
#include "tests/unit/alu_rig.h"

/* SRC op DST for operands of BITS bits, by signed and unsigned integers. */
static struct outcome two_operands(int code, int bits, word src, word dst, word cc)
{
    unsigned top = 1u << (bits - 1), all = 2 * top - 1;
    int ssrc = (int)(src ^ top) - (int)top, sdst = (int)(dst ^ top) - (int)top;
    unsigned value = dst, carry = cc & 1;
    int sum = 0;
    switch (code) {
    case 1: /* MOV */
        value = src;
        break;
    case 2: /* CMP */
        sum = ssrc - sdst;
        value = (unsigned)sum & all;
        carry = src < dst;
        break;
    case 3: /* BIT */
        value = src & dst;
        break;
    case 4: /* BIC */
        value = dst & ~src & all;
        break;
    case 5: /* BIS */
        value = dst | src;
        break;
    case 6: /* ADD */
        sum = sdst + ssrc;
        value = (unsigned)sum & all;
        carry = (unsigned)src + dst > all;
        break;
    case 016: /* SUB */
        sum = sdst - ssrc;
        value = (unsigned)sum & all;
        carry = dst < src;
        break;
    default: /* XOR */
        value = src ^ dst;
    }
    bool over = sum < -(int)top || sum >= (int)top;
    return (struct outcome){ (word)value,
                             cc_of(value & top, value == 0, over, carry != 0) };
}

START_TEST(byte_operations_exhaustive)
{
    int code = _i;
    word op = (word)(0100102 | code << 12);
    for (unsigned a = 0; a < 256; a++)
        for (unsigned b = 0; b < 256; b++) {
            word cc = (a ^ b) & 1 ? 017 : 0;
            word r1 = (word)(0125000 | a), r2 = (word)(0052400 | b);
            struct outcome want = two_operands(code, 8, (word)a, (word)b, cc);
            if (code == 1) /* MOVB to a register extends the sign */
                want.value = (word)(int8_t)want.value;
            else
                want.value = code <= 3 ? r2 : (word)(0052400 | want.value);
            same(op, r1, r2, cc, run_op(op, r1, r2, cc), want);
        }
}
END_TEST

START_TEST(word_operations)
{
    static const word ops[] = { 010102, 020102, 030102,  040102,
                                050102, 060102, 0160102, 074102 };
    word w[SAMPLES];
    sample_words(w);
    word op = ops[_i];
    int code = op == 074102 ? 7 : op >> 12;
    for (int i = 0; i < SAMPLES; i++)
        for (int j = 0; j < SAMPLES; j++)
            for (word cc = 0; cc <= 017; cc += 017) {
                struct outcome want = two_operands(code, 16, w[i], w[j], cc);
                if (code == 2 || code == 3)
                    want.value = w[j];
                same(op, w[i], w[j], cc, run_op(op, w[i], w[j], cc), want);
            }
}
END_TEST

/* Rotations and shifts: the bit that leaves becomes C, V is N xor C. */
static struct outcome shifted(unsigned value, unsigned top, unsigned out)
{
    bool n = value & top, c = out != 0;
    return (struct outcome){ (word)value, cc_of(n, value == 0, n != c, c) };
}

/* The single operand instruction 0050 + CODE on X of BITS bits. */
static struct outcome one_operand(int code, int bits, word x, word cc)
{
    unsigned top = 1u << (bits - 1), all = 2 * top - 1, c = cc & 1;
    unsigned y = x;
    bool v = false, carry = c;
    switch (code) {
    case 050: /* CLR */
        y = 0, carry = false;
        break;
    case 051: /* COM */
        y = all - x, carry = true;
        break;
    case 052: /* INC */
        y = (x + 1) & all, v = y == top;
        break;
    case 053: /* DEC */
        y = (x + all) & all, v = x == top;
        break;
    case 054: /* NEG */
        y = (all + 1 - x) & all, v = y == top, carry = y != 0;
        break;
    case 055: /* ADC */
        y = (x + c) & all, v = c && y == top, carry = c && y == 0;
        break;
    case 056: /* SBC */
        y = (x + (c ? all : 0)) & all, v = c && x == top, carry = c && x == 0;
        break;
    case 057: /* TST */
        carry = false;
        break;
    case 060: /* ROR */
        return shifted(x >> 1 | (c ? top : 0), top, x & 1);
    case 061: /* ROL */
        return shifted((x << 1 & all) | c, top, x & top);
    case 062: /* ASR */
        return shifted(x >> 1 | (x & top), top, x & 1);
    case 063: /* ASL */
        return shifted(x << 1 & all, top, x & top);
    }
    return (struct outcome){ (word)y, cc_of(y & top, y == 0, v, carry) };
}

START_TEST(single_operands_exhaustive)
{
    word op = (word)(_i << 6 | 2);
    for (unsigned x = 0; x < 0200000; x++)
        for (word cc = 0; cc <= 017; cc += 017)
            same(op, 0, (word)x, cc, run_op(op, 0, (word)x, cc),
                 one_operand(_i, 16, (word)x, cc));
}
END_TEST

START_TEST(single_byte_operands_exhaustive)
{
    word op = (word)(0100000 | _i << 6 | 2);
    for (unsigned x = 0; x < 0400; x++)
        for (word cc = 0; cc < 020; cc++) {
            struct outcome want = one_operand(_i, 8, (word)x, cc);
            want.value |= 0123000;
            word r2 = (word)(0123000 | x);
            same(op, 0, r2, cc, run_op(op, 0, r2, cc), want);
        }
}
END_TEST

START_TEST(swab_and_sxt_exhaustive)
{
    for (unsigned x = 0; x < 0200000; x++) {
        word cc = x & 020 ? 017 : 0;
        word swapped = (word)(x >> 8 | x << 8);
        struct outcome want = { swapped, cc_of(swapped & 0200, (swapped & 0377) == 0,
                                               false, false) };
        same(0302, 0, (word)x, cc, run_op(0302, 0, (word)x, cc), want);
    }
    for (word cc = 0; cc < 020; cc++) {
        bool n = cc & PSW_N;
        struct outcome want = { n ? 0177777 : 0, cc_of(n, !n, false, cc & 1) };
        same(06702, 0, 0123, cc, run_op(06702, 0, 0123, cc), want);
    }
}
END_TEST

START_TEST(byte_operations_leave_the_other_byte_in_memory)
{
    static const word ops[] = { 0110111, 0140111, 0150111, 0105211, 0106111, 0105011 };
    for (int i = 0; i < 6; i++)
        for (word odd = 0; odd < 2; odd++) {
            put(DATA, 0125252, END);
            program(ops[i], END); /* op R1,(R1) or op (R1) */
            m->cpu.r[1] = (word)(DATA + odd);
            steps(1);
            word other = odd ? 0000377 : 0177400;
            ck_assert_uint_eq(look(DATA) & other, 0125252 & other);
            if (i >= 3) /* INCB ROLB CLRB */
                ck_assert_uint_ne(look(DATA), 0125252);
        }
}
END_TEST

START_TEST(branches)
{
    /* by (opcode >> 8): BR BNE BEQ BGE BLT BGT BLE, BPL BMI BHI BLOS BVC BVS BCC BCS */
    for (word cc = 0; cc < 020; cc++) {
        bool n = cc & PSW_N, z = cc & PSW_Z, v = cc & PSW_V, c = cc & PSW_C;
        const struct {
            word op;
            bool taken;
        } list[] = {
            {000402,   true        },
            { 001002,  !z          },
            { 001402,  z           },
            { 002002,  n == v      },
            { 002402,  n != v      },
            { 003002,  !z && n == v},
            { 003402,  z || n != v },
            { 0100002, !n          },
            { 0100402, n           },
            { 0101002, !c && !z    },
            { 0101402, c || z      },
            { 0102002, !v          },
            { 0102402, v           },
            { 0103002, !c          },
            { 0103402, c           },
        };
        for (int i = 0; i < 15; i++) {
            run_op(list[i].op, 0, 0, cc);
            ck_assert_msg(m->cpu.r[PC] == (list[i].taken ? 01006 : 01002),
                          "%06o with CC %02o: PC %06o", list[i].op, cc, m->cpu.r[PC]);
            ck_assert_uint_eq(m->cpu.psw, cc);
        }
    }
}
END_TEST

START_TEST(condition_code_operators)
{
    for (word op = 0240; op < 0300; op++)
        for (word cc = 0; cc < 020; cc++) {
            word want = (word)(op & 020 ? cc | (op & 017) : cc & ~op);
            struct outcome got = run_op(op, 0, 0, cc);
            ck_assert_msg(got.cc == want, "%06o on %02o: %02o", op, cc, got.cc);
        }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("alu");
    TCase *tc = rig_case(s, "one and two operands");
    tcase_add_loop_test(tc, byte_operations_exhaustive, 1, 6);
    tcase_add_loop_test(tc, word_operations, 0, 8);
    tcase_add_loop_test(tc, single_operands_exhaustive, 050, 064);
    tcase_add_loop_test(tc, single_byte_operands_exhaustive, 050, 064);
    tcase_add_test(tc, swab_and_sxt_exhaustive);
    tcase_add_test(tc, byte_operations_leave_the_other_byte_in_memory);
    tcase_add_test(tc, branches);
    tcase_add_test(tc, condition_code_operators);
    return s;
}

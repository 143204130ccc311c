/* Arithmetic and conditions, held to a reference of its own: the byte operations for all
 * operands, single operands for all words, EIS with corners and random operands.
 * PDP-11/45 Processor Handbook, chapter 4. */
#include "tests/unit/rig.h"

/* A result and its conditions. */
struct outcome {
    word value, cc;
};

static word cc_of(bool n, bool z, bool v, bool c)
{
    return (word)(n << 3 | z << 2 | v << 1 | c);
}

/* Runs OP with R1 and R2 and the conditions CC; the result is R2's. */
static struct outcome run_op(word op, word r1, word r2, word cc)
{
    m->bus.core[PROGRAM / 2] = op;
    m->cpu.r[PC] = PROGRAM;
    m->cpu.r[1] = r1;
    m->cpu.r[2] = r2;
    cpu_set_psw(&m->cpu, cc);
    steps(1);
    return (struct outcome){ m->cpu.r[2], m->cpu.psw & PSW_CC };
}

static void same(word op, word a, word b, word cc, struct outcome got,
                 struct outcome want)
{
    ck_assert_msg(got.value == want.value && got.cc == want.cc,
                  "%06o with R1 %06o, R2 %06o, CC %02o: R2 %06o CC %02o, not %06o %02o",
                  op, a, b, cc, got.value, got.cc, want.value, want.cc);
}

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

enum { SAMPLES = 64 };

static void sample_words(word *w)
{
    static const word corners[] = {
        0,       1,       2,       077776,  077777,  0100000,
        0100001, 0177776, 0177777, 0000377, 0177400, 0125252
    };
    struct dice d = { 11 };
    for (int i = 0; i < SAMPLES; i++)
        w[i] = i < 12 ? corners[i] : (word)dice_next(&d);
}

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

/* An arithmetic shift of BITS bits, one place at a time. */
static uint32_t shift_slowly(uint32_t value, int count, int bits, word *cc)
{
    uint32_t top = UINT32_C(1) << (bits - 1), all = top | (top - 1);
    bool v = false, c = false;
    for (; count > 0; count--) {
        c = value & top;
        uint32_t next = value << 1 & all;
        v = v || ((next ^ value) & top);
        value = next;
    }
    for (; count < 0; count++) {
        c = value & 1;
        value = value >> 1 | (value & top);
    }
    *cc = cc_of(value & top, value == 0, v, c);
    return value;
}

static int signed_count(word count)
{
    return count & 040 ? (count & 077) - 0100 : count & 077;
}

START_TEST(ash_every_count)
{
    word w[SAMPLES];
    sample_words(w);
    for (word count = 0; count < 0100; count++)
        for (int i = 0; i < SAMPLES; i++) {
            word r1 = (word)(count | (w[i] & 0177700)); /* only six bits count */
            struct outcome want;
            want.value = (word)shift_slowly(w[i], signed_count(count), 16, &want.cc);
            same(072201, r1, w[i], 017, run_op(072201, r1, w[i], 017), want);
        }
}
END_TEST

START_TEST(ashc_every_count)
{
    word w[SAMPLES];
    sample_words(w);
    for (word count = 0; count < 0100; count++)
        for (int i = 0; i < SAMPLES; i++) {
            m->cpu.r[3] = w[(i * 5 + 3) % SAMPLES];
            uint32_t pair = (uint32_t)w[i] << 16 | m->cpu.r[3];
            word cc;
            uint32_t want = shift_slowly(pair, signed_count(count), 32, &cc);
            struct outcome got = run_op(073201, count, w[i], 017);
            same(073201, count, w[i], 017, got,
                 (struct outcome){ (word)(want >> 16), cc });
            ck_assert_uint_eq(m->cpu.r[3], (word)want);
        }
}
END_TEST

START_TEST(ashc_of_an_odd_register_rotates_right)
{
    word w[SAMPLES];
    sample_words(w);
    for (int count = 1; count <= 16; count++)
        for (int i = 0; i < SAMPLES; i++) {
            m->cpu.r[3] = w[i];
            run_op(073301, (word)-count, 0, 0);
            uint32_t twice = (uint32_t)w[i] << 16 | w[i];
            ck_assert_uint_eq(m->cpu.r[3], (word)(twice >> count));
        }
}
END_TEST

START_TEST(mul)
{
    word w[SAMPLES];
    sample_words(w);
    for (int i = 0; i < SAMPLES; i++)
        for (int j = 0; j < SAMPLES; j++) {
            int64_t product = (int64_t)(int16_t)w[i] * (int16_t)w[j];
            bool wide = product < -32768 || product > 32767;
            struct outcome want = { (word)(product >> 16),
                                    cc_of(product < 0, product == 0, false, wide) };
            same(070201, w[i], w[j], 017, run_op(070201, w[i], w[j], 017), want);
            ck_assert_uint_eq(m->cpu.r[3], (word)product);
        }
}
END_TEST

START_TEST(mul_into_an_odd_register_keeps_the_low_word)
{
    word w[SAMPLES];
    sample_words(w);
    for (int i = 0; i < SAMPLES; i++) {
        m->cpu.r[3] = 0654;
        run_op(070301, w[i], 07777, 0);
        ck_assert_uint_eq(m->cpu.r[3], (word)(0654 * w[i]));
        ck_assert_uint_eq(m->cpu.r[2], 07777);
    }
}
END_TEST

static void div_case(int32_t dividend, int16_t divisor)
{
    m->cpu.r[3] = (word)dividend;
    struct outcome got =
        run_op(071201, (word)divisor, (word)((uint32_t)dividend >> 16), 017);
    if (divisor == 0) {
        ck_assert_uint_eq(got.cc & 3, PSW_V | PSW_C);
        return;
    }
    int64_t quotient = (int64_t)dividend / divisor;
    if (quotient > 32767 || quotient < -32768) {
        ck_assert_msg((got.cc & 3) == PSW_V, "%d / %d: CC %02o", dividend, divisor,
                      got.cc);
        return;
    }
    if (quotient == -32768)
        return; /* the manuals differ about the most negative quotient */
    int64_t rest = (int64_t)dividend % divisor;
    struct outcome want = { (word)quotient,
                            cc_of(quotient < 0, quotient == 0, false, false) };
    same(071201, (word)divisor, (word)((uint32_t)dividend >> 16), 017, got, want);
    ck_assert_msg(m->cpu.r[3] == (word)rest, "%d / %d: remainder %06o", dividend, divisor,
                  m->cpu.r[3]);
}

START_TEST(div)
{
    static const int32_t dividends[] = { 0,       1,      -1,        7,         -7,
                                         32767,   32768,  -32768,    -32769,    65535,
                                         65536,   -65536, INT32_MAX, INT32_MIN, 1 << 30,
                                         1234567, -987654 };
    static const int16_t divisors[] = { 0,  1,   -1,   2,     -2,  3,    -3,     7,
                                        -7, 100, -100, 32767, 255, -256, -32767, -32768 };
    for (size_t i = 0; i < sizeof dividends / sizeof dividends[0]; i++)
        for (size_t j = 0; j < sizeof divisors / sizeof divisors[0]; j++)
            div_case(dividends[i], divisors[j]);
    struct dice d = dice_start("div", 45);
    for (int i = 0; i < 50000; i++) {
        int16_t divisor = (int16_t)dice_next(&d);
        int32_t quotient = (int16_t)dice_next(&d);
        int32_t dividend = i % 2 ? (int32_t)dice_next(&d)
                                 : quotient * divisor + (int32_t)(dice_next(&d) & 0377);
        div_case(dividend, divisor);
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
    tc = rig_case(s, "extended arithmetic");
    tcase_add_test(tc, ash_every_count);
    tcase_add_test(tc, ashc_every_count);
    tcase_add_test(tc, ashc_of_an_odd_register_rotates_right);
    tcase_add_test(tc, mul);
    tcase_add_test(tc, mul_into_an_odd_register_keeps_the_low_word);
    tcase_add_test(tc, div);
    return s;
}

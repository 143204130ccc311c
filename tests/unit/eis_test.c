/* MUL DIV ASH ASHC: corners and random operands, held to a reference of its own. PDP-11/45
 * Processor Handbook, chapter 4. */
#include "tests/unit/alu_rig.h"

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

Suite *unit_suite(void)
{
    Suite *s = suite_create("eis");
    TCase *tc = rig_case(s, "extended arithmetic");
    tcase_add_test(tc, ash_every_count);
    tcase_add_test(tc, ashc_every_count);
    tcase_add_test(tc, ashc_of_an_odd_register_rotates_right);
    tcase_add_test(tc, mul);
    tcase_add_test(tc, mul_into_an_odd_register_keeps_the_low_word);
    tcase_add_test(tc, div);
    return s;
}

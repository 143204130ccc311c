/* FP11-B arithmetic and conversions, against schoolbook arithmetic on random operands in F
 * and D, I and L, rounded and chopped, with every combination of enables. FP11-B manual,
 * chapter 4; DEC's CFPA to CFPU. FORK11_COUNT=N makes more of them, FORK11_SEED others. */
#include "tests/unit/fp11_reference.h"
#include "tests/unit/rig.h"

#include <string.h>

enum {
    FER = 0100000,
    FID = 0040000,
    MODES = 0007740, /* FIUV to FT */
    FIUV = 0004000,
    FIC = 0000400,
    FD = 0000200,
    FL = 0000100,
    FT = 0000040,
    C = 1,
    Z = 4,
    N = 8,
    COUNT = 400
};

static struct dice dice;

/* Most exponents are near each other, so that operands meet; many fractions are simple, so
 * that carries run far and results are exact. */
static void random_number(word w[4])
{
    uint32_t kind = dice_next(&dice);
    int exponent = kind & 7 ? 0200 + (int)(dice_next(&dice) % 130) - 65
                            : (int)(dice_next(&dice) & 0377);
    if ((kind & 03000) == 03000)
        exponent = (int)((dice_next(&dice) % 8 - 4) & 0377);
    else if (kind & 010)
        exponent = 0200 + (int)(dice_next(&dice) % 5) - 2;
    for (int i = 0; i < 4; i++)
        w[i] = kind & 060 ? (word)dice_next(&dice) : kind & 0100 ? 0177777 : 0;
    if (kind & 0200)
        w[3] ^= (word)(1 << dice_next(&dice) % 16);
    w[0] = (word)((w[0] & 0100177) | exponent << 7);
    if (kind & 0400)
        w[0] ^= 0100000;
}

static word random_modes(void)
{
    return FID | (dice_next(&dice) & MODES);
}

static bool minus_zero(const word w[4])
{
    return (w[0] & 0177600) == 0100000;
}

/* One instruction OP with (R1) as its operand, at DATA. */
static void carry_out(int op, word fps)
{
    program(op, END);
    m->cpu.r[1] = DATA;
    m->cpu.fp.fps = fps;
    m->cpu.fp.fec = 0;
    cpu_set_psw(&m->cpu, 0340);
    steps(1);
}

static void check_status(const struct verdict *v, word fps)
{
    ck_assert_uint_eq(m->cpu.fp.fps, (fps & ~017) | v->cc | (v->fec ? FER : 0));
    ck_assert_uint_eq(m->cpu.fp.fec, v->fec);
    if (v->fec)
        ck_assert_uint_eq(m->cpu.fp.fea, PROGRAM);
}

static void check_ac(int ac, const word w[4], bool d, const word before[4])
{
    const word *got = m->cpu.fp.ac[ac];
    const word want[4] = { w[0], w[1], d ? w[2] : before[2], d ? w[3] : before[3] };
    ck_assert_msg(!memcmp(got, want, sizeof want),
                  "AC%d %06o %06o %06o %06o, not %06o %06o %06o %06o", ac, got[0], got[1],
                  got[2], got[3], want[0], want[1], want[2], want[3]);
}

/* Operands for a calculation: AC0 in A, memory in B. */
static word two_operands(word a[4], word b[4])
{
    random_number(a);
    random_number(b);
    memcpy(m->cpu.fp.ac[0], a, 8);
    memcpy(&m->bus.core[DATA / 2], b, 8);
    word fps = random_modes();
    return minus_zero(b) ? (word)(fps & ~FIUV) : fps;
}

enum { ADD, SUBTRACT, MULTIPLY, DIVIDE };
static const word codes[] = { 0172011, 0173011, 0171011, 0174411 };

static struct sum calculated(int what, struct sum a, struct sum b)
{
    switch (what) {
    case SUBTRACT:
        b.minus = !b.minus;
        return sum_add(a, b);
    case MULTIPLY:
        return sum_multiply(a, b);
    case DIVIDE:
        return sum_zero(&a) ? a : sum_divide(a, b);
    default:
        return sum_add(a, b);
    }
}

START_TEST(two_operand_arithmetic)
{
    dice = dice_start("arithmetic", 1972);
    for (long n = soak_count(COUNT); n; n--) {
        word a[4], b[4];
        word fps = two_operands(a, b);
        struct sum pb = sum_number(b, fps & FD);
        if (_i == DIVIDE && sum_zero(&pb))
            continue;
        struct sum result = calculated(_i, sum_number(a, fps & FD), pb);
        struct verdict v = sum_verdict(result, fps & FD, fps);
        carry_out(codes[_i], fps);
        check_ac(0, v.w, fps & FD, a);
        check_status(&v, fps);
    }
}
END_TEST

START_TEST(integer_and_rest)
{
    dice = dice_start("modf", 1973);
    static const word zero[4];
    for (long n = soak_count(COUNT); n; n--) {
        word a[4], b[4];
        word fps = two_operands(a, b);
        bool d = fps & FD;
        memcpy(m->cpu.fp.ac[1], zero, 8);
        struct sum product = sum_multiply(sum_number(a, d), sum_number(b, d));
        int top = d ? 111 : 47; /* of a product of two fractions near 1 */
        product = sum_cut(product, sum_top(&product) == top ? 59 : 58);
        struct verdict whole = sum_verdict(sum_whole(product), d, fps | FT);
        struct sum rest = sum_rest(product);
        if (product.lowest + sum_top(&product) + 1 > (d ? 56 : 24))
            rest = (struct sum){ .minus = false };
        struct verdict v = sum_verdict(rest, d, fps);
        v.cc |= whole.cc & 2;
        v.fec |= whole.fec;
        carry_out(0171411, fps);
        check_ac(0, v.w, d, a);
        check_ac(1, whole.w, d, zero);
        check_status(&v, fps);
    }
}
END_TEST

START_TEST(comparison)
{
    dice = dice_start("cmpf", 1974);
    for (long n = soak_count(COUNT); n; n--) {
        word a[4], b[4];
        word fps = two_operands(a, b);
        if (n % 8 == 0)
            memcpy(&m->bus.core[DATA / 2], memcpy(b, a, 8), 8);
        if (minus_zero(b))
            fps &= (word)~FIUV;
        struct sum pa = sum_number(a, fps & FD);
        pa.minus = !pa.minus;
        struct sum less = sum_add(sum_number(b, fps & FD), pa);
        struct verdict v = { .cc = sum_zero(&less) ? Z : less.minus ? N : 0 };
        carry_out(0173411, fps);
        check_status(&v, fps);
    }
}
END_TEST

START_TEST(other_length)
{
    dice = dice_start("LDCDF STCFD", 1975);
    for (long n = soak_count(COUNT); n; n--) {
        word a[4], b[4];
        word fps = two_operands(a, b);
        bool d = fps & FD;
        struct verdict v = sum_verdict(sum_number(b, !d), d, fps);
        carry_out(0177411, fps);
        check_ac(0, v.w, d, a);
        check_status(&v, fps);
        memcpy(m->cpu.fp.ac[0], a, 8);
        v = sum_verdict(sum_number(a, d), !d, fps);
        carry_out(0176011, fps);
        ck_assert_mem_eq(&m->bus.core[DATA / 2], v.w, d ? 4 : 8);
        check_status(&v, fps);
    }
}
END_TEST

static int32_t random_integer(void)
{
    uint32_t r = dice_next(&dice) >> dice_next(&dice) % 32;
    if (dice_next(&dice) % 8 == 0)
        r = 020000000000u >> dice_next(&dice) % 17;
    return (int32_t)(dice_next(&dice) & 1 ? -r : r);
}

START_TEST(integers_loaded)
{
    dice = dice_start("LDCIF", 1976);
    for (long n = soak_count(COUNT); n; n--) {
        word a[4];
        random_number(a);
        memcpy(m->cpu.fp.ac[0], a, 8);
        int32_t value = random_integer();
        word fps = random_modes();
        put(DATA, (uint32_t)value >> 16 & 0177777, value & 0177777, END);
        struct sum p = sum_integer(fps & FL ? value : value >> 16);
        struct verdict v = sum_verdict(p, fps & FD, fps);
        carry_out(0177011, fps);
        check_ac(0, v.w, fps & FD, a);
        check_status(&v, fps);
    }
}
END_TEST

/* The integer that P's whole part is; false if it does not fit. */
static bool fits(struct sum p, bool is_long, int32_t *value)
{
    int64_t sum = 0, most = (int64_t)1 << (is_long ? 31 : 15);
    p = sum_whole(p);
    for (int i = sum_top(&p); i >= 0; i--)
        if (p.row.bit[i]) {
            if (i + p.lowest > 32)
                return false;
            sum += (int64_t)1 << (i + p.lowest);
        }
    *value = (int32_t)(p.minus ? -sum : sum);
    return p.minus ? sum <= most : sum < most;
}

START_TEST(integers_stored)
{
    dice = dice_start("STCFI", 1977);
    for (long n = soak_count(4 * COUNT); n; n--) {
        word a[4];
        random_number(a);
        a[0] = (word)((a[0] & ~077600) | (0170 + (int)(dice_next(&dice) % 45)) << 7);
        memcpy(m->cpu.fp.ac[0], a, 8);
        word fps = random_modes();
        int32_t value = 0;
        struct verdict v = { .cc = 0 };
        if (!fits(sum_number(a, fps & FD), fps & FL, &value)) {
            value = 0;
            v.cc = C;
            v.fec = fps & FIC ? 6 : 0;
        }
        v.cc |= value < 0 ? N : value ? 0 : Z;
        put(DATA, 052525, 052525, END);
        carry_out(0175411, fps);
        ck_assert_uint_eq(look(DATA), (word)(fps & FL ? value >> 16 : value));
        ck_assert_uint_eq(look(DATA + 2), fps & FL ? (word)value : 052525);
        ck_assert_uint_eq(m->cpu.psw & 017, v.cc);
        check_status(&v, fps);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("fp11");
    TCase *tc = rig_case(s, "against schoolbook arithmetic");
    tcase_set_timeout(tc, 600);
    tcase_add_loop_test(tc, two_operand_arithmetic, ADD, DIVIDE + 1);
    tcase_add_test(tc, integer_and_rest);
    tcase_add_test(tc, comparison);
    tcase_add_test(tc, other_length);
    tcase_add_test(tc, integers_loaded);
    tcase_add_test(tc, integers_stored);
    return s;
}

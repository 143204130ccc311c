/* How owners look: no two alike, to no eye. */
#include "monitor/panel/core_look.h"
#include "tests/unit/unit.h"

#include <math.h>

#define MS (NS_PER_SEC / 1000)

struct light {
    double c[3];
};

/* Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency", the tables for severity 1.0, on linear RGB. */
static const double eyes[][3][3] = {
    {{ 1, 0, 0 },                         { 0, 1, 0 }, { 0, 0, 1 }},
    { { 0.152286, 1.052583, -0.204868 },
     { 0.114503, 0.786281, 0.099216 },
     { -0.003882, -0.048116, 1.051998 }                           },
    { { 0.367322, 0.860646, -0.227968 },
     { 0.280085, 0.672501, 0.047413 },
     { -0.011820, 0.042940, 0.968881 }                            },
    { { 1.255528, -0.076749, -0.178779 },
     { -0.078411, 0.930809, 0.147602 },
     { 0.004733, 0.691367, 0.303900 }                             },
};
static const char *const eye_names[] = { "all cones", "protanopia", "deuteranopia",
                                         "tritanopia" };

static double linear(uint32_t level)
{
    double c = level / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static struct light through(const double m[3][3], struct light in)
{
    struct light out;
    for (int i = 0; i < 3; i++) {
        double sum = m[i][0] * in.c[0] + m[i][1] * in.c[1] + m[i][2] * in.c[2];
        out.c[i] = fmin(1, fmax(0, sum));
    }
    return out;
}

static double root(double t)
{
    return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

/* CIE 1976 L*a*b*, for the white of sRGB. */
static struct light lab(uint32_t rgb, int eye)
{
    static const double xyz[3][3] = {
        {0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505},
        { 0.2126,         0.7152,          0.0722         },
        { 0.0193 / 1.089, 0.1192 / 1.089,  0.9505 / 1.089 }
    };
    struct light seen = through(
        eyes[eye],
        (struct light){
            {linear(rgb >> 16 & 0xff), linear(rgb >> 8 & 0xff), linear(rgb & 0xff)}
    });
    struct light v = through(xyz, seen);
    double x = root(v.c[0]), y = root(v.c[1]), z = root(v.c[2]);
    return (struct light){
        {116 * y - 16, 500 * (x - y), 200 * (y - z)}
    };
}

static double distance(uint32_t a, uint32_t b, int eye)
{
    struct light p = lab(a, eye), q = lab(b, eye);
    double dl = p.c[0] - q.c[0], da = p.c[1] - q.c[1], db = p.c[2] - q.c[2];
    return sqrt(dl * dl + da * da + db * db);
}

/* 10 is seen at a glance; 2.3 just when they touch. */
START_TEST(every_eye_tells_the_owners_apart)
{
    for (int a = 0; a < CORE_OWNERS; a++)
        for (int b = 0; b < a; b++) {
            double d = distance(core_looks[a].fill, core_looks[b].fill, _i);
            ck_assert_msg(d > 11, "%s: %s and %s are only %.1f apart", eye_names[_i],
                          core_looks[a].name, core_looks[b].name, d);
        }
}
END_TEST

START_TEST(every_eye_tells_the_ways_of_a_fork_apart)
{
    for (int a = 0; a < FORK_KINDS; a++)
        for (int b = 0; b < a; b++)
            ck_assert_msg(distance(fork_looks[a].fill, fork_looks[b].fill, _i) > 14,
                          "%s: %s and %s", eye_names[_i], fork_looks[a].name,
                          fork_looks[b].name);
}
END_TEST

/* The two nearest pairs that may lie side by side have a pattern to tell them apart too. */
START_TEST(like_hues_have_unlike_patterns)
{
    ck_assert_int_ne(core_looks[CORE_DATA].pattern, core_looks[CORE_STACK].pattern);
    ck_assert_int_ne(core_looks[CORE_KERNEL].pattern, core_looks[CORE_NOBODY].pattern);
    ck_assert_int_ne(core_looks[CORE_KERNEL].pattern, core_looks[CORE_BUFFERS].pattern);
    ck_assert_int_ne(core_looks[CORE_TEXT].pattern, core_looks[CORE_NOBODY].pattern);
    ck_assert_int_ne(core_looks[CORE_FREE].pattern, core_looks[CORE_ABSENT].pattern);
}
END_TEST

/* A process's shade is still that of its owner. */
START_TEST(a_shade_is_nearest_to_its_own_colour)
{
    for (int a = CORE_USER; a <= CORE_TEXT; a++) {
        uint32_t shade = core_fill(a, 1);
        ck_assert_uint_ne(shade, core_fill(a, 2));
        for (int b = 0; b < CORE_OWNERS; b++)
            ck_assert_msg(b == a || distance(shade, core_looks[a].fill, _i) <
                                        distance(shade, core_looks[b].fill, _i),
                          "%s: a darker %s looks like %s", eye_names[_i],
                          core_looks[a].name, core_looks[b].name);
    }
}
END_TEST

START_TEST(a_glow_fades_within_half_a_second)
{
    int64_t now = 10 * NS_PER_SEC;
    int last = GLOW_LEVELS;
    ck_assert_int_eq(core_glow(now, now), GLOW_LEVELS);
    ck_assert_int_eq(core_glow(now, now - 1), GLOW_LEVELS);
    for (int64_t age = 1; age < NS_PER_SEC; age += MS) {
        int level = core_glow(now, now - age);
        ck_assert_int_le(level, last);
        ck_assert_int_ge(level, last - 1);
        last = level;
    }
    ck_assert_int_eq(core_glow(now, now - 520 * MS), 0);
    ck_assert_int_gt(core_glow(now, now - 200 * MS), 0);
    ck_assert_int_eq(core_glow(now, 0), 0);
    ck_assert_int_eq(core_glow(INT64_MAX, 0), 0);
}
END_TEST

START_TEST(an_owner_that_is_none_has_a_look)
{
    ck_assert_ptr_eq(core_look(-1), &core_looks[CORE_NOBODY]);
    ck_assert_ptr_eq(core_look(255), &core_looks[CORE_NOBODY]);
    for (int i = 0; i < CORE_OWNERS; i++)
        ck_assert_ptr_nonnull(core_look(i)->name);
}
END_TEST

START_TEST(a_fork_is_of_the_kind_that_it_was)
{
    struct core_fork f = { .how = FORK_CORE };
    ck_assert_int_eq(fork_kind(&f), FORK_KIND_COPY);
    f.swap = true;
    ck_assert_int_eq(fork_kind(&f), FORK_KIND_DISK);
    f = (struct core_fork){ .how = FORK_COW };
    ck_assert_int_eq(fork_kind(&f), FORK_KIND_SHARE);
    f.how = FORK_BORROW;
    ck_assert_int_eq(fork_kind(&f), FORK_KIND_SHARE);
    f.how = FORK_FAILED;
    ck_assert_int_eq(fork_kind(&f), FORK_KIND_FAILED);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("core_look");
    TCase *t = tcase_create("core_look");
    tcase_add_loop_test(t, every_eye_tells_the_owners_apart, 0, 4);
    tcase_add_loop_test(t, every_eye_tells_the_ways_of_a_fork_apart, 0, 4);
    tcase_add_test(t, like_hues_have_unlike_patterns);
    tcase_add_loop_test(t, a_shade_is_nearest_to_its_own_colour, 0, 4);
    tcase_add_test(t, a_glow_fades_within_half_a_second);
    tcase_add_test(t, an_owner_that_is_none_has_a_look);
    tcase_add_test(t, a_fork_is_of_the_kind_that_it_was);
    suite_add_tcase(s, t);
    return s;
}

/* The sizes of jbr and its like. A forward jump is held against where V6's as1 guessed its target, less what the
 * latest label has come down from its guess, so a chain can come out longer than it has to. */
#include "tests/unit/as_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* SOURCE's text has SIZE bytes and begins with word FIRST. */
static void check(const char *source, unsigned size, word first)
{
    as_rig_good(source);
    ck_assert_msg(as_aout.text == size, "%s: %u bytes, not %u", source, as_aout.text,
                  size);
    ck_assert_msg(as_rig_word(0) == first, "%s: %06o", source, as_rig_word(0));
}

/* The guess took the jump for long: 4 bytes, 6 for jeq. By that its target is 2 or 4 further. */
START_TEST(a_jump_ahead_is_measured_by_the_guess)
{
    check("jbr 1f; .=.+252.; 1:", 254, 0000576);
    check("jbr 1f; .=.+254.; 1:", 258, 0000137);
    check("jeq 1f; .=.+250.; 1:", 252, 0001575);
    check("jeq 1f; .=.+252.; 1:", 258, 0001002);
}
END_TEST

START_TEST(a_jump_back_reaches_254_bytes)
{
    as_rig_good("1: .=.+252.; jbr 1b");
    ck_assert_uint_eq(as_aout.text, 254);
    ck_assert_uint_eq(as_rig_word(126), 0000601);
    as_rig_good("1: .=.+254.; jbr 1b");
    ck_assert_uint_eq(as_aout.text, 256);
    ck_assert_uint_eq(as_rig_word(127), 0000600);
    as_rig_good("1: .=.+256.; jhi 1b");
    ck_assert_uint_eq(as_aout.text, 262);
    ck_assert_uint_eq(as_rig_word(128), 0101402);
    ck_assert_uint_eq(as_rig_word(129), 0000137);
    ck_assert_uint_eq(as_rig_word(130), 0);
    ck_assert_uint_eq(as_rig_relocation(130), 2);
}
END_TEST

/* Each jcc with the condition turned round. */
START_TEST(each_condition_is_turned)
{
    static const struct {
        const char *jump;
        word turned;
    } rows[] = {
        {"jne",   0001402},
        { "jeq",  0001002},
        { "jge",  0002402},
        { "jlt",  0002002},
        { "jgt",  0003402},
        { "jle",  0003002},
        { "jpl",  0100402},
        { "jmi",  0100002},
        { "jhi",  0101402},
        { "jlos", 0101002},
        { "jvc",  0102402},
        { "jvs",  0102002},
        { "jcc",  0103402},
        { "jhis", 0103402},
        { "jec",  0103402},
        { "jcs",  0103002},
        { "jlo",  0103002},
        { "jes",  0103002},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char source[64];
        snprintf(source, sizeof source, "%s 1f; .=.+400; 1:", rows[i].jump);
        check(source, 6 + 256, rows[i].turned);
        ck_assert_uint_eq(as_rig_word(1), 0000137);
        ck_assert_uint_eq(as_rig_word(2), 6 + 256);
    }
}
END_TEST

/* The first jump comes out short; that the second's target does not lie as far as it was guessed,
 * only a label between them tells. */
START_TEST(what_a_label_has_come_down_counts)
{
    check("jbr b; b: jbr a; .=.+252.; a: 0", 258, 0000400);
    ck_assert_uint_eq(as_rig_word(1), 0000576);
    check("jbr .+2; jbr a; .=.+252.; a: 0", 260, 0000400);
    ck_assert_uint_eq(as_rig_word(1), 0000137);
}
END_TEST

START_TEST(a_jump_into_another_segment_cannot_be_short)
{
    ck_assert(!as_rig("jbr a; .data; a: 1"));
    ck_assert_str_eq(as_out.errors[0].found, "\"a\"");
    as_rig_good(".=.+1000; jbr a; .data; a: 1");
    ck_assert_uint_eq(as_rig_word(256), 0000137);
    ck_assert_uint_eq(as_rig_word(257), 01004);
    ck_assert_uint_eq(as_rig_relocation(257), 4);
}
END_TEST

/* V6's as2 has 1024 bits for their sizes. */
START_TEST(from_the_1025th_on_all_are_long)
{
    enum { JUMPS = 1026, LINE = 16 };
    char *source = calloc(JUMPS + 1, LINE);
    for (int i = 0; i < JUMPS; i++)
        strcat(source + 12 * (size_t)(i > 0 ? i - 1 : 0), "jbr .+4; 0;\n");
    as_rig_good(source);
    free(source);
    ck_assert_uint_eq(as_aout.text, 1024 * 4 + 2 * 6);
    ck_assert_uint_eq(as_rig_word(2 * 1023), 0000401);
    ck_assert_uint_eq(as_rig_word(2 * 1024), 0000137);
}
END_TEST

START_TEST(the_target_of_a_long_jump_is_absolute)
{
    as_rig_good("..= 1000; jbr a; .=.+1000; a: jbr 20");
    ck_assert_uint_eq(as_rig_word(1), 01000 + 01004);
    ck_assert_uint_eq(as_rig_word((01004 + 2) / 2), 020);
    ck_assert_uint_eq(as_rig_relocation((01004 + 2) / 2), 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("as_jump");
    TCase *t = tcase_create("as_jump");
    tcase_add_test(t, a_jump_ahead_is_measured_by_the_guess);
    tcase_add_test(t, a_jump_back_reaches_254_bytes);
    tcase_add_test(t, each_condition_is_turned);
    tcase_add_test(t, what_a_label_has_come_down_counts);
    tcase_add_test(t, a_jump_into_another_segment_cannot_be_short);
    tcase_add_test(t, from_the_1025th_on_all_are_long);
    tcase_add_test(t, the_target_of_a_long_jump_is_absolute);
    suite_add_tcase(s, t);
    return s;
}

/* The lab system's lists: words, lines, programs, and what a head says. */
#include "tests/unit/unit.h"

#include "images/labplan.h"

#include <string.h>

/* All words of TEXT, with | between lines. */
static const char *words_of(const char *text)
{
    static char all[200];
    const char *at = text;
    all[0] = '\0';
    do {
        for (struct plan_word w = plan_word(&at); w.n; w = plan_word(&at))
            strncat(strncat(all, w.at, (size_t)w.n), ".", 2);
        strcat(all, "|");
    } while (plan_line(&at));
    return all;
}

static const struct {
    const char *text, *words;
} lists[] = {
    {"",               "|"              },
    { "a.s",           "a.s.|"          },
    { "a\n",           "a.|"            },
    { "a\nb\n",        "a.|b.|"         },
    { " a \t b\n\nc ", "a.b.||c.|"      },
    { "\n\n",          "||"             },
    { "sh a b c\nx y", "sh.a.b.c.|x.y.|"}
};

START_TEST(words_and_lines)
{
    ck_assert_str_eq(words_of(lists[_i].text), lists[_i].words);
}
END_TEST

START_TEST(a_program_is_found_by_all_of_its_name)
{
    static const char list[] = "shell a.s\nsh b.s c.s\n\nx d.s";
    const char *at = plan_find(list, "sh", 2);
    ck_assert_ptr_nonnull(at);
    ck_assert(plan_same(plan_word(&at), "b.s", 3));
    at = plan_find(list, "x", 1);
    ck_assert(plan_same(plan_word(&at), "d.s", 3));
    ck_assert_ptr_null(plan_find(list, "she", 3));
    ck_assert_ptr_null(plan_find(list, "b.s", 3));
    ck_assert_ptr_null(plan_find("", "x", 1));
}
END_TEST

static const struct {
    const char *text;
    word magic;
} heads[] = {
    {"",                          AOUT_SHARED},
    { "/ x.s",                    AOUT_SHARED},
    { "/ x.s: 0407, since\n",     AOUT_PLAIN },
    { "/ x.s\n/ it is 0407\nmov", AOUT_PLAIN },
    { "/ x.s\nmov\n/ 0407\n",     AOUT_SHARED},
    { "/ x.s\n\n/ 0407\n",        AOUT_SHARED},
    { "x = 0407\n",               AOUT_SHARED},
    { "/ 040\n/7\n",              AOUT_SHARED}
};

START_TEST(the_head_says_what_it_will_be)
{
    ck_assert_uint_eq(plan_magic(heads[_i].text), heads[_i].magic);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("labplan");
    TCase *t = tcase_create("labplan");
    tcase_add_loop_test(t, words_and_lines, 0, sizeof lists / sizeof *lists);
    tcase_add_test(t, a_program_is_found_by_all_of_its_name);
    tcase_add_loop_test(t, the_head_says_what_it_will_be, 0,
                        sizeof heads / sizeof *heads);
    suite_add_tcase(s, t);
    return s;
}

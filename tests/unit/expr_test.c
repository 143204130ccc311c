/* Expressions. */
#include "monitor/expr.h"
#include "tests/unit/session.h"

static void is(struct session *s, const char *text, int64_t wanted)
{
    int64_t value = -1;
    s->m->error[0] = '\0';
    ck_assert_msg(expr_all(s->m, text, &value) == DONE, "%s: %s", text, s->m->error);
    ck_assert_msg(value == wanted, "%s is %lld, not %lld", text, (long long)value,
                  (long long)wanted);
}

static void fails(struct session *s, const char *text, const char *why)
{
    int64_t value;
    ck_assert_msg(expr_all(s->m, text, &value) == FAILED, "%s did not fail", text);
    ck_assert_msg(strstr(s->m->error, why) != NULL, "%s: %s", text, s->m->error);
}

START_TEST(numbers_and_operators)
{
    struct session s = session_begin();
    is(&s, "17", 15);
    is(&s, "19.", 19);
    is(&s, "1+2*3", 7);
    is(&s, "(1+2)*3", 9);
    is(&s, "10-3-2", 3);
    is(&s, "20/3", 5);
    is(&s, "20%3", 1);
    is(&s, "14&6|1", 5);
    is(&s, "-1", -1);
    is(&s, "~1", 0177776);
    is(&s, "'A'", 'A');
    is(&s, "2<3", 1);
    is(&s, "3<=2", 0);
    is(&s, "1=1", 1);
    is(&s, "1==1", 1);
    is(&s, "1!=1", 0);
    is(&s, "-2=177776", 1);
    is(&s, "-2!=177776", 0);
    session_end(&s);
}
END_TEST

START_TEST(registers_and_memory)
{
    struct session s = session_begin();
    session_all(&s, "d r0 1000\nd pc 20\nd 1000 4321\nd psw 140000\nd usp 170000\n");
    is(&s, "r0", 01000);
    is(&s, "R0+2", 01002);
    is(&s, "[1000]", 04321);
    is(&s, "[r0]", 04321);
    is(&s, "[-p r0]", 04321);
    is(&s, "CM", 3);
    is(&s, "usp", 0170000);
    is(&s, "sp=170000", 1);
    is(&s, "pc = 20", 1);
    session_end(&s);
}
END_TEST

START_TEST(mistakes)
{
    struct session s = session_begin();
    char deep[400];
    fails(&s, "8", "8 is no octal digit (8. is decimal)");
    fails(&s, "1+", "Expected an octal number, a name, ( or [.");
    fails(&s, "(1", "Expected )");
    fails(&s, "[1001]", "even");
    fails(&s, "[2000000]", "even and below 1000000");
    fails(&s, "bogus", "There is no register bogus");
    fails(&s, "1/0", "Division by zero");
    fails(&s, "1 2", "Expected an operator at \"2\"");
    fails(&s, "77777777777777777777777777", "too long");
    memset(deep, '(', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    fails(&s, deep, "nested deeper");
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("expr");
    TCase *t = tcase_create("expr");
    tcase_add_test(t, numbers_and_operators);
    tcase_add_test(t, registers_and_memory);
    tcase_add_test(t, mistakes);
    suite_add_tcase(suite, t);
    return suite;
}

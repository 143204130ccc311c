/* Early C taken apart: words, types, and the order in which a function's text does things. */
#include "tests/unit/source_rig.h"
#include "tests/unit/unit.h"

#include "monitor/source/ctext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

START_TEST(takes_words)
{
    ck_assert_str_eq(rig_words("abcdefghij x_1 /* no */ y", false), "abcdefgh x_1 y");
    ck_assert_str_eq(rig_words("0177 177 '\\n' 'ab' \"two\"", false),
                     "127 177 10 25185 s30580");
    ck_assert_str_eq(rig_words("a=+b; a =- 1; a = -1; a=>>2; a==b", false),
                     "a =+ b ; a =- 1 ; a = - 1 ; a =>> 2 ; a == b");
    ck_assert_str_eq(rig_words("p->x++ <= q.y && !z", false),
                     "p -> x ++ <= q . y && ! z");
}
END_TEST

START_TEST(counts_lines)
{
    ck_assert_str_eq(rig_words("a\n/* b\nc */ d\n\ne", true), "a:1 d:3 e:5");
    ck_assert_str_eq(rig_words("#define A 7 /* and\n more */\nb A", true), "b:3 7:3");
    ck_assert_str_eq(rig_words("#\n#include \"../pair.h\"\nTWICE c", true),
                     "struct:2 pair:2 {:2 char:2 first:2 ,:2 second:2 ;:2 int:2 *:2 "
                     "next:2 ;:2 }:2 ;:2 10:3 +:3 10:3 c:3");
}
END_TEST

/* A text may name itself: it ends all the same. */
START_TEST(ends)
{
    ck_assert_str_eq(rig_words("#define A B\n#define B A x\nA", false), "A x");
    ck_assert_str_eq(rig_words("#include \"self.h\"\nend", false), "end");
    ck_assert_str_eq(rig_words("/* never closed", false), "");
    ck_assert_str_eq(rig_words("\"never closed", false), "s25966");
}
END_TEST

START_TEST(calls_in_order)
{
    ck_assert_str_eq(rig_anchors("t()\n{\n\tf(g(),\n\t  h());\n}\n", ANCHOR_CALL),
                     "2200:4 2100:3 2000:3");
    ck_assert_str_eq(rig_anchors("t()\n{\n\tf(g(h()));\n}\n", ANCHOR_CALL),
                     "2200:3 2100:3 2000:3");
    ck_assert_str_eq(
        rig_anchors("t()\n{\n\tfor(f();\n\tg();\n\th())\n\t\tf();\n}\n", ANCHOR_CALL),
        "2000:3 2100:4 2000:6 2200:5");
    ck_assert_str_eq(
        rig_anchors("t()\n{\n\tdo f();\n\twhile(g()); if(h()) return(f());\n}",
                    ANCHOR_CALL),
        "2000:3 2100:4 2200:4 2000:4");
}
END_TEST

START_TEST(knows_where_things_lie)
{
    ck_assert_str_eq(rig_anchors("t(a, b)\n{\n\tint c[3]; register d; int e;\n"
                                 "\te = a; c[1] = b; d = e;\n}",
                                 ANCHOR_INDEX),
                     "4(5):4 177762(5):4 6(5):4 177766(5):4 177762(5):4");
    ck_assert_str_eq(
        rig_anchors("t()\n{\n\tregister *a, b;\n\tb = *a;\n}", ANCHOR_REGISTER), "3:4");
    ck_assert_str_eq(rig_anchors("#include \"../pair.h\"\nstruct pair tab[TEN];\n"
                                 "t()\n{\n\ttab[2].second = tab[1].next;\n}",
                                 ANCHOR_EXTERN),
                     "4106:5 4111:5");
    ck_assert_str_eq(
        rig_anchors("#include \"../pair.h\"\nstruct pair tab[TEN];\n"
                    "t()\n{\n\tregister struct pair *p;\n"
                    "\tfor(p = &tab[0]; p < &tab[TEN]; p++) p->next = &tab[1];\n}",
                    ANCHOR_CONSTANT),
        "4100:6 4150:6 4104:6 4:6");
    ck_assert_str_eq(
        rig_anchors("struct { int integ; };\nt()\n{\n\t0177776->integ = 1;\n}",
                    ANCHOR_EXTERN),
        "177776:4");
}
END_TEST

START_TEST(finds_definitions)
{
    ck_assert_str_eq(rig_anchors("int x[] { 1, {2}, 3 };\nint y 5, *z;\nchar *g();\n"
                                 "s() { t(1); }\nt() { f(); }",
                                 ANCHOR_CALL),
                     "2000:5");
    ck_assert_str_eq(rig_anchors("struct { int int; };\nint count;\n"
                                 "t() { extern h(); count->int = 0; h(); }",
                                 ANCHOR_CALL),
                     "2200:3");
    ck_assert_str_eq(rig_anchors("s() { f(); }", ANCHOR_CALL), "none");
    ck_assert_str_eq(rig_anchors("t();\nint t;", ANCHOR_CALL), "none");
    ck_assert_str_eq(rig_anchors("t() { f(; }", ANCHOR_CALL), "none");
    ck_assert_str_eq(rig_anchors("t() { f()", ANCHOR_CALL), "none");
}
END_TEST

static const char sample[] =
    "#define N 3\nstruct s { char a; int b[N]; struct s *n; } tab[N];\nint count;\n"
    "t(a, b)\nchar *b;\n{\n\tregister struct s *p; int c; static d;\nagain:\n"
    "\tfor(p = &tab[0]; p < &tab[N]; p++) {\n\t\tif(p->a == 'x' && f(p->b[1], \"s\"))\n"
    "\t\t\tgoto again; else if(!g(b++)) break;\n\t\tswitch(a) { case 1: c =+ d; "
    "continue;\n"
    "\t\tcase N: default: (*h)(c ? a : -1, sizeof tab); }\n\t}\n\twhile(--c)\n"
    "\t\tdo count =& ~07; while(*b++);\n\treturn(count<<2);\n}\n";

/* Nothing that a pack can hold brings it down. */
START_TEST(survives_nonsense)
{
    static char text[sizeof sample];
    static const char odd[] = "(){}[];,*&=+-'\"/#\n <>?:.!~09ax\0\377";
    uint32_t seed = 1974;
    int good = 0;
    for (int round = 0; round < 4000; round++) {
        memcpy(text, sample, sizeof sample);
        for (int i = round % 7; i >= 0; i--) {
            seed = seed * 1664525 + 1013904223;
            text[(seed >> 8) % (sizeof sample - 1)] = odd[(seed >> 24) % sizeof odd];
        }
        struct c_source source = rig_source(text);
        struct anchors a = { 0 };
        struct c_lines lines;
        good += c_function(&source, "t", &a, &lines);
        anchors_free(&a);
    }
    ck_assert_int_gt(good, 100);
    ck_assert_int_lt(good, 3600);
}
END_TEST

/* Nor does depth. */
START_TEST(survives_depth)
{
    enum { DEEP = 50000 };
    static const char *const opening[] = { "t() { f(", "t() { x = ", "t() ", "t() { if(",
                                           "int " };
    static const char inside[] = "(*{!(";
    for (int i = 0; i < 5; i++) {
        char *text = calloc(1, DEEP + 100);
        strcpy(text, opening[i]);
        memset(text + strlen(text), inside[i], DEEP);
        ck_assert_str_eq(rig_anchors(text, ANCHOR_CALL), "none");
        free(text);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("csource");
    TCase *c = tcase_create("csource");
    tcase_set_timeout(c, 60);
    tcase_add_test(c, takes_words);
    tcase_add_test(c, counts_lines);
    tcase_add_test(c, ends);
    tcase_add_test(c, calls_in_order);
    tcase_add_test(c, knows_where_things_lie);
    tcase_add_test(c, finds_definitions);
    tcase_add_test(c, survives_nonsense);
    tcase_add_test(c, survives_depth);
    suite_add_tcase(suite, c);
    return suite;
}

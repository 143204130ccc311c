/* What V7's C has that V6's had not: +=, macros with arguments, #ifdef; casts, typedef, union,
 * unsigned, long; parameters in registers, declarations within blocks. */
#include "tests/unit/source_rig.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text, *words;
} texts[] = {
    {"a+=b; a -= 1; a<<=2; a>>=b; a!=b; a<=b; a=+b",
     "a =+ b ; a =- 1 ; a =<< 2 ; a =>> b ; a != b ; a <= b ; a =+ b"                                 },
    { "0L 10l x",                                                          "0 10 x"                   },
    { "#define M(x,y) (x+y)*x\nM(a, f(b,c)) M",                            "( a + f ( b , c ) ) * a M"},
    { "#define M() /* no */ ;\nM() z",                                     "; z"                      },
    { "#define O(x) I(x)+1\n#define I(x) [x]\nO(q)",                       "[ q ] + 1"                },
    { "#define X (y)\nX(z)",                                               "( y ) ( z )"              },
    { "#define M(a) a\nM(\"),(\") M(',')",                                 "s11305 44"                },
    { "#define M(a) a\nM(b\nc) M(",                                        "b c M"                    },
    { "#define A 1\n#ifdef A\nx\n#else\ny\n#endif\nz",                     "x z"                      },
    { "#ifdef A\nx ' \" /*\n#endif */\n#else\ny\n#endif\nz",               "y z"                      },
    { "#ifndef A\nx\n#endif\nz",                                           "x z"                      },
    { "#ifdef A\n#ifndef B\nx\n#else\ny\n#endif\nw\n#endif\nz",            "z"                        },
    { "#define M 1\n#if M\nx\n#endif\n#if 0\ny\n#endif\n#if N\nw\n#endif", "x"                        },
    { "#define A 1\n#undef A\n#ifdef A\nx\n#endif\nA",                     "A"                        },
    { "#ifdef A\n#define B 2\n#include \"../pair.h\"\n#endif\nB",          "B"                        },
};

START_TEST(takes_words)
{
    ck_assert_str_eq(rig_words(texts[_i].text, false), texts[_i].words);
}
END_TEST

START_TEST(counts_lines)
{
    ck_assert_str_eq(rig_words("#define M(x) x+x\na\nM(b\n) c\n", true),
                     "a:2 b:4 +:4 b:4 c:4");
    ck_assert_str_eq(rig_words("#ifdef A\nx\n#endif\ny", true), "y:4");
}
END_TEST

/* A text that makes itself longer and longer ends all the same. */
START_TEST(ends)
{
    char *text = calloc(1, 40000);
    strcpy(text, "#define M(a) a a a a a a a a\n");
    for (int i = 0; i < 5000; i++)
        strcat(text, "M(b)");
    ck_assert_ptr_nonnull(strstr(rig_anchors(text, ANCHOR_CALL), "none"));
    free(text);
    ck_assert_str_eq(rig_words("#define M(a) M(a)\nM(b)", false), "M ( b )");
    ck_assert_str_eq(rig_words("#else\nx", false), "");
    ck_assert_str_eq(rig_words("#endif\nx", false), "x");
}
END_TEST

START_TEST(knows_types)
{
    static const char types[] = "typedef long off_t;\ntypedef char *caddr_t; typedef "
                                "struct pair { int p_x; } pair_t;\n"
                                "struct d { off_t d_a; union { int d_b; long d_l; struct "
                                "{ char d_y, d_z; } d_s; } d_u;\n"
                                "\tcaddr_t d_c; unsigned int d_i; unsigned short d_j; "
                                "char d_k; pair_t *d_p; int d_e; };\n"
                                "struct d tab[3];\n";
    static const struct {
        const char *expression, *extern_at;
    } at[] = {
        {"tab[0].d_a",                  "4100:6"  },
        { "tab[0].d_u.d_s.d_z",         "4105:6"  },
        { "tab[0].d_c",                 "4110:6"  },
        { "tab[0].d_j",                 "4114:6"  },
        { "tab[0].d_p",                 "4120:6"  },
        { "tab[1].d_e",                 "4146:6"  },
        { "((struct d *)&count)->d_c",  "4010:6"  },
        { "((struct d *)0177560)->d_i", "177572:6"},
        { "*(caddr_t)(&tab[0])",        "4100:6"  },
    };
    char text[1000];
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        snprintf(text, sizeof text, "%st() { return(%s); }", types, at[i].expression);
        ck_assert_str_eq(rig_anchors(text, ANCHOR_EXTERN), at[i].extern_at);
    }
    snprintf(
        text, sizeof text,
        "%st() { f(sizeof(struct d), sizeof(off_t), sizeof(caddr_t), sizeof(char)); }",
        types);
    ck_assert_str_eq(rig_anchors(text, ANCHOR_CONSTANT), "1:6 2:6 4:6 24:6");
}
END_TEST

START_TEST(knows_where_parameters_lie)
{
    ck_assert_str_eq(
        rig_anchors("t(a, b, c)\nlong a;\n{\n\tg(c); f(b);\n}", ANCHOR_INDEX),
        "12(5):4 10(5):4");
    ck_assert_str_eq(
        rig_anchors("typedef char *p_t;\nt(a, b)\nregister p_t b;\n{\n\tf(*b);\n}",
                    ANCHOR_INDEX),
        "6(5):2 0(4):5");
    ck_assert_str_eq(
        rig_anchors("t(a)\nregister a;\n{\n\tregister b;\n\tb = a;\n}", ANCHOR_REGISTER),
        "4:1 4:5 3:5");
    ck_assert_str_eq(rig_anchors("t()\n{\n\tint a;\n\t{\n\t\tint b;\n\t\tb = a;\n\t}\n}",
                                 ANCHOR_INDEX),
                     "177770(5):6 177766(5):6");
}
END_TEST

START_TEST(finds_definitions)
{
    ck_assert_str_eq(
        rig_anchors("typedef long x_t;\nx_t s() { f(); }\nint a = 5, b[] = {1};\n"
                    "static char *\nt(p) x_t p; { g(); }",
                    ANCHOR_CALL),
        "2100:5");
    ck_assert_str_eq(rig_anchors("t() { f((int (*)())0, (char *)g()); }", ANCHOR_CALL),
                     "2100:1 2000:1");
    ck_assert_str_eq(rig_anchors("t() { f((int)); }", ANCHOR_CALL), "none");
    ck_assert_str_eq(rig_anchors("t() { f((long; }", ANCHOR_CALL), "none");
}
END_TEST

static const char sample[] =
    "#define N(a,b) ((a)+(b))\n#ifdef N\ntypedef struct s { char a; union { int u; long "
    "l; } "
    "v[N(1,2)]; unsigned short b; struct s *n; } s_t;\n#else\n#if M\n#endif\n#endif\n"
    "s_t tab[3]; long count;\ns_t *\nt(a, b)\nlong a;\nregister s_t *b;\n{\n\tint c;\n"
    "\tc += N(sizeof(s_t *), (int)a) - (unsigned)b->v[1].u;\n\tif(c) {\n\t\tint d;\n"
    "\t\td <<= N(f((char *)b), 10L);\n#undef N\n\t}\n\treturn((s_t *)&tab[N]);\n}\n";

/* Nothing that a pack can hold brings it down. */
START_TEST(survives_nonsense)
{
    static char text[sizeof sample];
    static const char odd[] = "(){}[];,*&=+-'\"/#\n <>?:.!~09ax\0\377";
    uint32_t seed = 1979;
    int good = 0;
    for (int round = 0; round < 4000; round++) {
        memcpy(text, sample, sizeof sample);
        for (int i = round % 7; i > 0; i--) {
            seed = seed * 1664525 + 1013904223;
            text[(seed >> 8) % (sizeof sample - 1)] = odd[(seed >> 24) % sizeof odd];
        }
        good += strcmp(rig_anchors(text, ANCHOR_FRAME), "none") != 0;
    }
    ck_assert_int_gt(good, 571); /* a seventh is whole */
    ck_assert_int_lt(good, 3600);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("csource_v7");
    TCase *c = tcase_create("csource_v7");
    tcase_add_loop_test(c, takes_words, 0, (int)(sizeof texts / sizeof texts[0]));
    tcase_add_test(c, counts_lines);
    tcase_add_test(c, ends);
    tcase_add_test(c, knows_types);
    tcase_add_test(c, knows_where_parameters_lie);
    tcase_add_test(c, finds_definitions);
    tcase_add_test(c, survives_nonsense);
    suite_add_tcase(suite, c);
    return suite;
}

/* The assembler's errors: where, what was found, what was expected. */
#include "tests/unit/as_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct row {
    const char *source;
    unsigned line, column;
    const char *found;
    const char *phrase; /* a part of it */
};

static const struct row rows[] = {
  /* syntax */
    {"mov r0",              1, 7,  "the end of the file", "where a comma and a second operand"             },
    { "mov r0\nclr r1",     1, 7,  "the end of the line", "where a comma"                                  },
    { "\n\n\tmov r0;",      3, 8,  "\";\"",               "where a comma"                                  },
    { "mov r0,(r1",         1, 11, "the end of the file", "where ) was"                                    },
    { "mov r0,r1,r2",       1, 10, "\",\"",               "the end of the statement"                       },
    { "clr",                1, 4,  "the end of the file", "where an expression"                            },
    { "clr **r0",           1, 6,  "\"*\"",               "one * was expected"                             },
    { "[1+2",               1, 5,  "the end of the file", "where ] was"                                    },
    { "1-*2",               1, 3,  "\"*\"",               "follows another operator"                       },
    { "b = ",               1, 5,  "the end of the file", "where an expression"                            },
    { "3 = 4",              1, 1,  "\"3\"",               "a name was expected before the ="               },
    { "(:",                 1, 1,  "\"(\"",               "a name or a digit was expected before the colon"},
    { ".comm 5",            1, 7,  "\"5\"",               "a name was expected"                            },
    { ".comm a 5",          1, 9,  "\"5\"",               "a comma and a size"                             },
    { ".globl .",           1, 8,  "\".\"",               "a name was expected"                            },
    { "1)",                 1, 2,  "\")\"",               "the end of the statement"                       },
    { ".if 0; 1",           1, 9,  "the end of the file", ".endif was expected"                            },
 /* characters */
    { "<abc",               1, 1,  "\"<abc\"",            "> was expected"                                 },
    { "<abc\\\ndef",        1, 1,  "\"<abc\\\\012def\"",  "> was expected"                                 },
    { "'",                  1, 1,  "\"'\"",               "one character was expected"                     },
    { "\"a",                1, 1,  "\"\"a\"",             "two characters were expected"                   },
    { "1 # 2",              1, 3,  "\"#\"",               "no character of the language"                   },
    { "1 > 2",              1, 3,  "\">\"",               "no character of the language"                   },
    { "\001",               1, 1,  "\"\\001\"",           "no character of the language"                   },
    { "a\\b",               1, 2,  "\"\\b\"",             "no operator"                                    },
    { "200000",             1, 1,  "\"200000\"",          "does not fit in a word"                         },
    { "65536.",             1, 1,  "\"65536.\"",          "does not fit in a word"                         },
    { "12f",                1, 1,  "\"12f\"",             "0f to 9f"                                       },
    { "10.: 2",             1, 1,  "\"10.\"",             "0: to 9:"                                       },
 /* names */
    { "x",                  1, 1,  "\"x\"",               "is not defined"                                 },
    { "mov r9,r0",          1, 5,  "\"r9\"",              "is not defined"                                 },
    { "a: a:",              1, 4,  "\"a\"",               "is defined already"                             },
    { "z = 5; z: 1",        1, 8,  "\"z\"",               "is defined already"                             },
    { "mov: 1",             1, 1,  "\"mov\"",             "known to the assembler"                         },
    { "1: br 2b",           1, 7,  "\"2b\"",              "above it"                                       },
    { "br 1f",              1, 4,  "\"1f\"",              "below it"                                       },
    { ".globl x; y = x",    1, 11, "\"y\"",               "known here"                                     },
    { ".if x; .endif; x=1", 1, 5,  "\"x\"",               "above the .if"                                  },
 /* operands */
    { "clr (5)",            1, 6,  "\"5\"",               "r0 to r5"                                       },
    { "rts 5",              1, 5,  "\"5\"",               "r0 to r5"                                       },
    { "jsr 5,a; a: 0",      1, 5,  "\"5\"",               "r0 to r5"                                       },
    { "mul r0,(r1)",        1, 8,  "\"(\"",               "r0 to r5"                                       },
    { "addf r0,fr4",        1, 9,  "\"fr4\"",             "fr0 to fr3"                                     },
    { "movf (r0),(r1)",     1, 11, "\"(\"",               "fr0 to fr3"                                     },
    { "movfi fr4,r0",       1, 7,  "\"fr4\"",             "fr0 to fr3"                                     },
    { "sys 100",            1, 5,  "\"100\"",             "0 to 77"                                        },
    { "sob r0,.+10",        1, 8,  "\".\"",               "124 bytes back"                                 },
    { "br a; .=.+1000; a:", 1, 4,  "\"a\"",               "254 bytes back or 256 ahead"                    },
    { "br a+1; a: 0",       1, 4,  "\"a\"",               "an even one was expected"                       },
    { "br 10",              1, 4,  "\"10\"",              "the same segment"                               },
 /* places */
    { ".=.-2",              1, 1,  "\".\"",               "would go back"                                  },
    { ". = 5",              1, 1,  "\".\"",               "within its segment"                             },
    { ".byte a; a:",        1, 7,  "\"a\"",               "does not fit in a byte"                         },
    { "1; .byte 1; 2",      1, 13, "\"2\"",               ".even was expected"                             },
    { ".bss; 1",            1, 7,  "\"1\"",               "into bss"                                       },
 /* types */
    { "a: a+b; b: 0",       1, 6,  "\"b\"",               "added to another address"                       },
    { "5-a; a: 0",          1, 3,  "\"a\"",               "cannot be subtracted"                           },
    { "5*a; a: 0",          1, 3,  "\"a\"",               "only + and - take addresses"                    },
    { "a*5; a: 0",          1, 3,  "\"5\"",               "expected on the left"                           },
    { "1\\/0",              1, 4,  "\"0\"",               "not 0"                                          },
};

START_TEST(each_error_has_its_place)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *r = &rows[i];
        const struct as_error *e = as_out.errors;
        ck_assert_msg(!as_rig(r->source), "%s was taken", r->source);
        ck_assert_msg(as_out.error_count >= 1, "%s: %s", r->source, as_out.trouble);
        ck_assert_msg(e->line == r->line && e->column == r->column, "%s: at %u:%u",
                      r->source, e->line, e->column);
        ck_assert_msg(strcmp(e->found, r->found) == 0, "%s: found %s", r->source,
                      e->found);
        ck_assert_msg(strstr(e->phrase, r->phrase), "%s: %s", r->source, e->phrase);
    }
}
END_TEST

START_TEST(all_errors_are_told_in_order)
{
    ck_assert(!as_rig("clr r0,\n#\nmov r1\n\tclr (\nclr r2\n'\n"));
    static const unsigned lines[] = { 1, 2, 3, 4, 6 };
    ck_assert_uint_eq(as_out.error_count, 5);
    for (int i = 0; i < 5; i++)
        ck_assert_uint_eq(as_out.errors[i].line, lines[i]);
    ck_assert_ptr_null(as_out.file);
}
END_TEST

START_TEST(one_error_a_statement)
{
    ck_assert(!as_rig("mov (,(,(,; clr )"));
    ck_assert_uint_eq(as_out.error_count, 2);
}
END_TEST

START_TEST(errors_beyond_the_limit_are_counted)
{
    char source[4 * (AS_ERRORS + 7) + 1] = "";
    for (int i = 0; i < AS_ERRORS + 7; i++)
        strcat(source, "mov\n");
    ck_assert(!as_rig(source));
    ck_assert_uint_eq(as_out.error_count, AS_ERRORS + 7);
    ck_assert_uint_eq(as_out.errors[AS_ERRORS - 1].line, AS_ERRORS);
}
END_TEST

START_TEST(a_file_that_does_not_end_its_line)
{
    struct as_source sources[] = {
        {"a.s",  (const byte *)"clr r0",   6},
        { "b.s", (const byte *)"clr r1\n", 7}
    };
    struct as_options options = { .magic = AOUT_PLAIN };
    as_release(&as_out);
    ck_assert(!as_assemble(sources, 2, &options, &as_out));
    ck_assert_int_eq(as_out.errors[0].file, 0);
    ck_assert_uint_eq(as_out.errors[0].column, 7);
    ck_assert(as_assemble(sources + 1, 1, &options, &as_out));
    as_release(&as_out);
    ck_assert(as_assemble(sources, 1, &options, &as_out));
}
END_TEST

/* What the whole program is too large for. */
START_TEST(troubles)
{
    ck_assert(!as_rig(".=.+77776; .=.+77776; 1; 2; 3"));
    ck_assert_ptr_nonnull(strstr(as_out.trouble, "64 KB"));
    ck_assert(!as_rig(".=.+77776; .data; .=.+77776; 1; 2; 3"));
    ck_assert_ptr_nonnull(strstr(as_out.trouble, "64 KB"));
    as_rig_good(".=.+77776; .data; .=.+77776; .bss; .=.+2");
    ck_assert_uint_eq(as_aout.text, 077776);
    ck_assert(!as_rig_linked(".=.+77776; .data; .=.+77776; .bss; .=.+2000", AOUT_SHARED,
                             false));
    ck_assert_ptr_nonnull(as_out.trouble);
}
END_TEST

START_TEST(brackets_have_a_depth)
{
    enum { DEEP = 100000 };
    char *source = malloc(DEEP + 1);
    memset(source, '[', DEEP);
    source[DEEP] = '\0';
    ck_assert(!as_rig(source));
    ck_assert_ptr_nonnull(strstr(as_out.errors[0].phrase, "too deep"));
    free(source);
    as_rig_good("[[[[[[[[[[1]]]]]]]]]]");
}
END_TEST

/* 5460 names fit in a.out's word of sizes; V6's table has room for 1374. */
START_TEST(names_have_a_number)
{
    enum { MOST = 5460, LINE = 8 };
    char *source = calloc(MOST + 2, LINE);
    for (int i = 0; i <= MOST; i++)
        sprintf(source + (size_t)LINE * (size_t)i, "n%04d=%d\n", i, i % 8);
    ck_assert(!as_rig(source));
    ck_assert_ptr_nonnull(strstr(as_out.trouble, "5460"));
    source[LINE * MOST] = '\0';
    as_rig_good(source);
    ck_assert_uint_eq(as_aout.symbols, MOST);
    ck_assert_uint_eq(as_rig_symbol("n5459").value, 5459 % 8);
    ck_assert(as_rig_linked(source, AOUT_SHARED, false));
    ck_assert_uint_eq(as_aout.symbols, MOST + 1);
    free(source);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("as_error");
    TCase *t = tcase_create("as_error");
    tcase_add_test(t, each_error_has_its_place);
    tcase_add_test(t, all_errors_are_told_in_order);
    tcase_add_test(t, one_error_a_statement);
    tcase_add_test(t, errors_beyond_the_limit_are_counted);
    tcase_add_test(t, a_file_that_does_not_end_its_line);
    tcase_add_test(t, troubles);
    tcase_add_test(t, brackets_have_a_depth);
    tcase_add_test(t, names_have_a_number);
    suite_add_tcase(s, t);
    return s;
}

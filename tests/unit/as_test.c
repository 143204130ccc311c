/* The assembler's language: each construct against words worked out by hand. tests/as/run.sh holds whole programs
 * against V6's own as. */
#include "tests/unit/as_rig.h"

#include "cpu/insn.h"
#include "images/as_names.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 8 };

/* A source, and the words of its text and data. */
struct row {
    const char *source;
    int n;
    word words[MOST];
};

static void check_row(const struct row *r)
{
    as_rig_good(r->source);
    ck_assert_msg(as_aout.text + as_aout.data == 2 * r->n, "%s: %d bytes", r->source,
                  as_aout.text + as_aout.data);
    for (int i = 0; i < r->n; i++)
        ck_assert_msg(as_rig_word((unsigned)i) == r->words[i],
                      "%s: word %d is %06o, not %06o", r->source, i,
                      as_rig_word((unsigned)i), r->words[i]);
}

#define CHECK_ROWS(rows)                                                                 \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++)                           \
    check_row(&(rows)[i])

START_TEST(numbers_and_characters)
{
    static const struct row rows[] = {
        {"17",                                  1, { 017 }                      },
        { "17.",                                1, { 17 }                       },
        { "0",                                  1, { 0 }                        },
        { "177777",                             1, { 0177777 }                  },
        { "65535.",                             1, { 0177777 }                  },
        { "89",                                 1, { 8 * 8 + 9 }                },
        { "'a",                                 1, { 'a' }                      },
        { "'\\n",                               1, { 012 }                      },
        { "'\\e; '\\0; '\\r; '\\a; '\\p; '\\t", 6, { 4, 0, 015, 6, 033, 011 }   },
        { "'\\q; '\\\\; '>; '<; ''",            5, { 'q', '\\', '>', '<', '\'' }},
        { "\"ab",                               1, { 'a' | 'b' << 8 }           },
        { "\"\\n>",                             1, { '\n' | '>' << 8 }          },
        { "1;2\n3;\n;;4",                       4, { 1, 2, 3, 4 }               },
        { "1 / 2; 3\n4/5",                      2, { 1, 4 }                     },
        { "\t1\r\n",                            1, { 1 }                        },
        { "1\n\0042",                           1, { 1 }                        },
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(operators_go_from_left_to_right)
{
    static const struct row rows[] = {
        {"2+3*4",                          1, { 20 }               },
        { "2+[3*4]",                       1, { 14 }               },
        { "[2+[1+[1]]]*2",                 1, { 8 }                },
        { "10-3-2",                        1, { 3 }                },
        { "1 2 3",                         1, { 6 }                },
        { "-1",                            1, { 0177777 }          },
        { "5+-3",                          1, { 2 }                },
        { "!0; 5!1",                       2, { 0177777, 3 }       }, /* a!b is a plus not b */
        { "17&6; 12|5; 12\\%5",            3, { 6, 017, 017 }      },
        { "100\\/3; 100%3",                2, { 64 / 3, 64 % 3 }   },
        { "177776\\/3",                    1, { 052524 }           }, /* 65534 divided, without a sign */
        { "177777*177777",                 1, { 1 }                },
        { "1\\<3; 3\\<20",                 2, { 010, 0 }           },
        { "177770\\>1; 177770\\>3; 5\\>0", 3, { 077774, 017777, 5 }},
        { "1\\<77",                        1, { 0 }                }, /* six bits of count: -1 */
        { "177760\\<[-2]",                 1, { 0177774 }          }, /* and that to the right keeps the sign */
        { "4^7",                           1, { 4 }                },
        { "5+",                            1, { 5 }                },
        { "60000*2\\/2",                   1, { 060000 }           },
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(a_quotient_that_does_not_fit_is_what_div_leaves)
{
    static const struct row rows[] = {
        {"177776\\/1; 177776%1",            2, { 0, 0177776 }},
        { "100000\\/177777; 100000%177777", 2, { 0100000, 0 }},
        { "100001\\/177777; 100001%177777", 2, { 0, 0100001 }},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(operands)
{
    static const struct row rows[] = {
        {"clr r0",               1, { 005000 }                    },
        { "clr (r1)",            1, { 005011 }                    },
        { "clr (r2)+",           1, { 005022 }                    },
        { "clr -(r3)",           1, { 005043 }                    },
        { "clr 10(r4)",          2, { 005064, 010 }               },
        { "clr -2(r5)",          2, { 005065, 0177776 }           },
        { "clr *r1",             1, { 005011 }                    },
        { "clr *(sp)+",          1, { 005036 }                    },
        { "clr *-(pc)",          1, { 005057 }                    },
        { "clr *(r1)",           2, { 005071, 0 }                 },
        { "clr *10(r1)",         2, { 005071, 010 }               },
        { "clr $5",              2, { 005027, 5 }                 },
        { "clr *$5",             2, { 005037, 5 }                 },
        { "clr 100",             2, { 005067, 0100 - 4 }          },
        { "clr *100",            2, { 005077, 0100 - 4 }          },
        { "mov 100,102",         3, { 016767, 0100 - 4, 0102 - 6 }},
        { "mov $1,*$2",          3, { 012737, 1, 2 }              },
        { "mov (r0)+,-(r1)",     1, { 012041 }                    },
        { "mov a(r0),r1\na = 6", 2, { 016001, 6 }                 },
        { "a: clr a+2",          2, { 005067, 0177776 }           },
        { "r = r4; clr (r)",     1, { 005014 }                    },
        { "mov r0 , r1",         1, { 010001 }                    },
        { "clr -10",             2, { 005067, 0177770 - 4 }       },
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(instructions)
{
    static const struct row rows[] = {
        {"mov r1,r2; movb r1,r2; sub r3,r4",                            3, { 010102, 0110102, 0160304 }                      },
        { "jsr pc,*$20; jsr r5,(r0)",                                   3, { 004737, 020, 004510 }                           },
        { "rts pc; rts r5",                                             2, { 0000207, 0000205 }                              },
        { "sys 5; sys read; sys 77",                                    3, { 0104405, 0104403, 0104477 }                     },
        { "mark 5",                                                     1, { 006405 }                                        },
        { "xor r1,(r2)",                                                1, { 0074112 }                                       },
        { "mul $3,r1; div (r2),r4; ash r1,r3; ashc $-1,r0",
         6,                                                                { 0070127, 3, 0071412, 0072301, 0073027, 0177777 }},
        { "mpy r1,r2; dvd r1,r2; als r1,r2; alsc r1,r2",
         4,                                                                { 0070201, 0071201, 0072201, 0073201 }            },
        { "1: sob r3,1b; sob r2,.+2",                                   2, { 0077301, 0077200 }                              },
        { "br .; bne .+2; beq .-2",                                     3, { 0000777, 0001000, 0001776 }                     },
        { "clc; clz|clv; sec",                                          3, { 0241, 0246, 0261 }                              },
        { "movf fr1,(r0); movf (r0),fr1; movf fr1,fr2; movf fr4,fr2",
         4,                                                                { 0174110, 0172510, 0174102, 0172604 }            },
        { "movif r0,fr1; movfi fr2,r3; movof (r0),fr2; movfo fr1,(r0)",
         4,                                                                { 0177100, 0175603, 0177610, 0176110 }            },
        { "movie $5,fr0; movei fr3,r1",                                 3, { 0176427, 5, 0175301 }                           },
        { "addf fr4,fr1; cmpf (r0)+,fr3; modf fr5,fr0",
         3,                                                                { 0172104, 0173720, 0171405 }                     },
        { "ldfps $1; stfps -(sp); clrf fr5; tstf (r1)",
         5,                                                                { 0170127, 1, 0170246, 0170405, 0170511 }         },
        { "setd; seti; cfcc",                                           3, { 0170011, 0170002, 0170000 }                     },
        { "push = mov; push r0,-(sp)",                                  1, { 010046 }                                        },
        { "mtpi = 6600^tst; mtpi (sp)+",                                1, { 006626 }                                        },
        { "spl = 230; spl 6",                                           1, { 0236 }                                          },
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(directives)
{
    static const struct row rows[] = {
        {".byte 1,2,-1; .even",                              2, { 01001, 0377 }                                             },
        { ".byte 401",                                       1, { 0401 }                                                    }, /* the upper byte is only lost to the next */
        { ".byte 401,0",                                     1, { 1 }                                                       },
        { "<abc\\0>",                                        2, { 'a' | 'b' << 8, 'c' }                                     },
        { "<a\\>\\\\\\n>",                                   2, { 'a' | '>' << 8, '\\' | '\n' << 8 }                        },
        { ".=.+4; 1",                                        3, { 0, 0, 1 }                                                 },
        { ".if 0; 1; .if 1; 2; .endif; 3; .endif; 4",        1, { 4 }                                                       },
        { ".if 1; 1; .endif; 2",                             2, { 1, 2 }                                                    },
        { "a = 2\n.if a-2\n x y (\n.endif\na",               1, { 2 }                                                       },
        { ".data; 2; .text; 1",                              2, { 1, 2 }                                                    },
        { ".data; a: 2; .text; a; b; .bss; .=.+6; b: .=.+2", 3, { 4, 014, 2 }                                               },
        { ".byte 1; .data; 2; .text; 3",                     3, { 1, 3, 2 }                                                 }, /* a segment goes on even */
        { "..= 1000; a: a; clr a; clr 20; .data; a",
         6,                                                     { 01000, 005067, 0177772, 005067, 020 - 012 - 01000, 01000 }},
    };
    CHECK_ROWS(rows);
}
END_TEST

START_TEST(labels)
{
    static const struct row rows[] = {
        {"a: b: 1; c: a; b; c",       4, { 1, 0, 0, 2 }  },
        { "1: 1b; 1f; 1: 1b; 2f; 2:", 4, { 0, 4, 4, 010 }},
        { "10: 8b",                   1, { 0 }           }, /* octal, as V6 reads it */
        { "a = 1; a; a = 2; a",       2, { 1, 2 }        },
        { "x; x = 5",                 1, { 5 }           },
        { ".; .; .-2",                3, { 0, 2, 2 }     },
        { "wait = 1; wait; sys wait", 2, { 1, 0104401 }  },
    };
    CHECK_ROWS(rows);
}
END_TEST

/* Every name of an instruction gives its row of the table. */
START_TEST(every_instruction_has_its_row)
{
    for (unsigned i = 0; i < as_name_count; i++) {
        const struct as_name *n = &as_names[i];
        char source[64];
        snprintf(source, sizeof source, "%s", n->name);
        word value = as_name_value(n);
        ck_assert_msg(!n->insn || insn_find(value), "%s", n->name);
        if (n->insn && n->kind == AS_ABSOLUTE) {
            as_rig_good(source);
            ck_assert_uint_eq(as_rig_word(0), value);
        }
    }
    ck_assert_uint_eq(as_name_count, 179);
}
END_TEST

/* --- relocation and symbols ----------------------------------------------------------- */

START_TEST(relocation)
{
    ck_assert(as_rig_externals("t: t; d; b; 5; u; _x+2; clr t; clr 5; clr _x; mov $t,r0\n"
                               ".globl _x\n.data; d: t; .bss; b: .=.+2\n"));
    /* a.out(V): 2 text, 4 data, 6 bss, 020n+010 symbol n; 1 relative to the PC. */
    static const word wanted[] = { 2, 4, 6, 0,          3 * 16 + 8, 4 * 16 + 8, 0, 3,
                                   0, 1, 0, 4 * 16 + 9, 0,          2,          2 };
    for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++)
        ck_assert_msg(as_rig_relocation(i) == wanted[i], "word %u: %o", i,
                      as_rig_relocation(i));
    ck_assert_uint_eq(as_rig_word(5), 2);
    ck_assert_uint_eq(as_rig_word(11), (word) - (2 * 11 + 2));
    ck_assert(!as_out.executable);
}
END_TEST

static void check_symbol(unsigned i, const char *name, word type, word value)
{
    struct aout_symbol s = aout_symbol(&as_aout, i);
    ck_assert_str_eq(s.name, name);
    ck_assert_msg(s.type == type, "%s: type %o", name, s.type);
    ck_assert_msg(s.value == value, "%s: value %o", name, s.value);
}

START_TEST(symbols_stand_in_order_of_appearance)
{
    as_rig_good("b: mov c,a; .globl a,x; .comm y,6; r = r5; n = 5\n.data; a: 1; c: 2\n"
                ".bss; z: .=.+2\n~hid = 3; ~hid = 4\n.if 0; gone; .endif\n"
                "verylongname: .=.+2");
    check_symbol(0, "b", AOUT_TEXT, 0);
    check_symbol(1, "c", AOUT_DATA, 010);
    check_symbol(2, "a", AOUT_DATA | AOUT_GLOBAL, 6);
    check_symbol(3, "x", AOUT_GLOBAL, 0);
    check_symbol(4, "y", AOUT_GLOBAL, 6);
    check_symbol(5, "r", AS_REGISTER, 5);
    check_symbol(6, "n", AOUT_ABS, 5);
    check_symbol(7, "z", AOUT_BSS, 012);
    check_symbol(8, "hid", AOUT_ABS, 3);
    check_symbol(9, "hid", AOUT_ABS, 4);
    check_symbol(10, "gone", AOUT_UNDEF, 0);
    check_symbol(11, "verylong", AOUT_BSS, 014);
    ck_assert_uint_eq(as_aout.symbols, 12);
}
END_TEST

START_TEST(names_that_agree_in_eight_characters_are_two)
{
    as_rig_good("longname1: 1; longname2: longname1; longname2");
    ck_assert_uint_eq(as_rig_word(1), 0);
    ck_assert_uint_eq(as_rig_word(2), 2);
    ck_assert_uint_eq(as_aout.symbols, 2);
}
END_TEST

START_TEST(files_are_one_source)
{
    static const char *const texts[] = { "a: br b\n1:\n", "", "b: 1b\n" };
    struct as_source sources[3];
    for (int i = 0; i < 3; i++)
        sources[i] =
            (struct as_source){ "x.s", (const byte *)texts[i], strlen(texts[i]) };
    struct as_options options = { .magic = AOUT_PLAIN };
    as_release(&as_out);
    ck_assert(as_assemble(sources, 3, &options, &as_out));
    ck_assert_ptr_null(aout_open(&as_aout, as_out.file, as_out.size));
    ck_assert_uint_eq(as_rig_word(0), 0000400);
    ck_assert_uint_eq(as_rig_word(1), 2);
    ck_assert(as_out.executable);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("as");
    TCase *t = tcase_create("as");
    tcase_add_test(t, numbers_and_characters);
    tcase_add_test(t, operators_go_from_left_to_right);
    tcase_add_test(t, a_quotient_that_does_not_fit_is_what_div_leaves);
    tcase_add_test(t, operands);
    tcase_add_test(t, instructions);
    tcase_add_test(t, directives);
    tcase_add_test(t, labels);
    tcase_add_test(t, every_instruction_has_its_row);
    tcase_add_test(t, relocation);
    tcase_add_test(t, symbols_stand_in_order_of_appearance);
    tcase_add_test(t, names_that_agree_in_eight_characters_are_two);
    tcase_add_test(t, files_are_one_source);
    suite_add_tcase(s, t);
    return s;
}

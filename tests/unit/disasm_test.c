/* The disassembler against text as SIMH prints it. */
#include "cpu/disasm.h"
#include "tests/unit/unit.h"

#include <string.h>

struct sample {
    word w[3];
    int used;
    const char *text; /* at 1000 */
};

static const struct sample samples[] = {
    {{ 0000000 },                    1, "HALT"              },
    { { 0000006 },                   1, "RTT"               },
    { { 0000007 },                   1, "7"                 },
    { { 0000110 },                   1, "JMP (R0)"          },
    { { 0000167, 0774 },             2, "JMP 2000"          },
    { { 0000177, 0177774 },          2, "JMP @1000"         },
    { { 0000137, 0177776 },          2, "JMP @#177776"      },
    { { 0000201 },                   1, "RTS R1"            },
    { { 0000233 },                   1, "SPL 3"             },
    { { 0000240 },                   1, "NOP"               },
    { { 0000241 },                   1, "CLC"               },
    { { 0000243 },                   1, "CLV CLC"           },
    { { 0000257 },                   1, "CCC"               },
    { { 0000260 },                   1, "260"               },
    { { 0000265 },                   1, "SEZ SEC"           },
    { { 0000277 },                   1, "SCC"               },
    { { 0000400 },                   1, "BR 1002"           },
    { { 0000777 },                   1, "BR 1000"           },
    { { 0000577 },                   1, "BR 1400"           },
    { { 0000600 },                   1, "BR 402"            },
    { { 0103001 },                   1, "BCC 1004"          },
    { { 0004767, 0774 },             2, "JSR PC,2000"       },
    { { 0005027, 0 },                2, "CLR #0"            },
    { { 0006412 },                   1, "MARK 12"           },
    { { 0010067, 0774 },             2, "MOV R0,2000"       },
    { { 0012700, 0000005 },          2, "MOV #5,R0"         },
    { { 0013701, 0177560 },          2, "MOV @#177560,R1"   },
    { { 0016246, 0000010 },          2, "MOV 10(R2),-(SP)"  },
    { { 0016256, 0000010 },          2, "MOV 10(R2),@-(SP)" },
    { { 0016505, 0177776 },          2, "MOV 177776(R5),R5" },
    { { 0016767, 0000010, 0177770 }, 3, "MOV 1014,776"      },
    { { 0022732, 0000001 },          2, "CMP #1,@(R2)+"     },
    { { 0037737, 0000010, 0177560 }, 3, "BIT @1014,@#177560"},
    { { 0124747 },                   1, "CMPB -(PC),-(PC)"  },
    { { 0117172, 0, 2 },             3, "MOVB @0(R1),@2(R2)"},
    { { 0071427, 012 },              2, "DIV #12,R4"        },
    { { 0074102 },                   1, "XOR R1,R2"         },
    { { 0077001 },                   1, "SOB R0,1000"       },
    { { 0104017 },                   1, "EMT 17"            },
    { { 0104401 },                   1, "TRAP 1"            },
    { { 0106400 },                   1, "106400"            },
    { { 0106521 },                   1, "MFPD (R1)+"        },
    { { 0170011 },                   1, "SETD"              },
    { { 0170127, 0200 },             2, "LDFPS #200"        },
    { { 0170406 },                   1, "CLRF F6"           },
    { { 0172467, 0000010 },          2, "LDF 1014,F0"       },
    { { 0174005 },                   1, "STF F0,F5"         },
    { { 0175441 },                   1, "STCFI F0,-(R1)"    },
    { { 0177201 },                   1, "LDCIF R1,F2"       },
};

START_TEST(texts)
{
    const struct sample *sample = &samples[_i];
    char text[64];

    ck_assert_int_eq(disasm(text, sizeof text, 01000, sample->w, NULL, NULL),
                     sample->used);
    ck_assert_str_eq(text, sample->text);
}
END_TEST

static const char *name_of(void *host, word value)
{
    int *asked = host;
    ++*asked;
    return value == 02000 ? "_proc" : value == 02 ? "two" : NULL;
}

/* Addresses have names; immediate values and displacements have none. */
START_TEST(names_stand_for_addresses)
{
    static const struct sample named[] = {
        {{ 0010067, 0774 },          2, "MOV R0,_proc"       },
        { { 0013737, 02000, 02000 }, 3, "MOV @#_proc,@#_proc"},
        { { 0000177, 0774 },         2, "JMP @_proc"         },
        { { 0012702, 02 },           2, "MOV #2,R2"          },
        { { 0016102, 02 },           2, "MOV 2(R1),R2"       },
        { { 0000401 },               1, "BR 1004"            },
    };
    int asked = 0;
    char text[64];

    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        disasm(text, sizeof text, 01000, named[i].w, name_of, &asked);
        ck_assert_str_eq(text, named[i].text);
    }
    ck_assert_int_eq(asked, 5);
    word sob[3] = { 0077001 };
    disasm(text, sizeof text, 02000, sob, name_of, &asked);
    ck_assert_str_eq(text, "SOB R0,_proc");
}
END_TEST

START_TEST(addresses_wrap)
{
    char text[64];
    word br[3] = { 0000776 }, mov[3] = { 0016700, 0000004 };
    disasm(text, sizeof text, 0, br, NULL, NULL);
    ck_assert_str_eq(text, "BR 177776");
    disasm(text, sizeof text, 0177776, mov, NULL, NULL);
    ck_assert_str_eq(text, "MOV 6,R0");
}
END_TEST

START_TEST(long_text_is_cut)
{
    word w[3] = { 0016767, 0000010, 0177770 };
    char text[16];

    memset(text, 'x', sizeof text);
    ck_assert_int_eq(disasm(text, 8, 01000, w, NULL, NULL), 3);
    ck_assert_str_eq(text, "MOV 101");
    ck_assert_int_eq(text[8], 'x');
    ck_assert_int_eq(disasm(text, 1, 01000, w, NULL, NULL), 3);
    ck_assert_str_eq(text, "");
    text[0] = 'y';
    ck_assert_int_eq(disasm(text, 0, 01000, w, NULL, NULL), 3);
    ck_assert_int_eq(text[0], 'y');
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("disasm");
    TCase *tc = tcase_create("text");
    tcase_add_loop_test(tc, texts, 0, sizeof samples / sizeof samples[0]);
    tcase_add_test(tc, names_stand_for_addresses);
    tcase_add_test(tc, addresses_wrap);
    tcase_add_test(tc, long_text_is_cut);
    suite_add_tcase(suite, tc);
    return suite;
}

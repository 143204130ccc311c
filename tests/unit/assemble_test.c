/* The one-line assembler: every word there and back, both notations, every complaint. */
#include "cpu/assemble.h"
#include "cpu/disasm.h"
#include "cpu/insn.h"
#include "tests/unit/unit.h"

#include <string.h>

/* All first words, with these behind them, at these places. What the disassembler writes
 * assembles to the same words, without an exception: each operand has one notation, a mode
 * with an index of zero keeps its 0(Rn), and what has no notation is a number. */
static const word behind[][2] = {
    {0000000,  0000000},
    { 0000002, 0177776},
    { 0177777, 0000001},
    { 0100000, 0077777},
    { 0000010, 0123456},
    { 0177560, 0001000},
};
static const word places[] = { 0000000, 0001000, 0077776, 0177774 };

START_TEST(there_and_back)
{
    for (int ir = 0; ir <= 0177777; ir++) {
        word w[3] = { (word)ir, behind[_i][0], behind[_i][1] };
        word pc = places[(ir + _i) % 4];
        word again[3];
        char text[64], error[128];
        int words = 0;

        int used = disasm(text, sizeof text, pc, w, NULL, NULL);
        ck_assert_msg(assemble(text, pc, again, &words, error, sizeof error),
                      "%06o at %06o: %s: %s", ir, pc, text, error);
        if (words != used || memcmp(w, again, (size_t)used * sizeof w[0]) != 0)
            ck_abort_msg("%06o at %06o: %s: became %06o", ir, pc, text, again[0]);
    }
}
END_TEST

struct sample {
    const char *text; /* at 1000 */
    int words;
    word w[3];
};

static const struct sample samples[] = {
  /* SIMH's and DEC's notation */
    {"mov r0,2000",        2, { 0010067, 0774 }      },
    { "  MOV\tR0 , 2000 ", 2, { 0010067, 0774 }      },
    { "MOV #5,R0",         2, { 0012700, 5 }         },
    { "MOV #-1,R6",        2, { 0012706, 0177777 }   },
    { "MOV #10.,R7",       2, { 0012707, 012 }       },
    { "MOV #65535.,R0",    2, { 0012700, 0177777 }   },
    { "MOV -2(R5),@-(SP)", 2, { 0016556, 0177776 }   },
    { "CLR @R3",           1, { 0005013 }            },
    { "CLR @(R3)",         2, { 0005073, 0 }         },
    { "CLR @(R3)+",        1, { 0005033 }            },
    { "CLR - ( R3 )",      1, { 0005043 }            },
    { "INC @2000",         2, { 0005277, 0774 }      },
    { "INC @#177570",      2, { 0005237, 0177570 }   },
    { "BR .",              1, { 0000777 }            },
    { "BR .+4",            1, { 0000401 }            },
    { "BR .-10.",          1, { 0000772 }            },
    { "BR 1400",           1, { 0000577 }            },
    { "BR 402",            1, { 0000600 }            },
    { "SOB R1,.",          1, { 0077101 }            },
    { "SOB R1,1002",       1, { 0077100 }            },
    { "SOB R1,604",        1, { 0077177 }            },
    { "CLC",               1, { 0000241 }            },
    { "CLC CLV",           1, { 0000243 }            },
    { "SEN SEC SEZ",       1, { 0000275 }            },
    { "NOP",               1, { 0000240 }            },
    { "BHIS 1002",         1, { 0103000 }            },
    { "BLO 1002",          1, { 0103400 }            },
    { "CALL @#100",        2, { 0004737, 0100 }      },
    { "RETURN",            1, { 0000207 }            },
    { "LDD (R1),F3",       1, { 0172711 }            },
    { "LDF AC5,AC1",       1, { 0172505 }            },
    { "STF F0,@#100",      2, { 0174037, 0100 }      },
    { "CLRF @R2",          1, { 0170412 }            },
    { "STST R2",           1, { 0170302 }            },
    { "177777",            1, { 0177777 }            },
    { "-1",                1, { 0177777 }            },
    { ".",                 1, { 0001000 }            },
 /* V6's */
    { "jsr pc,*$0",        2, { 0004737, 0 }         },
    { "mov $1,177572",     3, { 0012767, 1, 0176564 }},
    { "mov *$6,*(r2)+",    2, { 0013732, 6 }         },
    { "clr *r3",           1, { 0005013 }            },
    { "clr *-2(r3)",       2, { 0005073, 0177776 }   },
    { "sys 4",             1, { 0104404 }            },
    { "bes .+2",           1, { 0103400 }            },
    { "mpy r2,r1",         1, { 0070102 }            },
    { "clrf fr1",          1, { 0170401 }            },
};

START_TEST(notations)
{
    const struct sample *sample = &samples[_i];
    word w[3];
    int words = 0;
    char error[128];

    ck_assert_msg(assemble(sample->text, 01000, w, &words, error, sizeof error), "%s: %s",
                  sample->text, error);
    ck_assert_str_eq(error, "");
    ck_assert_int_eq(words, sample->words);
    for (int i = 0; i < words; i++)
        ck_assert_msg(w[i] == sample->w[i], "%s: word %d is %06o, not %06o", sample->text,
                      i, w[i], sample->w[i]);
}
END_TEST

/* Every row and every other name can be typed. */
START_TEST(every_name)
{
    static const char *const operands[] = {
        [F_NONE] = "",     [F_DD] = "(R0)",    [F_SSDD] = "R0,R0",  [F_RDD] = "R0,(R0)",
        [F_SSR] = "R0,R0", [F_R] = "R0",       [F_N3] = "0",        [F_N6] = "0",
        [F_N8] = "0",      [F_BR] = "1002",    [F_SOB] = "R0,1002", [F_CC] = "",
        [F_FDD] = "F0",    [F_FSAC] = "F0,F0", [F_ACFD] = "F0,F0",  [F_SSAC] = "R0,F0",
        [F_ACDD] = "F0,R0"
    };

    for (int i = 0; i < insn_count + insn_aliases; i++) {
        const struct insn *row =
            i < insn_count ? &insn_table[i] : &insn_alias[i - insn_count];
        if (i < insn_count && row->form == F_CC)
            continue;
        char text[64], error[128];
        word w[3];
        int words;
        strcpy(text, row->name);
        strcat(strcat(text, " "), operands[row->form]);
        ck_assert_msg(assemble(text, 01000, w, &words, error, sizeof error), "%s: %s",
                      text, error);
        ck_assert_msg((w[0] & row->mask) == row->match, "%s: %06o", text, w[0]);
    }
}
END_TEST

struct complaint {
    const char *text;
    const char *error;
};

#define OPERANDS                                                                         \
    "an operand: R0 to R5, SP, PC, (Rn), (Rn)+, -(Rn), n(Rn), #n, @#n or an address"

static const struct complaint complaints[] = {
    {"",                      "expected an instruction like MOV R0,(R1), or an octal word, found the end of "
          "the line"                                                                            },
    { "FOO R1",               "expected an instruction like MOV R0,(R1), or an octal word, found \"FOO "
                "R1\""                                                                   },
    { "CC",                   "expected an instruction like MOV R0,(R1), or an octal word, found \"CC\""},
    { "MOVEMENT R1",          "expected an instruction like MOV R0,(R1), or an octal word, found "
                     "\"MOVEMENT R1\""                                              },
    { "MOV R0",               "MOV src,dst: expected a comma, found the end of the line"                },
    { "MOV R0,",              "MOV src,dst: expected " OPERANDS ", found the end of the line"           },
    { "MOV R8,R1",            "MOV src,dst: expected " OPERANDS ", found \"R8\""                        },
    { "MOV R0,R1,R2",         "MOV src,dst: expected the end of the line, found \",R2\""                },
    { "MOV (R0,R1",           "MOV src,dst: expected a closing parenthesis, found \",R1\""              },
    { "MOV (9),R1",
     "MOV src,dst: expected a register: R0 to R5, SP or PC, found \"9)\""                               },
    { "MOV #,R1",             "MOV src,dst: expected an octal number, found \",R1\""                    },
    { "MOV #18,R0",           "MOV src,dst: 18 is not octal: write 22, or 18. for decimal"              },
    { "MOV #200000,R0",
     "MOV src,dst: 200000 does not fit in a word: 0 to 177777 (decimal "
      "65535.) does"                                                                                    },
    { "99999999999999999999", "99999999999999999999 does not fit in a word: 0 to 177777 "
                              "(decimal 65535.) does"                      },
    { "HALT 5",               "HALT stands alone: expected the end of the line, found \"5\""            },
    { "SPL 10",               "SPL n (0 to 7): 10 is too large here: expected 0 to 7"                   },
    { "MARK 100",             "MARK n (0 to 77): 100 is too large here: expected 0 to 77"               },
    { "TRAP 400",             "TRAP n (0 to 377): 400 is too large here: expected 0 to 377"             },
    { "BR 1402",              "BR address: 1402 is out of reach: expected an even address from 402 to "
                 "1400"                                                                 },
    { "BR 1001",              "BR address: 1001 is out of reach: expected an even address from 402 to "
                 "1400"                                                                 },
    { "SOB R0,1004",
     "SOB register,address: 1004 is out of reach: expected an even address "
      "from 604 to 1002"                                                                                },
    { "SOB 5,1000",
     "SOB register,address: expected a register: R0 to R5, SP or PC, found "
      "\"5\""                                                                                           },
    { "CLC SEC",              "expected another of CLN CLZ CLV CLC, or nothing, found \"SEC\""          },
    { "SEC X",                "expected another of SEN SEZ SEV SEC, or nothing, found \"X\""            },
    { "LDF R1,F0",            "LDF fsrc,accumulator: expected F0 to F5, (Rn), n(Rn), #n or an "
                   "address, found \"R1\""                                            },
    { "LDF (R1),F4",          "LDF fsrc,accumulator: expected an accumulator: F0 to F3, found "
                     "\"F4\""                                                       },
    { "5 5",                  "expected the end of the line, found \"5\""                               },
    { "19",                   "19 is not octal: write 23, or 19. for decimal"                           },
};

START_TEST(complains)
{
    const struct complaint *complaint = &complaints[_i];
    word w[3] = { 1, 2, 3 };
    int words = 9;
    char error[160];

    ck_assert_msg(!assemble(complaint->text, 01000, w, &words, error, sizeof error), "%s",
                  complaint->text);
    ck_assert_str_eq(error, complaint->error);
    ck_assert_msg(words == 9 && w[0] == 1 && w[1] == 2 && w[2] == 3, "%s touched W",
                  complaint->text);
}
END_TEST

/* Whatever is typed: an answer, never a crash; the error stays in its buffer. */
START_TEST(any_text)
{
    static const char letters[] = "MOVCLRBJSFADTH0123456789.,()@#$*+- \tR";
    uint32_t random = 12345;

    for (int i = 0; i < 200000; i++) {
        char text[24], error[32];
        word w[3];
        int words, n = 0, length = (int)(random >> 8) % 23;
        for (; n < length; n++) {
            random = random * 1664525 + 1013904223;
            text[n] = letters[(random >> 16) % (sizeof letters - 1)];
        }
        text[n] = '\0';
        random = random * 1664525 + 1013904223;
        memset(error, 'x', sizeof error);
        bool good = assemble(text, 01000, w, &words, error, 16);
        ck_assert(strlen(error) < 16 && error[16] == 'x' && good == (error[0] == '\0'));
        if (good)
            ck_assert(words >= 1 && words <= 3);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("assemble");
    TCase *tc = tcase_create("line");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, there_and_back, 0, sizeof behind / sizeof behind[0]);
    tcase_add_loop_test(tc, notations, 0, sizeof samples / sizeof samples[0]);
    tcase_add_test(tc, every_name);
    tcase_add_loop_test(tc, complains, 0, sizeof complaints / sizeof complaints[0]);
    tcase_add_test(tc, any_text);
    suite_add_tcase(suite, tc);
    return suite;
}

/* Text and code beside each other: the line of each instruction, where the optimizer moved or
 * shared code too; and assembler. */
#include "tests/unit/source_rig.h"
#include "tests/unit/unit.h"

#include "monitor/source/asmlines.h"

#include <string.h>

#define SURE(line) ((line)*1001)

static void put(const char *const *lines)
{
    rig_clear();
    for (; *lines; lines++)
        rig_put(*lines);
}

/* A conditional statement; an argument, a local; the end. */
static const char plain_text[] = "t(a)\n{\n\tint b;\n\n\tif(a == 7)\n\t\tf(3);\n"
                                 "\tb = g(a, 5);\n\th(b);\n}\n";
static const char *const plain_code[] = {
    "JSR R5,3000",    "TST -(SP)",   "CMP #7,4(R5)",    "BNE .+12",      "MOV #3,(SP)",
    "JSR PC,@#2000",  "MOV #5,(SP)", "MOV 4(R5),-(SP)", "JSR PC,@#2100", "TST (SP)+",
    "MOV R0,-10(R5)", "MOV R0,(SP)", "JSR PC,2200",     "JMP 3100",      NULL
};

START_TEST(maps_plain_code)
{
    static const int line[] = { 1, 1, 5, 5, 6, 6, 7, 7, 7, 7, 7, 8, 8, 9 };
    put(plain_code);
    ck_assert(rig_map(plain_text, "t"));
    int n = 0;
    for (int at = 0; at < rig.words; at += code_length(rig.text[at]), n++)
        ck_assert_msg(rig_lines((word)(RIG_AT + 2 * at)) == SURE(line[n]),
                      "instruction %d is at %d", n, rig_lines((word)(RIG_AT + 2 * at)));
    ck_assert_int_eq(rig.map.calls, 3);
    ck_assert_int_eq(rig.map.found, 3);
    ck_assert_int_eq(rig.map.text.first, 1);
    ck_assert_int_eq(rig.map.text.last, 9);
    ck_assert_int_eq(rig_lines(RIG_AT + 012), SURE(5)); /* an operand's word */
    ck_assert_int_eq(rig_lines(RIG_AT - 2), 0);
    ck_assert_int_eq(rig_lines(rig_here()), 0);
}
END_TEST

/* Both ways end in the same call, of which the optimizer left one. */
START_TEST(tells_both_lines_of_shared_code)
{
    static const char text[] =
        "t(a)\n{\n\tif(a) {\n\t\tf(6);\n\t\tg();\n\t\treturn;\n\t}\n"
        "\th(2);\n\tg();\n}\n";
    static const char *const code[] = { "JSR R5,3000", "TST 4(R5)",   "BEQ .+22",
                                        "MOV #6,(SP)", "JSR PC,2000", "JSR PC,2100",
                                        "JMP 3100",    "MOV #2,(SP)", "JSR PC,2200",
                                        "BR .-20",     NULL };
    put(code);
    ck_assert(rig_map(text, "t"));
    ck_assert_int_eq(rig_lines(RIG_AT + 016), SURE(4));
    ck_assert_int_eq(rig_lines(RIG_AT + 022), 5009);
    ck_assert_int_eq(rig_lines(RIG_AT + 036), SURE(8));
}
END_TEST

/* The loop's test stands behind its body. */
START_TEST(follows_a_turned_loop)
{
    static const char text[] = "t()\n{\n\tregister i;\n\n\tfor(i = 9;\n\t    i < 44;\n"
                               "\t    i++)\n\t\tf(i);\n\tg();\n}\n";
    static const char *const code[] = { "JSR R5,3000", "MOV #11,R4",  "BR .+12",
                                        "MOV R4,(SP)", "JSR PC,2000", "INC R4",
                                        "CMP #54,R4",  "BGT .-14",    "JSR PC,2100",
                                        "JMP 3100",    NULL };
    static const int line[] = { 1, 5, 0, 8, 8, 7, 6, 6, 9, 10 };
    put(code);
    ck_assert(rig_map(text, "t"));
    int n = 0;
    for (int at = 0; at < rig.words; at += code_length(rig.text[at]), n++)
        if (line[n])
            ck_assert_msg(rig_lines((word)(RIG_AT + 2 * at)) == SURE(line[n]),
                          "instruction %d is at %d", n,
                          rig_lines((word)(RIG_AT + 2 * at)));
}
END_TEST

/* The same calls in every case: only the values tell which is which. */
static const char switch_text[] =
    "t(a)\n{\n\tswitch(a) {\n\tcase 3:\n\t\tf();\n\t\tbreak;\n"
    "\tcase 2:\n\t\tf();\n\t\tbreak;\n\tdefault:\n\t\tg();\n"
    "\t}\n}\n";

static void put_cases(void)
{
    for (int i = 0; i < 2; i++) {
        rig_put("JSR PC,2000");
        rig_put("JMP 3100");
    }
    rig_put("JSR PC,2100");
    rig_put("JMP 3100");
}

static void check_cases(word first)
{
    ck_assert(rig_map(switch_text, "t"));
    ck_assert_int_eq(rig_lines(first), SURE(8));
    ck_assert_int_eq(rig_lines((word)(first + 010)), SURE(5));
    ck_assert_int_eq(rig_lines((word)(first + 020)), SURE(11));
}

START_TEST(follows_an_indexed_switch)
{
    static const char *const code[] = { "JSR R5,3000",   "MOV 4(R5),R0",
                                        "SUB #2,R0",     "CMP R0,#1",
                                        "BHI .+30",      "ASL R0",
                                        "JMP @6000(R0)", NULL };
    put(code);
    word first = rig_here();
    put_cases();
    rig.data[0] = first;
    rig.data[1] = (word)(first + 010);
    rig.data[2] = first; /* another's */
    check_cases(first);
}
END_TEST

START_TEST(follows_a_searching_switch)
{
    static const char *const code[] = { "JSR R5,3000",  "MOV 4(R5),R0",
                                        "MOV #6000,R1", "MOV R0,@#6004",
                                        "CMP R0,(R1)+", "BNE .-2",
                                        "JMP @4(R1)",   NULL };
    put(code);
    word first = rig_here();
    put_cases();
    rig.data[0] = 2;
    rig.data[1] = 3;
    rig.data[3] = first;
    rig.data[4] = (word)(first + 010);
    rig.data[5] = (word)(first + 020);
    check_cases(first);
}
END_TEST

/* The Fourth Edition's cc has the table in the text. */
START_TEST(follows_a_table_in_the_text)
{
    static const char *const code[] = { "JSR R5,3000", "MOV 4(R5),R0", "SUB #2,R0",
                                        "CMP R0,#1",   "BHI .+34",     "ASL R0",
                                        NULL };
    put(code);
    rig_put("JMP @1030(R0)");
    ck_assert_uint_eq(rig_here(), 01030);
    int table = rig_hole();
    rig_hole();
    word first = rig_here();
    put_cases();
    rig_fill(table, first);
    rig_fill(table + 1, (word)(first + 010));
    check_cases(first);
}
END_TEST

/* A call that the text has not gets no line, and is counted. */
START_TEST(owns_up_to_another_text)
{
    put(plain_code);
    ck_assert(rig_map("t(a)\n{\n\tif(a == 7)\n\t\tf(3);\n\th(a);\n}\n", "t"));
    ck_assert_int_eq(rig.map.calls, 3);
    ck_assert_int_eq(rig.map.found, 2);
    ck_assert_int_eq(rig_lines(RIG_AT + 022), SURE(4)); /* f */
    ck_assert_int_eq(rig_lines(RIG_AT + 036), 0);       /* g */
    ck_assert(!rig_map("u() { }", "t"));
}
END_TEST

static bool assembler(const char *text, const char *name)
{
    struct code code = rig_code();
    line_map_free(&rig.map);
    return asm_map_make(&rig.map, &code, text, name);
}

START_TEST(counts_assembler)
{
    static const char text[] = "/ low\n_s:\tclr r0\n.globl _t\n_t:\t/ here\n"
                               "\tmov\tr0,r1; clr r1\n1:\n.if .40\n\ttst r0\n.endif\n"
                               "X = 5\n\tjeq\t1b\n\tjbr\t2f\n\tsys; 7\n2:\trts pc\n";
    static const char *const code[] = { "MOV R0,R1", "CLR R1", "BNE .+6",
                                        "JMP 1004",  "BR .+4", "TRAP 0",
                                        "7",         "RTS PC", NULL };
    static const int line[] = { 5, 5, 11, 11, 11, 12, 13, 13, 14 };
    put(code);
    ck_assert(assembler(text, "_t"));
    for (int at = 0; at < 9; at++)
        ck_assert_int_eq(rig_lines((word)(RIG_AT + 2 * at)), SURE(line[at]));
    ck_assert(!assembler(text, "_s"));
    ck_assert(!assembler(text, "_v"));
}
END_TEST

static void end(void)
{
    rig_clear();
}

Suite *unit_suite(void)
{
    Suite *suite = suite_create("linemap");
    TCase *c = tcase_create("linemap");
    tcase_add_checked_fixture(c, NULL, end);
    tcase_add_test(c, maps_plain_code);
    tcase_add_test(c, tells_both_lines_of_shared_code);
    tcase_add_test(c, follows_a_turned_loop);
    tcase_add_test(c, follows_an_indexed_switch);
    tcase_add_test(c, follows_a_searching_switch);
    tcase_add_test(c, follows_a_table_in_the_text);
    tcase_add_test(c, owns_up_to_another_text);
    tcase_add_test(c, counts_assembler);
    suite_add_tcase(suite, c);
    return suite;
}

/* What ld -n, -i and -s make of an assembled program, and the table of lines. tests/as/run.sh holds them
 * against V6's ld. */
#include "tests/unit/as_rig.h"

#include <string.h>

static const char program[] = "	.globl	_main,_end,_edata,_etext\n"
                              "_main:	mov	d,r0\n"
                              "	mov	$b,r1\n"
                              "	jsr	pc,*$_main\n"
                              "	.data\n"
                              "d:	_end; _edata; _etext; cmn; b; d\n"
                              "	clr	_main\n"
                              ".comm	cmn,5\n"
                              "	.bss\n"
                              "b:	.=.+4\n"
                              "	.text\n"
                              "reg = r5\n"
                              "	tst	(reg)\n";

/* The words from the first on. */
static void check_words(const word *words, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        ck_assert_msg(as_rig_word(i) == words[i], "word %u: %06o", i, as_rig_word(i));
}

static void check_sizes(word text, word data, word bss)
{
    ck_assert_uint_eq(as_aout.text, text);
    ck_assert_uint_eq(as_aout.data, data);
    ck_assert_uint_eq(as_aout.bss, bss);
    ck_assert(as_aout.stripped && as_out.executable);
}

static void check_symbol(const char *name, word type, word value)
{
    struct aout_symbol s = as_rig_symbol(name);
    ck_assert_msg(s.type == type && s.value == value, "%s: %o %06o", name, s.type,
                  s.value);
}

/* Text of 016 bytes goes to a click, data to the next page. */
START_TEST(shared_text)
{
    ck_assert(as_rig_linked(program, AOUT_SHARED, false));
    ck_assert_uint_eq(as_aout.magic, AOUT_SHARED);
    check_sizes(0100, 020, 012);
    static const word text[] = {
        016700, 020000 - 4, 012701, 020026, 004737, 0, 005715, 0
    };
    check_words(text, 8);
    static const word data[] = { 020032, 020020, 016,    020020,
                                 020026, 020000, 005067, (word)-020020 };
    for (unsigned i = 0; i < 8; i++)
        ck_assert_msg(as_rig_word(040 + i) == data[i], "data %u: %06o", i,
                      as_rig_word(040 + i));
    check_symbol("_main", AOUT_TEXT | AOUT_GLOBAL, 0);
    check_symbol("_etext", AOUT_TEXT | AOUT_GLOBAL, 016);
    check_symbol("_edata", AOUT_DATA | AOUT_GLOBAL, 020020);
    check_symbol("_end", AOUT_BSS | AOUT_GLOBAL, 020032);
    check_symbol("cmn", AOUT_BSS | AOUT_GLOBAL, 020020);
    check_symbol("b", AOUT_BSS, 020026);
}
END_TEST

START_TEST(separate_spaces)
{
    ck_assert(as_rig_linked(program, AOUT_SPLIT, false));
    ck_assert_uint_eq(as_aout.magic, AOUT_SPLIT);
    check_sizes(0100, 020, 012);
    static const word text[] = { 016700, (word)-4, 012701, 026, 004737, 0, 005715, 0 };
    check_words(text, 8);
    ck_assert_uint_eq(as_rig_word(040), 032);
    ck_assert_uint_eq(as_rig_word(047), (word)-020);
    check_symbol("_edata", AOUT_DATA | AOUT_GLOBAL, 020);
    check_symbol("d", AOUT_DATA, 0);
}
END_TEST

/* The name of the file, local names, global ones. */
START_TEST(order_of_symbols)
{
    static const char *const names[] = { "a.out", "d",      "b",      "reg", "_main",
                                         "_end",  "_edata", "_etext", "cmn" };
    ck_assert(as_rig_linked(program, AOUT_SHARED, false));
    ck_assert_uint_eq(as_aout.symbols, 9);
    for (unsigned i = 0; i < 9; i++)
        ck_assert_str_eq(aout_symbol(&as_aout, i).name, names[i]);
    ck_assert_uint_eq(aout_symbol(&as_aout, 0).type, AOUT_FILE);
}
END_TEST

START_TEST(stripped)
{
    ck_assert(as_rig_linked(program, AOUT_SHARED, true));
    ck_assert_uint_eq(as_aout.symbols, 0);
    ck_assert_uint_eq(as_out.size, AOUT_HEADER + 0100 + 020);
    ck_assert(as_rig_linked(program, AOUT_PLAIN, true));
    ck_assert_uint_eq(as_aout.magic, AOUT_PLAIN);
    check_sizes(016, 020, 012);
    ck_assert_uint_eq(as_rig_word(7), 016 + 020 + 6 + 4);
}
END_TEST

START_TEST(what_is_undefined_is_told_where_it_first_stands)
{
    ck_assert(!as_rig_linked("clr r0\n\tmov _x,r0\n.globl _x,_y\n", AOUT_SHARED, false));
    ck_assert_uint_eq(as_out.error_count, 2);
    ck_assert_uint_eq(as_out.errors[0].line, 2);
    ck_assert_uint_eq(as_out.errors[0].column, 6);
    ck_assert_str_eq(as_out.errors[0].found, "\"_x\"");
    ck_assert_str_eq(as_out.errors[1].found, "\"_y\"");
    ck_assert_ptr_null(as_out.file);
}
END_TEST

/* A global name for a register, which ld knows for a number. */
START_TEST(global_numbers)
{
    ck_assert(as_rig_linked(".globl r,n; r = r5; n = 177560; clr n", AOUT_SPLIT, false));
    check_symbol("r", AOUT_ABS | AOUT_GLOBAL, 5);
    check_symbol("n", AOUT_ABS | AOUT_GLOBAL, 0177560);
    ck_assert_uint_eq(as_rig_word(1), 0177560 - 4);
}
END_TEST

/* --- lines ---------------------------------------------------------------------------- */

static unsigned line_at(byte segment, word address)
{
    const struct as_line *l = as_find_line(&as_out, segment, address);
    return l ? l->line : 0;
}

START_TEST(lines)
{
    static const char source[] = "/ comment\n\tclr r0; clr r1\n\n\tmov $1,\\\n";
    ck_assert(!as_rig(source));
    as_rig_good("/ comment\n\tclr r0; clr r1\na:\n\tmov $1,a\n.data; 5; .text\n"
                "<ab\\\ncd>\n\t.byte 1\n\t.byte 2\n.data\n\t.=.+10\n");
    static const struct {
        byte segment;
        word address;
        unsigned line;
    } rows[] = {
        {AOUT_TEXT,  0,   2 },
        { AOUT_TEXT, 2,   2 },
        { AOUT_TEXT, 3,   2 },
        { AOUT_TEXT, 4,   4 },
        { AOUT_TEXT, 011, 4 },
        { AOUT_TEXT, 012, 6 },
        { AOUT_TEXT, 016, 6 },
        { AOUT_TEXT, 017, 8 },
        { AOUT_TEXT, 020, 9 },
        { AOUT_TEXT, 022, 0 },
        { AOUT_DATA, 017, 0 },
        { AOUT_DATA, 022, 5 },
        { AOUT_DATA, 024, 11},
        { AOUT_DATA, 033, 11},
        { AOUT_DATA, 034, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(line_at(rows[i].segment, rows[i].address) == rows[i].line,
                      "%o: line %u", rows[i].address,
                      line_at(rows[i].segment, rows[i].address));
}
END_TEST

/* As the program is linked. */
START_TEST(lines_move_with_ld)
{
    ck_assert(as_rig_linked(program, AOUT_SHARED, false));
    ck_assert_uint_eq(line_at(AOUT_DATA, 020000), 6);
    ck_assert_uint_eq(line_at(AOUT_DATA, 020014), 7);
    ck_assert_uint_eq(line_at(AOUT_DATA, 020020), 0);
    ck_assert_uint_eq(line_at(AOUT_TEXT, 4), 3);
    ck_assert_uint_eq(line_at(AOUT_TEXT, 015), 13);
    ck_assert_uint_eq(line_at(AOUT_TEXT, 016), 0);
    ck_assert(as_rig_linked(program, AOUT_SPLIT, false));
    ck_assert_uint_eq(line_at(AOUT_DATA, 0), 6);
    ck_assert_uint_eq(line_at(AOUT_DATA, 020), 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("as_link");
    TCase *t = tcase_create("as_link");
    tcase_add_test(t, shared_text);
    tcase_add_test(t, separate_spaces);
    tcase_add_test(t, order_of_symbols);
    tcase_add_test(t, stripped);
    tcase_add_test(t, what_is_undefined_is_told_where_it_first_stands);
    tcase_add_test(t, global_numbers);
    tcase_add_test(t, lines);
    tcase_add_test(t, lines_move_with_ld);
    suite_add_tcase(s, t);
    return s;
}

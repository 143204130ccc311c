/* The instruction table against itself: every word has one row or none. */
#include "cpu/insn.h"
#include "tests/unit/unit.h"

#include <string.h>

START_TEST(no_two_rows_overlap)
{
    for (int i = 0; i < insn_count; i++) {
        for (int j = i + 1; j < insn_count; j++) {
            const struct insn *a = &insn_table[i], *b = &insn_table[j];
            word both = a->mask & b->mask;
            ck_assert_msg((a->match & both) != (b->match & both), "%s overlaps %s",
                          a->name, b->name);
        }
    }
}
END_TEST

START_TEST(match_lies_within_mask)
{
    for (int i = 0; i < insn_count; i++)
        ck_assert_msg((insn_table[i].match & ~insn_table[i].mask) == 0, "%s",
                      insn_table[i].name);
    for (int i = 0; i < insn_aliases; i++)
        ck_assert_msg((insn_alias[i].match & ~insn_alias[i].mask) == 0, "%s",
                      insn_alias[i].name);
}
END_TEST

START_TEST(names_are_unique)
{
    for (int i = 0; i < insn_count + insn_aliases; i++) {
        for (int j = i + 1; j < insn_count + insn_aliases; j++) {
            const char *a =
                i < insn_count ? insn_table[i].name : insn_alias[i - insn_count].name;
            const char *b =
                j < insn_count ? insn_table[j].name : insn_alias[j - insn_count].name;
            ck_assert_str_ne(a, b);
        }
    }
}
END_TEST

/* An alias is another name of a row, with its form, or one word of it (CLC, CALL). */
START_TEST(aliases_belong_to_rows)
{
    for (int i = 0; i < insn_aliases; i++) {
        const struct insn *a = &insn_alias[i];
        const struct insn *row = insn_find(a->match);
        ck_assert_msg(row != NULL, "%s", a->name);
        ck_assert_msg((a->mask & row->mask) == row->mask, "%s", a->name);
        ck_assert_msg(a->timing == row->timing, "%s", a->name);
        if (a->mask == row->mask)
            ck_assert_msg(a->form == row->form, "%s", a->name);
    }
}
END_TEST

/* The bits that a form's letters name are just those outside the mask. */
START_TEST(forms_fill_the_mask)
{
    static const struct {
        char letter;
        word bits;
    } letters[] = {
        {'s',  07700},
        { 'd', 077  },
        { 'f', 077  },
        { 'R', 0700 },
        { 'r', 07   },
        { 'a', 0300 },
        { 'b', 0377 },
        { 'o', 077  },
        { '3', 07   },
        { '6', 077  },
        { '8', 0377 }
    };

    for (int i = 0; i < insn_count; i++) {
        word bits = insn_table[i].form == F_CC ? 037 : 0;
        const char *pattern = insn_form[insn_table[i].form].pattern;
        for (size_t j = 0; j < sizeof letters / sizeof letters[0]; j++)
            if (strchr(pattern, letters[j].letter))
                bits |= letters[j].bits;
        ck_assert_msg((bits ^ insn_table[i].mask) == WHOLE_WORD, "%s",
                      insn_table[i].name);
    }
}
END_TEST

/* Where the members of the PDP-11 family differ: these the 11/45 reserves. */
static const struct {
    word first, last;
    const char *what;
} reserved[] = {
    {0000007,  0000077, "MFPT of the J11, and nothing"  },
    { 0000210, 0000227, "nothing"                       },
    { 0007000, 0007777, "CSM, TSTSET, WRTLCK of the J11"},
    { 0075000, 0076777, "FIS of the 11/40, CIS"         },
    { 0106400, 0106477, "MTPS of the LSI-11"            },
    { 0106700, 0106777, "MFPS"                          },
    { 0107000, 0107777, "nothing"                       },
    { 0170010, 0170010, "nothing"                       },
    { 0170013, 0170077, "nothing"                       },
};

START_TEST(reserved_words_have_no_row)
{
    int count = 0;
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        for (int ir = reserved[i].first; ir <= reserved[i].last; ir++) {
            ck_assert_msg(insn_find((word)ir) == NULL, "%06o", ir);
            count++;
        }
    }
    for (int ir = 0; ir <= 0177777; ir++)
        count -= insn_find((word)ir) == NULL;
    ck_assert_msg(count == 0, "%d more words without a row than the list has", -count);
}
END_TEST

START_TEST(find_gives_the_matching_row)
{
    ck_assert_str_eq(insn_find(0010001)->name, "MOV");
    ck_assert_str_eq(insn_find(0160000)->name, "SUB");
    ck_assert_str_eq(insn_find(0000233)->name, "SPL");
    ck_assert_str_eq(insn_find(0000277)->name, "CC");
    for (int ir = 0; ir <= 0177777; ir++) {
        const struct insn *row = insn_find((word)ir);
        if (row)
            ck_assert_int_eq(ir & row->mask, row->match);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("insn");
    TCase *tc = tcase_create("table");
    tcase_add_test(tc, no_two_rows_overlap);
    tcase_add_test(tc, match_lies_within_mask);
    tcase_add_test(tc, names_are_unique);
    tcase_add_test(tc, aliases_belong_to_rows);
    tcase_add_test(tc, forms_fill_the_mask);
    tcase_add_test(tc, reserved_words_have_no_row);
    tcase_add_test(tc, find_gives_the_matching_row);
    suite_add_tcase(suite, tc);
    return suite;
}

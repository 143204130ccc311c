/* a.out files: where text, data and symbols lie, and what is refused. */
#include "tests/unit/unit.h"

#include "images/aout.h"

#include <string.h>

enum { SIZE = 0200 };

static void put(byte *file, unsigned at, word value)
{
    file[at] = (byte)value;
    file[at + 1] = (byte)(value >> 8);
}

/* Text of 4 bytes, data of 2, bss of 6, two symbols; relocation unless STRIPPED. */
static size_t make(byte *file, bool stripped)
{
    memset(file, 0, SIZE);
    put(file, 0, AOUT_SHARED);
    put(file, 02, 4);
    put(file, 04, 2);
    put(file, 06, 6);
    put(file, 010, 2 * 12);
    put(file, 012, 0100);
    put(file, 016, stripped);
    unsigned at = 020 + 6 + (stripped ? 0 : 6);
    memcpy(file + at, "_proc.c", 7);
    put(file, at + 8, AOUT_FILE);
    memcpy(file + at + 12, "_maxmemo", 8);
    put(file, at + 20, AOUT_GLOBAL | AOUT_DATA);
    put(file, at + 22, 0123456);
    return at + 24;
}

static void check_parts(bool stripped)
{
    byte file[SIZE];
    struct aout a;
    size_t n = make(file, stripped);
    ck_assert_ptr_null(aout_open(&a, file, n));
    ck_assert_uint_eq(a.magic, AOUT_SHARED);
    ck_assert_uint_eq(a.text, 4);
    ck_assert_uint_eq(a.data, 2);
    ck_assert_uint_eq(a.bss, 6);
    ck_assert_uint_eq(a.entry, 0100);
    ck_assert(a.stripped == stripped);
    ck_assert_uint_eq(a.text_at, 020);
    ck_assert_uint_eq(a.data_at, 024);
    ck_assert_uint_eq(a.symbol_at, stripped ? 026 : 034);
    ck_assert_uint_eq(a.symbols, 2);
}

START_TEST(parts_with_relocation)
{
    check_parts(false);
}
END_TEST

START_TEST(parts_without_relocation)
{
    check_parts(true);
}
END_TEST

START_TEST(symbols_count_to_eight_characters)
{
    byte file[SIZE];
    struct aout a;
    struct aout_symbol symbol;
    ck_assert_ptr_null(aout_open(&a, file, make(file, true)));
    ck_assert(aout_find(&a, "_maxmemory", &symbol));
    ck_assert_str_eq(symbol.name, "_maxmemo");
    ck_assert_uint_eq(symbol.value, 0123456);
    ck_assert_uint_eq(symbol.type, AOUT_GLOBAL | AOUT_DATA);
    ck_assert(!aout_find(&a, "_maxmem", &symbol));
    ck_assert(!aout_find(&a, "_proc.c", &symbol)); /* the name of a file is no symbol */
}
END_TEST

START_TEST(wrong_files_are_refused)
{
    byte file[SIZE];
    struct aout a;
    make(file, true);
    ck_assert_ptr_nonnull(aout_open(&a, file, 017));
    ck_assert_ptr_nonnull(aout_open(&a, file, 025)); /* data is cut off */
    put(file, 0, 0406);
    ck_assert_ptr_nonnull(aout_open(&a, file, SIZE));
    put(file, 0, 0412);
    ck_assert_ptr_nonnull(aout_open(&a, file, SIZE));
}
END_TEST

START_TEST(a_cut_symbol_is_left_out)
{
    byte file[SIZE];
    struct aout a;
    size_t n = make(file, true);
    ck_assert_ptr_null(aout_open(&a, file, n - 1));
    ck_assert_uint_eq(a.symbols, 1);
    put(file, 010, 0177777);
    ck_assert_ptr_null(aout_open(&a, file, n));
    ck_assert_uint_eq(a.symbols, 2);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("aout");
    TCase *t = tcase_create("aout");
    tcase_add_test(t, parts_with_relocation);
    tcase_add_test(t, parts_without_relocation);
    tcase_add_test(t, symbols_count_to_eight_characters);
    tcase_add_test(t, wrong_files_are_refused);
    tcase_add_test(t, a_cut_symbol_is_left_out);
    suite_add_tcase(s, t);
    return s;
}

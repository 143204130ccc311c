/* Taking a pack out of a tape in SIMH's form. */
#include "tests/unit/unit.h"

#include "images/tape.h"

#include <string.h>

enum { RECORD = 512, RECORDS = 4, SIZE = RECORDS * (RECORD + 8) + 64 };

static size_t put_length(byte *tape, size_t at, uint32_t length)
{
    for (int i = 0; i < 4; i++)
        tape[at + (size_t)i] = (byte)(length >> 8 * i);
    return at + 4;
}

/* Four records of their own number, a mark behind the second, then the end. */
static size_t make(byte *tape)
{
    size_t at = 0;
    for (int i = 0; i < RECORDS; i++) {
        at = put_length(tape, at, RECORD);
        memset(tape + at, i, RECORD);
        at = put_length(tape, at + RECORD, RECORD);
        if (i == 1)
            at = put_length(tape, at, 0);
    }
    return put_length(tape, at, 037777777777);
}

START_TEST(marks_are_not_counted)
{
    static byte tape[SIZE], pack[2 * RECORD];
    size_t n = make(tape);
    ck_assert_ptr_null(tape_extract(tape, n, 1, 2, pack));
    ck_assert_uint_eq(pack[0], 1);
    ck_assert_uint_eq(pack[RECORD - 1], 1);
    ck_assert_uint_eq(pack[RECORD], 2);
    ck_assert_uint_eq(pack[2 * RECORD - 1], 2);
}
END_TEST

START_TEST(short_tapes_are_refused)
{
    static byte tape[SIZE], pack[8 * RECORD];
    size_t n = make(tape);
    ck_assert_ptr_nonnull(tape_extract(tape, n, 1, 4, pack));
    ck_assert_ptr_nonnull(tape_extract(tape, 300, 0, 1, pack));
    ck_assert_ptr_nonnull(tape_extract(tape, 0, 0, 1, pack));
}
END_TEST

START_TEST(other_records_are_refused)
{
    static byte tape[SIZE], pack[RECORD];
    size_t n = make(tape);
    put_length(tape, 0, 80);
    ck_assert_ptr_nonnull(tape_extract(tape, n, 0, 1, pack));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("tape");
    TCase *t = tcase_create("tape");
    tcase_add_test(t, marks_are_not_counted);
    tcase_add_test(t, short_tapes_are_refused);
    tcase_add_test(t, other_records_are_refused);
    suite_add_tcase(s, t);
    return s;
}

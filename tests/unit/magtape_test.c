/* A reel of tape in a file of SIMH's form: every item, both ways; damage; random bytes. */
#include "devices/magtape.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/unit.h"

static char path[32];
static struct disk d;
static struct magtape_item item;

static void put_tape(enum disk_mode mode)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = path, .mode = mode, .grows = true };
    ck_assert_msg(disk_attach(&d, &wish, error), "%s", error);
}

static void setup(void)
{
    memset(&d, 0, sizeof d);
    strcpy(path, "/tmp/fork11-reel-XXXXXX");
    close(mkstemp(path));
    put_tape(DISK_WRITE);
}

static void teardown(void)
{
    disk_detach(&d);
    unlink(path);
}

/* The tape becomes these bytes. */
static void make(const void *bytes, size_t n)
{
    ck_assert(disk_cut(&d, 0));
    ck_assert(n == 0 || disk_write(&d, 0, bytes, n));
}

static void ck_forward(int64_t at, enum magtape_kind kind, uint32_t bytes, int64_t beyond)
{
    item = magtape_forward(&d, at);
    ck_assert_int_eq(item.kind, kind);
    ck_assert_uint_eq(item.bytes, bytes);
    ck_assert_int_eq(item.beyond, beyond);
}

static void ck_backward(int64_t at, enum magtape_kind kind, uint32_t bytes,
                        int64_t beyond)
{
    item = magtape_backward(&d, at);
    ck_assert_int_eq(item.kind, kind);
    ck_assert_uint_eq(item.bytes, bytes);
    ck_assert_int_eq(item.beyond, beyond);
}

static int64_t file_bytes(void)
{
    int fd = open(path, O_RDONLY);
    int64_t n = lseek(fd, 0, SEEK_END);
    close(fd);
    return n;
}

/* --- what is there ------------------------------------------------------------------ */

/* A record of 3 bytes (padded), a mark, one of 4: the bytes are SIMH's. */
static const byte three_items[] = {
    3, 0, 0, 0, 'a', 'b', 'c', 0,   3,   0,   0, 0, 0, 0,
    0, 0, 4, 0, 0,   0,   'd', 'e', 'f', 'g', 4, 0, 0, 0
};

START_TEST(forward)
{
    make(three_items, sizeof three_items);
    ck_forward(0, MAGTAPE_RECORD, 3, 12);
    ck_assert_int_eq(item.data, 4);
    ck_assert(!item.bad);
    ck_forward(12, MAGTAPE_MARK, 0, 16);
    ck_forward(16, MAGTAPE_RECORD, 4, 28);
    ck_assert_int_eq(item.data, 20);
    ck_forward(28, MAGTAPE_END, 0, 28);
}
END_TEST

START_TEST(backward)
{
    make(three_items, sizeof three_items);
    ck_backward(28, MAGTAPE_RECORD, 4, 16);
    ck_assert_int_eq(item.data, 20);
    ck_backward(16, MAGTAPE_MARK, 0, 12);
    ck_backward(12, MAGTAPE_RECORD, 3, 0);
    ck_assert_int_eq(item.data, 4);
    ck_backward(0, MAGTAPE_BEGIN, 0, 0);
}
END_TEST

START_TEST(written_as_simh_does)
{
    byte bytes[sizeof three_items];
    int64_t at = 0;
    ck_assert(magtape_write(&d, &at, (const byte *)"abc", 3));
    ck_assert_int_eq(at, 12);
    ck_assert(magtape_write_mark(&d, &at));
    ck_assert_int_eq(at, 16);
    ck_assert(magtape_write(&d, &at, (const byte *)"defg", 4));
    ck_assert_int_eq(at, 28);
    ck_assert_int_eq(file_bytes(), sizeof bytes); /* it is in the file at once */
    ck_assert(disk_read(&d, 0, bytes, sizeof bytes));
    ck_assert_mem_eq(bytes, three_items, sizeof bytes);
}
END_TEST

START_TEST(longest_record)
{
    static byte data[MAGTAPE_MOST], back[MAGTAPE_MOST];
    int64_t at = 0;
    memset(data, 0252, sizeof data);
    ck_assert(magtape_write(&d, &at, data, sizeof data));
    ck_forward(0, MAGTAPE_RECORD, MAGTAPE_MOST, MAGTAPE_MOST + 8);
    ck_assert(disk_read(&d, item.data, back, sizeof back));
    ck_assert_mem_eq(data, back, sizeof data);
}
END_TEST

/* What is written in the middle is the last that the tape holds. */
START_TEST(overwritten)
{
    int64_t at = 0;
    make(three_items, sizeof three_items);
    ck_assert(magtape_write_mark(&d, &at));
    ck_assert_int_eq(at, 4);
    ck_assert_int_eq(file_bytes(), 4);
    ck_forward(4, MAGTAPE_END, 0, 4);
}
END_TEST

/* --- the file's other words --------------------------------------------------------- */

START_TEST(record_in_error)
{
    static const byte bad[] = { 2, 0, 0, 0200, 'a', 'b', 2, 0, 0, 0200 };
    make(bad, sizeof bad);
    ck_forward(0, MAGTAPE_RECORD, 2, 10);
    ck_assert(item.bad);
    ck_backward(10, MAGTAPE_RECORD, 2, 0);
    ck_assert(item.bad);
}
END_TEST

START_TEST(end_of_medium)
{
    static const byte end[] = { 0, 0, 0, 0, 255, 255, 255, 255, 2, 0, 0, 0 };
    make(end, sizeof end);
    ck_forward(0, MAGTAPE_MARK, 0, 4);
    ck_forward(4, MAGTAPE_END, 0, 4);
}
END_TEST

/* Erased tape is passed over, whole frames and half ones, both ways. */
START_TEST(erased)
{
    static byte tape[2048];
    size_t n = 0;
    for (; n < 1200; n += 4)
        memcpy(tape + n, "\376\377\377\377", 4);
    memset(tape + n, 0, 4);
    make(tape, n + 4);
    ck_forward(0, MAGTAPE_MARK, 0, (int64_t)n + 4);
    ck_backward((int64_t)n, MAGTAPE_BEGIN, 0, (int64_t)n);
    /* a record, and the second half of the frame that it was written into */
    memcpy(tape, "\2\0\0\0ab\2\0\0\0\377\377", 12);
    make(tape, n + 4);
    ck_forward(0, MAGTAPE_RECORD, 2, 10);
    ck_forward(10, MAGTAPE_MARK, 0, (int64_t)n + 4);
    ck_backward((int64_t)n, MAGTAPE_RECORD, 2, 0);
}
END_TEST

/* --- damage ------------------------------------------------------------------------- */

static void ck_damaged(const byte *bytes, size_t n)
{
    make(bytes, n);
    ck_forward(0, MAGTAPE_DAMAGE, 0, 0);
    struct magtape_census census = magtape_survey(&d);
    ck_assert_int_eq(census.ends, MAGTAPE_DAMAGE);
    ck_assert_int_eq(census.at, 0);
}

START_TEST(damaged)
{
    static const byte cut[] = { 6, 0, 0, 0, 'a', 'b' };
    static const byte no_second[] = { 2, 0, 0, 0, 'a', 'b' };
    static const byte other[] = { 2, 0, 0, 0, 'a', 'b', 3, 0, 0, 0 };
    static const byte kind[] = { 2, 0, 0, 0160, 'a', 'b', 2, 0, 0, 0160 };
    static const byte empty_bad[] = { 0, 0, 0, 0200, 0, 0, 0, 0200 };
    static const byte crumbs[] = { 0, 0, 0 };
    static const byte huge[] = { 255, 255, 255, 017, 'a', 'b' };
    ck_damaged(cut, sizeof cut);
    ck_damaged(no_second, sizeof no_second);
    ck_damaged(other, sizeof other);
    ck_damaged(kind, sizeof kind);
    ck_damaged(empty_bad, sizeof empty_bad);
    ck_damaged(crumbs, sizeof crumbs);
    ck_damaged(huge, sizeof huge);
    ck_backward(6, MAGTAPE_DAMAGE, 0, 6);
    make(other, sizeof other);
    ck_backward(10, MAGTAPE_DAMAGE, 0, 10);
    make(crumbs, sizeof crumbs);
    ck_backward(3, MAGTAPE_DAMAGE, 0, 3);
}
END_TEST

START_TEST(surveyed)
{
    make(three_items, sizeof three_items);
    struct magtape_census census = magtape_survey(&d);
    ck_assert_uint_eq(census.records, 2);
    ck_assert_uint_eq(census.marks, 1);
    ck_assert_int_eq(census.bytes, 7);
    ck_assert_int_eq(census.ends, MAGTAPE_END);
    ck_assert_int_eq(census.at, 28);
}
END_TEST

START_TEST(host_fails)
{
    int64_t at = 0;
    make(three_items, sizeof three_items);
    close(d.fd);
    ck_forward(0, MAGTAPE_FAILED, 0, 0);
    ck_backward(28, MAGTAPE_FAILED, 0, 28);
    ck_assert_int_eq(errno, EBADF);
    ck_assert(!magtape_write_mark(&d, &at));
    ck_assert_int_eq(at, 0);
    d.fd = open("/dev/null", O_RDONLY); /* for the detach */
}
END_TEST

START_TEST(write_refused)
{
    int64_t at = 0;
    disk_detach(&d);
    put_tape(DISK_READONLY);
    ck_assert(!magtape_write_mark(&d, &at));
    ck_assert_int_eq(errno, EROFS);
}
END_TEST

/* An overlay grows and is cut like a file, which it leaves alone. */
START_TEST(overlaid)
{
    int64_t at = 12;
    make(three_items, sizeof three_items);
    disk_detach(&d);
    put_tape(DISK_OVERLAY);
    ck_assert(magtape_write(&d, &at, (const byte *)"xy", 2));
    ck_forward(0, MAGTAPE_RECORD, 3, 12);
    ck_forward(12, MAGTAPE_RECORD, 2, 22);
    ck_forward(22, MAGTAPE_END, 0, 22);
    ck_assert_int_eq(file_bytes(), sizeof three_items);
}
END_TEST

/* --- random bytes ------------------------------------------------------------------- */

/* Mostly small numbers and the form's own words, so that some of it leads somewhere. */
static void scramble(byte *tape, size_t n, uint32_t seed)
{
    static const byte words[][4] = {
        {0    },
        {  2,   0,   0, 0 },
        {    1,   0,   0, 0200 },
        { 254, 255, 255, 255 },
        {  255, 255, 254, 255 },
        {  255, 255, 255, 255 },
        {  0,   0,   1, 0 }
    };
    srandom(seed);
    for (size_t i = 0; i < n; i++)
        tape[i] = (byte)random();
    for (int i = 0; i < 60; i++)
        memcpy(tape + random() % (long)(n - 4) / 2 * 2, words[random() % 7], 4);
}

/* From any place, both ways, nothing leads outside the file, and forward never stays. */
START_TEST(random_bytes)
{
    byte tape[256];
    const char *given = getenv("FORK11_TAPES");
    const char *seed = getenv("FORK11_SEED");
    long turns = given ? atol(given) : 300, first = seed ? atol(seed) * 1000003 : 0;
    for (long i = 0; i < turns; i++) {
        scramble(tape, sizeof tape, (uint32_t)(first + i));
        make(tape, sizeof tape);
        for (int64_t at = 0; at <= (int64_t)sizeof tape; at += 2) {
            item = magtape_forward(&d, at);
            bool goes = item.kind == MAGTAPE_RECORD || item.kind == MAGTAPE_MARK;
            ck_assert(goes ? item.beyond > at : item.beyond == at);
            ck_assert_int_le(item.beyond, sizeof tape);
            item = magtape_backward(&d, at);
            goes = item.kind == MAGTAPE_RECORD || item.kind == MAGTAPE_MARK;
            ck_assert(goes ? item.beyond < at : item.beyond == at);
            ck_assert_int_ge(item.beyond, 0);
        }
        magtape_survey(&d);
    }
}
END_TEST

Suite *unit_suite(void)
{
    const TTest *const tests[] = { forward,        backward,     written_as_simh_does,
                                   longest_record, overwritten,  record_in_error,
                                   end_of_medium,  erased,       damaged,
                                   surveyed,       host_fails,   write_refused,
                                   overlaid,       random_bytes, NULL };
    Suite *suite = suite_create("magtape");
    TCase *t = tcase_create("magtape");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, getenv("FORK11_TAPES") ? 0 : 60);
    for (int i = 0; tests[i]; i++)
        tcase_add_test(t, tests[i]);
    suite_add_tcase(suite, t);
    return suite;
}

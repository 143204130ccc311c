/* Absolute paper tapes, good and bad. */
#include "monitor/load.h"
#include "tests/unit/session.h"

static byte tape[600];
static size_t length;

/* A block with a right checksum; DATA is N bytes. */
static void block(word address, const byte *data, word n)
{
    word count = (word)(n + 6);
    byte head[6] = {
        1, 0, (byte)count, (byte)(count >> 8), (byte)address, (byte)(address >> 8)
    };
    byte sum = 0;
    for (int i = 0; i < 6; i++)
        sum = (byte)(sum + (tape[length++] = head[i]));
    for (int i = 0; i < n; i++)
        sum = (byte)(sum + (tape[length++] = data[i]));
    tape[length++] = (byte)-sum;
}

static void leader(void)
{
    for (int i = 0; i < 20; i++)
        tape[length++] = 0;
}

static void good(word start)
{
    length = 0;
    leader();
    block(01001, (const byte[]){ 1, 2, 3 }, 3);
    leader();
    block(02000, (const byte[]){ 0377, 0377 }, 2);
    block(start, NULL, 0);
    leader();
}

static struct session s;

static bool load(word *start, char *error)
{
    return load_tape(&s.machine->bus, tape, length, start, error, 300);
}

static void setup(void)
{
    s = session_begin();
}

static void teardown(void)
{
    session_end(&s);
}

START_TEST(bytes_come_to_their_places)
{
    word start;
    char error[300];
    good(0200);
    ck_assert(load(&start, error));
    ck_assert_uint_eq(start, 0200);
    check_says(&s, "e 1000/4,2000",
               "001000:\t000400\n001002:\t001402\n002000:\t177777\n");
}
END_TEST

START_TEST(a_wrong_checksum_is_told_and_loads_nothing)
{
    word start;
    char error[300];
    good(0200);
    tape[20 + 6 + 3 + 1 + 20 + 7]++;
    ck_assert(!load(&start, error));
    ck_assert_str_eq(error, "The block at byte 50 of the tape (address 002000, 8 bytes) "
                            "has a wrong checksum.");
    check_says(&s, "e 1000/4", "001000:\t000000\n001002:\t000000\n");
}
END_TEST

START_TEST(cut_and_foreign_tapes)
{
    word start;
    char error[300];
    good(0200);
    for (size_t n = length = 20; n < 60; length = ++n)
        ck_assert_msg(!load(&start, error), "%zu bytes were enough", n);
    length = 24;
    ck_assert(!load(&start, error));
    ck_assert_ptr_nonnull(strstr(error, "no block of an absolute tape"));
    length = 28;
    ck_assert(!load(&start, error));
    ck_assert_ptr_nonnull(strstr(error, "is cut off"));
    memcpy(tape, "hello world", 11);
    ck_assert(!load(&start, error));
    ck_assert_str_eq(error, "At byte 0 there is no block of an absolute tape (1, 0, "
                            "count, address).");
}
END_TEST

START_TEST(a_block_must_fit_into_core)
{
    word start;
    char error[300];
    session_all(&s, "set cpu 8k\n");
    length = 0;
    block(017776, (const byte[]){ 1, 2 }, 2);
    block(020000, (const byte[]){ 1 }, 1);
    block(1, NULL, 0);
    ck_assert(!load(&start, error));
    ck_assert_ptr_nonnull(strstr(error, "address 020000, 7 bytes) does not fit"));
    session_all(&s, "set cpu 256k\n");
    ck_assert(load(&start, error));
    ck_assert_uint_eq(start, 1);
}
END_TEST

START_TEST(an_odd_start_leaves_the_pc)
{
    char path[] = "/tmp/fork11-tape-XXXXXX", line[64];
    good(1);
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "w");
    ck_assert_uint_eq(fwrite(tape, 1, length, file), length);
    fclose(file);
    snprintf(line, sizeof line, "load %s", path);
    session_all(&s, "d pc 444\n");
    check_says(&s, line, "");
    check_says(&s, "e pc", "PC:\t000444\n");
    remove(path);
    check_has(&s, line, "No such file");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("loadtape");
    TCase *t = tcase_create("loadtape");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, bytes_come_to_their_places);
    tcase_add_test(t, a_wrong_checksum_is_told_and_loads_nothing);
    tcase_add_test(t, cut_and_foreign_tapes);
    tcase_add_test(t, a_block_must_fit_into_core);
    tcase_add_test(t, an_odd_start_leaves_the_pc);
    suite_add_tcase(suite, t);
    return suite;
}

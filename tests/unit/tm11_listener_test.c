/* Who listens to a TM11 hears of each READ and WRITE once, when it is over: what it was asked,
 * what it moved, and times that add up to all that passed. */
#include "tests/unit/listener_rig.h"
#include "tests/unit/tm11_rig.h"

static struct unibus *const bus = &tm_bench.bus;

static void listen(void)
{
    listen_to(&tm_bench.tm.board);
}

/* From the load point: half the start is lost, three inches to the record, then its frames. */
START_TEST(a_write_and_a_read)
{
    listen();
    int64_t began = bus->sched.now;
    tm_run(WRITE | UNIT1, 01000, 512);
    const struct transfer *t = heard_one(256, 0);
    ck_assert_int_eq(t->drive, 1);
    ck_assert(!t->to_core && !t->cut);
    ck_assert_uint_eq(t->block, 0);
    ck_assert_uint_eq(t->at, 01000);
    ck_assert_int_eq(t->began, began);
    ck_assert_int_eq(t->times.seek, TM_START_NS / 2 + tm11_frames_ns(TM_BOT_GAP));
    ck_assert_int_eq(t->times.transfer, tm11_frames_ns(512 + TM_CHECKS));
    tm_do(REWIND | UNIT1, 0);
    ck_assert_int_eq(heard_so_far(), 0);
    bus->core_bytes = 0760000;
    tm_run(READ | UNIT1 | 040, 02000, 100); /* of 512 */
    t = heard_one(50, RLE);
    ck_assert(t->to_core);
    ck_assert_uint_eq(t->at, 0402000);
    ck_assert_int_eq(t->times.transfer, tm11_frames_ns(512 + TM_CHECKS));
    tm_rest();
    tm_run(EXTENDED | UNIT1, 01000, 2);
    ck_assert(!heard_one(1, 0)->to_core);
}
END_TEST

/* Bytes that share a word are one; those at an odd address begin in the midst of one. */
START_TEST(words_of_bytes)
{
    listen();
    tm_run(WRITE, 01000, 3);
    heard_one(2, 0);
    tm_rest();
    tm_run(WRITE, 01001, 3);
    ck_assert_uint_eq(heard_one(2, 0)->at, 01000);
    tm_rest();
    tm_run(WRITE, 01001, 1);
    heard_one(1, 0);
}
END_TEST

/* A read begins when the tape has come to rest from a rewind. */
START_TEST(queued)
{
    tm_write_record(1, 100);
    tm_run(REWIND, 0, 0);
    listen();
    tm_run(READ, 01000, 100);
    const struct transfer *t = heard_one(50, 0);
    ck_assert_int_gt(t->times.queued, tm11_rewind_ns(TM_BOT_GAP));
    ck_assert_int_eq(t->times.seek, TM_START_NS / 2 + tm11_frames_ns(TM_BOT_GAP));
}
END_TEST

START_TEST(only_transfers)
{
    const word other[] = { WRITE_EOF, FORWARD, REVERSE, REWIND, OFF_LINE };
    tm_write_record(1, 100);
    listen();
    for (int i = 0; i < 5; i++) {
        tm_run(other[i], 0, 1);
        pass(bus, NS_PER_SEC);
    }
    ck_assert_int_eq(heard_so_far(), 0);
    tm_bench.tm.board.listener = NULL;
    tm_run(WRITE | UNIT1, 01000, 2);
    ck_assert_int_eq(heard_so_far(), 0);
}
END_TEST

START_TEST(errors)
{
    listen();
    tm_run(READ | UNIT1 * 2, 01000, 1); /* no tape */
    const struct transfer *t = heard_one(0, ILC);
    ck_assert_int_eq(t->began, t->ended);
    drive_lock(&tm_bench.tm.board, 0, true);
    tm_run(WRITE, 01000, 1);
    heard_one(0, ILC);
    tm_run(READ, 01000, 1); /* blank tape */
    heard_one(0, BTE);
    tm_run(WRITE | UNIT1, CORE - 4, 10);
    heard_one(2, NXM);
    tm_rest();
    tm_do(WRITE_EOF | UNIT1, 0);
    tm_run(REVERSE | UNIT1, 0, 1);
    tm_rest();
    tm_run(READ | UNIT1, 01000, 10); /* a mark, and its LPC */
    heard_one(1, MARK);
    tm_rest();
    tm_start(WRITE | UNIT1, 01000, 10);
    pass(bus, NS_PER_MS);
    drive_unload(&tm_bench.tm.board, 1);
    t = heard_one(0, ILC);
    ck_assert(!t->cut);
    ck_assert_int_eq(t->times.seek, NS_PER_MS);
}
END_TEST

START_TEST(cut_short)
{
    listen();
    for (int clear = 0; clear < 2; clear++) {
        tm_start(WRITE, 01000, 512);
        pass(bus, 2 * TM_START_NS + tm11_frames_ns(TM_BOT_GAP));
        if (clear)
            put(bus, MTC, CLEAR);
        else
            bus_init(bus);
        bus_init(bus);
        const struct transfer *t = heard_one(0, 0);
        ck_assert(t->cut && !t->to_core);
        ck_assert_int_gt(t->times.transfer, 0);
        pass(bus, NS_PER_SEC);
        tm_do(REWIND, 0);
    }
    ck_assert_int_eq(heard_so_far(), 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("tm11_listener");
    const TTest *const tests[] = { a_write_and_a_read,
                                   words_of_bytes,
                                   queued,
                                   only_transfers,
                                   errors,
                                   cut_short,
                                   NULL };
    tm_case(suite, "listener", tests);
    return suite;
}

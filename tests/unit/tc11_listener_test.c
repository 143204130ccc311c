/* Who listens to a TC11 hears of each READ DATA and WRITE DATA once, when it is over: what it was
 * asked, what it moved, and times that add up to all that passed. */
#include "tests/unit/listener_rig.h"
#include "tests/unit/tc11_rig.h"

static struct unibus *const bus = &tc_bench.bus;

static void listen(void)
{
    listen_to(&tc_bench.tc.board);
}

/* From behind block 3's number: three words of header until its data begins. */
START_TEST(a_read_and_a_write)
{
    tc_find(3, UNIT1);
    listen();
    int64_t began = bus->sched.now;
    tc_transfer(RDATA | UNIT1, 01000, 512);
    const struct transfer *t = heard_one(512, 0);
    ck_assert_int_eq(t->drive, 1);
    ck_assert(t->to_core && !t->cut);
    ck_assert_uint_eq(t->block, 3);
    ck_assert_uint_eq(t->at, 01000);
    ck_assert_int_eq(t->began, began);
    ck_assert_int_eq(t->times.seek, 3 * WORD);
    ck_assert_int_eq(t->times.transfer, BLOCK + 256 * WORD);
    tc_find(7, 0);
    listen();
    bus->core_bytes = 0760000;
    tc_transfer(WDATA | 020, 02000, 10);
    t = heard_one(10, 0);
    ck_assert(!t->to_core);
    ck_assert_int_eq(t->drive, 0);
    ck_assert_uint_eq(t->at, 0202000);
    ck_assert_int_eq(t->times.transfer, 256 * WORD);
}
END_TEST

/* From rest, half way in the end zone: 60 ms of tape pass until it has its speed. */
START_TEST(from_rest)
{
    listen();
    tc_transfer(RDATA, 01000, 1);
    const struct transfer *t = heard_one(1, 0);
    ck_assert_uint_eq(t->block, 0);
    ck_assert_int_eq(t->times.seek,
                     START + TC_END_ZONE / 2 - 60000000 + TC_BUFFER + 5 * WORD);
    ck_assert_int_eq(t->times.transfer, 256 * WORD);
}
END_TEST

/* Backward the block further out comes first. */
START_TEST(backward)
{
    tc_find(102, REV);
    listen();
    tc_transfer(RDATA | REV, 01000, 512);
    ck_assert_uint_eq(heard_one(512, 0)->block, 102);
}
END_TEST

/* Other functions move nothing, or leave it to the program. Their commands, like any, end what
 * is under way: it is told as cut, once. */
START_TEST(only_transfers)
{
    listen();
    tc_obey(RNUM);
    tc_obey(RALL);
    get(bus, TCDT);
    tc_obey(STOP);
    tc_obey(STOP_ALL);
    tc_obey(WTM);
    ck_assert_int_eq(heard_so_far(), 0);
    tc_find(3, 0);
    put(bus, TCWC, (word)-256);
    put(bus, TCBA, 01000);
    put(bus, TCCM, RDATA);
    pass(bus, 5 * WORD);
    put(bus, TCCM, STOP | UNIT1);
    const struct transfer *t = heard_one(2, 0);
    ck_assert(t->cut && t->to_core);
    ck_assert_int_eq(t->drive, 0);
    ck_assert_uint_eq(t->block, 3);
    pass(bus, NS_PER_SEC);
    bus_init(bus);
    ck_assert_int_eq(heard_so_far(), 0);
    tc_bench.tc.board.listener = NULL;
    tc_find(3, 0);
    tc_transfer(RDATA, 01000, 1);
    ck_assert_int_eq(heard_so_far(), 0);
}
END_TEST

START_TEST(errors)
{
    listen();
    tc_transfer(RDATA | UNIT1 * 2, 01000, 1);
    const struct transfer *t = heard_one(0, SELE);
    ck_assert_int_eq(t->began, t->ended);
    drive_lock(&tc_bench.tc.board, 0, true);
    tc_transfer(WDATA, 01000, 1);
    heard_one(0, ILO);
    tc_find(3, 0);
    pass(bus, 3 * WORD + 1);
    tc_transfer(RDATA, 01000, 1);
    heard_one(0, BLKM);
    tc_find(3, 0);
    tc_transfer(RDATA, CORE - 2, 3);
    heard_one(1, NEX);
    tc_find(577, 0);
    tc_transfer(RDATA, 01000, 257);
    t = heard_one(256, ENDZ);
    ck_assert_uint_eq(t->block, 577);
    tc_transfer(RDATA | REV, 01000, 1); /* the tape is taken off while it turns */
    heard_one(1, 0);
    put(bus, TCWC, (word)-1);
    put(bus, TCCM, RDATA);
    pass(bus, NS_PER_MS);
    drive_unload(&tc_bench.tc.board, 0);
    t = heard_one(0, SELE);
    ck_assert(!t->cut);
    ck_assert_int_eq(t->times.seek, NS_PER_MS);
}
END_TEST

START_TEST(init)
{
    tc_find(3, 0);
    listen();
    put(bus, TCWC, (word)-256);
    put(bus, TCCM, WDATA);
    pass(bus, 13 * WORD);
    bus_init(bus);
    bus_init(bus);
    const struct transfer *t = heard_one(10, 0);
    ck_assert(t->cut && !t->to_core);
    ck_assert_int_eq(t->times.transfer, 10 * WORD);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("tc11_listener");
    const TTest *const tests[] = {
        a_read_and_a_write, from_rest, backward, only_transfers, errors, init, NULL
    };
    tc_case(suite, "listener", tests);
    return suite;
}

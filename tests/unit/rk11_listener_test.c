/* Who listens to an RK11 hears of each READ and WRITE once, when it is over: what it was
 * asked, what it moved, and times that add up to all that passed. */
#include "tests/unit/listener_rig.h"
#include "tests/unit/rk11_rig.h"

enum { MEX = 060, NXM = 02000, OVR = 040000, DRE = 0100000, NXS = 040 };

static void listen(void)
{
    listen_to(&rk_bench.rk.board);
}

START_TEST(a_read_and_a_write)
{
    listen();
    pass(&rk_bench.bus, 5 * NS_PER_MS);
    rk_start(WRITE, rkda(1, 3, 1, 4), 01000, 256);
    int64_t began = rk_bench.bus.sched.now;
    ck_assert_int_eq(heard_so_far(), 0);
    pass(&rk_bench.bus, NS_PER_SEC);
    const struct transfer *t = heard_one(256, 0);
    ck_assert_int_eq(t->drive, 1);
    ck_assert(!t->to_core && !t->cut);
    ck_assert_uint_eq(t->block, (3 * 2 + 1) * 12 + 4);
    ck_assert_uint_eq(t->at, 01000);
    ck_assert_int_eq(t->began, began);
    ck_assert_int_eq(t->times.seek, 10744000);
    ck_assert_int_eq(t->times.transfer, SECTOR);
    ck_assert_int_gt(t->times.rotation, 0);
    rk_run(READ, rkda(0, 0, 0, 11), 040000, 10);
    t = heard_one(10, 0);
    ck_assert(t->to_core);
    ck_assert_uint_eq(t->block, 11);
    ck_assert_uint_eq(t->at, 040000);
    ck_assert_int_eq(t->drive, 0);
}
END_TEST

/* Other functions move nothing and are not told; nor is anybody who has gone. */
START_TEST(only_transfers)
{
    const word other[] = { WCHECK, SEEK, RCHECK, DRESET, LOCK, RESET };
    listen();
    for (int i = 0; i < 6; i++) {
        rk_run(other[i], rkda(0, 1, 0, 0), 01000, 256);
        pass(&rk_bench.bus, NS_PER_SEC);
        ck_assert_int_eq(heard_so_far(), 0);
    }
    rk_bench.rk.board.listener = NULL;
    rk_run(READ, 0, 01000, 256);
    ck_assert_int_eq(heard_so_far(), 0);
}
END_TEST

/* Over two cylinders: both seeks, the turns between and 26 sectors. */
START_TEST(over_cylinders)
{
    listen();
    rk_run(READ, rkda(0, 7, 1, 11), 01000, 26 * 256);
    const struct transfer *t = heard_one(26 * 256, 0);
    ck_assert_int_eq(t->times.transfer, 26 * (int64_t)SECTOR);
    ck_assert_int_eq(t->times.seek, 10000000 + 6 * 372000 + 2 * 10000000);
    ck_assert_uint_eq(t->block, (7 * 2 + 1) * 12 + 11);
}
END_TEST

/* An event that is seen late, as behind a long instruction, is part of its phase. */
START_TEST(late_events)
{
    struct sched *s = &rk_bench.bus.sched;
    listen();
    rk_start(READ, rkda(0, 5, 0, 2), 01000, 300);
    while (sched_first(s) != SCHED_NEVER) {
        s->now = sched_first(s) + 7001;
        bus_events(&rk_bench.bus);
    }
    const struct transfer *t = heard_one(300, 0);
    ck_assert_int_eq(t->times.seek, 10000000 + 4 * 372000 + 7001);
    ck_assert_int_eq(t->times.transfer, 2 * ((int64_t)SECTOR + 7001));
}
END_TEST

START_TEST(behind_a_seek)
{
    listen();
    rk_start(SEEK, rkda(0, 1, 0, 0), 0, 0);
    pass(&rk_bench.bus, NS_PER_MS);
    rk_run(READ, rkda(0, 0, 0, 0), 01000, 256);
    const struct transfer *t = heard_one(256, 0);
    ck_assert_int_eq(t->times.queued, 9 * NS_PER_MS + 5000);
    ck_assert_int_eq(t->times.seek, 10 * NS_PER_MS);
}
END_TEST

/* RKWC 0 means 65536; MEX carries the address. */
START_TEST(the_longest)
{
    rk_bench.bus.core_bytes = CORE_MAX;
    listen();
    rk_run(READ | MEX, 0, 0, 65536);
    ck_assert_uint_eq(heard_one((CORE_MAX - 0600000) / 2, NXM)->at, 0600000);
    put(&rk_bench.bus, RKCS, RESET);
    rk_run(READ, 0, 0, 65536);
    ck_assert_uint_eq(heard_one(65536, 0)->at, 0);
}
END_TEST

START_TEST(errors)
{
    listen();
    rk_run(READ, rkda(0, 0, 0, 014), 01000, 256);
    const struct transfer *t = heard_one(0, NXS);
    ck_assert_int_eq(t->began, t->ended);
    put(&rk_bench.bus, RKCS, RESET);
    rk_run(WRITE, rkda(2, 0, 0, 0), 01000, 256); /* no pack */
    heard_one(0, DRE);
    put(&rk_bench.bus, RKCS, RESET);
    rk_run(READ, rkda(0, 202, 1, 11), 01000, 512); /* over the end */
    heard_one(256, OVR);
    put(&rk_bench.bus, RKCS, RESET);
    rk_run(READ, 0, (word)(CORE - 10), 256); /* out of memory */
    heard_one(5, NXM);
    put(&rk_bench.bus, RKCS, RESET);
    rk_bench.rk.drive[0].fault = RK_ARM_STUCK;
    rk_run(READ, rkda(0, 20, 0, 0), 01000, 256);
    t = heard_one(0, DRE);
    ck_assert_int_eq(t->times.seek, t->ended - t->began);
}
END_TEST

/* A drive whose pack is taken out in the middle ends the function with an error. */
START_TEST(the_pack_taken_out)
{
    listen();
    rk_start(READ, rkda(0, 50, 0, 0), 01000, 256);
    pass(&rk_bench.bus, 3 * NS_PER_MS);
    drive_unload(&rk_bench.rk.board, 0);
    const struct transfer *t = heard_one(0, DRE);
    ck_assert_int_eq(t->times.seek, 3 * NS_PER_MS);
    ck_assert(!t->cut);
}
END_TEST

/* A reset in the middle: what was moved until then was moved, and it is told as cut. */
START_TEST(cut_short)
{
    listen();
    for (int init = 0; init < 2; init++) {
        rk_start(READ, rkda(0, 0, 0, 0), 01000, 512);
        pass(&rk_bench.bus, 2 * (int64_t)TURN);
        heard_one(512, 0);
        rk_start(READ, rkda(0, 0, 0, 5), 01000, 1024);
        while (rk_bench.rk.note.words < 512)
            pass(&rk_bench.bus, NS_PER_MS);
        if (init)
            bus_init(&rk_bench.bus);
        else
            put(&rk_bench.bus, RKCS, RESET);
        const struct transfer *t = heard_one(512, 0);
        ck_assert(t->cut);
        ck_assert_uint_eq(t->block, 5);
        pass(&rk_bench.bus, NS_PER_SEC);
        ck_assert_int_eq(heard_so_far(), 0);
    }
    rk_start(READ, rkda(0, 90, 0, 0), 01000, 512);
    put(&rk_bench.bus, RKCS, RESET);
    ck_assert(heard_one(0, 0)->cut);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rk11_listener");
    const TTest *const tests[] = { a_read_and_a_write,
                                   only_transfers,
                                   over_cylinders,
                                   late_events,
                                   behind_a_seek,
                                   the_longest,
                                   errors,
                                   the_pack_taken_out,
                                   cut_short,
                                   NULL };
    rk_case(suite, "listener", tests);
    return suite;
}

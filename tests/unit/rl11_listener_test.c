/* Who listens to an RL11 hears of each READ and WRITE once, when it is over: what it was asked,
 * what it moved, and times that add up to all that passed. */
#include "tests/unit/listener_rig.h"
#include "tests/unit/rl11_rig.h"

static struct unibus *const bus = &rl_bench.bus;

static void listen(void)
{
    listen_to(&rl_bench.rl.board);
}

START_TEST(a_read_and_a_write)
{
    rl_move(RL1, 3, 1);
    listen();
    bus->sched.now = 30 * (int64_t)TURN - SLOT;
    rl_start(WRITE | RL1, rlda(3, 1, 4), 01000, 256);
    ck_assert_int_eq(heard_so_far(), 0);
    pass(bus, NS_PER_SEC);
    const struct transfer *t = heard_one(256, 0);
    ck_assert_int_eq(t->drive, 1);
    ck_assert(!t->to_core && !t->cut);
    ck_assert_uint_eq(t->block, ((3 * 2 + 1) * 40 + 4) / 2); /* blocks of 512 bytes */
    ck_assert_uint_eq(t->at, 01000);
    ck_assert_int_eq(t->began, 30 * (int64_t)TURN - SLOT);
    ck_assert_int_eq(t->times.transfer, 2 * SECTOR);
    ck_assert_int_eq(t->times.rotation, 5 * SLOT + (SLOT - SECTOR));
    bus->core_bytes = CORE_MAX;
    rl_run(READ | MEX, rlda(0, 0, 11), 040000, 10);
    t = heard_one(10, 0);
    ck_assert(t->to_core);
    ck_assert_uint_eq(t->block, 5);
    ck_assert_uint_eq(t->at, 0640000);
    ck_assert_int_eq(t->drive, 0);
}
END_TEST

/* Other functions move nothing and are not told; nor is anybody who has gone. */
START_TEST(only_transfers)
{
    const word other[] = { NOP, WCHECK, STATUS, SEEK, HEADER };
    listen();
    for (int i = 0; i < 5; i++) {
        rl_run(other[i], GS, 01000, 128);
        pass(bus, NS_PER_SEC);
        ck_assert_int_eq(heard_so_far(), 0);
    }
    rl_bench.rl.board.listener = NULL;
    rl_run(READ, 0, 01000, 128);
    ck_assert_int_eq(heard_so_far(), 0);
}
END_TEST

/* The time that the heads still need is a seek's, and the turn to it. */
START_TEST(behind_a_seek)
{
    listen();
    rl_start(SEEK, 1 << 7 | MARK | INWARD, 0, 0);
    pass(bus, 5 * NS_PER_MS);
    rl_run(READ, rlda(1, 0, 0), 01000, 128);
    const struct transfer *t = heard_one(128, 0);
    ck_assert_int_eq(t->times.seek, 10 * NS_PER_MS);
    ck_assert_int_eq(t->times.transfer, SECTOR);
}
END_TEST

/* Without header check it is the sector that came. */
START_TEST(any_sector)
{
    rl_move(0, 2, 1);
    listen();
    bus->sched.now = 30 * (int64_t)TURN + 16 * SLOT;
    rl_run(ANY, 0177777, 01000, 128);
    ck_assert_uint_eq(heard_one(128, 0)->block, ((2 * 2 + 1) * 40 + 16) / 2);
}
END_TEST

/* An event that is seen late, as behind a long instruction, is part of its phase. */
START_TEST(late_events)
{
    struct sched *s = &bus->sched;
    listen();
    s->now = 30 * (int64_t)TURN;
    rl_start(READ, rlda(0, 0, 2), 01000, 130);
    while (sched_first(s) != SCHED_NEVER) {
        s->now = sched_first(s) + 7001;
        bus_events(bus);
    }
    const struct transfer *t = heard_one(130, 0);
    ck_assert_int_eq(t->times.transfer, 2 * ((int64_t)SECTOR + 7001));
}
END_TEST

START_TEST(errors)
{
    listen();
    rl_run(READ, rlda(9, 0, 0), 01000, 128);
    const struct transfer *t = heard_one(0, HNF);
    ck_assert_int_eq(t->times.rotation, 200 * NS_PER_MS);
    rl_run(WRITE | RL2, 0, 01000, 128); /* no pack */
    ck_assert_int_eq(heard_one(0, OPI)->drive, 2);
    rl_run(READ, rlda(0, 0, 39), 01000, 256); /* over the end */
    heard_one(128, HNF);
    rl_run(READ, 0, (word)(CORE - 10), 128); /* out of memory */
    heard_one(5, NXM);
    drive_lock(&rl_bench.rl.board, 0, true);
    rl_run(WRITE, 0, 01000, 128);
    heard_one(0, DE);
}
END_TEST

/* INIT in the middle: what was moved until then was moved, and it is told as cut. */
START_TEST(cut_short)
{
    listen();
    rl_start(READ, rlda(0, 0, 5), 01000, 1024);
    while (rl_bench.rl.note.words < 256)
        pass(bus, NS_PER_MS / 2);
    bus_init(bus);
    const struct transfer *t = heard_one(256, 0);
    ck_assert(t->cut);
    ck_assert_uint_eq(t->block, 2);
    pass(bus, NS_PER_SEC);
    ck_assert_int_eq(heard_so_far(), 0);
    rl_start(READ, rlda(0, 0, 0), 01000, 128);
    pass(bus, NS_PER_MS);
    drive_unload(&rl_bench.rl.board, 0);
    ck_assert(!heard_one(0, OPI)->cut);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rl11_listener");
    const TTest *const tests[] = { a_read_and_a_write, only_transfers,
                                   behind_a_seek,      any_sector,
                                   late_events,        errors,
                                   cut_short,          NULL };
    rl_case(suite, "listener", tests);
    return suite;
}

/* RF11 and RS11: when it is done, and how it tells. */
#include "tests/unit/rf11_rig.h"

#include <stdlib.h>
#include <string.h>

#define bus (&rf_bench.bus)

/* --- interrupts ------------------------------------------------------------------------- */

START_TEST(interrupts)
{
    word vector;
    rf_start(READ | IE, 0, 01000, 1);
    ck_octal(interrupt(bus), 0);
    rf_ready();
    ck_assert(!bus_grant(bus, 5, &vector)); /* BR5 */
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(interrupt(bus), 0);
    put(bus, DCS, IE); /* it was set */
    ck_octal(interrupt(bus), 0);
    put(bus, DCS, 0);
    put(bus, DCS, IE); /* now it comes up */
    ck_octal(interrupt(bus), VECTOR);
    put(bus, DCS, 0);
    put(bus, DCS, IE);
    put(bus, DCS, 0); /* and falls */
    ck_octal(interrupt(bus), 0);
    rf_start(READ | IE, RF_DISK_WORDS, 01000, 1); /* an error at once */
    ck_octal(interrupt(bus), VECTOR);
    rf_start(READ, 0, 01000, 1);
    put(bus, DCS, IE); /* set while it works */
    ck_octal(interrupt(bus), 0);
    rf_ready();
    ck_octal(interrupt(bus), VECTOR);
}
END_TEST

/* --- time ------------------------------------------------------------------------------- */

START_TEST(times)
{
    ck_assert_int_eq(rf_run(READ, 0, 01000, 1), WORD); /* it is just here */
    ck_assert_int_eq(rf_run(READ, 0, 01000, 1), TURN); /* and comes again */
    bus->sched.now = 10 * (int64_t)TURN;
    ck_assert_int_eq(rf_run(READ, 1024, 01000, 256), (1024 + 256) * WORD);
    bus->sched.now = 20 * (int64_t)TURN + 1; /* a nanosecond late */
    ck_assert_int_eq(rf_run(READ, 0, 01000, 1), TURN - 1 + WORD);
    bus->sched.now = 30 * (int64_t)TURN;
    ck_assert_int_eq(rf_run(READ, 0, 01000, 2048), 2048 * WORD);
    bus->sched.now = 40 * (int64_t)TURN; /* the gap comes once a track */
    ck_assert_int_eq(rf_run(READ, 0, 0, 4096 + 1), 2 * (int64_t)TURN + WORD);
    bus->sched.now = 50 * (int64_t)TURN; /* any word of any track: no seek */
    ck_assert_int_eq(rf_run(READ, 127 * 2048 + 8, 0, 1), 9 * WORD);
}
END_TEST

/* What it would take is what it takes: anywhere, at any time of the turn. */
START_TEST(a_time_foretold)
{
    srand(11);
    for (int i = 0; i < 300; i++) {
        int words = 1 + rand() % 8000;
        uint32_t first = (uint32_t)rand() % (RF_DISK_WORDS - 8000);
        bus->sched.now += rand() % (2 * TURN);
        int64_t now = bus->sched.now;
        ck_assert_int_eq(rf_run(i % 2 ? READ : WRITE, first, 0, words),
                         rf11_would_end(now, first, (uint32_t)words) - now);
    }
}
END_TEST

/* Instructions make an event late; the disk turns on meanwhile, and no word is lost. */
START_TEST(late)
{
    rf_start(READ, 0, 01000, 1000);
    while (!(look(bus, DCS) & RDY)) {
        bus->sched.now = sched_first(&bus->sched) + 3000;
        bus_events(bus);
    }
    ck_assert_int_eq(bus->sched.now, 1000 * WORD + 3000);
}
END_TEST

/* Words come as they pass, 32 at a time. */
START_TEST(in_the_middle)
{
    rf_fill(01000, 100, 1);
    rf_run(WRITE, 0, 01000, 100);
    rf_fill(01000, 100, 0);
    memset(&bus->core[01000 / 2], 0, 200);
    bus->sched.now = 10 * (int64_t)TURN;
    rf_start(READ, 0, 01000, 100);
    pass(bus, 64 * WORD);
    ck_octal(look(bus, WC), (word)-36);
    ck_octal(look(bus, DAR), 64);
    ck_octal(bus->core[01000 / 2 + 63], 64);
    ck_octal(bus->core[01000 / 2 + 64], 0);
    pass(bus, 5 * WORD + 1);
    bus_init(bus); /* what has passed, has passed */
    ck_octal(bus->core[01000 / 2 + 68], 69);
    ck_octal(bus->core[01000 / 2 + 69], 0);
    ck_assert(rf_bench.last.cut);
    ck_assert_uint_eq(rf_bench.last.words, 69);
    ck_assert_int_eq(rf_bench.last.times.rotation, 0);
    ck_assert_int_eq(rf_bench.last.times.transfer, 69 * WORD + 1);
    ck_assert(!sched_pending(&bus->sched, rf_bench.rf.event));
}
END_TEST

START_TEST(cut_before_it_begins)
{
    rf_start(READ, 100, 01000, 100);
    pass(bus, 40 * WORD);
    put(bus, DCS, CLR);
    ck_assert(rf_bench.last.cut);
    ck_assert_uint_eq(rf_bench.last.words, 0);
    ck_assert_int_eq(rf_bench.last.times.rotation, 40 * WORD);
    ck_assert_int_eq(rf_bench.last.times.transfer, 0);
    ck_octal(look(bus, DCS), RDY);
}
END_TEST

/* --- what a listener is told ------------------------------------------------------------ */

START_TEST(told)
{
    bus->sched.now = 5 * (int64_t)TURN;
    rf_fill(01000, 600, 1);
    rf_run(WRITE, 2048 - 300, 01000, 600); /* over the gap */
    ck_assert_int_eq(rf_bench.told, 1);
    ck_assert_ptr_eq(rf_bench.last.board, &rf_bench.rf.board);
    ck_assert(!rf_bench.last.to_core && !rf_bench.last.cut);
    ck_assert_uint_eq(rf_bench.last.block, (2048 - 300) / 256);
    ck_assert_uint_eq(rf_bench.last.at, 01000);
    ck_assert_uint_eq(rf_bench.last.words, 600);
    ck_octal(rf_bench.last.errors, 0);
    ck_assert_int_eq(rf_bench.last.times.rotation, (2048 - 300) * WORD + GAP);
    ck_assert_int_eq(rf_bench.last.times.transfer, 600 * WORD);
    ck_assert_int_eq(rf_bench.last.ended - rf_bench.last.began, TURN + 300 * WORD);
    rf_run(CHECK, 0, 01000, 1); /* moves nothing to either side */
    ck_assert_int_eq(rf_bench.told, 1);
    rf_run(READ, RF_DISK_WORDS, 01000, 1);
    ck_assert_int_eq(rf_bench.told, 2);
    ck_octal(rf_bench.last.errors, 04000);
}
END_TEST

/* A copy of the machine in the middle of a transfer has the same future. */
START_TEST(a_copy)
{
    rf_fill(01000, 512, 1);
    rf_run(WRITE, 0, 01000, 512);
    memset(&bus->core[01000 / 2], 0, 1024);
    rf_start(READ | IE, 0, 01000, 512);
    pass(bus, 30 * NS_PER_MS);
    void *copy = malloc(sizeof rf_bench);
    memcpy(copy, &rf_bench, sizeof rf_bench);
    pass(bus, NS_PER_SEC);
    struct unibus *first = malloc(sizeof *first);
    *first = *bus;
    memcpy(&rf_bench, copy, sizeof rf_bench);
    pass(bus, NS_PER_SEC);
    ck_assert_mem_eq(first->core, bus->core, sizeof bus->core);
    ck_assert_mem_eq(&first->sched, &bus->sched, sizeof bus->sched);
    ck_octal(bus->core[02776 / 2], 512);
    free(copy);
    free(first);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rf11_time");
    const TTest *const interrupting[] = { interrupts, NULL };
    const TTest *const timing[] = { times,         a_time_foretold,      late,
                                    in_the_middle, cut_before_it_begins, NULL };
    const TTest *const telling[] = { told, a_copy, NULL };
    rf_case(suite, "interrupting", interrupting);
    rf_case(suite, "timing", timing);
    rf_case(suite, "telling", telling);
    return suite;
}

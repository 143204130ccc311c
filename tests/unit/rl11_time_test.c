/* When an RL11 is done, and how it tells: its interrupt, and the time of all that it does, to
 * the nanosecond. RL01/RL02 user's guide, chapters 1 and 4. */
#include "tests/unit/rl11_rig.h"

#include <stdlib.h>
#include <string.h>

static struct unibus *const bus = &rl_bench.bus;

/* ns from the command to CRDY. */
static int64_t takes(word cs, word da, int words)
{
    int64_t began = bus->sched.now;
    rl_start(cs, da, 01000, words);
    while (!(look(bus, RLCS) & CRDY)) {
        ck_assert_int_ne(sched_first(&bus->sched), SCHED_NEVER);
        bus->sched.now = sched_first(&bus->sched);
        bus_events(bus);
    }
    return bus->sched.now - began;
}

/* ns from the command to DRDY. */
static int64_t seeks(word drive, word da)
{
    int64_t began = bus->sched.now;
    takes(SEEK | drive, da, 0);
    ck_octal(look(bus, RLCS) & DRDY, 0);
    while (!(look(bus, RLCS) & DRDY)) {
        bus->sched.now = sched_first(&bus->sched);
        bus_events(bus);
    }
    return bus->sched.now - began;
}

/* --- interrupts --------------------------------------------------------------------- */

START_TEST(interrupt_when_done)
{
    rl_start(IE | READ, 0, 01000, 128);
    ck_octal(interrupt(bus), 0);
    pass(bus, TURN);
    word vector;
    ck_assert(!bus_grant(bus, 5, &vector)); /* BR5 */
    ck_assert(bus_grant(bus, 4, &vector));
    ck_octal(vector, VECTOR);
    ck_octal(get(bus, RLCS), CRDY | IE | READ | DRDY);
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* Every function tells that it is done, and every error. */
START_TEST(each_function)
{
    const word functions[] = { NOP, WCHECK, STATUS, SEEK, HEADER, WRITE, READ, ANY };
    for (int i = 0; i < 8; i++) {
        rl_run(functions[i] | IE, functions[i] == STATUS ? GS : 0, 01000, 1);
        ck_octal(interrupt(bus), VECTOR);
        rl_run(functions[i], functions[i] == STATUS ? GS : 0, 01000, 1);
        ck_octal(interrupt(bus), 0);
    }
    rl_run(READ | IE | RL2, 0, 0, 1);
    ck_octal(interrupt(bus), VECTOR);
}
END_TEST

/* IE alone asks for nothing; without it a request that waits is taken back; a new command
 * takes it back too. */
START_TEST(interrupt_enable)
{
    put(bus, RLCS, CRDY | IE);
    ck_octal(interrupt(bus), 0);
    rl_run(IE | NOP, 0, 0, 0);
    put(bus, RLCS, CRDY);
    put(bus, RLCS, CRDY | IE);
    ck_octal(interrupt(bus), 0);
    rl_run(IE | NOP, 0, 0, 0);
    rl_start(IE | READ, 0, 01000, 1);
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* The end of a seek tells nobody: software looks at DRDY. */
START_TEST(a_seek_interrupts_once)
{
    rl_run(IE | SEEK, 0100 << 7 | MARK | INWARD, 0, 0);
    ck_octal(interrupt(bus), VECTOR);
    pass(bus, NS_PER_SEC);
    ck_octal(interrupt(bus), 0);
}
END_TEST

START_TEST(init)
{
    rl_fill(01000, 256, 1);
    rl_run(WRITE, 0, 01000, 256);
    rl_fill(01000, 256, 0);
    rl_run(SEEK | RL1, 0400 << 7 | MARK | INWARD, 0, 0);
    bus->sched.now = 100 * (int64_t)TURN;
    rl_start(IE | READ, 0, 01000, 256);
    pass(bus, SLOT);
    bus_init(bus);
    ck_octal(get(bus, RLCS), CRDY | DRDY);
    pass(bus, NS_PER_SEC);
    ck_octal(interrupt(bus), 0);
    ck_octal(bus->core[01000 / 2], 1); /* the sector that had passed */
    ck_octal(bus->core[01400 / 2], 128);
    ck_octal(rl_next_header(RL1) >> 7, 0400); /* the drive went where it was sent */
}
END_TEST

/* --- time --------------------------------------------------------------------------- */

START_TEST(time_of_commands)
{
    ck_assert_int_eq(takes(NOP, 0, 0), 1000);
    ck_assert_int_eq(takes(STATUS, GS, 0), 3000);
    ck_assert_int_eq(takes(SEEK, MARK, 0), 3000);
}
END_TEST

/* A turn of 25 ms; each of forty sectors begins with a pulse. */
START_TEST(time_of_rotation)
{
    for (int sector = 0; sector < 40; sector++) {
        bus->sched.now = (int64_t)TURN * (sector + 3);
        ck_assert_int_eq(takes(READ, rlda(0, 0, sector), 128), sector * SLOT + SECTOR);
    }
    bus->sched.now = (int64_t)TURN * 99 + 1; /* the pulse has just gone */
    ck_assert_int_eq(takes(WRITE, rlda(0, 0, 0), 128), TURN - 1 + SECTOR);
    bus->sched.now = (int64_t)TURN * 99;
    ck_assert_int_eq(takes(READ, rlda(0, 0, 0), 5120), 39 * SLOT + SECTOR);
    bus->sched.now = (int64_t)TURN * 99;
    ck_assert_int_eq(takes(WCHECK, rlda(0, 0, 1), 130), 2 * SLOT + SECTOR);
    bus->sched.now = (int64_t)TURN * 99 + 3 * SLOT + 1;
    ck_assert_int_eq(takes(ANY, rlda(0, 0, 0), 1), SLOT - 1 + SECTOR);
}
END_TEST

START_TEST(time_of_headers)
{
    for (int i = 0; i < 40; i++) {
        bus->sched.now = (int64_t)TURN * (i + 1) + i * SLOT;
        ck_assert_int_eq(takes(HEADER, 0, 0), 6 * WORD);
        ck_octal(get(bus, RLMP), (unsigned)i);
        ck_assert_int_eq(takes(HEADER, 0, 0), SLOT); /* the next one */
        ck_octal(get(bus, RLMP), (unsigned)(i + 1) % 40);
    }
}
END_TEST

/* A drive that refuses to write says so when the gate should open. */
START_TEST(time_of_a_write_gate)
{
    drive_lock(&rl_bench.rl.board, 0, true);
    bus->sched.now = 10 * (int64_t)TURN;
    ck_assert_int_eq(takes(WRITE, rlda(0, 0, 2), 128), 2 * SLOT + 7 * WORD);
}
END_TEST

/* 15, 55 and 100 ms over one cylinder, a third and all; 8 ms for none. */
START_TEST(time_of_seeks)
{
    ck_assert_int_eq(seeks(0, MARK), 8000000);
    ck_assert_int_eq(seeks(0, MARK | HEAD1), 8000000);
    ck_assert_int_eq(seeks(0, 1 << 7 | MARK | INWARD), 15000000); /* and the other head */
    ck_assert_int_eq(seeks(0, 85 << 7 | MARK | INWARD), 55000000);
    ck_assert_int_eq(seeks(0, 86 << 7 | MARK), 55000000 + 45000000 / 170);
    ck_assert_int_eq(seeks(0, 255 << 7 | MARK | INWARD), 100000000);
    ck_assert_int_eq(seeks(RL1, 2 << 7 | MARK | INWARD), 15000000 + 40000000 / 169);
    ck_assert_int_eq(seeks(RL1, 170 << 7 | MARK | INWARD), 55000000);
    rl_move(RL1, 0, 0);
    ck_assert_int_eq(seeks(RL1, 511 << 7 | MARK | INWARD), 100000000);
}
END_TEST

/* Status comes from a drive that moves; whatever else wants the heads waits for them. */
START_TEST(behind_a_seek)
{
    bus->sched.now = 10 * (int64_t)TURN;
    takes(SEEK, 1 << 7 | MARK | INWARD, 0);
    ck_assert_int_eq(takes(STATUS, GS, 0), 3000);
    int64_t rest = 15000000 - 2 * 3000;
    ck_assert_int_eq(takes(HEADER, 0, 0), rest + 6 * WORD);
    ck_octal(get(bus, RLMP), rlda(1, 0, 24));
    int64_t began = bus->sched.now;
    takes(SEEK, 1 << 7 | MARK, 0);
    ck_assert_int_eq(takes(SEEK, 1 << 7 | MARK | INWARD, 0), 15000000);
    takes(READ, rlda(1, 0, 0), 128);
    int64_t there = began + 2 * 15000000;
    ck_assert_int_eq(bus->sched.now, (there + TURN - 1) / TURN * TURN + SECTOR);
}
END_TEST

/* Drives move on their own: while RL1 seeks, RL0 reads. */
START_TEST(overlapped)
{
    bus->sched.now = 10 * (int64_t)TURN;
    takes(SEEK | RL1, 511 << 7 | MARK | INWARD, 0);
    ck_assert_int_eq(takes(READ, rlda(0, 0, 4), 128), 4 * SLOT + SECTOR - 3000);
    takes(SEEK, 1 << 7 | MARK | INWARD, 0);
    ck_assert_int_eq(bus->sched.now, 10 * (int64_t)TURN + 4 * SLOT + SECTOR + 3000);
    put(bus, RLCS, CRDY | RL1);
    ck_octal(get(bus, RLCS) & DRDY, 0);
    pass(bus, 10 * (int64_t)TURN + 100000000 - bus->sched.now - 1);
    ck_octal(get(bus, RLCS) & DRDY, 0);
    pass(bus, 1);
    ck_octal(get(bus, RLCS) & DRDY, DRDY);
}
END_TEST

/* Data arrive sector by sector: half way through, one of two is there. */
START_TEST(data_comes_when_it_passes)
{
    rl_fill(01000, 256, 1);
    rl_run(WRITE, 0, 01000, 256);
    rl_fill(01000, 256, 0);
    bus->sched.now = 100 * (int64_t)TURN;
    rl_start(READ, 0, 01000, 256);
    pass(bus, SECTOR - 1);
    ck_octal(bus->core[01000 / 2], 0);
    pass(bus, 1);
    ck_octal(bus->core[01000 / 2 + 127], 128);
    ck_octal(get(bus, RLDA), 1);
    ck_octal(get(bus, RLBA), 01400);
    pass(bus, SLOT);
    ck_octal(bus->core[01000 / 2 + 255], 256);
}
END_TEST

/* Heads go on where they are when a machine was copied in the middle of a transfer. */
START_TEST(a_copy_has_the_same_future)
{
    rl_fill(01000, 256, 1);
    rl_run(WRITE, rlda(0, 0, 3), 01000, 256);
    rl_fill(01000, 256, 0);
    rl_run(SEEK | RL1, 0400 << 7 | MARK | INWARD, 0, 0);
    rl_start(IE | READ, rlda(0, 0, 3), 01000, 256);
    pass(bus, 3 * NS_PER_MS);
    void *copy = malloc(sizeof rl_bench);
    memcpy(copy, &rl_bench, sizeof rl_bench);
    pass(bus, NS_PER_SEC);
    struct unibus *first = malloc(sizeof *first);
    *first = *bus;
    memcpy(&rl_bench, copy, sizeof rl_bench);
    pass(bus, NS_PER_SEC);
    ck_assert_mem_eq(first->core, bus->core, sizeof bus->core);
    ck_assert_mem_eq(&first->sched, &bus->sched, sizeof bus->sched);
    free(copy);
    free(first);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rl11_time");
    const TTest *const interrupts[] = {
        interrupt_when_done,    each_function, interrupt_enable,
        a_seek_interrupts_once, init,          NULL
    };
    const TTest *const times[] = { time_of_commands,
                                   time_of_rotation,
                                   time_of_headers,
                                   time_of_a_write_gate,
                                   time_of_seeks,
                                   behind_a_seek,
                                   overlapped,
                                   data_comes_when_it_passes,
                                   a_copy_has_the_same_future,
                                   NULL };
    rl_case(suite, "interrupts", interrupts);
    rl_case(suite, "time", times);
    return suite;
}

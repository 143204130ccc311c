/* When an RK11 is done, and how it tells: interrupts, seeks that overlap, and the time of
 * all that it does. RK11-D user's manual, chapter 3; RK05 for the times. */
#include "tests/unit/rk11_rig.h"

#include <stdlib.h>
#include <string.h>

/* --- interrupts --------------------------------------------------------------------- */

START_TEST(interrupt_when_done)
{
    rk_start(IDE | READ, 0, 01000, 256);
    ck_octal(interrupt(&rk_bench.bus), 0);
    pass(&rk_bench.bus, 2 * TURN);
    word vector;
    ck_assert(!bus_grant(&rk_bench.bus, 5, &vector)); /* BR5 */
    ck_assert(bus_grant(&rk_bench.bus, 4, &vector));
    ck_octal(vector, VECTOR);
    ck_octal(get(&rk_bench.bus, RKCS), RDY | IDE | 04);
    ck_octal(interrupt(&rk_bench.bus), 0);
}
END_TEST

START_TEST(interrupt_when_ide_is_set)
{
    put(&rk_bench.bus, RKCS, IDE); /* RDY is up, no GO */
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    put(&rk_bench.bus, RKCS, IDE);
    ck_octal(interrupt(&rk_bench.bus), 0); /* it was set already */
    put(&rk_bench.bus, RKCS, 0);
    put(&rk_bench.bus, RKCS, IDE);
    put(&rk_bench.bus, RKCS, 0); /* and falls with IDE */
    ck_octal(interrupt(&rk_bench.bus), 0);
    put(&rk_bench.bus, RKCS, RESET); /* V6's error path: no interrupt */
    pass(&rk_bench.bus, NS_PER_MS);
    ck_octal(interrupt(&rk_bench.bus), 0);
}
END_TEST

START_TEST(interrupt_on_error)
{
    rk_start(IDE | READ, rkda(0, 0, 0, 014), 01000, 1);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
}
END_TEST

/* A seek interrupts twice: the control is free at once, the drive when it arrives, with
 * SCP and its number in RKDS. */
START_TEST(seek)
{
    rk_start(IDE | SEEK, rkda(1, 50, 0, 0), 0, 0);
    ck_octal(get(&rk_bench.bus, RKCS) & RDY, 0);
    pass(&rk_bench.bus, NS_PER_MS);
    ck_octal(get(&rk_bench.bus, RKCS), RDY | IDE | 010);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    ck_octal(get(&rk_bench.bus, RKCS) & 020000, 0);
    ck_octal(get(&rk_bench.bus, RKDS) & 0300, 0200); /* DRY, but not ARDY */
    pass(&rk_bench.bus, NS_PER_SEC);
    ck_octal(get(&rk_bench.bus, RKDS) & 0300, 0300);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    ck_octal(get(&rk_bench.bus, RKCS), RDY | IDE | 020010);
    ck_octal(get(&rk_bench.bus, RKDS) & 0160000, 1 << 13);
    ck_octal(interrupt(&rk_bench.bus), 0);
    rk_start(IDE | READ, rkda(1, 50, 0, 0), 01000, 1);
    ck_octal(get(&rk_bench.bus, RKCS) & 020000, 0); /* a new function clears SCP */
}
END_TEST

/* Two drives seek at once; each has its own interrupt. */
START_TEST(overlapped_seeks)
{
    rk_run(SEEK, rkda(0, 200, 0, 0), 0, 0);
    rk_run(SEEK, rkda(1, 200, 0, 0), 0, 0);
    pass(&rk_bench.bus, NS_PER_SEC);
    put(&rk_bench.bus, RKCS, IDE);
    ck_octal(interrupt(&rk_bench.bus), VECTOR); /* IDE itself */
    ck_octal(get(&rk_bench.bus, RKCS) & 020000, 0);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    ck_octal(get(&rk_bench.bus, RKDS) & 0160000, 0);
    ck_octal(get(&rk_bench.bus, RKCS) & 020000, 020000);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    ck_octal(get(&rk_bench.bus, RKDS) & 0160000, 1 << 13);
    ck_octal(interrupt(&rk_bench.bus), 0);
}
END_TEST

/* A new seek of a drive forgets the end of the one before. */
START_TEST(a_seek_after_a_seek)
{
    rk_run(SEEK, rkda(0, 200, 0, 0), 0, 0);
    pass(&rk_bench.bus, NS_PER_SEC);
    rk_run(SEEK, rkda(0, 0, 0, 0), 0, 0);
    put(&rk_bench.bus, RKCS, IDE);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    ck_octal(interrupt(&rk_bench.bus), 0);
    pass(&rk_bench.bus, NS_PER_SEC);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    ck_octal(interrupt(&rk_bench.bus), 0);
}
END_TEST

/* A seek that ends during a transfer tells of it after the transfer. */
START_TEST(seek_ends_during_a_transfer)
{
    rk_run(SEEK, rkda(1, 1, 0, 0), 0, 0); /* 10 ms */
    rk_start(IDE | READ, rkda(0, 0, 0, 11), 01000, 256);
    pass(&rk_bench.bus, 20 * NS_PER_MS);
    ck_octal(interrupt(&rk_bench.bus), 0);
    pass(&rk_bench.bus, 2 * TURN);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    ck_octal(get(&rk_bench.bus, RKCS) & 020000, 0);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    ck_octal(get(&rk_bench.bus, RKCS) & 020000, 020000);
}
END_TEST

/* 2.11BSD's probe: IDE, drive reset, GO must interrupt within 10 ms. */
START_TEST(probe)
{
    rk_start(IDE | DRESET, 0, 0, 0);
    pass(&rk_bench.bus, 10 * NS_PER_MS);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
}
END_TEST

/* RESET, an instruction that began before the heads arrived and ended after. */
START_TEST(init_when_the_heads_have_arrived)
{
    struct sched *s = &rk_bench.bus.sched;
    rk_start(READ, rkda(0, 100, 0, 0), 0, 256);
    s->now = s->event[rk_bench.rk.event].at + 1000;
    bus_init(&rk_bench.bus);
    pass(&rk_bench.bus, 1000);
    ck_octal(get(&rk_bench.bus, RKDS) & 0100, 0100);
    ck_assert_int_eq(rk_bench.rk.drive[0].cylinder, 100);
}
END_TEST

START_TEST(init_forgets_seeks)
{
    rk_run(IDE | SEEK, rkda(0, 100, 0, 0), 0, 0);
    bus_init(&rk_bench.bus);
    put(&rk_bench.bus, RKCS, IDE);
    interrupt(&rk_bench.bus);
    pass(&rk_bench.bus, NS_PER_SEC);
    ck_octal(interrupt(&rk_bench.bus), 0);
    ck_octal(get(&rk_bench.bus, RKDS) & 0100, 0100);
}
END_TEST

/* --- time --------------------------------------------------------------------------- */

/* ns from GO to RDY. */
static int64_t time_of(word cs, word da, int words)
{
    rk_start(cs, da, 01000, words);
    int64_t from = rk_bench.bus.sched.now;
    while (!(look(&rk_bench.bus, RKCS) & RDY)) {
        rk_bench.bus.sched.now = sched_first(&rk_bench.bus.sched);
        bus_events(&rk_bench.bus);
    }
    return rk_bench.bus.sched.now - from;
}

START_TEST(time_of_rotation)
{
    ck_assert_int_eq(time_of(READ, 0, 256), SECTOR); /* sector 0 is just here */
    ck_assert_int_eq(time_of(READ, 0, 256), TURN);   /* and comes again */
    ck_assert_int_eq(rk_bench.rk.note.times.rotation, TURN - SECTOR);
    ck_assert_int_eq(rk_bench.rk.note.times.transfer, SECTOR);
    rk_bench.bus.sched.now = 10 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 6, 256), TURN / 2 + SECTOR);
    rk_bench.bus.sched.now = 20 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 0, 1), SECTOR); /* all of a sector passes */
}
END_TEST

/* Sectors follow each other, heads switch free: a cylinder is two turns. */
START_TEST(time_of_a_cylinder)
{
    ck_assert_int_eq(time_of(READ, 0, 24 * 256), 23 * (int64_t)TURN / 12 + 1 + SECTOR);
    rk_bench.bus.sched.now = 10 * (int64_t)TURN;
    /* the next one costs 10 ms and, since sector 0 has passed by then, what is left of
     * the turn */
    ck_assert_int_eq(time_of(READ, rkda(0, 0, 1, 11), 512), 2 * TURN + SECTOR);
    ck_assert_int_eq(rk_bench.rk.note.times.seek, 10 * NS_PER_MS);
}
END_TEST

START_TEST(time_of_seeks)
{
    const struct {
        int from, to;
        int64_t ns;
    } row[] = {
        {0,    1, 10000000},
        { 1,   0, 10000000},
        { 0,   2, 10372000},
        { 202, 0, 84772000},
        { 7,   7, 0       },
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        rk_bench.rk.drive[0].cylinder = row[i].from;
        rk_start(SEEK, rkda(0, row[i].to, 0, 0), 0, 0);
        pass(&rk_bench.bus, row[i].ns);
        ck_assert(rk_bench.rk.drive[0].seeking);
        pass(&rk_bench.bus, 5000); /* the control's own */
        ck_assert(!rk_bench.rk.drive[0].seeking);
        ck_assert_int_eq(rk_bench.rk.note.times.seek, row[i].ns);
    }
}
END_TEST

/* A transfer to a drive that still seeks waits for it, then seeks itself. */
START_TEST(time_in_the_queue)
{
    rk_start(SEEK, rkda(0, 1, 0, 0), 0, 0);
    pass(&rk_bench.bus, NS_PER_MS);
    ck_assert_int_gt(time_of(READ, rkda(0, 0, 0, 0), 256), 19 * NS_PER_MS);
    ck_assert_int_eq(rk_bench.rk.note.times.queued, 9 * NS_PER_MS + 5000);
    ck_assert_int_eq(rk_bench.rk.note.times.seek, 10 * NS_PER_MS);
    ck_assert_int_eq(rk_bench.rk.drive[0].cylinder, 0);
}
END_TEST

/* What it would take is what it takes: from anywhere to anywhere, at any time of the turn. */
START_TEST(a_time_foretold)
{
    srand(11);
    for (int i = 0; i < 500; i++) {
        int from = rand() % RK_CYLINDERS, sectors = 1 + rand() % 40;
        int surface = rand() % 2, at = rand() % 12, to = rand() % (RK_CYLINDERS - 2);
        uint32_t first = (uint32_t)((to * 2 + surface) * 12 + at);
        rk_bench.bus.sched.now += rand() % (2 * TURN);
        rk_bench.rk.drive[0].cylinder = from;
        int cylinder = from;
        int64_t now = rk_bench.bus.sched.now;
        int64_t end = rk11_would_end(now, &cylinder, first, (uint32_t)sectors);
        ck_assert_int_eq(time_of(READ, rkda(0, to, surface, at), sectors * 256),
                         end - now);
        ck_assert_int_eq(rk_bench.rk.drive[0].cylinder, cylinder);
    }
}
END_TEST

/* Data comes sector by sector: half way through, one of two is there. */
START_TEST(data_comes_when_it_passes)
{
    rk_fill(01000, 512, 1);
    rk_run(WRITE, 0, 01000, 512);
    rk_fill(01000, 512, 0);
    rk_bench.bus.sched.now = 100 * (int64_t)TURN;
    rk_start(READ, 0, 01000, 512);
    pass(&rk_bench.bus, SLOT);
    ck_octal(rk_bench.bus.core[01000 / 2], 1);
    ck_octal(rk_bench.bus.core[02000 / 2], 256);
    ck_octal(get(&rk_bench.bus, RKWC), (word)-256);
    pass(&rk_bench.bus, SLOT);
    ck_octal(rk_bench.bus.core[02000 / 2], 257);
}
END_TEST

/* Heads go on where they are when a machine was copied in the middle of a transfer. */
START_TEST(a_copy_has_the_same_future)
{
    rk_fill(01000, 512, 1);
    rk_run(WRITE, rkda(0, 5, 0, 3), 01000, 512);
    rk_fill(01000, 512, 0);
    rk_start(IDE | READ, rkda(0, 5, 0, 3), 01000, 512);
    pass(&rk_bench.bus, 5 * NS_PER_MS);
    void *copy = malloc(sizeof rk_bench);
    memcpy(copy, &rk_bench, sizeof rk_bench);
    pass(&rk_bench.bus, NS_PER_SEC);
    struct unibus *first = malloc(sizeof *first);
    *first = rk_bench.bus;
    memcpy(&rk_bench, copy, sizeof rk_bench);
    pass(&rk_bench.bus, NS_PER_SEC);
    ck_assert_mem_eq(first->core, rk_bench.bus.core, sizeof rk_bench.bus.core);
    ck_assert_mem_eq(&first->sched, &rk_bench.bus.sched, sizeof rk_bench.bus.sched);
    free(copy);
    free(first);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rk11_time");
    const TTest *const interrupts[] = { interrupt_when_done,
                                        interrupt_when_ide_is_set,
                                        interrupt_on_error,
                                        seek,
                                        overlapped_seeks,
                                        a_seek_after_a_seek,
                                        seek_ends_during_a_transfer,
                                        probe,
                                        init_forgets_seeks,
                                        init_when_the_heads_have_arrived,
                                        NULL };
    const TTest *const times[] = { time_of_rotation,
                                   time_of_a_cylinder,
                                   time_of_seeks,
                                   time_in_the_queue,
                                   a_time_foretold,
                                   data_comes_when_it_passes,
                                   a_copy_has_the_same_future,
                                   NULL };
    rk_case(suite, "interrupts", interrupts);
    rk_case(suite, "time", times);
    return suite;
}

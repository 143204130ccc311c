/* When an RP11-C is done, and how it tells: interrupts, attentions, seeks that overlap, and
 * the time of all that it does. */
#include "tests/unit/rp11_rig.h"

#include <stdlib.h>
#include <string.h>

#define bus (&rp_bench.bus)
#define rp (&rp_bench.rp)

/* --- interrupts ------------------------------------------------------------------------- */

START_TEST(interrupt_when_done)
{
    word vector;
    rp_start(IDE | READ, 0, 0, 0, 01000, 256);
    ck_octal(interrupt(bus), 0);
    rp_ready();
    ck_assert(!bus_grant(bus, 5, &vector)); /* BR5 */
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(look(bus, RPCS), RDY | IDE | 04);
    ck_octal(interrupt(bus), 0);
    rp_start(IDE | READ, 0, 0, 10, 01000, 1); /* an error at once */
    ck_octal(interrupt(bus), VECTOR);
    put(bus, RPCS, 0);
    put(bus, RPCS, IDE);
    ck_octal(interrupt(bus), VECTOR); /* IDE itself, while RDY is up */
    put(bus, RPCS, 0);
    put(bus, RPCS, IDE);
    put(bus, RPCS, 0); /* falls with IDE */
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* A SEEK gives the control back at once; its end is an attention, and that an interrupt if
 * AIE is up, which it takes down. */
START_TEST(seek)
{
    rp_start(AIE | SEEK, 50, 3, 0, 0, 0);
    ck_octal(look(bus, RPCS) & RDY, 0);
    ck_assert_int_eq(rp_ready(), ACCEPT);
    ck_octal(look(bus, RPDS), 0062000); /* on line, and on its way */
    ck_octal(interrupt(bus), 0);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS), 0160001);
    ck_octal(look(bus, SUCA), 50);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(look(bus, RPCS), RDY | 010);
    ck_octal(interrupt(bus), 0);
    put(bus, RPCS, AIE); /* the attention still stands */
    ck_octal(interrupt(bus), VECTOR);
    put(bus, RPDS, 0376);
    ck_octal(look(bus, RPDS) & 0377, 1);
    put(bus, RPCS, AIE);
    put(bus, RPDS, 1);
    ck_octal(look(bus, RPDS) & 0377, 0);
    ck_octal(interrupt(bus), 0); /* and falls with it */
}
END_TEST

START_TEST(overlapped_seeks)
{
    rp_run(SEEK, 200, 0, 0, 0, 0);
    rp_run(SEEK | DRIVE1, 200, 0, 0, 0, 0);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS) & 0377, 3);
    put(bus, RPCS, AIE);
    ck_octal(interrupt(bus), VECTOR);
    put(bus, RPDS, 1);
    ck_octal(interrupt(bus), 0);
    put(bus, RPCS, AIE);
    ck_octal(interrupt(bus), VECTOR);
    put(bus, RPDS, 2);
    put(bus, RPCS, AIE);
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* A seek of one drive's ends while another reads. */
START_TEST(seek_ends_during_a_transfer)
{
    rp_run(SEEK | DRIVE1, 1, 0, 0, 0, 0); /* 20 ms */
    rp_start(IDE | AIE | READ, 0, 0, 9, 01000, 512);
    pass(bus, 21 * NS_PER_MS);
    ck_octal(look(bus, RPCS) & RDY, 0);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(look(bus, RPDS) & 0377, 2);
    pass(bus, 2 * TURN);
    ck_octal(interrupt(bus), VECTOR);
}
END_TEST

/* A transfer may be stacked upon its drive's seek; a seek may not. */
START_TEST(stacked)
{
    rp_run(SEEK, 200, 0, 0, 0, 0);
    ck_octal(rp_run(SEEK, 100, 0, 0, 0, 0), 02000);
    rp_fill(01000, 256, 1);
    ck_octal(rp_run(WRITE, 100, 1, 2, 01000, 256), 0);
    ck_octal(look(bus, RPDS) & 0377, 1); /* the seek's */
    ck_octal(look(bus, SUCA), 100);
    rp_run(HOME, 0, 0, 0, 0, 0);
    ck_octal(rp_run(READ, 100, 1, 2, 01000, 256), 02000);
    ck_octal(rp_run(SEEK, 100, 1, 2, 01000, 256), 02000);
    ck_octal(rp_run(HOME, 0, 0, 0, 0, 0), 0);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, SUCA), 0);
}
END_TEST

START_TEST(init_forgets_seeks)
{
    rp_run(AIE | SEEK, 100, 0, 0, 0, 0);
    bus_init(bus);
    ck_octal(look(bus, RPDS), 0062000); /* it moves on */
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS), 0160000);
    ck_octal(look(bus, SUCA), 100);
    rp_start(READ, 300, 0, 0, 01000, 1); /* heads on their way for a transfer */
    pass(bus, NS_PER_MS);
    bus_init(bus);
    ck_octal(look(bus, RPDS), 0062000);
    ck_assert(rp_bench.last.cut);
    ck_assert_int_eq(rp_bench.last.times.seek, NS_PER_MS);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS), 0160000);
}
END_TEST

/* --- time ------------------------------------------------------------------------------- */

/* ns from GO to RDY. */
static int64_t time_of(word cs, int cylinder, int track, int sector, int words)
{
    rp_start(cs, cylinder, track, sector, 01000, words);
    return rp_ready();
}

START_TEST(time_of_rotation)
{
    ck_assert_int_eq(time_of(READ, 0, 0, 0, 256), SLOT); /* sector 0 is just here */
    ck_octal(look(bus, RPDA), 021);                      /* and the next is now */
    ck_assert_int_eq(time_of(READ, 0, 0, 0, 256), TURN); /* it comes again */
    ck_assert_int_eq(rp_bench.last.times.rotation, TURN - SLOT);
    ck_assert_int_eq(rp_bench.last.times.transfer, SLOT);
    bus->sched.now = 10 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 0, 7, 5, 256), TURN / 2 + SLOT);
    bus->sched.now = 20 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 0, 0, 0, 1), SLOT); /* all of a sector passes */
    bus->sched.now = 30 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 0, 0, 0, 20 * 256), 20 * SLOT); /* two tracks */
}
END_TEST

START_TEST(time_of_a_cylinder)
{
    /* 7.5 ms, and what is left of the turn then */
    ck_assert_int_eq(time_of(READ, 0, 19, 9, 512), 2 * TURN + SLOT);
    ck_assert_int_eq(rp_bench.last.times.seek, 7500000);
    ck_assert_int_eq(rp_bench.last.times.rotation, 2 * TURN - SECTOR - 7500000);
}
END_TEST

START_TEST(time_of_seeks)
{
    const struct {
        int drive, from, to;
        int64_t ns;
    } row[] = {
        {0,  0,   1,   7500000 },
        { 0, 1,   0,   7500000 },
        { 0, 0,   135, 29000000},
        { 0, 400, 265, 29000000},
        { 0, 0,   405, 55000000},
        { 0, 405, 0,   55000000},
        { 0, 0,   68,  18250000},
        { 0, 7,   7,   0       },
        { 1, 0,   1,   20000000},
        { 1, 0,   67,  50000000},
        { 1, 202, 0,   80000000},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct rp_drive *d = &rp->drive[row[i].drive];
        d->cylinder = row[i].from;
        rp_start((word)(SEEK | row[i].drive << 8), row[i].to, 0, 0, 0, 0);
        pass(bus, row[i].ns + 2 * ACCEPT - 1);
        ck_assert(d->seeking);
        pass(bus, 1);
        ck_assert(!d->seeking);
        ck_assert_int_eq(d->cylinder, row[i].to);
    }
    rp_start(HOME, 0, 0, 0, 0, 0); /* from home to home it moves, too */
    rp->drive[0].cylinder = 0;
    pass(bus, NS_PER_SEC);
    rp_start(HOME, 0, 0, 0, 0, 0);
    pass(bus, 7500000 + 2 * ACCEPT - 1);
    ck_assert(rp->drive[0].seeking);
    pass(bus, 1);
    ck_assert(!rp->drive[0].seeking);
}
END_TEST

/* A transfer to a drive that still seeks waits for it, then seeks itself. */
START_TEST(time_in_the_queue)
{
    rp_start(SEEK, 1, 0, 0, 0, 0);
    pass(bus, NS_PER_MS);
    int64_t took = time_of(READ, 0, 0, 0, 256);
    const struct transfer_times *t = &rp_bench.last.times;
    ck_assert_int_eq(t->queued, 7500000 + 2 * ACCEPT - NS_PER_MS);
    ck_assert_int_eq(t->seek, 7500000);
    ck_assert_int_eq(t->transfer, SLOT);
    ck_assert_int_eq(t->queued + t->seek + t->rotation + t->transfer, took);
}
END_TEST

/* Half way through, one sector of two is there. */
START_TEST(data_comes_when_it_passes)
{
    rp_fill(01000, 512, 1);
    rp_run(WRITE, 0, 0, 0, 01000, 512);
    memset(&bus->core[01000 / 2], 0, 1024);
    bus->sched.now = 100 * (int64_t)TURN;
    rp_start(READ, 0, 0, 0, 01000, 512);
    pass(bus, SECTOR - 1);
    ck_octal(bus->core[01776 / 2], 0);
    pass(bus, 1);
    ck_octal(bus->core[01776 / 2], 256);
    ck_octal(look(bus, RPWC), (word)-256);
    pass(bus, SLOT);
    ck_octal(bus->core[02776 / 2], 512);
    ck_octal(look(bus, RPCS) & RDY, 0);
    pass(bus, SLOT - SECTOR);
    ck_octal(look(bus, RPCS) & RDY, RDY);
}
END_TEST

/* --- what a listener is told ------------------------------------------------------------ */

START_TEST(told)
{
    srand(3);
    for (int i = 0; i < 300; i++) {
        int cylinder = rand() % 405, track = rand() % 20, sector = rand() % 10;
        int words = 1 + rand() % 3000, before = rp_bench.told;
        bus->sched.now += rand() % (2 * TURN);
        int64_t took = time_of(i % 2 ? READ : WRITE, cylinder, track, sector, words);
        const struct transfer *t = &rp_bench.last;
        ck_assert_int_eq(rp_bench.told, before + 1);
        ck_assert_ptr_eq(t->board, &rp->board);
        ck_assert_int_eq(t->drive, 0);
        ck_assert_int_eq(t->to_core, i % 2);
        ck_assert(!t->cut);
        ck_assert_uint_eq(t->block, (uint32_t)((cylinder * 20 + track) * 10 + sector));
        ck_assert_uint_eq(t->at, 01000);
        ck_assert_uint_eq(t->words, (uint32_t)words);
        ck_assert_int_eq(t->ended - t->began, took);
        ck_assert_int_eq(t->times.queued + t->times.seek + t->times.rotation +
                             t->times.transfer,
                         took);
        ck_assert_int_eq(t->times.transfer, (words - 1) / 256 * (int64_t)SECTOR + SLOT);
    }
}
END_TEST

START_TEST(not_told)
{
    rp_run(WCHECK, 0, 0, 0, 01000, 1);
    rp_run(READ | HDR | MODE, 0, 0, 0, 01000, 3);
    rp_run(SEEK, 3, 0, 0, 0, 0);
    pass(bus, NS_PER_SEC);
    rp_run(HOME, 0, 0, 0, 0, 0);
    ck_assert_int_eq(rp_bench.told, 0);
    pass(bus, NS_PER_SEC);
    rp_run(READ_THERE | DRIVE1, 55, 5, 3, 01000, 1);
    ck_assert_int_eq(rp_bench.told, 1);
    ck_assert_uint_eq(rp_bench.last.block, 3); /* where the heads are */
    ck_assert_int_eq(rp_bench.last.drive, 1);
    rp_run(READ, 406, 0, 0, 01000, 1);
    ck_octal(rp_bench.last.errors, 020000);
    ck_assert_uint_eq(rp_bench.last.words, 0);
}
END_TEST

/* Heads go on where they are when a machine was copied in the middle of a transfer. */
START_TEST(a_copy_has_the_same_future)
{
    rp_fill(01000, 512, 1);
    rp_run(WRITE, 5, 0, 3, 01000, 512);
    memset(&bus->core[01000 / 2], 0, 1024);
    rp_start(IDE | READ, 5, 0, 3, 01000, 512);
    pass(bus, 5 * NS_PER_MS);
    void *copy = malloc(sizeof rp_bench);
    memcpy(copy, &rp_bench, sizeof rp_bench);
    pass(bus, NS_PER_SEC);
    struct unibus *first = malloc(sizeof *first);
    *first = *bus;
    memcpy(&rp_bench, copy, sizeof rp_bench);
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
    Suite *suite = suite_create("rp11_time");
    const TTest *const interrupts[] = {
        interrupt_when_done, seek, overlapped_seeks, seek_ends_during_a_transfer, stacked,
        init_forgets_seeks,  NULL
    };
    const TTest *const times[] = {
        time_of_rotation,  time_of_a_cylinder,         time_of_seeks,
        time_in_the_queue, data_comes_when_it_passes,  told,
        not_told,          a_copy_has_the_same_future, NULL
    };
    rp_case(suite, "interrupts", interrupts);
    rp_case(suite, "time", times);
    return suite;
}

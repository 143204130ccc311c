/* When an RH11 is done, and how it tells: interrupts, seeks that overlap, and the time of all
 * that it does. RH11 option description; RP04 and RP06 for the times. */
#include "tests/unit/rh11_rig.h"

#include <stdlib.h>
#include <string.h>

static struct unibus *const bus = &rh_bench.bus;
static struct rh11 *const rh = &rh_bench.rh;

enum { TURN = RH_TURN_NS, SECTOR = RH_SECTOR_NS };

/* When SECTOR of 22 passes for the first time. */
static int64_t pulse(int sector)
{
    return ((int64_t)sector * TURN + 21) / 22;
}

/* --- interrupts --------------------------------------------------------------------- */

START_TEST(interrupt_when_done)
{
    rh_start(IE | READ, 0, 0, 01000, 256);
    ck_octal(interrupt(bus), 0);
    rh_wait();
    word vector;
    ck_assert(!bus_grant(bus, 5, &vector)); /* BR5 */
    ck_assert(bus_grant(bus, 4, &vector));
    ck_octal(vector, VECTOR);
    ck_octal(rh_get(RPCS1), DVA | RDY | 070); /* and IE is down */
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* IE alone, with the control ready, is no reason; with RDY, in one word, it is. 2.11BSD's
 * probe does that. */
START_TEST(interrupt_by_ready_and_enable)
{
    rh_put(RPCS1, IE);
    ck_octal(interrupt(bus), 0);
    ck_octal(rh_get(RPCS1) & IE, IE);
    rh_put(RPCS1, IE | RDY);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(rh_get(RPCS1) & IE, 0);
    rh_put(RPCS1, IE | RDY);
    rh_put(RPCS1, 0); /* once asked for, IE no longer matters */
    ck_octal(interrupt(bus), VECTOR);
    rh_put(RPCS1, IE | RDY);
    rh_put(RPCS2, CLR); /* but INIT and CLR do */
    ck_octal(interrupt(bus), 0);
    rh_put(RPCS1, IE | RDY);
    bus_init(bus);
    ck_octal(interrupt(bus), 0);
    rh_start(IE | READ, 0, 0, 01000, 256);
    rh_put(RPCS1, IE | 070); /* a word for the busy drive, too */
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* An attention asks as long as it is up, with IE and RDY. */
START_TEST(interrupt_by_attention)
{
    rh_start(IE | SEEK, 1, 0, 0, 0);
    ck_octal(interrupt(bus), 0);
    rh_wait();
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(rh_get(RPAS), 1);
    ck_octal(interrupt(bus), 0); /* IE is down */
    rh_put(RPCS1, IE);
    ck_octal(interrupt(bus), VECTOR); /* still there */
    rh_put(RPCS1, IE);
    rh_put(RPAS, 0376);
    ck_assert(bus_requested(bus, rh->line));
    rh_put(RPAS, 1);
    ck_octal(interrupt(bus), 0);
    ck_octal(rh_get(RPCS1) & SC, 0);
    rh_run(SEEK, 2, 0, 0, 0);
    rh_put(RPCS1, IE);
    rh_put(RPCS1, 0); /* and falls with IE */
    ck_octal(interrupt(bus), 0);
}
END_TEST

START_TEST(interrupt_by_error)
{
    rh_put(RPCS1, IE);
    rh_get(RPDB); /* late data */
    ck_octal(interrupt(bus), VECTOR);
    rh_put(RPCS1, TRE | IE);
    ck_octal(interrupt(bus), 0);
    rh_start(IE | READ, 500, 0, 01000, 1);
    rh_wait();
    ck_octal(interrupt(bus), VECTOR);
}
END_TEST

/* Seeks of two drives at once, each an attention of its own; and one that ends during a
 * transfer tells of it after that. */
START_TEST(overlapped_seeks)
{
    rh_start(SEEK, 400, 0, 0, 0);
    ck_octal(rh_get(RPDS), MOL | DPR | VV | PIP);
    ck_octal(rh_get(RPCS1) & RDY, RDY); /* the control is free */
    rh_select(1);
    rh_start(SEEK, 3, 0, 0, 0);
    rh_put(RPAS, 0377);
    pass(bus, 10 * NS_PER_MS);
    ck_octal(rh_get(RPAS), 2);
    ck_octal(rh_get(RPDS), RESTING | ATA);
    rh_start(IE | READ, 800, 0, 01000, 256); /* which clears it */
    ck_octal(rh_get(RPAS), 0);
    pass(bus, 45 * NS_PER_MS);
    ck_octal(rh_get(RPAS), 1);
    ck_octal(rh_get(RPCS1) & (SC | RDY), SC);
    ck_octal(interrupt(bus), 0);
    rh_wait();
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(rh_get(RPAS), 1);
    rh_put(RPCS1, IE);
    ck_octal(interrupt(bus), VECTOR);
    rh_select(0);
    ck_octal(rh_get(RPCC), 400);
}
END_TEST

/* --- positioning ---------------------------------------------------------------------- */

START_TEST(time_of_seeks)
{
    const struct {
        int drive, from, to;
        int64_t ns;
    } row[] = {
        {0,  0,   1,   7000000 },
        { 0, 410, 0,   50000000},
        { 0, 137, 0,   28000000},
        { 0, 10,  12,  7154411 },
        { 0, 0,   138, 28080586},
        { 1, 0,   1,   6000000 },
        { 1, 0,   271, 28000000},
        { 1, 814, 0,   53000000},
        { 1, 814, 1,   52953959},
        { 1, 7,   7,   5000    }, /* it only says so */
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct rp04 *d = &rh->drive[row[i].drive];
        rh_select(row[i].drive);
        d->cc = (word)row[i].from;
        rh_start(SEEK, row[i].to, 0, 0, 0);
        ck_octal(rh_get(RPDS), MOL | DPR | VV | PIP);
        ck_assert_int_eq(rh_wait(), row[i].ns);
        ck_octal(rh_get(RPDS), RESTING | ATA);
        ck_octal(rh_get(RPCC), (unsigned)row[i].to);
        if (row[i].from != row[i].to)
            ck_assert_int_eq(rh11_seek_ns(d->drive.type, row[i].to, row[i].from),
                             row[i].ns);
    }
}
END_TEST

START_TEST(recalibrate)
{
    rh_run(SEEK, 137, rhda(1, 1), 0, 0);
    rh_put(RPCS1, RECAL);
    ck_octal(rh_get(RPDS), MOL | DPR | VV | PIP);
    ck_assert_int_eq(rh_wait(), 28000000);
    ck_octal(rh_get(RPDS), RESTING | ATA);
    ck_octal(rh_get(RPCC) | rh_get(RPDC), 0);
    ck_octal(rh_get(RPDA), rhda(1, 1));
}
END_TEST

/* Offset, and back: by return, by a seek, by a write, which takes its time for it. */
START_TEST(offset)
{
    rh_put(RPOF, FMT22 | 0220);
    rh_put(RPCS1, OFFSET);
    ck_octal(rh_get(RPDS), MOL | DPR | VV | PIP);
    ck_assert_int_eq(rh_wait(), 10000000);
    ck_octal(rh_get(RPDS), RESTING | ATA | OM);
    ck_octal(rh_get(RPOF), FMT22 | 0220);
    rh_run(READ, 0, 0, 01000, 1); /* that is what it is for */
    ck_octal(rh_get(RPDS), RESTING | OM);
    rh_put(RPCS1, RETURN);
    ck_assert_int_eq(rh_wait(), 10000000);
    ck_octal(rh_get(RPDS), RESTING | ATA);
    ck_octal(rh_get(RPOF), FMT22);
    rh_run(OFFSET, 0, 0, 0, 0);
    rh_run(SEEK, 0, 0, 0, 0);
    ck_octal(rh_get(RPDS), RESTING | ATA);
    rh_put(RPOF, FMT22 | 0220);
    rh_run(OFFSET, 0, 0, 0, 0);
    bus->sched.now = 50 * (int64_t)TURN;
    rh_start(WRITE, 0, 0, 01000, 256);
    ck_assert_int_eq(rh_wait(), TURN + SECTOR); /* 10 ms, and sector 0 has gone by */
    ck_octal(rh_get(RPDS), RESTING);
    ck_octal(rh_get(RPOF), FMT22);
}
END_TEST

/* Search: heads there, and the sector comes round. */
START_TEST(search)
{
    bus->sched.now = 10 * (int64_t)TURN;
    rh_start(SEARCH, 0, rhda(0, 11), 0, 0);
    ck_octal(rh_get(RPDS), MOL | DPR | VV);
    ck_assert_int_eq(rh_wait(), pulse(11));
    ck_octal(rh_get(RPDS), RESTING | ATA);
    ck_octal(rh_get(RPLA), 11 << 6);
    bus->sched.now = 20 * (int64_t)TURN;
    rh_start(SEARCH, 1, rhda(0, 11), 0, 0); /* 7 ms: sector 9 passes */
    ck_assert_int_eq(rh_wait(), pulse(11));
    ck_octal(rh_get(RPCC), 1);
    bus->sched.now = 30 * (int64_t)TURN;
    rh_start(SEARCH, 0, rhda(0, 9), 0, 0);
    ck_assert_int_eq(rh_wait(), TURN + pulse(9));
}
END_TEST

/* The pack is at rest then, until an operator starts it again. */
START_TEST(unload)
{
    char error[DISK_ERROR], text[80];
    rh_run(SEEK, 137, 0, 0, 0);
    rh_put(RPCS1, UNLOAD);
    ck_assert_int_eq(rh_wait(), 28000000);
    ck_octal(rh_get(RPDS), ATA | DPR);
    rh->board.kind->drives->tell(&rh->board, 0, text, sizeof text);
    ck_assert_str_eq(text, "unloaded by the program: attach the pack again");
    rh_put(RPCS1, PACKACK);
    ck_octal(rh_get(RPDS), DPR);
    bus_init(bus);
    ck_octal(rh_get(RPDS), DPR);
    struct disk_wish wish = { .path = rh_bench.pack[0] };
    drive_unload(&rh->board, 0);
    ck_assert(drive_load(&rh->board, 0, &wish, error));
    ck_octal(rh_get(RPDS), ATA | MOL | DPR | DRY);
}
END_TEST

/* INIT does not stop an arm; what comes next waits for it. */
START_TEST(init_during_a_seek)
{
    rh_start(SEEK, 137, 0, 0, 0);
    pass(bus, NS_PER_MS);
    bus_init(bus);
    ck_octal(rh_get(RPDS), RESTING);
    rh_start(SEEK, 138, 0, 0, 0);
    ck_assert_int_eq(rh_wait(), 27000000 + 7000000);
    rh_start(SEEK, 0, 0, 0, 0);
    bus_init(bus);
    pass(bus, NS_PER_SEC);
    ck_octal(rh_get(RPAS), 0);
    rh_start(SEEK, 0, 0, 0, 0);
    ck_assert_int_eq(rh_wait(), 5000);
}
END_TEST

START_TEST(look_ahead)
{
    for (int i = 0; i < 44; i++) {
        bus->sched.now = i / 22 * (int64_t)TURN + pulse(i % 22);
        ck_octal(rh_get(RPLA), (unsigned)(i % 22) << 6);
        const int byte_of[] = { 127, 128, 255, 256, 511, 512, 608 };
        const unsigned extension[] = { 0, 1, 1, 2, 2, 3, 3 };
        int64_t from = bus->sched.now;
        for (int j = 0; j < 7; j++) {
            bus->sched.now = from + ((int64_t)byte_of[j] * TURN) / (22 * 609) + 3;
            ck_octal(rh_get(RPLA), (unsigned)(i % 22) << 6 | extension[j] << 4);
        }
    }
    rh_put(RPOF, 0);
    bus->sched.now = (int64_t)TURN * 19 / 20 + 1;
    ck_octal(rh_get(RPLA), 19 << 6);
}
END_TEST

/* --- transfers ------------------------------------------------------------------------ */

static int64_t time_of(word cs1, int cylinder, word da, int words)
{
    rh_start(cs1, cylinder, da, 01000, words);
    return rh_wait();
}

START_TEST(time_of_rotation)
{
    ck_assert_int_eq(time_of(READ, 0, 0, 256), SECTOR); /* sector 0 is just here */
    ck_assert_int_eq(time_of(READ, 0, 0, 256), TURN);   /* and comes again */
    ck_assert_int_eq(rh->note.times.rotation, TURN - SECTOR);
    ck_assert_int_eq(rh->note.times.transfer, SECTOR);
    bus->sched.now = 10 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 0, 11, 256), pulse(11) + SECTOR);
    bus->sched.now = 20 * (int64_t)TURN;
    ck_assert_int_eq(time_of(WRITE, 0, 0, 1), SECTOR); /* all of a sector passes */
    ck_assert_int_eq(SECTOR, 721520);
}
END_TEST

/* Sectors follow each other, heads switch free: a cylinder is nineteen turns. The next one
 * costs a seek and, since sector 0 has passed by then, what is left of the turn. */
START_TEST(time_of_a_cylinder)
{
    rh_put(RPCS2, BAI);
    int64_t first = time_of(READ, 0, 0, 65536); /* 256 sectors */
    ck_assert_int_eq(first, 11 * (int64_t)TURN + pulse(13) + SECTOR);
    bus->sched.now = 100 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 0, rhda(18, 21), 512), 2 * (int64_t)TURN + SECTOR);
    ck_assert_int_eq(rh->note.times.seek, 7000000);
    ck_assert_int_eq(rh->note.times.transfer, 2 * SECTOR);
    ck_octal(rh_get(RPCC), 1);
}
END_TEST

START_TEST(time_of_an_implied_seek)
{
    ck_assert_int_eq(time_of(READ, 137, 0, 256), 2 * (int64_t)TURN + SECTOR);
    ck_assert_int_eq(rh->note.times.seek, 28000000);
    ck_assert_int_eq(rh->note.times.rotation, 2 * (int64_t)TURN - 28000000);
    ck_octal(rh_get(RPDS), RESTING);
    ck_octal(rh_get(RPCC), 137);
}
END_TEST

START_TEST(time_of_a_refusal)
{
    ck_assert_int_eq(time_of(READ, 411, 0, 256), 5000);
}
END_TEST

/* Data comes sector by sector: half way through, one of two is there. */
START_TEST(data_comes_when_it_passes)
{
    rh_fill(01000, 512, 1);
    rh_run(WRITE, 0, 0, 01000, 512);
    rh_fill(01000, 512, 0);
    bus->sched.now = 100 * (int64_t)TURN;
    rh_start(READ, 0, 0, 01000, 512);
    ck_octal(rh_get(RPDS), MOL | DPR | VV);
    ck_octal(rh_get(RPCS1), DVA | 071);
    pass(bus, SECTOR - 1);
    ck_octal(bus->core[01000 / 2], 0);
    pass(bus, 1);
    ck_octal(bus->core[01000 / 2], 1);
    ck_octal(bus->core[02000 / 2], 256);
    ck_octal(rh_get(RPWC), (word)-256);
    ck_octal(rh_get(RPDA), 1);
    pass(bus, pulse(1));
    ck_octal(bus->core[02000 / 2], 257);
    ck_octal(rh_get(RPCS1) & RDY, RDY);
}
END_TEST

/* A machine copied in the middle of a transfer goes on as the first does. */
START_TEST(a_copy_has_the_same_future)
{
    rh_fill(01000, 512, 1);
    rh_run(WRITE, 5, 3, 01000, 512);
    rh_fill(01000, 512, 0);
    rh_start(IE | READ, 5, 3, 01000, 512);
    pass(bus, 3 * NS_PER_MS);
    void *copy = malloc(sizeof rh_bench);
    memcpy(copy, &rh_bench, sizeof rh_bench);
    pass(bus, NS_PER_SEC);
    struct unibus *first = malloc(sizeof *first);
    *first = *bus;
    memcpy(&rh_bench, copy, sizeof rh_bench);
    pass(bus, NS_PER_SEC);
    ck_assert_mem_eq(first->core, bus->core, sizeof bus->core);
    ck_assert_mem_eq(&first->sched, &bus->sched, sizeof bus->sched);
    free(copy);
    free(first);
}
END_TEST

/* --- what a listener hears -------------------------------------------------------------- */

static struct transfer heard[8];
static int count;

static void hear(void *host, const struct transfer *t)
{
    ck_assert_ptr_eq(host, heard);
    heard[count++] = *t;
}

START_TEST(listener)
{
    const struct transfer_listener ear = { heard, hear };
    rh->board.listener = &ear;
    rh_select(1);
    rh_run(SEEK, 1, 0, 0, 0);
    rh_run(WCHECK, 1, 0, 01000, 1);
    ck_assert_int_eq(count, 0);
    int64_t began = bus->sched.now;
    rh_run(WRITE, 2, rhda(3, 4), 01000, 300);
    const struct transfer *t = heard;
    ck_assert_int_eq(count, 1);
    ck_assert_ptr_eq(t->board, &rh->board);
    ck_assert_int_eq(t->drive, 1);
    ck_assert(!t->to_core && !t->cut);
    ck_assert_uint_eq(t->block, (2 * 19 + 3) * 22 + 4);
    ck_assert_uint_eq(t->at, 01000);
    ck_assert_uint_eq(t->words, 300);
    ck_octal(t->errors, 0);
    ck_assert_int_eq(t->began, began);
    ck_assert_int_eq(t->ended, bus->sched.now);
    const struct transfer_times *x = &t->times;
    ck_assert_int_eq(x->queued + x->seek + x->rotation + x->transfer,
                     t->ended - t->began);
    rh_run(READ, 815, 0, 01000, 1);
    ck_octal(heard[1].errors, IAE);
    ck_assert(heard[1].to_core);
    ck_assert_int_eq(heard[1].times.queued, 5000);
    rh_put(RPCS1, DCLEAR);
    rh_start(READ, 2, 0, 01000, 1);
    pass(bus, 1000);
    bus_init(bus);
    bus_init(bus);
    ck_assert_int_eq(count, 3);
    ck_assert(heard[2].cut);
    ck_assert_int_eq(heard[2].ended - heard[2].began, 1000);
    rh_put(RPER1, 1);
    rh_start(READ, 2, 0, 01000, 1); /* never begun, never told */
    pass(bus, NS_PER_MS);
    ck_assert_int_eq(count, 3);
    rh->board.listener = NULL;
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rh11_time");
    const TTest *const interrupts[] = {
        interrupt_when_done,    interrupt_by_ready_and_enable,
        interrupt_by_attention, interrupt_by_error,
        overlapped_seeks,       NULL
    };
    const TTest *const positioning[] = { time_of_seeks, recalibrate, offset,
                                         search,        unload,      init_during_a_seek,
                                         look_ahead,    NULL };
    const TTest *const transfers[] = { time_of_rotation,
                                       time_of_a_cylinder,
                                       time_of_an_implied_seek,
                                       time_of_a_refusal,
                                       data_comes_when_it_passes,
                                       a_copy_has_the_same_future,
                                       listener,
                                       NULL };
    rh_case(suite, "interrupts", interrupts);
    rh_case(suite, "positioning", positioning);
    rh_case(suite, "transfers", transfers);
    return suite;
}

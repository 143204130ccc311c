/* RF11 and RS11: registers, functions, errors, interrupts, and the time of all of it. */
#include "devices/rf11.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/backplane.h"

enum {
    DCS = 0777460,
    WC = 0777462,
    CMA = 0777464,
    DAR = 0777466,
    DAE = 0777470,
    DBR = 0777472,
    MAR = 0777474,
    ADS = 0777476,
    VECTOR = 0204,
    CORE = 32768
};
enum {
    WRITE = 03,
    READ = 05,
    CHECK = 07,
    CLR = 0400,
    RDY = 0200,
    IE = 0100,
    MAINT = 010
};
enum { WORD = 16000, TURN = 33333333, GAP = TURN - 2048 * WORD };

static struct {
    struct unibus bus;
    struct rf11 rf;
    char path[32];
    struct transfer last;
    int told;
} t;

static void transferred(void *host, const struct transfer *told)
{
    (void)host;
    t.last = *told;
    t.told++;
}

static const struct transfer_listener listener = { .transferred = transferred };

static void attach(const char *type)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = t.path };
    ck_assert_msg(drive_set_type(&t.rf.board, 0, type, error), "%s", error);
    ck_assert_msg(drive_load(&t.rf.board, 0, &wish, error), "%s", error);
}

static void setup(void)
{
    memset(&t, 0, sizeof t);
    bus_create(&t.bus, CORE);
    rf11_attach(&t.rf, &t.bus);
    ck_assert_ptr_null(bus_plug(&t.bus, &t.rf.board));
    strcpy(t.path, "/tmp/fork11-rf-XXXXXX");
    close(mkstemp(t.path));
    attach("1P");
    bus_init(&t.bus);
    t.rf.board.listener = &listener;
}

static void teardown(void)
{
    drive_unload(&t.rf.board, 0);
    unlink(t.path);
}

static void start(word dcs, uint32_t at, word core, int words)
{
    put(&t.bus, WC, (word)-words);
    put(&t.bus, CMA, core);
    put(&t.bus, DAR, (word)at);
    put(&t.bus, DAE, (word)(at >> 16));
    put(&t.bus, DCS, dcs);
}

/* ns until RDY. */
static int64_t ready(void)
{
    int64_t from = t.bus.sched.now;
    while (!(look(&t.bus, DCS) & RDY)) {
        ck_assert(sched_first(&t.bus.sched) != SCHED_NEVER);
        t.bus.sched.now = sched_first(&t.bus.sched);
        bus_events(&t.bus);
    }
    return t.bus.sched.now - from;
}

static int64_t run(word dcs, uint32_t at, word core, int words)
{
    start(dcs, at, core, words);
    return ready();
}

static void fill(paddr at, int words, word from)
{
    for (int i = 0; i < words; i++)
        t.bus.core[at / 2 + (paddr)i] = (word)(from + i);
}

/* --- registers -------------------------------------------------------------------------- */

START_TEST(registers_after_init)
{
    for (paddr at = DCS; at <= MAR; at += 2)
        put(&t.bus, at, 0176);
    bus_init(&t.bus);
    ck_octal(look(&t.bus, DCS), RDY);
    for (paddr at = WC; at <= MAR; at += 2)
        ck_octal(look(&t.bus, at), 0);
}
END_TEST

START_TEST(registers_hold)
{
    const struct {
        paddr at;
        word held;
    } row[] = {
        {WC,   0177777},
        { CMA, 0177777},
        { DAR, 0177777},
        { DAE, 0677   },
        { DBR, 0177777},
        { MAR, 0177777},
        { ADS, 0      }
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        put(&t.bus, row[i].at, 0177777);
        ck_octal(get(&t.bus, row[i].at), row[i].held);
        put(&t.bus, row[i].at, 0);
        ck_octal(get(&t.bus, row[i].at), 0);
        ck_assert(bus_write(&t.bus, row[i].at, 0125252, HIGH_BYTE));
        ck_octal(get(&t.bus, row[i].at), row[i].held & 0125000);
    }
    put(&t.bus, DCS, 0176);
    ck_octal(get(&t.bus, DCS), 0376);
    put(&t.bus, DCS, CLR);
    ck_octal(get(&t.bus, DCS), RDY);
}
END_TEST

START_TEST(clear_and_nothing_else)
{
    put(&t.bus, WC, 5);
    put(&t.bus, DCS, CLR | IE | 077);
    ck_octal(get(&t.bus, WC), 0);
    ck_octal(get(&t.bus, DCS), RDY);
    ck_octal(interrupt(&t.bus), 0);
    put(&t.bus, DCS, 01); /* a GO without a function */
    ck_octal(get(&t.bus, DCS), RDY);
    ck_assert(!sched_pending(&t.bus.sched, t.rf.event));
}
END_TEST

/* What works keeps its addresses and its function. */
START_TEST(busy)
{
    fill(01000, 4, 1);
    start(WRITE, 100, 01000, 4);
    put(&t.bus, WC, 0);
    put(&t.bus, CMA, 0);
    put(&t.bus, DAR, 0);
    put(&t.bus, DAE, 1);
    put(&t.bus, DBR, 1);
    put(&t.bus, DCS, READ);
    ready();
    ck_octal(look(&t.bus, DCS), RDY | 02);
    ck_octal(look(&t.bus, DAR), 104);
    ck_octal(look(&t.bus, DAE), 0);
    ck_octal(look(&t.bus, CMA), 01010);
    ck_octal(look(&t.bus, DBR), 4);
}
END_TEST

/* The word that passes the heads; in the gap, the last. */
START_TEST(segment)
{
    ck_octal(get(&t.bus, ADS), 0);
    t.bus.sched.now = WORD - 1;
    ck_octal(get(&t.bus, ADS), 0);
    t.bus.sched.now = WORD;
    ck_octal(get(&t.bus, ADS), 1);
    t.bus.sched.now = (int64_t)2047 * WORD;
    ck_octal(get(&t.bus, ADS), 03777);
    t.bus.sched.now = TURN - 1;
    ck_octal(get(&t.bus, ADS), 03777);
    t.bus.sched.now = 7 * (int64_t)TURN;
    ck_octal(get(&t.bus, ADS), 0);
}
END_TEST

/* --- functions -------------------------------------------------------------------------- */

START_TEST(write_and_read)
{
    fill(01000, 5000, 0123);
    run(WRITE, 0177000, 01000, 5000);
    ck_octal(look(&t.bus, DCS), RDY | 02);
    ck_octal(look(&t.bus, WC), 0);
    ck_octal(look(&t.bus, DAR), (word)(0177000 + 5000));
    ck_octal(look(&t.bus, DAE), 1);
    ck_octal(look(&t.bus, CMA), 01000 + 10000);
    ck_octal(look(&t.bus, DBR), 0123 + 4999);
    run(READ, 0177000, 040000, 5000);
    ck_assert_mem_eq(&t.bus.core[040000 / 2], &t.bus.core[01000 / 2], 10000);
    run(CHECK, 0177000, 040000, 5000);
    ck_octal(look(&t.bus, DCS), RDY | 06);
}
END_TEST

/* As other emulators keep it: word after word, the low byte first. */
START_TEST(file_of_it)
{
    byte bytes[4];
    fill(01000, 1, 0123456);
    run(WRITE, 3, 01000, 1);
    ck_assert(disk_read(&t.rf.drive.disk, 6, bytes, 2));
    ck_octal(word_get(bytes), 0123456);
}
END_TEST

START_TEST(check_finds_a_difference)
{
    fill(01000, 10, 1);
    run(WRITE, 0, 01000, 10);
    t.bus.core[01006 / 2] = 0;
    ck_assert_int_eq(run(CHECK, 0, 01000, 10) / WORD,
                     (TURN - 10 * WORD + 5 * WORD) / WORD);
    ck_octal(look(&t.bus, DCS), 0120206);
    ck_octal(look(&t.bus, DAR), 3);
    ck_octal(look(&t.bus, DBR), 4);
    ck_octal(look(&t.bus, WC), (word)-7);
    run(CHECK, 0, 01000, 3);
    ck_octal(look(&t.bus, DCS), RDY | 06); /* a new GO clears it */
}
END_TEST

START_TEST(inhibit)
{
    fill(01000, 1, 077);
    put(&t.bus, WC, (word)-3);
    put(&t.bus, CMA, 01000);
    put(&t.bus, DAE, 0400);
    put(&t.bus, DCS, WRITE);
    ready();
    ck_octal(look(&t.bus, CMA), 01000);
    ck_octal(look(&t.bus, DAR), 3);
    run(READ, 0, 02000, 3);
    for (int i = 0; i < 3; i++)
        ck_octal(t.bus.core[02000 / 2 + i], 077);
}
END_TEST

START_TEST(a_whole_count_of_words)
{
    put(&t.bus, WC, 0); /* 65,536: more than there is core */
    put(&t.bus, CMA, 0);
    put(&t.bus, DCS, WRITE);
    ready();
    ck_octal(look(&t.bus, DAE), 02000);
    ck_octal(look(&t.bus, DAR), CORE / 2);
}
END_TEST

START_TEST(several_disks)
{
    drive_unload(&t.rf.board, 0);
    attach("8P");
    fill(01000, 2, 5);
    run(WRITE, 7 * RF_DISK_WORDS - 1, 01000, 2); /* from one to the next */
    ck_octal(look(&t.bus, DCS), RDY | 02);
    ck_octal(look(&t.bus, DAE), 034);
    ck_octal(look(&t.bus, DAR), 1);
    run(READ, 7 * RF_DISK_WORDS, 02000, 1);
    ck_octal(t.bus.core[02000 / 2], 6);
}
END_TEST

/* --- errors ----------------------------------------------------------------------------- */

START_TEST(no_disk)
{
    start(WRITE, RF_DISK_WORDS, 01000, 1);
    ck_octal(look(&t.bus, DCS), 0104202);
    fill(01000, 2, 1);
    run(WRITE, RF_DISK_WORDS - 1, 01000, 2);
    ck_octal(look(&t.bus, DCS), 0104202);
    ck_octal(look(&t.bus, WC), (word)-1);
    ck_octal(look(&t.bus, DAE), 4);
    run(WRITE, RF_DISK_WORDS - 1, 01000, 1); /* up to the end is no error */
    ck_octal(look(&t.bus, DCS), RDY | 02);
    put(&t.bus, DAE, 4); /* to choose it is one */
    ck_octal(look(&t.bus, DCS), 0104202);
    put(&t.bus, DAE, 3);
    ck_octal(look(&t.bus, DCS), RDY | 02);
    drive_unload(&t.rf.board, 0);
    start(READ, 0, 01000, 1);
    ck_octal(look(&t.bus, DCS), 0104204);
}
END_TEST

START_TEST(past_the_eighth)
{
    drive_unload(&t.rf.board, 0);
    attach("8P");
    run(WRITE, 8 * RF_DISK_WORDS - 1, 01000, 2);
    ck_octal(look(&t.bus, DCS), 0104202);
    ck_octal(look(&t.bus, DAE), 040);
}
END_TEST

START_TEST(write_lock)
{
    drive_lock(&t.rf.board, 0, true);
    start(WRITE, 0, 01000, 1);
    ck_octal(look(&t.bus, DCS), 0102202);
    run(READ, 0, 01000, 1);
    ck_octal(look(&t.bus, DCS), RDY | 04);
    drive_lock(&t.rf.board, 0, false);
    run(WRITE, 0, 01000, 1);
    ck_octal(look(&t.bus, DCS), RDY | 02);
}
END_TEST

/* Memory that is not there freezes the control: only a clear helps. */
START_TEST(no_memory)
{
    fill(CORE - 4, 2, 1);
    start(WRITE, 0, CORE - 4, 5);
    pass(&t.bus, 3 * WORD - 1);
    ck_octal(look(&t.bus, DCS), 02);
    pass(&t.bus, 1); /* known at its word's time, */
    ck_octal(look(&t.bus, DCS), 0140002);
    ck_assert_int_eq(ready(), WORD); /* and RDY comes after it */
    ck_octal(look(&t.bus, DCS), 0140202);
    ck_octal(look(&t.bus, DAE), 02000);
    ck_octal(look(&t.bus, CMA), CORE & 0177777);
    ck_octal(look(&t.bus, WC), (word)-3);
    start(WRITE, 0, 01000, 1);
    ck_octal(look(&t.bus, DCS), 0140202);
    ck_octal(look(&t.bus, DAR), 0);
    put(&t.bus, DCS, CLR);
    ck_octal(look(&t.bus, DCS), RDY);
    ck_octal(look(&t.bus, DAE), 0);
    run(READ, 1, 01000, 1);
    ck_octal(t.bus.core[01000 / 2], 2); /* what came before is written */
}
END_TEST

/* The processor's own registers are not for others. */
START_TEST(processor_status)
{
    put(&t.bus, WC, (word)-1);
    put(&t.bus, CMA, 0177776);
    put(&t.bus, DCS, WRITE | 060);
    ready();
    ck_octal(look(&t.bus, DCS), 0140262);
    ck_octal(look(&t.bus, DAE), 02000);
}
END_TEST

START_TEST(address_carries)
{
    t.bus.core_bytes = 0200010;
    fill(0177776, 3, 3);
    run(WRITE, 0, 0177776, 3);
    ck_octal(look(&t.bus, CMA), 4);
    ck_octal(look(&t.bus, DCS), RDY | 022);
}
END_TEST

START_TEST(faults)
{
    const struct {
        enum rf_fault fault;
        word dcs, dae;
    } row[] = {
        {RF_DATA_PARITY,     0110204, 0      },
        { RF_TIMING_A,       0140204, 040000 },
        { RF_TIMING_B,       0140204, 020000 },
        { RF_TIMING_C,       0140204, 010000 },
        { RF_ADDRESS_PARITY, 0140204, 0100000},
        { RF_SILENT,         0101204, 0      },
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        t.rf.fault = row[i].fault;
        run(READ, 0, 01000, 1);
        ck_octal(look(&t.bus, DCS), row[i].dcs);
        ck_octal(look(&t.bus, DAE) & 0176000, row[i].dae);
        put(&t.bus, DCS, CLR);
        run(READ, 0, 01000, 1);
        ck_octal(look(&t.bus, DCS), RDY | 04);
    }
}
END_TEST

/* In maintenance the disks are cut off: no word comes, and in the end MXF. */
START_TEST(maintenance)
{
    fill(01000, 1, 1);
    ck_assert_int_eq(run(WRITE | MAINT, 0, 01000, 1), 4 * (int64_t)TURN + WORD);
    ck_octal(look(&t.bus, DCS), 0101212);
    ck_octal(look(&t.bus, WC), (word)-1);
}
END_TEST

START_TEST(disk_taken_out)
{
    start(READ | IE, 01000, 01000, 1);
    drive_unload(&t.rf.board, 0);
    ck_octal(look(&t.bus, DCS), 0104304);
    ck_octal(interrupt(&t.bus), VECTOR);
    ck_assert(!sched_pending(&t.bus.sched, t.rf.event));
    drive_unload(&t.rf.board, 0); /* nothing more happens */
    ck_octal(interrupt(&t.bus), 0);
    attach("1P");
    t.bus.sched.now = 10 * (int64_t)TURN;
    start(WRITE, 0, 01000, 64); /* in the middle of a burst */
    pass(&t.bus, 40 * WORD);
    drive_unload(&t.rf.board, 0);
    ck_assert(t.last.cut);
    ck_assert_uint_eq(t.last.words, 32);
}
END_TEST

/* --- interrupts ------------------------------------------------------------------------- */

START_TEST(interrupts)
{
    word vector;
    start(READ | IE, 0, 01000, 1);
    ck_octal(interrupt(&t.bus), 0);
    ready();
    ck_assert(!bus_grant(&t.bus, 5, &vector)); /* BR5 */
    ck_octal(interrupt(&t.bus), VECTOR);
    ck_octal(interrupt(&t.bus), 0);
    put(&t.bus, DCS, IE); /* it was set */
    ck_octal(interrupt(&t.bus), 0);
    put(&t.bus, DCS, 0);
    put(&t.bus, DCS, IE); /* now it comes up */
    ck_octal(interrupt(&t.bus), VECTOR);
    put(&t.bus, DCS, 0);
    put(&t.bus, DCS, IE);
    put(&t.bus, DCS, 0); /* and falls */
    ck_octal(interrupt(&t.bus), 0);
    start(READ | IE, RF_DISK_WORDS, 01000, 1); /* an error at once */
    ck_octal(interrupt(&t.bus), VECTOR);
    start(READ, 0, 01000, 1);
    put(&t.bus, DCS, IE); /* set while it works */
    ck_octal(interrupt(&t.bus), 0);
    ready();
    ck_octal(interrupt(&t.bus), VECTOR);
}
END_TEST

/* --- time ------------------------------------------------------------------------------- */

START_TEST(times)
{
    ck_assert_int_eq(run(READ, 0, 01000, 1), WORD); /* it is just here */
    ck_assert_int_eq(run(READ, 0, 01000, 1), TURN); /* and comes again */
    t.bus.sched.now = 10 * (int64_t)TURN;
    ck_assert_int_eq(run(READ, 1024, 01000, 256), (1024 + 256) * WORD);
    t.bus.sched.now = 20 * (int64_t)TURN + 1; /* a nanosecond late */
    ck_assert_int_eq(run(READ, 0, 01000, 1), TURN - 1 + WORD);
    t.bus.sched.now = 30 * (int64_t)TURN;
    ck_assert_int_eq(run(READ, 0, 01000, 2048), 2048 * WORD);
    t.bus.sched.now = 40 * (int64_t)TURN; /* the gap comes once a track */
    ck_assert_int_eq(run(READ, 0, 0, 4096 + 1), 2 * (int64_t)TURN + WORD);
    t.bus.sched.now = 50 * (int64_t)TURN; /* any word of any track: no seek */
    ck_assert_int_eq(run(READ, 127 * 2048 + 8, 0, 1), 9 * WORD);
}
END_TEST

/* Instructions make an event late; the disk turns on meanwhile, and no word is lost. */
START_TEST(late)
{
    start(READ, 0, 01000, 1000);
    while (!(look(&t.bus, DCS) & RDY)) {
        t.bus.sched.now = sched_first(&t.bus.sched) + 3000;
        bus_events(&t.bus);
    }
    ck_assert_int_eq(t.bus.sched.now, 1000 * WORD + 3000);
}
END_TEST

/* Words come as they pass, 32 at a time. */
START_TEST(in_the_middle)
{
    fill(01000, 100, 1);
    run(WRITE, 0, 01000, 100);
    fill(01000, 100, 0);
    memset(&t.bus.core[01000 / 2], 0, 200);
    t.bus.sched.now = 10 * (int64_t)TURN;
    start(READ, 0, 01000, 100);
    pass(&t.bus, 64 * WORD);
    ck_octal(look(&t.bus, WC), (word)-36);
    ck_octal(look(&t.bus, DAR), 64);
    ck_octal(t.bus.core[01000 / 2 + 63], 64);
    ck_octal(t.bus.core[01000 / 2 + 64], 0);
    pass(&t.bus, 5 * WORD + 1);
    bus_init(&t.bus); /* what has passed, has passed */
    ck_octal(t.bus.core[01000 / 2 + 68], 69);
    ck_octal(t.bus.core[01000 / 2 + 69], 0);
    ck_assert(t.last.cut);
    ck_assert_uint_eq(t.last.words, 69);
    ck_assert_int_eq(t.last.times.rotation, 0);
    ck_assert_int_eq(t.last.times.transfer, 69 * WORD + 1);
    ck_assert(!sched_pending(&t.bus.sched, t.rf.event));
}
END_TEST

START_TEST(cut_before_it_begins)
{
    start(READ, 100, 01000, 100);
    pass(&t.bus, 40 * WORD);
    put(&t.bus, DCS, CLR);
    ck_assert(t.last.cut);
    ck_assert_uint_eq(t.last.words, 0);
    ck_assert_int_eq(t.last.times.rotation, 40 * WORD);
    ck_assert_int_eq(t.last.times.transfer, 0);
    ck_octal(look(&t.bus, DCS), RDY);
}
END_TEST

/* --- what a listener is told ------------------------------------------------------------ */

START_TEST(told)
{
    t.bus.sched.now = 5 * (int64_t)TURN;
    fill(01000, 600, 1);
    run(WRITE, 2048 - 300, 01000, 600); /* over the gap */
    ck_assert_int_eq(t.told, 1);
    ck_assert_ptr_eq(t.last.board, &t.rf.board);
    ck_assert(!t.last.to_core && !t.last.cut);
    ck_assert_uint_eq(t.last.block, (2048 - 300) / 256);
    ck_assert_uint_eq(t.last.at, 01000);
    ck_assert_uint_eq(t.last.words, 600);
    ck_octal(t.last.errors, 0);
    ck_assert_int_eq(t.last.times.rotation, (2048 - 300) * WORD + GAP);
    ck_assert_int_eq(t.last.times.transfer, 600 * WORD);
    ck_assert_int_eq(t.last.ended - t.last.began, TURN + 300 * WORD);
    run(CHECK, 0, 01000, 1); /* moves nothing to either side */
    ck_assert_int_eq(t.told, 1);
    run(READ, RF_DISK_WORDS, 01000, 1);
    ck_assert_int_eq(t.told, 2);
    ck_octal(t.last.errors, 04000);
}
END_TEST

/* A copy of the machine in the middle of a transfer has the same future. */
START_TEST(a_copy)
{
    fill(01000, 512, 1);
    run(WRITE, 0, 01000, 512);
    memset(&t.bus.core[01000 / 2], 0, 1024);
    start(READ | IE, 0, 01000, 512);
    pass(&t.bus, 30 * NS_PER_MS);
    void *copy = malloc(sizeof t);
    memcpy(copy, &t, sizeof t);
    pass(&t.bus, NS_PER_SEC);
    struct unibus *first = malloc(sizeof *first);
    *first = t.bus;
    memcpy(&t, copy, sizeof t);
    pass(&t.bus, NS_PER_SEC);
    ck_assert_mem_eq(first->core, t.bus.core, sizeof t.bus.core);
    ck_assert_mem_eq(&first->sched, &t.bus.sched, sizeof t.bus.sched);
    ck_octal(t.bus.core[02776 / 2], 512);
    free(copy);
    free(first);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rf11");
    const TTest *const tests[] = { registers_after_init,
                                   registers_hold,
                                   clear_and_nothing_else,
                                   busy,
                                   segment,
                                   write_and_read,
                                   file_of_it,
                                   check_finds_a_difference,
                                   inhibit,
                                   a_whole_count_of_words,
                                   several_disks,
                                   no_disk,
                                   past_the_eighth,
                                   write_lock,
                                   no_memory,
                                   processor_status,
                                   address_carries,
                                   faults,
                                   maintenance,
                                   disk_taken_out,
                                   interrupts,
                                   times,
                                   late,
                                   in_the_middle,
                                   cut_before_it_begins,
                                   told,
                                   a_copy };
    TCase *c = tcase_create("rf11");
    tcase_add_checked_fixture(c, setup, teardown);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(c, tests[i]);
    suite_add_tcase(suite, c);
    return suite;
}

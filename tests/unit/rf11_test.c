/* RF11 and RS11: registers, functions, errors. */
#include "tests/unit/rf11_rig.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define bus (&rf_bench.bus)

/* --- registers -------------------------------------------------------------------------- */

START_TEST(registers_after_init)
{
    for (paddr at = DCS; at <= MAR; at += 2)
        put(bus, at, 0176);
    bus_init(bus);
    ck_octal(look(bus, DCS), RDY);
    for (paddr at = WC; at <= MAR; at += 2)
        ck_octal(look(bus, at), 0);
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
        put(bus, row[i].at, 0177777);
        ck_octal(get(bus, row[i].at), row[i].held);
        put(bus, row[i].at, 0);
        ck_octal(get(bus, row[i].at), 0);
        ck_assert(bus_write(bus, row[i].at, 0125252, HIGH_BYTE));
        ck_octal(get(bus, row[i].at), row[i].held & 0125000);
    }
    put(bus, DCS, 0176);
    ck_octal(get(bus, DCS), 0376);
    put(bus, DCS, CLR);
    ck_octal(get(bus, DCS), RDY);
}
END_TEST

START_TEST(clear_and_nothing_else)
{
    put(bus, WC, 5);
    put(bus, DCS, CLR | IE | 077);
    ck_octal(get(bus, WC), 0);
    ck_octal(get(bus, DCS), RDY);
    ck_octal(interrupt(bus), 0);
    put(bus, DCS, 01); /* a GO without a function */
    ck_octal(get(bus, DCS), RDY);
    ck_assert(!sched_pending(&bus->sched, rf_bench.rf.event));
}
END_TEST

/* What works keeps its addresses and its function. */
START_TEST(busy)
{
    rf_fill(01000, 4, 1);
    rf_start(WRITE, 100, 01000, 4);
    put(bus, WC, 0);
    put(bus, CMA, 0);
    put(bus, DAR, 0);
    put(bus, DAE, 1);
    put(bus, DBR, 1);
    put(bus, DCS, READ);
    rf_ready();
    ck_octal(look(bus, DCS), RDY | 02);
    ck_octal(look(bus, DAR), 104);
    ck_octal(look(bus, DAE), 0);
    ck_octal(look(bus, CMA), 01010);
    ck_octal(look(bus, DBR), 4);
}
END_TEST

/* The word that passes the heads; in the gap, the last. */
START_TEST(segment)
{
    ck_octal(get(bus, ADS), 0);
    bus->sched.now = WORD - 1;
    ck_octal(get(bus, ADS), 0);
    bus->sched.now = WORD;
    ck_octal(get(bus, ADS), 1);
    bus->sched.now = (int64_t)2047 * WORD;
    ck_octal(get(bus, ADS), 03777);
    bus->sched.now = TURN - 1;
    ck_octal(get(bus, ADS), 03777);
    bus->sched.now = 7 * (int64_t)TURN;
    ck_octal(get(bus, ADS), 0);
}
END_TEST

/* --- functions -------------------------------------------------------------------------- */

START_TEST(write_and_read)
{
    rf_fill(01000, 5000, 0123);
    rf_run(WRITE, 0177000, 01000, 5000);
    ck_octal(look(bus, DCS), RDY | 02);
    ck_octal(look(bus, WC), 0);
    ck_octal(look(bus, DAR), (word)(0177000 + 5000));
    ck_octal(look(bus, DAE), 1);
    ck_octal(look(bus, CMA), 01000 + 10000);
    ck_octal(look(bus, DBR), 0123 + 4999);
    rf_run(READ, 0177000, 040000, 5000);
    ck_assert_mem_eq(&bus->core[040000 / 2], &bus->core[01000 / 2], 10000);
    rf_run(CHECK, 0177000, 040000, 5000);
    ck_octal(look(bus, DCS), RDY | 06);
}
END_TEST

/* As other emulators keep it: word after word, the low byte first. */
START_TEST(file_of_it)
{
    byte bytes[4];
    rf_fill(01000, 1, 0123456);
    rf_run(WRITE, 3, 01000, 1);
    ck_assert(disk_read(&rf_bench.rf.drive.disk, 6, bytes, 2));
    ck_octal(word_get(bytes), 0123456);
}
END_TEST

/* It may end at any word, and is taken so again; a larger one makes the drive more disks. */
START_TEST(file_of_any_length)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rf_bench.path };
    rf_fill(01000, 5, 1);
    rf_run(WRITE, 1000, 01000, 5);
    drive_unload(&rf_bench.rf.board, 0);
    rf_load("1P");
    rf_run(READ, 1000, 02000, 10);
    ck_octal(bus->core[02010 / 2], 5);
    ck_octal(bus->core[02012 / 2], 0);
    drive_unload(&rf_bench.rf.board, 0);
    ck_assert_int_eq(truncate(rf_bench.path, RF_DISK_BYTES + 2), 0);
    rf_load("1P");
    ck_assert_str_eq(drive_type(&rf_bench.rf.board, 0)->name, "2P");
    drive_unload(&rf_bench.rf.board, 0);
    ck_assert_int_eq(truncate(rf_bench.path, 1001), 0);
    ck_assert_msg(drive_load(&rf_bench.rf.board, 0, &wish, error), "%s", error);
    ck_assert_int_eq(rf_bench.rf.drive.disk.ragged, 1); /* told of */
}
END_TEST

START_TEST(check_finds_a_difference)
{
    rf_fill(01000, 10, 1);
    rf_run(WRITE, 0, 01000, 10);
    bus->core[01006 / 2] = 0;
    ck_assert_int_eq(rf_run(CHECK, 0, 01000, 10) / WORD,
                     (TURN - 10 * WORD + 5 * WORD) / WORD);
    ck_octal(look(bus, DCS), 0120206);
    ck_octal(look(bus, DAR), 3);
    ck_octal(look(bus, DBR), 4);
    ck_octal(look(bus, WC), (word)-7);
    rf_run(CHECK, 0, 01000, 3);
    ck_octal(look(bus, DCS), RDY | 06); /* a new GO clears it */
}
END_TEST

START_TEST(inhibit)
{
    rf_fill(01000, 1, 077);
    put(bus, WC, (word)-3);
    put(bus, CMA, 01000);
    put(bus, DAE, 0400);
    put(bus, DCS, WRITE);
    rf_ready();
    ck_octal(look(bus, CMA), 01000);
    ck_octal(look(bus, DAR), 3);
    rf_run(READ, 0, 02000, 3);
    for (int i = 0; i < 3; i++)
        ck_octal(bus->core[02000 / 2 + i], 077);
}
END_TEST

START_TEST(a_whole_count_of_words)
{
    put(bus, WC, 0); /* 65,536: more than there is core */
    put(bus, CMA, 0);
    put(bus, DCS, WRITE);
    rf_ready();
    ck_octal(look(bus, DAE), 02000);
    ck_octal(look(bus, DAR), CORE / 2);
}
END_TEST

START_TEST(several_disks)
{
    drive_unload(&rf_bench.rf.board, 0);
    rf_load("8P");
    rf_fill(01000, 2, 5);
    rf_run(WRITE, 7 * RF_DISK_WORDS - 1, 01000, 2); /* from one to the next */
    ck_octal(look(bus, DCS), RDY | 02);
    ck_octal(look(bus, DAE), 034);
    ck_octal(look(bus, DAR), 1);
    rf_run(READ, 7 * RF_DISK_WORDS, 02000, 1);
    ck_octal(bus->core[02000 / 2], 6);
}
END_TEST

/* --- errors ----------------------------------------------------------------------------- */

START_TEST(no_disk)
{
    rf_start(WRITE, RF_DISK_WORDS, 01000, 1);
    ck_octal(look(bus, DCS), 0104202);
    rf_fill(01000, 2, 1);
    rf_run(WRITE, RF_DISK_WORDS - 1, 01000, 2);
    ck_octal(look(bus, DCS), 0104202);
    ck_octal(look(bus, WC), (word)-1);
    ck_octal(look(bus, DAE), 4);
    rf_run(WRITE, RF_DISK_WORDS - 1, 01000, 1); /* up to the end is no error */
    ck_octal(look(bus, DCS), RDY | 02);
    put(bus, DAE, 4); /* to choose it is one */
    ck_octal(look(bus, DCS), 0104202);
    put(bus, DAE, 3);
    ck_octal(look(bus, DCS), RDY | 02);
    drive_unload(&rf_bench.rf.board, 0);
    rf_start(READ, 0, 01000, 1);
    ck_octal(look(bus, DCS), 0104204);
}
END_TEST

START_TEST(past_the_eighth)
{
    drive_unload(&rf_bench.rf.board, 0);
    rf_load("8P");
    rf_run(WRITE, 8 * RF_DISK_WORDS - 1, 01000, 2);
    ck_octal(look(bus, DCS), 0104202);
    ck_octal(look(bus, DAE), 040);
}
END_TEST

START_TEST(write_lock)
{
    drive_lock(&rf_bench.rf.board, 0, true);
    rf_start(WRITE, 0, 01000, 1);
    ck_octal(look(bus, DCS), 0102202);
    rf_run(READ, 0, 01000, 1);
    ck_octal(look(bus, DCS), RDY | 04);
    drive_lock(&rf_bench.rf.board, 0, false);
    rf_run(WRITE, 0, 01000, 1);
    ck_octal(look(bus, DCS), RDY | 02);
}
END_TEST

/* Memory that is not there freezes the control: only a clear helps. */
START_TEST(no_memory)
{
    rf_fill(CORE - 4, 2, 1);
    rf_start(WRITE, 0, CORE - 4, 5);
    pass(bus, 3 * WORD - 1);
    ck_octal(look(bus, DCS), 02);
    pass(bus, 1); /* known at its word's time, */
    ck_octal(look(bus, DCS), 0140002);
    ck_assert_int_eq(rf_ready(), WORD); /* and RDY comes after it */
    ck_octal(look(bus, DCS), 0140202);
    ck_octal(look(bus, DAE), 02000);
    ck_octal(look(bus, CMA), CORE & 0177777);
    ck_octal(look(bus, WC), (word)-3);
    rf_start(WRITE, 0, 01000, 1);
    ck_octal(look(bus, DCS), 0140202);
    ck_octal(look(bus, DAR), 0);
    put(bus, DCS, CLR);
    ck_octal(look(bus, DCS), RDY);
    ck_octal(look(bus, DAE), 0);
    rf_run(READ, 1, 01000, 1);
    ck_octal(bus->core[01000 / 2], 2); /* what came before is written */
}
END_TEST

/* The processor's own registers are not for others. */
START_TEST(processor_status)
{
    put(bus, WC, (word)-1);
    put(bus, CMA, 0177776);
    put(bus, DCS, WRITE | 060);
    rf_ready();
    ck_octal(look(bus, DCS), 0140262);
    ck_octal(look(bus, DAE), 02000);
}
END_TEST

START_TEST(address_carries)
{
    bus->core_bytes = 0200010;
    rf_fill(0177776, 3, 3);
    rf_run(WRITE, 0, 0177776, 3);
    ck_octal(look(bus, CMA), 4);
    ck_octal(look(bus, DCS), RDY | 022);
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
        rf_bench.rf.fault = row[i].fault;
        rf_run(READ, 0, 01000, 1);
        ck_octal(look(bus, DCS), row[i].dcs);
        ck_octal(look(bus, DAE) & 0176000, row[i].dae);
        put(bus, DCS, CLR);
        rf_run(READ, 0, 01000, 1);
        ck_octal(look(bus, DCS), RDY | 04);
    }
}
END_TEST

/* In maintenance the disks are cut off: no word comes, and in the end MXF. */
START_TEST(maintenance)
{
    rf_fill(01000, 1, 1);
    ck_assert_int_eq(rf_run(WRITE | MAINT, 0, 01000, 1), 4 * (int64_t)TURN + WORD);
    ck_octal(look(bus, DCS), 0101212);
    ck_octal(look(bus, WC), (word)-1);
}
END_TEST

START_TEST(disk_taken_out)
{
    rf_start(READ | IE, 01000, 01000, 1);
    drive_unload(&rf_bench.rf.board, 0);
    ck_octal(look(bus, DCS), 0104304);
    ck_octal(interrupt(bus), VECTOR);
    ck_assert(!sched_pending(&bus->sched, rf_bench.rf.event));
    drive_unload(&rf_bench.rf.board, 0); /* nothing more happens */
    ck_octal(interrupt(bus), 0);
    rf_load("1P");
    bus->sched.now = 10 * (int64_t)TURN;
    rf_start(WRITE, 0, 01000, 64); /* in the middle of a burst */
    pass(bus, 40 * WORD);
    drive_unload(&rf_bench.rf.board, 0);
    ck_assert(rf_bench.last.cut);
    ck_assert_uint_eq(rf_bench.last.words, 32);
}
END_TEST

/* A guest may write anything at any time, and an operator pull what he likes. */
START_TEST(anything_at_any_time)
{
    srand(1102);
    for (int i = 0; i < 60000; i++) {
        char error[DISK_ERROR];
        struct disk_wish wish = { .path = rf_bench.path };
        word data = (word)(rand() ^ rand() >> 7);
        int what = rand() % 1000;
        if (what < 3)
            drive_unload(&rf_bench.rf.board, 0);
        else if (what < 8)
            drive_load(&rf_bench.rf.board, 0, &wish, error);
        else if (what < 9)
            drive_lock(&rf_bench.rf.board, 0, rand() % 2);
        else if (what < 10)
            drive_set_type(&rf_bench.rf.board, 0, rand() % 2 ? "1P" : "8P", error);
        else if (what < 11)
            rf_bench.rf.fault = (enum rf_fault)(rand() % (RF_SILENT + 1));
        else if (what < 700)
            bus_write(bus, DCS + (paddr)(rand() % 8) * 2, rand() % 2 ? data & 0377 : data,
                      (word[]){ WHOLE_WORD, LOW_BYTE, HIGH_BYTE }[rand() % 3]);
        else if (what < 800)
            get(bus, DCS + (paddr)(rand() % 8) * 2);
        else
            pass(bus, rand() % (20 * NS_PER_MS));
        interrupt(bus);
    }
    put(bus, DCS, CLR);
    drive_unload(&rf_bench.rf.board, 0);
    pass(bus, NS_PER_SEC);
    ck_octal(get(bus, DCS), 0104200);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rf11");
    const TTest *const registers[] = {
        registers_after_init, registers_hold, clear_and_nothing_else, busy, segment, NULL
    };
    const TTest *const functions[] = { write_and_read,
                                       file_of_it,
                                       file_of_any_length,
                                       check_finds_a_difference,
                                       inhibit,
                                       a_whole_count_of_words,
                                       several_disks,
                                       NULL };
    const TTest *const errors[] = {
        no_disk,          past_the_eighth,      write_lock, no_memory,
        processor_status, address_carries,      faults,     maintenance,
        disk_taken_out,   anything_at_any_time, NULL
    };
    rf_case(suite, "registers", registers);
    rf_case(suite, "functions", functions);
    rf_case(suite, "errors", errors);
    return suite;
}

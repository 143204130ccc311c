/* RK11-D and RK05: registers and functions. RK11-D user's manual, chapter 3. DEC's ZRKJ,
 * ZRKK, ZRKH and ZRKL test the same on the whole machine. */
#include "tests/unit/rk11_rig.h"

/* --- registers ---------------------------------------------------------------------- */

START_TEST(registers)
{
    ck_octal(get(&rk_bench.bus, RKCS), RDY);
    put(&rk_bench.bus, RKCS, 0177776);
    ck_octal(get(&rk_bench.bus, RKCS), 0007776); /* ERR, HE, SCP, bit 12: read only */
    bus_write(&rk_bench.bus, RKCS + 1, 0, HIGH_BYTE);
    ck_octal(get(&rk_bench.bus, RKCS), 0000376);
    put(&rk_bench.bus, RKWC, 0123456);
    put(&rk_bench.bus, RKBA, 0177777); /* ZRKJ: bit 0 is there */
    put(&rk_bench.bus, RKDA, 0165432);
    bus_write(&rk_bench.bus, RKDA, 0, LOW_BYTE);
    ck_octal(get(&rk_bench.bus, RKWC), 0123456);
    ck_octal(get(&rk_bench.bus, RKBA), 0177777);
    ck_octal(get(&rk_bench.bus, RKDA), 0165400);
    put(&rk_bench.bus, RKER, 0177777);
    put(&rk_bench.bus, RKDB, 0177777);
    ck_octal(get(&rk_bench.bus, RKER), 0);
    ck_octal(get(&rk_bench.bus, RKDB), 0);
    bus_init(&rk_bench.bus);
    ck_octal(get(&rk_bench.bus, RKCS), RDY);
    ck_octal(get(&rk_bench.bus, RKWC), 0);
    ck_octal(get(&rk_bench.bus, RKBA), 0);
    ck_octal(get(&rk_bench.bus, RKDA), 0);
    ck_octal(get(&rk_bench.bus, RKMR), 0);
}
END_TEST

START_TEST(status)
{
    pass(&rk_bench.bus, 1000000);
    ck_octal(get(&rk_bench.bus, RKDS), 04000 | 0720); /* RK05 SOK DRY ARDY, SC = SA = 0 */
    pass(&rk_bench.bus, SLOT);
    ck_octal(get(&rk_bench.bus, RKDS), 04000 | 0701);
    put(&rk_bench.bus, RKDA, 1);
    ck_octal(get(&rk_bench.bus, RKDS), 04000 | 0721);
    drive_lock(&rk_bench.rk.board, 0, true);
    ck_octal(get(&rk_bench.bus, RKDS), 04000 | 0761);
    put(&rk_bench.bus, RKDA, rkda(7, 0, 0, 0));
    ck_octal(get(&rk_bench.bus, RKDS), 04000); /* a drive without a pack */
    drive_enable(&rk_bench.rk.board, 7, false);
    ck_octal(get(&rk_bench.bus, RKDS), 0);
}
END_TEST

/* Twelve sectors in a turn of 40 ms; at each pulse the counter is in transition. */
START_TEST(sector_counter)
{
    for (int i = 0; i < 24; i++) {
        ck_octal(get(&rk_bench.bus, RKDS) & 0400, 0);
        pass(&rk_bench.bus, SLOT / 2);
        ck_octal(get(&rk_bench.bus, RKDS) & 0417, 0400 | i % 12);
        rk_bench.bus.sched.now = ((int64_t)(i + 1) * TURN + 11) / 12;
    }
}
END_TEST

/* RKDA stays while the control is busy; so does the function. */
START_TEST(busy_control_keeps_its_address)
{
    rk_start(READ, 5, 01000, 256);
    ck_octal(get(&rk_bench.bus, RKCS), 04);
    put(&rk_bench.bus, RKDA, 7);
    ck_octal(get(&rk_bench.bus, RKDA), 5);
    put(&rk_bench.bus, RKCS, IDE | WRITE);
    ck_octal(get(&rk_bench.bus, RKCS), IDE | 04);
}
END_TEST

/* --- functions ---------------------------------------------------------------------- */

START_TEST(write_then_read)
{
    rk_fill(01000, 512, 1);
    ck_octal(rk_run(WRITE, rkda(1, 3, 1, 11), 01000, 512),
             0); /* crosses into cylinder 4 */
    ck_octal(get(&rk_bench.bus, RKDA), rkda(1, 4, 0, 1));
    ck_octal(get(&rk_bench.bus, RKWC), 0);
    ck_octal(get(&rk_bench.bus, RKBA), 03000);
    ck_octal(get(&rk_bench.bus, RKCS), RDY | 02);
    ck_octal(get(&rk_bench.bus, RKDB), 512);
    ck_octal(rk_run(READ, rkda(1, 3, 1, 11), 010000, 512), 0);
    for (int i = 0; i < 512; i++)
        ck_octal(rk_bench.bus.core[010000 / 2 + i], (unsigned)i + 1);
    byte low_high[2];
    ck_assert(disk_read(&rk_bench.rk.drive[1].unit.disk, ((3 * 2 + 1) * 12 + 11) * 512,
                        low_high, 2));
    ck_assert_int_eq(low_high[0], 1); /* the low byte is first in the file */
    ck_assert_int_eq(low_high[1], 0);
}
END_TEST

/* A write that ends inside a sector clears the rest of it; a read leaves memory alone. */
START_TEST(part_of_a_sector)
{
    rk_fill(01000, 256, 0101);
    rk_run(WRITE, 0, 01000, 256);
    rk_run(WRITE, 0, 01000, 3);
    ck_octal(get(&rk_bench.bus, RKDB), 0); /* ZRKK: the zeros pass through it */
    ck_octal(get(&rk_bench.bus, RKBA), 01006);
    rk_fill(010000, 256, 0177000);
    rk_run(READ, 0, 010000, 5);
    ck_octal(rk_bench.bus.core[010000 / 2 + 2], 0103);
    ck_octal(rk_bench.bus.core[010000 / 2 + 3], 0);
    ck_octal(rk_bench.bus.core[010000 / 2 + 5], 0177005);
    ck_octal(get(&rk_bench.bus, RKDA), 1);
}
END_TEST

START_TEST(write_check)
{
    rk_fill(01000, 512, 1);
    rk_run(WRITE, 0, 01000, 512);
    ck_octal(rk_run(WCHECK, 0, 01000, 512), 0);
    ck_octal(get(&rk_bench.bus, RKBA), 03000);
    rk_bench.bus.core[01004 / 2] = 0;
    ck_octal(rk_run(WCHECK, 0, 01000, 512), 1);
    rk_error(1); /* soft: it went on to the end */
    ck_octal(get(&rk_bench.bus, RKWC), 0);
    ck_octal(rk_run(WCHECK | SSE, 0, 01000, 512), 1);
    ck_octal(get(&rk_bench.bus, RKWC), (word)-256); /* stopped with the sector */
    ck_octal(get(&rk_bench.bus, RKDA), 1);
    ck_octal(rk_run(RCHECK, 0, 01000, 1), 0); /* a new function clears a soft error */
    ck_octal(get(&rk_bench.bus, RKCS), RDY | 012);
}
END_TEST

/* Read check moves no word and leaves RKBA (ZRKK). */
START_TEST(read_check)
{
    rk_fill(01000, 512, 1);
    ck_octal(rk_run(RCHECK, 0, 01000, 512), 0);
    ck_octal(get(&rk_bench.bus, RKWC), 0);
    ck_octal(get(&rk_bench.bus, RKBA), 01000);
    ck_octal(get(&rk_bench.bus, RKDA), 2);
    ck_octal(rk_bench.bus.core[01000 / 2], 1);
    rk_bench.rk.drive[0].fault = RK_CHECKSUM_WRONG;
    ck_octal(rk_run(RCHECK | SSE, 0, 01000, 512), 2);
    rk_error(2);
    ck_octal(get(&rk_bench.bus, RKDA), 1);
}
END_TEST

/* RKWC 0 is the longest transfer, 65,536 words. */
START_TEST(the_longest_transfer)
{
    ck_octal(rk_run(RCHECK, 0, 01000, 65536), 0);
    ck_octal(get(&rk_bench.bus, RKDA), rkda(0, 10, 1, 4)); /* 256 sectors on */
    ck_octal(rk_run(READ | IBA, 0, 01000, 65536), 0);
    ck_octal(get(&rk_bench.bus, RKDA), rkda(0, 10, 1, 4));
}
END_TEST

/* IBA: all words go to one place. */
START_TEST(inhibited_bus_address)
{
    rk_fill(01000, 256, 1);
    rk_run(WRITE, 0, 01000, 256);
    rk_run(READ | IBA, 0, 010000, 256);
    ck_octal(rk_bench.bus.core[010000 / 2], 256);
    ck_octal(rk_bench.bus.core[010002 / 2], 0);
    ck_octal(get(&rk_bench.bus, RKBA), 010000);
    rk_run(WRITE | IBA, 0, 01004, 256);
    rk_run(READ, 0, 010000, 256);
    ck_octal(rk_bench.bus.core[010000 / 2], 3);
    ck_octal(rk_bench.bus.core[010776 / 2], 3);
}
END_TEST

/* Format with read: the header of each sector, its cylinder in bits 12:5. */
START_TEST(headers)
{
    ck_octal(rk_run(READ | FMT, rkda(0, 0312, 1, 10), 01000, 2), 0);
    ck_octal(rk_bench.bus.core[01000 / 2], 0312 << 5);
    ck_octal(rk_bench.bus.core[01002 / 2], 0312 << 5);
    ck_octal(get(&rk_bench.bus, RKBA), 01004);
    rk_fill(01000, 256, 7);
    ck_octal(rk_run(WRITE | FMT, 3, 01000, 256), 0);
    rk_run(READ, 3, 010000, 1);
    ck_octal(rk_bench.bus.core[010000 / 2], 7);
}
END_TEST

START_TEST(extended_memory)
{
    rk_bench.bus.core_bytes = CORE_MAX;
    rk_fill(0177776, 2, 0111);
    ck_octal(rk_run(WRITE, 0, 0177776, 2), 0);
    ck_octal(get(&rk_bench.bus, RKBA), 2);
    ck_octal(get(&rk_bench.bus, RKCS), RDY | 02 | 020); /* MEX carried */
    ck_octal(rk_run(READ | 060, 0, 0100000, 2), 0);
    ck_octal(rk_bench.bus.core[0700000 / 2 + 1], 0112);
}
END_TEST

START_TEST(control_reset)
{
    rk_run(READ, rkda(0, 0, 0, 014), 01000, 1);
    rk_error(040);
    put(&rk_bench.bus, RKCS, RESET);
    ck_octal(get(&rk_bench.bus, RKER), 0);
    ck_octal(get(&rk_bench.bus, RKCS), RDY);
    ck_octal(get(&rk_bench.bus, RKDA), 0);
    rk_start(IDE | READ, rkda(0, 9, 0, 0), 01000, 256);
    put(&rk_bench.bus, RKCS, RESET); /* in the middle of a seek */
    ck_octal(get(&rk_bench.bus, RKCS), RDY);
    ck_octal(get(&rk_bench.bus, RKDS) & 0100, 0);
    pass(&rk_bench.bus, NS_PER_SEC);
    ck_octal(get(&rk_bench.bus, RKDS) & 0100, 0100);
    ck_octal(interrupt(&rk_bench.bus), 0);
    ck_octal(rk_bench.bus.core[01000 / 2], 0);
}
END_TEST

START_TEST(write_lock)
{
    ck_octal(rk_run(LOCK, rkda(1, 0, 0, 0), 0, 0), 0);
    ck_octal(get(&rk_bench.bus, RKDS) & 040, 040);
    ck_octal(rk_run(WRITE, rkda(1, 0, 0, 0), 01000, 256), 020000);
    rk_error(020000);
    rk_run(DRESET, rkda(1, 0, 0, 0), 0, 0);
    ck_octal(get(&rk_bench.bus, RKDS) & 040, 040); /* only the switch unlocks */
    drive_lock(&rk_bench.rk.board, 1, false);
    put(&rk_bench.bus, RKCS, RESET);
    ck_octal(rk_run(WRITE, rkda(1, 0, 0, 0), 01000, 256), 0);
}
END_TEST

START_TEST(read_only_pack_is_write_locked)
{
    char why[DISK_ERROR];
    drive_unload(&rk_bench.rk.board, 1);
    struct disk_wish wish = { .path = rk_bench.pack[1], .mode = DISK_READONLY };
    ck_assert(drive_load(&rk_bench.rk.board, 1, &wish, why));
    ck_octal(rk_run(WRITE, rkda(1, 0, 0, 0), 01000, 256), 020000);
    drive_lock(&rk_bench.rk.board, 1, false);
    put(&rk_bench.bus, RKDA, rkda(1, 0, 0, 0));
    ck_octal(get(&rk_bench.bus, RKDS) & 040, 040);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rk11");
    const TTest *const table[] = { registers, status, sector_counter,
                                   busy_control_keeps_its_address, NULL };
    const TTest *const functions[] = { write_then_read,
                                       part_of_a_sector,
                                       write_check,
                                       read_check,
                                       the_longest_transfer,
                                       inhibited_bus_address,
                                       headers,
                                       extended_memory,
                                       control_reset,
                                       write_lock,
                                       read_only_pack_is_write_locked,
                                       NULL };
    rk_case(suite, "registers", table);
    rk_case(suite, "functions", functions);
    return suite;
}

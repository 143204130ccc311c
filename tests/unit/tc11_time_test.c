/* The TC11: errors, interrupts, and when things are, to the ns. TC11 manual, chapter 3. */
#include <stdlib.h>

#include "tests/unit/tc11_rig.h"

static struct unibus *const bus = &tc_bench.bus;

/* --- errors ------------------------------------------------------------------------- */

START_TEST(select_error)
{
    ck_octal(tc_obey(RNUM | UNIT1 * 2), SELE);
    ck_octal(tc_obey(STOP_ALL | UNIT1 * 2), 0); /* needs no drive */
    drive_enable(&tc_bench.tc.board, 1, false);
    ck_octal(tc_obey(RDATA | UNIT1), SELE);
}
END_TEST

START_TEST(illegal)
{
    ck_octal(tc_obey(WTM), ILO); /* its switch is off */
    drive_lock(&tc_bench.tc.board, 0, true);
    ck_octal(tc_obey(WDATA), ILO);
    ck_octal(tc_obey(WALL), ILO);
    ck_octal(tc_obey(RNUM), 0);
    drive_unload(&tc_bench.tc.board, 1);
    tc_load(1, DISK_READONLY);
    ck_octal(tc_obey(WDATA | UNIT1), ILO);
}
END_TEST

/* An illegal command stops a tape that runs. */
START_TEST(illegal_stops)
{
    tc_find(3, 0);
    put(bus, TCCM, WTM);
    ck_octal(get(bus, TCST), ILO);
    ck_octal(get(bus, TCCM) & 0100200, 0100200);
    ck_assert_int_eq(tc_bench.tc.unit[0].motion, TC_STOPS);
}
END_TEST

START_TEST(block_missed)
{
    tc_find(3, 0);
    pass(bus, 3 * WORD + 1);
    ck_octal(tc_transfer(RDATA, 01000, 1), BLKM);
    tc_find(3, REV);
    pass(bus, 10 * WORD);
    ck_octal(tc_transfer(WDATA | REV, 01000, 1), BLKM);
    tc_find(3, 0);
    pass(bus, 2 * WORD); /* into the checksum: too late for all its words */
    ck_octal(tc_obey(RALL), BLKM);
}
END_TEST

START_TEST(no_memory)
{
    tc_find(3, 0);
    ck_octal(tc_transfer(RDATA, CORE - 2, 3), NEX);
    ck_octal(bus->core[CORE / 2 - 1], tc_on_tape(3, 0));
    ck_octal(get(bus, TCBA), CORE);
    ck_octal(get(bus, TCWC), (word)-2);
    tc_find(3, 0);
    bus->core[CORE / 2 - 1] = 0123456;
    ck_octal(tc_transfer(WDATA, CORE - 2, 3), NEX);
    ck_octal(tc_in_file(0, 3, 0), 0123456); /* what came is on the tape */
    ck_octal(tc_in_file(0, 3, 1), tc_on_tape(3, 1));
}
END_TEST

START_TEST(end_zone_in_a_transfer)
{
    tc_find(577, 0);
    ck_octal(tc_transfer(RDATA, 01000, 257), ENDZ);
    ck_octal(get(bus, TCWC), (word)-1);
    tc_find(0, REV);
    ck_octal(tc_transfer(RDATA | REV, 01000, 257), ENDZ);
}
END_TEST

/* ERR is a 0 to write, alone in a byte or a word; DO clears the errors as well. */
START_TEST(errors_are_cleared)
{
    ck_octal(tc_obey(WTM), ILO);
    put(bus, TCCM, 0100000);
    ck_octal(get(bus, TCST), ILO);
    ck_assert(bus_write(bus, TCCM, 0, LOW_BYTE));
    ck_octal(get(bus, TCST), ILO);
    ck_assert(bus_write(bus, TCCM, 0, HIGH_BYTE));
    ck_octal(get(bus, TCST), 0);
    ck_octal(tc_obey(WTM), ILO);
    ck_octal(tc_obey(STOP_ALL), 0);
}
END_TEST

START_TEST(host_fails)
{
    int fd = tc_bench.tc.unit[0].drive.disk.fd;
    tc_find(3, 0);
    tc_bench.tc.unit[0].drive.disk.fd = -1;
    ck_octal(tc_transfer(RDATA, 01000, 1), PAR);
    ck_assert_int_ne(bus->host_errno, 0);
    tc_bench.tc.unit[0].drive.disk.fd = fd;
    tc_find(3, 0);
    put(bus, TCWC, (word)-256);
    put(bus, TCBA, 01000);
    put(bus, TCCM, WDATA);
    pass(bus, 100 * WORD);
    tc_bench.tc.unit[0].drive.disk.fd = -1;
    tc_to_ready();
    ck_octal(look(bus, TCST) & 0177400, PAR);
    tc_bench.tc.unit[0].drive.disk.fd = fd;
}
END_TEST

/* INIT in the midst of a block: what was written of it is on the tape. */
START_TEST(cut_short)
{
    bus->core[01000 / 2] = bus->core[01002 / 2] = 0123456;
    tc_find(3, 0);
    put(bus, TCWC, (word)-256);
    put(bus, TCBA, 01000);
    put(bus, TCCM, WDATA);
    pass(bus, 5 * WORD);
    bus_init(bus);
    ck_octal(tc_in_file(0, 3, 1), 0123456);
    ck_octal(tc_in_file(0, 3, 2), tc_on_tape(3, 2));
}
END_TEST

START_TEST(taken_off_while_it_runs)
{
    tc_find(3, 0);
    put(bus, TCWC, (word)-256);
    put(bus, TCCM, RDATA | IE);
    drive_unload(&tc_bench.tc.board, 0);
    tc_to_ready();
    ck_octal(look(bus, TCST), SELE);
    ck_octal(interrupt(bus), VECTOR);
    pass(bus, NS_PER_SEC);
}
END_TEST

/* A tape that runs and is no longer selected runs off its reel. */
START_TEST(runs_off)
{
    tc_find(3, 0);
    put(bus, TCCM, RNUM | UNIT1);
    pass(bus, 40 * NS_PER_SEC);
    ck_assert(!tc_bench.tc.unit[0].drive.disk.attached);
    ck_assert(
        tc_bench.tc.unit[1].drive.disk.attached); /* the end zone has stopped that one */
}
END_TEST

/* --- interrupts --------------------------------------------------------------------- */

START_TEST(interrupt_when_ready)
{
    word vector;
    put(bus, TCCM, IE); /* READY is up */
    ck_octal(interrupt(bus), VECTOR);
    put(bus, TCCM, RNUM | IE);
    ck_octal(interrupt(bus), 0);
    tc_to_ready();
    ck_assert(!bus_grant(bus, 6, &vector)); /* BR6 */
    ck_assert(bus_grant(bus, 5, &vector));
    ck_octal(vector, VECTOR);
    pass(bus, NS_PER_SEC);
    ck_octal(interrupt(bus), 0); /* no further number, no further interrupt */
    put(bus, TCCM, RNUM | IE | REV);
    tc_to_ready();
    put(bus, TCCM, RNUM | IE); /* DO takes the request back */
    ck_octal(interrupt(bus), 0);
}
END_TEST

START_TEST(interrupt_on_error)
{
    put(bus, TCCM, RNUM | IE | UNIT1 * 2);
    ck_octal(interrupt(bus), VECTOR);
    put(bus, TCCM, RNUM | REV | IE); /* into the end zone */
    tc_to_ready();
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(get(bus, TCST), ENDZ);
}
END_TEST

/* --- time --------------------------------------------------------------------------- */

/* From the middle of the end zone: backward it is known when full speed is reached, 60 ms of
 * tape further; it takes 40 to stop, 60 to start the other way, and the number ends with the
 * first block's second word. */
START_TEST(first_number)
{
    put(bus, TCCM, RNUM | REV);
    ck_assert_int_eq(tc_to_ready(), START + A_MOMENT);
    ck_octal(get(bus, TCST), ENDZ);
    put(bus, TCCM, RNUM);
    int64_t from_here = tc_to_ready();
    ck_octal(get(bus, TCDT), 0);
    int64_t turn = STOPPING - A_MOMENT + START, back = 60000000 + 40000000 - 60000000;
    ck_assert_int_eq(from_here, turn + back + TC_END_ZONE / 2 + TC_BUFFER + 2 * WORD);
}
END_TEST

START_TEST(next_number)
{
    tc_find(3, 0);
    put(bus, TCCM, RNUM);
    ck_assert_int_eq(tc_to_ready(), BLOCK);
    put(bus, TCCM, STOP);
    ck_assert_int_eq(tc_to_ready(), A_MOMENT);
    ck_octal(get(bus, TCST), 0); /* not at speed any more */
    pass(bus, STOPPING);
    ck_assert_int_eq(tc_bench.tc.unit[0].motion, TC_STANDS);
}
END_TEST

/* 80 ms to stop, 120 to start the other way, and from 20 ms nearer back to where it turned. */
START_TEST(turn_round)
{
    tc_find(3, 0);
    int64_t here = tc11_place(&tc_bench.tc, 0);
    put(bus, TCCM, RNUM | REV);
    pass(bus, STOPPING + START - 1);
    ck_octal(get(bus, TCST), 0);
    pass(bus, 1);
    ck_octal(get(bus, TCST), UPS);
    ck_assert_int_eq(tc11_place(&tc_bench.tc, 0), here + 40000000 - 60000000);
}
END_TEST

/* A tape that is told to go on while it stops has not lost all its speed. */
START_TEST(called_back)
{
    tc_find(3, 0);
    put(bus, TCCM, STOP);
    pass(bus, STOPPING / 4);
    put(bus, TCCM, RNUM);
    pass(bus, START / 4 - 1);
    ck_octal(get(bus, TCST), 0);
    pass(bus, 1);
    ck_octal(get(bus, TCST), UPS);
}
END_TEST

/* And one that is stopped soon after its start has little to lose. */
START_TEST(stopped_soon)
{
    put(bus, TCCM, RNUM);
    pass(bus, START / 4);
    put(bus, TCCM, STOP);
    pass(bus, STOPPING / 4 - 1);
    ck_assert_int_eq(tc_bench.tc.unit[0].motion, TC_STOPS);
    pass(bus, 1);
    ck_assert_int_eq(tc_bench.tc.unit[0].motion, TC_STANDS);
    /* half of full speed for a quarter of it: (30 * 1/4 + 20 * 1/4) / 2 ms */
    ck_assert_int_eq(tc11_place(&tc_bench.tc, 0) - TC_END_ZONE / 2, 6250000);
}
END_TEST

/* Whatever is written to TCCM, and whenever: nothing breaks, and the tape stays in one piece. */
START_TEST(random_commands)
{
    srandom(11);
    for (int i = 0; i < 3000; i++) {
        paddr at = TCST + (paddr)(random() % 5 * 2);
        ck_assert(
            bus_write(bus, at, (word)random(), random() % 3 ? WHOLE_WORD : LOW_BYTE));
        get(bus, TCDT);
        pass(bus, random() % (200 * NS_PER_MS));
        for (int unit = 0; unit < 2; unit++)
            if (!tc_bench.tc.unit[unit].drive.disk.attached)
                tc_load(unit, DISK_WRITE);
        int64_t place = tc11_place(&tc_bench.tc, 0);
        ck_assert(place > -TC_END_ZONE && place < TC_LENGTH + TC_END_ZONE);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("tc11_time");
    const TTest *const errors[] = { select_error,       illegal,
                                    illegal_stops,      block_missed,
                                    no_memory,          end_zone_in_a_transfer,
                                    errors_are_cleared, host_fails,
                                    cut_short,          taken_off_while_it_runs,
                                    runs_off,           NULL };
    const TTest *const interrupts[] = { interrupt_when_ready, interrupt_on_error, NULL };
    const TTest *const times[] = { first_number, next_number,     turn_round, called_back,
                                   stopped_soon, random_commands, NULL };
    tc_case(suite, "errors", errors);
    tc_case(suite, "interrupts", interrupts);
    tc_case(suite, "time", times);
    return suite;
}

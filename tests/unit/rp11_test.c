/* RP11-C: registers and functions. */
#include "tests/unit/rp11_rig.h"

#include <string.h>

#define bus (&rp_bench.bus)
#define rp (&rp_bench.rp)

/* --- registers -------------------------------------------------------------------------- */

START_TEST(registers_after_init)
{
    for (paddr at = RPDS; at <= SILO; at += 2)
        put(bus, at, 0176);
    bus_init(bus);
    ck_octal(look(bus, RPCS), RDY);
    ck_octal(look(bus, RPDS), 0160000); /* ready, on line, RP03 */
    ck_octal(look(bus, RPM1), 04000);
    for (paddr at = RPER; at <= SILO; at += 2)
        if (at != RPCS && at != RPM1)
            ck_octal(look(bus, at), 0);
    ck_octal(get(bus, 0776700), 0); /* they answer */
    ck_octal(get(bus, 0776706), 0);
}
END_TEST

START_TEST(registers_hold)
{
    const struct {
        paddr at;
        word held;
    } row[] = {
        {RPER,  0176656},
        { RPWC, 0177777},
        { RPBA, 0177777},
        { RPCA, 0777   },
        { RPDA, 0017417},
        { RPM3, 0      },
        { SUCA, 0      },
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        put(bus, row[i].at, 0177777);
        ck_octal(get(bus, row[i].at), row[i].held);
        put(bus, row[i].at, 0);
        ck_octal(get(bus, row[i].at), 0);
        ck_assert(bus_write(bus, row[i].at, 0125252, HIGH_BYTE));
        ck_octal(get(bus, row[i].at), row[i].held & 0125000);
    }
    put(bus, RPER, 0);
    put(bus, RPCS, 037576);
    ck_octal(get(bus, RPCS), 037776);
    put(bus, RPCS, RESET);
    ck_octal(get(bus, RPCS), RDY);
    ck_octal(get(bus, RPBA), 0);
}
END_TEST

START_TEST(drives)
{
    put(bus, RPCS, DRIVE1);
    ck_octal(get(bus, RPDS), 0140000); /* an RP02 */
    put(bus, RPCS, 01000);
    ck_octal(get(bus, RPDS), 0020000); /* empty */
    drive_enable(&rp->board, 2, false);
    ck_octal(get(bus, RPDS), 0);
    put(bus, RPCS, 0);
    drive_lock(&rp->board, 0, true);
    ck_octal(get(bus, RPDS), 0160400);
    rp->drive[0].unsafe = true;
    ck_octal(get(bus, RPDS), 0061400);
}
END_TEST

START_TEST(sector_on_track)
{
    for (int i = 0; i < 10; i++) {
        bus->sched.now = 3 * (int64_t)TURN + i * (int64_t)SLOT;
        ck_octal(get(bus, RPDA), i << 4);
        bus->sched.now += SLOT - 1;
        ck_octal(get(bus, RPDA), i << 4);
    }
    put(bus, RPCS, 01000);
    ck_octal(get(bus, RPDA), 0); /* nothing turns */
}
END_TEST

START_TEST(silo)
{
    for (int i = 1; i <= 64; i++) {
        ck_octal(get(bus, RPM1), i == 1 ? 04000 : 014000);
        put(bus, SILO, (word)i);
    }
    ck_octal(get(bus, RPM1), 010000); /* full */
    put(bus, SILO, 0777);
    for (int i = 1; i <= 64; i++) {
        ck_octal(look(bus, SILO), i);
        ck_octal(get(bus, SILO), i);
    }
    ck_octal(get(bus, RPM1), 04000);
    ck_octal(get(bus, SILO), 64); /* what is seen there last */
    put(bus, SILO, 5);
    put(bus, RPCS, RESET);
    ck_octal(get(bus, RPM1), 04000);
    ck_octal(get(bus, SILO), 0);
}
END_TEST

/* RESET, an instruction that began before the heads arrived and ended after. */
START_TEST(init_when_the_heads_have_arrived)
{
    rp_start(READ, 100, 0, 0, 0, 256);
    bus->sched.now = bus->sched.event[rp->event].at + 1000;
    bus_init(bus);
    pass(bus, 1000);
    ck_assert_int_eq(rp->drive[0].cylinder, 100);
}
END_TEST

/* A control reset leaves IDE, and interrupts if it is there; INIT does neither. */
START_TEST(control_reset_interrupts)
{
    put(bus, RPCS, RESET);
    ck_assert_int_eq(bus->wanted, 0);
    put(bus, RPCS, RESET | IDE);
    ck_octal(look(bus, RPCS), RDY | IDE);
    ck_assert_int_eq(bus->wanted, 5);
    bus_init(bus);
    ck_octal(look(bus, RPCS), RDY);
    ck_assert_int_eq(bus->wanted, 0);
}
END_TEST

/* --- functions -------------------------------------------------------------------------- */

START_TEST(write_and_read)
{
    rp_fill(01000, 2600, 7);
    ck_octal(rp_run(WRITE, 100, 19, 8, 01000, 2600), 0); /* to the next cylinder */
    ck_octal(look(bus, RPCS), RDY | 02);
    ck_octal(look(bus, RPWC), 0);
    ck_octal(look(bus, RPBA), 01000 + 5200);
    ck_octal(look(bus, RPCA), 101);
    ck_octal(look(bus, RPDA) & 017417, 9);
    ck_octal(look(bus, SUCA), 101);
    ck_octal(rp_run(READ, 100, 19, 8, 020000, 2600), 0);
    ck_assert_mem_eq(&bus->core[020000 / 2], &bus->core[01000 / 2], 5200);
    ck_octal(rp_run(WCHECK, 100, 19, 8, 020000, 2600), 0);
}
END_TEST

/* Block after block, the low byte first; what is left of a sector becomes zeros. */
START_TEST(file_of_it)
{
    byte bytes[1024];
    memset(bytes, 0377, sizeof bytes);
    int64_t at = ((2 * 20 + 3) * 10 + 4) * 512;
    ck_assert(disk_write(&rp->drive[1].drive.disk, at, bytes, sizeof bytes));
    rp_fill(01000, 1, 0123456);
    ck_octal(rp_run(WRITE | DRIVE1, 2, 3, 4, 01000, 1), 0);
    ck_assert(disk_read(&rp->drive[1].drive.disk, at, bytes, sizeof bytes));
    ck_octal(word_get(bytes), 0123456);
    ck_octal(word_get(bytes + 2), 0);
    ck_octal(word_get(bytes + 510), 0);
    ck_octal(word_get(bytes + 512), 0177777);
}
END_TEST

/* Where the heads are, there they stay; the sector is the program's. */
START_TEST(without_seek)
{
    rp_run(SEEK, 5, 6, 0, 0, 0);
    pass(bus, NS_PER_SEC);
    put(bus, RPDS, 0377);
    rp_fill(01000, 256, 1);
    ck_octal(rp_run(WRITE_THERE, 300, 31, 7, 01000, 256), 0);
    ck_octal(look(bus, SUCA), 5);
    ck_octal(look(bus, RPDS) & 0377, 0); /* the arm stood still */
    ck_octal(rp_run(READ, 5, 6, 7, 02000, 256), 0);
    ck_assert_mem_eq(&bus->core[02000 / 2], &bus->core[01000 / 2], 512);
    memset(&bus->core[02000 / 2], 0, 512);
    ck_octal(rp_run(READ_THERE, 0, 0, 7, 02000, 256), 0);
    ck_assert_mem_eq(&bus->core[02000 / 2], &bus->core[01000 / 2], 512);
}
END_TEST

/* After a track's last sector the head is still the same. */
START_TEST(without_seek_again)
{
    rp_fill(01000, 256, 1);
    ck_octal(rp_run(WRITE, 5, 6, 9, 01000, 256), 0);
    ck_octal(look(bus, RPDA) & 017417, 7 << 8);
    put(bus, RPCS, 0);
    ck_octal(rp_run(READ_THERE, 5, 7, 9, 02000, 256), 0);
    ck_assert_mem_eq(&bus->core[02000 / 2], &bus->core[01000 / 2], 512);
    ck_octal(rp_run(WRITE, 5, 19, 9, 01000, 256), 0);
    ck_octal(look(bus, RPCA), 6);
    ck_octal(look(bus, SUCA), 5);
}
END_TEST

/* It moves all the same when the cylinder is at its end, and that is an attention. */
START_TEST(without_seek_over_the_end)
{
    rp_run(SEEK, 5, 19, 0, 0, 0);
    pass(bus, NS_PER_SEC);
    put(bus, RPDS, 0377);
    ck_octal(rp_run(READ_THERE, 0, 0, 9, 01000, 512), 0);
    ck_octal(look(bus, SUCA), 6);
    ck_octal(look(bus, RPDS) & 0377, 1);
}
END_TEST

START_TEST(check_finds_a_difference)
{
    rp_fill(01000, 512, 1);
    rp_run(WRITE, 0, 0, 0, 01000, 512);
    bus->core[01100 / 2] = 0;
    ck_octal(rp_run(WCHECK, 0, 0, 0, 01000, 512), 010);
    ck_octal(look(bus, RPCS), 0100206);    /* no hard error */
    ck_octal(look(bus, RPWC), (word)-256); /* the sector's end */
    ck_octal(look(bus, RPDA) & 017, 1);
}
END_TEST

START_TEST(headers)
{
    ck_octal(rp_run(READ | HDR | MODE, 0626, 023, 7, 01000, 3), 020000);
    ck_octal(rp_run(READ | HDR | MODE, 0305, 023, 7, 01000, 3), 0);
    ck_octal(bus->core[01000 / 2], 0);
    ck_octal(bus->core[01002 / 2], 0305 << 6 | 023 << 1);
    ck_octal(bus->core[01004 / 2], 7);
    ck_octal(rp_run(READ | HDR | MODE, 5, 19, 9, 01000, 6), 0); /* and the next */
    ck_octal(bus->core[01010 / 2], 6 << 6);
    ck_octal(bus->core[01012 / 2], 0);
    rp_fill(02000, 256, 1);
    rp_run(WRITE, 1, 2, 9, 02000, 256);
    for (int i = 0; i < 30; i += 3) {
        bus->core[01000 / 2 + i] = 0;
        bus->core[01002 / 2 + i] = 1 << 6 | 2 << 1;
        bus->core[01004 / 2 + i] = (word)(i / 3);
    }
    ck_octal(rp_run(WRITE | HDR | MODE, 1, 2, 0, 01000, 30), 0); /* a track's */
    ck_octal(look(bus, RPBA), 01074);
    ck_octal(look(bus, RPDA) & 017417, 3 << 8);
    rp_run(READ, 1, 2, 9, 03000, 256);
    ck_assert_mem_eq(&bus->core[02000 / 2], &bus->core[03000 / 2], 512);
}
END_TEST

/* A sector with another's header is not found, until it is written right or the pack goes. */
START_TEST(wrong_header)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rp_bench.pack[0] };
    rp_fill(01000, 3, 1);
    ck_octal(rp_run(WRITE | HDR | MODE, 4, 5, 6, 01000, 3), 0);
    ck_octal(rp_run(READ | HDR | MODE, 4, 5, 6, 02000, 3), 0);
    ck_assert_mem_eq(&bus->core[02000 / 2], &bus->core[01000 / 2], 6);
    ck_octal(rp_run(READ, 4, 5, 6, 01000, 256), 01);
    ck_octal(look(bus, RPDS), 0170000);
    ck_octal(rp_run(WRITE, 4, 5, 5, 01000, 512), 01);
    ck_octal(look(bus, RPWC), (word)-256);
    ck_octal(rp_run(READ | DRIVE1, 4, 5, 6, 01000, 256), 0);
    bus->core[01000 / 2] = 0;
    bus->core[01002 / 2] = 4 << 6 | 5 << 1;
    bus->core[01004 / 2] = 6;
    ck_octal(rp_run(WRITE | HDR | MODE, 4, 5, 6, 01000, 3), 0);
    ck_octal(rp_run(READ, 4, 5, 6, 01000, 256), 0);
    rp_run(WRITE | HDR | MODE, 4, 5, 7, 01000, 3);
    ck_octal(rp_run(READ, 4, 5, 7, 01000, 256), 01);
    drive_unload(&rp->board, 0);
    ck_assert_msg(drive_load(&rp->board, 0, &wish, error), "%s", error);
    ck_octal(rp_run(READ, 4, 5, 7, 01000, 256), 0);
    for (int i = 0; i < 3 * RP_ODD; i++) { /* no more than there is room for */
        bus->core[01000 / 2] = 1;
        ck_octal(rp_run(WRITE | HDR | MODE, i, 0, 0, 01000, 3), 0);
    }
    ck_octal(rp_run(READ, 0, 0, 0, 01000, 1), 0);
    ck_octal(rp_run(READ, 3 * RP_ODD - 1, 0, 0, 01000, 1), 01);
}
END_TEST

START_TEST(odd_counts)
{
    rp_fill(01000, 3, 1);
    ck_octal(rp_run(WRITE, 0, 0, 0, 01000, 3), 0);
    ck_octal(rp_run(READ, 0, 0, 0, 02000, 3), 0);
    ck_octal(bus->core[02004 / 2], 3);
    ck_octal(look(bus, RPBA), 02006);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rp11");
    const TTest *const registers[] = { registers_after_init,
                                       registers_hold,
                                       drives,
                                       sector_on_track,
                                       silo,
                                       control_reset_interrupts,
                                       init_when_the_heads_have_arrived,
                                       NULL };
    const TTest *const functions[] = { write_and_read,
                                       file_of_it,
                                       without_seek,
                                       without_seek_again,
                                       without_seek_over_the_end,
                                       check_finds_a_difference,
                                       headers,
                                       wrong_header,
                                       odd_counts,
                                       NULL };
    rp_case(suite, "registers", registers);
    rp_case(suite, "functions", functions);
    return suite;
}

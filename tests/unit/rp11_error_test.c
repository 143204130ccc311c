/* RP11-C: what can go wrong. */
#include "tests/unit/rp11_rig.h"

#include <stdlib.h>

#define bus (&rp_bench.bus)
#define rp (&rp_bench.rp)

START_TEST(addresses_that_are_none)
{
    const struct {
        word cs;
        int cylinder, track, sector;
        word er;
    } row[] = {
        {READ,           405, 19, 9,  0     },
        { READ,          406, 0,  0,  020000},
        { READ,          0,   20, 0,  010000},
        { WRITE,         0,   0,  10, 04000 },
        { WCHECK,        511, 31, 15, 034000},
        { SEEK,          406, 20, 15, 030000},
        { SEEK,          405, 19, 15, 0     },
        { HOME,          511, 31, 15, 0     },
        { READ_THERE,    511, 31, 9,  0     },
        { READ_THERE,    0,   0,  10, 04000 },
        { READ | DRIVE1, 202, 0,  0,  0     },
        { READ | DRIVE1, 203, 0,  0,  020000},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        ck_octal(
            rp_run(row[i].cs, row[i].cylinder, row[i].track, row[i].sector, 01000, 1),
            row[i].er);
        ck_octal(look(bus, RPCS) & 0140000, row[i].er ? 0140000 : 0);
        pass(bus, NS_PER_SEC);
    }
}
END_TEST

START_TEST(modes_that_are_none)
{
    ck_octal(rp_run(READ | HDR, 0, 0, 0, 01000, 3), 0400);
    ck_octal(rp_run(READ | MODE, 0, 0, 0, 01000, 3), 0400);
    ck_octal(rp_run(READ | HDR | MODE, 0, 0, 0, 01000, 7), 02000);
    ck_octal(rp_run(WRITE | HDR | MODE, 0, 0, 0, 01000, 4), 02000);
    ck_octal(rp_run(WRITE | HDR | MODE, 0, 0, 0, 01000, 0), 02000);
    ck_octal(rp_run(SEEK | HDR | MODE, 0, 0, 0, 01000, 3), 02000);
}
END_TEST

START_TEST(drives_that_are_none)
{
    ck_octal(rp_run(READ | 01000, 0, 0, 0, 01000, 1), 02000); /* empty */
    drive_enable(&rp->board, 1, false);
    ck_octal(rp_run(READ | DRIVE1, 0, 0, 0, 01000, 1), 02000);
    drive_lock(&rp->board, 0, true);
    ck_octal(rp_run(WRITE, 0, 0, 0, 01000, 1), 0100000);
    ck_octal(rp_run(WRITE_THERE, 0, 0, 0, 01000, 1), 0100000);
    ck_octal(rp_run(READ, 0, 0, 0, 01000, 1), 0);
    rp->drive[0].unsafe = true;
    ck_octal(rp_run(READ, 0, 0, 0, 01000, 1), 040000);
}
END_TEST

START_TEST(end_of_pack)
{
    rp_fill(01000, 300, 1);
    ck_octal(rp_run(WRITE, 405, 19, 9, 01000, 300), 02);
    ck_octal(look(bus, RPCS) & 0140000, 0100000);
    ck_octal(look(bus, RPWC), (word)-44);
    ck_octal(look(bus, RPCA), 0);
    ck_octal(look(bus, SUCA), 405);
    ck_octal(rp_run(WRITE, 405, 19, 9, 01000, 256), 0);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS) & 0377, 0);
    rp_run(SEEK, 405, 19, 0, 0, 0);
    pass(bus, NS_PER_SEC);
    put(bus, RPDS, 0377);
    ck_octal(rp_run(READ_THERE, 0, 0, 9, 01000, 300), 02);
    ck_octal(look(bus, RPDS) & 0377, 1);
}
END_TEST

START_TEST(no_memory)
{
    rp_fill(CORE - 4, 2, 5);
    ck_octal(rp_run(WRITE, 0, 0, 0, CORE - 4, 10), 04);
    ck_octal(look(bus, RPCS) & 0140000, 0140000);
    ck_octal(look(bus, RPWC), (word)-8);
    ck_octal(look(bus, RPBA), CORE & 0177777);
    ck_octal(rp_run(READ, 0, 0, 0, 01000, 3), 0);
    ck_octal(bus->core[01002 / 2], 6);
    ck_octal(bus->core[01004 / 2], 0);
    ck_octal(rp_run(READ, 0, 0, 0, CORE - 4, 10), 04);
    ck_octal(rp_run(WCHECK, 0, 0, 0, CORE - 4, 10), 04);
}
END_TEST

START_TEST(address_carries)
{
    bus->core_bytes = 0202000;
    rp_fill(0177000, 512, 3);
    ck_octal(rp_run(WRITE, 0, 0, 0, 0177000, 512), 0);
    ck_octal(look(bus, RPBA), 01000);
    ck_octal(look(bus, RPCS), RDY | 022);
}
END_TEST

START_TEST(faults)
{
    const struct {
        enum rp_fault fault;
        word er, ds;
    } row[] = {
        {RP_HEADER_LOST,     01,    0170000},
        { RP_FORMAT_WRONG,   01000, 0160000},
        { RP_WORD_PARITY,    0100,  0160000},
        { RP_COLUMN_PARITY,  0200,  0160000},
        { RP_CHECKSUM_WRONG, 040,   0160000},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        rp->drive[0].fault = row[i].fault;
        ck_octal(rp_run(READ, 0, 0, 0, 01000, 1), row[i].er);
        ck_octal(look(bus, RPDS), row[i].ds);
        ck_octal(look(bus, RPCS) & 0140000, row[i].er == 1 ? 0140000 : 0100000);
        ck_octal(rp_run(READ, 0, 0, 0, 01000, 1), 0);
        ck_octal(look(bus, RPDS), 0160000);
    }
}
END_TEST

/* A stuck arm: SUSI and DSK ERR, until it has been home. */
START_TEST(stuck)
{
    rp->drive[0].fault = RP_ARM_STUCK;
    ck_octal(rp_run(READ, 100, 0, 0, 01000, 1), 01);
    ck_octal(look(bus, RPDS), 0064000);
    ck_octal(look(bus, RPCS) & 0140000, 0140000);
    ck_octal(rp_run(READ, 0, 0, 0, 01000, 1), 01);
    put(bus, RPCS, DRIVE1);
    ck_octal(look(bus, RPER), 01); /* of the function before */
    ck_octal(rp_run(READ | DRIVE1, 0, 0, 0, 01000, 1), 0);
    ck_octal(rp_run(HOME, 0, 0, 0, 0, 0), 0);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS), 0160001);
    rp->drive[0].fault = RP_ARM_STUCK;
    ck_octal(rp_run(SEEK, 100, 0, 0, 0, 0), 0);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS), 0064001); /* it tells of itself */
    ck_octal(look(bus, RPER), 01);
}
END_TEST

START_TEST(while_it_works)
{
    rp_start(READ, 10, 0, 0, 01000, 256);
    put(bus, RPWC, 0);
    put(bus, RPBA, 0);
    put(bus, RPCA, 0);
    put(bus, RPDA, 0);
    put(bus, RPCS, 0); /* no other drive, no GO */
    ck_octal(look(bus, RPER), 0);
    put(bus, RPCS, DRIVE1);
    ck_octal(look(bus, RPER), 02000);
    ck_octal(rp_ready() ? look(bus, RPCA) : 0, 10);
    ck_octal(look(bus, RPBA), 02000);
    ck_octal(look(bus, RPCS) & 03416, 04);
    rp_start(READ, 10, 0, 0, 01000, 256);
    put(bus, RPCS, WRITE);
    ck_octal(look(bus, RPER), 02000);
    put(bus, RPCS, RESET); /* that is no error at any time */
    ck_octal(look(bus, RPER), 0);
    ck_octal(look(bus, RPCS), RDY);
    ck_assert(rp_bench.last.cut);
}
END_TEST

START_TEST(pack_taken_out)
{
    rp_start(READ | IDE, 10, 0, 0, 01000, 256);
    pass(bus, NS_PER_MS);
    drive_unload(&rp->board, 0);
    ck_octal(look(bus, RPER), 01);
    ck_octal(interrupt(bus), VECTOR);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS), 0030000);
    ck_octal(look(bus, SUCA), 0);
    rp_run(SEEK | DRIVE1, 10, 0, 0, 0, 0);
    drive_unload(&rp->board, 1);
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPDS), 0); /* no attention */
}
END_TEST

/* A guest may write anything at any time, and an operator pull what he likes. Nothing that is not
 * there is read or written (the sanitizers look), and a reset makes it all good. */
START_TEST(anything_at_any_time)
{
    char error[DISK_ERROR];
    srand(1103);
    for (int i = 0; i < 60000; i++) {
        struct disk_wish wish = { .path = rp_bench.pack[rand() % 2] };
        word data = (word)(rand() ^ rand() >> 7);
        if (rand() % 2)
            data &= 033777; /* cylinders, tracks and drives that are there */
        int what = rand() % 1000;
        if (what < 3)
            drive_unload(&rp->board, rand() % 3);
        else if (what < 6)
            drive_load(&rp->board, rand() % 3, &wish, error);
        else if (what < 7)
            drive_lock(&rp->board, rand() % 3, rand() % 2);
        else if (what < 9)
            drive_set_type(&rp->board, rand() % 3, rand() % 2 ? "RP02" : "RP03", error);
        else if (what < 10)
            rp->drive[rand() % 3].fault =
                (enum rp_fault)(rand() % (RP_CHECKSUM_WRONG + 1));
        else if (what < 700)
            bus_write(bus, 0776700 + (paddr)(rand() % 16) * 2, data,
                      (word[]){ WHOLE_WORD, LOW_BYTE, HIGH_BYTE }[rand() % 3]);
        else if (what < 800)
            get(bus, 0776700 + (paddr)(rand() % 16) * 2);
        else
            pass(bus, rand() % (20 * NS_PER_MS));
        interrupt(bus);
    }
    for (int unit = 0; unit < 3; unit++)
        drive_unload(&rp->board, unit);
    put(bus, RPM3, 0);
    bus_init(bus);
    pass(bus, NS_PER_SEC);
    ck_octal(get(bus, RPCS), RDY);
    ck_octal(get(bus, RPER), 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rp11_error");
    const TTest *const errors[] = { addresses_that_are_none,
                                    modes_that_are_none,
                                    drives_that_are_none,
                                    end_of_pack,
                                    no_memory,
                                    address_carries,
                                    faults,
                                    stuck,
                                    while_it_works,
                                    pack_taken_out,
                                    anything_at_any_time,
                                    NULL };
    rp_case(suite, "errors", errors);
    return suite;
}

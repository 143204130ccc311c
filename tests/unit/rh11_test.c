/* RH11 and RP04, RP05, RP06: registers and functions. RH11 option description, RJP04 manual. */
#include "tests/unit/rh11_rig.h"

#include <string.h>
#include <unistd.h>

static struct unibus *const bus = &rh_bench.bus;
static struct rh11 *const rh = &rh_bench.rh;

/* --- registers ---------------------------------------------------------------------- */

START_TEST(after_init)
{
    const struct {
        paddr at;
        word data;
    } row[] = {
        {RPCS1,  DVA | RDY | 020},
        { RPWC,  0              },
        { RPBA,  0              },
        { RPDA,  0              },
        { RPCS2, IR             },
        { RPDS,  RESTING        },
        { RPER1, 0              },
        { RPAS,  0              },
        { RPMR,  0              },
        { RPDT,  020020         },
        { RPSN,  021            },
        { RPOF,  FMT22          },
        { RPDC,  0              },
        { RPCC,  0              },
        { RPER2, 0              },
        { RPER3, 0              },
        { RPEC1, 0              },
        { RPEC2, 0              },
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        ck_assert_msg(rh_get(row[i].at) == row[i].data, "%06o holds %06o, not %06o",
                      row[i].at, rh_get(row[i].at), row[i].data);
    word nothing;
    ck_assert(!bus_read(bus, RPEC2 + 2, &nothing));
    ck_assert(!bus_read(bus, RPCS1 - 2, &nothing));
}
END_TEST

/* Which bits a program can write, of the control's and of the drive's. */
START_TEST(writable_bits)
{
    const struct {
        paddr at;
        word ones;
    } row[] = {
        {RPWC,   0177777},
        { RPBA,  0177776},
        { RPDA,  037477 },
        { RPOF,  016377 },
        { RPDC,  01777  },
        { RPER1, 0177777},
        { RPER2, 0177777},
        { RPER3, 0177777},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        rh_put(row[i].at, 0177777);
        ck_assert_msg(rh_get(row[i].at) == row[i].ones, "%06o holds %06o, not %06o",
                      row[i].at, rh_get(row[i].at), row[i].ones);
        rh_put(row[i].at, 0);
        ck_octal(rh_get(row[i].at), 0);
    }
    const paddr fixed[] = { RPDS, RPLA, RPDT, RPSN, RPCC, RPEC1, RPEC2 };
    rh_put(RPAS, 0377);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        word before = rh_get(fixed[i]);
        rh_put(fixed[i], (word)~before);
        ck_octal(rh_get(fixed[i]), before);
    }
}
END_TEST

START_TEST(control_and_status_1)
{
    rh_put(RPCS1, 0133676); /* SC, MCPE, DVA, RDY, GO are not the program's */
    ck_octal(rh_get(RPCS1), DVA | 01400 | RDY | 076);
    bus_write(bus, RPCS1, IE, LOW_BYTE);
    ck_octal(rh_get(RPCS1), DVA | 01400 | RDY | IE);
    bus_write(bus, RPCS1, 0, HIGH_BYTE);
    ck_octal(rh_get(RPCS1), DVA | RDY | IE);
    ck_octal(interrupt(bus), 0);
}
END_TEST

START_TEST(control_and_status_2)
{
    rh_put(RPCS2, PAT | BAI | 5);
    ck_octal(rh_get(RPCS2), IR | PAT | BAI | 5);
    bus_write(bus, RPCS2, UPE | MXF, HIGH_BYTE); /* a diagnostic may force these two */
    ck_octal(rh_get(RPCS2), UPE | MXF | IR | PAT | BAI | 5);
    ck_octal(rh_get(RPCS1) & (SC | TRE), SC | TRE);
    bus_write(bus, RPCS2, 0, HIGH_BYTE);
    ck_octal(rh_get(RPCS2), IR | PAT | BAI | 5);
    ck_octal(rh_get(RPCS1) & (SC | TRE), SC | TRE);
    rh_put(RPCS2, 0157700); /* the others stay down */
    ck_octal(rh_get(RPCS2), MXF | IR);
    rh_put(RPCS1, TRE);
    ck_octal(rh_get(RPCS2), IR);
    ck_octal(rh_get(RPCS1) & (SC | TRE), 0);
}
END_TEST

/* CLR is INIT for the control and every drive; RPWC, addresses, format and VV stay. */
START_TEST(controller_clear)
{
    rh_run(SEEK, 5, rhda(3, 4), 0, 0);
    rh_put(RPOF, FMT22 | ECI | 0123);
    rh_put(RPCS1, OFFSET);
    rh_wait();
    rh_put(RPER1, 7);
    rh_put(RPER2, 7);
    rh_put(RPER3, 7);
    rh_put(RPMR, 1);
    rh_put(RPWC, 0123);
    rh_put(RPBA, 0100000);
    rh_put(RPCS1, 01400 | RDY | IE);
    rh_put(RPDB, 1);
    rh_put(RPCS2, MXF | CLR | 1);
    ck_octal(rh_get(RPCS1), DVA | RDY);
    ck_octal(rh_get(RPCS2), IR);
    ck_octal(rh_get(RPWC), 0123);
    ck_octal(rh_get(RPBA), 0);
    ck_octal(rh_get(RPDS), RESTING);
    ck_octal(rh_get(RPER1) | rh_get(RPER2) | rh_get(RPER3) | rh_get(RPMR), 0);
    ck_octal(rh_get(RPOF), FMT22 | ECI);
    ck_octal(rh_get(RPDC), 5);
    ck_octal(rh_get(RPDA), rhda(3, 4));
    ck_octal(rh_get(RPCC), 5);
    ck_octal(interrupt(bus), 0);
    bus_init(bus);
    ck_octal(rh_get(RPWC), 0123);
}
END_TEST

/* The silo: 66 words; a word too many, or none, is late data. */
START_TEST(data_buffer)
{
    for (int i = 0; i < 66; i++) {
        ck_octal(rh_get(RPCS2), i ? IR | OR : IR);
        rh_put(RPDB, (word)(0100 + i));
    }
    ck_octal(rh_get(RPCS2), OR);
    ck_octal(look(bus, RPDB), 0100); /* who only looks takes nothing */
    for (int i = 0; i < 66; i++)
        ck_octal(rh_get(RPDB), 0100u + (unsigned)i);
    ck_octal(rh_get(RPCS2), IR);
    ck_octal(rh_get(RPCS1) & TRE, 0);
    ck_octal(look(bus, RPDB), 0201);
    rh_get(RPDB);
    ck_octal(rh_get(RPCS2), DLT | IR);
    ck_octal(rh_get(RPCS1) & (SC | TRE), SC | TRE);
    rh_put(RPCS1, TRE);
    for (int i = 0; i < 67; i++)
        rh_put(RPDB, (word)i);
    ck_octal(rh_get(RPCS2), DLT | OR);
    rh_put(RPCS1, TRE);
    ck_octal(rh_get(RPCS2), IR);
}
END_TEST

START_TEST(drives)
{
    rh_select(1);
    ck_octal(rh_get(RPDT), 020022);
    ck_octal(rh_get(RPSN), 022);
    ck_octal(rh_get(RPDS), RESTING);
    rh_select(7); /* there, but empty */
    ck_octal(rh_get(RPDS), DPR);
    ck_octal(rh_get(RPCS1), DVA | RDY);
    char error[DISK_ERROR];
    ck_assert(drive_set_type(&rh->board, 7, "RP05", error));
    ck_octal(rh_get(RPDT), 020021);
    ck_octal(rh_get(RPCS1) & SC, 0);
    rh_select(0);
    drive_lock(&rh->board, 0, true);
    ck_octal(rh_get(RPDS), RESTING | WRL);
}
END_TEST

/* A larger pack makes a larger drive of it. */
START_TEST(a_pack_of_another_size)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rh_bench.pack[0] };
    drive_unload(&rh->board, 0);
    ck_assert(truncate(wish.path, 815LL * 19 * 22 * 512) == 0);
    ck_assert(drive_load(&rh->board, 0, &wish, error));
    ck_octal(rh_get(RPDT), 020022);
}
END_TEST

/* A pack that comes or goes is an attention; one that comes is not valid before the program
 * has said so. */
START_TEST(packs_come_and_go)
{
    char error[DISK_ERROR];
    rh_put(RPCS1, IE);
    drive_unload(&rh->board, 0);
    ck_octal(rh_get(RPDS), ATA | DPR);
    ck_octal(rh_get(RPAS), 1);
    ck_octal(interrupt(bus), VECTOR);
    rh_put(RPAS, 1);
    ck_octal(rh_get(RPDS), DPR);
    struct disk_wish wish = { .path = rh_bench.pack[0] };
    ck_assert(drive_load(&rh->board, 0, &wish, error));
    ck_octal(rh_get(RPDS), ATA | MOL | DPR | DRY);
    ck_octal(rh_get(RPCS1) & SC, SC);
    rh_put(RPCS1, PACKACK);
    ck_octal(rh_get(RPDS), RESTING);
    bus_init(bus);
    ck_octal(rh_get(RPDS), RESTING);
}
END_TEST

/* Nobody answers on the cable: NED, and 0; the control's own registers are there. */
START_TEST(nonexistent_drive)
{
    const paddr theirs[] = { RPCS1, RPDA, RPDS, RPER1, RPLA,  RPMR,  RPDT, RPSN,
                             RPOF,  RPDC, RPCC, RPER2, RPER3, RPEC1, RPEC2 };
    const paddr own[] = { RPWC, RPBA, RPCS2, RPAS };
    drive_enable(&rh->board, 6, false);
    rh_select(6);
    ck_octal(rh_get(RPAS), 0);
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++) {
        ck_octal(look(bus, theirs[i]), theirs[i] == RPCS1 ? RDY : 0);
        ck_octal(look(bus, RPCS2), IR | 6);
        ck_octal(rh_get(theirs[i]), theirs[i] == RPCS1 ? SC | TRE | RDY : 0);
        ck_octal(rh_get(RPCS2), NED | IR | 6);
        rh_put(RPCS1, TRE); /* which asks the drive again */
        ck_octal(rh_get(RPCS2), NED | IR | 6);
        bus_write(bus, RPCS1, TRE, HIGH_BYTE);
        ck_octal(rh_get(RPCS2), IR | 6);
        rh_put(theirs[i], 0);
        ck_octal(rh_get(RPCS2), NED | IR | 6);
        bus_write(bus, RPCS1, TRE, HIGH_BYTE);
    }
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        rh_get(own[i]);
    ck_octal(rh_get(RPCS2), IR | 6);
    rh_put(RPCS1, IE | READ);
    ck_octal(look(bus, RPCS1), SC | TRE | RDY | IE);
    ck_octal(interrupt(bus), VECTOR);
}
END_TEST

/* Byte writes: the control's registers know them, the Massbus does not. */
START_TEST(bytes)
{
    rh_put(RPWC, 0123456);
    bus_write(bus, RPWC, 0, HIGH_BYTE);
    ck_octal(rh_get(RPWC), 056);
    rh_put(RPBA, 0123456);
    bus_write(bus, RPBA, 0377, LOW_BYTE);
    ck_octal(rh_get(RPBA), 0123776);
    rh_put(RPDA, rhda(7, 7));
    bus_write(bus, RPDA, 05 << 8, HIGH_BYTE);
    ck_octal(rh_get(RPDA), rhda(5, 0));
}
END_TEST

/* Index and sector clock given by hand: RPLA counts 609 of them a sector. */
START_TEST(maintenance_mode)
{
    rh_put(RPMR, 036);
    ck_octal(rh_get(RPMR), 0); /* nothing without DMD */
    rh_put(RPMR, 01);
    rh_put(RPMR, 037);
    ck_octal(rh_get(RPMR), 037);
    rh_put(RPMR, 01);
    ck_octal(rh_get(RPLA), 0);
    for (int i = 1; i <= 25 * 609; i++) {
        rh_put(RPMR, 011);
        rh_put(RPMR, 01);
        int at = i % 609, sector = i / 609 < 21 ? i / 609 : 21;
        int extension = at < 128 ? 0 : at < 256 ? 1 : at < 512 ? 2 : 3;
        ck_octal(rh_get(RPLA), (unsigned)(sector << 6 | extension << 4));
    }
    rh_put(RPMR, 05);
    rh_put(RPMR, 015);
    ck_octal(rh_get(RPLA), 0);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_get(RPMR), 0);
}
END_TEST

/* --- functions that end at once ----------------------------------------------------- */

START_TEST(functions_that_end_at_once)
{
    rh_put(RPDA, rhda(1, 2));
    rh_put(RPDC, 3);
    rh_put(RPOF, 016377);
    rh_bench.rh.drive[0].ata = true;
    rh_put(RPCS1, NOP); /* it clears ATA, as any function does */
    ck_octal(rh_get(RPCS1), DVA | RDY);
    ck_octal(rh_get(RPDS), RESTING);
    ck_octal(rh_get(RPDA), rhda(1, 2));
    rh_put(RPER3, 1);
    rh_put(RPMR, 1);
    ck_octal(rh_get(RPDS), RESTING | ATA | ERR);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_get(RPDS), RESTING);
    ck_octal(rh_get(RPER3) | rh_get(RPMR), 0);
    ck_octal(rh_get(RPDC), 3);
    ck_octal(rh_get(RPOF), 016377);
    rh_put(RPER1, 1);
    rh_put(RPCS1, RELEASE);
    ck_octal(rh_get(RPDS), RESTING);
    rh_put(RPCS1, PRESET);
    ck_octal(rh_get(RPDA) | rh_get(RPDC), 0);
    ck_octal(rh_get(RPOF), 0377);
    ck_octal(rh_get(RPCS1), DVA | RDY | 020);
}
END_TEST

START_TEST(volume_valid)
{
    rh_bench.rh.drive[0].vv = rh_bench.rh.drive[1].vv = false;
    rh_put(RPCS1, PRESET);
    ck_octal(rh_get(RPDS), RESTING);
    rh_select(1);
    rh_put(RPDC, 7);
    rh_put(RPCS1, PACKACK);
    ck_octal(rh_get(RPDS), RESTING);
    ck_octal(rh_get(RPDC), 7);
    rh_select(5);
    rh_put(RPCS1, PACKACK); /* no pack, no volume */
    ck_octal(rh_get(RPDS), DPR);
}
END_TEST

/* --- data --------------------------------------------------------------------------- */

START_TEST(write_then_read)
{
    rh_fill(01000, 512, 1);
    ck_octal(rh_run(WRITE, 3, rhda(18, 21), 01000, 512), 0); /* into cylinder 4 */
    rh_errors(0, 0);
    ck_octal(rh_get(RPDC), 4);
    ck_octal(rh_get(RPCC), 4);
    ck_octal(rh_get(RPDA), rhda(0, 1));
    ck_octal(rh_get(RPWC), 0);
    ck_octal(rh_get(RPBA), 03000);
    ck_octal(rh_get(RPCS1), DVA | RDY | 060);
    ck_octal(rh_get(RPDS), RESTING); /* a transfer is no attention */
    ck_octal(rh_run(READ, 3, rhda(18, 21), 010000, 512), 0);
    for (int i = 0; i < 512; i++)
        ck_octal(bus->core[010000 / 2 + i], (unsigned)i + 1);
    byte low_high[2];
    int64_t at = ((3 * 19 + 18) * 22 + 21) * 512;
    ck_assert(disk_read(&rh->drive[0].drive.disk, at, low_high, 2));
    ck_assert_int_eq(low_high[0], 1); /* the low byte is first in the file */
    ck_assert_int_eq(low_high[1], 0);
    ck_octal(rh_run(READ, 3, rhda(18, 20), 010000, 256), 0); /* to the end of a track */
    ck_octal(rh_get(RPDA), rhda(18, 21));
    ck_octal(rh_run(READ, 3, rhda(4, 21), 010000, 1), 0);
    ck_octal(rh_get(RPDA), rhda(5, 0));
}
END_TEST

START_TEST(part_of_a_sector)
{
    rh_fill(01000, 256, 0101);
    rh_run(WRITE, 0, 0, 01000, 256);
    rh_run(WRITE, 0, 0, 01000, 3);
    ck_octal(rh_get(RPBA), 01006);
    rh_fill(010000, 256, 0177000);
    rh_run(READ, 0, 0, 010000, 5);
    ck_octal(bus->core[010000 / 2 + 2], 0103);
    ck_octal(bus->core[010000 / 2 + 3], 0);
    ck_octal(bus->core[010000 / 2 + 5], 0177005);
    ck_octal(rh_get(RPDA), 1);
}
END_TEST

/* A word that differs ends it: RPBA one further, the pack's word in RPDB. */
START_TEST(write_check)
{
    rh_fill(01000, 512, 1);
    rh_run(WRITE, 0, 0, 01000, 512);
    ck_octal(rh_run(WCHECK, 0, 0, 01000, 512), 0);
    rh_errors(0, 0);
    ck_octal(rh_get(RPBA), 03000);
    bus->core[01004 / 2] = 0;
    rh_run(WCHECK, 0, 0, 01000, 512);
    rh_errors(0, WCE);
    ck_octal(rh_get(RPBA), 01006);
    ck_octal(rh_get(RPWC), (word)(3 - 512));
    ck_octal(rh_get(RPDA), 1);
    ck_octal(rh_get(RPCS2) & OR, OR);
    ck_octal(rh_get(RPDB), 3);
    bus->core[01004 / 2] = 3;
    rh_run(WCHECK, 0, 0, 01000, 512); /* the next transfer clears it */
    rh_errors(0, 0);
}
END_TEST

START_TEST(the_longest_transfer)
{
    ck_octal(rh_run(READ | 0400, 0, 0, 0, 1), 0);
    rh_put(RPCS2, BAI);
    ck_octal(rh_run(READ, 0, 0, 01000, 65536), 0);
    ck_octal(rh_get(RPDA), rhda(11, 14)); /* 256 sectors on */
    ck_octal(rh_get(RPWC), 0);
}
END_TEST

START_TEST(inhibited_bus_address)
{
    rh_fill(01000, 256, 1);
    rh_run(WRITE, 0, 0, 01000, 256);
    rh_put(RPCS2, BAI);
    rh_run(READ, 0, 0, 010000, 256);
    ck_octal(bus->core[010000 / 2], 256);
    ck_octal(bus->core[010002 / 2], 0);
    ck_octal(rh_get(RPBA), 010000);
    rh_run(WRITE, 0, 0, 01004, 256);
    rh_put(RPCS2, 0);
    rh_run(READ, 0, 0, 010000, 256);
    ck_octal(bus->core[010000 / 2], 3);
    ck_octal(bus->core[010776 / 2], 3);
}
END_TEST

START_TEST(extended_memory)
{
    bus->core_bytes = CORE_MAX;
    rh_fill(0177776, 2, 0111);
    ck_octal(rh_run(WRITE, 0, 0, 0177776, 2), 0);
    ck_octal(rh_get(RPBA), 2);
    ck_octal(rh_get(RPCS1), DVA | RDY | 0400 | 060); /* A16 */
    ck_octal(rh_run(READ | 01400, 0, 0, 0100000, 2), 0);
    ck_octal(bus->core[0700000 / 2 + 1], 0112);
}
END_TEST

/* Four words of header before the data: cylinder and format, track and sector, keys. */
START_TEST(headers)
{
    rh_fill(01000, 520, 1);
    ck_octal(rh_run(WRITEH, 0312, rhda(7, 20), 01000, 520), 0); /* two sectors */
    rh_errors(0, 0);
    ck_octal(rh_get(RPDA), rhda(8, 0));
    rh_run(READ, 0312, rhda(7, 20), 010000, 512);
    ck_octal(bus->core[010000 / 2], 5);
    ck_octal(bus->core[010000 / 2 + 255], 260);
    ck_octal(bus->core[010000 / 2 + 256], 265);
    ck_octal(rh_run(READH, 0312, rhda(7, 20), 010000, 261), 0);
    ck_octal(bus->core[010000 / 2], FMT22 | 0312);
    ck_octal(bus->core[010000 / 2 + 1], rhda(7, 20));
    ck_octal(bus->core[010000 / 2 + 2], 0);
    ck_octal(bus->core[010000 / 2 + 3], 0);
    ck_octal(bus->core[010000 / 2 + 4], 5);
    ck_octal(bus->core[010000 / 2 + 260], FMT22 | 0312);
    rh_run(WCHECKH, 0312, rhda(7, 20), 010000, 260);
    rh_errors(0, 0);
    bus->core[010002 / 2] = 0;
    rh_run(WCHECKH, 0312, rhda(7, 20), 010000, 260);
    rh_errors(0, WCE);
    ck_octal(rh_get(RPDB), rhda(7, 20));
}
END_TEST

/* The whole of an RP06 is there, and each drive is its own. */
START_TEST(the_last_sector)
{
    rh_select(1);
    rh_fill(01000, 256, 0444);
    ck_octal(rh_run(WRITE, 814, rhda(18, 21), 01000, 256), 0);
    ck_octal(rh_get(RPDS), RESTING | LST);
    ck_octal(rh_get(RPDC), 815);
    ck_octal(rh_get(RPDA), 0);
    ck_octal(rh_run(READ, 814, rhda(18, 21), 010000, 256), 0);
    ck_octal(bus->core[010776 / 2], 0444 + 255);
    rh_put(RPDA, 0); /* a new address clears LST */
    ck_octal(rh_get(RPDS), RESTING);
    rh_select(0);
    rh_run(READ, 410, rhda(18, 21), 010000, 256);
    ck_octal(bus->core[010776 / 2], 0);
    ck_octal(rh_get(RPDS), RESTING | LST);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rh11");
    const TTest *const registers[] = { after_init,
                                       writable_bits,
                                       control_and_status_1,
                                       control_and_status_2,
                                       controller_clear,
                                       data_buffer,
                                       drives,
                                       a_pack_of_another_size,
                                       packs_come_and_go,
                                       nonexistent_drive,
                                       bytes,
                                       maintenance_mode,
                                       NULL };
    const TTest *const functions[] = { functions_that_end_at_once,
                                       volume_valid,
                                       write_then_read,
                                       part_of_a_sector,
                                       write_check,
                                       the_longest_transfer,
                                       inhibited_bus_address,
                                       extended_memory,
                                       headers,
                                       the_last_sector,
                                       NULL };
    rh_case(suite, "registers", registers);
    rh_case(suite, "functions", functions);
    return suite;
}

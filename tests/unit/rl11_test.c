/* RL11, RL01 and RL02: registers, the drive's status, functions. RL01/RL02 user's guide,
 * chapter 4. DEC's ZRLG, ZRLH, ZRLI and ZRLJ test the same on the whole machine. */
#include "tests/unit/rl11_rig.h"

#include <stdio.h>
#include <unistd.h>

static struct unibus *const bus = &rl_bench.bus;

/* --- registers ---------------------------------------------------------------------- */

START_TEST(registers)
{
    ck_octal(get(bus, RLCS), CRDY | DRDY);
    put(bus, RLCS, 0177777);         /* CRDY with it: no function */
    ck_octal(get(bus, RLCS), 01776); /* RL3 is empty: no DRDY */
    bus_write(bus, RLCS + 1, RL1, HIGH_BYTE);
    ck_octal(get(bus, RLCS), RL1 | 0377);
    put(bus, RLBA, 0177777);
    ck_octal(get(bus, RLBA), 0177776);
    put(bus, RLDA, 0165433);
    bus_write(bus, RLDA, 0, LOW_BYTE);
    ck_octal(get(bus, RLDA), 0165400);
    bus_init(bus);
    ck_octal(get(bus, RLCS), CRDY | DRDY);
    ck_octal(get(bus, RLBA), 0);
    ck_octal(get(bus, RLDA), 0);
}
END_TEST

/* What is written through RLMP counts words; what is read is the silo, and INIT leaves it. */
START_TEST(two_registers_at_one_address)
{
    word status = rl_get_status(0, false);
    put(bus, RLMP, 0123456);
    ck_octal(get(bus, RLMP), status);
    bus_init(bus);
    ck_octal(get(bus, RLMP), status);
    ck_octal(rl_bench.rl.words, 0);
}
END_TEST

/* The control hears nothing more until it is done: neither function, drive, nor IE. */
START_TEST(a_busy_control)
{
    rl_start(READ, 5, 01000, 128);
    ck_octal(get(bus, RLCS), READ | DRDY);
    put(bus, RLCS, WRITE | IE | RL1 | MEX);
    ck_octal(get(bus, RLCS), READ | DRDY);
    pass(bus, TURN);
    ck_octal(get(bus, RLCS), READ | DRDY | CRDY);
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* DRDY, DE and ERR are those of the drive that is selected. */
START_TEST(the_selected_drive)
{
    rl_bench.rl.drive[1].errors = 010000;
    ck_octal(get(bus, RLCS), CRDY | DRDY);
    put(bus, RLCS, CRDY | RL1);
    ck_octal(get(bus, RLCS), ERR | DE | CRDY | RL1 | DRDY);
    put(bus, RLCS, CRDY | RL2);
    ck_octal(get(bus, RLCS), CRDY | RL2); /* empty */
    put(bus, RLCS, CRDY);
    ck_octal(get(bus, RLCS), CRDY | DRDY);
    rl_run(SEEK, MARK | INWARD | 0200, 0, 0);
    ck_octal(get(bus, RLCS), SEEK | CRDY);
    put(bus, RLCS, CRDY | SEEK | RL2);
    put(bus, RLCS, CRDY | SEEK);
    pass(bus, 100 * NS_PER_MS);
    ck_octal(get(bus, RLCS), SEEK | CRDY | DRDY);
}
END_TEST

/* --- get status --------------------------------------------------------------------- */

START_TEST(status_words)
{
    ck_octal(rl_get_status(0, false), 035); /* brushes home, heads out, lock on */
    ck_octal(get(bus, RLMP), 035);
    ck_octal(get(bus, RLMP), 035);
    ck_octal(get(bus, RLMP), 035);
    ck_octal(rl_get_status(RL1, false), 0235); /* an RL02 */
    rl_move(RL1, 3, 1);
    ck_octal(rl_get_status(RL1, false), 0335);
    drive_lock(&rl_bench.rl.board, 1, true);
    ck_octal(rl_get_status(RL1, false), 020335);
    ck_octal(rl_get_status(RL2, false), 010); /* load cartridge */
    ck_octal(get(bus, RLBA), 0);
}
END_TEST

/* State 4 while the heads leave a cylinder; but 5 when they only settle (ZRLI). */
START_TEST(states_of_a_seek)
{
    rl_run(SEEK, MARK | INWARD | 0200, 0, 0);
    ck_octal(rl_get_status(0, false), 034);
    pass(bus, 20 * NS_PER_MS);
    ck_octal(rl_get_status(0, false), 035);
    rl_run(SEEK, MARK | HEAD1, 0, 0);
    ck_octal(look(bus, RLCS) & DRDY, 0);
    ck_octal(rl_get_status(0, false), 0135);
    ck_octal(look(bus, RLCS) & DRDY, 0);
    pass(bus, 20 * NS_PER_MS);
    ck_octal(look(bus, RLCS) & DRDY, DRDY);
}
END_TEST

/* A pack that was put in may be another one: DE until it is reset. INIT does not. */
START_TEST(volume_check)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rl_bench.pack[0] };
    rl_move(0, 17, 1);
    drive_unload(&rl_bench.rl.board, 0);
    ck_octal(get(bus, RLCS) & (ERR | DE | DRDY), 0);
    ck_octal(rl_get_status(0, false), 010);
    ck_assert(drive_load(&rl_bench.rl.board, 0, &wish, error));
    ck_octal(get(bus, RLCS) & (ERR | DE | DRDY), ERR | DE | DRDY);
    ck_octal(rl_get_status(0, false), 01035);
    bus_init(bus);
    ck_octal(rl_get_status(0, false), 01035);
    ck_octal(rl_run(READ, rlda(0, 0, 0), 01000, 128), ERR | DE); /* read all the same */
    ck_octal(get(bus, RLDA), rlda(0, 0, 1));
    ck_octal(rl_get_status(0, true), 035);
    ck_octal(get(bus, RLCS) & (ERR | DE), 0);
}
END_TEST

/* Any command word with GS is one for status, MARK or not; NOP leaves everything. */
START_TEST(nop_and_command_words)
{
    rl_run(STATUS, 0646, 0, 0);
    ck_octal(get(bus, RLCS), STATUS | CRDY | DRDY);
    rl_start(NOP | RL1, 0123456, 0654, 3);
    ck_octal(get(bus, RLCS), RL1 | DRDY);
    pass(bus, 1000);
    ck_octal(get(bus, RLCS), RL1 | DRDY | CRDY);
    ck_octal(get(bus, RLDA), 0123456);
    ck_octal(get(bus, RLBA), 0654);
    ck_octal(get(bus, RLMP), 035);
}
END_TEST

/* --- seek and read header ----------------------------------------------------------- */

START_TEST(differences)
{
    rl_move(RL1, 300, 1);
    rl_move(RL1, 299, 0);
    rl_move(RL1, 511, 1);
    rl_move(RL1, 0, 0);
    rl_move(0, 255, 1);
    rl_move(0, 1, 1);
}
END_TEST

/* Beyond the first and last cylinder are guard bands (ZRLJ). */
START_TEST(guard_bands)
{
    rl_run(SEEK, 0777 << 7 | MARK | INWARD, 0, 0);
    ck_octal(rl_next_header(0) >> 7, 255);
    rl_run(SEEK, 1 << 7 | MARK | INWARD, 0, 0);
    ck_octal(rl_next_header(0) >> 7, 255);
    rl_run(SEEK, 0777 << 7 | MARK, 0, 0);
    ck_octal(rl_next_header(0) >> 7, 0);
    rl_move(RL1, 511, 0);
    rl_run(SEEK | RL1, 1 << 7 | MARK | INWARD | HEAD1, 0, 0);
    ck_octal(rl_next_header(RL1) & ~077, rlda(510, 1, 0));
}
END_TEST

/* Without MARK, with GS or with a reset it is no seek to the drive. */
START_TEST(no_seek)
{
    const word words[] = { INWARD | 0200, INWARD | 0200 | GS,
                           INWARD | 0200 | MARK | RST };
    for (int i = 0; i < 3; i++) {
        ck_octal(rl_run(SEEK, words[i], 0, 0), 0);
        ck_octal(look(bus, RLCS) & DRDY, DRDY);
        ck_octal(rl_next_header(0) >> 7, 0);
    }
}
END_TEST

/* The header, a word of zeros and their checksum, which real RL02s wrote as here. */
START_TEST(headers)
{
    const word real[][2] = {
        {03,   042000},
        { 04,  030001},
        { 07,  072001},
        { 026, 044004},
        { 046, 044013}
    };
    for (int i = 0; i < 5; i++) {
        bus->sched.now = (int64_t)TURN * (i + 1) + real[i][0] * SLOT - 1000;
        ck_octal(rl_run(HEADER, 0177777, 0, 0), 0);
        ck_octal(get(bus, RLMP), real[i][0]);
        ck_octal(get(bus, RLMP), 0);
        ck_octal(get(bus, RLMP), real[i][1]);
        ck_octal(get(bus, RLMP), real[i][1]); /* the silo's end */
    }
    ck_octal(get(bus, RLDA), 0177777);
    rl_move(RL1, 400, 1);
    ck_octal(rl_next_header(RL1) & ~077, rlda(400, 1, 0));
}
END_TEST

/* A debugger's look takes nothing out of the silo. */
START_TEST(peek)
{
    bus->sched.now = 5 * (int64_t)SLOT - 1;
    rl_run(HEADER, 0, 0, 0);
    for (int i = 0; i < 5; i++)
        ck_octal(look(bus, RLMP), 5);
    ck_octal(get(bus, RLMP), 5);
    ck_octal(look(bus, RLMP), 0);
}
END_TEST

/* --- data --------------------------------------------------------------------------- */

START_TEST(write_then_read)
{
    rl_move(RL1, 7, 1);
    rl_fill(01000, 384, 1);
    ck_octal(rl_run(WRITE | RL1, rlda(7, 1, 37), 01000, 384), 0);
    ck_octal(get(bus, RLDA), rlda(7, 1, 40)); /* the last of the track has passed */
    ck_octal(get(bus, RLBA), 02400);
    ck_octal(get(bus, RLCS), WRITE | RL1 | CRDY | DRDY);
    ck_octal(rl_run(READ | RL1, rlda(7, 1, 37), 010000, 384), 0);
    for (int i = 0; i < 384; i++)
        ck_octal(bus->core[010000 / 2 + i], (unsigned)i + 1);
    byte low_high[2];
    ck_assert(disk_read(&rl_bench.rl.drive[1].unit.disk, ((7 * 2 + 1) * 40 + 37) * 256,
                        low_high, 2));
    ck_assert_int_eq(low_high[0], 1); /* the low byte is first in the file */
    ck_assert_int_eq(low_high[1], 0);
}
END_TEST

/* A write that ends inside a sector clears the rest of it; a read leaves memory alone. */
START_TEST(part_of_a_sector)
{
    rl_fill(01000, 128, 0101);
    rl_run(WRITE, 0, 01000, 128);
    rl_run(WRITE, 0, 01000, 3);
    ck_octal(get(bus, RLBA), 01006);
    rl_fill(010000, 128, 0177000);
    rl_run(READ, 0, 010000, 5);
    ck_octal(bus->core[010000 / 2 + 2], 0103);
    ck_octal(bus->core[010000 / 2 + 3], 0);
    ck_octal(bus->core[010000 / 2 + 5], 0177005);
    ck_octal(get(bus, RLDA), 1);
}
END_TEST

/* A difference stops it with its sector. */
START_TEST(write_check)
{
    rl_fill(01000, 256, 1);
    rl_run(WRITE, 0, 01000, 256);
    ck_octal(rl_run(WCHECK, 0, 01000, 256), 0);
    ck_octal(get(bus, RLBA), 02000);
    bus->core[01004 / 2] = 0;
    ck_octal(rl_run(WCHECK, 0, 01000, 256), ERR | CRC);
    ck_octal(get(bus, RLBA), 01400);
    ck_octal(get(bus, RLDA), 1);
    bus->core[01004 / 2] = 3;
    bus->core[01400 / 2] = 0; /* in the next, and not among the words counted */
    ck_octal(rl_run(WCHECK, 0, 01000, 128), 0); /* a new function clears the error */
    ck_octal(bus->core[01400 / 2], 0);
}
END_TEST

/* Without header check: whatever sector comes, over the end of the track. */
START_TEST(read_any)
{
    rl_fill(01000, 256, 1);
    rl_run(WRITE, rlda(0, 0, 39), 01000, 128);
    rl_run(WRITE, rlda(0, 0, 0), 01400, 128);
    bus->sched.now = 100 * (int64_t)TURN - SLOT - 5;
    ck_octal(rl_run(ANY, rlda(77, 1, 50), 010000, 256), 0);
    for (int i = 0; i < 256; i++)
        ck_octal(bus->core[010000 / 2 + i], (unsigned)i + 1);
    ck_octal(get(bus, RLDA), rlda(77, 1, 52));
}
END_TEST

START_TEST(extended_memory)
{
    bus->core_bytes = CORE_MAX;
    rl_fill(0177776, 2, 0111);
    ck_octal(rl_run(WRITE, 0, 0177776, 2), 0);
    ck_octal(get(bus, RLBA), 2);
    ck_octal(get(bus, RLCS), CRDY | WRITE | 020 | DRDY); /* MEX carried */
    ck_octal(rl_run(READ | MEX, 0, 0100000, 2), 0);
    ck_octal(bus->core[0700000 / 2 + 1], 0112);
}
END_TEST

/* --- packs -------------------------------------------------------------------------- */

/* A new one has the bad-sector file of DEC standard 144 on its last track. */
START_TEST(a_new_pack)
{
    char path[48], error[DISK_ERROR];
    struct disk_wish wish = { .path = path, .create = true };
    byte track[40 * 256];
    snprintf(path, sizeof path, "%s-new", rl_bench.pack[0]);
    ck_assert_msg(drive_load(&rl_bench.rl.board, 2, &wish, error), "%s", error);
    const struct disk *d = &rl_bench.rl.drive[2].unit.disk;
    ck_assert_int_eq(d->size, RL01_BYTES);
    ck_assert(disk_read(d, RL01_BYTES - (int)sizeof track, track, sizeof track));
    for (int i = 0; i < 40 * 128; i++) {
        word want = i >= 1280 ? 0 : i % 128 < 2 ? 012345 : i % 128 < 4 ? 0 : 0177777;
        ck_octal(word_get(track + 2 * i), want);
    }
    ck_assert(disk_write(&rl_bench.rl.drive[2].unit.disk, RL01_BYTES - (int)sizeof track,
                         "guest", 5));
    drive_unload(&rl_bench.rl.board, 2); /* does not write it again */
    wish.create = false;
    ck_assert(
        drive_load(&rl_bench.rl.board, 2, &wish, error)); /* nor does an old one get it */
    ck_assert(disk_read(d, RL01_BYTES - (int)sizeof track, track, sizeof track));
    ck_assert_mem_eq(track, "guest", 5);
    drive_unload(&rl_bench.rl.board, 2);
    unlink(wish.path);
}
END_TEST

/* A file that only an RL02 holds makes the drive one, as SIMH's autosize. */
START_TEST(types)
{
    struct board *b = &rl_bench.rl.board;
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rl_bench.pack[1] };
    drive_unload(b, 1);
    ck_assert_int_eq(truncate(rl_bench.pack[1], RL01_BYTES + DISK_TRAILER + 512), 0);
    ck_assert(drive_load(b, 3, &wish, error));
    ck_assert_str_eq(drive_type(b, 3)->name, "RL02");
    ck_octal(rl_get_status(01400, true), 0235);
    ck_assert(!drive_set_type(b, 3, "RL01", error));
    drive_unload(b, 3);
    ck_assert_int_eq(truncate(rl_bench.pack[1], RL02_BYTES + DISK_TRAILER + 512), 0);
    FILE *f = fopen(rl_bench.pack[1], "a");
    putc('x', f);
    fclose(f);
    ck_assert(!drive_load(b, 3, &wish, error));
    ck_assert(drive_set_type(b, 3, "rl01", error));
    ck_octal(rl_get_status(01400, false), 010);
}
END_TEST

START_TEST(what_show_tells)
{
    const struct board *b = &rl_bench.rl.board;
    char text[80];
    rl_move(0, 12, 1);
    b->kind->drives->tell(b, 0, text, sizeof text);
    ck_assert_str_eq(text, "cylinder 12, head 1");
    rl_run(SEEK, MARK | 0200, 0, 0);
    b->kind->drives->tell(b, 0, text, sizeof text);
    ck_assert_str_eq(text, "cylinder 11, head 0 (seeking)");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rl11");
    const TTest *const first[] = { registers, two_registers_at_one_address,
                                   a_busy_control, the_selected_drive, NULL };
    const TTest *const status[] = { status_words, states_of_a_seek, volume_check,
                                    nop_and_command_words, NULL };
    const TTest *const seeks[] = {
        differences, guard_bands, no_seek, headers, peek, NULL
    };
    const TTest *const data[] = { write_then_read, part_of_a_sector, write_check,
                                  read_any,        extended_memory,  NULL };
    const TTest *const packs[] = { a_new_pack, types, what_show_tells, NULL };
    rl_case(suite, "registers", first);
    rl_case(suite, "get status", status);
    rl_case(suite, "seek and read header", seeks);
    rl_case(suite, "data", data);
    rl_case(suite, "packs", packs);
    return suite;
}

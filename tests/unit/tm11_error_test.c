/* The TM11: checks and errors, what cannot be, the tape's ends, and seven channels. TM11 manual,
 * chapter 3; much of it as DEC's ZTMA asks for it. */
#include "tests/unit/tm11_rig.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct unibus *const bus = &tm_bench.bus;

/* --- checks ------------------------------------------------------------------------- */

/* Three characters of all ones: CRC 033 and LPC 744 with odd parity, LPC 004 with even. */
START_TEST(check_characters)
{
    memset(bus->core + 01000 / 2, 0377, 4);
    ck_octal(tm_run(WRITE, 01000, 3), 0);
    tm_rest();
    tm_do(REVERSE, 1);
    ck_octal(tm_run(READ, 02000, 3), 0);
    ck_octal(get(bus, MTD), 033);
    tm_rest();
    tm_do(REVERSE, 1);
    put(bus, MTRD, 040000);
    ck_octal(tm_run(READ | EVEN, 02000, 3), PAE); /* and the data came */
    ck_octal(get(bus, MTD), 0744);
    ck_octal(bus->core[02000 / 2], 0177777);
    tm_rest();
    ck_octal(tm_run(WRITE | EVEN, 01000, 3), 0);
    tm_rest();
    tm_do(REVERSE, 1);
    ck_octal(tm_run(READ, 02000, 3), PAE);
    ck_octal(get(bus, MTD), 04);
    ck_octal(get(bus, MTRD) & 0777, 0);
}
END_TEST

static void make_tape(const char *bytes, size_t n)
{
    drive_unload(&tm_bench.tm.board, 0);
    int fd = open(tm_bench.tape[0], O_WRONLY | O_TRUNC);
    ck_assert_int_eq(write(fd, bytes, n), n);
    close(fd);
    tm_load(0, 0, DISK_WRITE);
}

START_TEST(record_in_error)
{
    make_tape("\2\0\0\200ab\2\0\0\200\2\0\0\0cd\2\0\0\0", 20);
    ck_octal(tm_run(READ, 02000, 2), PAE);
    ck_octal(bus->core[02000 / 2], 'a' | 'b' << 8);
    tm_rest();
    ck_octal(tm_run(READ, 02000, 2), 0);
}
END_TEST

START_TEST(nothing_recorded)
{
    ck_octal(tm_run(READ, 0, 2), BTE);
    tm_rest();
    ck_octal(tm_run(FORWARD, 0, 2), BTE);
    ck_octal(get(bus, MTBRC), (word)-2);
    tm_rest();
    tm_write_record(1, 2); /* behind the blank stretch, first in the file */
    tm_do(REVERSE, 1);
    ck_octal(tm_run(READ, 02000, 2), 0);
}
END_TEST

START_TEST(damage)
{
    make_tape("\2\0\0\0ab\2\0\0\0\7\0\0\0c", 15);
    ck_octal(tm_run(READ, 02000, 2), 0);
    tm_rest();
    ck_octal(tm_run(READ, 02000, 2), BTE);
    tm_rest();
    ck_octal(tm_run(FORWARD, 0, 1), BTE);
    tm_rest();
    tm_write_record(1, 2); /* what is written there mends the tape */
    ck_octal(tm_run(READ, 02000, 2), BTE);
    tm_rest();
    tm_do(REVERSE, 2);
    tm_do(FORWARD, 2);
}
END_TEST

START_TEST(bad_tape_by_maintenance)
{
    ck_octal(tm_run(WRITE, 01000, 2), 0);
    put(bus, MTRD, 020000);
    tm_rest();
    ck_octal(get(bus, MTS) & ERRORS, BTE);
    ck_octal(get(bus, MTC) >> 15, 1);
}
END_TEST

START_TEST(host_fails)
{
    make_tape("\2\0\0\0ab\2\0\0\0", 10);
    int fd = tm_bench.tm.unit[0].drive.disk.fd;
    tm_bench.tm.unit[0].drive.disk.fd = -1;
    ck_octal(tm_run(READ, 02000, 2), BTE);
    ck_assert_int_ne(bus->host_errno, 0);
    tm_rest();
    bus->host_errno = 0;
    ck_octal(tm_run(WRITE, 01000, 2), BTE);
    ck_assert_int_ne(bus->host_errno, 0);
    tm_rest();
    bus->host_errno = 0;
    ck_octal(tm_run(WRITE_EOF, 0, 0), BTE);
    ck_assert_int_ne(bus->host_errno, 0);
    tm_bench.tm.unit[0].drive.disk.fd = fd;
}
END_TEST

/* --- illegal commands --------------------------------------------------------------- */

START_TEST(illegal)
{
    ck_octal(tm_run(READ | UNIT1 * 2, 0, 1), ILC); /* not there */
    ck_octal(get(bus, MTC) & CUR, CUR);
    drive_lock(&tm_bench.tm.board, 0, true);
    ck_octal(tm_run(WRITE, 0, 1), ILC);
    ck_octal(tm_run(WRITE_EOF, 0, 1), ILC);
    ck_octal(tm_run(EXTENDED, 0, 1), ILC);
    ck_octal(tm_run(READ, 0, 1), BTE); /* not that */
}
END_TEST

/* A command that comes too early changes nothing but ILC; the function ends as it would. */
START_TEST(too_early)
{
    tm_start(WRITE, 01000, 2);
    put(bus, MTC, REWIND | UNIT1);
    ck_octal(get(bus, MTC), 0160004);
    ck_octal(get(bus, MTS) & ERRORS, ILC);
    tm_ns_to_cur();
    tm_rest();
    tm_do(REVERSE, 1); /* it was written, and ILC is gone */
}
END_TEST

START_TEST(off_line)
{
    tm_write_record(1, 2);
    ck_octal(tm_run(OFF_LINE, 0, 0), 0);
    ck_octal(get(bus, MTS), 0);
    ck_assert(tm_bench.tm.unit[0].drive.disk.attached); /* it rewinds */
    ck_octal(tm_run(READ, 0, 1), ILC);
    pass(bus, 60 * NS_PER_SEC);
    ck_assert(!tm_bench.tm.unit[0].drive.disk.attached);
    tm_load(0, 0, DISK_WRITE);
    ck_octal(get(bus, MTS) & ~ERRORS, SELR | BOT | TUR);
}
END_TEST

START_TEST(taken_off_while_it_runs)
{
    tm_start(WRITE | IE, 01000, 2);
    drive_unload(&tm_bench.tm.board, 0);
    ck_octal(get(bus, MTS), ILC);
    ck_octal(get(bus, MTC) & 0100200, 0100200);
    ck_octal(interrupt(bus), VECTOR);
    pass(bus, NS_PER_SEC);
}
END_TEST

/* --- the other end ------------------------------------------------------------------ */

START_TEST(end_of_tape)
{
    tm11_set_capacity(&tm_bench.tm, 0, 1); /* the strip is at a million frames */
    int records = 0;
    while (tm_run(WRITE, 0, 20000) == 0)
        records++;
    ck_octal(get(bus, MTS) & ERRORS, EOT);
    ck_assert_int_eq(records, 48); /* of 20488 frames each, 2400 before the first */
    tm_rest();
    ck_octal(tm_run(WRITE_EOF, 0, 0), EOT); /* there is tape left */
    tm_rest();
    ck_octal(tm_run(REVERSE, 0, 1), MARK | EOT); /* still beyond the strip */
    ck_octal(get(bus, MTC) >> 15, 1);
    tm_rest();
    put(bus, MTBRC, (word)-2);
    put(bus, MTC, REVERSE);
    tm_ns_to_cur();
    ck_octal(get(bus, MTS) & ERRORS, 0); /* passed, going back */
}
END_TEST

START_TEST(run_off)
{
    tm11_set_capacity(&tm_bench.tm, 0, 1);
    while (!(tm_run(WRITE, 0, 30000) & ILC))
        ck_assert_int_lt(bus->sched.now / NS_PER_SEC, 100);
    ck_octal(get(bus, MTS), ILC);
    ck_assert(!tm_bench.tm.unit[0].drive.disk.attached);
}
END_TEST

/* A file that holds more than 2400 feet has a longer reel. */
START_TEST(long_file)
{
    tm_bench.tm.unit[0].megabytes = 1;
    drive_unload(&tm_bench.tm.board, 0);
    int fd = open(tm_bench.tape[0], O_WRONLY);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(write(fd, "\2\0\0\0ab\2\0\0\0", 10), 10);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(write(fd, "\0\0\0\0", 4), 4);
    close(fd);
    tm_load(0, 0, DISK_WRITE);
    tm_do(FORWARD, 1000);
    for (int i = 0; i < 1000; i++)
        ck_octal(tm_run(FORWARD, 0, 1), MARK);
}
END_TEST

/* --- seven channels ----------------------------------------------------------------- */

START_TEST(seven_channels)
{
    char error[DISK_ERROR];
    drive_unload(&tm_bench.tm.board, 0);
    ck_assert(drive_set_type(&tm_bench.tm.board, 0, "TU10-7", error));
    tm_load(0, 0, DISK_WRITE);
    put(bus, MTC, 0);
    ck_octal(get(bus, MTS), SELR | BOT | SEVEN | TUR);
    bus->core[01000 / 2] = 0177777;
    ck_octal(tm_run(WRITE - 020000, 01000, 2), 0); /* six bits a character */
    tm_rest();
    tm_do(REVERSE, 1);
    ck_octal(tm_run(READ, 02000, 2), 0);
    ck_octal(bus->core[02000 / 2], 037477);
    ck_octal(get(bus, MTD), 0); /* the LPC of two equal ones */
    tm_rest();
    ck_octal(tm_run(WRITE, 01000, 2), 0); /* core dump: whole bytes */
    tm_rest();
    tm_do(REVERSE, 1);
    ck_octal(tm_run(READ, 02000, 2), 0);
    ck_octal(bus->core[02000 / 2], 0177777);
    tm_rest();
    tm_do(WRITE_EOF, 0);
    tm_run(REVERSE, 0, 1);
    tm_rest();
    ck_octal(tm_run(READ, 02000, 7), MARK);
    ck_octal(bus->core[02000 / 2], 0177777);
    ck_octal(get(bus, MTBRC), (word)-6); /* one byte, of two characters 017 */
}
END_TEST

/* Whatever is on the tape, whatever is written to the registers, and whenever. */
START_TEST(random_commands)
{
    char bytes[600];
    srandom(7);
    for (int i = 0; i < 2000; i++) {
        struct tu10 *u = &tm_bench.tm.unit[random() % 2];
        if (i % 100 == 0) {
            for (size_t n = 0; n < sizeof bytes; n++)
                bytes[n] = random() % 3 ? (char)(random() % 3) : (char)random();
            make_tape(bytes, sizeof bytes);
        }
        if (!tm_bench.tm.unit[1].drive.disk.attached)
            tm_load(1, 1, DISK_WRITE);
        if (!tm_bench.tm.unit[0].drive.disk.attached)
            tm_load(0, 0, DISK_WRITE);
        paddr at = MTS + (paddr)(random() % 6 * 2);
        word mask = random() % 4 ? WHOLE_WORD : random() % 2 ? LOW_BYTE : HIGH_BYTE;
        ck_assert(bus_write(bus, at, (word)random(), mask));
        get(bus, MTS);
        pass(bus, random() % (100 * NS_PER_MS));
        ck_assert_int_ge(u->at, 0);
        ck_assert_int_le(u->at, u->drive.disk.size);
        ck_assert(u->place > 0 || (u->place == 0 && u->at == 0));
    }
}
END_TEST

static void ck_told(const char *want)
{
    char text[128];
    tm_bench.tm.board.kind->drives->tell(&tm_bench.tm.board, 0, text, sizeof text);
    ck_assert_str_eq(text, want);
}

START_TEST(told)
{
    ck_told("0 records, 0 marks, at the load point");
    tm_write_record(1, 30000);
    tm_do(WRITE_EOF, 0);
    ck_told("1 record, 1 mark, 3 ft out");
    tm_start(REWIND, 0, 0);
    ck_told("1 record, 1 mark, 3 ft out (rewinding)");
    tm_rest();
    tm_start(READ, 0, 1);
    ck_told("1 record, 1 mark, at the load point (running)");
    tm_ns_to_cur();
    ck_told("1 record, 1 mark, 3 ft out (running)");
    pass(bus, 3 * NS_PER_MS);
    ck_told("1 record, 1 mark, 3 ft out (settling)");
    make_tape("\2\0\0\0ab\2\0\0\0\7\0\0\0c", 15);
    ck_told("1 record, 0 marks, at the load point; damaged at byte 10 of the file");
}
END_TEST

Suite *unit_suite(void)
{
    const TTest *const errors[] = { check_characters,
                                    record_in_error,
                                    nothing_recorded,
                                    damage,
                                    bad_tape_by_maintenance,
                                    host_fails,
                                    illegal,
                                    too_early,
                                    off_line,
                                    taken_off_while_it_runs,
                                    NULL };
    const TTest *const ends[] = { end_of_tape, run_off,         long_file, seven_channels,
                                  told,        random_commands, NULL };
    Suite *suite = suite_create("tm11_error");
    tm_case(suite, "errors", errors);
    tm_case(suite, "ends", ends);
    return suite;
}

/* The TM11: registers, functions, and what each of them does to tape and memory. TM11 manual,
 * chapter 3; much of it as DEC's ZTMA asks for it. */
#include "tests/unit/tm11_rig.h"

#include <fcntl.h>
#include <unistd.h>

static struct unibus *const bus = &tm_bench.bus;

static byte core_byte(paddr at)
{
    word w = bus->core[at / 2];
    return (byte)(at & 1 ? w >> 8 : w);
}

/* --- registers ---------------------------------------------------------------------- */

START_TEST(registers_hold)
{
    put(bus, MTC, 067576); /* but for power clear and GO */
    ck_octal(get(bus, MTC), 067776);
    put(bus, MTBRC, 0123456);
    ck_octal(get(bus, MTBRC), 0123456);
    put(bus, MTCMA, 0123457);
    ck_octal(get(bus, MTCMA), 0123457); /* bytes: it may be odd */
    put(bus, MTD, 0777);
    ck_octal(get(bus, MTD), 0377);
    put(bus, MTRD, 0177777);
    ck_octal(get(bus, MTRD), 060000);
    put(bus, MTS, 0177777);
    ck_octal(get(bus, MTS) & ERRORS, 0);
}
END_TEST

START_TEST(bytes_of_mtc)
{
    ck_assert(bus_write(bus, MTC, 0156, LOW_BYTE));
    ck_octal(get(bus, MTC), 0356);
    ck_assert(bus_write(bus, MTC, 067400, HIGH_BYTE)); /* no GO in there */
    ck_octal(get(bus, MTC), 067756);
}
END_TEST

static void ck_cleared(void)
{
    ck_octal(get(bus, MTC), CUR);
    ck_octal(get(bus, MTBRC), 0);
    ck_octal(get(bus, MTCMA), 0);
    ck_octal(get(bus, MTD), 0);
    ck_octal(get(bus, MTRD) & 077777, 0);
    ck_octal(get(bus, MTS), SELR | BOT | TUR);
}

static void fill_registers(void)
{
    put(bus, MTD, 0123);
    put(bus, MTRD, 060000);
    tm_start(UNIT1 * 7 | READ | IE, 0123, 5); /* there is no unit 7: ILC */
    ck_octal(get(bus, MTS), ILC);
}

START_TEST(init)
{
    fill_registers();
    bus_init(bus);
    ck_cleared();
    ck_octal(interrupt(bus), 0);
}
END_TEST

START_TEST(power_clear)
{
    fill_registers();
    put(bus, MTC, CLEAR | UNIT1 | IE); /* the rest of the word does not matter */
    ck_cleared();
    ck_octal(interrupt(bus), 0);
}
END_TEST

START_TEST(timer)
{
    ck_octal(get(bus, MTRD) >> 15, 0);
    pass(bus, 50000);
    ck_octal(get(bus, MTRD) >> 15, 1);
    pass(bus, 49999);
    ck_octal(get(bus, MTRD) >> 15, 1);
    pass(bus, 1);
    ck_octal(get(bus, MTRD) >> 15, 0);
}
END_TEST

START_TEST(status_of_units)
{
    ck_octal(get(bus, MTS), SELR | BOT | TUR);
    put(bus, MTC, UNIT1);
    ck_octal(get(bus, MTS), SELR | BOT | TUR);
    put(bus, MTC, UNIT1 * 2); /* nothing on it */
    ck_octal(get(bus, MTS), 0);
    put(bus, MTC, 0);
    drive_lock(&tm_bench.tm.board, 0, true);
    ck_octal(get(bus, MTS), SELR | BOT | WRL | TUR);
    drive_unload(&tm_bench.tm.board, 0);
    tm_load(0, 0, DISK_READONLY);
    ck_octal(get(bus, MTS), SELR | BOT | WRL | TUR);
    drive_enable(&tm_bench.tm.board, 0, false);
    ck_octal(get(bus, MTS), 0);
}
END_TEST

/* --- reading and writing ------------------------------------------------------------ */

START_TEST(write_and_read)
{
    tm_write_record('a', 7);
    ck_octal(get(bus, MTBRC), 0);
    ck_octal(get(bus, MTCMA), 01007);
    tm_do(REWIND, 0);
    ck_octal(tm_run(READ, 02001, 7), 0); /* to an odd address */
    for (int i = 0; i < 7; i++)
        ck_assert_int_eq(core_byte(02001 + i), 'a' + i);
    ck_assert_int_eq(core_byte(02000), 0);
    ck_assert_int_eq(core_byte(02010), 0);
    ck_octal(get(bus, MTBRC), 0);
    ck_octal(get(bus, MTCMA), 02010);
}
END_TEST

/* A write that the guest was told is done is in the file. */
START_TEST(in_the_file)
{
    byte bytes[12];
    tm_write_record('x', 3);
    int fd = open(tm_bench.tape[0], O_RDONLY);
    ck_assert_int_eq(read(fd, bytes, sizeof bytes), sizeof bytes);
    close(fd);
    ck_assert_mem_eq(bytes, "\3\0\0\0xyz\0\3\0\0\0", sizeof bytes);
}
END_TEST

START_TEST(short_record)
{
    tm_write_record(1, 4);
    tm_do(REWIND, 0);
    ck_octal(tm_run(READ, 02000, 10), 0); /* no error: MTBRC tells */
    ck_octal(get(bus, MTBRC), (word)-6);
    ck_octal(get(bus, MTCMA), 02004);
}
END_TEST

START_TEST(long_record)
{
    tm_write_record(1, 4);
    tm_do(REWIND, 0);
    ck_octal(tm_run(READ, 02000, 3), RLE);
    ck_octal(get(bus, MTBRC), 0);
    ck_octal(get(bus, MTCMA), 02003);
    ck_assert_int_eq(core_byte(02002), 3);
    ck_assert_int_eq(core_byte(02003), 0);
    tm_rest();
    ck_octal(tm_run(REVERSE, 0, 1), 0); /* it is passed all the same */
    tm_rest();
    ck_octal(tm_run(READ, 02000, 4), 0);
}
END_TEST

/* MTBRC 0 is 65,536: more than memory has, which is no error of the record's. */
START_TEST(longest_count)
{
    tm_write_record(1, 4);
    tm_do(REWIND, 0);
    ck_octal(tm_run(READ, 02000, 0), 0);
    ck_octal(get(bus, MTBRC), 4);
    tm_rest();
    ck_octal(tm_run(WRITE, 0, 0), NXM); /* there are 32,768 bytes */
    ck_octal(get(bus, MTCMA), CORE);
    tm_rest();
    tm_do(REVERSE, 1);
    ck_octal(tm_run(READ, 0, CORE), 0); /* they are on the tape */
}
END_TEST

START_TEST(extended_memory)
{
    put(bus, MTBRC, (word)-2);
    put(bus, MTCMA, 0177776);
    put(bus, MTC, WRITE | 060); /* 777776: nobody answers here */
    tm_ns_to_cur();
    ck_octal(get(bus, MTS) & ERRORS, NXM);
    ck_octal(get(bus, MTC) & 060, 060);
    ck_octal(get(bus, MTCMA), 0177776);
    ck_octal(get(bus, MTBRC), (word)-2);
    tm_rest();
    ck_octal(tm_run(READ, 0, 2), BTE); /* nothing was written */
}
END_TEST

START_TEST(address_carries)
{
    tm_write_record(1, 2);
    bus->core_bytes = 0760000;
    tm_do(REWIND, 0);
    put(bus, MTBRC, (word)-2);
    put(bus, MTCMA, 0177777);
    put(bus, MTC, READ);
    tm_ns_to_cur();
    ck_octal(get(bus, MTC) & 060, 020);
    ck_octal(get(bus, MTCMA), 1);
    ck_assert_int_eq(core_byte(0177777), 1);
    ck_assert_int_eq(core_byte(0200000), 2);
}
END_TEST

START_TEST(nxm_in_a_read)
{
    tm_write_record(1, 4);
    tm_do(REWIND, 0);
    ck_octal(tm_run(READ, CORE - 2, 4), NXM);
    ck_octal(get(bus, MTCMA), CORE);
    ck_octal(get(bus, MTBRC), (word)-2);
    tm_rest();
    ck_octal(tm_run(READ, 0, 4), BTE); /* the record was passed */
}
END_TEST

/* What is written in the middle ends the tape there. */
START_TEST(overwrite)
{
    for (byte i = 1; i < 4; i++)
        tm_write_record(i, 2);
    tm_do(REVERSE, 2);
    tm_write_record(9, 2);
    ck_octal(tm_run(READ, 0, 2), BTE);
    tm_rest();
    tm_do(REVERSE, 2);
    ck_octal(tm_run(READ, 02000, 2), 0);
    ck_assert_int_eq(core_byte(02000), 1);
    tm_rest();
    ck_octal(tm_run(READ, 02000, 2), 0);
    ck_assert_int_eq(core_byte(02000), 9);
}
END_TEST

/* --- marks and spacing -------------------------------------------------------------- */

START_TEST(mark_is_two_characters)
{
    tm_do(WRITE_EOF, 0);
    tm_do(REWIND, 0);
    ck_octal(tm_run(READ, 02000, 7), MARK);
    ck_octal(bus->core[02000 / 2], 011423); /* 023 023 */
    ck_octal(get(bus, MTBRC), (word)-5);
    tm_rest();
    ck_octal(tm_run(REVERSE, 0, 1), MARK);
    tm_rest();
    ck_octal(tm_run(READ, 02002, 1), MARK);
    ck_octal(bus->core[02002 / 2], 023);
    tm_rest();
    ck_octal(tm_run(REVERSE, 0, 1), MARK);
    tm_rest();
    ck_octal(tm_run(READ, CORE - 1, 7), MARK | NXM);
}
END_TEST

START_TEST(spacing)
{
    for (byte i = 1; i < 5; i++)
        tm_write_record(i, 2);
    tm_do(REWIND, 0);
    put(bus, MTCMA, 0123);
    tm_do(FORWARD, 2);
    ck_octal(get(bus, MTBRC), 0);
    ck_octal(get(bus, MTCMA), 0);
    ck_octal(tm_run(READ, 02000, 2), 0);
    ck_assert_int_eq(core_byte(02000), 3);
    tm_rest();
    tm_do(REVERSE, 3);
    ck_octal(get(bus, MTS),
             SELR | TUR); /* before the first record is not the load point */
    ck_octal(tm_run(READ, 02000, 2), 0);
    ck_assert_int_eq(core_byte(02000), 1);
}
END_TEST

START_TEST(mark_stops_spacing)
{
    tm_write_record(1, 2);
    tm_do(WRITE_EOF, 0);
    tm_write_record(2, 2);
    tm_do(REWIND, 0);
    ck_octal(tm_run(FORWARD, 0, 5), MARK);
    ck_octal(get(bus, MTBRC), (word)-3); /* the mark is counted */
    tm_rest();
    ck_octal(tm_run(READ, 02000, 2), 0);
    tm_rest();
    ck_octal(tm_run(REVERSE, 0, 5), MARK);
    ck_octal(get(bus, MTBRC), (word)-3);
    tm_rest();
    ck_octal(tm_run(READ, 02000, 4), MARK);
}
END_TEST

START_TEST(load_point)
{
    ck_octal(tm_run(REVERSE, 0, 1), 0); /* at it: nothing happens */
    ck_octal(get(bus, MTS), SELR | BOT | TUR);
    ck_octal(get(bus, MTBRC), (word)-1);
    tm_write_record(1, 2);
    tm_do(REVERSE, 1);
    ck_octal(get(bus, MTS), SELR | TUR);
    ck_octal(tm_run(REVERSE, 0, 1), 0);
    ck_octal(get(bus, MTS), SELR | BOT | SDWN);
    ck_octal(get(bus, MTBRC), (word)-1); /* there was no record to count */
    tm_rest();
    ck_octal(get(bus, MTS), SELR | BOT | TUR);
    ck_octal(tm_run(READ, 02000, 2), 0);
}
END_TEST

Suite *unit_suite(void)
{
    const TTest *const registers[] = { registers_hold, bytes_of_mtc,    init, power_clear,
                                       timer,          status_of_units, NULL };
    const TTest *const data[] = {
        write_and_read,  in_the_file,     short_record,  long_record, longest_count,
        extended_memory, address_carries, nxm_in_a_read, overwrite,   NULL
    };
    const TTest *const spaces[] = { mark_is_two_characters, spacing, mark_stops_spacing,
                                    load_point, NULL };
    Suite *suite = suite_create("tm11");
    tm_case(suite, "registers", registers);
    tm_case(suite, "data", data);
    tm_case(suite, "spaces", spaces);
    return suite;
}

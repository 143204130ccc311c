/* When a TM11 is done, and how it tells: interrupts, and the time of all that it does, to the
 * ns. TM11 manual, chapter 3; 45 inches a second, 800 frames an inch: 27,777 7/9 ns a frame. */
#include "tests/unit/tm11_rig.h"

#include <string.h>

static struct unibus *const bus = &tm_bench.bus;

enum {
    HALF_START = 4500000,  /* lost by starting from rest */
    SHUTDOWN_NS = 2222222, /* 80 frames */
    SETTLE = 8000000,
    ACCEPT = 10000
};

/* --- interrupts --------------------------------------------------------------------- */

START_TEST(interrupt_when_done)
{
    word vector;
    tm_start(WRITE | IE, 01000, 2);
    ck_octal(interrupt(bus), 0);
    tm_ns_to_cur();
    ck_assert(!bus_grant(bus, 5, &vector)); /* BR5 */
    ck_assert(bus_grant(bus, 4, &vector));
    ck_octal(vector, VECTOR);
    tm_rest();
    ck_octal(interrupt(bus), 0);
}
END_TEST

START_TEST(interrupt_when_ie_is_set)
{
    put(bus, MTC, IE); /* CUR is up, no GO */
    ck_octal(interrupt(bus), VECTOR);
    put(bus, MTC, IE);
    ck_octal(interrupt(bus), 0); /* it was set already */
    put(bus, MTC, 0);
    put(bus, MTC, IE);
    put(bus, MTC, 0); /* and falls with IE */
    ck_octal(interrupt(bus), 0);
    put(bus, MTC, IE);
    tm_start(READ | IE, 0, 1); /* and with GO */
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* With an error CUR and ERR come up together: one interrupt, and MTC may be written. */
START_TEST(interrupt_on_error)
{
    tm_start(READ | IE | UNIT1 * 2, 0, 1);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(interrupt(bus), 0);
    tm_do(WRITE_EOF, 0);
    tm_do(REWIND, 0);
    tm_start(READ | IE, 0, 7);
    tm_ns_to_cur();
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(get(bus, MTC) & 0100200, 0100200);
    tm_rest();
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* A rewind interrupts when it is under way, and when the transport is ready. */
START_TEST(rewind_interrupts_twice)
{
    tm_write_record(1, 2);
    tm_start(REWIND | IE, 0, 0);
    ck_assert_int_eq(tm_ns_to_cur(), ACCEPT);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(get(bus, MTS), SELR | RWS);
    tm_rest();
    ck_octal(get(bus, MTS), SELR | BOT | TUR);
    ck_octal(interrupt(bus), VECTOR);
    tm_do(REWIND | IE, 0); /* at the load point there is nothing to wait for */
    ck_octal(interrupt(bus), VECTOR);
    pass(bus, NS_PER_SEC);
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* Another unit's rewind does not. */
START_TEST(rewind_not_selected)
{
    tm_write_record(1, 2);
    tm_do(REWIND | IE, 0);
    tm_run(WRITE | UNIT1, 01000, 2);
    while (interrupt(bus))
        continue;
    put(bus, MTC, UNIT1 | IE);
    ck_octal(interrupt(bus), VECTOR);
    pass(bus, NS_PER_SEC);
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* --- time --------------------------------------------------------------------------- */

START_TEST(first_record)
{
    tm_start(WRITE, 01000, 100);
    ck_octal(get(bus, MTS), SELR); /* neither BOT nor TUR once it runs */
    /* 3 in of gap, 100 characters and the two checks, eight frames */
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 66666666 + 3000000);
    ck_octal(get(bus, MTRD) & 010000, 010000); /* gap shutdown */
    ck_octal(get(bus, MTS), SELR);
    pass(bus, SHUTDOWN_NS - 1);
    ck_octal(get(bus, MTRD) & 010000, 010000);
    pass(bus, 1);
    ck_octal(get(bus, MTRD) & 010000, 0);
    ck_octal(get(bus, MTS), SELR | SDWN);
    ck_assert_int_eq(tm_ns_to_tur(), SETTLE);
    ck_octal(get(bus, MTS), SELR | TUR);
}
END_TEST

/* 0.6 in of gap, of which 80 and 144 frames were used up to stop. */
START_TEST(next_record)
{
    tm_write_record(1, 100);
    tm_start(WRITE, 01000, 92);
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 256 * 250000 / 9 + 100 * 250000 / 9);
}
END_TEST

START_TEST(mark)
{
    tm_write_record(1, 2);
    tm_start(WRITE_EOF, 0, 0); /* 3 in of gap, nine frames */
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 2176 * 250000 / 9 + 250000);
    tm_rest();
    tm_start(EXTENDED, 01000, 1); /* 3 in */
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 2176 * 250000 / 9 + 250000);
}
END_TEST

/* Back from 224 frames behind a record to its last character, and over it. */
START_TEST(turned)
{
    tm_write_record(1, 100);
    tm_write_record(1, 91);
    tm_start(REVERSE, 0, 1);
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 224 * 250000 / 9 + 99 * 250000 / 9);
    tm_rest();
    tm_start(READ, 02000, 100); /* 224 frames before it */
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 224 * 250000 / 9 + 99 * 250000 / 9);
}
END_TEST

/* A command at once keeps the tape at its speed. */
START_TEST(keeps_moving)
{
    tm_write_record(1, 1);
    tm_start(WRITE, 01000, 1);
    tm_ns_to_cur();
    tm_start(WRITE, 01000, 1);
    ck_assert_int_eq(tm_ns_to_cur(), 13333333 + 250000);
    pass(bus, 1000000);
    tm_start(WRITE, 01000, 1); /* within gap shutdown */
    ck_assert_int_eq(tm_ns_to_cur(), 12333333 + 250000);
}
END_TEST

/* Half way through settling it has lost a little; the other way, it has to settle first. */
START_TEST(called_back)
{
    tm_run(WRITE, 01000, 1);
    pass(bus, SHUTDOWN_NS + 4000000);
    tm_start(WRITE, 01000, 1);
    ck_assert_int_eq(tm_ns_to_cur(), 11111111 - 4000000 + 2125000 + 250000);
    pass(bus, SHUTDOWN_NS + SETTLE - 1);
    tm_start(WRITE, 01000, 1); /* as good as from rest */
    ck_assert_int_eq(tm_ns_to_cur() / 1000, (1 + HALF_START + 7111111 + 250000) / 1000);
    pass(bus, SHUTDOWN_NS + 4000000);
    tm_start(REVERSE, 0, 1);
    ck_assert_int_eq(tm_ns_to_cur(), 4000000 + HALF_START + 224 * 250000 / 9 + 250000);
}
END_TEST

/* Between records that are passed the tape does not stop. */
START_TEST(spacing)
{
    for (int i = 0; i < 3; i++)
        tm_write_record(1, 1);
    tm_do(REWIND, 0);
    tm_start(FORWARD, 0, 3);
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 66666666 + 3 * 250000 + 2 * 13333333);
    tm_rest();
    tm_start(REVERSE, 0, 3);
    ck_assert_int_eq(tm_ns_to_cur(),
                     HALF_START + 224 * 250000 / 9 + 3 * 250000 + 2 * 13333333);
}
END_TEST

/* 150 inches a second: 8,333 1/3 ns a frame. */
START_TEST(rewind)
{
    tm_write_record(1, 1000); /* the head stands at 2400 + 1008 + 224 */
    tm_start(REWIND, 0, 0);
    ck_assert_int_eq(tm_ns_to_cur(), ACCEPT);
    pass(bus, 9000000 + 3632 * 25000 / 3 - ACCEPT - 1);
    ck_octal(get(bus, MTS), SELR | RWS);
    pass(bus, 1);
    ck_octal(get(bus, MTS), SELR | BOT | SDWN);
    ck_assert_int_eq(tm_ns_to_tur(), SETTLE);
}
END_TEST

/* What is asked of a transport that rewinds waits for it. */
START_TEST(waits_for_the_rewind)
{
    tm_write_record('a', 2);
    tm_run(REWIND, 0, 0);
    int64_t wait = 9000000 + 2634 * 25000 / 3 + SETTLE - ACCEPT;
    tm_start(READ, 02000, 2);
    ck_octal(get(bus, MTS), SELR | RWS);
    ck_assert_int_eq(tm_ns_to_cur(), wait + HALF_START + 66666666 + 10 * 250000 / 9);
    ck_octal(bus->core[02000 / 2], 'a' | 'b' << 8);
}
END_TEST

/* Another transport can be used meanwhile. */
START_TEST(rewinds_beside)
{
    tm_write_record(1, 30000);
    tm_run(REWIND, 0, 0);
    ck_octal(tm_run(WRITE | UNIT1, 01000, 2), 0);
    put(bus, MTC, 0);
    ck_octal(get(bus, MTS), SELR | RWS);
}
END_TEST

START_TEST(blank)
{
    tm_start(READ, 0, 1); /* 3 ft and no character */
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 800000000);
}
END_TEST

START_TEST(load_point)
{
    tm_write_record(1, 1);
    tm_do(REVERSE, 1); /* to 224 before 2400 */
    tm_start(REVERSE, 0, 1);
    ck_assert_int_eq(tm_ns_to_cur(), HALF_START + 2176 * 250000 / 9);
    tm_rest();
    tm_start(REVERSE, 0, 1);
    ck_assert_int_eq(tm_ns_to_cur(), ACCEPT);
}
END_TEST

/* --- cut short ---------------------------------------------------------------------- */

/* INIT while a record passes that is read: it lies behind the head. */
START_TEST(cut_while_reading)
{
    tm_write_record('a', 2);
    tm_write_record('c', 2);
    tm_do(REWIND, 0);
    tm_start(READ | IE, 02000, 2);
    pass(bus, HALF_START + 66666666 + 1000);
    bus_init(bus);
    ck_octal(get(bus, MTC), CUR);
    ck_octal(get(bus, MTS), SELR | SDWN);
    ck_octal(bus->core[02000 / 2], 0);
    tm_rest();
    ck_octal(interrupt(bus), 0);
    ck_octal(tm_run(READ, 02000, 2), 0);
    ck_octal(bus->core[02000 / 2], 'c' | 'd' << 8);
}
END_TEST

START_TEST(cut_while_writing)
{
    tm_start(WRITE, 01000, 100);
    pass(bus, HALF_START + 66666666 + 1000);
    put(bus, MTC, CLEAR);
    tm_rest();
    ck_octal(tm_run(READ, 0, 2), BTE); /* it is not there */
}
END_TEST

START_TEST(cut_on_the_way)
{
    tm_write_record('a', 2);
    tm_do(REWIND, 0);
    for (int i = 0; i < 50; i++) {
        tm_start(READ, 0, 2);
        pass(bus, NS_PER_MS);
        put(bus, MTC, CLEAR);
        tm_rest();
    }
    ck_octal(tm_run(READ, 02000, 2), 0);
    ck_octal(bus->core[02000 / 2], 'a' | 'b' << 8);
    for (int i = 0; i < 50; i++) {
        tm_start(REVERSE, 0, 1);
        pass(bus, NS_PER_MS);
        put(bus, MTC, CLEAR);
        tm_rest();
    }
    ck_octal(get(bus, MTS), SELR | TUR); /* it never came to the load point */
    tm_do(REVERSE, 1);
    ck_octal(tm_run(READ, 02000, 2), 0);
}
END_TEST

/* A rewind goes on whatever the control is told. */
START_TEST(init_while_rewinding)
{
    tm_write_record(1, 1000);
    tm_start(REWIND, 0, 0);
    pass(bus, 1000000);
    bus_init(bus);
    ck_octal(get(bus, MTS), SELR | RWS);
    tm_rest();
    ck_octal(get(bus, MTS), SELR | BOT | TUR);
}
END_TEST

Suite *unit_suite(void)
{
    const TTest *const interrupts[] = { interrupt_when_done, interrupt_when_ie_is_set,
                                        interrupt_on_error,  rewind_interrupts_twice,
                                        rewind_not_selected, NULL };
    const TTest *const times[] = { first_record,
                                   next_record,
                                   mark,
                                   turned,
                                   keeps_moving,
                                   called_back,
                                   spacing,
                                   rewind,
                                   waits_for_the_rewind,
                                   rewinds_beside,
                                   blank,
                                   load_point,
                                   NULL };
    const TTest *const cuts[] = { cut_while_reading, cut_while_writing, cut_on_the_way,
                                  init_while_rewinding, NULL };
    Suite *suite = suite_create("tm11 time");
    tm_case(suite, "interrupts", interrupts);
    tm_case(suite, "times", times);
    tm_case(suite, "cuts", cuts);
    return suite;
}

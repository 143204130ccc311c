/* The DC11. PDP-11 Peripherals Handbook, "DC11"; the Sixth Edition's driver is written to it. */
#include "devices/dc11.h"

#include <string.h>

#include "tests/unit/lines_bench.h"

enum { RCSR = 0, RBUF = 2, TCSR = 4, TBUF = 6 };
enum { RECEIVER = 0310, TRANSMITTER = 0314 };
enum { CHAR = 8333333 }; /* ns of ten bits at 1200 baud */

static struct {
    struct unibus bus;
    struct dc11 dc[2];
} m;
static struct board *b;

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, 8192);
    dc11_attach(m.dc, &m.bus, 2);
    b = &m.dc[1].board;
    ck_assert_ptr_null(bus_plug(&m.bus, b));
    bus_init(&m.bus);
}

/* 1200 baud, eight bits, one stop bit; a caller, and DTR is up. */
static void connect(void)
{
    put_at(b, TCSR, 0431);
    put_at(b, RCSR, 031);
    far_call(b, 0);
    get_at(b, RCSR);
}

START_TEST(init_and_bits)
{
    ck_octal(b->first, 0774010);
    ck_octal(get_at(b, RCSR), 0);
    ck_octal(get_at(b, TCSR), 0200);
    put_at(b, RCSR, 0177777);
    ck_octal(get_at(b, RCSR), 03533);
    put_at(b, TCSR, 0177777);
    ck_octal(get_at(b, TCSR), 0735);
    put_at(b, TBUF, 0177652);
    ck_octal(get_at(b, TBUF), 0252);
    bus_write(&m.bus, b->first + TCSR + 1, 0, HIGH_BYTE);
    ck_octal(get_at(b, TCSR) & 0535, 0135);
    bus_init(&m.bus);
    ck_octal(get_at(b, RCSR), 0);
    ck_octal(get_at(b, TCSR), 0200);
}
END_TEST

/* The carrier is an error to the receiver, told once; reading RCSR takes it back. */
START_TEST(carrier)
{
    put_at(b, RCSR, 0101);
    ck_octal(interrupt(&m.bus), 0);
    far_call(b, 0);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, RCSR), 0140105);
    ck_octal(get_at(b, RCSR), 0105);
    put_at(b, TCSR, 01);
    ck_octal(get_at(b, TCSR), 0203);
    far_leave(b, 0);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, RCSR), 0140101);
    ck_octal(get_at(b, TCSR), 0201);
}
END_TEST

START_TEST(ring)
{
    put_at(b, RCSR, 0100);
    far_call(b, 0);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, RCSR), 0120100);
    far_type(b, 0, "a"); /* it goes on ringing, and is told of once */
    ck_octal(get_at(b, RCSR), 0100);
    put_at(b, RCSR, 0101); /* the call is taken */
    ck_octal(get_at(b, RCSR), 0140105);
    put_at(b, RCSR, 0100);
    ck_assert(far_end(b, 0)->hung_up);
    ck_octal(get_at(b, RCSR), 0140100);
}
END_TEST

START_TEST(receives)
{
    connect();
    put_at(b, RCSR, 0131);
    far_type(b, 0, "ab");
    pass(&m.bus, CHAR - 1);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 1);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, RCSR), 0375); /* 141 has three ones: odd */
    pass(&m.bus, 10 * CHAR);         /* the next one waits until this one is taken */
    ck_octal(look(&m.bus, b->first + RBUF), 'a');
    ck_octal(get_at(b, RBUF), 'a');
    ck_octal(get_at(b, RCSR) & 0200, 0);
    pass(&m.bus, CHAR);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, RBUF), 'b');
    put_at(b, RCSR, 0531); /* code 1: six bits, nine in all */
    far_type(b, 0, "a");
    pass(&m.bus, CHAR * 8 / 10 - 1);
    ck_octal(get_at(b, RCSR) & 0200, 0);
    pass(&m.bus, 2);
    ck_octal(get_at(b, RBUF), 'a' & 077);
}
END_TEST

START_TEST(transmits)
{
    connect();
    put_at(b, TCSR, 0531);
    ck_octal(interrupt(&m.bus), TRANSMITTER);
    put_at(b, TBUF, 'x');
    put_at(b, TBUF, 'y'); /* too early: lost */
    ck_octal(get_at(b, TCSR) & 0200, 0);
    pass(&m.bus, CHAR - 1);
    ck_assert_str_eq(far_read(b, 0), "");
    pass(&m.bus, 1);
    ck_octal(interrupt(&m.bus), TRANSMITTER);
    ck_assert_str_eq(far_read(b, 0), "x");
    put_at(b, TCSR, 0521); /* 300 baud */
    put_at(b, TBUF, 'z');
    pass(&m.bus, 4 * CHAR - 1);
    ck_assert_str_eq(far_read(b, 0), "");
    pass(&m.bus, 2);
    ck_assert_str_eq(far_read(b, 0), "z");
}
END_TEST

START_TEST(stands_still_while_nobody_reads)
{
    connect();
    for (int i = 0; i < SERIAL_ROOM; i++) {
        put_at(b, TBUF, 'x');
        pass(&m.bus, CHAR);
    }
    put_at(b, TBUF, 'y');
    pass(&m.bus, 100 * CHAR);
    ck_octal(get_at(b, TCSR) & 0200, 0);
    ck_assert_uint_eq(strlen(far_read(b, 0)), SERIAL_ROOM);
    ck_octal(get_at(b, TCSR) & 0200, 0200);
    ck_assert_str_eq(far_read(b, 0), "y");
}
END_TEST

/* MAINT joins the transmitter to the receiver, which then can be overrun. */
START_TEST(maintenance)
{
    connect();
    put_at(b, TCSR, 0435);
    far_type(b, 0, "far");
    put_at(b, TBUF, 'a');
    pass(&m.bus, CHAR);
    ck_octal(get_at(b, RBUF), 'a');
    for (int i = 0; i < 2; i++) {
        put_at(b, TBUF, (word)('b' + i));
        pass(&m.bus, CHAR);
    }
    ck_octal(get_at(b, RCSR) & 0110200, 0110200);
    ck_octal(get_at(b, RBUF), 'c');
    put_at(b, TCSR, 0431);
    pass(&m.bus, CHAR);
    ck_octal(get_at(b, RBUF), 'f');
}
END_TEST

START_TEST(break_is_space)
{
    connect();
    put_at(b, RCSR, 033);
    put_at(b, TBUF, 'a');
    pass(&m.bus, CHAR);
    ck_assert_int_eq(serial_get(far_end(b, 0)), 0);
}
END_TEST

/* INIT drops DTR. */
START_TEST(init_hangs_up)
{
    connect();
    far_type(b, 0, "abc");
    bus_init(&m.bus);
    ck_assert(far_end(b, 0)->hung_up);
    pass(&m.bus, 10 * CHAR);
    ck_octal(get_at(b, RCSR) & 0200, 0);
    bus_unplug(&m.bus, b);
    word data;
    ck_assert(!bus_read(&m.bus, b->first, &data));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("dc11");
    TCase *t = tcase_create("dc11");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, init_and_bits);
    tcase_add_test(t, carrier);
    tcase_add_test(t, ring);
    tcase_add_test(t, receives);
    tcase_add_test(t, transmits);
    tcase_add_test(t, stands_still_while_nobody_reads);
    tcase_add_test(t, maintenance);
    tcase_add_test(t, break_is_space);
    tcase_add_test(t, init_hangs_up);
    suite_add_tcase(suite, t);
    return suite;
}

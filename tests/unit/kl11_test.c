/* The console line. PDP-11 Peripherals Handbook, "KL11" and "DL11": RCSR, RBUF, XCSR,
 * XBUF. DEC's ZKLA and ZDLD test the same on the whole machine. */
#include "devices/kl11.h"

#include <string.h>

#include "tests/unit/backplane.h"

enum { RCSR = 0777560, RBUF = 0777562, XCSR = 0777564, XBUF = 0777566 };
enum { RECEIVER = 060, TRANSMITTER = 064 };
enum { CHAR = 2083333 }; /* ns of ten bits at 4800 baud */

static struct {
    struct unibus bus;
    struct kl11 kl;
} m;
static char printed[64];

static void print(void *host, byte c)
{
    char *to = host;
    to[strlen(to)] = (char)c;
}

static void setup(void)
{
    memset(&m, 0, sizeof m);
    memset(printed, 0, sizeof printed);
    bus_create(&m.bus, 8192);
    kl11_attach(&m.kl, &m.bus);
    m.kl.put = print;
    m.kl.host = printed;
    bus_init(&m.bus);
}

START_TEST(init)
{
    put(&m.bus, RCSR, 0100);
    put(&m.bus, XCSR, 0105);
    bus_init(&m.bus);
    ck_octal(get(&m.bus, RCSR), 0);
    ck_octal(get(&m.bus, XCSR), 0200);
    ck_octal(get(&m.bus, XBUF), 0);
}
END_TEST

START_TEST(writable_bits)
{
    put(&m.bus, RCSR, 0177677);
    ck_octal(get(&m.bus, RCSR), 0);
    put(&m.bus, RCSR, 0177777);
    ck_octal(get(&m.bus, RCSR), 0100);
    put(&m.bus, XCSR, 0177777);
    ck_octal(get(&m.bus, XCSR), 0305);
    bus_write(&m.bus, XCSR + 1, 0, HIGH_BYTE);
    ck_octal(get(&m.bus, XCSR), 0305);
    m.kl.double_buffered = false; /* the KL11 has no BREAK: ZKLA test 43 */
    put(&m.bus, XCSR, 0);
    put(&m.bus, XCSR, 01);
    ck_octal(get(&m.bus, XCSR), 0200);
}
END_TEST

/* The DL11's UART: READY is back within a bit, a third character has to wait. */
START_TEST(double_buffered)
{
    put(&m.bus, XBUF, 'a');
    ck_octal(get(&m.bus, XCSR), 0);
    pass(&m.bus, CHAR / 10);
    ck_octal(get(&m.bus, XCSR), 0200);
    put(&m.bus, XBUF, 'b');
    pass(&m.bus, CHAR - CHAR / 10 - 1);
    ck_octal(get(&m.bus, XCSR), 0);
    ck_assert_str_eq(printed, "");
    pass(&m.bus, 1);
    ck_octal(get(&m.bus, XCSR), 0200);
    ck_assert_str_eq(printed, "a");
    pass(&m.bus, CHAR);
    ck_assert_str_eq(printed, "ab");
}
END_TEST

START_TEST(single_buffered)
{
    m.kl.double_buffered = false;
    put(&m.bus, XBUF, 'a');
    pass(&m.bus, CHAR - 1);
    ck_octal(get(&m.bus, XCSR), 0);
    pass(&m.bus, 1);
    ck_octal(get(&m.bus, XCSR), 0200);
    ck_assert_str_eq(printed, "a");
}
END_TEST

/* 110 baud has two stop bits: ten characters a second. */
START_TEST(speeds)
{
    ck_assert(kl11_set_baud(&m.kl, 110));
    ck_assert_int_eq(kl11_character_ns(&m.kl), 100 * NS_PER_MS);
    ck_assert(kl11_set_baud(&m.kl, 9600));
    ck_assert_int_eq(kl11_character_ns(&m.kl), 1041666);
    ck_assert(!kl11_set_baud(&m.kl, 111));
    ck_assert_int_eq(m.kl.baud, 9600);
}
END_TEST

START_TEST(transmitter_interrupts)
{
    put(&m.bus, XCSR, 0100); /* READY is up: the edge of the AND */
    ck_octal(interrupt(&m.bus), TRANSMITTER);
    ck_octal(interrupt(&m.bus), 0);
    put(&m.bus, XBUF, 'x');
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, CHAR);
    ck_octal(interrupt(&m.bus), TRANSMITTER);
    put(&m.bus, XCSR, 0);
    put(&m.bus, XCSR, 0100);
    put(&m.bus, XCSR, 0); /* dropped before the grant */
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

START_TEST(receiver_is_nearer_than_transmitter)
{
    put(&m.bus, XCSR, 0100);
    put(&m.bus, RCSR, 0100);
    kl11_type(&m.kl, "x", 1);
    pass(&m.bus, CHAR);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(interrupt(&m.bus), TRANSMITTER);
    word vector;
    put(&m.bus, XCSR, 0);
    put(&m.bus, XCSR, 0100);
    ck_assert(!bus_grant(&m.bus, 4, &vector));
}
END_TEST

/* A character comes one character time later, ACTIVE meanwhile; reading RBUF drops DONE. */
START_TEST(receive)
{
    put(&m.bus, RCSR, 0100);
    ck_assert_int_eq(kl11_type(&m.kl, "A", 1), 1);
    ck_octal(get(&m.bus, RCSR), 04100);
    pass(&m.bus, CHAR - 1);
    ck_octal(get(&m.bus, RCSR), 04100);
    pass(&m.bus, 1);
    ck_octal(get(&m.bus, RCSR), 0300);
    ck_octal(look(&m.bus, RBUF), 'A'); /* a debugger pops nothing */
    ck_octal(get(&m.bus, RCSR), 0300);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get(&m.bus, RBUF), 'A');
    ck_octal(get(&m.bus, RCSR), 0100);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

START_TEST(request_falls_when_the_character_is_read)
{
    put(&m.bus, RCSR, 0100);
    kl11_type(&m.kl, "A", 1);
    pass(&m.bus, CHAR);
    get(&m.bus, RBUF);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

/* Typing ahead is never lost: the next one waits until the guest took the one before. */
START_TEST(queue_waits_for_the_guest)
{
    kl11_type(&m.kl, "xyz", 3);
    pass(&m.bus, NS_PER_SEC);
    ck_octal(get(&m.bus, RBUF), 'x');
    ck_octal(get(&m.bus, RCSR), 04000);
    pass(&m.bus, CHAR - 1);
    ck_octal(get(&m.bus, RCSR), 04000);
    pass(&m.bus, 1);
    put(&m.bus, RCSR, 01); /* RDR ENB drops DONE: y was not read and comes again */
    ck_octal(get(&m.bus, RCSR), 04000);
    get(&m.bus, RBUF); /* the old one, once more */
    pass(&m.bus, CHAR);
    bus_init(&m.bus); /* and so it does after INIT */
    pass(&m.bus, CHAR);
    ck_octal(get(&m.bus, RBUF), 'y');
    pass(&m.bus, CHAR);
    ck_octal(get(&m.bus, RBUF), 'z');
    pass(&m.bus, NS_PER_SEC);
    ck_octal(get(&m.bus, RCSR), 0);
}
END_TEST

START_TEST(queue_tells_how_much_fitted)
{
    static char text[KL11_QUEUE + 10];
    memset(text, 'q', sizeof text);
    ck_assert_int_eq(kl11_type(&m.kl, text, sizeof text), KL11_QUEUE);
    ck_assert_int_eq(kl11_type(&m.kl, text, 1), 0);
    pass(&m.bus, CHAR);
    get(&m.bus, RBUF);
    ck_assert_int_eq(kl11_type(&m.kl, text, 2), 1);
}
END_TEST

/* A line from outside does not wait: OVR and ERR. */
START_TEST(overrun)
{
    kl11_type(&m.kl, "t", 1); /* typed, overrun, and so typed again */
    pass(&m.bus, CHAR);
    kl11_receive(&m.kl, 'l');
    ck_octal(get(&m.bus, RBUF), 0140000 | 'l');
    pass(&m.bus, CHAR);
    ck_octal(get(&m.bus, RBUF), 't');
    pass(&m.bus, CHAR);
    ck_octal(get(&m.bus, RCSR), 0);
    kl11_receive(&m.kl, 'a');
    kl11_receive(&m.kl, 'b');
    ck_octal(get(&m.bus, RBUF), 0140000 | 'b');
    kl11_receive(&m.kl, 'c');
    ck_octal(get(&m.bus, RBUF), 'c');
}
END_TEST

/* MAINT: what is sent comes back; the typist is cut off until it ends. */
START_TEST(maintenance)
{
    put(&m.bus, XCSR, 04);
    kl11_type(&m.kl, "t", 1);
    put(&m.bus, XBUF, 0252);
    ck_octal(get(&m.bus, RCSR), 04000);
    pass(&m.bus, CHAR);
    ck_octal(get(&m.bus, RCSR), 0200);
    ck_octal(get(&m.bus, RBUF), 0252);
    put(&m.bus, XBUF, 1);
    pass(&m.bus, 50000);
    put(&m.bus, XBUF, 2);
    pass(&m.bus, 2 * CHAR);
    ck_octal(get(&m.bus, RBUF), 0140002);
    put(&m.bus, XCSR, 0);
    pass(&m.bus, CHAR);
    ck_octal(get(&m.bus, RBUF), 't');
}
END_TEST

/* MAINT set or cleared in the middle of a character: it does not arrive. */
START_TEST(maintenance_cuts_the_line)
{
    kl11_type(&m.kl, "t", 1);
    pass(&m.bus, CHAR / 2);
    put(&m.bus, XCSR, 04);
    pass(&m.bus, CHAR);
    ck_octal(get(&m.bus, RCSR), 0);
    put(&m.bus, XBUF, 'x');
    pass(&m.bus, CHAR / 2);
    put(&m.bus, XCSR, 0);
    ck_octal(get(&m.bus, RCSR), 04000); /* t again */
    pass(&m.bus, CHAR - 1);
    ck_octal(get(&m.bus, RCSR), 04000);
    pass(&m.bus, 1);
    ck_octal(get(&m.bus, RBUF), 't');
    put(&m.bus, XCSR, 04);
    put(&m.bus, XBUF, 'x');
    put(&m.bus, XCSR, 0);
    ck_octal(get(&m.bus, RCSR), 0);
}
END_TEST

/* BREAK holds the line at space: zeros, and no stop bit where one should be. */
START_TEST(break_comes_back_as_framing_error)
{
    put(&m.bus, XCSR, 05);
    put(&m.bus, XBUF, 0377);
    pass(&m.bus, CHAR);
    ck_octal(get(&m.bus, RBUF), 0120000);
}
END_TEST

START_TEST(high_byte_of_xbuf_sends_nothing)
{
    bus_write(&m.bus, XBUF + 1, 0, HIGH_BYTE);
    ck_octal(get(&m.bus, XCSR), 0200);
}
END_TEST

/* Boot programs print and RESET at once: what was accepted is printed. */
START_TEST(init_prints_what_was_accepted)
{
    put(&m.bus, XBUF, 'a');
    pass(&m.bus, 50000);
    put(&m.bus, XBUF, 'b');
    bus_init(&m.bus);
    ck_assert_str_eq(printed, "ab");
    pass(&m.bus, NS_PER_SEC);
    ck_assert_str_eq(printed, "ab");
    ck_octal(get(&m.bus, XCSR), 0200);
}
END_TEST

/* A WAIT for input is idleness, for output it is not. */
START_TEST(kinds_of_events)
{
    kl11_type(&m.kl, "x", 1);
    ck_assert_int_eq(m.bus.sched.busy, 0);
    put(&m.bus, XBUF, 'x');
    ck_assert_int_gt(m.bus.sched.busy, 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("kl11");
    TCase *t = tcase_create("kl11");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, init);
    tcase_add_test(t, writable_bits);
    tcase_add_test(t, double_buffered);
    tcase_add_test(t, single_buffered);
    tcase_add_test(t, speeds);
    tcase_add_test(t, transmitter_interrupts);
    tcase_add_test(t, receiver_is_nearer_than_transmitter);
    tcase_add_test(t, receive);
    tcase_add_test(t, request_falls_when_the_character_is_read);
    tcase_add_test(t, queue_waits_for_the_guest);
    tcase_add_test(t, queue_tells_how_much_fitted);
    tcase_add_test(t, overrun);
    tcase_add_test(t, maintenance);
    tcase_add_test(t, maintenance_cuts_the_line);
    tcase_add_test(t, break_comes_back_as_framing_error);
    tcase_add_test(t, high_byte_of_xbuf_sends_nothing);
    tcase_add_test(t, init_prints_what_was_accepted);
    tcase_add_test(t, kinds_of_events);
    suite_add_tcase(suite, t);
    return suite;
}

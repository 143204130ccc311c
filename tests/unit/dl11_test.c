/* More DL11s: the console's registers, at 776500 and on; and the DL11-E's modem. */
#include "devices/kl11.h"

#include <string.h>

#include "tests/unit/lines_bench.h"

enum { RCSR = 0, RBUF = 2, XCSR = 4, XBUF = 6 };
enum { CHAR = 1041666 }; /* ns of ten bits at 9600 baud */

static struct {
    struct unibus bus;
    struct kl11 dl[3], dle[2];
} m;
static struct board *a, *e;

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, 8192);
    dl11_attach(m.dl, &m.bus, 3);
    dl11e_attach(m.dle, &m.bus, 2);
    a = &m.dl[2].board;
    e = &m.dle[1].board;
    ck_assert_ptr_null(bus_plug(&m.bus, a));
    a->kind->serial->set_vector(a, 0320);
    e->kind->serial->set_vector(e, 0350);
    ck_assert_ptr_null(bus_plug(&m.bus, e));
    bus_init(&m.bus);
}

START_TEST(places)
{
    ck_octal(a->first, 0776520);
    ck_octal(e->first, 0775620);
    ck_octal(get_at(a, XCSR), 0200);
    put_at(a, RCSR, 0177776);
    ck_octal(get_at(a, RCSR), 0100);
    put_at(e, RCSR, 0177776);
    ck_octal(get_at(e, RCSR), 0156);
    bus_init(&m.bus);
    ck_octal(get_at(e, RCSR), 02); /* INIT leaves DTR */
}
END_TEST

/* A DL11-A knows no modem: what comes, comes. */
START_TEST(a_talks)
{
    put_at(a, RCSR, 0100);
    put_at(a, XCSR, 0100);
    ck_octal(interrupt(&m.bus), 0324);
    far_call(a, 0);
    ck_octal(get_at(a, RCSR), 0100);
    far_type(a, 0, "in");
    put_at(a, XBUF, 'o');
    pass(&m.bus, CHAR + 1);
    ck_octal(interrupt(&m.bus), 0320);
    ck_octal(get_at(a, RBUF), 'i');
    ck_assert_str_eq(far_read(a, 0), "o");
    far_leave(a, 0);
    pass(&m.bus, 10 * CHAR);
    ck_octal(get_at(a, RCSR), 0100);
}
END_TEST

START_TEST(break_comes_in)
{
    far_call(a, 0);
    far_break(a, 0);
    far_type(a, 0, "x");
    pass(&m.bus, CHAR);
    ck_octal(get_at(a, RBUF), 0120000);
    pass(&m.bus, CHAR);
    ck_octal(get_at(a, RBUF), 'x');
}
END_TEST

START_TEST(stands_still_while_nobody_reads)
{
    far_call(a, 0);
    for (int i = 0; i < SERIAL_ROOM + 2; i++) {
        put_at(a, XBUF, 'x');
        pass(&m.bus, CHAR);
    }
    pass(&m.bus, 10 * CHAR);
    ck_octal(get_at(a, XCSR), 0);
    ck_assert_uint_eq(strlen(far_read(a, 0)), SERIAL_ROOM);
    pass(&m.bus, CHAR);
    ck_octal(get_at(a, XCSR), 0200);
    ck_assert_str_eq(far_read(a, 0), "xx");
}
END_TEST

/* DSI tells of the modem, by the receiver's vector, until RCSR is read. */
START_TEST(e_has_a_modem)
{
    put_at(e, RCSR, 040);
    far_call(e, 0);
    ck_octal(interrupt(&m.bus), 0350);
    ck_octal(get_at(e, RCSR), 0140040);
    ck_octal(get_at(e, RCSR), 0040040);
    far_type(e, 0, "x");
    pass(&m.bus, 2 * CHAR);
    ck_octal(get_at(e, RCSR), 0040040); /* not before the call is taken */
    put_at(e, RCSR, 046);
    ck_octal(interrupt(&m.bus), 0350);
    ck_octal(get_at(e, RCSR), 0134046); /* BUSY: the character is on its way */
    pass(&m.bus, CHAR);
    ck_octal(get_at(e, RBUF), 'x');
    far_leave(e, 0);
    ck_octal(interrupt(&m.bus), 0350);
    ck_octal(get_at(e, RCSR), 0100046);
}
END_TEST

START_TEST(e_hangs_up)
{
    put_at(e, RCSR, 02);
    far_call(e, 0);
    far_type(e, 0, "abc");
    put_at(e, RCSR, 0);
    ck_assert(far_end(e, 0)->hung_up);
    pass(&m.bus, 10 * CHAR);
    ck_octal(get_at(e, RCSR) & 077777, 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("dl11");
    TCase *t = tcase_create("dl11");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, places);
    tcase_add_test(t, a_talks);
    tcase_add_test(t, break_comes_in);
    tcase_add_test(t, stands_still_while_nobody_reads);
    tcase_add_test(t, e_has_a_modem);
    tcase_add_test(t, e_hangs_up);
    suite_add_tcase(suite, t);
    return suite;
}

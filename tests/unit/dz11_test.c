/* The DZ11. PDP-11 Peripherals Handbook, "DZ11". */
#include "devices/dz11.h"

#include <string.h>

#include "tests/unit/lines_bench.h"

enum { CSR = 0, RBUF = 2, LPR = 2, TCR = 4, MSR = 6, TDR = 6 };
enum { RECEIVER = 0310, TRANSMITTER = 0314 };
enum { LINE_9600 = 017030, CHAR = 1041666 }; /* eight bits, receiver on; ns of ten bits */
enum { SCAN = 20000 };                       /* ns that a scan is over in, by far */

static struct {
    struct unibus bus;
    struct dz11 dz[2];
} m;
static struct board *b;

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, 8192);
    dz11_attach(m.dz, &m.bus, 2);
    b = &m.dz[1].board;
    ck_assert_ptr_null(bus_plug(&m.bus, b));
    bus_init(&m.bus);
    pass(&m.bus, 20 * NS_PER_US);
}

static void connect(word n)
{
    put_at(b, LPR, LINE_9600 | n);
    put_at(b, TCR, (word)(get_at(b, TCR) | 0400u << n));
    far_call(b, n);
}

START_TEST(init_and_bits)
{
    ck_octal(b->first, 0760110);
    put_at(b, CSR, 0177757);
    ck_octal(get_at(b, CSR), 050150);
    put_at(b, TCR, 0125252);
    ck_octal(get_at(b, TCR), 0125252);
    bus_write(&m.bus, b->first + TCR + 1, 0, HIGH_BYTE);
    ck_octal(get_at(b, TCR), 0252);
    put_at(b, TCR, 0177777);
    put_at(b, CSR, 020);
    ck_octal(get_at(b, CSR), 020);
    put_at(b, CSR, 050150); /* too early */
    pass(&m.bus, 15 * NS_PER_US);
    ck_octal(get_at(b, CSR), 0);
    ck_octal(get_at(b, TCR), 0177400); /* CLR leaves DTR, INIT does not */
    bus_init(&m.bus);
    ck_octal(get_at(b, TCR), 0);
}
END_TEST

/* A board beside the machine does nothing at INIT. */
START_TEST(unplugged_is_quiet)
{
    bus_unplug(&m.bus, b);
    pass(&m.bus, 20 * NS_PER_US);
    bus_init(&m.bus);
    ck_assert_int_eq(sched_first(&m.bus.sched), SCHED_NEVER);
}
END_TEST

START_TEST(modems)
{
    far_call(b, 2);
    ck_octal(get_at(b, MSR), 04);
    put_at(b, TCR, 02000);
    ck_octal(get_at(b, MSR), 02000);
    put_at(b, TCR, 0);
    ck_octal(get_at(b, MSR), 0);
    ck_assert(far_end(b, 2)->hung_up);
}
END_TEST

START_TEST(receives)
{
    connect(6);
    put_at(b, CSR, 0140);
    far_type(b, 6, "abc");
    pass(&m.bus, CHAR - 1);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 1);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(look(&m.bus, b->first + RBUF), 0103000 | 'a');
    ck_octal(get_at(b, RBUF), 0103000 | 'a');
    ck_octal(get_at(b, CSR), 0140);
    ck_octal(get_at(b, RBUF), 03000 | 'a'); /* not valid any more */
    pass(&m.bus, 3 * CHAR);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, RBUF), 0103000 | 'b');
    ck_octal(get_at(b, CSR), 0340);
    ck_octal(get_at(b, RBUF), 0103000 | 'c'); /* the request for c goes with it */
    ck_octal(interrupt(&m.bus), 0);
    far_break(b, 6);
    pass(&m.bus, CHAR);
    ck_octal(get_at(b, RBUF), 0123000);
}
END_TEST

START_TEST(receiver_off)
{
    connect(0);
    put_at(b, LPR, LINE_9600 & ~010000);
    put_at(b, CSR, 0140);
    far_type(b, 0, "a");
    pass(&m.bus, 10 * CHAR);
    ck_octal(get_at(b, CSR), 0140);
    put_at(b, LPR, LINE_9600);
    put_at(b, CSR, 0100); /* the scanner is off */
    pass(&m.bus, 10 * CHAR);
    put_at(b, CSR, 0140);
    pass(&m.bus, CHAR);
    ck_octal(get_at(b, CSR), 0340);
}
END_TEST

START_TEST(silo_alarm)
{
    connect(1);
    put_at(b, CSR, 010140);
    far_type(b, 1, "0123456789abcdefg");
    pass(&m.bus, 15 * CHAR + 15);
    ck_octal(get_at(b, CSR), 010340);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, CHAR);
    ck_octal(get_at(b, CSR), 030340);
    ck_octal(interrupt(&m.bus), RECEIVER);
    get_at(b, RBUF);
    ck_octal(get_at(b, CSR), 010340);
}
END_TEST

START_TEST(silo_fills)
{
    char text[101];
    memset(text, 'x', 100);
    text[100] = '\0';
    connect(0);
    connect(7);
    put_at(b, CSR, 040);
    far_type(b, 0, text);
    far_type(b, 7, text);
    pass(&m.bus, 200 * CHAR);
    ck_assert_int_eq(m.dz[1].silo_count, 64);
    int count = 0;
    for (word c; (c = get_at(b, RBUF)) & 0100000; pass(&m.bus, CHAR)) {
        ck_octal(c & 0040000, 0);
        count++;
    }
    ck_assert_int_eq(count, 200);
}
END_TEST

/* TRDY stops at each enabled line in turn, twice at one that has a second buffer free. */
START_TEST(transmits)
{
    connect(2);
    connect(5);
    put_at(b, CSR, 040040);
    ck_octal(interrupt(&m.bus), 0);
    put_at(b, TCR, get_at(b, TCR) | 044);
    pass(&m.bus, SCAN);
    ck_octal(interrupt(&m.bus), TRANSMITTER);
    ck_octal(get_at(b, CSR), 0141040);
    put_at(b, TDR, 'a');
    ck_octal(get_at(b, CSR) & 0100000, 0);
    pass(&m.bus, SCAN);
    ck_octal(get_at(b, CSR), 0142440);
    put_at(b, TDR, 'A');
    pass(&m.bus, SCAN);
    ck_octal(get_at(b, CSR), 0141040);
    put_at(b, TDR, 'b');
    pass(&m.bus, SCAN);
    ck_octal(get_at(b, CSR), 0142440);
    put_at(b, TCR, 02000 << 3 | 02000); /* both lines off */
    ck_octal(get_at(b, CSR) & 0100000, 0);
    pass(&m.bus, CHAR + SCAN);
    put_at(b, TDR, '?'); /* nobody is ready: lost */
    pass(&m.bus, CHAR);
    ck_assert_str_eq(far_read(b, 2), "ab");
    ck_assert_str_eq(far_read(b, 5), "A");
}
END_TEST

START_TEST(speeds)
{
    static const int baud10[] = { 500,   750,   1100,  1345,  1500,  3000,  6000, 12000,
                                  18000, 20000, 24000, 36000, 48000, 72000, 96000 };
    for (word i = 0; i < 15; i++) {
        put_at(b, LPR, (word)(i << 8 | 030));
        ck_assert_int_eq(far_end(b, 0)->send_ns, 10 * (10 * NS_PER_SEC) / baud10[i]);
        ck_assert_int_eq(far_end(b, 0)->receive_ns, 0);
    }
    put_at(b, LPR,
           0040 | 0100 | 017000 | 7); /* five bits, parity, one and a half stop bits */
    ck_assert_int_eq(far_end(b, 7)->send_ns, 17 * (5 * NS_PER_SEC) / 96000);
}
END_TEST

START_TEST(maintenance)
{
    connect(3);
    put_at(b, CSR, 050);
    put_at(b, TCR, 010);
    for (int i = 0; i < 70; i++) {
        pass(&m.bus, CHAR + SCAN);
        put_at(b, TDR, (word)i);
    }
    pass(&m.bus, 2 * CHAR);
    for (word i = 0; i < 63; i++)
        ck_octal(get_at(b, RBUF), 0101400 | i);
    ck_octal(get_at(b, RBUF), 0141400 | 63);
    ck_octal(get_at(b, RBUF) & 0100000, 0);
    put_at(b, TDR, 04000); /* BREAK on line 3 */
    pass(&m.bus, 2 * CHAR);
    ck_octal(get_at(b, RBUF), 0121400);
}
END_TEST

START_TEST(stands_still_while_nobody_reads)
{
    connect(0);
    put_at(b, CSR, 040);
    put_at(b, TCR, 0401);
    int count = 0;
    for (; count < 1000; count++) {
        pass(&m.bus, CHAR + SCAN);
        if (!(get_at(b, CSR) & 0100000))
            break;
        put_at(b, TDR, 'x');
    }
    ck_assert_int_eq(count, SERIAL_ROOM + 2);
    ck_assert_uint_eq(strlen(far_read(b, 0)), SERIAL_ROOM);
    pass(&m.bus, 2 * CHAR);
    ck_octal(get_at(b, CSR) & 0100000, 0100000);
    ck_assert_str_eq(far_read(b, 0), "xx");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("dz11");
    TCase *t = tcase_create("dz11");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, init_and_bits);
    tcase_add_test(t, unplugged_is_quiet);
    tcase_add_test(t, modems);
    tcase_add_test(t, receives);
    tcase_add_test(t, receiver_off);
    tcase_add_test(t, silo_alarm);
    tcase_add_test(t, silo_fills);
    tcase_add_test(t, transmits);
    tcase_add_test(t, speeds);
    tcase_add_test(t, maintenance);
    tcase_add_test(t, stands_still_while_nobody_reads);
    suite_add_tcase(suite, t);
    return suite;
}

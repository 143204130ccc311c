/* The DH11 and its DM11-BB. PDP-11 Peripherals Handbook, "DH11", "DM11-BB". */
#include "devices/dh11.h"

#include <string.h>

#include "tests/unit/lines_bench.h"

enum { SCR = 0, NRCR = 2, LPR = 4, CAR = 6, BCR = 010, BAR = 012, BRCR = 014, SSR = 016 };
enum { CSR = 0, LSR = 2 };
enum { RECEIVER = 0310, TRANSMITTER = 0314, SCANNER = 0300 };
enum { LINES_9600 = 033503, CHAR = 1041666 }; /* eight bits; ns of ten bits */

static struct {
    struct unibus bus;
    struct dh11 dh;
} m;
static struct board *b, *dm;

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, 8192);
    dh11_attach(&m.dh, &m.bus);
    b = &m.dh.board;
    dm = &m.dh.dm.board;
    ck_assert_ptr_null(bus_plug(&m.bus, b));
    b->kind->serial->set_vector(b, RECEIVER);
    bus_init(&m.bus);
}

static void modem(void)
{
    ck_assert_ptr_null(bus_plug(&m.bus, dm));
    b->kind->serial->changed(b, 0);
}

static void line(int n, word bits)
{
    put_at(b, SCR, (word)((get_at(b, SCR) & ~017) | n | bits));
}

static void connect(int n)
{
    line(n, 0);
    put_at(b, LPR, LINES_9600);
    far_call(b, n);
}

/* COUNT bytes at AT start to go out on line N. */
static void transmit(int n, word at, int count)
{
    line(n, 0);
    put_at(b, CAR, at);
    put_at(b, BCR, (word)-count);
    put_at(b, BAR, (word)(get_at(b, BAR) | 1u << n));
}

static void text_in_core(word at, const char *text)
{
    for (; *text; text++, at++)
        bus_write(&m.bus, at, (word)(at & 1 ? *text << 8 : *text),
                  at & 1 ? HIGH_BYTE : LOW_BYTE);
}

START_TEST(init_and_bits)
{
    static const paddr plain[] = { CAR, BCR, BRCR };
    ck_octal(b->first, 0760020);
    put_at(b, SCR, 0163777 & ~0400);
    ck_octal(get_at(b, SCR), 0161177);
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        put_at(b, plain[i], 0123456);
        ck_octal(get_at(b, plain[i]), 0123456);
    }
    put_at(b, SSR, 0177777);
    ck_octal(get_at(b, SSR), 0100377); /* bits 7 and 6: the address that CAR was given */
    put_at(b, LPR, 0177777);
    ck_octal(get_at(b, LPR), 0);
    put_at(b, SCR, 04000);
    ck_octal(get_at(b, SCR), 0);
    ck_octal(get_at(b, SSR), 0);
    ck_octal(get_at(b, BRCR), 0);
}
END_TEST

/* Each line has its own LPR, CAR and BCR. */
START_TEST(sixteen_of_each)
{
    for (int n = 0; n < DH11_LINES; n++) {
        line(n, 0);
        put_at(b, CAR, (word)(n * 0100));
        put_at(b, BCR, (word)(n + 1));
    }
    for (int n = 0; n < DH11_LINES; n++) {
        line(n, 0);
        ck_octal(get_at(b, CAR), (word)(n * 0100));
        ck_octal(get_at(b, BCR), (word)(n + 1));
    }
}
END_TEST

START_TEST(receives)
{
    connect(3);
    put_at(b, SCR, 0100);
    far_type(b, 3, "ab");
    pass(&m.bus, CHAR - 1);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 1);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, SSR), 0400);
    pass(&m.bus, CHAR);
    ck_octal(interrupt(&m.bus), 0); /* RI is up still */
    ck_octal(look(&m.bus, b->first + NRCR), 0101400 | 'a');
    ck_octal(get_at(b, NRCR), 0101400 | 'a');
    ck_octal(get_at(b, NRCR), 0101400 | 'b');
    ck_octal(get_at(b, NRCR), 0);
    ck_octal(get_at(b, SCR), 0100);
    far_break(b, 3);
    pass(&m.bus, CHAR);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, NRCR), 0121400);
}
END_TEST

START_TEST(alarm_level)
{
    connect(0);
    put_at(b, SSR, 3);
    put_at(b, SCR, 0100);
    far_type(b, 0, "abcd");
    pass(&m.bus, 3 * CHAR + 3);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, CHAR);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, SCR), 0300);
    get_at(b, NRCR);
    ck_octal(get_at(b, SCR), 0100);
}
END_TEST

/* What is typed waits for room in the silo; only the machine's own loop can run over. */
START_TEST(silo_fills)
{
    char text[101];
    memset(text, 'x', 100);
    text[100] = '\0';
    connect(0);
    connect(15);
    far_type(b, 0, text);
    far_type(b, 15, text);
    pass(&m.bus, 200 * CHAR);
    ck_octal(get_at(b, SSR) & 037400, 0);
    ck_assert_int_eq(m.dh.silo_count, 64);
    ck_octal(get_at(b, SCR) & 0040000, 0);
    int count = 0;
    for (; get_at(b, NRCR) & 0100000; pass(&m.bus, CHAR))
        count++;
    ck_assert_int_eq(count, 200);
}
END_TEST

START_TEST(transmits_by_dma)
{
    text_in_core(01001, "Hello");
    connect(7);
    put_at(b, SCR, 020000);
    transmit(7, 01001, 5);
    ck_octal(get_at(b, BCR), -4 & 0177777); /* the first is under way */
    pass(&m.bus, CHAR - 1);
    ck_assert_str_eq(far_read(b, 7), "");
    pass(&m.bus, 1);
    ck_assert_str_eq(far_read(b, 7), "H");
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 3 * CHAR);
    ck_octal(interrupt(&m.bus), TRANSMITTER); /* the last one has been fetched */
    ck_octal(get_at(b, BAR), 0);
    ck_octal(get_at(b, CAR), 01006);
    ck_octal(get_at(b, SCR), 0120007);
    put_at(b, SCR, 020000);
    ck_octal(get_at(b, SCR), 020000);
    pass(&m.bus, CHAR);
    ck_assert_str_eq(far_read(b, 7), "ello");
}
END_TEST

START_TEST(no_such_memory)
{
    connect(1);
    put_at(b, SCR, 020061);
    put_at(b, CAR, 0);
    put_at(b, BCR, (word)-2);
    ck_octal(get_at(b, SSR), 0300);
    put_at(b, SCR, 020041); /* 400000 */
    put_at(b, CAR, 0);
    put_at(b, BAR, 2);
    ck_octal(interrupt(&m.bus), TRANSMITTER);
    ck_octal(get_at(b, SCR), 0122041);
    ck_octal(get_at(b, BAR), 0);
    put_at(b, SCR, 020441);
    ck_octal(get_at(b, SCR), 020041);
}
END_TEST

/* Every line at its own speed; speed 0 sends nothing. */
START_TEST(speeds)
{
    text_in_core(0, "abcdefgh");
    for (int n = 0; n < 3; n++) {
        connect(n);
        transmit(n, 0, 8);
    }
    line(1, 0);
    put_at(b, LPR, 0007 << 10 | 0007 << 6 | 3); /* 300 */
    line(2, 0);
    put_at(b, LPR, 3);
    pass(&m.bus, 9 * CHAR);
    ck_assert_str_eq(far_read(b, 0), "abcdefgh");
    ck_assert_str_eq(far_read(b, 1), "a"); /* it had begun at 9600 */
    pass(&m.bus, 7 * 33333334);
    ck_assert_str_eq(far_read(b, 1), "bcdefgh");
    ck_assert_str_eq(far_read(b, 2), "a");
    ck_octal(get_at(b, BAR), 4);
}
END_TEST

START_TEST(echo_and_half_duplex)
{
    text_in_core(0, "ab");
    connect(0);
    put_at(b, LPR, 0100000 | LINES_9600);
    far_type(b, 0, "e");
    pass(&m.bus, 2 * CHAR);
    ck_assert_str_eq(far_read(b, 0), "e");
    get_at(b, NRCR);
    put_at(b, LPR, 040000 | LINES_9600);
    transmit(0, 0, 2);
    far_type(b, 0, "x");
    pass(&m.bus, 2 * CHAR);
    ck_octal(get_at(b, NRCR), 0);
    pass(&m.bus, CHAR);
    ck_octal(get_at(b, NRCR), 0100000 | 'x');
}
END_TEST

START_TEST(maintenance)
{
    for (word at = 0; at < 0200; at += 2)
        bus_write(&m.bus, at, 'm' << 8 | 'm', WHOLE_WORD);
    connect(5);
    put_at(b, SCR, 011000);
    transmit(5, 0, 66);
    pass(&m.bus, 64 * CHAR);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 2 * CHAR);
    ck_octal(get_at(b, SCR), 0151205);
    ck_octal(interrupt(&m.bus), RECEIVER);
    ck_octal(get_at(b, NRCR), 0102400 | 'm');
}
END_TEST

START_TEST(stands_still_while_nobody_reads)
{
    for (word at = 0; at < 0600; at += 2)
        bus_write(&m.bus, at, 'z' << 8 | 'z', WHOLE_WORD);
    connect(0);
    transmit(0, 0, SERIAL_ROOM + 10);
    pass(&m.bus, 400 * CHAR);
    ck_octal(get_at(b, BAR), 1);
    ck_assert_uint_eq(strlen(far_read(b, 0)), SERIAL_ROOM);
    pass(&m.bus, 20 * CHAR);
    ck_octal(get_at(b, BAR), 0);
    ck_assert_uint_eq(strlen(far_read(b, 0)), 10);
}
END_TEST

START_TEST(modem_bits)
{
    modem();
    bus_init(&m.bus);
    ck_octal(dm->first, 0770500);
    put_at(dm, CSR, 011);
    put_at(dm, LSR, 0177777);
    ck_octal(get_at(dm, LSR), 017);
    far_call(b, 9);
    ck_octal(get_at(dm, LSR), 0157); /* carrier, clear to send */
    put_at(dm, LSR, 01);
    ck_octal(get_at(dm, LSR), 01);
    ck_assert(far_end(b, 9)->hung_up);
    far_leave(b, 9);
    far_call(b, 9);
    ck_octal(get_at(dm, LSR), 0201); /* it rings */
    put_at(dm, CSR, 02000);          /* every line off */
    ck_octal(get_at(dm, LSR), 0);
}
END_TEST

/* The scanner stops at a line that differs, and goes on when DONE is taken back. */
START_TEST(scanner)
{
    modem();
    bus_init(&m.bus);
    for (word n = 0; n < 16; n++) {
        put_at(dm, CSR, n);
        put_at(dm, LSR, 03);
    }
    put_at(dm, CSR, 0140);
    ck_octal(get_at(dm, CSR), 0160); /* it goes round */
    far_call(b, 4);
    far_call(b, 12);
    pass(&m.bus, 20 * 1200);
    ck_octal(interrupt(&m.bus), SCANNER);
    ck_octal(get_at(dm, CSR), 040344);
    put_at(dm, CSR, 0140);
    pass(&m.bus, 20 * 1200);
    ck_octal(get_at(dm, CSR), 040354);
    put_at(dm, CSR, 0140);
    pass(&m.bus, 100 * 1200);
    ck_octal(get_at(dm, CSR), 0160);
    ck_octal(interrupt(&m.bus), 0); /* the request went with DONE */
    far_leave(b, 4);
    pass(&m.bus, 20 * 1200);
    ck_octal(interrupt(&m.bus), SCANNER);
    ck_octal(get_at(dm, CSR), 040344);
    put_at(dm, LSR, 0); /* a line that is not enabled is passed by */
    put_at(dm, CSR, 0140);
    far_call(b, 4);
    pass(&m.bus, 100 * 1200);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

/* What was typed while it rang comes in when the call is taken. */
START_TEST(typed_while_it_rings)
{
    modem();
    bus_init(&m.bus);
    line(6, 0);
    put_at(b, LPR, LINES_9600);
    far_call(b, 6);
    far_type(b, 6, "r");
    pass(&m.bus, 10 * CHAR);
    ck_octal(get_at(b, NRCR), 0);
    put_at(dm, CSR, 6);
    put_at(dm, LSR, 03);
    pass(&m.bus, CHAR);
    ck_octal(get_at(b, NRCR), 0103000 | 'r');
}
END_TEST

/* Without a DM11 every call is taken, and INIT hangs nobody up. */
START_TEST(no_modem)
{
    connect(0);
    ck_assert(serial_carrier(far_end(b, 0)));
    bus_init(&m.bus);
    ck_assert(serial_carrier(far_end(b, 0)));
    modem();
    ck_assert(far_end(b, 0)->hung_up);
    bus_unplug(&m.bus, dm);
    far_leave(b, 0);
    far_call(b, 0);
    ck_assert(serial_carrier(far_end(b, 0)));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("dh11");
    TCase *t = tcase_create("dh11");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, init_and_bits);
    tcase_add_test(t, sixteen_of_each);
    tcase_add_test(t, receives);
    tcase_add_test(t, alarm_level);
    tcase_add_test(t, silo_fills);
    tcase_add_test(t, transmits_by_dma);
    tcase_add_test(t, no_such_memory);
    tcase_add_test(t, speeds);
    tcase_add_test(t, echo_and_half_duplex);
    tcase_add_test(t, maintenance);
    tcase_add_test(t, stands_still_while_nobody_reads);
    tcase_add_test(t, modem_bits);
    tcase_add_test(t, scanner);
    tcase_add_test(t, typed_while_it_rings);
    tcase_add_test(t, no_modem);
    suite_add_tcase(suite, t);
    return suite;
}

/* The clocks. PDP-11 Peripherals Handbook: "KW11-L" (LKS) and "KW11-P" (CSR, count set
 * buffer, counter). DEC's ZKWA and ZKWB test the same on the whole machine. */
#include "devices/kw11l.h"
#include "devices/kw11p.h"

#include <string.h>

#include "tests/unit/backplane.h"

enum { LKS = 0777546, CSR = 0772540, CSB = 0772542, CTR = 0772544 };
enum { LINE = 0100, PROGRAMMABLE = 0104 }; /* vectors */
enum { TICK = 10000 };                     /* ns at 100 kHz */

static struct {
    struct unibus bus;
    struct kw11l line;
    struct kw11p clock;
} m;

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, 8192);
    kw11p_attach(&m.clock, &m.bus);
    kw11l_attach(&m.line, &m.bus);
    bus_init(&m.bus);
}

/* LKS bit 7: set by INIT and by each tick; a written 0 clears it, a 1 does not set it. */
START_TEST(lks_monitor_bit)
{
    ck_octal(get(&m.bus, LKS), 0200);
    put(&m.bus, LKS, 0);
    ck_octal(get(&m.bus, LKS), 0);
    put(&m.bus, LKS, 0200);
    ck_octal(get(&m.bus, LKS), 0);
    pass(&m.bus, NS_PER_SEC / 60 - 1);
    ck_octal(get(&m.bus, LKS), 0);
    pass(&m.bus, 1);
    ck_octal(get(&m.bus, LKS), 0200);
    put(&m.bus, LKS, 0200);
    ck_octal(get(&m.bus, LKS), 0200);
    bus_write(&m.bus, LKS + 1, 0, HIGH_BYTE);
    ck_octal(get(&m.bus, LKS), 0200);
}
END_TEST

START_TEST(lks_interrupts_each_tick)
{
    put(&m.bus, LKS, 0100);
    ck_octal(interrupt(&m.bus), 0);
    for (int i = 0; i < 3; i++) { /* nobody clears bit 7 */
        pass(&m.bus, 16666667);
        ck_octal(interrupt(&m.bus), LINE);
        ck_octal(interrupt(&m.bus), 0);
    }
    word vector;
    pass(&m.bus, 16666667);
    ck_assert(!bus_grant(&m.bus, 6, &vector));
    ck_assert(bus_grant(&m.bus, 5, &vector));
}
END_TEST

/* V6 and V7 write 0115 at each tick; of it only IE is the KW11-L's. */
START_TEST(lks_as_v6_uses_it)
{
    put(&m.bus, LKS, 0115);
    ck_octal(get(&m.bus, LKS), 0100);
    pass(&m.bus, 16666667);
    ck_octal(interrupt(&m.bus), LINE);
    put(&m.bus, LKS, 0115);
    ck_octal(get(&m.bus, LKS), 0100);
}
END_TEST

START_TEST(lks_request_is_bit_7_and_ie)
{
    put(&m.bus, LKS, 0300);
    ck_octal(interrupt(&m.bus), LINE); /* both came up together: the edge of the AND */
    put(&m.bus, LKS, 0200);
    put(&m.bus, LKS, 0300);
    put(&m.bus, LKS, 0100); /* bit 7 falls before the grant */
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 16666667);
    put(&m.bus, LKS, 0200); /* IE falls before the grant */
    ck_octal(interrupt(&m.bus), 0);
    bus_init(&m.bus);
    ck_octal(get(&m.bus, LKS), 0200);
}
END_TEST

/* 3600 ticks are a minute to the nanosecond: 16,666,666.67 ns do not drift. */
START_TEST(line_does_not_drift)
{
    int64_t ticks = 0;
    pass(&m.bus, 60 * NS_PER_SEC - 1);
    ticks = m.line.ticks;
    ck_assert_int_eq(ticks, 3599);
    pass(&m.bus, 1);
    ck_assert_int_eq(m.line.ticks, 3600);
    ck_assert(!kw11l_set_hertz(&m.line, 55));
    ck_assert(kw11l_set_hertz(&m.line, 50));
    pass(&m.bus, NS_PER_SEC);
    ck_assert_int_eq(m.line.ticks, 50);
}
END_TEST

START_TEST(bits_of_the_kw11p)
{
    put(&m.bus, CSR, 0177776 & ~040);
    ck_octal(get(&m.bus, CSR), 0136);
    put(&m.bus, CSR, 0);
    put(&m.bus, CSB, 0123456);
    ck_octal(get(&m.bus, CTR), 0123456);
    ck_octal(get(&m.bus, CSB), 0); /* write only */
    put(&m.bus, CTR, 1);           /* read only */
    ck_octal(get(&m.bus, CTR), 0123456);
    bus_init(&m.bus);
    ck_octal(get(&m.bus, CTR), 0);
}
END_TEST

/* Mode 0: counts down once at 100 kHz, DONE at 0, RUN falls, the buffer is cleared. */
START_TEST(single_interrupt)
{
    put(&m.bus, CSB, 5);
    put(&m.bus, CSR, 0101);
    pass(&m.bus, 2 * TICK);
    ck_octal(get(&m.bus, CTR), 3);
    pass(&m.bus, 3 * TICK - 1);
    ck_octal(look(&m.bus, CSR), 0101);
    pass(&m.bus, 1);
    ck_octal(look(&m.bus, CSR), 0300);
    ck_octal(get(&m.bus, CTR), 0);
    ck_octal(interrupt(&m.bus), PROGRAMMABLE);
    ck_octal(get(&m.bus, CSR), 0300);
    ck_octal(get(&m.bus, CSR), 0100); /* reading clears DONE */
    pass(&m.bus, NS_PER_SEC);
    ck_octal(interrupt(&m.bus), 0);
    ck_octal(m.clock.buffer, 0);
}
END_TEST

/* Mode 1: the buffer is loaded again; a DONE nobody served makes ERR. */
START_TEST(repeat_and_error)
{
    put(&m.bus, CSB, 10);
    put(&m.bus, CSR, 0111);
    pass(&m.bus, 10 * TICK);
    ck_octal(look(&m.bus, CSR), 0311);
    ck_octal(get(&m.bus, CTR), 10);
    ck_octal(interrupt(&m.bus), PROGRAMMABLE);
    pass(&m.bus, 10 * TICK);
    ck_octal(interrupt(&m.bus), PROGRAMMABLE);
    ck_octal(get(&m.bus, CSR), 0100311);
    ck_octal(get(&m.bus, CSR), 0111);
    pass(&m.bus, 10 * TICK);
    ck_octal(look(&m.bus, CSR), 0311);
}
END_TEST

/* V6, V7, 2.9BSD and ZRLH give 0115 (the mains, repeat, IE, RUN) to a clock whose buffer nobody
 * has set, and count on a tick each period: a counter at 0 borrows at the next one. */
START_TEST(repeats_from_an_empty_buffer)
{
    put(&m.bus, CSR, 0115);
    pass(&m.bus, NS_PER_SEC / 60 + 1);
    ck_octal(interrupt(&m.bus), PROGRAMMABLE);
    ck_octal(get(&m.bus, CTR), 0);
    put(&m.bus, CSR, 0115); /* as V6 does in each tick */
    int ticks = 0;
    for (int n = 0; n < 60; n++) {
        pass(&m.bus, NS_PER_SEC / 60 + 1);
        ticks += interrupt(&m.bus) == PROGRAMMABLE;
    }
    ck_assert_int_eq(ticks, 60);
    ck_octal(get(&m.bus, CSR) & 0100200, 0100200); /* nobody has read DONE */
    put(&m.bus, CSR, 0110);
    put(&m.bus, CSR, 0150); /* by hand, too */
    ck_octal(look(&m.bus, CSR), 0310);
    put(&m.bus, CSR, 0115);
    interrupt(&m.bus);
    m.bus.sched.now +=
        NS_PER_SEC / 60; /* a tick while the instruction runs that writes */
    put(&m.bus, CSR, 0115);
    ck_octal(interrupt(&m.bus), PROGRAMMABLE);
    put(&m.bus, CSB, 3); /* a buffer that is set counts again */
    put(&m.bus, CSR, 0111);
    pass(&m.bus, 2 * TICK);
    ck_octal(look(&m.bus, CSR), 0111);
    pass(&m.bus, TICK);
    ck_octal(look(&m.bus, CSR), 0311);
}
END_TEST

START_TEST(counts_up_to_overflow)
{
    put(&m.bus, CSB, (word)-3);
    put(&m.bus, CSR, 021);
    pass(&m.bus, TICK);
    ck_octal(get(&m.bus, CTR), (word)-2);
    pass(&m.bus, 2 * TICK);
    ck_octal(look(&m.bus, CSR), 0220);
    ck_octal(interrupt(&m.bus), 0); /* IE is 0 */
    put(&m.bus, CSB, 0);
    put(&m.bus, CSR, 01); /* from 0: the whole round */
    pass(&m.bus, 65535 * (int64_t)TICK);
    ck_octal(look(&m.bus, CSR), 01);
    pass(&m.bus, TICK);
    ck_octal(look(&m.bus, CSR), 0200);
}
END_TEST

START_TEST(rates)
{
    put(&m.bus, CSB, 01000);
    put(&m.bus, CSR, 03); /* 10 kHz */
    pass(&m.bus, 100 * 1000 * 3);
    ck_octal(get(&m.bus, CTR), 0775);
    put(&m.bus, CSR, 05); /* the mains */
    pass(&m.bus, NS_PER_SEC / 2);
    ck_octal(get(&m.bus, CTR), 0775 - 30);
    put(&m.bus, CSR, 07); /* an outside signal that is not there */
    pass(&m.bus, NS_PER_SEC);
    ck_octal(get(&m.bus, CTR), 0775 - 30);
    put(&m.bus, CSR, 0);
    pass(&m.bus, NS_PER_SEC);
    ck_octal(get(&m.bus, CTR), 0775 - 30);
}
END_TEST

/* FIX counts one by hand, and only while the clock stands. */
START_TEST(maintenance_counts_once)
{
    put(&m.bus, CSB, 2);
    put(&m.bus, CSR, 040);
    ck_octal(get(&m.bus, CTR), 1);
    put(&m.bus, CSR, 0140);
    ck_octal(look(&m.bus, CSR), 0300);
    ck_octal(interrupt(&m.bus), PROGRAMMABLE);
    put(&m.bus, CSB, 7);
    put(&m.bus, CSR, 060);
    ck_octal(get(&m.bus, CTR), 010);
    put(&m.bus, CSR, 061);
    ck_octal(get(&m.bus, CTR), 010);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("kw11");
    TCase *t = tcase_create("kw11");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, lks_monitor_bit);
    tcase_add_test(t, lks_interrupts_each_tick);
    tcase_add_test(t, lks_as_v6_uses_it);
    tcase_add_test(t, lks_request_is_bit_7_and_ie);
    tcase_add_test(t, line_does_not_drift);
    tcase_add_test(t, bits_of_the_kw11p);
    tcase_add_test(t, single_interrupt);
    tcase_add_test(t, repeat_and_error);
    tcase_add_test(t, repeats_from_an_empty_buffer);
    tcase_add_test(t, counts_up_to_overflow);
    tcase_add_test(t, rates);
    tcase_add_test(t, maintenance_counts_once);
    suite_add_tcase(suite, t);
    return suite;
}

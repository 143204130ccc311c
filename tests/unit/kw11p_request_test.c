/* The KW11-P's interrupt request, which outlives the DONE that made it. DEC's CQKC decides
 * it: its clock test polls DONE at priority 6 and then lets the interrupt in. */
#include "tests/unit/rig.h"

enum { CSR = 0772540, BUFFER = 0772542, VECTOR = 0104, LEVEL_6 = 0300 };
enum { IE = 0100, RUN = 01, TICK = 10000 /* ns at 100 kHz */ };

/* One tick, single interrupt, down: the request is up afterwards. */
static void overflow(void)
{
    poke(BUFFER, 1);
    poke(CSR, IE | RUN);
    m->bus.sched.now += TICK;
    bus_events(&m->bus);
}

static word granted(void)
{
    word vector = 0;
    return bus_grant(&m->bus, 5, &vector) ? vector : 0;
}

static word read_csr(void)
{
    word csr;
    ck_assert(bus_read(&m->bus, CSR, &csr));
    return csr;
}

START_TEST(polled_at_level_6_it_interrupts_at_0)
{
    program(0113700, 0172540, /* MOVB @#172540,R0 */
            0100375,          /* BPL .-4 */
            0105037, 0177776, /* CLRB @#177776 */
            0777, END);
    cpu_set_psw(&m->cpu, LEVEL_6);
    poke(BUFFER, 2);
    poke(CSR, IE | RUN);
    steps(1000);
    ck_assert_uint_eq(m->cpu.r[0], 0177700); /* DONE was seen */
    expect_trap(VECTOR, PROGRAM + 012, 0);
    ck_assert_uint_eq(look(CSR), IE);
}
END_TEST

START_TEST(reading_clears_done_and_not_the_request)
{
    overflow();
    ck_assert_uint_eq(read_csr(), 0200 | IE);
    ck_assert_uint_eq(read_csr(), IE);
    ck_assert_uint_eq(granted(), VECTOR);
    ck_assert_uint_eq(granted(), 0);
}
END_TEST

START_TEST(ie_0_or_init_takes_the_request_back)
{
    overflow();
    poke(CSR, 0);
    poke(CSR, IE);
    ck_assert_uint_eq(granted(), 0);
    overflow();
    bus_init(&m->bus);
    ck_assert_uint_eq(granted(), 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("kw11p request");
    TCase *tc = rig_case(suite, "request");
    tcase_add_test(tc, polled_at_level_6_it_interrupts_at_0);
    tcase_add_test(tc, reading_clears_done_and_not_the_request);
    tcase_add_test(tc, ie_0_or_init_takes_the_request_back);
    return suite;
}

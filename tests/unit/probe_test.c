/* How systems that nobody here has tuned for look for boards: the registers that the autoconfig
 * programs of 2.9BSD to 2.11BSD write, by bytes as /dev/kmem has them and by words as a kernel
 * has, and the interrupt that each then waits for. What it does not find must not answer. The
 * boards stand in a whole machine, as it comes or with lines plugged in. */
#include "tests/unit/session.h"

#include <unistd.h>

#include "tests/unit/backplane.h"

static struct session s;
static struct unibus *bus;
static bool by_bytes;
static word taken; /* the vector of the interrupts that came */

static void setup(void)
{
    s = session_begin();
    bus = &s.machine->bus;
    by_bytes = false;
    taken = 0;
}

static void teardown(void)
{
    session_end(&s);
}

static void stuff(word data, paddr at)
{
    if (!by_bytes) {
        put(bus, at, data);
        return;
    }
    ck_assert(bus_write(bus, at, data & 0377, LOW_BYTE));
    ck_assert(bus_write(bus, at + 1, data & 0177400, 0177400));
}

/* So many turns of a loop, at least; interrupts are taken in it. */
static void wait_us(int64_t us)
{
    word vector;
    pass(bus, us * 1000);
    while ((vector = interrupt(bus)) != 0) {
        ck_assert_msg(taken == 0 || taken == vector, "%03o and %03o", taken, vector);
        taken = vector;
    }
}

/* --- the probes, each with the address and the vector of its line in /etc/dtab ----------- */

static void rk(paddr at)
{
    stuff(0115, at + 4); /* IDE, drive reset, GO */
    wait_us(100);
    stuff(0, at + 4);
}

static void rl(paddr at)
{
    stuff(0100, at); /* 2.10BSD: no operation with IE */
    wait_us(100);
    stuff(0200, at);
}

static void rl_status(paddr at)
{
    stuff(013, at + 4); /* 2.11BSD: get status, with a reset */
    wait_us(100);
    stuff(0104, at);
    wait_us(100);
    stuff(0200, at);
}

static void xp(paddr at)
{
    stuff(0300, at); /* IE and RDY */
    wait_us(100);
    stuff(0, at);
}

static void rp(paddr at)
{
    stuff(0101, at + 014); /* RPCS: control reset with IDE */
    wait_us(100);
    stuff(0, at + 014);
}

static void tm(paddr at)
{
    get(bus, at + 6); /* MTCMA is there: it is no TS11 */
    stuff(0100, at + 2);
    wait_us(100);
    stuff(0, at + 2);
}

static void lp(paddr at)
{
    stuff(get(bus, at) | 0100, at);
    wait_us(100);
    stuff(0, at);
}

static void cn(paddr at)
{
    stuff(get(bus, at + 4) | 0100, at + 4);
    wait_us(70000);
}

static void dh(paddr at)
{
    stuff(020000, at); /* TIE */
    wait_us(50);
    stuff(13 << 10 | 13 << 6 | 022, at + 4); /* 9600 baud */
    stuff(0177777, at + 010);
    stuff(0, at + 6);
    stuff(1, at + 012);
    wait_us(70000);
    stuff(0, at);
}

static void dm(paddr at)
{
    stuff(get(bus, at) | 0300, at); /* DONE and IE */
    wait_us(200);
    stuff(0, at);
}

static void dz(paddr at)
{
    stuff(get(bus, at) | 040040, at); /* TIE, master scan */
    stuff(1, at + 4);
    wait_us(70000);
    stuff(020, at); /* CLR */
}

/* RSTS's INIT finds a vector by IE alone, where a control is at rest. */
static void ie(paddr csr)
{
    stuff(0100, csr);
    wait_us(20000);
    stuff(0, csr);
}

static void kwp(paddr csr)
{
    stuff(0115, csr); /* V6's, V7's and 2.9BSD's: the buffer is not set */
    wait_us(20000);
    stuff(0, csr);
}

static const struct look {
    const char *set; /* before it */
    void (*probe)(paddr at);
    paddr at;
    word vector;
} probes[] = {
    {"",                                rk,        0777400, 0220},
    { "attach -n rk0 %s",               rk,        0777400, 0220},
    { "",                               rl,        0774400, 0160},
    { "attach -n rl0 %s",               rl,        0774400, 0160},
    { "attach -n rl0 %s",               rl_status, 0774400, 0160},
    { "",                               xp,        0776700, 0254},
    { "attach -n rp0 %s",               xp,        0776700, 0254},
    { "set rp disabled;set rr enabled", rp,        0776700, 0254},
    { "",                               tm,        0772520, 0224},
    { "attach -n tm0 %s",               tm,        0772520, 0224},
    { "",                               lp,        0777514, 0200},
    { "attach -n lpt %s",               lp,        0777514, 0200},
    { "",                               cn,        0777560, 064 },
    { "set dli enabled",                cn,        0776500, 0304},
    { "set dh enabled;set dm enabled",  dh,        0760020, 0314},
    { "set dh enabled;set dm enabled",  dm,        0770500, 0300},
    { "set dz enabled",                 dz,        0760100, 0304},
    { "",                               ie,        0777404, 0220},
    { "",                               ie,        0777550, 070 },
    { "",                               ie,        0777554, 074 },
    { "attach -n ptp %s",               ie,        0777554, 074 },
    { "",                               ie,        0777546, 0100},
    { "",                               ie,        0777514, 0200},
    { "",                               ie,        0777564, 064 },
    { "set rf enabled",                 ie,        0777460, 0204},
    { "set tc enabled",                 ie,        0777342, 0214},
    { "set dc enabled",                 ie,        0774004, 0304},
    { "set dli enabled",                ie,        0776504, 0304},
    { "",                               kwp,       0772540, 0104},
};

static void run_probe(const struct look *p)
{
    char path[] = "/tmp/fork11-probe-XXXXXX", line[256], all[256];
    close(mkstemp(path));
    unlink(path);
    snprintf(all, sizeof all, "%s", p->set);
    for (char *next = all, *one; (one = strsep(&next, ";")) != NULL;) {
        snprintf(line, sizeof line, one, path);
        if (*line)
            ck_assert_msg(!strstr(session_do(&s, line), "."), "%s: %s", line, s.text);
    }
    bus_init(bus);
    pass(bus, NS_PER_SEC); /* a kernel has been loaded since */
    while (interrupt(bus))
        continue;
    p->probe(p->at);
    unlink(path);
    ck_assert_msg(taken == p->vector, "\"%s\" at %06o: vector %03o, not %03o", p->set,
                  p->at, taken, p->vector);
    ck_octal(interrupt(bus), 0);
}

START_TEST(boards_interrupt_as_the_probes_expect)
{
    by_bytes = _i & 1;
    run_probe(&probes[_i / 2]);
}
END_TEST

/* hk, ht, ra, rx, tk, du; an RH70's and an RLV12's address extension, the UNIBUS map, parity
 * and cache of other machines, a display. */
START_TEST(what_is_not_there_does_not_answer)
{
    static const paddr absent[] = { 0777440, 0772440, 0772150, 0777170, 0774500,
                                    0760440, 0776750, 0774410, 0770200, 0772100,
                                    0777744, 0777746, 0777750, 0777766, 0777514 - 4,
                                    0772000, 0764000, 0760000, 0777300 };
    word data;
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        ck_assert_msg(!bus_read(bus, absent[i], &data), "%06o answers", absent[i]);
}
END_TEST

/* 2.9BSD asks eight drives for their types, whether they hold packs or not. */
START_TEST(every_rp_tells_its_type)
{
    for (word drive = 0; drive < 8; drive++) {
        put(bus, 0776700, 0);
        put(bus, 0776710, drive);
        put(bus, 0776700, 1);
        wait_us(6000);
        ck_octal(get(bus, 0776710) & 010000, 0); /* no NED */
        ck_octal(get(bus, 0776726), 020020);     /* RP04 */
    }
    session_all(&s, "set rp3 disabled\n");
    put(bus, 0776710, 3);
    put(bus, 0776700, 1);
    get(bus, 0776712);
    ck_octal(get(bus, 0776710) & 010000, 010000);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("probe");
    TCase *t = tcase_create("probe");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_loop_test(t, boards_interrupt_as_the_probes_expect, 0,
                        2 * (int)(sizeof probes / sizeof *probes));
    tcase_add_test(t, what_is_not_there_does_not_answer);
    tcase_add_test(t, every_rp_tells_its_type);
    suite_add_tcase(suite, t);
    return suite;
}

/* Every terminal board in one machine, registers written and read at random, callers who come,
 * type, read and go at random: never a crash, every character either where it belongs or
 * still on its way. FORK11_SEED, FORK11_WRITES. */
#include "devices/dc11.h"
#include "devices/dh11.h"
#include "devices/dz11.h"
#include "devices/kl11.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/lines_bench.h"

static struct {
    struct unibus bus;
    struct kl11 dl[2], dle[2];
    struct dc11 dc[2];
    struct dh11 dh;
    struct dz11 dz[2];
} m;

static uint64_t state;

static unsigned any(unsigned below)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % below;
}

static void setup(void)
{
    const char *seed = getenv("FORK11_SEED");
    state = seed ? strtoull(seed, NULL, 10) : 1;
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, 65536);
    dl11_attach(m.dl, &m.bus, 2);
    dl11e_attach(m.dle, &m.bus, 2);
    dc11_attach(m.dc, &m.bus, 2);
    dh11_attach(&m.dh, &m.bus);
    dz11_attach(m.dz, &m.bus, 2);
    for (int i = 1; i < m.bus.boards; i++)
        ck_assert_ptr_null(bus_plug(&m.bus, m.bus.board[i]));
    bus_init(&m.bus);
}

static struct board *some_board(void)
{
    return m.bus.board[1 + any((unsigned)m.bus.boards - 1)];
}

static void write_something(void)
{
    static const word often[] = { 0,    0100, 0140,   0177777, 031,
                                  0431, 05,   017470, 033503,  0101 };
    struct board *b = some_board();
    paddr at = b->first + 2 * any((b->last - b->first) / 2 + 1);
    word data = any(2) ? (word)any(65536) : often[any(sizeof often / sizeof often[0])];
    bus_write(&m.bus, at + any(2), data,
              any(4)   ? WHOLE_WORD
              : at & 1 ? HIGH_BYTE
                       : LOW_BYTE);
}

static void read_something(void)
{
    struct board *b = some_board();
    paddr at = b->first + 2 * any((b->last - b->first) / 2 + 1);
    word seen = look(&m.bus, at);
    ck_octal(get(&m.bus, at), seen);
    interrupt(&m.bus);
}

static void far_end_does_something(void)
{
    struct board *b = some_board();
    if (b->kind->serial->count == 0)
        return;
    int n = (int)any((unsigned)b->kind->serial->count);
    struct serial *s = far_end(b, n);
    switch (any(6)) {
    case 0:
        serial_call(s);
        break;
    case 1:
        serial_leave(s);
        break;
    case 2:
        while (serial_get(s) >= 0)
            continue;
        break;
    default:
        for (unsigned i = any(300); i > 0 && serial_room(s); i--)
            serial_put(s, any(50) ? (word)any(256) : SERIAL_BREAK);
    }
    b->kind->serial->changed(b, n);
}

static void check_lines(void)
{
    for (int i = 1; i < m.bus.boards; i++) {
        struct board *b = m.bus.board[i];
        for (int n = 0; n < b->kind->serial->count; n++) {
            const struct serial *s = far_end(b, n);
            ck_assert(s->in_count >= 0 && s->in_count <= SERIAL_ROOM);
            ck_assert(s->out_count >= 0 && s->out_count <= SERIAL_ROOM);
            ck_assert(s->receive_at == SCHED_NEVER || s->in_count > 0);
            ck_assert(s->receive_at >= m.bus.sched.now && s->send_at >= m.bus.sched.now);
        }
    }
}

START_TEST(at_random)
{
    const char *wish = getenv("FORK11_WRITES");
    int writes = wish ? atoi(wish) : 100000;
    for (int i = 0; i < writes; i++) {
        write_something();
        if (any(3) == 0)
            read_something();
        if (any(5) == 0)
            far_end_does_something();
        if (any(4) == 0)
            pass(&m.bus, any(3000000));
        if (any(5000) == 0)
            bus_init(&m.bus);
        if (any(100) == 0)
            check_lines();
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("terminal boards");
    TCase *t = tcase_create("terminal boards");
    tcase_set_timeout(t, 600);
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, at_random);
    suite_add_tcase(suite, t);
    return suite;
}

/* The Unibus: who answers (Peripherals Handbook, "Unibus": DATI, DATO, DATOB, SSYN
 * time-out), and who is granted (BR levels; the nearest of equals first). */
#include "devices/unibus.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/backplane.h"

struct probe {
    struct board board;
    word reg;
    int reads, resets, fired, granted;
};

static word probe_peek(const struct board *b, paddr at)
{
    (void)at;
    return ((const struct probe *)b)->reg;
}

static word probe_read(struct board *b, paddr at)
{
    ((struct probe *)b)->reads++;
    return probe_peek(b, at);
}

static void probe_write(struct board *b, paddr at, word data, word mask)
{
    (void)at;
    ((struct probe *)b)->reg = word_merge(((struct probe *)b)->reg, data, mask);
}

static void probe_reset(struct board *b)
{
    ((struct probe *)b)->resets++;
}

static void probe_event(struct board *b, int what)
{
    ((struct probe *)b)->fired = what;
}

static void probe_granted(struct board *b, int level)
{
    ((struct probe *)b)->granted = level;
}

static const struct board_kind probe_kind = {
    .name = "PROBE",
    .read = probe_read,
    .write = probe_write,
    .peek = probe_peek,
    .reset = probe_reset,
    .event = probe_event,
    .granted = probe_granted,
};
static const struct board_kind rom_kind = { .name = "ROM", .read = probe_read };

static struct backplane {
    struct unibus bus;
    struct probe near, far;
} m;

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, 8192);
    bus_attach(&m.bus, &m.near.board, &probe_kind, 0760000, 0760002);
    bus_attach(&m.bus, &m.far.board, &probe_kind, 0777776, 0777776);
}

START_TEST(core_answers_up_to_its_end)
{
    put(&m.bus, 017776, 0123456);
    ck_octal(get(&m.bus, 017776), 0123456);
    word data;
    ck_assert(!bus_read(&m.bus, 020000, &data));
    ck_assert(!bus_write(&m.bus, 020000, 1, WHOLE_WORD));
    ck_assert(!bus_peek(&m.bus, 020000, &data));
    ck_assert(!bus_read(&m.bus, 0757776, &data));
}
END_TEST

START_TEST(full_core_ends_at_the_io_page)
{
    m.bus.core_bytes = CORE_MAX;
    put(&m.bus, 0757776, 1);
    ck_octal(get(&m.bus, 0757776), 1);
    put(&m.bus, 0760000, 2);
    ck_octal(m.near.reg, 2);
}
END_TEST

START_TEST(bytes_go_to_their_half)
{
    put(&m.bus, 01000, 0111111);
    bus_write(&m.bus, 01000, 0000377, LOW_BYTE);
    ck_octal(get(&m.bus, 01000), 0111377);
    bus_write(&m.bus, 01001, 0177400, HIGH_BYTE);
    ck_octal(get(&m.bus, 01000), 0177777);
    put(&m.bus, 0760000, 0);
    bus_write(&m.bus, 0760001, 0125252, HIGH_BYTE);
    ck_octal(m.near.reg, 0125000);
}
END_TEST

START_TEST(an_empty_slot_times_out)
{
    word data;
    ck_assert(!bus_read(&m.bus, 0760004, &data));
    ck_assert(!bus_write(&m.bus, 0760004, 0, WHOLE_WORD));
    ck_assert(!bus_peek(&m.bus, 0760004, &data));
    bus_unplug(&m.bus, &m.near.board);
    ck_assert(!bus_read(&m.bus, 0760000, &data));
}
END_TEST

START_TEST(boards_are_plugged_where_nobody_answers)
{
    static struct probe late, other;
    word data;
    bus_attach_out(&m.bus, &late.board, &probe_kind, 0760020, 0760026);
    bus_attach_out(&m.bus, &other.board, &probe_kind, 0760026, 0760030);
    ck_assert(late.board.disabled && !bus_read(&m.bus, 0760020, &data));
    ck_assert_ptr_null(bus_plug(&m.bus, &late.board));
    ck_assert_ptr_null(bus_plug(&m.bus, &late.board));
    ck_assert(bus_read(&m.bus, 0760026, &data));
    ck_assert_ptr_eq(bus_plug(&m.bus, &other.board), &late.board);
    ck_assert(other.board.disabled && !bus_read(&m.bus, 0760030, &data));
    bus_unplug(&m.bus, &late.board);
    ck_assert_int_eq(late.resets, 1);
    ck_assert_ptr_null(bus_plug(&m.bus, &other.board));
    ck_assert(bus_read(&m.bus, 0760026, &data));
    ck_assert_int_eq(other.reads, 1);
}
END_TEST

START_TEST(a_board_that_cannot_be_written_times_out)
{
    static struct probe rom;
    bus_attach(&m.bus, &rom.board, &rom_kind, 0773000, 0773776);
    word data;
    ck_assert(bus_read(&m.bus, 0773776, &data));
    ck_assert(!bus_write(&m.bus, 0773000, 0, WHOLE_WORD));
}
END_TEST

START_TEST(peek_disturbs_nothing)
{
    look(&m.bus, 0760000);
    ck_assert_int_eq(m.near.reads, 0);
    get(&m.bus, 0760000);
    ck_assert_int_eq(m.near.reads, 1);
}
END_TEST

START_TEST(the_highest_level_is_granted_then_the_nearest)
{
    int near4 = bus_line(&m.bus, &m.near.board, 4, 060);
    int far4 = bus_line(&m.bus, &m.far.board, 4, 064);
    int far6 = bus_line(&m.bus, &m.far.board, 6, 0100);
    bus_request(&m.bus, far4);
    bus_request(&m.bus, near4);
    ck_assert_int_eq(m.bus.wanted, 4);
    bus_request(&m.bus, far6);
    ck_assert_int_eq(m.bus.wanted, 6);
    word vector;
    ck_assert(!bus_grant(&m.bus, 6, &vector));
    ck_assert(bus_grant(&m.bus, 5, &vector));
    ck_octal(vector, 0100);
    ck_assert_int_eq(m.far.granted, 6);
    ck_assert_int_eq(m.bus.wanted, 4);
    ck_octal(interrupt(&m.bus), 060);
    ck_octal(interrupt(&m.bus), 064);
    ck_octal(interrupt(&m.bus), 0);
    ck_assert_int_eq(m.bus.wanted, 0);
}
END_TEST

START_TEST(a_held_line_stays_up)
{
    int line = bus_held_line(&m.bus, &m.near.board, 7, 0240);
    bus_request(&m.bus, line);
    ck_octal(interrupt(&m.bus), 0240);
    ck_assert(bus_requested(&m.bus, line));
    ck_assert_int_eq(m.bus.wanted, 7);
    bus_release(&m.bus, line);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

START_TEST(a_released_request_is_forgotten)
{
    int four = bus_line(&m.bus, &m.near.board, 4, 060);
    int five = bus_line(&m.bus, &m.near.board, 5, 0220);
    bus_request(&m.bus, four);
    bus_request(&m.bus, five);
    bus_release(&m.bus, five);
    ck_assert_int_eq(m.bus.wanted, 4);
    ck_octal(interrupt(&m.bus), 060);
}
END_TEST

START_TEST(init_reaches_every_board_and_drops_requests)
{
    int line = bus_held_line(&m.bus, &m.near.board, 5, 0220);
    bus_request(&m.bus, line);
    bus_init(&m.bus);
    ck_assert_int_eq(m.near.resets, 1);
    ck_assert_int_eq(m.far.resets, 1);
    ck_assert_int_eq(m.bus.wanted, 0);
    ck_assert(!bus_requested(&m.bus, line));
}
END_TEST

START_TEST(events_reach_their_board)
{
    int e = sched_register(&m.bus.sched, "far", m.far.board.number, 7, SCHED_BUSY);
    sched_after(&m.bus.sched, e, 100);
    pass(&m.bus, 99);
    ck_assert_int_eq(m.far.fired, 0);
    pass(&m.bus, 1);
    ck_assert_int_eq(m.far.fired, 7);
    ck_assert_int_eq(m.near.fired, 0);
}
END_TEST

/* A copy works with the original overwritten: no pointer was left behind. */
START_TEST(a_copy_stands_alone)
{
    int line = bus_line(&m.bus, &m.near.board, 4, 060);
    struct backplane *copy = malloc(sizeof *copy);
    *copy = m;
    bus_rebind(&copy->bus, (char *)copy - (char *)&m);
    memset(&m, 0377, sizeof m);
    put(&copy->bus, 0760000, 0123);
    ck_octal(copy->near.reg, 0123);
    bus_request(&copy->bus, line);
    ck_octal(interrupt(&copy->bus), 060);
    ck_assert_int_eq(copy->near.granted, 4);
    ck_assert_ptr_eq(copy->near.board.bus, &copy->bus);
    word data;
    ck_assert(!bus_read(&copy->bus, 0760004, &data));
    free(copy);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("unibus");
    TCase *t = tcase_create("unibus");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, core_answers_up_to_its_end);
    tcase_add_test(t, full_core_ends_at_the_io_page);
    tcase_add_test(t, bytes_go_to_their_half);
    tcase_add_test(t, an_empty_slot_times_out);
    tcase_add_test(t, boards_are_plugged_where_nobody_answers);
    tcase_add_test(t, a_board_that_cannot_be_written_times_out);
    tcase_add_test(t, peek_disturbs_nothing);
    tcase_add_test(t, the_highest_level_is_granted_then_the_nearest);
    tcase_add_test(t, a_held_line_stays_up);
    tcase_add_test(t, a_released_request_is_forgotten);
    tcase_add_test(t, init_reaches_every_board_and_drops_requests);
    tcase_add_test(t, events_reach_their_board);
    tcase_add_test(t, a_copy_stands_alone);
    suite_add_tcase(suite, t);
    return suite;
}

/* A serial line between its far end and a board: nothing typed is lost, nothing sent is lost
 * while somebody is there, and a line that nobody reads stands still. */
#include "devices/serial.h"

#include "tests/unit/unit.h"

static struct serial s;

static void setup(void)
{
    serial_init(&s, false);
    s.receive_ns = s.send_ns = 1000;
}

START_TEST(characters_take_their_time)
{
    ck_assert_int_eq(serial_character_ns(20, 96000), 1041666);
    ck_assert_int_eq(serial_character_ns(22, 1100), 100 * NS_PER_MS);
    ck_assert_int_eq(serial_character_ns(18, 1345), 66914498);
    ck_assert_int_eq(serial_character_ns(20, 0), 0);
}
END_TEST

START_TEST(calls_and_hang_ups)
{
    ck_assert(!serial_carrier(&s) && !serial_rings(&s));
    serial_call(&s);
    ck_assert(!serial_carrier(&s) && serial_rings(&s));
    serial_set_dtr(&s, true);
    ck_assert(serial_carrier(&s) && !serial_rings(&s));
    serial_set_dtr(&s, false);
    ck_assert(s.hung_up && !serial_carrier(&s) && !serial_rings(&s));
    serial_set_dtr(&s, true); /* for the next caller: the first one has to go */
    ck_assert(s.hung_up && !serial_carrier(&s));
    serial_leave(&s);
    serial_call(&s);
    ck_assert(serial_carrier(&s) && !s.hung_up);
    serial_leave(&s);
    serial_set_dtr(&s, false);
    ck_assert(!s.hung_up);
}
END_TEST

START_TEST(what_comes_in_waits_for_the_board)
{
    serial_set_dtr(&s, true);
    serial_call(&s);
    for (int i = 0; i < SERIAL_ROOM; i++)
        serial_put(&s, (word)(i & 0177));
    ck_assert_int_eq(serial_room(&s), 0);
    for (int i = 0; i < SERIAL_ROOM; i++) {
        serial_listen(&s, 5);
        ck_assert_int_eq(s.receive_at, 1005);
        serial_listen(&s, 500); /* it is on its way already */
        ck_assert_int_eq(s.receive_at, 1005);
        ck_assert_int_eq(serial_received(&s), i & 0177);
    }
    ck_assert_int_eq(serial_room(&s), SERIAL_ROOM);
    serial_listen(&s, 5);
    ck_assert_int_eq(s.receive_at, SCHED_NEVER);
}
END_TEST

START_TEST(nothing_comes_without_carrier_or_speed)
{
    serial_call(&s);
    serial_put(&s, 'a');
    serial_listen(&s, 0);
    ck_assert_int_eq(s.receive_at, SCHED_NEVER);
    serial_set_dtr(&s, true);
    s.receive_ns = 0;
    serial_listen(&s, 0);
    ck_assert_int_eq(s.receive_at, SCHED_NEVER);
    s.receive_ns = 7;
    serial_listen(&s, 0);
    ck_assert_int_eq(s.receive_at, 7);
    serial_stop(&s); /* INIT: it comes again */
    serial_listen(&s, 100);
    ck_assert_int_eq(serial_received(&s), 'a');
    serial_put(&s, 'b');
    serial_leave(&s);
    ck_assert_int_eq(serial_room(&s), SERIAL_ROOM);
}
END_TEST

static void send(byte c)
{
    serial_send(&s, 0, c);
    ck_assert_int_eq(s.send_at, 1000);
}

START_TEST(what_nobody_fetches_stalls_the_line)
{
    serial_set_dtr(&s, true);
    serial_call(&s);
    for (int i = 0; i < SERIAL_ROOM; i++) {
        send((byte)i);
        ck_assert(serial_sent(&s));
    }
    send('x');
    ck_assert(!serial_sent(&s));
    ck_assert(s.stalled && s.sending);
    ck_assert_int_eq(s.send_at, SCHED_NEVER);
    ck_assert_int_eq(serial_get(&s), 0);
    ck_assert(serial_sent(&s));
    ck_assert(!s.stalled && !s.sending);
    for (int i = 1; i < SERIAL_ROOM; i++)
        ck_assert_int_eq(serial_get(&s), (byte)i);
    ck_assert_int_eq(serial_get(&s), 'x');
    ck_assert_int_eq(serial_get(&s), -1);
}
END_TEST

START_TEST(what_is_sent_to_nobody_is_gone)
{
    serial_set_dtr(&s, true);
    for (int i = 0; i < 2 * SERIAL_ROOM; i++) {
        send('x');
        ck_assert(serial_sent(&s));
    }
    serial_call(&s);
    ck_assert_int_eq(serial_get(&s), -1);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("serial");
    TCase *t = tcase_create("serial");
    tcase_add_checked_fixture(t, setup, NULL);
    tcase_add_test(t, characters_take_their_time);
    tcase_add_test(t, calls_and_hang_ups);
    tcase_add_test(t, what_comes_in_waits_for_the_board);
    tcase_add_test(t, nothing_comes_without_carrier_or_speed);
    tcase_add_test(t, what_nobody_fetches_stalls_the_line);
    tcase_add_test(t, what_is_sent_to_nobody_is_gone);
    suite_add_tcase(suite, t);
    return suite;
}

/* Telnet without sockets: what a client sends, what the guest gets, what is answered. */
#include "monitor/lines/telnet.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"

static struct telnet t;
static byte out[4096];
static int count;
static int typed[4096];
static int chars;

static void setup(void)
{
    count = telnet_hello(&t, out);
    ck_assert_int_eq(count, TELNET_HELLO);
    ck_assert_mem_eq(out, "\377\373\1\377\373\3\377\375\3\377\373\0\377\375\0", 15);
    count = chars = 0;
}

static void send(const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int before = count;
        int c = telnet_take(&t, (byte)bytes[i], out, &count);
        ck_assert_int_le(count - before, TELNET_REPLY);
        if (c >= 0)
            typed[chars++] = c;
    }
}

#define SEND(text) send(text, sizeof(text) - 1)
#define ANSWERED(text)                                                                   \
    do {                                                                                 \
        ck_assert_int_eq(count, (int)sizeof(text) - 1);                                  \
        ck_assert_mem_eq(out, text, sizeof(text) - 1);                                   \
        count = 0;                                                                       \
    } while (0)

static void check_typed(const int *wanted, int n)
{
    ck_assert_int_eq(chars, n);
    for (int i = 0; i < n; i++)
        ck_assert_int_eq(typed[i], wanted[i]);
    chars = 0;
}

#define TYPED(...)                                                                       \
    check_typed((const int[]){ __VA_ARGS__ },                                            \
                (int)(sizeof((const int[]){ __VA_ARGS__ }) / sizeof(int)))

/* What was offered and is agreed to needs no answer, nor does a refusal. */
START_TEST(agreement)
{
    SEND("\377\375\1\377\375\3\377\373\3\377\375\0\377\373\0");
    ANSWERED("");
    ck_assert_int_eq(t.ours[0], TELNET_YES);
    ck_assert_int_eq(t.theirs[0], TELNET_YES);
    SEND("\377\375\1\377\375\1"); /* said again: nothing changes */
    ANSWERED("");
    SEND("\377\376\1"); /* DONT ECHO */
    ANSWERED("\377\374\1");
    SEND("\377\376\1");
    ANSWERED("");
    SEND("\377\375\1");
    ANSWERED("\377\373\1");
}
END_TEST

START_TEST(refusal)
{
    SEND("\377\376\0\377\374\0");
    ANSWERED("");
    ck_assert_int_eq(t.ours[0], TELNET_NO);
    ck_assert_int_eq(t.theirs[0], TELNET_NO);
    SEND("\377\373\0");
    ANSWERED("\377\375\0");
}
END_TEST

/* Window size, terminal type, the client's own echo: no. A timing mark: yes. */
START_TEST(strange_options)
{
    SEND("\377\373\37\377\373\30\377\375\30\377\373\1\377\375\6");
    ANSWERED("\377\376\37\377\376\30\377\374\30\377\376\1\377\373\6");
    SEND("\377\374\37\377\376\30"); /* what is off anyway */
    ANSWERED("");
    SEND("\377\373\377\377\375\377");
    ANSWERED("\377\376\377\377\374\377");
}
END_TEST

/* NVT: CR NUL and CR LF are one return. Binary: every byte counts. */
START_TEST(returns)
{
    SEND("a\r\0b\r\nc\nd\re\r\r\0");
    TYPED('a', '\r', 'b', '\r', 'c', '\n', 'd', '\r', 'e', '\r', '\r');
    SEND("\377\373\0\r\0\r\n");
    TYPED('\r', 0, '\r', '\n');
}
END_TEST

START_TEST(commands)
{
    SEND("a\377\363b\377\364c\377\367\377\377\377\361d\377\370");
    TYPED('a', TELNET_BREAK, 'b', TELNET_BREAK, 'c', 0177, 0377, 'd');
    ANSWERED("");
    SEND("\377\366");
    ANSWERED("\r\n[here]\r\n");
    SEND("\r\377\363\n"); /* a command between CR and LF ends the pair */
    TYPED('\r', TELNET_BREAK, '\n');
}
END_TEST

/* A subnegotiation is passed over, however long it is. */
START_TEST(subnegotiation)
{
    SEND("\377\372\30\0xterm\377\377\377\360a");
    TYPED('a');
    SEND("\377\372");
    for (int i = 0; i < 100000; i++)
        SEND("x");
    ck_assert_int_eq(chars, 0);
    SEND("\377\360b");
    TYPED('b');
    ANSWERED("");
}
END_TEST

static void check_code(const char *guest, size_t n, const char *wanted, size_t length)
{
    byte coded[64];
    int size = 0;
    for (size_t i = 0; i < n; i++) {
        int k = telnet_code(&t, (byte)guest[i], coded + size);
        ck_assert_int_le(k, TELNET_CODE);
        size += k;
    }
    ck_assert_int_eq(size, (int)length);
    ck_assert_mem_eq(coded, wanted, length);
}

#define CODES(guest, wanted)                                                             \
    check_code(guest, sizeof(guest) - 1, wanted, sizeof(wanted) - 1)

START_TEST(to_the_client)
{
    CODES("a\r\nb\377c", "a\r\nb\377\377c");
    CODES("x\ry\r", "x\r\0y\r");
    CODES("\r\r\n", "\0\r\0\r\n");
    SEND("\377\375\0"); /* binary */
    CODES("x\ry\377", "x\ry\377\377");
}
END_TEST

/* Garbage of any kind: bounded answers, no state that it does not come out of. */
START_TEST(garbage)
{
    srand(1);
    for (int i = 0; i < 200000; i++) {
        byte c = (byte)(rand() % 3 ? rand() : 0377 - rand() % 16);
        count = chars = 0;
        send((const char *)&c, 1);
        ck_assert_int_le(chars, 1);
    }
    SEND("\377\360\377\360");
    count = chars = 0;
    SEND("\rzq");
    ck_assert_int_ge(chars, 2);
    ck_assert_int_eq(typed[chars - 1], 'q');
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("telnet");
    TCase *tc = tcase_create("telnet");
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_add_test(tc, agreement);
    tcase_add_test(tc, refusal);
    tcase_add_test(tc, strange_options);
    tcase_add_test(tc, returns);
    tcase_add_test(tc, commands);
    tcase_add_test(tc, subnegotiation);
    tcase_add_test(tc, to_the_client);
    tcase_add_test(tc, garbage);
    suite_add_tcase(suite, tc);
    return suite;
}

/* What a disk control has of its transfer in hand: nothing while heads move and the sector
 * comes round, then word by word as they pass, till all are there that its listener hears
 * of. */
#include "tests/unit/session.h"

#include "tests/unit/backplane.h"

#include <unistd.h>

static struct session s;
static char path[] = "/tmp/fork11-in-hand-XXXXXX";

static struct transfer heard;
static int times;

static void hear(void *host, const struct transfer *t)
{
    (void)host;
    heard = *t;
    times++;
}

static const struct transfer_listener listener = { NULL, hear };

enum { WORDS = 2048, CORE_AT = 040000, STEP = 50 * 1000, MOST = 10000 };

/* What is put into which registers, in order; it ends with the GO. */
struct put {
    paddr at;
    word data;
};

struct control {
    const char *name, *enable, *attach;
    int puts;
    struct put put[8];
    uint32_t block;
    int64_t word_ns; /* between two words that pass */
};

/* clang-format off */
static const struct control controls[] = {
    { "RK", NULL, "attach -n rk0 %s", 4,
      { { 0777406, (word)-WORDS }, { 0777410, CORE_AT }, { 0777412, 3 << 5 | 4 },
        { 0777404, 03 } },
      3 * 24 + 4, 11111 },
    { "RL", "set rl enabled", "attach -n rl0 %s", 6, /* GET STATUS first, with reset */
      { { 0774404, 013 }, { 0774400, 04 }, { 0774402, CORE_AT }, { 0774404, 2 },
        { 0774406, (word)-WORDS }, { 0774400, 012 } },
      1, 3900 },
    { "RF", "set rf enabled", "attach -n rf0 %s", 5,
      { { 0777462, (word)-WORDS }, { 0777464, CORE_AT }, { 0777466, 512 },
        { 0777470, 0 }, { 0777460, 03 } },
      2, 16000 },
    { "RR", "set rr enabled", "attach -n rr0 %s", 5,
      { { 0776716, (word)-WORDS }, { 0776720, CORE_AT }, { 0776722, 5 }, { 0776724, 3 },
        { 0776714, 03 } },
      5 * 200 + 3, 7400 },
    { "RP", "set rp enabled", "attach -n rp0 %s", 7, /* read-in preset, 22 sectors */
      { { 0776700, 021 }, { 0776732, 010000 }, { 0776702, (word)-WORDS },
        { 0776704, CORE_AT }, { 0776706, 3 }, { 0776734, 5 }, { 0776700, 061 } },
      5 * 418 + 3, 2488 },
};
/* clang-format on */

static void begin(void)
{
    s = session_begin();
    strcpy(path + sizeof path - 7, "XXXXXX");
    close(mkstemp(path));
    unlink(path);
    times = 0;
}

static void end(void)
{
    session_end(&s);
    unlink(path);
}

static void command(const char *format, const char *text)
{
    char line[100];
    snprintf(line, sizeof line, format, text);
    const char *said = session_do(&s, line);
    ck_assert_msg(s.m->error[0] == '\0', "%s: %s", line, said);
}

static struct board *board_of(const char *name)
{
    struct unibus *bus = &s.machine->bus;
    for (int n = 0; n < bus->boards; n++)
        if (bus->board[n]->kind->drives && strcmp(bus->board[n]->kind->name, name) == 0)
            return bus->board[n];
    ck_abort_msg("there is no %s", name);
    return NULL;
}

/* Every 50 us until it is over: when the first word had passed, and the last. */
static void watch(const struct board *b, const struct control *c)
{
    uint32_t last = 0, half = 0;
    int64_t began = s.machine->bus.sched.now, first = 0;
    struct transfer t;
    for (int i = 0; i < MOST && drive_in_hand(b, &t); i++, pass(&s.machine->bus, STEP)) {
        ck_assert_ptr_eq(t.board, b);
        ck_assert_uint_eq(t.block, c->block);
        ck_assert_uint_eq(t.at, CORE_AT);
        ck_assert(!t.to_core && !t.cut);
        ck_assert_int_eq(t.began, began);
        ck_assert_int_eq(t.ended, SCHED_NEVER);
        ck_assert_uint_ge(t.words, last);
        ck_assert_uint_le(t.words - last, (uint32_t)(STEP / c->word_ns + 1));
        if (t.words && !first)
            first = s.machine->bus.sched.now;
        half += t.words < WORDS / 2;
        last = t.words;
    }
    ck_assert_int_eq(times, 1);
    ck_assert_msg(heard.words == WORDS, "%u words, errors %06o", heard.words,
                  heard.errors);
    ck_assert_uint_ge(last, WORDS - (uint32_t)(STEP / c->word_ns + 1));
    int64_t middle = began + half * STEP;
    ck_assert_int_gt(first, began + heard.times.seek);
    ck_assert_int_gt(middle - first, (heard.ended - first) * 2 / 5);
    ck_assert_int_lt(middle - first, (heard.ended - first) * 3 / 5);
}

START_TEST(of_each_control)
{
    const struct control *c = &controls[_i];
    struct transfer t;
    if (strcmp(c->name, "RR") == 0)
        command("set rp disabled%s", "");
    if (c->enable)
        command(c->enable, "");
    command(c->attach, path);
    struct board *b = board_of(c->name);
    b->listener = &listener;
    pass(&s.machine->bus, NS_PER_SEC);
    ck_assert(!drive_in_hand(b, &t));
    for (int i = 0; i < c->puts; i++) {
        pass(&s.machine->bus, NS_PER_MS);
        put(&s.machine->bus, c->put[i].at, c->put[i].data);
    }
    watch(b, c);
    ck_assert(!drive_in_hand(b, &t));
}
END_TEST

/* What moves no data, and boards that have no disks. */
START_TEST(nothing_in_hand)
{
    struct transfer t;
    command("attach -n rk0 %s", path);
    for (int n = 0; n < s.machine->bus.boards; n++)
        ck_assert(!drive_in_hand(s.machine->bus.board[n], &t));
    put(&s.machine->bus, 0777412, 020 << 5);
    put(&s.machine->bus, 0777404, 011); /* seek */
    ck_assert(!drive_in_hand(board_of("RK"), &t));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("in hand");
    TCase *c = tcase_create("in hand");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_loop_test(c, of_each_control, 0, sizeof controls / sizeof controls[0]);
    tcase_add_test(c, nothing_in_hand);
    suite_add_tcase(suite, c);
    return suite;
}

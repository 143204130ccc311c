/* The bench of tests/unit/tm11_rig.h. */
#include "tests/unit/tm11_rig.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct tm_bench tm_bench;

void tm_load(int unit, int file, enum disk_mode mode)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = tm_bench.tape[file], .mode = mode };
    ck_assert_msg(drive_load(&tm_bench.tm.board, unit, &wish, error), "%s", error);
}

static void setup(void)
{
    memset(&tm_bench, 0, sizeof tm_bench);
    bus_create(&tm_bench.bus, CORE);
    tm11_attach(&tm_bench.tm, &tm_bench.bus);
    for (int i = 0; i < 2; i++) {
        strcpy(tm_bench.tape[i], "/tmp/fork11-tm-XXXXXX");
        close(mkstemp(tm_bench.tape[i]));
        tm_load(i, i, DISK_WRITE);
    }
    bus_init(&tm_bench.bus);
}

static void teardown(void)
{
    for (int i = 0; i < 2; i++) {
        drive_unload(&tm_bench.tm.board, i);
        unlink(tm_bench.tape[i]);
    }
}

void tm_start(word c, word ma, int count)
{
    put(&tm_bench.bus, MTBRC, (word)-count);
    put(&tm_bench.bus, MTCMA, ma);
    put(&tm_bench.bus, MTC, c);
}

/* Machine time goes on, event by event, until AT shows BIT; ns. */
static int64_t wait_for(paddr at, word bit)
{
    struct sched *s = &tm_bench.bus.sched;
    int64_t began = s->now;
    while (!(look(&tm_bench.bus, at) & bit)) {
        ck_assert_msg(s->now - began < 1200 * NS_PER_SEC && s->first >= 0,
                      "%06o never shows %06o", at, bit);
        s->now = sched_first(s);
        bus_events(&tm_bench.bus);
    }
    return s->now - began;
}

int64_t tm_ns_to_cur(void)
{
    return wait_for(MTC, CUR);
}

int64_t tm_ns_to_tur(void)
{
    return wait_for(MTS, TUR);
}

word tm_run(word c, word ma, int count)
{
    tm_start(c, ma, count);
    tm_ns_to_cur();
    word errors = look(&tm_bench.bus, MTS) & ERRORS;
    ck_octal(look(&tm_bench.bus, MTC) >> 15, errors != 0);
    return errors;
}

void tm_rest(void)
{
    tm_ns_to_tur();
}

void tm_do(word c, int count)
{
    ck_octal(tm_run(c, 0, count), 0);
    tm_rest();
}

void tm_write_record(byte first, int n)
{
    for (int i = 0; i < n; i++) {
        word *w = &tm_bench.bus.core[(01000 + i) / 2];
        byte c = (byte)(first + i);
        *w = i & 1 ? (word)((*w & LOW_BYTE) | c << 8) : c;
    }
    ck_octal(tm_run(WRITE, 01000, n), 0);
    tm_rest();
}

void tm_case(Suite *suite, const char *name, const TTest *const *tests)
{
    TCase *t = tcase_create(name);
    tcase_add_checked_fixture(t, setup, teardown);
    for (; *tests; tests++)
        tcase_add_test(t, *tests);
    suite_add_tcase(suite, t);
}

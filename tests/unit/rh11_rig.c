/* The bench of tests/unit/rh11_rig.h. */
#include "tests/unit/rh11_rig.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct rh_bench rh_bench;

static void load(int unit)
{
    char error[DISK_ERROR];
    strcpy(rh_bench.pack[unit], "/tmp/fork11-rp-XXXXXX");
    close(mkstemp(rh_bench.pack[unit]));
    struct disk_wish wish = { .path = rh_bench.pack[unit] };
    ck_assert_msg(drive_load(&rh_bench.rh.board, unit, &wish, error), "%s", error);
    rh_select(unit);
    rh_put(RPCS1, PRESET);
    rh_put(RPOF, FMT22);
}

static void setup(void)
{
    char error[DISK_ERROR];
    memset(&rh_bench, 0, sizeof rh_bench);
    bus_create(&rh_bench.bus, CORE);
    rh11_attach(&rh_bench.rh, &rh_bench.bus);
    ck_assert(drive_set_type(&rh_bench.rh.board, 1, "rp06", error));
    load(1);
    load(0);
    bus_init(&rh_bench.bus);
}

static void teardown(void)
{
    for (int i = 0; i < 2; i++) {
        drive_unload(&rh_bench.rh.board, i);
        unlink(rh_bench.pack[i]);
    }
}

word rh_get(paddr at)
{
    return get(&rh_bench.bus, at);
}

void rh_put(paddr at, word data)
{
    put(&rh_bench.bus, at, data);
}

word rhda(int track, int sector)
{
    return (word)(track << 8 | sector);
}

void rh_select(int drive)
{
    rh_put(RPCS2, (word)drive);
}

void rh_start(word cs1, int cylinder, word da, word ba, int words)
{
    rh_put(RPDC, (word)cylinder);
    rh_put(RPDA, da);
    rh_put(RPBA, ba);
    rh_put(RPWC, (word)-words);
    rh_put(RPCS1, cs1);
}

int64_t rh_wait(void)
{
    struct sched *s = &rh_bench.bus.sched;
    int64_t from = s->now;
    for (;;) {
        word cs1 = look(&rh_bench.bus, RPCS1);
        if ((cs1 & RDY) && !(cs1 & 1))
            return s->now - from;
        ck_assert_msg(s->now - from < 3 * NS_PER_SEC && sched_first(s) != SCHED_NEVER,
                      "never ready");
        s->now = sched_first(s);
        bus_events(&rh_bench.bus);
    }
}

word rh_run(word cs1, int cylinder, word da, word ba, int words)
{
    rh_start(cs1, cylinder, da, ba, words);
    rh_wait();
    return look(&rh_bench.bus, RPER1);
}

void rh_fill(paddr at, int words, word from)
{
    for (int i = 0; i < words; i++)
        rh_bench.bus.core[at / 2 + i] = (word)(from + i);
}

void rh_errors(word er1, word cs2)
{
    ck_octal(look(&rh_bench.bus, RPER1), er1);
    ck_octal(look(&rh_bench.bus, RPCS2) & 0177400, cs2);
    ck_octal(look(&rh_bench.bus, RPDS) & (ATA | ERR), er1 ? ATA | ERR : 0);
    ck_octal(look(&rh_bench.bus, RPCS1) & (SC | TRE | RDY),
             er1 || cs2 ? SC | TRE | RDY : RDY);
}

void rh_case(Suite *suite, const char *name, const TTest *const *tests)
{
    TCase *t = tcase_create(name);
    tcase_add_checked_fixture(t, setup, teardown);
    for (; *tests; tests++)
        tcase_add_test(t, *tests);
    suite_add_tcase(suite, t);
}

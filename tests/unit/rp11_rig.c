/* The bench of tests/unit/rp11_rig.h. */
#include "tests/unit/rp11_rig.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct rp_bench rp_bench;

static void transferred(void *host, const struct transfer *t)
{
    (void)host;
    rp_bench.last = *t;
    rp_bench.told++;
}

static const struct transfer_listener listener = { .transferred = transferred };

static void setup(void)
{
    char error[DISK_ERROR];
    memset(&rp_bench, 0, sizeof rp_bench);
    bus_create(&rp_bench.bus, CORE);
    rp11_attach(&rp_bench.rp, &rp_bench.bus);
    ck_assert_ptr_null(bus_plug(&rp_bench.bus, &rp_bench.rp.board));
    ck_assert(drive_set_type(&rp_bench.rp.board, 1, "rp02", error));
    for (int i = 0; i < 2; i++) {
        strcpy(rp_bench.pack[i], "/tmp/fork11-rp-XXXXXX");
        close(mkstemp(rp_bench.pack[i]));
        struct disk_wish wish = { .path = rp_bench.pack[i] };
        ck_assert_msg(drive_load(&rp_bench.rp.board, i, &wish, error), "%s", error);
    }
    bus_init(&rp_bench.bus);
    rp_bench.rp.board.listener = &listener;
}

static void teardown(void)
{
    for (int i = 0; i < 2; i++) {
        drive_unload(&rp_bench.rp.board, i);
        unlink(rp_bench.pack[i]);
    }
}

void rp_start(word cs, int cylinder, int track, int sector, word ba, int words)
{
    put(&rp_bench.bus, RPDA, (word)(track << 8 | sector));
    put(&rp_bench.bus, RPCA, (word)cylinder);
    put(&rp_bench.bus, RPBA, ba);
    put(&rp_bench.bus, RPWC, (word)-words);
    put(&rp_bench.bus, RPCS, cs);
}

int64_t rp_ready(void)
{
    struct sched *s = &rp_bench.bus.sched;
    int64_t from = s->now;
    while (!(look(&rp_bench.bus, RPCS) & RDY)) {
        ck_assert(sched_first(s) != SCHED_NEVER);
        s->now = sched_first(s);
        bus_events(&rp_bench.bus);
    }
    return s->now - from;
}

word rp_run(word cs, int cylinder, int track, int sector, word ba, int words)
{
    rp_start(cs, cylinder, track, sector, ba, words);
    rp_ready();
    return look(&rp_bench.bus, RPER);
}

void rp_fill(paddr at, int words, word from)
{
    for (int i = 0; i < words; i++)
        rp_bench.bus.core[at / 2 + (paddr)i] = (word)(from + i);
}

void rp_case(Suite *suite, const char *name, const TTest *const *tests)
{
    TCase *t = tcase_create(name);
    tcase_add_checked_fixture(t, setup, teardown);
    for (; *tests; tests++)
        tcase_add_test(t, *tests);
    suite_add_tcase(suite, t);
}

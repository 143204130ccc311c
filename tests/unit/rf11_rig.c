/* The bench of tests/unit/rf11_rig.h. */
#include "tests/unit/rf11_rig.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct rf_bench rf_bench;

static void transferred(void *host, const struct transfer *told)
{
    (void)host;
    rf_bench.last = *told;
    rf_bench.told++;
}

static const struct transfer_listener listener = { .transferred = transferred };

void rf_load(const char *type)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rf_bench.path };
    ck_assert_msg(drive_set_type(&rf_bench.rf.board, 0, type, error), "%s", error);
    ck_assert_msg(drive_load(&rf_bench.rf.board, 0, &wish, error), "%s", error);
}

static void setup(void)
{
    memset(&rf_bench, 0, sizeof rf_bench);
    bus_create(&rf_bench.bus, CORE);
    rf11_attach(&rf_bench.rf, &rf_bench.bus);
    ck_assert_ptr_null(bus_plug(&rf_bench.bus, &rf_bench.rf.board));
    strcpy(rf_bench.path, "/tmp/fork11-rf-XXXXXX");
    close(mkstemp(rf_bench.path));
    rf_load("1P");
    bus_init(&rf_bench.bus);
    rf_bench.rf.board.listener = &listener;
}

static void teardown(void)
{
    drive_unload(&rf_bench.rf.board, 0);
    unlink(rf_bench.path);
}

void rf_start(word dcs, uint32_t at, word core, int words)
{
    put(&rf_bench.bus, WC, (word)-words);
    put(&rf_bench.bus, CMA, core);
    put(&rf_bench.bus, DAR, (word)at);
    put(&rf_bench.bus, DAE, (word)(at >> 16));
    put(&rf_bench.bus, DCS, dcs);
}

/* ns until RDY. */
int64_t rf_ready(void)
{
    int64_t from = rf_bench.bus.sched.now;
    while (!(look(&rf_bench.bus, DCS) & RDY)) {
        ck_assert(sched_first(&rf_bench.bus.sched) != SCHED_NEVER);
        rf_bench.bus.sched.now = sched_first(&rf_bench.bus.sched);
        bus_events(&rf_bench.bus);
    }
    return rf_bench.bus.sched.now - from;
}

int64_t rf_run(word dcs, uint32_t at, word core, int words)
{
    rf_start(dcs, at, core, words);
    return rf_ready();
}

void rf_fill(paddr at, int words, word from)
{
    for (int i = 0; i < words; i++)
        rf_bench.bus.core[at / 2 + (paddr)i] = (word)(from + i);
}

void rf_case(Suite *suite, const char *name, const TTest *const *tests)
{
    TCase *t = tcase_create(name);
    tcase_add_checked_fixture(t, setup, teardown);
    for (; *tests; tests++)
        tcase_add_test(t, *tests);
    suite_add_tcase(suite, t);
}

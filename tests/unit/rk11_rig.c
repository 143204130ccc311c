/* The bench of tests/unit/rk11_rig.h. */
#include "tests/unit/rk11_rig.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct rk_bench rk_bench;

static void setup(void)
{
    memset(&rk_bench, 0, sizeof rk_bench);
    bus_create(&rk_bench.bus, CORE);
    rk11_attach(&rk_bench.rk, &rk_bench.bus);
    for (int i = 0; i < 2; i++) {
        char error[DISK_ERROR];
        strcpy(rk_bench.pack[i], "/tmp/fork11-rk-XXXXXX");
        close(mkstemp(rk_bench.pack[i]));
        struct disk_wish wish = { .path = rk_bench.pack[i] };
        ck_assert_msg(drive_load(&rk_bench.rk.board, i, &wish, error), "%s", error);
    }
    bus_init(&rk_bench.bus);
}

static void teardown(void)
{
    for (int i = 0; i < 2; i++) {
        drive_unload(&rk_bench.rk.board, i);
        unlink(rk_bench.pack[i]);
    }
}

word rkda(int drive, int cylinder, int surface, int sector)
{
    return (word)(drive << 13 | cylinder << 5 | surface << 4 | sector);
}

void rk_start(word cs, word da, word ba, int words)
{
    put(&rk_bench.bus, RKDA, da);
    put(&rk_bench.bus, RKBA, ba);
    put(&rk_bench.bus, RKWC, (word)-words);
    put(&rk_bench.bus, RKCS, cs);
}

word rk_run(word cs, word da, word ba, int words)
{
    rk_start(cs, da, ba, words);
    for (int i = 0; i < 3000 && !(look(&rk_bench.bus, RKCS) & RDY); i++)
        pass(&rk_bench.bus, NS_PER_MS);
    ck_assert_msg(look(&rk_bench.bus, RKCS) & RDY, "never ready");
    return look(&rk_bench.bus, RKER);
}

void rk_fill(paddr at, int words, word from)
{
    for (int i = 0; i < words; i++)
        rk_bench.bus.core[at / 2 + i] = (word)(from + i);
}

void rk_error(word rker)
{
    ck_octal(look(&rk_bench.bus, RKER), rker);
    bool hard = rker & ~03;
    ck_octal(look(&rk_bench.bus, RKCS) & 0140200, hard ? 0140200 : 0100200);
}

void rk_case(Suite *suite, const char *name, const TTest *const *tests)
{
    TCase *t = tcase_create(name);
    tcase_add_checked_fixture(t, setup, teardown);
    for (; *tests; tests++)
        tcase_add_test(t, *tests);
    suite_add_tcase(suite, t);
}

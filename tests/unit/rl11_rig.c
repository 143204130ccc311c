/* The bench of tests/unit/rl11_rig.h. */
#include "tests/unit/rl11_rig.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct rl_bench rl_bench;

static void setup(void)
{
    memset(&rl_bench, 0, sizeof rl_bench);
    bus_create(&rl_bench.bus, CORE);
    rl11_attach(&rl_bench.rl, &rl_bench.bus);
    rl_bench.rl.drive[1].unit.type = rl_bench.rl.drive[1].unit.chosen = 1;
    for (int i = 0; i < 2; i++) {
        char error[DISK_ERROR];
        strcpy(rl_bench.pack[i], "/tmp/fork11-rl-XXXXXX");
        close(mkstemp(rl_bench.pack[i]));
        struct disk_wish wish = { .path = rl_bench.pack[i] };
        ck_assert_msg(drive_load(&rl_bench.rl.board, i, &wish, error), "%s", error);
        rl_get_status((word)(i * RL1), true);
    }
    bus_init(&rl_bench.bus);
    rl_bench.bus.sched.now = 0;
}

static void teardown(void)
{
    for (int i = 0; i < 2; i++) {
        drive_unload(&rl_bench.rl.board, i);
        unlink(rl_bench.pack[i]);
    }
}

word rlda(int cylinder, int head, int sector)
{
    return (word)(cylinder << 7 | head << 6 | sector);
}

void rl_start(word cs, word da, word ba, int words)
{
    put(&rl_bench.bus, RLDA, da);
    put(&rl_bench.bus, RLBA, ba);
    put(&rl_bench.bus, RLMP, (word)-words);
    put(&rl_bench.bus, RLCS, cs);
}

word rl_run(word cs, word da, word ba, int words)
{
    rl_start(cs, da, ba, words);
    for (int i = 0; i < 20000 && !(look(&rl_bench.bus, RLCS) & CRDY); i++)
        pass(&rl_bench.bus, 100 * NS_PER_US);
    ck_assert_msg(look(&rl_bench.bus, RLCS) & CRDY, "never ready");
    return look(&rl_bench.bus, RLCS) & (ERR | DE | NXM | DLT | CRC | OPI);
}

word rl_get_status(word drive, bool reset)
{
    rl_run(STATUS | drive, reset ? GS | RST : GS, 0, 0);
    return look(&rl_bench.bus, RLMP);
}

word rl_next_header(word drive)
{
    rl_run(HEADER | drive, 0, 0, 0);
    return look(&rl_bench.bus, RLMP);
}

void rl_move(word drive, int cylinder, int head)
{
    int from = rl_next_header(drive) >> 7;
    int by = cylinder > from ? cylinder - from : from - cylinder;
    word da = (word)(by << 7 | MARK | (cylinder > from ? INWARD : 0));
    rl_run(SEEK | drive, head ? da | HEAD1 : da, 0, 0);
    pass(&rl_bench.bus, 100 * NS_PER_MS);
    ck_octal(rl_next_header(drive) & ~077, rlda(cylinder, head, 0));
}

void rl_fill(paddr at, int words, word from)
{
    for (int i = 0; i < words; i++)
        rl_bench.bus.core[at / 2 + i] = (word)(from + i);
}

void rl_case(Suite *suite, const char *name, const TTest *const *tests)
{
    TCase *t = tcase_create(name);
    tcase_add_checked_fixture(t, setup, teardown);
    for (; *tests; tests++)
        tcase_add_test(t, *tests);
    suite_add_tcase(suite, t);
}

/* The bench of tests/unit/tc11_rig.h. */
#include "tests/unit/tc11_rig.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct tc_bench tc_bench;
static struct unibus *const bus = &tc_bench.bus;

void tc_load(int unit, enum disk_mode mode)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = tc_bench.tape[unit], .mode = mode };
    ck_assert_msg(drive_load(&tc_bench.tc.board, unit, &wish, error), "%s", error);
}

word tc_on_tape(int block, int index)
{
    return (word)(block << 8 | index);
}

static void write_tape(const char *path)
{
    static byte bytes[TC_BYTES];
    for (int i = 0; i < TC_BYTES / 2; i++)
        word_put(bytes + 2 * i, tc_on_tape(i / 256, i % 256));
    int fd = open(path, O_WRONLY);
    ck_assert_int_eq(write(fd, bytes, sizeof bytes), TC_BYTES);
    close(fd);
}

static void setup(void)
{
    memset(&tc_bench, 0, sizeof tc_bench);
    bus_create(bus, CORE);
    tc11_attach(&tc_bench.tc, bus);
    ck_assert(tc_bench.tc.board.disabled); /* out of its slot, until somebody wants it */
    ck_assert_ptr_null(bus_plug(bus, &tc_bench.tc.board));
    for (int i = 0; i < 2; i++) {
        strcpy(tc_bench.tape[i], "/tmp/fork11-tc-XXXXXX");
        close(mkstemp(tc_bench.tape[i]));
        write_tape(tc_bench.tape[i]);
        tc_load(i, DISK_WRITE);
    }
    bus_init(bus);
}

static void teardown(void)
{
    for (int i = 0; i < 2; i++) {
        drive_unload(&tc_bench.tc.board, i);
        unlink(tc_bench.tape[i]);
    }
}

int64_t tc_to_ready(void)
{
    int64_t began = bus->sched.now;
    while (!(look(bus, TCCM) & READY)) {
        ck_assert_msg(bus->sched.first >= 0, "never ready");
        bus->sched.now = sched_first(&bus->sched);
        bus_events(bus);
    }
    ck_assert_int_lt(bus->sched.now - began, 60 * NS_PER_SEC);
    return bus->sched.now - began;
}

word tc_obey(word cm)
{
    put(bus, TCCM, cm);
    tc_to_ready();
    ck_octal(look(bus, TCCM) >> 15, (look(bus, TCST) & 0177400) != 0);
    return look(bus, TCST) & 0177400;
}

word tc_transfer(word cm, word ba, int words)
{
    put(bus, TCWC, (word)-words);
    put(bus, TCBA, ba);
    return tc_obey(cm);
}

void tc_find(int block, word way)
{
    int back = way & REV ? -1 : 1;
    while (tc_obey(RNUM | (way ^ REV)) == 0)
        if (back * (get(bus, TCDT) - block) <= -3)
            break;
    do
        ck_octal(tc_obey(RNUM | way), 0);
    while (get(bus, TCDT) != block);
}

word tc_in_file(int unit, int block, int index)
{
    byte bytes[2];
    int fd = open(tc_bench.tape[unit], O_RDONLY);
    ck_assert_int_eq(pread(fd, bytes, 2, block * 512 + index * 2), 2);
    close(fd);
    return word_get(bytes);
}

void tc_case(Suite *suite, const char *name, const TTest *const *tests)
{
    TCase *t = tcase_create(name);
    tcase_add_checked_fixture(t, setup, teardown);
    for (; *tests; tests++)
        tcase_add_test(t, *tests);
    suite_add_tcase(suite, t);
}

/* A store of the kernel's to a page that two processes have, when there is no core for the
 * copy. */
#include "tests/unit/lab_rig.h"

enum { HOLES = 310 };

static struct lab l;
static word map[2 * HOLES]; /* coremap before it was emptied */

static void teardown(void)
{
    lab_end(&l);
}

static word *coremap(void)
{
    return &l.s.machine->bus.core[lab_at(&l, "_coremap") / 2];
}

/* Takes all core that is free. */
static void take_core(void)
{
    memcpy(map, coremap(), sizeof map);
    coremap()[0] = 0;
    l.s.machine->cpu.hooks = NULL; /* nothing balances until give_core */
}

static int by_address(const void *a, const void *b)
{
    return ((const word *)a)[1] - ((const word *)b)[1];
}

/* Gives it back, between what has become free since. */
static void give_core(void)
{
    word *to = coremap();
    int n = 0, m = 0;
    while (to[2 * n])
        n++;
    for (int i = 0; map[2 * i]; i++, n++)
        memcpy(to + 2 * n, map + 2 * i, 4);
    qsort(to, (size_t)n, 4, by_address);
    for (int i = 1; i < n; i++)
        if (to[2 * m] + to[2 * m + 1] == to[2 * i + 1])
            to[2 * m] = (word)(to[2 * m] + to[2 * i]);
        else
            memmove(to + 2 * ++m, to + 2 * i, 4);
    to[2 * m + 2] = 0;
    l.s.machine->cpu.hooks = &l.hooks;
}

/* The program with that argument has printed "ready" and waits for a line. */
static void begin(const char *command)
{
    char line[64];
    lab_pack(&l);
    lab_program(&l, "/bin", "nocore", "tests/lab/guest/nocore.s");
    lab_start(&l, (struct lab_wish){ LAB_COW, LAB_ALL_CORE, LAB_ALL_SWAP });
    snprintf(line, sizeof line, "type \"%s\\r\"", command);
    check_says(&l.s, line, "");
    lab_await(&l, "ready\\r\\n", 20);
    take_core();
    check_says(&l.s, "type \"abc\\r\"", "");
}

/* It goes out to swap, and the one that runs meanwhile keeps the processor and its stack. */
START_TEST(it_goes_to_swap)
{
    begin(_i ? "nocore r" : "nocore x");
    ck_assert_str_eq(lab_await(&l, "# ", 20), "abc\nread 4 characters: abc\n");
    give_core();
    lab_rests(&l, 20);
}
END_TEST

/* It cannot: it is killed, and the system goes on. */
START_TEST(it_cannot_go)
{
    begin("nocore s");
    const char *out = lab_await(&l, "# ", 20);
    ck_assert_msg(strstr(out, ": no memory for a page it shares\n"), "%s", out);
    ck_assert_msg(!strstr(out, "read "), "%s", out);
    give_core();
    lab_rests(&l, 20);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_fault");
    TCase *t = tcase_create("lab_fault");
    tcase_add_checked_fixture(t, NULL, teardown);
    tcase_set_timeout(t, 20);
    tcase_add_loop_test(t, it_goes_to_swap, 0, 2);
    tcase_add_test(t, it_cannot_go);
    suite_add_tcase(s, t);
    return s;
}

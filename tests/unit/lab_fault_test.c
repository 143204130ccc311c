/* The lab's kernel when there is nothing left where it never expects that: core in the middle of
 * a store to a copy-on-write page, or of a fork; entries of page[]; a disk that works. */
#include "tests/unit/lab_rig.h"

static struct lab l;

static void teardown(void)
{
    lab_end(&l);
}

static void start(enum lab_policy policy)
{
    lab_pack(&l);
    lab_program(&l, "/bin", "nocore", "tests/lab/guest/nocore.s");
    lab_program(&l, "/bin", "forker", "tests/lab/guest/forker.s");
    lab_start(&l, (struct lab_wish){ policy, LAB_ALL_CORE, LAB_ALL_SWAP });
}

static void type(const char *text)
{
    char line[64];
    snprintf(line, sizeof line, "type \"%s\\r\"", text);
    check_says(&l.s, line, "");
}

/* The program with that argument has printed "ready" and waits for a line. */
static void begin(const char *command)
{
    start(LAB_COW);
    type(command);
    lab_await(&l, "ready\\r\\n", 20);
    lab_take_core(&l);
    type("abc");
}

static void goes_on(void)
{
    const char *out = lab_do(&l, "hello", 20);
    ck_assert_msg(strstr(out, "with status 0\n"), "%s", out);
    lab_rests(&l, 20);
    lab_clean(&l);
}

/* It goes out to swap, and the one that runs meanwhile keeps the processor and its stack. */
START_TEST(it_goes_to_swap)
{
    begin(_i ? "nocore r" : "nocore x");
    ck_assert_str_eq(lab_await(&l, "# ", 20), "abc\nread 4 characters: abc\n");
    lab_give_core(&l);
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
    lab_give_core(&l);
    lab_rests(&l, 20);
}
END_TEST

/* A fork without core goes by way of the disk, or gets what the swapper can take away. */
START_TEST(a_fork_without_core)
{
    start((enum lab_policy)_i);
    type("forker");
    lab_await(&l, "ready\\r\\n", 20);
    lab_take_core(&l);
    type("x");
    const char *out = lab_await(&l, " is what the child says", 60);
    ck_assert_msg(strstr(out, "\n002400"), "%s", out);
    lab_give_core(&l);
    lab_await(&l, "# ", 20);
    goes_on();
}
END_TEST

/* The shell's own is refused where it would have to share; nothing is left of it. */
START_TEST(a_shell_without_core)
{
    start((enum lab_policy)_i);
    lab_take_core(&l);
    session_do(&l.s, "type \"hello\\r\"");
    session_do(&l.s, "step -t 2000000");
    lab_give_core(&l);
    goes_on();
}
END_TEST

/* Entries of page[] that seem to be in use, though nobody has them; or again not. */
static void take_pages(bool take)
{
    const struct lab_names *n = &l.balance.tables.n;
    word *core = l.s.machine->bus.core;
    for (int i = 0; i < n->npage; i++) {
        word *page = core + (n->page + i * n->pgsiz) / 2;
        if (take && page[n->pg_size / 2] == 0) {
            page[n->pg_cnt / 2] = 0177777;
            page[n->pg_size / 2] = 1;
        } else if (!take && page[n->pg_cnt / 2] == 0177777) {
            page[n->pg_size / 2] = 0;
        }
    }
    l.s.machine->cpu.hooks = take ? NULL : &l.hooks;
}

/* A copy needs some at once; others wait for them. */
START_TEST(no_pages)
{
    start((enum lab_policy)_i);
    take_pages(true);
    type("hello");
    const char *out = session_do(&l.s, "step -t 3000000");
    bool refused = strstr(out, "sh: not enough memory") != NULL;
    take_pages(false);
    if (_i == LAB_CORE)
        ck_assert(refused);
    else
        ck_assert(strstr(lab_await(&l, "# ", 20), "with status 0\n"));
    goes_on();
}
END_TEST

/* Every transfer of the disk's fails, until it is told not to. */
static bool failing;

static void fail_next(void *host, const struct transfer *t)
{
    struct rk11 *rk = host;
    (void)t;
    if (failing)
        rk->drive[0].fault = RK_HEADER_WRONG;
}

/* COMMAND, and from the kernel's function FUNCTION on the disk fails. What is printed from then
 * on to the next prompt. */
static const char *fails_from(const char *command, const char *function,
                              const char *until)
{
    static struct transfer_listener listener;
    struct machine *m = l.s.machine;
    listener = (struct transfer_listener){ &m->rk11, fail_next };
    type(command);
    lab_await(&l, "\\r\\n", 10);
    while (m->cpu.r[PC] != lab_at(&l, function) || cpu_mode(&m->cpu) != KERNEL)
        cpu_run(&m->cpu, SCHED_NEVER, 1);
    m->rk11.board.listener = &listener;
    failing = true;
    m->rk11.drive[0].fault = RK_HEADER_WRONG;
    const char *out = lab_await(&l, until, 60);
    failing = false;
    m->rk11.drive[0].fault = RK_SOUND;
    return out;
}

/* A fork by way of it fails. */
START_TEST(the_disk_fails_a_fork)
{
    start(LAB_SWAP);
    const char *out = fails_from("hello", "_byswap", "not enough memory\\r\\n# ");
    ck_assert_msg(strstr(out, "err on dev 0/0\n"), "%s", out);
    goes_on();
}
END_TEST

/* exec that cannot read the new text, or write it to swap, leaves neither old nor new. */
START_TEST(the_disk_fails_an_exec)
{
    static const char *const from[] = { "_xalloc", "_swap" };
    start(LAB_CORE);
    const char *out = fails_from("hello", from[_i], "Killed\\r\\n# ");
    ck_assert_msg(strstr(out, "err on dev 0/0\n"), "%s", out);
    goes_on();
}
END_TEST

/* An image that cannot come in is lost, as on V6. */
START_TEST(the_disk_fails_the_swapper)
{
    start(LAB_SWAP);
    const char *out = fails_from("hello", "_swapin", "panic: swap error\\r\\n");
    ck_assert_msg(strstr(out, "err on dev 0/0\n"), "%s", out);
}
END_TEST

/* Pids begin again behind the largest. */
START_TEST(pids_wrap)
{
    start(LAB_CORE);
    lab_poke(&l, "_mpid", 077774);
    const char *out = lab_do(&l, "hello", 20);
    ck_assert_msg(strstr(out, "pid 32765\n") && strstr(out, "pid 32766\n"), "%s", out);
    out = lab_do(&l, "hello", 20);
    ck_assert_msg(strstr(out, "pid 32767\n") && strstr(out, "pid 3\n"), "%s", out);
    goes_on();
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
    tcase_add_loop_test(t, a_fork_without_core, 0, 6);
    tcase_add_loop_test(t, a_shell_without_core, 0, 6);
    tcase_add_loop_test(t, no_pages, LAB_SWAP, LAB_COW + 1);
    tcase_add_test(t, the_disk_fails_a_fork);
    tcase_add_loop_test(t, the_disk_fails_an_exec, 0, 2);
    tcase_add_test(t, the_disk_fails_the_swapper);
    tcase_add_test(t, pids_wrap);
    suite_add_tcase(s, t);
    return s;
}

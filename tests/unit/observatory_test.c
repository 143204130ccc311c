/* The observatory against the kernel's own books: every fork of V4, V5 and V6, in much core
 * and in little. Needs the packs of $FORK11_IMAGES; without them only what needs none. */
#include "monitor/fork/observatory.h"
#include "tests/unit/session.h"

#include <unistd.h>

static struct session s;

static void begin(void)
{
    s = session_begin();
}

static void end(void)
{
    session_end(&s);
}

/* What the events alone say. */
struct tally {
    uint64_t of[EVENT_KINDS];
    int64_t last;
    uint64_t last_count;
    bool back; /* time has run backwards */
};

static void count_event(void *host, const struct fork_event *e)
{
    struct tally *t = host;
    t->of[e->kind]++;
    t->back |= e->at < t->last || e->count < t->last_count;
    t->last = e->at;
    t->last_count = e->count;
}

struct boot {
    const char *pack, *core;
    const char *at_prompt, *kernel; /* NULL: nothing is awaited; what is typed */
    bool swaps;
};

static const struct boot boots[] = {
    {"v6/root.rk",  "256k", "@",  "rkunix\\r", false},
    { "v6/root.rk", "64k",  "@",  "rkunix\\r", true },
    { "v6/root.rk", "56k",  "@",  "rkunix\\r", true },
    { "v5/root.rk", "56k",  "@",  "unix\\r",   true },
    { "v4/root.rk", "56k",  NULL, "kunix\\r",  true },
};

/* False: there is no such pack. */
static bool pack_there(const struct boot *b, char *path, size_t size)
{
    const char *images = getenv("FORK11_IMAGES");
    snprintf(path, size, "%s/%s", images ? images : "", b->pack);
    return images && access(path, R_OK) == 0;
}

static void line(const char *format, const char *text)
{
    char command[300];
    snprintf(command, sizeof command, format, text);
    const char *said = session_do(&s, command);
    ck_assert_msg(s.m->error[0] == '\0', "%s: %s", command, said);
}

static void run_boot(const struct boot *b, const char *path)
{
    line("set cpu %s", b->core);
    line("attach -o rk0 %s", path);
    line("boot rk0%s", "");
    if (b->at_prompt)
        line("await \"%s\" 30s", b->at_prompt);
    line("type \"%s\"", b->kernel);
    line("await \"login: \" %s", "120s");
    line("type \"root\\r\"%s", "");
    line("await \"\\n# \" %s", "60s");
    line("type \"ls / >/tmp/x; date; date; cat /tmp/x\\r\"%s", "");
    line("await \"usr\" %s", "60s");
    line("await \"\\n# \" %s", "60s");
}

static word kernel_value(const char *name)
{
    word va = 0, data = 0;
    ck_assert(kernel_symbol(&s.m->kernel, name, &va));
    ck_assert(kernel_word(s.m, va, &data));
    return data;
}

/* How newproc made the copy, against the image's size. */
static void check_copy(const struct fork_record *r)
{
    const struct cow_layout *l = &r->memory.layout;
    ck_assert_uint_eq(r->copied, r->how == FORK_CORE ? r->parent_size : 0);
    ck_assert(r->how == FORK_CORE || r->how == FORK_SWAP);
    if (r->parent != 0) /* process 0 has a u-area alone */
        ck_assert_uint_eq(r->parent_size, 16u + l->dsize + l->ssize);
}

/* An image's transfer took what the RK11 spent, and the driver's and the scheduler's time. */
static void check_swaps(const struct fork_record *r)
{
    for (int i = 0; i < r->swaps; i++) {
        const struct transfer_times *t = &r->swap[i].times;
        int64_t disk = t->queued + t->seek + t->rotation + t->transfer;
        ck_assert_int_ge(r->swap[i].transfers, 1);
        ck_assert_int_le(disk, r->swap[i].ns);
        ck_assert_int_lt(r->swap[i].ns - disk, 100 * NS_PER_MS);
    }
    if (r->how == FORK_SWAP) {
        ck_assert_int_ge(r->swaps, 1);
        ck_assert(r->swap[0].out && !r->swap[0].text);
        ck_assert_uint_eq(r->swap[0].clicks, r->parent_size);
        ck_assert_uint_eq(r->swap[0].block, r->swap_block);
    }
}

static void check_returns(const struct fork_record *r)
{
    if (!r->parent_return.seen || !r->child_return.seen)
        return;
    ck_assert_uint_eq(r->parent_return.r0, r->child);
    ck_assert_uint_eq(r->child_return.r0, r->parent);
    ck_assert_uint_eq(r->parent_return.pc, r->child_return.pc + 2);
    ck_assert_uint_eq(r->parent_return.sp, r->child_return.sp);
}

static void check_stages(const struct fork_record *r)
{
    ck_assert_int_gt(r->stages, 5);
    for (int i = 1; i < r->stages; i++) {
        ck_assert_int_le(r->stage[i - 1].at, r->stage[i].at);
        ck_assert_uint_le(r->stage[i - 1].count, r->stage[i].count);
    }
}

/* Pids are given one after the other: each record has the next. */
static void check_records(void)
{
    for (int i = 0; i < observatory_forks(s.m); i++) {
        const struct fork_record *r = observatory_record(s.m, i);
        ck_assert_ptr_nonnull(r);
        ck_assert_int_eq(r->child, i + 1);
        check_copy(r);
        check_swaps(r);
        check_returns(r);
        check_stages(r);
    }
}

/* Zombies and the living, and those laid to rest, are all that were ever made. */
static void check_books(const struct tally *t)
{
    const struct observatory_totals *o = observatory_totals(s.m);
    uint64_t living = 0, zombies = 0;
    struct proc_entry p;
    for (int i = 0; i < unix_procs(s.m); i++) {
        ck_assert(unix_proc(s.m, i, &p));
        living += p.stat != PROC_FREE && p.stat != PROC_ZOMBIE && p.pid != 0;
        zombies += p.stat == PROC_ZOMBIE;
    }
    ck_assert_uint_eq(o->forks, kernel_value("_mpid"));
    ck_assert_uint_eq(o->forks, living + o->exits);
    ck_assert_uint_eq(o->exits, zombies + o->waits);
    ck_assert_uint_eq(t->of[EVENT_FORK], o->forks);
    ck_assert_uint_eq(t->of[EVENT_RUNNABLE], o->forks);
    ck_assert_uint_eq(t->of[EVENT_EXIT], o->exits);
    ck_assert_uint_eq(t->of[EVENT_WAITED], o->waits);
    ck_assert_uint_eq(t->of[EVENT_RAN], o->execs);
    ck_assert_uint_eq(t->of[EVENT_EXEC], o->execs);
    ck_assert_uint_eq(t->of[EVENT_REFUSED], o->refused);
    ck_assert_uint_eq(t->of[EVENT_PARENT], o->forks - 1); /* process 0 has no user mode */
    ck_assert(!t->back);
}

START_TEST(books_agree)
{
    const struct boot *b = &boots[_i];
    struct tally t = { 0 };
    const struct fork_sink sink = { &t, count_event };
    char path[256];
    if (!pack_there(b, path, sizeof path))
        return;
    ck_assert(observatory_listen(s.m, &sink));
    ck_assert(observatory_on(s.m));
    run_boot(b, path);
    check_records();
    check_books(&t);
    ck_assert(b->swaps == (observatory_totals(s.m)->swap > 0));
    observatory_off(s.m);
    ck_assert_ptr_null(s.machine->cpu.hooks);
    ck_assert_ptr_null(s.machine->rk11.board.listener);
}
END_TEST

START_TEST(on_and_off_without_a_kernel)
{
    ck_assert(!observatory_is_on(s.m));
    ck_assert(observatory_on(s.m));
    ck_assert(observatory_is_on(s.m));
    const struct cpu_hooks *hooks = s.machine->cpu.hooks; /* where a program begins */
    ck_assert_ptr_nonnull(hooks);
    for (int mode = 0; mode < 4; mode++)
        for (int at = 0; at < 32768; at++)
            ck_assert_int_eq(hooks->map[mode][at], mode == USER && at == 0);
    ck_assert_ptr_null(observatory_record(s.m, -1));
    ck_assert_int_eq(observatory_forks(s.m), 0);
    observatory_off(s.m);
    ck_assert(!observatory_is_on(s.m));
    ck_assert_ptr_null(s.machine->cpu.hooks);
}
END_TEST

START_TEST(eight_can_listen)
{
    struct tally t[9];
    for (int i = 0; i < 9; i++) {
        const struct fork_sink sink = { &t[i], count_event };
        ck_assert(observatory_listen(s.m, &sink) == (i < 8));
    }
    ck_assert_str_ne(s.m->error, "");
    observatory_unlisten(s.m, &t[3]);
    const struct fork_sink sink = { &t[8], count_event };
    ck_assert(observatory_listen(s.m, &sink));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("observatory");
    TCase *c = tcase_create("observatory");
    tcase_add_checked_fixture(c, begin, end);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, on_and_off_without_a_kernel);
    tcase_add_test(c, eight_can_listen);
    tcase_add_loop_test(c, books_agree, 0, sizeof boots / sizeof boots[0]);
    suite_add_tcase(suite, c);
    return suite;
}

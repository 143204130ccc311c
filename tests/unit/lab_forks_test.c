/* The observatory on the lab: what it records of a process made in each way, of faults, of what
 * fails; and the kernel's tables while memory is shared. */
#include "monitor/fork/hazards.h"
#include "monitor/fork/observatory.h"
#include "monitor/fork/stage.h"
#include "monitor/lab/bench.h"
#include "monitor/lab/library.h"
#include "monitor/lab/policy.h"
#include "monitor/run.h"
#include "monitor/unix/owner.h"
#include "tests/unit/session.h"

static struct session s;
static unsigned seen[EVENT_KINDS];

static void take(void *host, const struct fork_event *e)
{
    (void)host;
    seen[e->kind]++;
}

static void begin(void)
{
    const struct fork_sink sink = { &s, take };
    s = session_begin();
    memset(seen, 0, sizeof seen);
    ck_assert(observatory_listen(s.m, &sink));
}

static void end(void)
{
    session_end(&s);
}

static void command(const char *format, const char *text)
{
    char line[300];
    snprintf(line, sizeof line, format, text);
    const char *said = session_do(&s, line);
    ck_assert_msg(s.m->error[0] == '\0', "%s: %s", line, said);
}

static void boot(const char *policy, const char *core)
{
    command("set cpu %s", core);
    command("lab boot -o %s", policy);
    command("await \"# \" 60s%s", "");
    ck_assert(observatory_on(s.m));
}

static void type(const char *text)
{
    command("type \"%s\\r\"", text);
    command("await \"\\n# \" 300s%s", "");
}

static word kernel(const char *name, int offset)
{
    word va = 0, data = 0;
    ck_assert_msg(kernel_symbol(&s.m->kernel, name, &va), "there is no %s", name);
    ck_assert(kernel_word(s.m, (word)(va + offset), &data));
    return data;
}

/* Of two words, the high one first. */
static uint32_t kernel_long(const char *name)
{
    return (uint32_t)kernel(name, 0) << 16 | kernel(name, 2);
}

static const struct fork_record *latest(void)
{
    const struct fork_record *r = observatory_record(s.m, -1);
    ck_assert_ptr_nonnull(r);
    return r;
}

static bool passed(const struct fork_record *r, enum stage stage)
{
    for (int i = 0; i < r->stages; i++)
        if (r->stage[i].stage == stage)
            return true;
    return false;
}

/* --- each policy ----------------------------------------------------------------------- */

static const struct policy {
    const char *name;
    enum fork_how how;
    bool data, stack; /* what is copied at once besides the u-area */
    int entries;      /* -1: of data alone */
    enum stage stage; /* that only this way passes */
} policies[] = {
    {"swap",    FORK_SWAP,   false, false, 0,  STAGE_SWAPPED},
    { "core",   FORK_CORE,   true,  true,  0,  STAGE_COPIED },
    { "cow",    FORK_COW,    false, false, 2,  STAGE_SHARED },
    { "borrow", FORK_BORROW, false, false, 0,  STAGE_LENT   },
    { "share",  FORK_SHARE,  false, true,  -1, STAGE_SHARED },
    { "thread", FORK_THREAD, false, false, 2,  STAGE_SHARED },
};

/* Clicks copied at once, and map entries: its data and stack are a page each. */
static void check_sizes(const struct fork_record *r, const struct policy *p)
{
    const struct cow_layout *l = &r->memory.layout;
    unsigned u = p->how == FORK_SWAP ? 0 : 16, data = l->dsize > 0;
    ck_assert_uint_eq(r->copied, u + (p->data ? l->dsize : 0u) + (p->stack ? 20u : 0u));
    ck_assert_uint_eq(r->entries, p->entries < 0 ? data : p->entries == 0 ? 0 : 1 + data);
}

static void check_returns(const struct fork_record *r)
{
    ck_assert(r->parent_return.seen && r->child_return.seen);
    ck_assert_uint_eq(r->parent_return.r0, r->child);
    ck_assert_uint_eq(r->child_return.r0, r->parent);
    ck_assert_uint_eq(r->parent_return.pc, r->child_return.pc + 2);
    if (r->how == FORK_THREAD)
        ck_assert_uint_lt(r->child_return.sp, r->parent_return.sp);
    else
        ck_assert_uint_eq(r->child_return.sp, r->parent_return.sp);
    ck_assert_int_eq(r->parent_stood, r->parent_return.at - r->began);
    if (r->how == FORK_BORROW) { /* it stood until the memory came back */
        ck_assert_int_gt(r->given_at, r->child_return.at);
        ck_assert_int_gt(r->parent_return.at, r->given_at);
        ck_assert(passed(r, STAGE_GIVEN));
    }
}

START_TEST(each_policy_has_its_record)
{
    const struct policy *p = &policies[_i];
    boot(p->name, "248k");
    type("hello");
    const struct fork_record *r = latest();
    ck_assert_str_eq(fork_how_name(r->how), p->name);
    ck_assert_int_eq(r->how, p->how);
    ck_assert_str_eq(r->call, "fork");
    ck_assert_str_eq(r->parent_name, "hello");
    ck_assert_int_eq(r->fate, FATE_EXIT);
    ck_assert(r->paged && r->complete);
    check_sizes(r, p);
    ck_assert(passed(r, p->stage));
    ck_assert_int_gt(r->copied ? r->copy_ns : 1, 0);
    ck_assert_int_eq(r->entry_ns > 0, p->entries != 0);
    check_returns(r);
    for (int i = 1; i < r->stages; i++)
        ck_assert_int_le(r->stage[i - 1].at, r->stage[i].at);
}
END_TEST

/* What hello's two touch is the stack alone: the child first, then the parent. */
START_TEST(its_faults)
{
    boot("cow", "248k");
    type("hello");
    const struct fork_record *r = latest();
    ck_assert_uint_eq(r->faults_copied[0], 1);
    ck_assert_uint_eq(r->faults_taken[0], 0);
    ck_assert_uint_eq(r->clicks_later[0], 20);
    ck_assert_uint_eq(r->faults_copied[1], 0);
    ck_assert_uint_eq(r->faults_taken[1], 1);
    ck_assert_int_eq(r->faults, 2);
    const struct fork_fault *f = r->fault;
    ck_assert(f->by == FAULT_STORE && f->copied && !f->after);
    ck_assert_uint_eq(f->pid, r->child);
    ck_assert_uint_eq(f->page, 7);
    ck_assert_uint_eq(f->clicks, 20);
    ck_assert_int_gt(f->ns, f->copy_ns);
    ck_assert_int_eq(r->fault_ns, f->ns);
    ck_assert_int_eq(r->fault_copy_ns, f->copy_ns);
    f++;
    ck_assert(f->by == FAULT_STORE && !f->copied && f->after);
    ck_assert_uint_eq(f->pid, r->parent);
    ck_assert_int_eq(r->peak, 16 + 20);
    ck_assert_uint_eq(seen[EVENT_FAULT], 2 + 3); /* three of the shell's fork */
}
END_TEST

/* --- calls ----------------------------------------------------------------------------- */

static const struct fork_record *by_call(const char *call, enum fork_how how)
{
    for (int i = 0; i < observatory_forks(s.m); i++) {
        const struct fork_record *r = observatory_record(s.m, i);
        if (r && strcmp(r->call, call) == 0 && r->how == how)
            return r;
    }
    ck_abort_msg("no %s by %s was seen", call, fork_how_name(how));
}

START_TEST(calls_that_say_how)
{
    boot("cow", "248k");
    type("rshare");
    by_call("fork", FORK_COW);
    by_call("rfork", FORK_COW);
    ck_assert_uint_eq(by_call("rfork", FORK_SHARE)->entries, 1);
    ck_assert_uint_eq(by_call("clone", FORK_THREAD)->entries, 2);
    type("vret");
    const struct fork_record *r = by_call("vfork", FORK_BORROW);
    ck_assert(passed(r, STAGE_GIVEN));
    ck_assert_uint_eq(seen[EVENT_LENT], 1);
    ck_assert_uint_eq(seen[EVENT_GIVEN], 1);
    char text[400];
    stage_tell(r, &r->stage[0], text, sizeof text);
    ck_assert_msg(strstr(text, "did sys vfork") && strstr(text, "entry 50 of sysent"),
                  "%s", text);
}
END_TEST

/* What rshare's child writes, two bytes of data and two of stack, its parent then reads: in each
 * way the same is known, also where the memory is one, or was copied page by page. */
START_TEST(what_was_written_and_read)
{
    boot("cow", "248k");
    type("rshare");
    const struct fork_record *of[] = { by_call("fork", FORK_COW),
                                       by_call("rfork", FORK_COW),
                                       by_call("rfork", FORK_SHARE),
                                       by_call("clone", FORK_THREAD) };
    for (int i = 0; i < 4; i++) {
        const struct fork_record *r = of[i];
        if (strcmp(r->parent_name, "rshare") != 0)
            r = observatory_record(s.m, r->number + 1); /* the shell's came first */
        struct hazard_counts h = hazards_count(r);
        ck_assert_str_eq(r->parent_name, "rshare");
        ck_assert_uint_eq(h.data, 2);
        ck_assert_uint_eq(h.stack, 2);
        ck_assert_uint_eq(h.grown, 0);
    }
}
END_TEST

/* vret's child returns on its parent's stack: two bytes of it the parent then looks at. */
START_TEST(what_a_borrower_changed)
{
    boot("cow", "248k");
    type("vret");
    struct hazard_counts h = hazards_count(by_call("vfork", FORK_BORROW));
    ck_assert_uint_eq(h.data, 0);
    ck_assert_uint_eq(h.stack, 2);
}
END_TEST

static const struct fork_record *failure(void)
{
    for (int i = observatory_forks(s.m) - 1; i >= 0; i--)
        if (observatory_record(s.m, i)->how == FORK_FAILED)
            return observatory_record(s.m, i);
    ck_abort_msg("no fork failed");
}

/* rfork makes a page its own that fork has left copy-on-write: no fault, but counted. The child
 * is gone by then, and nobody has written to the data. */
START_TEST(what_is_shared_for_good_is_nobody_elses_first)
{
    static const char text[] =
        "	jsr	pc,_fork\n	tst	r0\n	beq	1f\n	sys	wait\n"
        "	mov	$64,r0\n	jsr	pc,_rfork\n	tst	r0\n	beq	"
        "1f\n"
        "	sys	wait\n1:	clr	r0\n	sys	exit\n	.data\n	1\n";
    struct bench_program p = { .name = "both" };
    char error[ERROR_SIZE];
    p.file = lab_assemble("both", (const byte *)text, sizeof text - 1, &p.size, error);
    ck_assert_msg(p.file != NULL, "%s", error);
    struct bench *b =
        bench_open(&(struct bench_wish){ .programs = &p, .count = 1 }, error);
    ck_assert_msg(b != NULL, "%s", error);
    struct monitor *m = bench_monitor(b);
    ck_assert(lab_set_policy(m, lab_policy_find("cow")) == DONE && observatory_on(m));
    ck_assert(bench_type(b, "both"));
    ck_assert_int_eq(bench_run(b, 60 * NS_PER_SEC), BENCH_QUIET);
    const struct fork_record *r = observatory_record(m, 1);
    ck_assert_str_eq(r->call, "fork");
    ck_assert_int_eq(r->faults, 2);
    ck_assert_int_eq(r->fault[0].by, FAULT_STORE); /* jsr pushes */
    ck_assert_int_eq(r->fault[1].by, FAULT_SHARING);
    ck_assert(!r->fault[1].copied && r->fault[1].after);
    ck_assert_uint_eq(r->faults_taken[1], 2);
    ck_assert_str_eq(observatory_record(m, 2)->call, "rfork");
    bench_close(b);
    free((byte *)(uintptr_t)p.file);
}
END_TEST

START_TEST(a_spawned_child)
{
    boot("core", "248k");
    type("redirect.spawn");
    const struct fork_record *r = by_call("spawn", FORK_SPAWN);
    ck_assert_uint_eq(r->copied, 0);
    ck_assert_str_eq(r->path, "/bin/echo");
    ck_assert_int_eq(r->fate, FATE_EXEC);
    ck_assert_int_gt(r->actions, 0);
    const struct fork_action *a = r->action;
    while (a < r->action + r->actions - 1 && strcmp(a->name, "creat") != 0)
        a++;
    ck_assert_str_eq(a->name, "creat");
    ck_assert_str_eq(a->text, "redirect.out");
    ck_assert_uint_eq(a->result, 1);
    ck_assert(passed(r, STAGE_SWITCH) && passed(r, STAGE_EXEC) && passed(r, STAGE_RAN));
    ck_assert(r->child_return.seen);
    ck_assert_uint_eq(r->child_return.pc, 0);
    ck_assert(!fork_child_caught(r));
    ck_assert_uint_eq(fork_copy(r), 0);
}
END_TEST

START_TEST(a_store_by_the_kernel)
{
    boot("cow", "248k");
    type("pipeends");
    for (int i = 0; i < observatory_forks(s.m); i++) {
        const struct fork_record *r = observatory_record(s.m, i);
        for (int k = 0; k < r->faults; k++)
            if (r->fault[k].by == FAULT_KERNEL) {
                ck_assert_str_eq(r->fault[k].call, "read");
                ck_assert_int_gt(r->fault[k].ns, 0);
                return;
            }
    }
    ck_abort_msg("the kernel stored to no page that was shared");
}
END_TEST

/* --- what fails ------------------------------------------------------------------------ */

static void fails(const char *core, byte error, const char *why)
{
    char text[400];
    boot("core", core);
    type("nofork");
    const struct fork_record *r = failure();
    ck_assert_uint_eq(r->error, error);
    ck_assert_str_eq(r->why, why);
    ck_assert_uint_eq(r->child, 0);
    ck_assert_int_eq(r->fate, FATE_FAILED);
    stage_tell(r, &r->stage[r->stages - 1], text, sizeof text);
    ck_assert_msg(strstr(text, why), "%s", text);
}

START_TEST(proc_is_full)
{
    fails("248k", 11, "proc[] is full");
}
END_TEST

/* A kernel with SWAP blocks of swap: they are changed before it looks. */
static void fails_with(const char *core, unsigned swap, const char *why)
{
    char line[64];
    word va;
    command("set cpu %s", core);
    command("lab boot -o core%s", "");
    while (!s.m->kernel.known)
        ck_assert_int_eq(run_machine(s.m, NS_PER_SEC, 1000), ENDED_STEP);
    ck_assert_uint_eq(kernel("swapmap", 0), 0);
    ck_assert(kernel_symbol(&s.m->kernel, "_nswap", &va));
    snprintf(line, sizeof line, "deposit -k %o %o", va, swap);
    command(line, "");
    command("await \"# \" 60s%s", "");
    ck_assert(observatory_on(s.m));
    type("nofork");
    ck_assert_uint_eq(failure()->error, 12);
    ck_assert_str_eq(failure()->why, why);
}

START_TEST(no_place_on_swap)
{
    fails_with("248k", 60, "there is no place for it on swap");
}
END_TEST

/* --- books ----------------------------------------------------------------------------- */

/* What the observatory counts is what the kernel counts, whatever it runs. */
START_TEST(the_kernels_own_counts)
{
    boot(policies[_i].name, "248k");
    const struct observatory_totals *t = observatory_totals(s.m);
    word forks = kernel("c.forks", 0), copied = kernel("c.copied", 0);
    word took = kernel("c.took", 0);
    uint32_t once = kernel_long("c.once"), later = kernel_long("c.later");
    type("hello; ls | wc; rshare; redirect.spawn; writeall 20; zombie");
    ck_assert_uint_eq(t->forks, (unsigned)kernel("c.forks", 0) - forks);
    ck_assert_uint_eq(t->pages_copied, (unsigned)kernel("c.copied", 0) - copied);
    ck_assert_uint_eq(t->pages_taken, (unsigned)kernel("c.took", 0) - took);
    ck_assert_uint_eq(t->clicks_copied, kernel_long("c.once") - once);
    ck_assert_uint_eq(t->clicks_later, kernel_long("c.later") - later);
}
END_TEST

/* The law: watched or not, the guest does the same. */
START_TEST(it_changes_nothing)
{
    uint64_t count[2];
    int64_t at[2];
    for (int on = 0; on < 2; on++) {
        command("lab boot -o %s", policies[_i].name);
        if (on)
            ck_assert(observatory_on(s.m));
        command("await \"# \" 60s%s", "");
        type("hello; ls | wc; redirect.spawn; writeall 12; vret");
        count[on] = s.machine->cpu.count;
        at[on] = s.machine->bus.sched.now;
        observatory_off(s.m);
        end();
        begin();
    }
    ck_assert_uint_eq(count[0], count[1]);
    ck_assert_int_eq(at[0], at[1]);
}
END_TEST

/* --- tables ---------------------------------------------------------------------------- */

/* Stops where the kernel is about to copy a page for hello's child. */
START_TEST(tables_while_pages_are_shared)
{
    boot("cow", "248k");
    command("break -k cowpage if [[u+74]+14]==3%s", "");
    command("type \"hello\\r\"%s", "");
    check_has(&s, "step 100000000", "cowpage");
    check_has(&s, "proc 3", " cow");
    check_has(&s, "pages", "copied when written");
    check_has(&s, "core", "copy-on-write, of 2: process 3 (hello), process 4 (hello)");
    check_has(&s, "maps 3", "copy write  stack");
    struct owners *o = calloc(1, sizeof *o);
    owners_of_core(s.m, o);
    unsigned two = 0;
    for (int i = 0; i < o->count; i++) {
        ck_assert_msg(!o->list[i].odd, "owner %d overlaps", i);
        ck_assert_int_ne(o->list[i].kind, OWNER_NOBODY);
        two += o->list[i].letter == '2';
    }
    free(o);
    ck_assert_uint_ge(two, 1); /* hello's stack, and its data if it has any */
}
END_TEST

/* Its parent has lent its memory, and it can be read still. */
START_TEST(tables_while_memory_is_lent)
{
    boot("borrow", "248k");
    command("break -k write if [[u+74]+12]==4%s", "");
    command("type \"hello\\r\"%s", "");
    check_has(&s, "step 100000000", "write");
    check_has(&s, "proc 4", "hello, has 3's memory");
    check_has(&s, "proc 3", "hello, lent");
    check_has(&s, "pages 3", "its memory is lent to process 4 (hello)");
    check_has(&s, "pages 4", "its memory is that of process 3 (hello)");
    check_has(&s, "maps 3", "read write  stack");
}
END_TEST

START_TEST(a_zombie_of_the_lab)
{
    boot("core", "248k");
    command("break -k wait if [[u+74]+12]==3%s", "");
    command("type \"zombie\\r\"%s", "");
    check_has(&s, "step 100000000", "wait");
    check_has(&s, "proc", "zombie");
    check_has(&s, "u 4", "a zombie: its u-area is gone, proc[] has what is left");
    check_has(&s, "u 4", "status   exit");
    check_has(&s, "maps 4", "only its entry of proc[] is left");
}
END_TEST

START_TEST(a_swapped_image_is_as_v6s)
{
    boot("swap", "248k");
    command("type \"hello\\r\"%s", "");
    check_has(&s, "fork step made", "made");
    check_has(&s, "fork step made", "made");
    check_has(&s, "proc", "swap 0");
    check_has(&s, "pages 4", "swapped out to block");
    check_has(&s, "maps 4", "16 clicks into it");
    check_has(&s, "where 4", "newproc");
    check_has(&s, "swap", "process 4 (hello), proc[4]");
    check_has(&s, "swap", "kept for process 3 (hello), proc[3]");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("lab forks");
    TCase *t = tcase_create("forks");
    tcase_add_checked_fixture(t, begin, end);
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, each_policy_has_its_record, 0, 6);
    tcase_add_test(t, its_faults);
    tcase_add_test(t, calls_that_say_how);
    tcase_add_test(t, what_was_written_and_read);
    tcase_add_test(t, what_a_borrower_changed);
    tcase_add_test(t, what_is_shared_for_good_is_nobody_elses_first);
    tcase_add_test(t, a_spawned_child);
    tcase_add_test(t, a_store_by_the_kernel);
    tcase_add_test(t, proc_is_full);
    tcase_add_test(t, no_place_on_swap);
    tcase_add_loop_test(t, the_kernels_own_counts, 0, 6);
    tcase_add_loop_test(t, it_changes_nothing, 0, 6);
    tcase_add_test(t, tables_while_pages_are_shared);
    tcase_add_test(t, tables_while_memory_is_lent);
    tcase_add_test(t, a_zombie_of_the_lab);
    tcase_add_test(t, a_swapped_image_is_as_v6s);
    suite_add_tcase(suite, t);
    return suite;
}

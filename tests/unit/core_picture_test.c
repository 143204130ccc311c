/* The picture of core and swap: at every stage of a fork it is what the kernel's tables say.
 * The Sixth Edition's needs $FORK11_IMAGES; the lab's needs nothing. */
#include "monitor/fork/observatory.h"
#include "tests/unit/core_rig.h"

#include <unistd.h>

/* The child has no core yet: what malloc gives is not in its p_addr before the next stage. */
static int unborn(const struct fork_record *r, enum stage stage)
{
    return stage <= STAGE_CORE ? r->child_slot : -1;
}

/* Steps through what COMMAND does; the picture is right at each stage. Returns how many. */
static int steps(const char *line, enum fork_how how)
{
    const struct fork_record *r = NULL;
    enum stage stage;
    int n = 0, forks = 0;
    core_command("type \"%s\\r\"", line);
    for (; core_step(&r, &stage); n++) {
        const struct core_picture *p = core_shown();
        core_agrees(unborn(r, stage));
        ck_assert_int_gt(p->forks, 0);
        ck_assert_int_eq(p->fork[p->forks - 1].number,
                         observatory_forks(core_rig.s.m) - 1);
        forks += stage == STAGE_MADE && r->how == how;
    }
    ck_assert_int_gt(forks, 0);
    core_names_agree();
    return n;
}

static const struct {
    const char *policy;
    enum fork_how how;
} ways[] = {
    {"swap",    FORK_SWAP  },
    { "core",   FORK_CORE  },
    { "cow",    FORK_COW   },
    { "borrow", FORK_BORROW},
    { "share",  FORK_SHARE },
    { "thread", FORK_THREAD},
};

START_TEST(every_stage_on_the_lab)
{
    core_boot_lab(ways[_i].policy, "248k");
    ck_assert_int_gt(steps("hello", ways[_i].how), 10);
}
END_TEST

static const struct {
    enum core_system which;
    const char *core, *line;
    enum fork_how how;
} packs[] = {
    {CORE_V6,        "248k", "date",      FORK_CORE},
    { CORE_V6,       "56k",  "ls / | wc", FORK_SWAP},
    { CORE_V5,       "64k",  "ls / | wc", FORK_CORE},
    { CORE_V4,       "56k",  "ls / | wc", FORK_SWAP},
    { CORE_V7,       "248k", "ls | wc",   FORK_CORE},
    { CORE_V7_SPLIT, "248k", "ls | wc",   FORK_CORE},
    { CORE_V7_SWAP,  "248k", "ls | wc",   FORK_SWAP},
};

START_TEST(every_stage_of_a_pack)
{
    if (core_boot_unix(packs[_i].which, packs[_i].core))
        ck_assert_int_gt(steps(packs[_i].line, packs[_i].how), 10);
}
END_TEST

/* --- the lab's pages -------------------------------------------------------------------- */

static int process_of(word pid)
{
    int slot = unix_slot_of_pid(core_rig.s.m, pid);
    ck_assert_int_ge(slot, 0);
    return slot;
}

/* The shell (2) makes hello (3), which forks (4): to STAGE of the latter. */
static const struct fork_record *hello_to(const char *policy, enum stage stage)
{
    core_boot_lab(policy, "248k");
    core_shown();
    core_command("type \"hello\\r\"%s", "");
    const struct fork_record *r = core_step_to(STAGE_TRAP);
    while (r->parent != 3)
        r = core_step_to(stage);
    return r;
}

/* hello's stack and data are its child's too; each that is written becomes two. */
START_TEST(shared_pages_split_when_written)
{
    char text[300];
    const struct fork_record *r = hello_to("cow", STAGE_MADE);
    const struct core_picture *p = core_shown();
    unsigned before = core_count(CORE_SHARED, r->parent_slot);
    ck_assert_uint_ge(before, 20);
    uint32_t at = 0;
    while (p->click[at].owner != CORE_SHARED)
        at++;
    ck_assert_int_eq(p->click[at].marks, CORE_ON_WRITE);
    core_tell_click(core_rig.s.m, p, at, text, sizeof text);
    ck_assert_ptr_nonnull(strstr(text, "page shared by 2: process 3 (hello), process 4"));
    ck_assert_ptr_nonnull(strstr(text, "copied when written"));
    core_step_to(STAGE_FAULT);
    core_shown();
    ck_assert_uint_lt(core_count(CORE_SHARED, -1), before);
    ck_assert_uint_gt(core_count(CORE_STACK, r->child_slot), 0);
    ck_assert_uint_gt(core_count(CORE_STACK, r->parent_slot), 0);
    ck_assert_uint_eq(core_count(CORE_STACK, r->child_slot),
                      core_count(CORE_STACK, r->parent_slot));
}
END_TEST

START_TEST(memory_that_is_lent)
{
    const struct fork_record *r = hello_to("borrow", STAGE_CHILD);
    const struct core_picture *p = core_shown();
    int parent = process_of(r->parent), child = process_of(r->child);
    unsigned lent = 0;
    for (uint32_t i = 0; i < p->clicks; i++)
        if (p->click[i].marks & CORE_LENT) {
            ck_assert_int_eq(p->click[i].slot, child);
            lent++;
        }
    ck_assert_uint_eq(lent, core_count(CORE_STACK, child) + core_count(CORE_DATA, child));
    ck_assert_uint_ge(lent, 20);
    ck_assert_uint_eq(core_count(CORE_STACK, parent), 0);
    for (int i = 0; i < p->processes; i++)
        ck_assert_int_eq(p->process[i].borrower,
                         p->process[i].slot == parent ? child : -1);
    core_step_to(STAGE_GIVEN);
    core_run(NS_PER_MS);
    core_shown();
    ck_assert_uint_gt(core_count(CORE_STACK, parent), 0);
}
END_TEST

/* --- the kernel's own, and nobody's ------------------------------------------------------ */

static void tells(uint32_t click, const char *wanted)
{
    char text[300];
    core_tell_click(core_rig.s.m, core_rig.p, click, text, sizeof text);
    ck_assert_msg(strstr(text, wanted) != NULL, "\"%s\" has no \"%s\"", text, wanted);
}

static uint32_t click_of(const char *name, word offset)
{
    word va = 0;
    ck_assert(kernel_symbol(&core_rig.s.m->kernel, name, &va));
    return (uint32_t)(va + offset) / 64;
}

/* The lab's kernel is not split, and lies in core as it is linked. */
START_TEST(the_kernels_own)
{
    core_boot_lab("core", "128k");
    const struct core_picture *p = core_shown();
    uint32_t buffer = click_of("_buffers", 64), proc = click_of("_proc", 128);
    ck_assert_int_eq(p->click[buffer].owner, CORE_BUFFERS);
    ck_assert_int_eq(p->click[proc].owner, CORE_KERNEL);
    ck_assert_int_eq(p->click[proc].marks, CORE_KERNEL_DATA);
    ck_assert_int_eq(p->click[click_of("_newproc", 0)].marks, 0);
    word room = edition_room(&core_rig.s.m->kernel.symbols, "_buffers");
    unsigned all = core_count(CORE_BUFFERS, -1);
    ck_assert_uint_ge(all, room / 64u - 1);
    ck_assert_uint_le(all, room / 64u + 1);
    tells(buffer, "the kernel's block buffers, virtual ");
    tells(proc, "the kernel's data, virtual ");
    tells(proc, " proc+");
    tells(click_of("_newproc", 64), "newproc");
    tells(0, "the kernel's text, virtual 000000");
    tells(3000, "no core is fitted here");
    tells(4000, "click 007640");
}
END_TEST

START_TEST(without_a_kernel)
{
    const struct core_picture *p = core_shown();
    ck_assert(!p->known);
    ck_assert_uint_eq(core_count(CORE_UNKNOWN, -1), p->clicks);
    ck_assert_uint_eq(p->clicks, CORE_CLICKS);
    ck_assert_uint_eq(p->swap_from, p->swap_to);
    ck_assert_int_eq(p->processes + p->motions + p->forks, 0);
    tells(1, "no kernel is known");
    core_command("set cpu 64k%s", "");
    core_shown();
    ck_assert_uint_eq(core_count(CORE_UNKNOWN, -1), 1024);
    ck_assert_int_eq(core_rig.p->click[1024].owner, CORE_ABSENT);
}
END_TEST

/* A process's data by its program's names, on V6 a block of swap too. */
START_TEST(a_process_in_words)
{
    char text[300];
    const struct fork_record *r = hello_to("core", STAGE_CHILD);
    const struct core_picture *p = core_shown();
    uint32_t data = 0;
    while (p->click[data].owner != CORE_DATA)
        data++;
    tells(data, "data of process 2 (sh), virtual 020000 ");
    tells(r->child_addr, "u-area of process 4 (hello), virtual 140000");
    core_tell_click(core_rig.s.m, p, r->child_addr, text, sizeof text);
    ck_assert_ptr_nonnull(strstr(text, " ms old"));
    core_tell_block(core_rig.s.m, p, p->swap_from, text, sizeof text);
    ck_assert_ptr_nonnull(strstr(text, "text of init, text[39], run by 1"));
}
END_TEST

/* --- when it changes --------------------------------------------------------------------- */

START_TEST(a_machine_that_stands_still)
{
    core_boot_lab("core", "248k");
    uint64_t version = core_shown()->version;
    for (int i = 0; i < 100; i++)
        ck_assert_uint_eq(core_shown()->version, version);
    core_run(200 * NS_PER_MS); /* it idles */
    ck_assert_uint_eq(core_shown()->version, version);
    ck_assert_int_eq(core_rig.p->now, core_rig.s.machine->bus.sched.now);
    word at = 0;
    ck_assert(kernel_symbol(&core_rig.s.m->kernel, "_coremap", &at));
    core_rig.s.machine->bus.core[at / 2]--; /* by the operator, say */
    for (int i = 0; i < 16; i++)
        core_shown();
    ck_assert_uint_ne(core_rig.p->version, version);
    ck_assert_uint_eq(core_count(CORE_NOBODY, -1), 1);
}
END_TEST

/* Core that is free again is as old as that. */
START_TEST(ages)
{
    const struct fork_record *r = hello_to("core", STAGE_EXIT);
    int64_t now = core_rig.s.machine->bus.sched.now;
    core_run(NS_PER_SEC);
    const struct core_click *c = &core_shown()->click[r->child_addr];
    ck_assert_int_eq(c->owner, CORE_FREE);
    ck_assert_int_lt(llabs(c->since - now), 10 * NS_PER_MS);
    ck_assert_int_eq(core_rig.p->click[0].since, 0);
}
END_TEST

START_TEST(the_observatory_is_lent)
{
    core_boot_lab("core", "248k");
    struct monitor *m = core_rig.s.m;
    ck_assert(observatory_is_on(m));
    core_picture_watch(m, core_rig.p, false);
    ck_assert(!observatory_is_on(m));
    core_picture_watch(m, core_rig.p, true);
    core_command("fork on%s", "");
    core_picture_watch(m, core_rig.p, false);
    ck_assert(observatory_is_on(m));
    core_picture_watch(m, core_rig.p, true);
    core_picture_watch(m, core_rig.p, false);
    ck_assert(observatory_is_on(m));
}
END_TEST

/* The guest does the same, instruction by instruction, watched every millisecond or not. */
struct end {
    uint64_t count;
    int64_t now;
    word core[CORE_MAX / 2];
};

/* False: there is no such pack. */
static bool run_all(bool lab, bool watched, struct end *end)
{
    if (lab)
        core_boot_lab("cow", "96k");
    else if (!core_boot_unix(CORE_V6, "56k"))
        return false;
    core_picture_watch(core_rig.s.m, core_rig.p, watched);
    core_command("type \"%s\\r\"", lab ? "hello" : "ls / | wc");
    for (int i = 0; i < 1500; i++) {
        core_run(NS_PER_MS);
        if (watched)
            core_shown();
    }
    ck_assert_int_eq(core_rig.p->forks > 0, watched);
    end->count = core_rig.s.machine->cpu.count;
    end->now = core_rig.s.machine->bus.sched.now;
    memcpy(end->core, core_rig.s.machine->bus.core, sizeof end->core);
    return true;
}

START_TEST(the_guest_never_notices)
{
    static struct end end[2];
    if (!run_all(_i, true, &end[0]))
        return;
    core_end();
    core_begin();
    run_all(_i, false, &end[1]);
    ck_assert_uint_eq(end[0].count, end[1].count);
    ck_assert_int_eq(end[0].now, end[1].now);
    ck_assert_mem_eq(end[0].core, end[1].core, sizeof end[0].core);
}
END_TEST

/* Time goes back, and another kernel comes. */
START_TEST(another_machine)
{
    char file[] = "/tmp/fork11-core-XXXXXX";
    close(mkstemp(file));
    core_boot_lab("core", "128k");
    core_shown();
    core_command("save %s", file);
    core_command("type \"hello\\r\"%s", "");
    core_run(NS_PER_SEC);
    int forks = core_shown()->forks;
    ck_assert_int_gt(forks, 0);
    core_command("restore %s", file);
    remove(file);
    core_shown();
    core_agrees(-1);
    ck_assert_int_eq(core_rig.p->motions, 0);
    for (uint32_t i = 0; i < core_rig.p->clicks; i++)
        ck_assert_int_eq(core_rig.p->click[i].since, 0);
    core_command("lab boot -o %s", "cow");
    ck_assert(!core_shown()->known);
    ck_assert_uint_eq(core_count(CORE_UNKNOWN, -1), core_rig.p->clicks);
    core_run(5 * NS_PER_SEC);
    core_shown();
    core_agrees(-1);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("core picture");
    TCase *c = tcase_create("core picture");
    tcase_add_checked_fixture(c, core_begin, core_end);
    tcase_set_timeout(c, 120);
    tcase_add_loop_test(c, every_stage_on_the_lab, 0, sizeof ways / sizeof ways[0]);
    tcase_add_loop_test(c, every_stage_of_a_pack, 0, sizeof packs / sizeof packs[0]);
    tcase_add_test(c, shared_pages_split_when_written);
    tcase_add_test(c, memory_that_is_lent);
    tcase_add_test(c, the_kernels_own);
    tcase_add_test(c, without_a_kernel);
    tcase_add_test(c, a_process_in_words);
    tcase_add_test(c, a_machine_that_stands_still);
    tcase_add_test(c, ages);
    tcase_add_test(c, the_observatory_is_lent);
    tcase_add_loop_test(c, the_guest_never_notices, 0, 2);
    tcase_add_test(c, another_machine);
    suite_add_tcase(suite, c);
    return suite;
}

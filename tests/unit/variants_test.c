/* The models of making a process, against figures worked out by hand; hazards; spawn's
 * actions. */
#include "tests/unit/fork_rig.h"
#include "tests/unit/unit.h"

#include "monitor/fork/hazards.h"
#include "monitor/fork/variants.h"

#include <string.h>

enum { COPY = 289000, CLEAR = 283000, FIXED = 967000, BACK = 237000 };
enum { COPYING = 1390000, MAP = 491000, ENTRY = 119000, GOOD = 310000 };
enum { LENT = 226000, BEGIN = 1650000, EXECED = 22500000, REQUEST = 2830000 };

/* A mean seek, half a turn, 13 sectors and a turn lost at every 24th. */
enum { DISK_WAY = 34552000 + 20000000 + 13 * 3333333 + 12 * 1666666 };

static struct variant_row rows[VARIANTS];

static void row_is(enum variant v, uint64_t bytes, uint64_t later, unsigned entries,
                   uint64_t peak, int64_t stood, int64_t total)
{
    ck_assert_uint_eq(rows[v].bytes_now, bytes);
    ck_assert_uint_eq(rows[v].bytes_later, later);
    ck_assert_uint_eq(rows[v].entries, entries);
    ck_assert_uint_eq(rows[v].peak_bytes, peak);
    ck_assert_int_eq(rows[v].stood_ns, stood);
    ck_assert_int_eq(rows[v].total_ns, total);
}

START_TEST(a_fork_in_core)
{
    int64_t u = FIXED + 16 * COPY, lent = u + LENT;
    int64_t borrowed = lent + BEGIN + 10000000 + EXECED;
    int64_t cow = u + MAP + 2 * ENTRY, both = u + MAP + 2 * GOOD;
    int64_t data = u + 20 * COPY + MAP + GOOD, stack = both + 20 * CLEAR;
    int64_t spawn = FIXED + 16 * CLEAR + REQUEST;
    variants_fill(rig_fork_core(), 8192, rows);
    row_is(VARIANT_CORE, 6208, 0, 0, 6208, 30000000, 29000000);
    row_is(VARIANT_SWAP, 6208, 0, 0, 6208, FIXED + DISK_WAY, FIXED + 2 * DISK_WAY);
    row_is(VARIANT_COW, 1024, 5184, 2, 6208, cow + BACK, cow + 2 * COPYING + 81 * COPY);
    row_is(VARIANT_VFORK, 1024, 0, 0, 1024, borrowed, lent);
    row_is(VARIANT_CMS, 1024, 0, 0, 1024, borrowed, lent);
    row_is(VARIANT_RFORK, 2304, 0, 1, 2304, data + BACK, data);
    row_is(VARIANT_SPROC, 1024, 0, 2, 2304, stack + BACK, stack);
    row_is(VARIANT_RFMEM, 1024, 0, 2, 1024, both + BACK, both);
    row_is(VARIANT_CLONE, 1024, 0, 2, 2304, stack + BACK, stack);
    row_is(VARIANT_SPAWN, 0, 0, 0, 1024, spawn + BACK, spawn);
    ck_assert(!rows[VARIANT_NOMMU].possible);
    ck_assert_uint_eq(rows[VARIANT_SWAP].disk_words, 6208);
    ck_assert_uint_eq(rows[VARIANT_COW].faults, 2);
    ck_assert_uint_eq(rows[VARIANT_COW].faults_after, 1);
}
END_TEST

START_TEST(only_what_happened_is_observed)
{
    variants_fill(rig_fork_core(), 8192, rows);
    for (int v = 0; v < VARIANTS; v++)
        ck_assert_int_eq(rows[v].observed, v == VARIANT_CORE);
    variants_fill(rig_fork_swap(), 8192, rows);
    for (int v = 0; v < VARIANTS; v++)
        ck_assert_int_eq(rows[v].observed, v == VARIANT_SWAP);
}
END_TEST

/* Of a fork of the lab the row of its way is what was measured. */
static struct fork_record *lab(enum fork_how how)
{
    struct fork_record *r = rig_fork_core();
    r->how = how;
    r->paged = true;
    strcpy(r->call, "fork");
    r->copied = 16;
    r->copy_ns = 16 * 289000;
    r->entries = 2;
    r->entry_ns = 700000;
    r->faults_copied[0] = 3;
    r->faults_taken[0] = 1;
    r->faults_taken[1] = 2;
    r->clicks_later[0] = 50;
    r->fault_ns = 20000000;
    r->peak = 66;
    return r;
}

START_TEST(a_fork_of_the_lab_is_observed)
{
    static const struct {
        enum fork_how how;
        enum variant row, other;
    } ways[] = {
        {FORK_COW,     VARIANT_COW,   VARIANT_COW  },
        { FORK_BORROW, VARIANT_VFORK, VARIANT_CMS  },
        { FORK_SHARE,  VARIANT_RFORK, VARIANT_RFORK},
        { FORK_THREAD, VARIANT_CLONE, VARIANT_CLONE},
        { FORK_SPAWN,  VARIANT_SPAWN, VARIANT_SPAWN},
    };
    for (int i = 0; i < 5; i++) {
        variants_fill(lab(ways[i].how), 8192, rows);
        for (int v = 0; v < VARIANTS; v++)
            ck_assert_int_eq(rows[v].observed,
                             v == (int)ways[i].row || v == (int)ways[i].other);
        row_is(ways[i].row, 1024, 3200, 2, 66 * 64, 30000000, 49000000);
        ck_assert_uint_eq(rows[ways[i].row].faults, 4);
        ck_assert_uint_eq(rows[ways[i].row].faults_after, 2);
        variants_model(lab(ways[i].how), 8192, rows);
        for (int v = 0; v < VARIANTS; v++)
            ck_assert(!rows[v].observed);
    }
    variants_fill(lab(FORK_COW), 512, rows); /* its pages were the KT11's */
    ck_assert(!rows[VARIANT_COW].observed);
}
END_TEST

/* What a way spent on memory is no part of what another would have spent besides. */
START_TEST(the_fixed_part_of_a_lab_fork)
{
    struct fork_record *r = lab(FORK_COW);
    int64_t rest = 29000000 - 16 * 289000 - 700000;
    variants_model(r, 8192, rows);
    ck_assert_int_eq(rows[VARIANT_VFORK].total_ns, rest + 16 * 289000 + LENT);
    r->how = FORK_THREAD;
    r->stack_ns = 9000000;
    variants_model(r, 8192, rows);
    ck_assert_int_eq(rows[VARIANT_VFORK].total_ns, rest - 9000000 + 16 * 289000 + LENT);
}
END_TEST

START_TEST(a_fork_by_swapping)
{
    struct fork_record *r = rig_fork_swap();
    r->fitted = MEMORY_MOS;
    variants_fill(r, 8192, rows);
    /* 0.7 ms before the transfer and 0.3 ms after it are the fork's own */
    row_is(VARIANT_SWAP, 6208, 0, 0, 6208, 81500000, 1000000 + 80000000 + 90000000);
    ck_assert_uint_eq(rows[VARIANT_SWAP].disk_words, 6208);
    int64_t core = 1000000 + 97 * 191000, back = BACK * 191LL / 288;
    row_is(VARIANT_CORE, 6208, 0, 0, 6208, core + back, core);
}
END_TEST

/* Room for the copy is the core's own affair: the other ways do without. */
START_TEST(what_only_a_copy_needs)
{
    struct fork_record *r = rig_fork_core();
    for (int i = 0; i < r->stages; i++)
        if (r->stage[i].stage == STAGE_COPY)
            r->stage[i] =
                (struct stage_mark){ .stage = STAGE_CORE, .at = r->began + 500000 };
    variants_model(r, 8192, rows); /* 28.433 ms from there, 28.033 of them copying */
    ck_assert_int_eq(rows[VARIANT_CORE].total_ns, 29000000);
    ck_assert_int_eq(rows[VARIANT_VFORK].total_ns, FIXED - 400000 + 16 * COPY + LENT);
}
END_TEST

static void give_swap(struct fork_record *r, word size, word at)
{
    r->picture_before.swap[0] = (struct free_run){ size, at };
    r->picture_before.swap_runs = 1;
    r->heads = 100;
    r->stage[r->stages++] =
        (struct stage_mark){ .stage = STAGE_SAVED, .at = r->began + 400000 };
}

/* 97 clicks are 13 blocks: out and in by the disk's own time, from cylinder 100. */
START_TEST(by_the_disk_there_is)
{
    struct fork_record *r = rig_fork_core();
    int heads = 100;
    give_swap(r, 12, 4100); /* too small */
    variants_model(r, 8192, rows);
    ck_assert_int_eq(rows[VARIANT_SWAP].total_ns, FIXED + 2 * (int64_t)DISK_WAY);
    r = rig_fork_core();
    give_swap(r, 13, 4100);
    variants_model(r, 8192, rows);
    int64_t made = rk11_would_end(r->began + 1400000, &heads, 4100, 13) + 500000;
    int64_t came = rk11_would_end(made + 2000000, &heads, 4100, 13) - (made + 2000000);
    ck_assert_int_eq(rows[VARIANT_SWAP].stood_ns, made - r->began + 3000000);
    ck_assert_int_eq(rows[VARIANT_SWAP].total_ns, made - r->began + came + 1000000);
}
END_TEST

/* A page that lies elsewhere in core is a transfer of its own, and a block that two share is
 * put together: u-area 16 clicks, data 61 elsewhere, stack 20 elsewhere. */
START_TEST(an_image_in_pieces)
{
    struct fork_record *r = rig_fork_core();
    int heads = 100;
    give_swap(r, 20, 4100);
    r->paged = true;
    r->at_trap = (struct user_area){ .tsize = 41, .dsize = 61, .ssize = 20 };
    r->picture_before.image[3].page[1] = 1;
    r->picture_before.image[3].page[7] = 2;
    r->picture_before.page[0].at = 03000;
    r->picture_before.page[0].size = 61;
    r->picture_before.page[1].at = 04000;
    r->picture_before.page[1].size = 30;
    variants_model(r, 8192, rows);
    int64_t now = r->began + 400000 + 2100000;
    now = rk11_would_end(now, &heads, 4100, 2) + 2300000; /* u-area */
    now = rk11_would_end(now, &heads, 4102, 7) + 2300000; /* 56 of the data */
    now += 8 * COPY;                                      /* 5 of them, 3 of stack */
    now = rk11_would_end(now, &heads, 4109, 1) + 2300000;
    now = rk11_would_end(now, &heads, 4110, 3) + 2740000; /* the last 17 */
    ck_assert_int_eq(rows[VARIANT_SWAP].stood_ns, now - r->began + 3740000);
}
END_TEST

START_TEST(smaller_pages)
{
    struct fork_record *r = rig_fork_core();
    r->memory.cow[1] = (struct cow_cost){
        .entries = 11, .copies = {1,  0},
             .clicks = { 8, 0}
    };
    variants_fill(r, 512, rows);
    ck_assert_uint_eq(rows[VARIANT_COW].bytes_later, 512);
    ck_assert_uint_eq(rows[VARIANT_RFORK].entries, 8);     /* clicks 128-188 */
    ck_assert_uint_eq(rows[VARIANT_RFMEM].entries, 8 + 3); /* and 1004-1023 */
}
END_TEST

START_TEST(an_open_window)
{
    struct fork_record *r = rig_fork_core();
    r->complete = false;
    r->fate = FATE_RUNS;
    variants_fill(r, 8192, rows);
    ck_assert_int_eq(rows[VARIANT_VFORK].stood_ns, -1);
    ck_assert(!rows[VARIANT_SPAWN].possible);
    ck_assert_str_eq(rows[VARIANT_SPAWN].meaning,
                     "Not possible: the child has not come to an exec.");
}
END_TEST

START_TEST(a_child_that_waits_for_its_parent)
{
    struct fork_record *r = rig_fork_core();
    r->child_waited_on_pipe = true;
    variants_fill(r, 8192, rows);
    ck_assert(!rows[VARIANT_VFORK].possible);
    ck_assert(!rows[VARIANT_CMS].possible);
    ck_assert(rows[VARIANT_RFMEM].possible);
    r = rig_fork_core();
    r->child_stopped = true;
    variants_fill(r, 8192, rows);
    ck_assert(!rows[VARIANT_VFORK].possible);
}
END_TEST

static void read_by_parent(struct fork_record *r, unsigned at)
{
    byte_add(&r->memory.parent_read, at);
    byte_add(&r->memory.parent_accessed, at);
}

START_TEST(hazards_by_byte)
{
    struct fork_record *r = rig_fork_core();
    struct hazard h[8];
    rig_child_wrote(r, 020000, 020005);
    rig_child_wrote(r, 0177770, 0177771);
    read_by_parent(r, 020000);
    read_by_parent(r, 020001);
    byte_add(&r->memory.parent_accessed, 020002); /* by a store */
    read_by_parent(r, 0177771);
    read_by_parent(r, 020777); /* not the child's */
    ck_assert_int_eq(variants_hazards(r, h, 8), 5);
    ck_assert(h[0].harmful && h[0].run.first == 020000 && h[0].run.last == 020001);
    ck_assert(!h[1].harmful && h[1].looked_at && h[1].run.last == 020002);
    ck_assert(!h[2].looked_at && h[2].run.first == 020003 && h[2].run.last == 020005);
    ck_assert_str_eq(h[2].segment, "data");
    ck_assert(!h[3].looked_at && h[3].run.first == 0177770);
    ck_assert(h[4].harmful && h[4].run.first == 0177771);
    ck_assert_str_eq(h[4].segment, "stack");
    ck_assert_int_eq(variants_hazards(r, h, 1), 5);
    struct hazard_counts c = hazards_count(r);
    ck_assert_uint_eq(c.data, 2);
    ck_assert_uint_eq(c.stack, 1);
    ck_assert_uint_eq(c.stored, 1);
    ck_assert_uint_eq(c.never, 4);
}
END_TEST

START_TEST(hazards_in_the_meanings)
{
    struct fork_record *r = rig_fork_core();
    variants_fill(r, 8192, rows);
    ck_assert_str_eq(rows[VARIANT_CMS].meaning,
                     "It is called fork; this program would not "
                     "have noticed that it is none.");
    rig_child_wrote(r, 0177770, 0177771);
    read_by_parent(r, 0177770);
    variants_fill(r, 8192, rows);
    ck_assert_str_eq(rows[VARIANT_VFORK].meaning,
                     "The parent stands: 1 byte changes that the parent then reads.");
    ck_assert_str_eq(rows[VARIANT_CMS].meaning,
                     "It is called fork; this program would have "
                     "noticed: its memory changes under it.");
    ck_assert_ptr_nonnull(strstr(rows[VARIANT_CLONE].meaning, "CLONE_VM|CLONE_FILES"));
}
END_TEST

START_TEST(memory_that_the_child_made_is_no_hazard)
{
    struct fork_record *r = rig_fork_core();
    rig_child_wrote(r, 060000, 060003);
    read_by_parent(r, 060000);
    struct hazard_counts c = hazards_count(r);
    ck_assert_uint_eq(c.grown, 4);
    ck_assert_uint_eq(c.data + c.stack + c.never + c.stored, 0);
}
END_TEST

START_TEST(process_0s_fork_is_observed)
{
    struct fork_record *r = rig_fork_core();
    r->parent_slot = r->parent = 0;
    r->parent_return.seen = false;
    variants_fill(r, 8192, rows);
    row_is(VARIANT_CORE, 6208, 0, 0, 6208, 29000000, 29000000);
    ck_assert(rows[VARIANT_CORE].observed);
    r->parent_slot =
        3; /* another's, not back yet: nothing is known of how long it stands */
    variants_fill(r, 8192, rows);
    ck_assert(!rows[VARIANT_CORE].observed);
}
END_TEST

/* A call of the child's, with R0 and two arguments. */
static struct fork_action *act(struct fork_record *r, const char *name, word r0, word a,
                               word b)
{
    struct fork_action *action = &r->action[r->actions++];
    *action = (struct fork_action){
        .r0 = r0, .arg = {a, b}
    };
    strcpy(action->name, name);
    return action;
}

START_TEST(spawn_file_actions)
{
    struct fork_record *r = rig_fork_core();
    char lines[8][VARIANT_TEXT];
    act(r, "close", 0, 0, 0);
    strcpy(act(r, "open", 0, 02000, 0)->text, "/dev/null");
    act(r, "close", 1, 0, 0);
    act(r, "dup", 4, 0, 0)->result = 1;
    act(r, "getpid", 0, 0, 0);
    act(r, "ssig", 0, 2, 1);
    act(r, "close", 9, 0, 0)->error = 9;
    act(r, "exec", 0, 0, 0)->error = 2;
    ck_assert_int_eq(variants_actions(r, lines, 8), 5);
    ck_assert_str_eq(lines[0], "addclose(0)");
    ck_assert_str_eq(lines[1], "addopen(0, \"/dev/null\", O_RDONLY)");
    ck_assert_str_eq(lines[2], "addclose(1)");
    ck_assert_str_eq(lines[3], "adddup2(4, 1)");
    ck_assert_str_eq(lines[4], "signal 2 ignored: no attribute says so, the parent must "
                               "ignore it while it spawns");
    variants_fill(r, 8192, rows);
    ck_assert(rows[VARIANT_SPAWN].possible);
    ck_assert_str_eq(rows[VARIANT_SPAWN].meaning,
                     "Possible with 5 actions, listed below.");
    ck_assert_str_eq(rows[VARIANT_CLONE].meaning,
                     "CLONE_VM|CLONE_FS|SIGCHLD, not CLONE_FILES (close), not "
                     "CLONE_SIGHAND (signal).");
}
END_TEST

START_TEST(what_forbids_spawn)
{
    struct fork_record *r = rig_fork_core();
    char lines[8][VARIANT_TEXT];
    act(r, "close", 0, 0, 0);
    act(r, "write", 1, 02000, 5);
    act(r, "pipe", 0, 0, 0);
    ck_assert_int_eq(variants_actions(r, lines, 8), -1);
    ck_assert_str_eq(lines[0], "the child calls write(1, 002000, 5) before its exec.");
    r->fate = FATE_EXIT;
    ck_assert_int_eq(variants_actions(r, lines, 8), -1);
    ck_assert_str_eq(lines[0], "the child runs the parent's program to its end.");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("variants");
    TCase *c = tcase_create("variants");
    tcase_add_test(c, a_fork_in_core);
    tcase_add_test(c, only_what_happened_is_observed);
    tcase_add_test(c, a_fork_of_the_lab_is_observed);
    tcase_add_test(c, the_fixed_part_of_a_lab_fork);
    tcase_add_test(c, a_fork_by_swapping);
    tcase_add_test(c, what_only_a_copy_needs);
    tcase_add_test(c, by_the_disk_there_is);
    tcase_add_test(c, an_image_in_pieces);
    tcase_add_test(c, smaller_pages);
    tcase_add_test(c, an_open_window);
    tcase_add_test(c, a_child_that_waits_for_its_parent);
    tcase_add_test(c, hazards_by_byte);
    tcase_add_test(c, memory_that_the_child_made_is_no_hazard);
    tcase_add_test(c, process_0s_fork_is_observed);
    tcase_add_test(c, hazards_in_the_meanings);
    tcase_add_test(c, spawn_file_actions);
    tcase_add_test(c, what_forbids_spawn);
    suite_add_tcase(suite, c);
    return suite;
}

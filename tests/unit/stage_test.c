/* What is said of stages and events: the words and the figures in them. */
#include "tests/unit/fork_rig.h"
#include "tests/unit/unit.h"

#include "monitor/fork/stage.h"

#include <string.h>

static char text[512];

static void says(const struct fork_record *r, enum stage stage, const char *wanted)
{
    struct stage_mark mark = { .stage = stage, .pc = 01234 };
    stage_tell(r, &mark, text, sizeof text);
    ck_assert_str_eq(text, wanted);
}

START_TEST(stages_of_a_fork_in_core)
{
    struct fork_record *r = rig_fork_core();
    says(r, STAGE_TRAP,
         "sh (12) did sys fork, pc 001234: trap() finds entry 2 of sysent and calls "
         "fork().");
    says(r, STAGE_FOUND,
         "fork: slot 4 of proc[] is free; newproc() makes the child in it.");
    says(r, STAGE_SLOT,
         "newproc: slot 4 of proc[] is the child's, with pid 17 and parent 12; its user, "
         "terminal and text are its parent's.");
    says(r, STAGE_COUNTS,
         "newproc: what both now hold is counted once more: 3 open files, the text "
         "(x_count "
         "2, x_ccount 2) and the current directory (i_count 5).");
    says(r, STAGE_CORE,
         "newproc: malloc(coremap, 97) gives 97 clicks of core at 002506 to the child.");
    says(r, STAGE_COPY,
         "newproc: copyseg begins to copy 97 clicks (6208 bytes) from 002345 to 002506, "
         "u-area, data and stack; shared text is not copied.");
    says(r, STAGE_COPIED,
         "copyseg has copied 97 clicks (6208 bytes) from 002345 to 002506 in 28.0 ms: "
         "289 us "
         "a click.");
    says(r, STAGE_MADE,
         "newproc returns 0: fork puts 17, the child's pid, into the parent's r0 and "
         "moves "
         "its pc on by 2.");
    says(r, STAGE_SWITCH,
         "swtch: pid 17 gets the processor; retu() takes up the stack saved in its copy "
         "of "
         "the u-area, and swtch's return with 1 is the return of its newproc().");
    says(r, STAGE_CHILD,
         "pid 17 is in user mode at pc 001236 with r0 000014, its parent's pid (12); the "
         "0 "
         "that C sees comes from the library's clr r0.");
    r->child_return.pc = 02000;
    says(r, STAGE_CHILD,
         "A signal was there first: pid 17 is in user mode at its handler, pc 002000, "
         "with r0 000014, its parent's pid (12).");
    says(
        r, STAGE_PARENT,
        "sh (12) is back in user mode at pc 001240 with r0 000021, its child's pid (17), "
        "after 30.0 ms.");
    rig_child_wrote(r, 020000, 020177);
    rig_child_wrote(r, 0177770, 0177770);
    rig_child_wrote(r, 060000, 060000); /* grown since: not of the copy */
    says(r, STAGE_EXEC,
         "exec(\"/bin/ls\"): pid 17's image is thrown away; of its 81 clicks of data and "
         "stack it wrote 3.");
    says(r, STAGE_RAN, "exec: /bin/ls is in place; the child is ls (17) now.");
    says(r, STAGE_EXIT,
         "exit: pid 17 gives back its files, text and core, and keeps slot 4 of proc[] "
         "as a "
         "zombie (SZOMB) until its parent waits.");
    says(
        r, STAGE_WAITED,
        "wait: the parent has the status and times of pid 17; slot 4 of proc[] is free.");
}
END_TEST

START_TEST(stages_of_a_fork_by_the_disk)
{
    struct fork_record *r = rig_fork_swap();
    says(r, STAGE_CORE,
         "newproc: malloc(coremap, 97) finds no 97 clicks in one piece; the copy goes by "
         "the "
         "swap disk.");
    says(r, STAGE_SWAP_SPACE,
         "xswap: malloc(swapmap, 13) gives 13 blocks of swap at block 006200 for the "
         "child's 97 clicks, 8 to a block.");
    says(r, STAGE_SWAP_OUT,
         "xswap: swap() begins to write the parent's image, 97 clicks (3104 words) at "
         "002345, to the disk as the child's; the parent (SIDL) stands still.");
    says(
        r, STAGE_SWAPPED,
        "xswap: 97 clicks (3104 words) are on the disk at block 006200 after 80.0 ms "
        "(seek "
        "16.7 ms, rotation 20.0 ms, transfer 43.3 ms, queue 4 us); they are the child's, "
        "the parent keeps its core.");
    says(r, STAGE_SWAP_IN,
         "sched: process 0 has found core for pid 17, and swap() begins to read its 97 "
         "clicks from the disk.");
    says(r, STAGE_IN_CORE,
         "sched: the image of pid 17 is in core at 002506 (SLOAD) after 90.0 ms (seek "
         "16.7 "
         "ms, rotation 20.0 ms, transfer 43.3 ms, queue 4 us); its blocks of swap are "
         "free.");
    says(
        r, STAGE_SWITCH,
        "swtch: pid 17 gets the processor; SSWAP is set, so aretu(u.u_ssav) takes up the "
        "stack saved before the swap, and swtch's return with 1 is the return of its "
        "newproc().");
}
END_TEST

START_TEST(stages_of_process_0s_fork)
{
    struct fork_record *r = rig_fork_core();
    r->parent_slot = r->parent = 0;
    r->text_count = r->counts[0] = r->counts[1] = r->counts[2] = 0;
    says(r, STAGE_FOUND,
         "main: slot 4 of proc[] is free; newproc() makes the child in it.");
    says(r, STAGE_COUNTS,
         "newproc: what both now hold is counted once more: 0 open files and the current "
         "directory (i_count 5).");
    says(r, STAGE_MADE,
         "newproc returns 0 to main(), which becomes the swapper, sched().");
    says(r, STAGE_CHILD,
         "pid 17 runs its first instruction at pc 001236: icode, which executes "
         "/etc/init.");
}
END_TEST

START_TEST(a_fork_that_fails)
{
    struct fork_record *r = rig_fork_core();
    r->how = FORK_FAILED;
    r->why = "proc[] is full";
    r->error = 11;
    says(r, STAGE_FAILED,
         "fork: proc[] is full: no child; the parent gets EAGAIN (11) and C bit 1.");
    r->swap_block = 0;
    says(r, STAGE_SWAP_SPACE,
         "xswap: malloc(swapmap, 13) finds no 13 blocks of swap in one piece.");
    r->why = "out of swap space";
    r->error = 0;
    says(r, STAGE_FAILED, "out of swap space: the kernel panics.");
}
END_TEST

/* Each stage has a name, a help and a sentence. */
START_TEST(every_stage_is_told)
{
    for (int s = 0; s < STAGE_KINDS; s++) {
        struct stage_mark mark = { .stage = (enum stage)s };
        ck_assert_ptr_nonnull(stage_table[s].name);
        ck_assert_ptr_nonnull(stage_table[s].help);
        stage_tell(rig_fork_core(), &mark, text, sizeof text);
        ck_assert_uint_gt(strlen(text), 20);
        stage_tell(rig_fork_swap(), &mark, text, 10);
        ck_assert_uint_eq(strlen(text), 9);
    }
}
END_TEST

static void tells(const struct fork_event *e, const char *wanted)
{
    event_tell(e, text, sizeof text);
    ck_assert_str_eq(text, wanted);
}

START_TEST(events)
{
    struct fork_event e = { .kind = EVENT_CALL, .name = "sh", .pid = 12, .fork = 7 };
    strcpy(e.call.name, "open");
    strcpy(e.call.text, "/etc/passwd");
    tells(&e, "sh (12) calls open(\"/etc/passwd\", 0).");
    e.kind = EVENT_LEFT;
    e.call.r0 = 3;
    tells(&e, "sh (12) is back from open with r0 000003 (3).");
    e.call.error = 2;
    tells(&e, "sh (12): open fails with ENOENT (2).");
    e = (struct fork_event){
        .kind = EVENT_SPACE, .space = {false, 97, 02506}
    };
    tells(&e, "malloc: 97 clicks of core are taken at 002506.");
    e.space.at = 0;
    tells(&e, "malloc: 97 clicks of core are wanted in one piece and not to be had.");
    e = (struct fork_event){
        .kind = EVENT_COPY, .copy = {02345, 02506, 97, 28033000}
    };
    tells(&e,
          "copyseg: 97 clicks copied from 002345 to 002506 in 28.0 ms, 289 us a click.");
    e = (struct fork_event){ .kind = EVENT_EXIT, .name = "ls", .pid = 17 };
    e.ended.status = 0400;
    e.ended.parent = 12;
    tells(&e, "ls (17) exits with status 1; it is a zombie until pid 12 waits.");
    e.ended.signal = 2;
    tells(&e, "ls (17) is ended by signal 2; it is a zombie until pid 12 waits.");
    e = (struct fork_event){ .kind = EVENT_FAILED, .name = "sh", .pid = 12 };
    e.failed.why = "proc[] is full";
    e.failed.error = 11;
    tells(&e, "sh (12) cannot fork: proc[] is full: EAGAIN (11).");
    e = (struct fork_event){ .kind = EVENT_STORE, .pid = 17 };
    e.store.va = 020002;
    e.store.click = 0200;
    e.store.kernel = true;
    e.store.store_pc = 034;
    tells(&e,
          "process 17 writes to click 0200 for the first time since the fork: 020002, by "
          "the kernel for it, pc 000034.");
}
END_TEST

START_TEST(every_event_is_told)
{
    for (int k = 0; k < EVENT_KINDS; k++) {
        struct fork_event e = { .kind = (enum event_kind)k };
        event_tell(&e, text, sizeof text);
        ck_assert_uint_gt(strlen(text), 10);
        ck_assert_int_eq(text[strlen(text) - 1], '.');
        event_tell(&e, text, 8);
        ck_assert_uint_eq(strlen(text), 7);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("stage");
    TCase *c = tcase_create("stage");
    tcase_add_test(c, stages_of_a_fork_in_core);
    tcase_add_test(c, stages_of_a_fork_by_the_disk);
    tcase_add_test(c, stages_of_process_0s_fork);
    tcase_add_test(c, a_fork_that_fails);
    tcase_add_test(c, every_stage_is_told);
    tcase_add_test(c, events);
    tcase_add_test(c, every_event_is_told);
    suite_add_tcase(suite, c);
    return suite;
}

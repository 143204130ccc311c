/* SAVE and RESTORE: the restored machine has the future of the one that ran on. */
#include "devices/overlay.h"
#include "monitor/images/library.h"
#include "monitor/run.h"
#include "monitor/save.h"
#include "tests/unit/session.h"

#include <unistd.h>

static char path[] = "/tmp/fork11-save-XXXXXX";
static char pack[] = "/tmp/fork11-pack-XXXXXX";

static void setup(void)
{
    strcpy(path + strlen(path) - 6, "XXXXXX");
    strcpy(pack + strlen(pack) - 6, "XXXXXX");
    close(mkstemp(path));
    int fd = mkstemp(pack);
    ck_assert_int_eq(ftruncate(fd, RK_BYTES), 0);
    close(fd);
}

static void teardown(void)
{
    remove(path);
    remove(pack);
}

/* A clock that ticks, a disk that seeks, a line that prints: all at once, interrupts and
 * all. Block after block is written with the count. */
static const char program[] = "d 100 1100\nd 102 340\nd 220 1200\nd 222 340\n"
                              "d sp 700\nd pc 1000\n"
                              "d -m 1000 MOV #100,@#177546\n"
                              "d -m 1006 MOV #2000,@#177410\n"
                              "d -m 1014 MOV #177400,@#177406\n"
                              "d -m 1022 MOV R4,@#177412\n"
                              "d -m 1026 MOV #103,@#177404\n"
                              "d -m 1034 INC R0\n"
                              "d -m 1036 MOVB R0,@#177566\n"
                              "d -m 1042 BR 1034\n"
                              "d -m 1100 INC R3\n"
                              "d -m 1102 RTI\n"
                              "d -m 1200 INC @#2000\n"
                              "d -m 1204 ADD #40,R4\n"
                              "d -m 1210 MOV R4,@#177412\n"
                              "d -m 1214 MOV #177400,@#177406\n"
                              "d -m 1222 MOV #2000,@#177410\n"
                              "d -m 1230 MOV #103,@#177404\n"
                              "d -m 1236 RTI\n";

static void run(struct session *s, int64_t ms)
{
    int64_t until = s->machine->bus.sched.now + ms * NS_PER_MS;
    ck_assert_int_eq(run_machine(s->m, until, 0), ENDED_STEP);
}

static struct session working(const char *mode)
{
    struct session s = session_begin();
    char line[100];
    session_all(&s, program);
    snprintf(line, sizeof line, "attach %s rk0 %s", mode, pack);
    check_says(&s, line, "");
    run(&s, 333);
    return s;
}

static const char *state(struct session *s)
{
    session_do(s, "show time");
    static char text[40000];
    snprintf(text, sizeof text, "%s", s->text);
    static const char *const more[] = { "e state", "show queue", "show rk",
                                        "e 2000-2100" };
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
        strcat(text, session_do(s, more[i]));
    return text;
}

START_TEST(the_restored_future_is_the_unsaved_one)
{
    struct session s = working("-o"), other = session_begin();
    char wanted[40000], before[512], after[512];
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    run(&s, 777);
    strcpy(wanted, state(&s));
    ck_assert_uint_gt(s.machine->cpu.r[4], 0200);
    ck_assert(
        disk_read(&s.machine->rk11.drive[0].unit.disk, 12 * 512, before, sizeof before));
    session_all(&s, "detach all\n");

    check_says(&other, "d 5000 7777", "");
    ck_assert_int_eq(restore_machine(other.m, path), DONE);
    check_says(&other, "e 5000", "005000:\t000000\n");
    run(&other, 777);
    ck_assert_str_eq(state(&other), wanted);
    ck_assert(disk_read(&other.machine->rk11.drive[0].unit.disk, 12 * 512, after,
                        sizeof after));
    ck_assert_mem_eq(before, after, sizeof before);
    session_end(&s);
    session_end(&other);
}
END_TEST

START_TEST(a_pack_that_changed_is_told_of)
{
    struct session s = working("");
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    run(&s, 400);
    char line[100];
    snprintf(line, sizeof line, "restore %s", path);
    check_has(&s, line, "has changed since the machine was saved");
    session_end(&s);
}
END_TEST

START_TEST(a_missing_pack_leaves_an_empty_drive)
{
    struct session s = working("-o");
    char line[100];
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    remove(pack);
    snprintf(line, sizeof line, "restore %s", path);
    check_has(&s, line, "RK0 is empty now:");
    check_has(&s, "show rk0", "RK0: empty");
    session_end(&s);
}
END_TEST

/* The file with byte AT changed, or cut to AT bytes. */
static void spoil(long at, bool cut)
{
    if (cut) {
        ck_assert_int_eq(truncate(path, at), 0);
        return;
    }
    FILE *file = fopen(path, "r+b");
    fseek(file, at, SEEK_SET);
    int c = getc(file);
    fseek(file, at, SEEK_SET);
    putc(c ^ 1, file);
    fclose(file);
}

static void refused(struct session *s, const char *why)
{
    char before[40000];
    strcpy(before, state(s));
    ck_assert_int_eq(restore_machine(s->m, path), FAILED);
    ck_assert_msg(strstr(s->m->error, why) != NULL, "%s", s->m->error);
    ck_assert_str_eq(state(s), before);
}

START_TEST(foreign_damaged_and_cut_files_change_nothing)
{
    struct session s = working("-o");
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    spoil(100000, false);
    refused(&s, "is damaged");
    spoil(100000, false);
    spoil(20, false);
    refused(&s, "another version");
    spoil(20, false);
    spoil(200000, true);
    refused(&s, "is cut off");
    spoil(10, true);
    refused(&s, "is no machine that fork11 saved");
    spoil(0, true);
    refused(&s, "is no machine that fork11 saved");
    ck_assert_int_eq(save_machine(s.m, "/nowhere/file"), FAILED);
    session_end(&s);
}
END_TEST

/* Two RP06s whose every block was written, in overlays. */
START_TEST(more_than_can_be_restored_is_not_saved)
{
    struct session s = session_begin();
    char line[100];
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    session_all(&s, "set rp0 rp06\nset rp1 rp06\n");
    ck_assert_int_eq(truncate(pack, 340670 * 512), 0);
    for (int unit = 0; unit < 2; unit++) {
        snprintf(line, sizeof line, "attach -o rp%d %s", unit, pack);
        check_says(&s, line, "");
        struct overlay *o = s.machine->rh11.drive[unit].drive.disk.overlay;
        memset(o->changed, 1, o->blocks);
    }
    snprintf(line, sizeof line, "save %s", path);
    check_has(&s, line, "a saved one has 256 MB at most");
    snprintf(line, sizeof line, "restore %s", path); /* what it was before */
    check_says(&s, line, "");
    check_has(&s, "show rp0", "empty");
    session_end(&s);
}
END_TEST

START_TEST(what_was_typed_ahead_is_saved)
{
    struct session s = session_begin();
    char text[6000];
    memset(text, 'x', sizeof text);
    console_type(s.m, text, sizeof text);
    size_t left = s.m->console.typing_count;
    ck_assert_uint_gt(left, 0);
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    struct session other = session_begin();
    ck_assert_int_eq(restore_machine(other.m, path), DONE);
    ck_assert_uint_eq(other.m->console.typing_count, left);
    ck_assert_int_eq(other.machine->kl11.serial.in_count,
                     s.machine->kl11.serial.in_count);
    session_end(&s);
    session_end(&other);
}
END_TEST

START_TEST(files_are_found_from_another_directory)
{
    struct session s = session_begin();
    char line[100];
    ck_assert_int_eq(chdir("/tmp"), 0);
    snprintf(line, sizeof line, "attach rk3 %s", strrchr(pack, '/') + 1);
    check_says(&s, line, "");
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    ck_assert_int_eq(chdir("/"), 0);
    snprintf(line, sizeof line, "restore %s", path);
    check_says(&s, line, "");
    ck_assert(s.machine->rk11.drive[3].unit.disk.attached);
    session_end(&s);
}
END_TEST

/* A drive as a named image has it: the pack pristine, what is written beside it. */
static void mount_image(struct session *s, const char *changes)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = pack,
                              .changes = changes,
                              .identity = "its sum",
                              .mode = DISK_CHANGES,
                              .must_exist = true };
    ck_assert_msg(drive_load(&s->machine->rk11.board, 0, &wish, error), "%s", error);
}

START_TEST(a_named_image_comes_back_with_its_changes_and_keys)
{
    struct session s = session_begin(), other = session_begin();
    char changes[64], line[100], data[RK_SECTOR_WORDS * 2] = "changed";
    snprintf(changes, sizeof changes, "%s.changes", pack);
    mount_image(&s, changes);
    s.m->console.erase = '#';
    s.m->console.interrupt = '\177';
    struct disk *d = &s.machine->rk11.drive[0].unit.disk;
    ck_assert(disk_write(d, 512, data, sizeof data));
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    session_end(&s);

    snprintf(line, sizeof line, "restore %s", path);
    check_says(&other, line, "");
    d = &other.machine->rk11.drive[0].unit.disk;
    ck_assert(d->attached);
    ck_assert_int_eq(d->mode, DISK_CHANGES);
    ck_assert(disk_read(d, 512, data, sizeof data));
    ck_assert_str_eq(data, "changed");
    ck_assert_int_eq(other.m->console.erase, '#');
    ck_assert_int_eq(other.m->console.interrupt, '\177');
    ck_assert_ptr_eq(other.machine->kl11.host, other.m);
    session_end(&other);
    remove(changes);
}
END_TEST

START_TEST(a_built_in_pack_comes_back_with_its_overlay)
{
    struct session s = session_begin(), other = session_begin();
    char line[100], error[DISK_ERROR], data[RK_SECTOR_WORDS * 2] = "changed";
    struct disk_wish wish = { .built_in = library_built_in(), .mode = DISK_OVERLAY };
    ck_assert_msg(drive_load(&s.machine->rk11.board, 0, &wish, error), "%s", error);
    ck_assert(disk_write(&s.machine->rk11.drive[0].unit.disk, 512, data, sizeof data));
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    session_end(&s);
    snprintf(line, sizeof line, "restore %s", path);
    check_says(&other, line, "");
    const struct disk *d = &other.machine->rk11.drive[0].unit.disk;
    ck_assert_str_eq(d->path, "lab");
    ck_assert(disk_read(d, 512, data, sizeof data));
    ck_assert_str_eq(data, "changed");
    ck_assert(disk_read(d, 0, data, sizeof data));
    ck_assert(data[0] || data[1]);
    session_end(&other);
}
END_TEST

static void check_pack_says(const char *want)
{
    char text[100] = { 0 };
    FILE *f = fopen(pack, "r");
    ck_assert_ptr_nonnull(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    ck_assert_str_eq(text, want);
}

/* Half a line in the printer's buffer, two frames of the tape read. */
START_TEST(paper_goes_on_where_it_was)
{
    struct session s = session_begin(), other = session_begin();
    char line[100];
    session_all(&s, "d 1000 777\nd pc 1000\n"); /* it waits */
    snprintf(line, sizeof line, "attach -n lpt %s", pack);
    check_says(&s, line, "");
    for (const char *c = "AB\nCD"; *c; c++) {
        bus_write(&s.machine->bus, 0777516, (byte)*c, WHOLE_WORD);
        run(&s, 250);
    }
    FILE *f = fopen(path, "w"); /* a tape, at first */
    fputs("tape", f);
    fclose(f);
    snprintf(line, sizeof line, "attach ptr %s", path);
    check_says(&s, line, "");
    session_all(&s, "d prs 1\n");
    run(&s, 5);
    session_all(&s, "d prs 1\n");
    run(&s, 5);
    snprintf(line, sizeof line, "save %s.saved", path);
    check_says(&s, line, "");
    session_end(&s); /* its printer prints what is in the buffer */
    check_pack_says("AB\nCD");
    snprintf(line, sizeof line, "restore %s.saved", path);
    check_says(&other, line, "");
    session_all(&other, "d lpb 12\nd prs 1\n");
    run(&other, 250);
    check_pack_says("AB\nCDCD\n");
    check_says(&other, "e prb", "PRB:\t000160\n");
    snprintf(line, sizeof line, "%s.saved", path);
    remove(line);
    session_end(&other);
}
END_TEST

/* A control that works when it is saved, and its drive's pack is gone when it comes back. */
static const struct {
    const char *unit;
    int64_t bytes;
    const char *lines; /* the last starts it */
} at_work[] = {
    {"rk0",  2494464,  "d rkwc 177000\nd rkba 2000\nd rkda 400\nd rkcs 5\n"     },
    { "rl0", 10485760, "d rlba 2000\nd rlda 1000\nd rlmp 177000\nd rlcs 14\n"   },
    { "rl0", 10485760, "d rlda 1001\nd rlcs 6\n"                                },
    { "rf0", 524288,   "d rfwc 177000\nd rfcma 2000\nd rfdar 2000\nd rfdcs 5\n" },
    { "rr0", 20480000, "d rpwc 177000\nd rpba 2000\nd rpca 20\nd rpcs 5\n"      },
    { "rp0", 20480000,
     "d rpcs1 23\nstep 10\nd rpof 10000\nd rpwc 177000\nd rpdc 20\nd rpcs1 71\n"},
    { "tm0", 0,        "d mtbrc 177000\nd mtcma 2000\nd mtc 60005\n"            },
    { "tc0", 295936,   "d tcwc 177000\nd tcba 2000\nd tccm 5\n"                 },
};

START_TEST(a_control_whose_pack_is_missing_ends_its_work)
{
    struct session s = session_begin(), other = session_begin();
    const char *unit = at_work[_i].unit;
    char line[100];
    session_all(&s, "d 1000 777\nd pc 1000\n");
    if (strcmp(unit, "rr0") == 0)
        session_all(&s, "set rp disabled\n");
    snprintf(line, sizeof line, "set %.2s enabled\n", unit);
    session_all(&s, line);
    ck_assert_int_eq(truncate(pack, at_work[_i].bytes), 0);
    snprintf(line, sizeof line, "attach %s %s", unit, pack);
    check_says(&s, line, "");
    session_all(&s, at_work[_i].lines);
    session_all(&s, "step 20\n");
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    remove(pack);
    snprintf(line, sizeof line, "restore %s", path);
    check_has(&other, line, "0 is empty now:");
    run(&other, 1000);
    session_end(&s);
    session_end(&other);
}
END_TEST

/* Of a word more than a block: an RF11's disk has no blocks. */
START_TEST(a_fixed_head_disk_of_odd_length_comes_back)
{
    struct session s = session_begin();
    char line[100];
    session_all(&s, "set rf enabled\n");
    ck_assert_int_eq(truncate(pack, 514), 0);
    snprintf(line, sizeof line, "attach rf0 %s", pack);
    check_says(&s, line, "");
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    snprintf(line, sizeof line, "restore %s", path);
    check_says(&s, line, "");
    ck_assert(s.machine->rf11.drive.disk.attached);
    session_end(&s);
}
END_TEST

/* Wound to where the file no longer has anything, and about to read there. */
START_TEST(a_tape_that_is_shorter_now_is_rewound)
{
    struct session s = session_begin();
    char line[100];
    session_all(&s, "d 1000 777\nd pc 1000\n");
    ck_assert_int_eq(truncate(pack, 0), 0);
    snprintf(line, sizeof line, "attach tm0 %s", pack);
    check_says(&s, line, "");
    for (int i = 0; i < 3; i++) {
        session_all(&s, "d mtbrc 177000\nd mtcma 2000\nd mtc 60005\n");
        run(&s, 1000);
    }
    session_all(&s, "d mtbrc 177777\nd mtc 60013\n");
    run(&s, 1000);
    session_all(&s, "d mtbrc 177000\nd mtc 60003\nstep 20\n");
    ck_assert_int_eq(save_machine(s.m, path), DONE);
    ck_assert_int_eq(truncate(pack, 520), 0);
    snprintf(line, sizeof line, "restore %s", path);
    check_has(&s, line, "is shorter now: the tape stands at its load point");
    run(&s, 1000);
    check_has(&s, "show tm0", "at the load point");
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("save");
    TCase *t = tcase_create("save");
    tcase_set_timeout(t, 60);
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, the_restored_future_is_the_unsaved_one);
    tcase_add_test(t, a_pack_that_changed_is_told_of);
    tcase_add_test(t, a_missing_pack_leaves_an_empty_drive);
    tcase_add_test(t, foreign_damaged_and_cut_files_change_nothing);
    tcase_add_test(t, paper_goes_on_where_it_was);
    tcase_add_test(t, more_than_can_be_restored_is_not_saved);
    tcase_add_test(t, what_was_typed_ahead_is_saved);
    tcase_add_test(t, files_are_found_from_another_directory);
    tcase_add_test(t, a_named_image_comes_back_with_its_changes_and_keys);
    tcase_add_test(t, a_built_in_pack_comes_back_with_its_overlay);
    tcase_add_loop_test(t, a_control_whose_pack_is_missing_ends_its_work, 0,
                        (int)(sizeof at_work / sizeof at_work[0]));
    tcase_add_test(t, a_fixed_head_disk_of_odd_length_comes_back);
    tcase_add_test(t, a_tape_that_is_shorter_now_is_rewound);
    suite_add_tcase(suite, t);
    return suite;
}

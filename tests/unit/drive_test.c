/* The drives of a control as an operator sees them (devices/drive.h), with a control of the
 * test's own: two drives, of two sizes; and tapes. */
#include "devices/drive.h"
#include "devices/unibus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/unit.h"

enum { BLOCK = 512, SMALL = 100 * BLOCK, LARGE = 200 * BLOCK };
enum { MORE = DISK_TRAILER + BLOCK }; /* than may stand behind a pack */

struct spindle {
    struct drive unit;
    int changes;
};

struct control {
    struct board board;
    struct spindle drive[2];
};

static void changed(struct board *b, int unit)
{
    ((struct control *)b)->drive[unit].changes++;
}

static const struct drive_type sizes[] = {
    {"XX1",  SMALL},
    { "XX2", LARGE},
    { NULL,  0    }
};
static const struct drive_type tapes[] = {
    {"XT",  DRIVE_TAPE},
    { NULL, 0         }
};
static const struct drives packs = {
    .count = 2,
    .offset = offsetof(struct control, drive),
    .stride = sizeof(struct spindle),
    .types = sizes,
    .changed = changed,
};
static const struct drives reels = {
    .count = 2,
    .offset = offsetof(struct control, drive),
    .stride = sizeof(struct spindle),
    .types = tapes,
    .changed = changed,
};
static const struct board_kind packs_kind = { .name = "XX", .drives = &packs };
static const struct board_kind reels_kind = { .name = "XT", .drives = &reels };

static struct unibus bus;
static struct control x, t;
static char path[64], error[DISK_ERROR];

static void setup(void)
{
    bus_create(&bus, CORE_STEP);
    bus_attach(&bus, &x.board, &packs_kind, 0760000, 0760006);
    bus_attach(&bus, &t.board, &reels_kind, 0760010, 0760016);
    drives_init(&x.board);
    drives_init(&t.board);
    strcpy(path, "/tmp/fork11-drive-XXXXXX");
    close(mkstemp(path));
}

static void teardown(void)
{
    for (int unit = 0; unit < 2; unit++) {
        drive_unload(&x.board, unit);
        drive_unload(&t.board, unit);
    }
    unlink(path);
}

static bool load(struct board *b, int unit, enum disk_mode mode)
{
    struct disk_wish wish = { .path = path, .mode = mode };
    return drive_load(b, unit, &wish, error);
}

START_TEST(a_pack_of_its_size)
{
    ck_assert(load(&x.board, 0, DISK_WRITE));
    ck_assert_int_eq(x.drive[0].unit.disk.size, SMALL);
    ck_assert_int_eq(x.drive[0].changes, 1);
    ck_assert_str_eq(drive_type(&x.board, 0)->name, "XX1");
    drive_lock(&x.board, 0, true);
    ck_assert(drive_protected(drive_of(&x.board, 0)));
    drive_unload(&x.board, 0);
    ck_assert(!x.drive[0].unit.disk.attached);
    ck_assert_int_eq(x.drive[0].changes, 2);
    ck_assert(!drive_protected(drive_of(&x.board, 0)));
}
END_TEST

/* SET RK0 LOCKED, ATTACH RK0 FILE. */
START_TEST(a_switch_set_before_is_for_the_pack_that_comes)
{
    drive_lock(&x.board, 0, true);
    ck_assert(load(&x.board, 0, DISK_WRITE));
    ck_assert(drive_protected(drive_of(&x.board, 0)));
    drive_unload(&x.board, 0);
    ck_assert(load(&x.board, 0, DISK_WRITE));
    ck_assert(!drive_protected(drive_of(&x.board, 0)));
}
END_TEST

START_TEST(a_larger_file_makes_a_larger_drive)
{
    ck_assert_int_eq(truncate(path, SMALL + MORE), 0);
    ck_assert(load(&x.board, 1, DISK_READONLY));
    ck_assert_str_eq(drive_type(&x.board, 1)->name, "XX2");
    ck_assert_int_eq(x.drive[1].unit.disk.size, LARGE);
    ck_assert(drive_protected(drive_of(&x.board, 1)));
    drive_unload(&x.board, 1);
    ck_assert_int_eq(truncate(path, LARGE + MORE), 0);
    ck_assert(load(&x.board, 1, DISK_READONLY)); /* zeros */
    drive_unload(&x.board, 1);
    FILE *f = fopen(path, "a");
    putc('x', f);
    fclose(f);
    ck_assert(!load(&x.board, 1, DISK_READONLY));
    ck_assert_ptr_nonnull(strstr(error, "more than the 102400 of this drive's pack"));
}
END_TEST

/* RK05s and RLs that SIMH 4 has had have 512 bytes more, which name the drive. */
START_TEST(simhs_footer_is_no_part_of_the_pack)
{
    static const struct {
        int bytes;
        const char *names, *type;
    } files[] = {
        {SMALL,  "XX1",  "XX1"},
        { LARGE, "XX2",  "XX2"},
        { SMALL, "XX2",  "XX2"}, /* a pack that has not been written to its end */
        { SMALL, "RA81", "XX1"},
        { 0,     "XX2",  "XX2"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        byte footer[BLOCK] = "simh";
        strcpy((char *)footer + 4, "PDP-11");
        strcpy((char *)footer + 68, files[i].names);
        ck_assert_int_eq(truncate(path, files[i].bytes), 0);
        FILE *f = fopen(path, "a");
        ck_assert_uint_eq(fwrite(footer, 1, sizeof footer, f), sizeof footer);
        fclose(f);
        ck_assert_msg(load(&x.board, 0, DISK_WRITE), "%s", error);
        ck_assert_str_eq(drive_type(&x.board, 0)->name, files[i].type);
        ck_assert_int_eq(x.drive[0].unit.disk.trailer, 0);
        ck_assert_int_eq(x.drive[0].unit.disk.ragged, 0);
        drive_unload(&x.board, 0);
    }
}
END_TEST

START_TEST(a_trailer_makes_no_larger_drive)
{
    ck_assert_int_eq(truncate(path, SMALL + 100), 0);
    ck_assert(load(&x.board, 0, DISK_WRITE));
    ck_assert_str_eq(drive_type(&x.board, 0)->name, "XX1");
    ck_assert_int_eq(x.drive[0].unit.disk.trailer, 100);
}
END_TEST

START_TEST(a_small_pack_after_a_large_one_is_small)
{
    ck_assert_int_eq(truncate(path, SMALL + MORE), 0);
    ck_assert(load(&x.board, 0, DISK_WRITE));
    drive_unload(&x.board, 0);
    ck_assert_str_eq(drive_type(&x.board, 0)->name, "XX1");
    ck_assert(load(&x.board, 0, DISK_WRITE));
    ck_assert(drive_set_type(&x.board, 0, "XX2", error));
    drive_unload(&x.board, 0);
    ck_assert_int_eq(truncate(path, SMALL), 0);
    ck_assert(load(&x.board, 0, DISK_WRITE));
    ck_assert_str_eq(drive_type(&x.board, 0)->name, "XX2");
}
END_TEST

START_TEST(the_type_is_set)
{
    ck_assert(drive_set_type(&x.board, 0, "xx2", error));
    ck_assert(load(&x.board, 0, DISK_OVERLAY));
    ck_assert_int_eq(x.drive[0].unit.disk.size, LARGE);
    ck_assert(drive_set_type(&x.board, 0, "XX2", error));
    ck_assert(!drive_set_type(&x.board, 0, "XX1", error));
    ck_assert_ptr_nonnull(strstr(error, "detach it first"));
    ck_assert(!drive_set_type(&x.board, 1, "RL02", error));
    ck_assert_str_eq(error, "RL02 is no drive of a control XX; there are XX1, XX2");
}
END_TEST

START_TEST(an_absent_drive_takes_nothing)
{
    ck_assert(load(&x.board, 0, DISK_WRITE));
    drive_enable(&x.board, 0, false);
    ck_assert(!x.drive[0].unit.disk.attached);
    ck_assert(!load(&x.board, 0, DISK_WRITE));
    ck_assert_str_eq(error, "there is no drive XX0: enable it first");
    drive_enable(&x.board, 0, true);
    ck_assert(load(&x.board, 0, DISK_WRITE));
}
END_TEST

START_TEST(a_tape_grows_and_is_cut)
{
    struct disk *d = &t.drive[0].unit.disk;
    enum disk_mode mode = _i ? DISK_OVERLAY : DISK_WRITE;
    char back[700], data[700];
    memset(data, 'x', sizeof data);
    ck_assert(load(&t.board, 0, mode));
    ck_assert_int_eq(d->size, 0);
    ck_assert(disk_write(d, 0, data, 700));
    ck_assert(disk_write(d, 700, data, 1));
    ck_assert_int_eq(d->size, 701);
    ck_assert(disk_read(d, 1, back, 700));
    ck_assert_mem_eq(back, data, 700);
    ck_assert(disk_cut(d, 3));
    ck_assert_int_eq(d->size, 3);
    ck_assert(!disk_write(d, DISK_GROWS_TO - 1, data, 2));
    ck_assert_int_eq(errno, ENOSPC);
    drive_unload(&t.board, 0);
    ck_assert(load(&t.board, 0, DISK_READONLY));
    ck_assert_int_eq(d->size, _i ? 0 : 3);
    ck_assert(!disk_cut(d, 0));
    ck_assert_int_eq(errno, EROFS);
}
END_TEST

START_TEST(tapes_are_refused_what_only_packs_can)
{
    struct disk_wish wish = { .path = path, .mode = DISK_CHANGES, .changes = "/tmp/no" };
    ck_assert(!drive_load(&t.board, 0, &wish, error));
    ck_assert_str_eq(error, "a tape's changes cannot be kept apart: use -r or -o");
    ck_assert_int_eq(truncate(path, DISK_GROWS_TO + 1), 0);
    ck_assert(!load(&t.board, 0, DISK_READONLY));
    ck_assert_ptr_nonnull(strstr(error, "more than any tape's"));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("drive");
    TCase *tc = tcase_create("drive");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_pack_of_its_size);
    tcase_add_test(tc, a_switch_set_before_is_for_the_pack_that_comes);
    tcase_add_test(tc, a_larger_file_makes_a_larger_drive);
    tcase_add_test(tc, simhs_footer_is_no_part_of_the_pack);
    tcase_add_test(tc, a_trailer_makes_no_larger_drive);
    tcase_add_test(tc, a_small_pack_after_a_large_one_is_small);
    tcase_add_test(tc, the_type_is_set);
    tcase_add_test(tc, an_absent_drive_takes_nothing);
    tcase_add_loop_test(tc, a_tape_grows_and_is_cut, 0, 2);
    tcase_add_test(tc, tapes_are_refused_what_only_packs_can);
    suite_add_tcase(s, tc);
    return s;
}

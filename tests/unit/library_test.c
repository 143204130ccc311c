/* Where images are looked for, what is said of a wrong one, and the changes file. */
#include "tests/unit/unit.h"

#include "images/labpack.h"
#include "images/sha.h"
#include "monitor/images/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static char dir[64];
static struct manifest *m;
static const struct image *image;
static struct library_place place;
static char error[HOST_ERROR];

static const char manifest[] = "image x\ntitle T\nedition V6\nfile a/b\nlicence free\n"
                               "fetched " ABC "\nunpacked " ABC "\nurl http://none/\n";

static char *in_dir(const char *name)
{
    static char path[4][HOST_PATH];
    static int next;
    char *to = path[next++ % 4];
    snprintf(to, HOST_PATH, "%s/%s", dir, name);
    return to;
}

static void write_text(const char *path, const char *text)
{
    ck_assert(host_make_parents(path, error));
    FILE *f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
}

static void setup(void)
{
    struct manifest_error wrong;
    strcpy(dir, "/tmp/fork11-library-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    setenv("FORK11_IMAGES", in_dir("images"), 1);
    setenv("XDG_CACHE_HOME", in_dir("cache"), 1);
    setenv("XDG_STATE_HOME", in_dir("state"), 1);
    setenv("HOME", in_dir("home"), 1);
    unsetenv("FORK11_MANIFEST");
    m = manifest_parse(manifest, &wrong);
    image = manifest_find(m, "x");
}

static void teardown(void)
{
    char command[128];
    manifest_free(m);
    snprintf(command, sizeof command, "rm -r %s", dir);
    ck_assert_int_eq(system(command), 0);
}

START_TEST(missing_names_its_place)
{
    ck_assert_int_eq(library_locate(image, &place, error), LIBRARY_MISSING);
    ck_assert_str_eq(error, "");
    ck_assert_str_eq(place.base, in_dir("cache/fork11/a/b"));
    ck_assert_str_eq(place.changes, in_dir("state/fork11/x.changes"));
}
END_TEST

START_TEST(images_come_before_the_cache)
{
    write_text(in_dir("cache/fork11/a/b"), "abc");
    ck_assert_int_eq(library_locate(image, &place, error), LIBRARY_CACHE);
    ck_assert_str_eq(place.base, in_dir("cache/fork11/a/b"));
    write_text(in_dir("images/a/b"), "abc");
    ck_assert_int_eq(library_locate(image, &place, error), LIBRARY_IMAGES);
    ck_assert_str_eq(place.base, in_dir("images/a/b"));
    unsetenv("FORK11_IMAGES");
    ck_assert_int_eq(library_locate(image, &place, error), LIBRARY_CACHE);
}
END_TEST

START_TEST(home_stands_for_xdg)
{
    unsetenv("XDG_CACHE_HOME");
    setenv("XDG_STATE_HOME", "relative/is/ignored", 1);
    library_locate(image, &place, error);
    ck_assert_str_eq(place.base, in_dir("home/.cache/fork11/a/b"));
    ck_assert_str_eq(place.changes, in_dir("home/.local/state/fork11/x.changes"));
}
END_TEST

START_TEST(no_home_is_an_error)
{
    unsetenv("XDG_CACHE_HOME");
    unsetenv("HOME");
    ck_assert_int_eq(library_locate(image, &place, error), LIBRARY_MISSING);
    ck_assert_ptr_nonnull(strstr(error, "FORK11_IMAGES"));
}
END_TEST

START_TEST(no_place_for_changes_is_an_error)
{
    write_text(in_dir("images/a/b"), "abc");
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    ck_assert_int_eq(library_locate(image, &place, error), LIBRARY_IMAGES);
    ck_assert(!library_obtain(image, &place, error));
    ck_assert_ptr_nonnull(strstr(error, "XDG_STATE_HOME"));
}
END_TEST

START_TEST(wrong_hash_says_both)
{
    write_text(in_dir("images/a/b"), "");
    ck_assert_int_eq(library_locate(image, &place, error), LIBRARY_WRONG);
    ck_assert_ptr_nonnull(strstr(error, ABC));
    ck_assert_ptr_nonnull(strstr(error, EMPTY));
    ck_assert_ptr_nonnull(strstr(error, in_dir("images/a/b")));
    ck_assert(!library_obtain(image, &place, error));
    ck_assert_ptr_nonnull(strstr(error, EMPTY));
}
END_TEST

START_TEST(a_directory_is_no_image)
{
    ck_assert(host_make_parents(in_dir("images/a/b/c"), error));
    ck_assert_int_eq(library_locate(image, &place, error), LIBRARY_WRONG);
    ck_assert_ptr_nonnull(strstr(error, "directory"));
}
END_TEST

START_TEST(changes_are_kept_and_forgotten)
{
    struct disk disk = { 0 };
    char data[512] = "changed", back[512];
    write_text(in_dir("images/a/b"), "abc");
    ck_assert(library_obtain(image, &place, error));
    ck_assert_int_eq(truncate(place.base, 512), 0);
    struct disk_wish wish = library_wish(image, &place);
    ck_assert(disk_attach(&disk, &wish, error));
    ck_assert(disk_write(&disk, 512, data, sizeof data));
    ck_assert(!library_fresh(&place, error)); /* in use */
    disk_detach(&disk);
    ck_assert(disk_attach(&disk, &wish, error));
    ck_assert(disk_read(&disk, 512, back, sizeof back));
    ck_assert_str_eq(back, "changed");
    disk_detach(&disk);
    ck_assert(library_fresh(&place, error));
    ck_assert_int_ne(access(place.changes, F_OK), 0);
    ck_assert(library_fresh(&place, error)); /* nothing there is well, too */
}
END_TEST

START_TEST(another_manifest)
{
    setenv("FORK11_MANIFEST", in_dir("m"), 1);
    ck_assert_ptr_null(library_manifest(error));
    ck_assert_ptr_nonnull(strstr(error, in_dir("m")));
    write_text(in_dir("m"), "image x\nwhat\n");
    ck_assert_ptr_null(library_manifest(error));
    ck_assert_ptr_nonnull(strstr(error, "line 2"));
    write_text(in_dir("m"), manifest);
    struct manifest *other = library_manifest(error);
    ck_assert_ptr_nonnull(other);
    ck_assert_int_eq(other->count, 1);
    manifest_free(other);
    unsetenv("FORK11_MANIFEST");
    other = library_manifest(error);
    ck_assert_ptr_nonnull(manifest_find(other, "v6"));
    manifest_free(other);
}
END_TEST

/* The lab's pack needs no file, no network and, if it must be, no home. */
static void setup_lab(void)
{
    manifest_free(m);
    m = library_manifest(error);
    image = manifest_find(m, "lab");
    ck_assert_ptr_nonnull(image);
    ck_assert(image_boots(image));
}

START_TEST(the_lab_is_built_in)
{
    struct disk disk = { 0 };
    byte data[512];
    setup_lab();
    ck_assert(library_obtain(image, &place, error));
    ck_assert_int_eq(place.state, LIBRARY_BUILT_IN);
    ck_assert_str_eq(place.base, "");
    ck_assert_str_eq(place.changes, in_dir("state/fork11/lab.changes"));
    ck_assert(!library_changed(image, &place));
    struct disk_wish wish = library_wish(image, &place);
    ck_assert_int_eq(wish.mode, DISK_CHANGES);
    ck_assert(disk_attach(&disk, &wish, error));
    ck_assert(library_changed(image, &place));
    ck_assert(disk_read(&disk, 512, data, sizeof data));
    ck_assert_uint_eq(word_get(data + 2), LABPACK_FILES);
    disk_detach(&disk);
}
END_TEST

START_TEST(the_lab_does_without_a_home)
{
    setup_lab();
    unsetenv("XDG_STATE_HOME");
    unsetenv("XDG_CACHE_HOME");
    unsetenv("FORK11_IMAGES");
    unsetenv("HOME");
    ck_assert(library_obtain(image, &place, error));
    ck_assert_str_eq(place.changes, "");
    ck_assert_int_eq(library_wish(image, &place).mode, DISK_OVERLAY);
    setenv("HOME", "/dev/null", 1); /* one where nothing can be made */
    ck_assert(library_obtain(image, &place, error));
    ck_assert_str_eq(place.changes, "");
}
END_TEST

START_TEST(changes_on_an_older_lab_are_put_aside)
{
    char aside[HOST_PATH];
    setup_lab();
    ck_assert(library_obtain(image, &place, error));
    ck_assert(library_set_aside(image, &place, aside, error));
    ck_assert_str_eq(aside, "");
    struct disk_wish wish = library_wish(image, &place);
    struct disk disk = { 0 };
    wish.identity = "an older one";
    ck_assert(disk_attach(&disk, &wish, error));
    ck_assert(!library_set_aside(image, &place, aside, error)); /* in use */
    ck_assert_ptr_nonnull(strstr(error, "in use"));
    disk_detach(&disk);
    ck_assert(library_set_aside(image, &place, aside, error));
    ck_assert_str_eq(aside, in_dir("state/fork11/lab.changes.old"));
    ck_assert_int_eq(access(aside, F_OK), 0);
    ck_assert_int_ne(access(place.changes, F_OK), 0);
    wish = library_wish(image, &place);
    ck_assert(disk_attach(&disk, &wish, error));
    disk_detach(&disk);
    ck_assert(library_set_aside(image, &place, aside, error)); /* these are its own */
    ck_assert_str_eq(aside, "");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("library");
    TCase *t = tcase_create("library");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, missing_names_its_place);
    tcase_add_test(t, images_come_before_the_cache);
    tcase_add_test(t, home_stands_for_xdg);
    tcase_add_test(t, no_home_is_an_error);
    tcase_add_test(t, no_place_for_changes_is_an_error);
    tcase_add_test(t, wrong_hash_says_both);
    tcase_add_test(t, a_directory_is_no_image);
    tcase_add_test(t, changes_are_kept_and_forgotten);
    tcase_add_test(t, another_manifest);
    tcase_add_test(t, the_lab_is_built_in);
    tcase_add_test(t, the_lab_does_without_a_home);
    tcase_add_test(t, changes_on_an_older_lab_are_put_aside);
    suite_add_tcase(s, t);
    return s;
}

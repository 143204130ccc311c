/* SCREENSHOT, without a display. */
#include "tests/unit/session.h"

#include <sys/stat.h>
#include <unistd.h>

static struct session s;
static char dir[32], shot[64];

static void set_up(void)
{
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    strcpy(dir, "/tmp/fork11-shot-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(shot, sizeof shot, "%s/a.png", dir);
    s = session_begin();
}

static void tear_down(void)
{
    session_end(&s);
    unlink(shot);
    ck_assert_int_eq(rmdir(dir), 0);
}

static void take(const char *format)
{
    char command[200];
    snprintf(command, sizeof command, format, shot);
    check_says(&s, command, "");
}

static void refuses(const char *format, const char *wanted)
{
    char command[200];
    snprintf(command, sizeof command, format, shot);
    check_has(&s, command, wanted);
    ck_assert_int_ne(access(shot, F_OK), 0);
}

/* The file, to be freed. */
static unsigned char *contents(size_t *n)
{
    struct stat st;
    FILE *f = fopen(shot, "rb");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_eq(fstat(fileno(f), &st), 0);
    unsigned char *data = malloc((size_t)st.st_size);
    *n = fread(data, 1, (size_t)st.st_size, f);
    fclose(f);
    return data;
}

static void is_png_of(unsigned width, unsigned height)
{
    size_t n;
    unsigned char *data = contents(&n);
    ck_assert_uint_gt(n, 1000);
    ck_assert_int_eq(memcmp(data, "\211PNG\r\n\032\n\0\0\0\rIHDR", 16), 0);
    ck_assert_uint_eq((unsigned)data[18] << 8 | data[19], width);
    ck_assert_uint_eq((unsigned)data[22] << 8 | data[23], height);
    free(data);
}

START_TEST(a_picture_has_the_pages_size)
{
    take("screenshot %s");
    is_png_of(1600, 1000);
}
END_TEST

START_TEST(or_the_width_asked_for)
{
    take("scr %s 400");
    is_png_of(400, 250);
    take("SCREENSHOT \"%s\" 160");
    is_png_of(160, 100);
}
END_TEST

START_TEST(the_same_state_gives_the_same_bytes)
{
    size_t n, m, k;
    take("screenshot %s 500");
    unsigned char *first = contents(&n);
    take("screenshot %s 500");
    unsigned char *second = contents(&m);
    ck_assert_uint_eq(n, m);
    ck_assert_int_eq(memcmp(first, second, n), 0);
    check_says(&s, "d pc 1234", ""); /* ADDRESS shows it */
    take("screenshot %s 500");
    unsigned char *third = contents(&k);
    ck_assert(k != n || memcmp(first, third, n) != 0);
    free(first);
    free(second);
    free(third);
}
END_TEST

START_TEST(what_cannot_be_a_picture_is_refused)
{
    refuses("screenshot", "Expected: SCREENSHOT file.png {width}");
    refuses("screenshot %s.gif", "ends with .png");
    refuses("screenshot %s 20", "160 to 8000 pixels wide; 20 is not");
    refuses("screenshot %s 99999", "160 to 8000 pixels wide; 99999 is not");
    refuses("screenshot 800", "ends with .png");
    refuses("screenshot \"%s", "left open");
    refuses("screenshot /nowhere/at/all.png", "cannot be written: No such file");
}
END_TEST

START_TEST(a_mounted_pack_is_no_picture)
{
    char command[200];
    size_t n, m;
    snprintf(command, sizeof command, "attach rk0 %s", shot);
    session_do(&s, command);
    ck_assert_str_eq(s.m->error, "");
    unsigned char *before = contents(&n);
    snprintf(command, sizeof command, "screenshot %s", shot);
    check_has(&s, command, "is mounted on RK0: name another file.");
    unsigned char *after = contents(&m);
    ck_assert_uint_eq(n, m);
    ck_assert_int_eq(memcmp(before, after, n), 0);
    free(before);
    free(after);
}
END_TEST

START_TEST(no_window_opens_without_a_display)
{
    check_says(&s, "show panel", "Panel off: SET PANEL ON opens its window\n");
    check_has(&s, "set panel on", "neither DISPLAY nor WAYLAND_DISPLAY is set");
    check_says(&s, "set panel off", "");
    check_has(&s, "set panel maybe", "SET PANEL ON or SET PANEL OFF");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("shot");
    TCase *t = tcase_create("shot");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_set_timeout(t, 30);
    tcase_add_test(t, a_picture_has_the_pages_size);
    tcase_add_test(t, or_the_width_asked_for);
    tcase_add_test(t, the_same_state_gives_the_same_bytes);
    tcase_add_test(t, what_cannot_be_a_picture_is_refused);
    tcase_add_test(t, a_mounted_pack_is_no_picture);
    tcase_add_test(t, no_window_opens_without_a_display);
    suite_add_tcase(suite, t);
    return suite;
}

/* Disks under the lab kernel: a second one, mounted and full; blocks that cannot be read or written; a
 * drive that is write-protected, or empty; and errors of the swap disk. */
#include "tests/unit/lab_rig.h"

#include "images/v6alloc.h"

static struct lab l;

static void setup(void)
{
    lab_pack(&l);
}

static void teardown(void)
{
    lab_end(&l);
}

static void start(enum lab_policy policy)
{
    lab_start(&l, (struct lab_wish){ policy, LAB_ALL_CORE, LAB_ALL_SWAP });
}

static int count(const char *text, const char *what)
{
    int n = 0;
    for (const char *at = text; (at = strstr(at, what)) != NULL; at++)
        n++;
    return n;
}

/* The output without what the kernel says of transfers: printed if a test fails. */
static const char *spoken(const char *out)
{
    static char text[4000];
    size_t n = 0;
    while (*out && n < sizeof text - 200) {
        size_t line = strcspn(out, "\n") + (strchr(out, '\n') != NULL);
        bool told = strncmp(out, "err on ", 7) == 0 || strncmp(out, "bn", 2) == 0;
        if (!told && line < 200)
            memcpy(text + n, out, line), n += line;
        out += line;
    }
    text[n] = '\0';
    return text;
}

/* The program's output ends with END, and in no line before it says that something is wrong. */
static const char *finds(const char *name, const char *end)
{
    const char *out = lab_do(&l, name, 2000);
    size_t n = strlen(out), m = strlen(end);
    bool good = n >= m && strcmp(out + n - m, end) == 0 && !strstr(out, "wrong");
    ck_assert_msg(good, "%s printed\n%s", name, spoken(out));
    return out;
}

START_TEST(mounted_and_full)
{
    lab_guest(&l, "mount");
    start(LAB_CORE);
    lab_drive(&l, 1);
    const char *out = finds("mount", "mount: ok\n");
    ck_assert_int_eq(count(out, "err on dev 0/2\nbn1 er100000"), 11); /* it was empty */
    ck_assert_int_eq(count(out, "no space on dev 0/1\n"), 7);
    ck_assert_int_eq(count(out, "Out of inodes on dev 0/1\n"), 2);
    lab_rests(&l, 100);
    lab_clean(&l);
    lab_checks(&l, 1);
}
END_TEST

/* The guest says which block of drive 1 is bad, in the kernel's word 270, and how often, in 272. */
static bool as_told(struct lab *lab, struct lab_transfer t)
{
    word *mail = &lab->s.machine->bus.core[0270 / 2];
    if (t.drive != 1 || t.block != mail[0] || !mail[1])
        return false;
    mail[1]--;
    return true;
}

START_TEST(errors)
{
    lab_guest(&l, "errs");
    start(LAB_CORE);
    lab_drive(&l, 1);
    lab_bad(&l, as_told);
    const char *out = finds("errs", "errs: ok\n");
    ck_assert_int_eq(count(out, "err on dev 0/1\nbn7 er200"), 10 + 11 + 2 * 11 + 11);
    lab_rests(&l, 100);
    lab_clean(&l);
    lab_checks(&l, 1);
}
END_TEST

/* Of the swap area, so many transfers to it and from it: each is tried eleven times. */
static struct {
    int to, from;
} failing;

static bool swap_fails(struct lab *lab, struct lab_transfer t)
{
    (void)lab;
    int *left = t.reads ? &failing.from : &failing.to;
    if (t.drive != 0 || t.block < LABPACK_FILES || *left == 0)
        return false;
    --*left;
    return true;
}

static void fail_next(int to, int from)
{
    failing.to = 11 * to;
    failing.from = 11 * from;
    lab_bad(&l, swap_fails);
}

static void all_failed(void)
{
    ck_assert_int_eq(failing.to, 0);
    ck_assert_int_eq(failing.from, 0);
}

/* A fork by swap that cannot swap is a fork that fails, and no more than that. */
START_TEST(swap_cannot_be_written)
{
    start(LAB_SWAP);
    fail_next(1, 0);
    const char *out = finds("hello", "\nsh: not enough memory\n");
    ck_assert_int_eq(count(out, "err on dev 0/0\n"), 11);
    all_failed();
    lab_rests(&l, 100);
    finds("hello", "exited with status 0\n");
    lab_rests(&l, 100);
    lab_clean(&l);
}
END_TEST

/* The swapper that cannot get rid of one tries again, or another. */
START_TEST(swapper_cannot_write)
{
    lab_start(&l, (struct lab_wish){ LAB_CORE, 72, LAB_ALL_SWAP });
    check_says(&l.s, "type \"stress 2 2\\r\"", "");
    lab_await(&l, "stress 2 2", 10);
    session_do(&l.s, "try await \"nothing\" 8s"); /* the texts are on swap by then */
    fail_next(10, 0);
    const char *out = lab_await(&l, "# ", 3600);
    ck_assert_msg(strstr(out, "stress 2: ok,"), "%s", spoken(out));
    ck_assert_int_eq(count(out, "err on dev 0/0\n"), 110);
    all_failed();
    lab_rests(&l, 100);
    lab_clean(&l);
}
END_TEST

/* What is out and cannot come back is lost: there is no going on. The disk is left in order. */
START_TEST(swap_cannot_be_read)
{
    start(LAB_SWAP);
    fail_next(0, 1);
    check_says(&l.s, "type \"hello\\r\"", "");
    const char *out = lab_await(&l, "panic: swap error", 60);
    ck_assert_int_eq(count(out, "err on dev 0/0\n"), 11);
    lab_checks(&l, 0);
}
END_TEST

/* What is to be written then is lost, and whoever waits for it hears of that; what is running
 * goes on. */
START_TEST(write_protected)
{
    start(LAB_CORE);
    check_says(&l.s, "set rk0 locked", "");
    finds("hello", "Killed\n"); /* a text that cannot go to swap is not run */
    finds(">/tmp/x", "/tmp/x: input or output error\n");
    check_says(&l.s, "set rk0 writeenabled", "");
    finds("echo good again >/tmp/x; cat /tmp/x", "good again\n");
    lab_rests(&l, 100);
    lab_clean(&l);
}
END_TEST

/* No process, not even the first, can have its text on swap: that is said. */
START_TEST(write_protected_from_the_start)
{
    lab_begin(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
    check_says(&l.s, "set rk0 locked", "");
    lab_await(&l, "panic: no init", 30);
}
END_TEST

START_TEST(no_init)
{
    struct v6_inode init;
    ck_assert_ptr_null(v6fs_lookup(&l.pack.fs, "/etc/init", &init));
    init.mode &= (word)~0111;
    ck_assert_ptr_null(v6fs_write_inode(&l.pack.fs, &init));
    lab_begin(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
    lab_await(&l, "panic: no init", 30);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_disk");
    TCase *t = tcase_create("lab_disk");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, mounted_and_full);
    tcase_add_test(t, errors);
    tcase_add_test(t, swap_cannot_be_written);
    tcase_add_test(t, swapper_cannot_write);
    tcase_add_test(t, swap_cannot_be_read);
    tcase_add_test(t, write_protected);
    tcase_add_test(t, write_protected_from_the_start);
    tcase_add_test(t, no_init);
    suite_add_tcase(s, t);
    return s;
}

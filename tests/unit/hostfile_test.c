/* Abuse of the host's files: fifos with nobody at the other end, mounted packs named as
 * output, a full disk under SAVE, bytes that are no text, a saved machine that lies. */
#include "monitor/hostdir.h"
#include "monitor/save.h"
#include "monitor/save_file.h"
#include "tests/unit/session.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char home[] = "/tmp/fork11-abuse-XXXXXX";
static struct session s;

static void setup(void)
{
    strcpy(home + strlen(home) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(home));
    ck_assert_int_eq(chdir(home), 0);
    ck_assert_int_eq(mkfifo("fifo", 0600), 0);
    s = session_begin();
}

static void teardown(void)
{
    static const char *const names[] = { "fifo",   "pack",      "saved",
                                         "script", "saved.new", "print" };
    session_end(&s);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        remove(names[i]);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(home), 0);
}

static off_t size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? st.st_size : -1;
}

START_TEST(a_lonely_fifo_is_not_waited_for)
{
    check_has(&s, "load fifo", "ends at byte 0");
    check_has(&s, "restore fifo", "is no machine that fork11 saved");
    check_says(&s, "do fifo", "");
    check_has(&s, "save fifo", "fifo cannot be written: No such device");
    check_has(&s, "set console log=fifo", "cannot be written: No such device");
    check_has(&s, "attach rk0 fifo", "is not an ordinary file");
    check_has(&s, "attach ptr fifo", "is not a file");
    check_has(&s, "attach ptp fifo", "is not a file");
}
END_TEST

START_TEST(a_mounted_pack_is_not_written_over)
{
    session_all(&s, "attach -n rk3 pack\n");
    check_says(&s, "save pack", "pack is mounted on RK3: name another file.");
    check_says(&s, "set console log=pack", "pack is mounted on RK3: name another file.");
    check_says(&s, "attach ptp pack", "pack is mounted on RK3: name another file.");
    ck_assert_int_eq(size_of("pack"), RK_BYTES);
    session_all(&s, "detach rk3\nsave pack\n");
    ck_assert_int_ne(size_of("pack"), RK_BYTES);
}
END_TEST

/* What is printed is nobody else's to write. */
START_TEST(paper_in_use_is_not_overwritten)
{
    check_says(&s, "attach -n lpt print", "");
    check_says(&s, "save print",
               "print is what LPT writes: detach it, or name another file.");
    check_says(&s, "set console log=print",
               "print is what LPT writes: detach it, or name another file.");
    check_says(&s, "attach -n ptp print",
               "print is in use by another device or program that writes it");
    check_says(&s, "attach rk1 print",
               "print is in use by another drive or program that writes it: attach it "
               "with -r (read only)");
    check_says(&s, "attach -n lpt print", "");
    check_says(&s, "detach lpt", "");
    check_says(&s, "attach ptp print", "");
    check_says(&s, "save print",
               "print is what PTP writes: detach it, or name another file.");
}
END_TEST

START_TEST(a_full_disk_leaves_the_earlier_save)
{
    struct rlimit limit;
    session_all(&s, "d 1000 123456\nsave saved\nd 1000 0\n");
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    signal(SIGXFSZ, SIG_IGN);
    limit.rlim_cur = 50000;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    check_says(&s, "save saved", "saved cannot be written: File too large.");
    ck_assert_int_eq(size_of("saved.new"), -1);
    session_all(&s, "restore saved\n");
    check_says(&s, "e 1000", "001000:\t123456\n");
}
END_TEST

static void write_script(const char *text, size_t n)
{
    FILE *file = fopen("script", "w");
    ck_assert_uint_eq(fwrite(text, 1, n, file), n);
    fclose(file);
}

START_TEST(a_command_file_is_text)
{
    char line[LINE_SIZE + 1];
    s.m->batch = false;
    write_script("echo a\n\0echo b\n", 15);
    check_says(&s, "do script", "a\nscript:2: This is no text: it has a NUL character.");
    memset(line, 'x', sizeof line);
    write_script(line, sizeof line);
    check_says(&s, "do script", "script:1: The line is longer than 2047 characters.");
    check_has(&s, "do /dev/zero", "has a NUL character");
    write_script("echo a\necho b", 13);
    check_says(&s, "do script", "a\nb\n");
}
END_TEST

/* The saved machine with its overlay's only block called NUMBER, its sum set right. */
static void lie(int64_t number)
{
    struct save_head head;
    size_t n;
    char error[HOST_ERROR];
    byte *data = host_read("saved", SAVE_MOST, &n, error);
    ck_assert_ptr_nonnull(data);
    size_t at = sizeof head + sizeof(struct machine) + sizeof(struct save_pack);
    memcpy(data + at, &number, sizeof number);
    memcpy(&head, data, sizeof head);
    head.sum = save_sum(0, data + sizeof head, head.bytes);
    memcpy(data, &head, sizeof head);
    ck_assert(host_replace("saved", data, n, error));
    free(data);
}

START_TEST(a_block_beyond_the_overlay_is_damage)
{
    byte block[512] = { 1 };
    session_all(&s, "attach -n rk0 pack\ndetach rk0\nattach -o rk0 pack\n");
    ck_assert(disk_write(&s.machine->rk11.drive[0].unit.disk, 512, block, sizeof block));
    session_all(&s, "save saved\n");
    lie(RK_BYTES / 512);
    check_says(&s, "restore saved", "saved is damaged.");
    lie(-1);
    check_says(&s, "restore saved", "saved is damaged.");
    lie(RK_BYTES / 512 - 1);
    check_has(&s, "restore saved", "has changed since the machine was saved");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("hostfile");
    TCase *t = tcase_create("hostfile");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, a_lonely_fifo_is_not_waited_for);
    tcase_add_test(t, a_mounted_pack_is_not_written_over);
    tcase_add_test(t, paper_in_use_is_not_overwritten);
    tcase_add_test(t, a_full_disk_leaves_the_earlier_save);
    tcase_add_test(t, a_command_file_is_text);
    tcase_add_test(t, a_block_beyond_the_overlay_is_damage);
    suite_add_tcase(suite, t);
    return suite;
}

/* Packs in the host's files: every way to attach one, and what a failing host does. */
#include "devices/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "devices/changes.h"
#include "tests/unit/unit.h"

enum { BLOCK = 512, SIZE = 20 * BLOCK };

static char folder[32], pack[64], changes[64], error[DISK_ERROR];
static struct disk d, e;
static byte block[BLOCK], back[BLOCK];

static void make_pack(int bytes)
{
    FILE *f = fopen(pack, "w");
    for (int i = 0; i < bytes; i++)
        putc('a' + i / BLOCK, f);
    fclose(f);
}

static void setup(void)
{
    strcpy(folder, "/tmp/fork11-disk-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(pack, sizeof pack, "%s/pack", folder);
    snprintf(changes, sizeof changes, "%s/changes", folder);
    memset(&d, 0, sizeof d);
    memset(&e, 0, sizeof e);
    memset(block, 'W', sizeof block);
    error[0] = 0;
    make_pack(SIZE);
}

static void teardown(void)
{
    disk_detach(&d);
    disk_detach(&e);
    chmod(pack, 0600);
    unlink(pack);
    unlink(changes);
    rmdir(folder);
}

static struct disk_wish wish(enum disk_mode mode)
{
    return (struct disk_wish){
        .path = pack, .changes = changes, .mode = mode, .size = SIZE, .identity = "P"
    };
}

static bool attach(struct disk *to, enum disk_mode mode)
{
    struct disk_wish w = wish(mode);
    return disk_attach(to, &w, error);
}

static void refused(struct disk_wish w, const char *why)
{
    ck_assert(!disk_attach(&e, &w, error));
    ck_assert(!e.attached);
    ck_assert_msg(strstr(error, why), "\"%s\" does not say \"%s\"", error, why);
}

static int first_byte(const struct disk *of, int number)
{
    ck_assert(disk_read(of, number * BLOCK, back, BLOCK));
    return back[0];
}

static int byte_of_file(int number)
{
    FILE *f = fopen(pack, "r");
    fseek(f, number * BLOCK, SEEK_SET);
    int c = getc(f);
    fclose(f);
    return c;
}

START_TEST(writes_go_through)
{
    ck_assert_msg(attach(&d, DISK_WRITE), "%s", error);
    ck_assert_int_eq(first_byte(&d, 3), 'd');
    ck_assert(disk_write(&d, 3 * BLOCK, block, BLOCK));
    ck_assert_int_eq(byte_of_file(3), 'W'); /* at once, before any detach */
    ck_assert_int_eq(byte_of_file(4), 'e');
}
END_TEST

START_TEST(overlay_is_thrown_away)
{
    ck_assert(attach(&d, DISK_OVERLAY));
    ck_assert(disk_write(&d, 3 * BLOCK, block, BLOCK));
    byte long_one[1000];
    memset(long_one, 'W', sizeof long_one);
    ck_assert(disk_write(&d, 5 * BLOCK + 10, long_one, 1000)); /* across blocks */
    ck_assert_int_eq(first_byte(&d, 3), 'W');
    ck_assert_int_eq(first_byte(&d, 4), 'e');
    ck_assert_int_eq(first_byte(&d, 5), 'f');
    ck_assert_int_eq(back[10], 'W');
    ck_assert_int_eq(first_byte(&d, 6), 'W');
    ck_assert_int_eq(back[1000 - 502], 'g');
    ck_assert_int_eq(byte_of_file(3), 'd');
    disk_detach(&d);
    ck_assert(attach(&d, DISK_OVERLAY));
    ck_assert_int_eq(first_byte(&d, 3), 'd');
}
END_TEST

START_TEST(read_only)
{
    ck_assert(attach(&d, DISK_READONLY));
    ck_assert(!disk_write(&d, 0, block, BLOCK));
    ck_assert_int_eq(errno, EROFS);
    ck_assert_int_eq(first_byte(&d, 0), 'a');
}
END_TEST

START_TEST(changes_are_kept_beside_the_pack)
{
    ck_assert_msg(attach(&d, DISK_CHANGES), "%s", error);
    ck_assert(disk_write(&d, 19 * BLOCK, block, BLOCK));
    ck_assert_int_eq(first_byte(&d, 19), 'W');
    ck_assert_int_eq(byte_of_file(19), 't');
    disk_detach(&d);
    ck_assert(attach(&d, DISK_CHANGES));
    ck_assert_int_eq(first_byte(&d, 19), 'W');
    ck_assert_int_eq(first_byte(&d, 18), 's');
}
END_TEST

START_TEST(changes_of_another_pack_are_refused)
{
    attach(&d, DISK_CHANGES);
    disk_detach(&d);
    struct disk_wish w = wish(DISK_CHANGES);
    w.identity = "Q";
    refused(w, "changes made to another pack");
    w = wish(DISK_CHANGES);
    w.changes = pack;
    refused(w, "not a changes file");
    ck_assert_int_eq(byte_of_file(0), 'a');
}
END_TEST

START_TEST(without_identity_size_and_date_stand_for_the_pack)
{
    struct disk_wish w = wish(DISK_CHANGES);
    w.identity = NULL;
    ck_assert(disk_attach(&d, &w, error));
    disk_detach(&d);
    ck_assert(disk_attach(&d, &w, error));
    disk_detach(&d);
    make_pack(SIZE - BLOCK);
    refused(w, "another pack");
}
END_TEST

START_TEST(changes_file_has_one_user)
{
    ck_assert(attach(&d, DISK_CHANGES));
    refused(wish(DISK_CHANGES), "in use by another");
}
END_TEST

/* A kill between data and bitmap leaves the old block: the bit is what counts. */
START_TEST(data_without_its_bit_is_not_there)
{
    int fd = changes_open(changes, SIZE, "P", error);
    bool here = true;
    ck_assert(changes_write(fd, SIZE, 2, block));
    byte none = 0;
    ck_assert_int_eq(pwrite(fd, &none, 1, 4096), 1);
    ck_assert(changes_read(fd, SIZE, 2, back, &here));
    ck_assert(!here);
    close(fd);
}
END_TEST

START_TEST(a_second_writer_is_refused_a_reader_is_not)
{
    ck_assert(attach(&d, DISK_WRITE));
    refused(wish(DISK_WRITE), "attach it with -r");
    ck_assert(attach(&e, DISK_READONLY));
    ck_assert(attach(&e, DISK_OVERLAY));
    disk_detach(&d);
    ck_assert(attach(&e, DISK_WRITE));
}
END_TEST

START_TEST(another_process_is_kept_out)
{
    ck_assert(attach(&d, DISK_WRITE));
    pid_t child = fork();
    if (child == 0)
        _exit(attach(&e, DISK_WRITE) ? 1 : 0);
    int status;
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(sizes)
{
    make_pack(SIZE + DISK_TRAILER + 1);
    refused(wish(DISK_WRITE), "has 18433 bytes: more than the 10240");
    make_pack(SIZE);
    ck_assert_int_eq(truncate(pack, SIZE + 9 * DISK_TRAILER + 1), 0); /* zeros */
    ck_assert(attach(&d, DISK_WRITE));
    ck_assert_int_eq(d.trailer, 9 * DISK_TRAILER + 1);
    disk_detach(&d);
    make_pack(SIZE + BLOCK);
    ck_assert(attach(&d, DISK_WRITE));
    ck_assert_int_eq(d.size, SIZE);
    ck_assert_int_eq(d.trailer, BLOCK);
    disk_detach(&d);
    make_pack(BLOCK + 1);
    ck_assert(attach(&d, DISK_WRITE));
    ck_assert_int_eq(d.ragged, 1);
    ck_assert_int_eq(first_byte(&d, 1), 'b');
    ck_assert_int_eq(back[1], 0);
    disk_detach(&d);
    make_pack(3 * BLOCK);
    ck_assert(attach(&d, DISK_WRITE));
    ck_assert_int_eq(first_byte(&d, 2), 'c');
    ck_assert_int_eq(first_byte(&d, 19), 0); /* beyond its end */
    ck_assert(disk_write(&d, 5 * BLOCK, block, BLOCK));
    ck_assert_int_eq(first_byte(&d, 4), 0);
    ck_assert_int_eq(byte_of_file(5), 'W');
    disk_detach(&d);
    make_pack(0);
    ck_assert(attach(&d, DISK_WRITE));
    ck_assert_int_eq(first_byte(&d, 0), 0);
}
END_TEST

START_TEST(new_packs)
{
    struct disk_wish w = wish(DISK_WRITE);
    w.create = true;
    refused(w, "exists: leave out -n");
    unlink(pack);
    w.mode = DISK_OVERLAY;
    refused(w, "use -n without");
    w = wish(DISK_WRITE);
    w.must_exist = true;
    refused(w, "No such file");
    refused(wish(DISK_READONLY), "attach -n makes a new pack");
    refused(wish(DISK_OVERLAY), "No such file");
    w = wish(DISK_WRITE);
    w.create = true;
    ck_assert(disk_attach(&d, &w, error));
    struct stat st;
    ck_assert_int_eq(stat(pack, &st), 0);
    ck_assert_int_eq(st.st_size, SIZE);
    disk_detach(&d);
    unlink(pack);
    ck_assert(attach(&d, DISK_WRITE)); /* the default creates, as SIMH does */
    ck_assert(d.created);
    disk_detach(&d);
    ck_assert(attach(&d, DISK_WRITE));
    ck_assert(!d.created);
}
END_TEST

/* A new pack that cannot be had whole leaves no file behind. */
START_TEST(half_a_new_pack_is_taken_away)
{
    unlink(pack);
    struct disk_wish w = wish(DISK_WRITE);
    struct rlimit limit = { SIZE / 2, RLIM_INFINITY };
    w.create = true;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    refused(w, "File too large");
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_FSIZE, &limit);
    ck_assert_int_ne(access(pack, F_OK), 0);
}
END_TEST

START_TEST(not_a_pack)
{
    struct disk_wish w = wish(DISK_WRITE);
    w.path = folder;
    refused(w, "is a directory");
    w.path = "/dev/null";
    refused(w, "not an ordinary file");
    char long_name[DISK_PATH + 1];
    memset(long_name, 'x', DISK_PATH);
    long_name[DISK_PATH] = 0;
    w.path = long_name;
    refused(w, "longer than 511");
    w.path = "/nowhere/at/all";
    refused(w, "/nowhere/at/all: No such file");
}
END_TEST

/* Root may do everything: the test gives that up first. */
START_TEST(permissions)
{
    pid_t child = fork();
    if (child == 0) {
        chmod(folder, 0755);
        chmod(pack, 0444);
        if (geteuid() == 0 && seteuid(65534) != 0)
            _exit(9);
        struct disk_wish w = wish(DISK_WRITE);
        bool bad = disk_attach(&d, &w, error) || !strstr(error, "-r (read only) or -o");
        w.mode = DISK_READONLY;
        bad |= !disk_attach(&d, &w, error);
        _exit(bad);
    }
    int status;
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
}
END_TEST

/* Root's too: nobody takes a file's write permission away by mistake. */
START_TEST(a_protected_file_is_kept_from_root)
{
    chmod(pack, 0444);
    refused(wish(DISK_WRITE), "-r (read only) or -o");
    for (enum disk_mode mode = DISK_READONLY; mode <= DISK_OVERLAY; mode++) {
        struct disk_wish w = wish(mode);
        ck_assert(disk_attach(&d, &w, error));
        disk_detach(&d);
    }
    chmod(pack, 0644);
}
END_TEST

START_TEST(a_refused_pack_leaves_the_old_one)
{
    ck_assert(attach(&d, DISK_OVERLAY));
    struct disk_wish w = wish(DISK_WRITE);
    w.path = folder;
    ck_assert(!disk_attach(&d, &w, error));
    ck_assert(d.attached);
    ck_assert_int_eq(first_byte(&d, 1), 'b');
}
END_TEST

/* A full host disk, played by a limit on the size of files. */
START_TEST(a_full_host_disk_is_told)
{
    ck_assert(attach(&d, DISK_WRITE));
    struct rlimit limit = { 16 * BLOCK, RLIM_INFINITY };
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    ck_assert(disk_write(&d, 15 * BLOCK, block, BLOCK));
    ck_assert(!disk_write(&d, 16 * BLOCK, block, BLOCK));
    ck_assert_int_eq(errno, EFBIG);
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_FSIZE, &limit);
    ck_assert_int_eq(first_byte(&d, 15), 'W');
    ck_assert_int_eq(first_byte(&d, 16), 'q');
}
END_TEST

/* A pack of the program's own: each byte of a block is its number. */
static void read_numbers(uint32_t n, byte *data)
{
    memset(data, (int)n, BLOCK);
}

static const struct disk_built_in numbers = { "numbers", read_numbers };

static bool attach_numbers(enum disk_mode mode)
{
    struct disk_wish w = wish(mode);
    w.path = NULL;
    w.built_in = &numbers;
    return disk_attach(&d, &w, error);
}

START_TEST(a_built_in_pack_is_read_and_never_written)
{
    ck_assert(attach_numbers(DISK_READONLY));
    ck_assert_str_eq(d.path, "numbers");
    ck_assert(disk_read(&d, 3 * BLOCK + 100, back, BLOCK));
    ck_assert_int_eq(back[0], 3);
    ck_assert_int_eq(back[BLOCK - 100], 4);
    ck_assert(!disk_write(&d, 0, block, BLOCK));
    ck_assert(!attach_numbers(DISK_WRITE));
    ck_assert_ptr_nonnull(strstr(error, "numbers is built in"));
    ck_assert(d.attached);
}
END_TEST

START_TEST(changes_lie_over_a_built_in_pack)
{
    static const enum disk_mode modes[] = { DISK_OVERLAY, DISK_CHANGES };
    ck_assert(attach_numbers(modes[_i]));
    ck_assert(disk_write(&d, BLOCK - 1, block, 2));
    ck_assert(disk_read(&d, 0, back, BLOCK));
    ck_assert_int_eq(back[BLOCK - 2], 0);
    ck_assert_int_eq(back[BLOCK - 1], 'W');
    disk_detach(&d);
    ck_assert(attach_numbers(modes[_i]));
    ck_assert(disk_read(&d, BLOCK, back, BLOCK));
    ck_assert_int_eq(back[0], modes[_i] == DISK_CHANGES ? 'W' : 1);
    ck_assert_int_eq(back[1], 1);
}
END_TEST

START_TEST(whose_changes)
{
    ck_assert(!changes_are_of(changes, SIZE, "P"));
    ck_assert(attach_numbers(DISK_CHANGES));
    ck_assert(changes_are_of(changes, SIZE, "P"));
    ck_assert(!changes_are_of(changes, SIZE, "Q"));
    ck_assert(!changes_are_of(changes, SIZE - BLOCK, "P"));
    ck_assert(!changes_are_of(pack, SIZE, "P"));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("disk");
    TCase *t = tcase_create("disk");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, writes_go_through);
    tcase_add_test(t, overlay_is_thrown_away);
    tcase_add_test(t, read_only);
    tcase_add_test(t, changes_are_kept_beside_the_pack);
    tcase_add_test(t, changes_of_another_pack_are_refused);
    tcase_add_test(t, without_identity_size_and_date_stand_for_the_pack);
    tcase_add_test(t, changes_file_has_one_user);
    tcase_add_test(t, data_without_its_bit_is_not_there);
    tcase_add_test(t, a_second_writer_is_refused_a_reader_is_not);
    tcase_add_test(t, another_process_is_kept_out);
    tcase_add_test(t, sizes);
    tcase_add_test(t, new_packs);
    tcase_add_test(t, half_a_new_pack_is_taken_away);
    tcase_add_test(t, not_a_pack);
    tcase_add_test(t, permissions);
    tcase_add_test(t, a_protected_file_is_kept_from_root);
    tcase_add_test(t, a_refused_pack_leaves_the_old_one);
    tcase_add_test(t, a_full_host_disk_is_told);
    tcase_add_test(t, a_built_in_pack_is_read_and_never_written);
    tcase_add_loop_test(t, changes_lie_over_a_built_in_pack, 0, 2);
    tcase_add_test(t, whose_changes);
    suite_add_tcase(suite, t);
    return suite;
}

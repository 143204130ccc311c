/* The lab system's pack: what is on it, the same bytes every time, and the one built in. */
#include "tests/unit/unit.h"

#include "images/as.h"
#include "images/labdisk.h"
#include "images/v6check.h"

#include <stdlib.h>
#include <string.h>

enum { BYTES = LABPACK_BLOCKS * BLOCK_SIZE };

static byte *data;
static struct labpack pack;
static const byte text[] = "/ a text\n";

static void setup(void)
{
    data = malloc(BYTES);
    memset(data, 0377, BYTES);
    ck_assert_ptr_null(labpack_begin(&pack, data));
}

static void teardown(void)
{
    free(data);
}

static struct v6_inode look(const char *path)
{
    struct v6_inode inode = { 0 };
    const char *error = v6fs_lookup(&pack.fs, path, &inode);
    ck_assert_msg(!error, "%s: %s", path, error);
    return inode;
}

static struct v6_tally check(void)
{
    struct v6_tally tally;
    ck_assert_ptr_null(v6fs_check(&pack.fs, NULL, &tally));
    return tally;
}

START_TEST(an_empty_one_is_clean)
{
    struct v6_tally tally = check();
    ck_assert_uint_eq(tally.damage + tally.loss, 0);
    ck_assert_uint_eq(tally.directories, 9);
    ck_assert_uint_eq(tally.blocks + tally.characters, 5);
    ck_assert_uint_eq(tally.files, 0);
    ck_assert_uint_eq(pack.fs.super.fsize, LABPACK_FILES);
    ck_assert_uint_eq(pack.fs.super.time, LABPACK_TIME);
}
END_TEST

static const struct {
    const char *path;
    word mode, device;
} nodes[] = {
    {"/dev/tty8",     V6_CHR | 0622, 0         },
    { "/dev/mem",     V6_CHR | 0644, 8 << 8    },
    { "/dev/kmem",    V6_CHR | 0644, 8 << 8 | 1},
    { "/dev/null",    V6_CHR | 0666, 8 << 8 | 2},
    { "/dev/rk0",     V6_BLK | 0644, 0         },
    { "/tmp",         V6_DIR | 0777, 0         },
    { "/usr/src/lib", V6_DIR | 0755, 0         }
};

START_TEST(directories_and_devices)
{
    struct v6_inode inode = look(nodes[_i].path);
    ck_assert_uint_eq(inode.mode, V6_ALLOC | nodes[_i].mode);
    ck_assert_uint_eq(inode.uid + inode.gid, 0);
    ck_assert_uint_eq(inode.mtime, LABPACK_TIME);
    ck_assert_uint_eq(inode.atime, LABPACK_TIME);
    if (v6_is_device(&inode))
        ck_assert_uint_eq(inode.addr[0], nodes[_i].device);
}
END_TEST

START_TEST(files_and_their_names)
{
    char back[sizeof text];
    ck_assert_ptr_null(labpack_put(&pack, "", "unix", 0644, text, sizeof text));
    ck_assert_ptr_null(labpack_put(&pack, "/usr/src", "redirect.spawn.s", 0640, text, 5));
    struct v6_inode inode = look("/unix");
    ck_assert_uint_eq(inode.mode, V6_ALLOC | 0644);
    ck_assert_uint_eq(inode.mtime, LABPACK_TIME);
    ck_assert_ptr_null(v6fs_read(&pack.fs, &inode, 0, (byte *)back, sizeof text));
    ck_assert_str_eq(back, (const char *)text);
    ck_assert_uint_eq(look("/usr/src/redirect.spawn").size, 5);
    const char *taken =
        labpack_put(&pack, "/usr/src", "redirect.spawning", 0644, text, 1);
    ck_assert_ptr_nonnull(strstr(taken, "the same first 14 characters"));
    ck_assert_ptr_nonnull(labpack_put(&pack, "/no/where", "x", 0644, text, 1));
    ck_assert_uint_eq(check().damage + check().loss, 0);
}
END_TEST

START_TEST(the_same_files_give_the_same_bytes)
{
    static byte big[30000] = { 1, 2, 3 };
    struct labpack other;
    byte *again = calloc(1, BYTES);
    ck_assert_ptr_null(labpack_begin(&other, again));
    ck_assert_ptr_null(labpack_put(&pack, "/bin", "a", 0755, big, sizeof big));
    ck_assert_ptr_null(labpack_put(&other, "/bin", "a", 0755, big, sizeof big));
    ck_assert_int_eq(memcmp(data, again, BYTES), 0);
    free(again);
}
END_TEST

/* SOURCE as the boot block. */
static const char *boot(const char *source)
{
    struct as_source s = { "boot.s", (const byte *)source, strlen(source) };
    struct as_options options = { .magic = AOUT_PLAIN };
    struct as_output out;
    ck_assert(as_assemble(&s, 1, &options, &out));
    const char *error = labpack_boot(&pack, out.file, out.size);
    as_release(&out);
    return error;
}

START_TEST(the_boot_block_is_text)
{
    ck_assert_ptr_null(boot("mov $1,r0\n. = .+772\n1\n"));
    ck_assert_uint_eq(block_word(data, 0), 0012700);
    ck_assert_uint_eq(block_word(data, 0776), 1);
    ck_assert_ptr_nonnull(strstr(boot(". = .+1000\n1\n"), "at most 256 words"));
    ck_assert_ptr_nonnull(boot("1\n.data\n2\n"));
    ck_assert_ptr_nonnull(labpack_boot(&pack, text, sizeof text));
    ck_assert_uint_eq(look("/").number, V6_ROOT);
}
END_TEST

/* It opens, it is clean, its hash is that of its bytes, and it can boot. */
START_TEST(the_one_built_in)
{
    char hash[SHA_HEX];
    for (uint32_t n = 0; n < LABPACK_BLOCKS; n++)
        labdisk_read(n, data + n * BLOCK_SIZE);
    sha_of(data, BYTES, hash);
    ck_assert_str_eq(hash, lab_hash);
    struct block_device device = block_array(data, LABPACK_BLOCKS);
    ck_assert_ptr_null(v6fs_open(&pack.fs, &device, FS_V6));
    ck_assert_uint_eq(check().damage + check().loss, 0);
    ck_assert_uint_eq(look("/usr/sys/defs.s").mode & ~V6_LARGE, V6_ALLOC | 0644);
    ck_assert_uint_ne(block_word(data, 0), 0);
    ck_assert_int_lt(lab_block_count, LABPACK_FILES);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("labpack");
    TCase *t = tcase_create("labpack");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, an_empty_one_is_clean);
    tcase_add_loop_test(t, directories_and_devices, 0, sizeof nodes / sizeof *nodes);
    tcase_add_test(t, files_and_their_names);
    tcase_add_test(t, the_same_files_give_the_same_bytes);
    tcase_add_test(t, the_boot_block_is_text);
    tcase_add_test(t, the_one_built_in);
    suite_add_tcase(s, t);
    return s;
}

/* A program killed between any two of its writes to a V6 pack leaves the old file or the
 * new one, and nothing damaged. */
#include "tests/unit/v6fs_rig.h"

struct mortal {
    byte *data;
    int writes; /* left before it dies */
};

static bool mortal_read(void *context, uint32_t block, byte *data)
{
    memcpy(data, ((struct mortal *)context)->data + block * BLOCK_SIZE, BLOCK_SIZE);
    return true;
}

static bool mortal_write(void *context, uint32_t block, const byte *data)
{
    struct mortal *m = context;
    if (m->writes-- <= 0)
        return false;
    memcpy(m->data + block * BLOCK_SIZE, data, BLOCK_SIZE);
    return true;
}

/* Puts with only N writes; false once N were enough. What is left is never damaged, and
 * the file is the old one or the new one. */
static bool die_after(int n, const char *path, uint32_t size, uint32_t old_size)
{
    struct mortal m = { pack, n };
    struct block_device device = { &m, BLOCKS, mortal_read, mortal_write };
    struct v6_inode inode;
    ck_assert_ptr_null(v6fs_open(&fs, &device, FS_V6));
    bool died = put(path, size) != NULL;
    open_pack(FS_V6);
    ck_assert_uint_eq(check().damage, 0);
    if (v6fs_lookup(&fs, path, &inode) != NULL)
        ck_assert(died && old_size == 0);
    else
        assert_holds(path, inode.size);
    ck_assert(!died || inode.size == size || inode.size == old_size || old_size == 0);
    return died;
}

START_TEST(killed_while_replacing)
{
    byte *before = malloc(BLOCKS * BLOCK_SIZE);
    ck_assert_ptr_null(put("/file", 150000));
    memcpy(before, pack, BLOCKS * BLOCK_SIZE);
    int n = 0;
    for (; die_after(n, "/file", 60000, 150000); n++)
        memcpy(pack, before, BLOCKS * BLOCK_SIZE);
    assert_clean();
    ck_assert_int_gt(n, 118);
    free(before);
}
END_TEST

/* The name needs a new block of the directory, which becomes a large one. */
START_TEST(killed_while_creating)
{
    char path[32];
    byte *before = malloc(BLOCKS * BLOCK_SIZE);
    for (int i = 0; i < 8 * 32 - 2; i++) {
        snprintf(path, sizeof path, "/f%d", i);
        ck_assert_ptr_null(put(path, 0));
    }
    memcpy(before, pack, BLOCKS * BLOCK_SIZE);
    int n = 0;
    for (; die_after(n, "/new", 6000, 0); n++)
        memcpy(pack, before, BLOCKS * BLOCK_SIZE);
    assert_clean();
    ck_assert_int_gt(n, 15);
    free(before);
}
END_TEST

/* At worst ".." is counted and not there. */
START_TEST(killed_while_making_a_directory)
{
    byte *before = malloc(BLOCKS * BLOCK_SIZE);
    struct v6_inode inode;
    const char *died = NULL;
    memcpy(before, pack, BLOCKS * BLOCK_SIZE);
    int n = 0;
    do {
        struct mortal m = { pack, n++ };
        struct block_device device = { &m, BLOCKS, mortal_read, mortal_write };
        struct v6_put dir = { .path = "/dir", .mode = V6_DIR | 0755 };
        memcpy(pack, before, BLOCKS * BLOCK_SIZE);
        ck_assert_ptr_null(v6fs_open(&fs, &device, FS_V6));
        died = v6fs_put(&fs, &dir);
        open_pack(FS_V6);
        ck_assert_uint_eq(check().damage, 0);
        if (v6fs_lookup(&fs, "/dir", &inode) == NULL)
            ck_assert(v6_is_dir(&inode));
        else
            ck_assert_ptr_nonnull(died);
    } while (died);
    assert_clean();
    ck_assert_int_gt(n, 6);
    free(before);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("v6fs_crash");
    TCase *t = tcase_create("killed");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, killed_while_replacing);
    tcase_add_test(t, killed_while_creating);
    tcase_add_test(t, killed_while_making_a_directory);
    suite_add_tcase(s, t);
    return s;
}

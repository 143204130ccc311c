/* Directories and devices on a V6 pack, as mkdir(I) and mknod(VIII) make them. */
#include "tests/unit/v6fs_rig.h"

static const char *make(const char *path, word mode, word device)
{
    struct v6_put wish = { .path = path,
                           .mode = mode,
                           .uid = 3,
                           .gid = 4,
                           .mtime = YEAR_1975 + 2,
                           .device = device };
    return v6fs_put(&fs, &wish);
}

static struct v6_inode look(const char *path)
{
    struct v6_inode inode = { 0 };
    ck_assert_ptr_null(v6fs_lookup(&fs, path, &inode));
    return inode;
}

START_TEST(a_directory_names_itself_and_the_one_above)
{
    ck_assert_ptr_null(make("/a", V6_DIR | 0755, 0));
    ck_assert_ptr_null(make("/a/b", V6_DIR | 0777, 0));
    struct v6_inode a = look("/a"), b = look("/a/b");
    ck_assert_uint_eq(a.mode, V6_ALLOC | V6_DIR | 0755);
    ck_assert_uint_eq(b.size, 2 * V6_ENTRY);
    ck_assert_uint_eq(look("/a/b/.").number, b.number);
    ck_assert_uint_eq(look("/a/b/..").number, a.number);
    ck_assert_uint_eq(look("/").nlink, 3);
    ck_assert_uint_eq(a.nlink, 3);
    ck_assert_uint_eq(b.nlink, 2);
    ck_assert_uint_eq(b.uid, 3);
    ck_assert_uint_eq(b.gid, 4);
    ck_assert_uint_eq(b.mtime, YEAR_1975 + 2);
    assert_clean();
}
END_TEST

START_TEST(a_new_directory_takes_files)
{
    char path[32];
    ck_assert_ptr_null(make("/a", V6_DIR | 0755, 0));
    for (int i = 0; i < 40; i++) {
        snprintf(path, sizeof path, "/a/f%d", i);
        ck_assert_ptr_null(put(path, 700));
    }
    assert_holds("/a/f39", 700);
    ck_assert_uint_eq(look("/a").size, 42 * V6_ENTRY);
    assert_clean();
}
END_TEST

START_TEST(a_device_is_an_inode_and_no_blocks)
{
    unsigned used = check().used;
    ck_assert_ptr_null(make("/tty8", V6_CHR | 0622, 0));
    ck_assert_ptr_null(make("/null", V6_CHR | 0666, 010 << 8 | 2));
    ck_assert_ptr_null(make("/rk1", V6_BLK | 0600, 1));
    struct v6_inode null = look("/null"), rk = look("/rk1");
    ck_assert_uint_eq(null.mode, V6_ALLOC | V6_CHR | 0666);
    ck_assert_uint_eq(null.addr[0], 010 << 8 | 2);
    ck_assert_uint_eq(rk.mode, V6_ALLOC | V6_BLK | 0600);
    ck_assert_uint_eq(rk.addr[0], 1);
    ck_assert_uint_eq(check().used, used);
    ck_assert_uint_eq(check().blocks + check().characters, 3);
    assert_clean();
}
END_TEST

START_TEST(what_is_there_is_not_made_anew)
{
    ck_assert_ptr_null(put("/file", 10));
    ck_assert_ptr_null(make("/dir", V6_DIR | 0755, 0));
    byte *before = malloc(BLOCKS * BLOCK_SIZE);
    memcpy(before, pack, BLOCKS * BLOCK_SIZE);
    ck_assert_ptr_nonnull(make("/file", V6_DIR | 0755, 0));
    ck_assert_ptr_nonnull(make("/file", V6_CHR | 0755, 0));
    ck_assert_ptr_nonnull(make("/dir", V6_DIR | 0755, 0));
    ck_assert_ptr_nonnull(make("/file/dir", V6_DIR | 0755, 0));
    ck_assert_int_eq(memcmp(before, pack, BLOCKS * BLOCK_SIZE), 0);
    free(before);
}
END_TEST

/* A count of links is a byte. */
START_TEST(directories_end_at_255_links)
{
    char path[32];
    const char *error = NULL;
    int made = 0;
    for (; !error && made < 300; made++) {
        snprintf(path, sizeof path, "/d%d", made);
        error = make(path, V6_DIR | 0755, 0);
    }
    ck_assert_ptr_nonnull(error);
    ck_assert_int_eq(made, 255 - 2 + 1);
    ck_assert_uint_eq(look("/").nlink, 255);
    assert_clean();
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("v6node");
    TCase *t = tcase_create("nodes");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, a_directory_names_itself_and_the_one_above);
    tcase_add_test(t, a_new_directory_takes_files);
    tcase_add_test(t, a_device_is_an_inode_and_no_blocks);
    tcase_add_test(t, what_is_there_is_not_made_anew);
    tcase_add_test(t, directories_end_at_255_links);
    suite_add_tcase(s, t);
    return s;
}

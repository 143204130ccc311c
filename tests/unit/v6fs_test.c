/* Reading and writing V4-V6 file systems: every size class of file, directories that grow,
 * and refusals. */
#include "tests/unit/v6fs_rig.h"

START_TEST(a_new_file_system_is_clean)
{
    struct v6_tally tally = check();
    ck_assert_uint_eq(tally.damage + tally.loss, 0);
    ck_assert_uint_eq(tally.directories, 1);
    ck_assert_uint_eq(tally.used, 1);
    ck_assert_uint_eq(tally.free, BLOCKS - 2 - INODES / V6_INODES - 1);
    unsigned free_blocks;
    ck_assert_ptr_null(v6fs_free(&fs, &free_blocks));
    ck_assert_uint_eq(free_blocks, tally.free);
}
END_TEST

struct size {
    uint32_t bytes;
    unsigned v6_blocks, v5_blocks; /* data and indirect */
};

/* The borders: none, one block, direct to indirect, one to two, single to double. */
static const struct size sizes[] = {
    {0,                  0,    0   },
    { 1,                 1,    1   },
    { 512,               1,    1   },
    { 8 * 512,           8,    8   },
    { 8 * 512 + 1,       10,   10  },
    { 256 * 512,         257,  257 },
    { 256 * 512 + 1,     259,  259 },
    { 7 * 256 * 512,     1799, 1799},
    { 7 * 256 * 512 + 1, 1802, 1801},
    { 8 * 256 * 512,     2057, 2056},
    { 2000000,           3924, 0   }
};

START_TEST(files_of_all_sizes)
{
    const struct size *s = &sizes[_i / 2];
    bool v5 = _i % 2;
    if (v5)
        open_pack(FS_V5);
    unsigned before = check().used;
    if (v5 && s->bytes > 8 * 256 * 512) {
        ck_assert_ptr_nonnull(put("/file", s->bytes));
        assert_clean();
        return;
    }
    ck_assert_ptr_null(put("/file", s->bytes));
    assert_clean();
    assert_holds("/file", s->bytes);
    ck_assert_uint_eq(check().used - before, v5 ? s->v5_blocks : s->v6_blocks);
    open_pack(FS_GUESS); /* and what lies on the pack says the same */
    bool shows = v5 && s->bytes > 7 * 256 * 512 + 512;
    ck_assert(!shows || fs.edition == FS_V5);
    ck_assert(v5 || fs.edition == FS_V6);
    if (fs.edition == (v5 ? FS_V5 : FS_V6))
        assert_holds("/file", s->bytes);
}
END_TEST

/* As V6's icheck counted the same pack on SIMH. */
START_TEST(counts_of_a_huge_file)
{
    ck_assert_ptr_null(put("/huge", 1100000));
    struct v6_tally tally = check();
    ck_assert_uint_eq(tally.lists[2], 1);
    ck_assert_uint_eq(tally.lists[1] - tally.indirect2, 7);
    ck_assert_uint_eq(tally.indirect2, 2);
    ck_assert_uint_eq(tally.used, 2149 + 7 + 1 + 2 + 1);
}
END_TEST

START_TEST(replacing_gives_the_old_blocks_back)
{
    ck_assert_ptr_null(put("/file", 300000));
    struct v6_inode first, second;
    ck_assert_ptr_null(v6fs_lookup(&fs, "/file", &first));
    struct v6_put wish = { "/file", file, 700, 0600, 9, 9, YEAR_1975 + 5, 0 };
    ck_assert_ptr_null(v6fs_put(&fs, &wish));
    assert_clean();
    assert_holds("/file", 700);
    ck_assert_ptr_null(v6fs_lookup(&fs, "/file", &second));
    ck_assert_uint_eq(first.number, second.number);
    ck_assert_uint_eq(second.mode, V6_ALLOC | 0755); /* as creat leaves it */
    ck_assert_uint_eq(second.uid, 0);
    ck_assert_uint_eq(second.mtime, YEAR_1975 + 5);
    ck_assert_uint_eq(check().used, 3);
}
END_TEST

/* A directory past its block, and past its eight direct ones. */
START_TEST(directories_grow)
{
    char path[32];
    for (int i = 0; i < 300; i++) {
        snprintf(path, sizeof path, "/name%d", i);
        ck_assert_ptr_null(put(path, 3));
    }
    assert_clean();
    struct v6_inode root;
    ck_assert_ptr_null(v6fs_lookup(&fs, "/", &root));
    ck_assert_uint_eq(root.size, 302 * V6_ENTRY);
    ck_assert(root.mode & V6_LARGE);
    assert_holds("/name0", 3);
    assert_holds("/name299", 3);
}
END_TEST

START_TEST(an_empty_slot_is_used_again)
{
    ck_assert_ptr_null(put("/a", 1));
    ck_assert_ptr_null(put("/b", 1));
    struct v6_inode root, a;
    ck_assert_ptr_null(v6fs_lookup(&fs, "/", &root));
    ck_assert_ptr_null(v6fs_lookup(&fs, "/a", &a));
    block_set_word(pack + root.addr[0] * BLOCK_SIZE, 2 * V6_ENTRY, 0);
    a.mode = 0;
    ck_assert_ptr_null(v6fs_write_inode(&fs, &a));
    ck_assert_ptr_null(v6fs_give(&fs, a.addr[0]));
    ck_assert_ptr_null(v6fs_sync(&fs));
    assert_clean();
    ck_assert_ptr_null(put("/c", 1));
    ck_assert_ptr_null(v6fs_lookup(&fs, "/", &root));
    ck_assert_uint_eq(root.size, 4 * V6_ENTRY);
    assert_holds("/c", 1);
    assert_clean();
}
END_TEST

START_TEST(bad_names_are_refused)
{
    static const char *const paths[] = {
        "", "/", "/.", "/..", "/no/such", "/fifteen-letters", "/file/x", "dir/",
    };
    ck_assert_ptr_null(put("/file", 10));
    byte *before = malloc(BLOCKS * BLOCK_SIZE);
    memcpy(before, pack, BLOCKS * BLOCK_SIZE);
    ck_assert_msg(put(paths[_i], 1) != NULL, "accepted %s", paths[_i]);
    ck_assert_int_eq(memcmp(before, pack, BLOCKS * BLOCK_SIZE), 0);
    free(before);
}
END_TEST

START_TEST(directories_and_devices_are_not_replaced)
{
    struct v6_inode inode;
    ck_assert_ptr_null(put("/tty", 0));
    ck_assert_ptr_null(v6fs_lookup(&fs, "/tty", &inode));
    inode.mode = V6_ALLOC | V6_CHR | 0666;
    ck_assert_ptr_null(v6fs_write_inode(&fs, &inode));
    ck_assert_ptr_nonnull(put("/tty", 1));
    inode.mode = V6_ALLOC | V6_DIR | 0777;
    ck_assert_ptr_null(v6fs_write_inode(&fs, &inode));
    ck_assert_ptr_nonnull(put("/tty", 1));
}
END_TEST

START_TEST(a_full_pack_changes_nothing)
{
    ck_assert_ptr_null(put("/big", 2000000));
    byte *before = malloc(BLOCKS * BLOCK_SIZE);
    memcpy(before, pack, BLOCKS * BLOCK_SIZE);
    ck_assert_ptr_nonnull(put("/more", 1000000));
    ck_assert_int_eq(memcmp(before, pack, BLOCKS * BLOCK_SIZE), 0);
    ck_assert_ptr_null(put("/some", 1000)); /* and the free list in core is as it was */
    assert_clean();
    free(before);
}
END_TEST

/* The data would fit, its indirect blocks do not. */
START_TEST(almost_enough_room_changes_nothing)
{
    unsigned left, after;
    ck_assert_ptr_null(put("/big", 2000000));
    ck_assert_ptr_null(v6fs_free(&fs, &left));
    ck_assert_ptr_nonnull(put("/more", left * BLOCK_SIZE));
    ck_assert_ptr_null(v6fs_free(&fs, &after));
    ck_assert_uint_eq(after, left);
    ck_assert_ptr_null(put("/some", 1));
    assert_clean();
}
END_TEST

START_TEST(no_inode_changes_nothing)
{
    char path[32];
    const char *error = NULL;
    int i;
    for (i = 0; !error && i < INODES; i++) {
        snprintf(path, sizeof path, "/f%d", i);
        error = put(path, 0);
    }
    ck_assert_int_eq(i, INODES);
    ck_assert_ptr_nonnull(error);
    assert_clean();
}
END_TEST

START_TEST(a_damaged_pack_is_not_written)
{
    ck_assert_ptr_null(put("/a", 600));
    ck_assert_ptr_null(put("/b", 600));
    struct v6_inode a, b;
    ck_assert_ptr_null(v6fs_lookup(&fs, "/a", &a));
    ck_assert_ptr_null(v6fs_lookup(&fs, "/b", &b));
    b.addr[0] = a.addr[0];
    ck_assert_ptr_null(v6fs_write_inode(&fs, &b));
    ck_assert_ptr_nonnull(put("/c", 1));
}
END_TEST

START_TEST(holes_read_as_zeros)
{
    struct v6_inode inode;
    byte zeros[BLOCK_SIZE] = { 0 };
    ck_assert_ptr_null(put("/a", 3000));
    ck_assert_ptr_null(v6fs_lookup(&fs, "/a", &inode));
    inode.addr[1] = 0;
    ck_assert_ptr_null(v6fs_read(&fs, &inode, 500, back, 1000));
    ck_assert_int_eq(memcmp(back, file + 500, 12), 0);
    ck_assert_int_eq(memcmp(back + 12, zeros, BLOCK_SIZE), 0);
    ck_assert_int_eq(memcmp(back + 524, file + 1024, 476), 0);
    ck_assert_ptr_nonnull(v6fs_read(&fs, &inode, 2999, back, 2));
}
END_TEST

START_TEST(a_reader_cannot_write)
{
    struct block_device device = block_array(pack, BLOCKS);
    device.write = NULL;
    ck_assert_ptr_null(v6fs_open(&fs, &device, FS_V6));
    ck_assert_ptr_nonnull(put("/a", 1));
}
END_TEST

START_TEST(what_is_no_file_system)
{
    struct block_device device = block_array(pack, BLOCKS);
    struct v6fs other;
    memset(pack + BLOCK_SIZE, 0, BLOCK_SIZE);
    ck_assert_ptr_nonnull(v6fs_open(&other, &device, FS_GUESS));
    block_set_word(pack + BLOCK_SIZE, 0,
                   0661); /* V7's on an RL02, without a root: isize, fsize as a long */
    block_set_word(pack + BLOCK_SIZE, 4, 010000);
    ck_assert_ptr_nonnull(v6fs_open(&other, &device, FS_GUESS));
    device.blocks = 1;
    ck_assert_ptr_nonnull(v6fs_open(&other, &device, FS_GUESS));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("v6fs");
    TCase *t = tcase_create("v6fs");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, a_new_file_system_is_clean);
    tcase_add_loop_test(t, files_of_all_sizes, 0, 2 * sizeof sizes / sizeof *sizes);
    tcase_add_test(t, counts_of_a_huge_file);
    tcase_add_test(t, replacing_gives_the_old_blocks_back);
    tcase_add_test(t, directories_grow);
    tcase_add_test(t, an_empty_slot_is_used_again);
    tcase_add_loop_test(t, bad_names_are_refused, 0, 8);
    tcase_add_test(t, directories_and_devices_are_not_replaced);
    tcase_add_test(t, a_full_pack_changes_nothing);
    tcase_add_test(t, almost_enough_room_changes_nothing);
    tcase_add_test(t, no_inode_changes_nothing);
    tcase_add_test(t, a_damaged_pack_is_not_written);
    tcase_add_test(t, holes_read_as_zeros);
    tcase_add_test(t, a_reader_cannot_write);
    tcase_add_test(t, what_is_no_file_system);
    suite_add_tcase(s, t);
    return s;
}

/* The Seventh Edition's file system: how it lies on the pack, files through three levels of
 * indirect blocks, and many changes by chance against a list kept beside it. */
#include "images/v6alloc.h"
#include "images/v6check.h"
#include "images/v6put.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS = 20480, INODES = 400, BIG = 8700000, YEAR_1979 = 284000000 };

static byte *pack, *file, *back;
static struct v6fs fs;

static void open_pack(enum v6_edition edition)
{
    struct block_device device = block_array(pack, BLOCKS);
    ck_assert_ptr_null(v6fs_open(&fs, &device, edition));
}

static void setup(void)
{
    pack = calloc(BLOCKS, BLOCK_SIZE);
    file = malloc(BIG);
    back = malloc(BIG);
    for (int i = 0; i < BIG; i++)
        file[i] = (byte)(i * 7 + i / 512 + i / 131072);
    struct block_device device = block_array(pack, BLOCKS);
    ck_assert_ptr_null(v6fs_make(&device, FS_V7, BLOCKS, INODES, YEAR_1979));
    open_pack(FS_GUESS);
}

static void teardown(void)
{
    free(pack);
    free(file);
    free(back);
}

static const char *put(const char *path, uint32_t from, uint32_t size)
{
    struct v6_put wish = { .path = path,
                           .data = file + from,
                           .size = size,
                           .mode = 0755,
                           .mtime = YEAR_1979 + 1 };
    return v6fs_put(&fs, &wish);
}

static const char *make(const char *path, word mode, word device)
{
    struct v6_put wish = { .path = path,
                           .mode = mode,
                           .uid = 300,
                           .gid = 4,
                           .mtime = YEAR_1979 + 2,
                           .device = device };
    return v6fs_put(&fs, &wish);
}

static struct v6_tally check(void)
{
    struct v6_tally tally;
    ck_assert_ptr_null(v6fs_check(&fs, NULL, &tally));
    return tally;
}

static void assert_clean(void)
{
    struct v6_tally tally = check();
    ck_assert_uint_eq(tally.damage, 0);
    ck_assert_uint_eq(tally.loss, 0);
}

static struct v6_inode look(const char *path)
{
    struct v6_inode inode = { 0 };
    ck_assert_ptr_null(v6fs_lookup(&fs, path, &inode));
    return inode;
}

static void assert_holds(const char *path, uint32_t from, uint32_t size)
{
    struct v6_inode inode = look(path);
    ck_assert_uint_eq(inode.size, size);
    ck_assert_ptr_null(v6fs_read(&fs, &inode, 0, back, size));
    ck_assert_int_eq(memcmp(file + from, back, size), 0);
}

/* As filsys.h and ino.h have it; 50 blocks of inodes lie behind blocks 0 and 1. */
START_TEST(as_it_lies_on_the_pack)
{
    const byte *super = pack + BLOCK_SIZE;
    ck_assert_uint_eq(block_word(super, 0), 2 + INODES / 8);
    ck_assert_uint_eq(block_word(super, 2), 0);
    ck_assert_uint_eq(block_word(super, 4), BLOCKS);
    ck_assert_uint_eq(block_word(super, 0636), YEAR_1979 >> 16);
    ck_assert_uint_eq(block_word(super, 0640), YEAR_1979 & WHOLE_WORD);
    const byte *bad = pack + 2 * BLOCK_SIZE, *root = bad + 64;
    ck_assert_uint_eq(block_word(bad, 0), 0100000);
    ck_assert_uint_eq(block_word(bad, 2), 0);
    ck_assert_uint_eq(block_word(root, 0), 040755);
    ck_assert_uint_eq(block_word(root, 2), 2);
    ck_assert_uint_eq(block_word(root, 012), 2 * V6_ENTRY);
    ck_assert_uint_eq(root[014], 0);
    ck_assert_uint_eq(root[015], 2 + INODES / 8); /* the first data block */
    ck_assert_uint_eq(root[016], 0);
    ck_assert_uint_eq(block_word(root, 072), YEAR_1979 & WHOLE_WORD);
    const byte *names = pack + (2 + INODES / 8) * BLOCK_SIZE;
    ck_assert_uint_eq(block_word(names, 0), 2);
    ck_assert_uint_eq(block_word(names, V6_ENTRY), 2);
}
END_TEST

/* A block number above 65535 goes through all three bytes and the long. */
START_TEST(large_numbers)
{
    struct v6_inode inode = { .number = 5, .mode = V6_ALLOC, .size = 012345670123 };
    inode.addr[12] = 0x123456;
    ck_assert_ptr_null(v6fs_write_inode(&fs, &inode));
    const byte *at = pack + 2 * BLOCK_SIZE + 4 * 64;
    ck_assert_uint_eq(at[014 + 36], 0x12);
    ck_assert_uint_eq(at[014 + 37], 0x56);
    ck_assert_uint_eq(at[014 + 38], 0x34);
    struct v6_inode same;
    ck_assert_ptr_null(v6fs_inode(&fs, 5, &same));
    ck_assert_uint_eq(same.addr[12], 0x123456);
    ck_assert_uint_eq(same.size, 012345670123);
    fs.super.free[7] = 0x123456;
    ck_assert_ptr_null(v6fs_sync(&fs));
    ck_assert_uint_eq(block_word(pack + BLOCK_SIZE, 010 + 28), 0x12);
    ck_assert_uint_eq(block_word(pack + BLOCK_SIZE, 010 + 30), 0x3456);
}
END_TEST

START_TEST(a_new_file_system_is_clean)
{
    struct v6_tally tally = check();
    unsigned blocks;
    ck_assert_uint_eq(tally.damage + tally.loss, 0);
    ck_assert_uint_eq(tally.directories, 1);
    ck_assert_uint_eq(tally.used, 1);
    ck_assert_uint_eq(tally.free, BLOCKS - 2 - INODES / 8 - 1);
    ck_assert_ptr_null(v6fs_free(&fs, &blocks));
    ck_assert_uint_eq(blocks, tally.free);
    ck_assert_int_eq(fs.edition, FS_V7);
}
END_TEST

START_TEST(it_is_no_other_edition)
{
    struct block_device device = block_array(pack, BLOCKS);
    struct v6fs other;
    ck_assert_ptr_nonnull(strstr(v6fs_open(&other, &device, FS_V6), "Seventh"));
    ck_assert_ptr_nonnull(strstr(v6fs_open(&other, &device, FS_V5), "Seventh"));
    ck_assert_ptr_null(v6fs_make(&device, FS_V6, 4000, INODES, 0));
    ck_assert_ptr_nonnull(v6fs_open(&other, &device, FS_V7));
    ck_assert_ptr_null(v6fs_open(&other, &device, FS_GUESS));
    ck_assert_int_eq(other.edition, FS_V6);
}
END_TEST

struct size {
    uint32_t bytes;
    unsigned blocks; /* data and indirect */
};

enum { TRIPLE = 10 + 128 + 128 * 128 }; /* the first block of the third level */

/* The borders: none, direct to single, single to double, double to triple. */
static const struct size sizes[] = {
    {0,                          0                             },
    { 1,                         1                             },
    { 10 * 512,                  10                            },
    { 10 * 512 + 1,              12                            },
    { 138 * 512,                 139                           },
    { 138 * 512 + 1,             142                           },
    { 300 * 512,                 300 + 1 + 1 + 2               },
    { TRIPLE * 512,              TRIPLE + 1 + 1 + 128          },
    { TRIPLE * 512 + 1,          TRIPLE + 1 + 130 + 3          },
    { (TRIPLE + 200) * 512 - 1u, TRIPLE + 200 + 130 + 1 + 1 + 2}
};

START_TEST(files_of_all_sizes)
{
    const struct size *s = &sizes[_i];
    unsigned before = check().used;
    ck_assert_ptr_null(put("/file", 0, s->bytes));
    assert_clean();
    assert_holds("/file", 0, s->bytes);
    ck_assert_uint_eq(check().used - before, s->blocks);
    ck_assert_ptr_null(put("/file", 5, 700)); /* all comes back */
    assert_clean();
    assert_holds("/file", 5, 700);
    ck_assert_uint_eq(check().used - before, 2);
}
END_TEST

/* The tree of the largest, by depth; nothing of it is V6's large. */
START_TEST(counts_of_a_huge_file)
{
    ck_assert_ptr_null(put("/huge", 0, (TRIPLE + 200) * 512));
    struct v6_tally tally = check();
    ck_assert_uint_eq(tally.lists[0], TRIPLE + 200 + 1);
    ck_assert_uint_eq(tally.lists[1], 1 + 128 + 2);
    ck_assert_uint_eq(tally.lists[2], 1 + 1);
    ck_assert_uint_eq(tally.lists[3], 1);
    ck_assert_uint_eq(tally.levels[0], 3); /* one of each depth in the inode */
    ck_assert_uint_eq(tally.levels[1], 128 + 1);
    ck_assert_uint_eq(tally.levels[2], 2);
    ck_assert_uint_eq(tally.large, 0);
    ck_assert_uint_eq(look("/huge").mode, V6_ALLOC | 0755);
}
END_TEST

START_TEST(a_hole_of_every_depth)
{
    ck_assert_ptr_null(put("/huge", 0, (TRIPLE + 200) * 512));
    struct v6_inode inode = look("/huge");
    for (unsigned i = 9; i < 13; i++) {
        uint32_t first = i == 9 ? 9 : i == 10 ? 10 : i == 11 ? 138 : TRIPLE;
        inode.addr[i] = 0;
        ck_assert_ptr_null(v6fs_read(&fs, &inode, first * 512 - 1, back, 513));
        ck_assert_uint_eq(back[0], i == 9 ? file[first * 512 - 1] : 0);
        for (int n = 1; n < 513; n++)
            ck_assert_uint_eq(back[n], 0);
    }
}
END_TEST

START_TEST(directories_and_devices)
{
    ck_assert_ptr_null(make("/dev", V6_DIR | 0755, 0));
    ck_assert_ptr_null(make("/dev/rp0", V6_BLK | 0644, 8 << 8 | 1));
    ck_assert_ptr_null(make("/dev/tty", V6_CHR | 0622, 17 << 8));
    struct v6_inode dev = look("/dev"), rp0 = look("/dev/rp0");
    ck_assert_uint_eq(look("/").nlink, 3);
    ck_assert_uint_eq(look("/dev/..").number, V7_ROOT);
    ck_assert_uint_eq(dev.uid, 300);
    ck_assert(v6_is_dir(&dev));
    ck_assert_uint_eq(rp0.addr[0], 8 << 8 | 1);
    ck_assert(v6_is_device(&rp0));
    unsigned at;
    const byte *block = pack + v6fs_inode_block(&fs, rp0.number, &at) * BLOCK_SIZE;
    ck_assert_uint_eq(block_word(block, at), V6_BLK | 0644); /* without V6_ALLOC */
    struct v6_tally tally = check();
    ck_assert_uint_eq(tally.blocks, 1);
    ck_assert_uint_eq(tally.characters, 1);
    assert_clean();
}
END_TEST

START_TEST(a_full_pack_changes_nothing)
{
    unsigned left;
    ck_assert_ptr_null(put("/big", 0, BIG));
    ck_assert_ptr_null(v6fs_free(&fs, &left));
    byte *before = malloc(BLOCKS * BLOCK_SIZE);
    memcpy(before, pack, BLOCKS * BLOCK_SIZE);
    ck_assert_ptr_nonnull(
        put("/more", 0, left * BLOCK_SIZE)); /* its lists have no room */
    ck_assert_int_eq(memcmp(before, pack, BLOCKS * BLOCK_SIZE), 0);
    ck_assert_ptr_null(put("/some", 0, 1000));
    assert_clean();
    free(before);
}
END_TEST

/* --- killed half-way ------------------------------------------------------------------ */

static int writes_left;

static bool mortal_read(void *context, uint32_t block, byte *data)
{
    (void)context;
    memcpy(data, pack + block * BLOCK_SIZE, BLOCK_SIZE);
    return true;
}

static bool mortal_write(void *context, uint32_t block, const byte *data)
{
    (void)context;
    if (writes_left-- <= 0)
        return false;
    memcpy(pack + block * BLOCK_SIZE, data, BLOCK_SIZE);
    return true;
}

/* Between any two writes: the old file or the new one, and nothing damaged. */
START_TEST(killed_while_replacing)
{
    byte *before = malloc(BLOCKS * BLOCK_SIZE);
    ck_assert_ptr_null(put("/file", 0, 90000));
    memcpy(before, pack, BLOCKS * BLOCK_SIZE);
    int n = 0;
    for (bool died = true; died; n++) {
        struct block_device device = { NULL, BLOCKS, mortal_read, mortal_write };
        memcpy(pack, before, BLOCKS * BLOCK_SIZE);
        writes_left = n;
        ck_assert_ptr_null(v6fs_open(&fs, &device, FS_V7));
        died = put("/file", 3, 80000) != NULL;
        open_pack(FS_V7);
        ck_assert_uint_eq(check().damage, 0);
        if (look("/file").size == 80000)
            assert_holds("/file", 3, 80000);
        else
            assert_holds("/file", 0, 90000);
        ck_assert(died || look("/file").size == 80000);
    }
    ck_assert_int_gt(n, 160);
    assert_clean();
    free(before);
}
END_TEST

/* --- by chance ------------------------------------------------------------------------ */

enum { NAMES = 60, DIRS = 5, STEPS = 400 };

static uint32_t seed;

static uint32_t chance(uint32_t below)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 8) % below;
}

struct known {
    char path[40];
    uint32_t from, size;
    bool there;
};

/* Mostly small, now and then through two levels. */
static uint32_t some_size(void)
{
    static const uint32_t below[] = { 1, 600, 6000, 80000, 300000 };
    return chance(below[chance(5)]);
}

/* Files are made and replaced; what is there must always be what was put last, and our check
 * must find nothing. A put that is refused for want of room changes nothing. */
START_TEST(many_changes)
{
    static struct known known[NAMES];
    seed = 7u + (uint32_t)_i;
    memset(known, 0, sizeof known);
    for (int i = 0; i < DIRS; i++) {
        char path[16];
        snprintf(path, sizeof path, "/d%d", i);
        ck_assert_ptr_null(make(path, V6_DIR | 0777, 0));
    }
    for (int i = 0; i < NAMES; i++)
        snprintf(known[i].path, sizeof known[i].path, "/d%d/name%d", i % DIRS, i);
    for (int step = 0; step < STEPS; step++) {
        struct known *k = &known[chance(NAMES)];
        uint32_t from = chance(1000), size = some_size();
        if (!put(k->path, from, size)) {
            k->from = from;
            k->size = size;
            k->there = true;
        }
        if (step % 20 == 0)
            open_pack(FS_GUESS);
        if (step % 10 == 0)
            assert_clean();
        k = &known[chance(NAMES)];
        if (k->there)
            assert_holds(k->path, k->from, k->size);
    }
    for (int i = 0; i < NAMES; i++)
        if (known[i].there)
            assert_holds(known[i].path, known[i].from, known[i].size);
    assert_clean();
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("v7fs");
    TCase *t = tcase_create("v7fs");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, as_it_lies_on_the_pack);
    tcase_add_test(t, large_numbers);
    tcase_add_test(t, a_new_file_system_is_clean);
    tcase_add_test(t, it_is_no_other_edition);
    tcase_add_loop_test(t, files_of_all_sizes, 0, sizeof sizes / sizeof *sizes);
    tcase_add_test(t, counts_of_a_huge_file);
    tcase_add_test(t, a_hole_of_every_depth);
    tcase_add_test(t, directories_and_devices);
    tcase_add_test(t, a_full_pack_changes_nothing);
    tcase_add_test(t, killed_while_replacing);
    tcase_add_loop_test(t, many_changes, 0, 3);
    suite_add_tcase(s, t);
    return s;
}

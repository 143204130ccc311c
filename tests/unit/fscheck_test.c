/* The check finds each kind of damage; and packs of random damage crash nothing.
 * FORK11_FUZZ=N tries N of them. */
#include "tests/unit/unit.h"

#include "images/v6alloc.h"
#include "images/v6check.h"
#include "images/v6put.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS = 800, INODES = 160, FUZZ = 300, LARGEST = 1 << 20 };

static byte *pack;
static struct v6fs fs;
static struct v6_problem seen[V6_MISSING + 1]; /* the last of its kind */
static unsigned times[V6_MISSING + 1];

static void on_problem(void *context, const struct v6_problem *problem)
{
    (void)context;
    seen[problem->kind] = *problem;
    times[problem->kind]++;
}

static const struct v6_listener listener = { NULL, on_problem };

/* Opens the pack again and checks it. */
static struct v6_tally check(void)
{
    struct v6_tally tally;
    struct block_device device = block_array(pack, BLOCKS);
    memset(times, 0, sizeof times);
    ck_assert_ptr_null(v6fs_open(&fs, &device, FS_V6));
    ck_assert_ptr_null(v6fs_check(&fs, &listener, &tally));
    return tally;
}

/* Only problems of KIND, this many. */
static void assert_only(enum v6_problem_kind kind, unsigned n)
{
    check();
    for (int k = 0; k <= V6_MISSING; k++)
        ck_assert_msg(times[k] == (k == (int)kind ? n : 0), "problem %d: %u times", k,
                      times[k]);
}

static void set_up(enum v6_edition edition)
{
    struct block_device device;
    static byte data[100000];
    pack = calloc(BLOCKS, BLOCK_SIZE);
    device = block_array(pack, BLOCKS);
    ck_assert_ptr_null(v6fs_make(&device, edition, BLOCKS, INODES, 0));
    ck_assert_ptr_null(v6fs_open(&fs, &device, edition));
    for (int i = 0; i < 12; i++) {
        char path[16];
        snprintf(path, sizeof path, "/f%d", i);
        struct v6_put wish = { .path = path, .data = data, .size = (uint32_t)i * 1100 };
        ck_assert_ptr_null(v6fs_put(&fs, &wish));
    }
}

static void setup(void)
{
    set_up(FS_V6);
}

static void setup_v7(void)
{
    set_up(FS_V7);
}

static void teardown(void)
{
    free(pack);
}

static struct v6_inode look(const char *path)
{
    struct v6_inode inode;
    ck_assert_ptr_null(v6fs_lookup(&fs, path, &inode));
    return inode;
}

static void set_super(unsigned at, word value)
{
    block_set_word(pack + BLOCK_SIZE, at, value);
}

START_TEST(clean)
{
    struct v6_tally tally = check();
    ck_assert_uint_eq(tally.damage + tally.loss, 0);
    ck_assert_uint_eq(tally.files, 12);
    ck_assert_uint_eq(tally.large, 8); /* those over 4096 bytes */
    ck_assert_uint_eq(tally.lists[1], 8);
    ck_assert_uint_eq(tally.used + tally.free, BLOCKS - 2 - INODES / V6_INODES);
}
END_TEST

START_TEST(bad_block_in_a_file)
{
    struct v6_inode inode = look("/f2");
    inode.addr[7] = 3; /* an inode block */
    ck_assert_ptr_null(v6fs_write_inode(&fs, &inode));
    assert_only(V6_BAD, 1);
    ck_assert_uint_eq(seen[V6_BAD].block, 3);
    ck_assert_uint_eq(seen[V6_BAD].inode, inode.number);
}
END_TEST

START_TEST(block_in_two_files)
{
    struct v6_inode inode = look("/f2");
    inode.addr[7] = look("/f1").addr[0];
    ck_assert_ptr_null(v6fs_write_inode(&fs, &inode));
    assert_only(V6_DUP, 1);
    ck_assert_uint_eq(seen[V6_DUP].block, inode.addr[7]);
}
END_TEST

/* It is gone through once, however many files own it and though it lists itself. */
START_TEST(indirect_block_in_a_circle)
{
    struct v6_inode one = look("/f5"), two = look("/f6");
    for (unsigned i = 0; i < BLOCK_WORDS; i++)
        block_set_word(pack + one.addr[0] * BLOCK_SIZE, 2 * i, one.addr[0]);
    two.addr[0] = two.addr[7] = one.addr[0];
    ck_assert_ptr_null(v6fs_write_inode(&fs, &two));
    check();
    ck_assert_uint_eq(times[V6_DUP], BLOCK_WORDS + 2);
}
END_TEST

START_TEST(file_longer_than_its_blocks)
{
    struct v6_inode inode = look("/f1");
    inode.size = 5000;
    ck_assert_ptr_null(v6fs_write_inode(&fs, &inode));
    assert_only(V6_SIZE, 1);
}
END_TEST

START_TEST(block_in_use_and_free)
{
    set_super(06 + 2 * (fs.super.nfree - 1), look("/f1").addr[0]);
    struct v6_tally tally = check();
    ck_assert_uint_eq(times[V6_FREE_DUP], 1);
    ck_assert_uint_eq(tally.missing, 1); /* the one it displaced */
}
END_TEST

START_TEST(strange_block_on_the_free_list)
{
    set_super(06 + 2 * (fs.super.nfree - 1), BLOCKS);
    check();
    ck_assert_uint_eq(times[V6_FREE_BAD], 1);
}
END_TEST

START_TEST(free_list_in_a_circle)
{
    word first = fs.super.free[0];
    block_set_word(pack + first * BLOCK_SIZE, 2, first);
    check();
    ck_assert_uint_eq(times[V6_FREE_DUP], 1);
    unsigned blocks;
    ck_assert_ptr_nonnull(v6fs_free(&fs, &blocks));
}
END_TEST

START_TEST(free_counts)
{
    set_super(04, 101);
    check();
    ck_assert_uint_eq(times[V6_FREE_COUNT], 1);
    ck_assert_uint_eq(seen[V6_FREE_COUNT].block, 1);
}
END_TEST

START_TEST(inode_count)
{
    set_super(0316, 101);
    assert_only(V6_CACHE, 1);
}
END_TEST

START_TEST(missing_blocks_are_a_loss)
{
    set_super(04, (word)(fs.super.nfree - 2));
    struct v6_tally tally = check();
    assert_only(V6_MISSING, 2);
    ck_assert_uint_eq(tally.damage, 0);
    ck_assert_uint_eq(tally.loss, 2);
}
END_TEST

START_TEST(link_counts)
{
    struct v6_inode inode = look("/f1");
    inode.nlink = 2;
    ck_assert_ptr_null(v6fs_write_inode(&fs, &inode));
    assert_only(V6_MANY, 1);
    inode.nlink = 0;
    ck_assert_ptr_null(v6fs_write_inode(&fs, &inode));
    assert_only(V6_FEW, 1);
    ck_assert_uint_eq(seen[V6_FEW].entries, 1);
    ck_assert_uint_eq(seen[V6_FEW].links, 0);
}
END_TEST

START_TEST(names_of_no_inode)
{
    byte *names = pack + look("/").addr[0] * BLOCK_SIZE;
    block_set_word(names, 14 * V6_ENTRY, 150); /* beyond the directory's end: nothing */
    ck_assert_uint_eq(check().damage, 0);
    block_set_word(names, 2 * V6_ENTRY, 150);
    check();
    ck_assert_uint_eq(times[V6_UNUSED], 1);
    ck_assert_uint_eq(times[V6_MANY], 1); /* the file that lost its name */
    block_set_word(names, 2 * V6_ENTRY, 161);
    check();
    ck_assert_uint_eq(times[V6_STRANGE], 1);
}
END_TEST

START_TEST(pack_shorter_than_its_file_system)
{
    struct v6_tally tally;
    struct block_device device = block_array(pack, BLOCKS - 1);
    ck_assert_ptr_null(v6fs_open(&fs, &device, FS_V6));
    memset(times, 0, sizeof times);
    ck_assert_ptr_null(v6fs_check(&fs, &listener, &tally));
    ck_assert_uint_eq(times[V6_SHORT], 1);
    ck_assert_uint_gt(tally.damage, 0);
}
END_TEST

/* --- random damage ------------------------------------------------------------------- */

static uint32_t seed, super_and_inodes;

static uint32_t chance(uint32_t below)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 8) % below;
}

/* Damage where it hurts: half of it in the super-block and the inodes. */
static void damage(byte *victim)
{
    for (uint32_t n = 1 + chance(40); n > 0; n--) {
        uint32_t block = chance(2) ? 1 + chance(super_and_inodes) : chance(BLOCKS);
        uint32_t at = block * BLOCK_SIZE + 2 * chance(BLOCK_WORDS);
        word value = (word)(chance(2) ? chance(BLOCKS) : chance(65536));
        block_set_word(victim, at, value);
    }
}

/* Reads all that a file pretends to be, to a limit. */
static void read_all(const struct v6_inode *inode)
{
    static byte data[LARGEST];
    uint32_t n = inode->size < LARGEST ? inode->size : LARGEST;
    v6fs_read(&fs, inode, 0, data, n);
    struct v6_entry entry;
    for (unsigned i = 0; v6_is_dir(inode) && i < 200 && i < inode->size / V6_ENTRY; i++)
        v6fs_entry(&fs, inode, i, &entry);
}

static void use(byte *victim, enum v6_edition edition)
{
    struct block_device device = block_array(victim, BLOCKS);
    struct v6_tally tally, after;
    struct v6_inode inode;
    unsigned blocks;
    if (v6fs_open(&fs, &device, edition))
        return;
    v6fs_free(&fs, &blocks);
    ck_assert_ptr_null(v6fs_check(&fs, NULL, &tally));
    for (unsigned i = 1; i <= v6fs_inodes(&fs) && i < 300; i++)
        if (!v6fs_inode(&fs, i, &inode))
            read_all(&inode);
    v6fs_lookup(&fs, "/f3", &inode);
    struct v6_put wish = { .path = "/put", .data = victim, .size = 9000 };
    bool wrote = !v6fs_put(&fs, &wish);
    ck_assert(!wrote || !tally.damage);
    ck_assert_ptr_null(v6fs_check(&fs, NULL, &after));
    ck_assert(tally.damage || !after.damage);
}

static void damage_many(enum v6_edition other)
{
    const char *wish = getenv("FORK11_FUZZ");
    int n = wish ? atoi(wish) : FUZZ;
    byte *victim = malloc(BLOCKS * BLOCK_SIZE);
    super_and_inodes = fs.super.isize + 2u;
    for (int i = 0; i < n; i++) {
        seed = (uint32_t)i;
        memcpy(victim, pack, BLOCKS * BLOCK_SIZE);
        damage(victim);
        use(victim, i % 3 ? FS_GUESS : other);
    }
    free(victim);
}

START_TEST(random_damage)
{
    damage_many(FS_V5);
}
END_TEST

START_TEST(random_damage_of_v7)
{
    damage_many(FS_V7);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("fscheck");
    TCase *t = tcase_create("fscheck");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, getenv("FORK11_FUZZ") ? 0 : 60);
    tcase_add_test(t, clean);
    tcase_add_test(t, bad_block_in_a_file);
    tcase_add_test(t, block_in_two_files);
    tcase_add_test(t, indirect_block_in_a_circle);
    tcase_add_test(t, file_longer_than_its_blocks);
    tcase_add_test(t, block_in_use_and_free);
    tcase_add_test(t, strange_block_on_the_free_list);
    tcase_add_test(t, free_list_in_a_circle);
    tcase_add_test(t, free_counts);
    tcase_add_test(t, inode_count);
    tcase_add_test(t, missing_blocks_are_a_loss);
    tcase_add_test(t, link_counts);
    tcase_add_test(t, names_of_no_inode);
    tcase_add_test(t, pack_shorter_than_its_file_system);
    tcase_add_test(t, random_damage);
    suite_add_tcase(s, t);
    TCase *v7 = tcase_create("fscheck_v7");
    tcase_add_checked_fixture(v7, setup_v7, teardown);
    tcase_set_timeout(v7, getenv("FORK11_FUZZ") ? 0 : 60);
    tcase_add_test(v7, random_damage_of_v7);
    suite_add_tcase(s, v7);
    return s;
}

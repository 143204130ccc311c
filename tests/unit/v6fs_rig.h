/* A V6 file system in memory, fresh for each test, and a file that looks the same nowhere. */
#ifndef TESTS_UNIT_V6FS_RIG_H
#define TESTS_UNIT_V6FS_RIG_H

#include "images/v6alloc.h"
#include "images/v6check.h"
#include "images/v6put.h"
#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS = 4872, INODES = 400, BIG = 2000000, YEAR_1975 = 160000000 };

static byte *pack, *file, *back;
static struct v6fs fs;

static inline void open_pack(enum v6_edition edition)
{
    struct block_device device = block_array(pack, BLOCKS);
    ck_assert_ptr_null(v6fs_open(&fs, &device, edition));
}

static inline void setup(void)
{
    pack = calloc(BLOCKS, BLOCK_SIZE);
    file = malloc(BIG);
    back = malloc(BIG);
    for (int i = 0; i < BIG; i++)
        file[i] = (byte)(i * 7 + i / 512 + i / 131072);
    struct block_device device = block_array(pack, BLOCKS);
    ck_assert_ptr_null(v6fs_make(&device, FS_V6, BLOCKS, INODES, YEAR_1975));
    open_pack(FS_V6);
}

static inline void teardown(void)
{
    free(pack);
    free(file);
    free(back);
}

static inline const char *put(const char *path, uint32_t size)
{
    struct v6_put wish = {
        .path = path, .data = file, .size = size, .mode = 0755, .mtime = YEAR_1975 + 1
    };
    return v6fs_put(&fs, &wish);
}

static inline struct v6_tally check(void)
{
    struct v6_tally tally;
    ck_assert_ptr_null(v6fs_check(&fs, NULL, &tally));
    return tally;
}

static inline void assert_clean(void)
{
    struct v6_tally tally = check();
    ck_assert_uint_eq(tally.damage, 0);
    ck_assert_uint_eq(tally.loss, 0);
}

static inline void assert_holds(const char *path, uint32_t size)
{
    struct v6_inode inode;
    ck_assert_ptr_null(v6fs_lookup(&fs, path, &inode));
    ck_assert_uint_eq(inode.size, size);
    ck_assert_ptr_null(v6fs_read(&fs, &inode, 0, back, size));
    ck_assert_int_eq(memcmp(file, back, size), 0);
}

#endif

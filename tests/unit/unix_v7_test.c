/* What is V7's own in the kernel's tables, as V7M has it (proc.h, user.h, inode.h, buf.h), and
 * where its packs and its swap area lie. */
#include "monitor/unix/inode.h"
#include "monitor/unix/pack.h"
#include "monitor/unix/whole.h"
#include "tests/unit/unix_rig.h"

#include <unistd.h>

enum { AREA = 01100, SLOT = 3 };

static struct fake f;

static void setup(void)
{
    fake_kernel(&f, fake_v7m, 20, AREA);
}

static void teardown(void)
{
    fake_end(&f);
}

static paddr proc_at(int slot)
{
    return fake_at(&f, "_proc") + (paddr)slot * 034;
}

START_TEST(proc_of_v7)
{
    static const word words[][2] = {
        {06,   0100  },
        { 010, 300   },
        { 012, 7     },
        { 014, 42    },
        { 016, 1     },
        { 020, 02000 },
        { 022, 88    },
        { 024, 0     },
        { 026, 0     },
        { 030, 012345},
        { 032, 99    },
    };
    paddr at = proc_at(SLOT);
    struct proc_entry p;
    fake_poke(&f, at, 3 | 0101 << 8); /* SRUN; SLOAD, SULOCK */
    fake_poke(&f, at + 2, (word)(-5 & 0377) | 17 << 8);
    fake_poke(&f, at + 4, 200 | 20 << 8);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        fake_poke(&f, at + words[i][0], words[i][1]);
    ck_assert(unix_proc(f.s.m, SLOT, &p));
    ck_assert_uint_eq(p.stat, PROC_RUN);
    ck_assert_uint_eq(p.flag, PROC_LOADED | PROC_LOCKED);
    ck_assert_int_eq(p.pri, -5);
    ck_assert_uint_eq(p.time, 17);
    ck_assert_uint_eq(p.cpu, 200);
    ck_assert_int_eq(p.nice, 20);
    ck_assert_uint_eq(p.sig, 0100);
    ck_assert_uint_eq(p.uid, 300);
    ck_assert_uint_eq(p.pgrp, 7);
    ck_assert_uint_eq(p.pid, 42);
    ck_assert_uint_eq(p.addr, 02000);
    ck_assert_uint_eq(p.size, 88);
    ck_assert_uint_eq(p.link, 012345);
    ck_assert_uint_eq(p.clktim, 99);
}
END_TEST

/* Its status and times lie over p_addr and what follows: those are none any more. */
START_TEST(a_zombie_of_v7)
{
    paddr at = proc_at(SLOT);
    struct proc_entry p;
    fake_poke(&f, at, 5 | 1 << 8);
    fake_poke(&f, at + 014, 42);
    for (word n = 0; n < 5; n++)
        fake_poke(&f, at + 020 + 2u * n, (word)(n ? n : 3 << 8));
    ck_assert(unix_proc(f.s.m, SLOT, &p));
    ck_assert_uint_eq(p.stat, PROC_ZOMBIE);
    ck_assert_uint_eq(p.status, 3 << 8);
    ck_assert_uint_eq(p.utime[0], 1);
    ck_assert_uint_eq(p.utime[1], 2);
    ck_assert_uint_eq(p.stime[1], 4);
    ck_assert_uint_eq(p.addr, 0);
    ck_assert_uint_eq(p.textp, 0);
    check_has(&f.s, "u 42", "exit 3");
    check_has(&f.s, "where 42", "only its entry of proc[] is left");
}
END_TEST

START_TEST(user_of_v7m)
{
    paddr u = (paddr)AREA * CLICK;
    struct user_area area;
    fake_poke(&f, u + 0116, (word)proc_at(SLOT));
    fake_poke(&f, u + 6, 0141700); /* r5, sp, pc of u_rsav */
    fake_poke(&f, u + 010, 0141664);
    fake_poke(&f, u + 012, 020440);
    fake_poke(&f, u + 0106, 300);
    fake_poke(&f, u + 0412, 245);
    fake_poke(&f, u + 0550, 1 << 8); /* u_sep is an odd byte */
    fake_poke(&f, u + 0516, 1);
    fake_poke(&f, u + 0520, 2);
    fake_poke(&f, u + 0304 + 2 * 19, 0104540);
    for (word i = 0; i < 6; i += 2)
        fake_poke(&f, u + 0576 + i, word_get((const byte *)"sleep" + i));
    ck_assert(unix_user(f.s.m, AREA, &area));
    ck_assert_int_eq(unix_current(f.s.m), SLOT);
    ck_assert_uint_eq(area.rsav[0], 0141664);
    ck_assert_uint_eq(area.rsav[1], 0141700);
    ck_assert_uint_eq(area.rsav[2], 020440);
    ck_assert_uint_eq(area.uid, 300);
    ck_assert_uint_eq(area.tsize, 245);
    ck_assert_uint_eq(area.sep, 1);
    ck_assert_uint_eq(area.utime[0], 1);
    ck_assert_uint_eq(area.utime[1], 2);
    ck_assert_uint_eq(area.ofile[19], 0104540);
    ck_assert_str_eq(area.comm, "sleep");
}
END_TEST

START_TEST(inode_of_v7)
{
    paddr at = fake_at(&f, "_inode") + 2u * 0112;
    struct inode_entry i;
    fake_poke(&f, at, 1 << 8);
    fake_poke(&f, at + 6, 0100755);
    fake_poke(&f, at + 012, 300);
    fake_poke(&f, at + 016, 2);
    fake_poke(&f, at + 020, 5);
    fake_poke(&f, at + 022 + 4 * 12, 1);
    fake_poke(&f, at + 022 + 4 * 12 + 2, 7);
    ck_assert(unix_inode(f.s.m, 2, &i));
    ck_assert_uint_eq(i.count, 1);
    ck_assert_uint_eq(i.uid, 300);
    ck_assert_uint_eq(i.size, 0400005);
    ck_assert_uint_eq(i.addr[12], 0200007);
}
END_TEST

/* Blocks of swap are counted from swplo. */
START_TEST(swap_is_behind_swplo)
{
    uint32_t block;
    word low, blocks;
    ck_assert_int_eq(unix_swap_place(f.s.m, 5, &block), NO_DRIVE); /* no pack */
    fake_pack(&f);
    ck_assert_int_eq(unix_swap_place(f.s.m, 5, &block), 0);
    ck_assert_uint_eq(block, 4005);
    ck_assert(unix_swap_area(f.s.m, &low, &blocks));
    ck_assert_uint_eq(low, 1);
    ck_assert_uint_eq(blocks, 872);
    struct proc_entry p = { .stat = PROC_SLEEP, .addr = 5, .size = 20 };
    struct whole w;
    fake_put(&f, INT64_C(4005) * 512 + 1022, 012345);
    byte two[2];
    ck_assert(whole_of(f.s.m, &p, &w));
    ck_assert_uint_eq(w.at, 4005);
    ck_assert(whole_bytes(f.s.m, &w, 1022, two, 2));
    ck_assert_uint_eq(word_get(two), 012345);
}
END_TEST

/* Eight parts of an RP03, by the driver's table: blocks (a long) and the first cylinder. */
START_TEST(parts_of_a_disk)
{
    char path[] = "/tmp/fork11-parts-XXXXXX", line[64];
    struct unix_device d;
    word bdevsw = fake_at(&f, "_bdevsw");
    fake_name(&f, "_rptab", AOUT_BSS, 0170);
    fake_name(&f, "_rp_size", AOUT_BSS, 0200);
    fake_poke(&f, (paddr)bdevsw + 010 + 6, 0170); /* major 1 */
    fake_poke(&f, 0200 + 6 * 3, 1);
    fake_poke(&f, 0200 + 6 * 3 + 2, 2);
    fake_poke(&f, 0200 + 6 * 3 + 4, 9);
    f.s.m->kernel.symbols = f.names;
    ck_assert(!unix_device(f.s.m, 0400 | 013, &d)); /* no pack */
    close(mkstemp(path));
    check_says(&f.s, "set rp disabled", "");
    check_says(&f.s, "set rr enabled", "");
    snprintf(line, sizeof line, "attach rr1 %s", path);
    check_says(&f.s, line, "");
    ck_assert(unix_device(f.s.m, 0400 | 013, &d));
    ck_assert_str_eq(unix_drive_name(f.s.m, d.drive).text, "RR1");
    ck_assert_uint_eq(d.first, 9 * 200);
    ck_assert_uint_eq(d.blocks, 0200002);
    ck_assert(unix_has_parts(f.s.m, 0400));
    ck_assert(!unix_has_parts(f.s.m, 0));
    unlink(path);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("unix_v7");
    TCase *t = tcase_create("unix_v7");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, proc_of_v7);
    tcase_add_test(t, a_zombie_of_v7);
    tcase_add_test(t, user_of_v7m);
    tcase_add_test(t, inode_of_v7);
    tcase_add_test(t, swap_is_behind_swplo);
    tcase_add_test(t, parts_of_a_disk);
    suite_add_tcase(s, t);
    return s;
}

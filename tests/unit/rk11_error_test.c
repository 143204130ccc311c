/* What goes wrong with an RK11: the guest's errors, broken drives, the host's, and packs
 * that do not go in. RK11-D user's manual, chapter 3. */
#include "tests/unit/rk11_rig.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

START_TEST(nonexistent)
{
    ck_octal(rk_run(READ, rkda(0, 0, 0, 014), 01000, 1), 040); /* NXS */
    rk_error(040);
    put(&rk_bench.bus, RKCS, RESET);
    ck_octal(rk_run(SEEK, rkda(0, 0313, 0, 0), 0, 0), 0100); /* NXC */
    rk_error(0100);
    put(&rk_bench.bus, RKCS, RESET);
    drive_enable(&rk_bench.rk.board, 5, false);
    ck_octal(rk_run(DRESET, rkda(5, 0, 0, 0), 0, 0), 0200); /* NXD */
    rk_error(0200);
    put(&rk_bench.bus, RKCS, RESET);
    ck_octal(rk_run(READ, rkda(6, 0, 0, 0), 0, 1), 0100000); /* DRE: no pack */
    rk_error(0100000);
    ck_octal(rk_run(DRESET, rkda(0, 0313, 0, 017), 0, 0), 0100000); /* hard ones stay */
}
END_TEST

START_TEST(programming_error)
{
    const word others[] = { WCHECK, SEEK, RCHECK, DRESET, LOCK };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_octal(rk_run(others[i] | FMT, 0, 01000, 1), 04000);
        rk_error(04000);
        put(&rk_bench.bus, RKCS, RESET);
    }
}
END_TEST

/* Off the end of memory: RKBA and RKWC count the word that failed (ZRKK). */
START_TEST(nonexistent_memory)
{
    ck_octal(rk_run(READ, 0, CORE - 4, 256), 02000);
    rk_error(02000);
    ck_octal(get(&rk_bench.bus, RKBA), CORE + 2);
    ck_octal(get(&rk_bench.bus, RKWC), (word)-253);
    put(&rk_bench.bus, RKCS, RESET);
    rk_fill(CORE - 4, 2, 0123);
    ck_octal(rk_run(WRITE, 0, CORE - 4, 256), 02000);
    put(&rk_bench.bus, RKCS, RESET);
    ck_octal(rk_run(READ, 0, 01000, 1), 0);
    ck_octal(rk_bench.bus.core[01000 / 2], 0); /* nothing of it came to the pack */
    ck_octal(rk_run(WCHECK | 060, 0, 0177776, 1), 02000);
    ck_octal(get(&rk_bench.bus, RKCS) & 060, 0); /* MEX carried all the same */
}
END_TEST

START_TEST(overrun_at_the_end_of_the_pack)
{
    ck_octal(rk_run(READ, rkda(0, 0312, 1, 013), 01000, 257), 040000);
    rk_error(040000);
    ck_octal(get(&rk_bench.bus, RKWC), (word)-1);
    ck_octal(get(&rk_bench.bus, RKDA), rkda(0, 0313, 0, 0));
    put(&rk_bench.bus, RKCS, RESET);
    ck_octal(rk_run(READ, rkda(0, 0312, 1, 013), 01000, 256), 0);
}
END_TEST

START_TEST(broken_drive)
{
    rk_bench.rk.drive[0].fault = RK_HEADER_WRONG;
    ck_octal(rk_run(READ, 0, 01000, 1), 010000); /* SKE */
    rk_error(010000);
    put(&rk_bench.bus, RKCS, RESET);
    rk_bench.rk.drive[0].fault = RK_ARM_STUCK;
    ck_octal(rk_run(SEEK, rkda(0, 100, 0, 0), 0, 0), 0);
    pass(&rk_bench.bus, NS_PER_SEC);
    ck_octal(get(&rk_bench.bus, RKDS) & 01000, 01000); /* SIN */
    ck_octal(rk_run(READ, 0, 01000, 1), 0100000);
    put(&rk_bench.bus, RKCS, RESET);
    rk_run(DRESET, 0, 0, 0);
    pass(&rk_bench.bus, NS_PER_SEC);
    ck_octal(get(&rk_bench.bus, RKDS) & 01000, 0);
    ck_octal(rk_run(READ, 0, 01000, 1), 0);
    rk_bench.rk.drive[0].fault = RK_ARM_STUCK;
    ck_octal(rk_run(READ, rkda(0, 9, 0, 0), 01000, 1), 0100000);
}
END_TEST

/* RT-11's handler takes a bad seek back by a drive reset with IE: it knows the first interrupt,
 * the control's, by what RKCS holds, and tries again at the second, the drive's, with SCP. */
START_TEST(drive_reset_by_interrupts)
{
    struct unibus *bus = &rk_bench.bus;
    rk_bench.rk.drive[1].fault = RK_HEADER_WRONG;
    word da = rkda(1, 50, 0, 0);
    ck_octal(rk_run(IDE | READ, da, 01000, 256), 010000);
    ck_octal(interrupt(bus), VECTOR);
    rk_bench.rk.drive[1].fault = 0;
    rk_run(RESET, da, 0, 0);
    put(bus, RKDA, da);
    put(bus, RKCS, IDE | DRESET);
    pass(bus, NS_PER_MS);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(get(bus, RKCS), RDY | IDE | 014);
    pass(bus, NS_PER_SEC);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(get(bus, RKCS), RDY | IDE | 020014);
    ck_octal(get(bus, RKDS) & 0160000, 1 << 13);
    ck_octal(interrupt(bus), 0);
    ck_octal(rk_run(IDE | READ, da, 01000, 256), 0);
    ck_octal(interrupt(bus), VECTOR);
}
END_TEST

START_TEST(pack_taken_out_under_way)
{
    rk_start(IDE | READ, 0, 01000, 256);
    drive_unload(&rk_bench.rk.board, 0);
    rk_error(0100000);
    ck_octal(interrupt(&rk_bench.bus), VECTOR);
    pass(&rk_bench.bus, NS_PER_SEC);
    ck_octal(rk_bench.bus.core[01000 / 2], 0);
}
END_TEST

/* The host's disk is full: the guest sees a drive error, not a lost write. */
START_TEST(full_host_disk)
{
    struct rlimit limit = { 65536, RLIM_INFINITY };
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    ck_octal(rk_run(WRITE, rkda(0, 5, 0, 7), 01000, 512), 0100000);
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_FSIZE, &limit);
    rk_error(0100000);
    ck_assert_int_eq(rk_bench.rk.board.bus->host_errno, EFBIG);
    ck_octal(get(&rk_bench.bus, RKDA),
             rkda(0, 5, 0, 9)); /* the first of the two was written */
}
END_TEST

START_TEST(a_pack_the_host_cannot_read)
{
    int good = rk_bench.rk.drive[0].unit.disk.fd;
    rk_bench.rk.drive[0].unit.disk.fd = -1;
    ck_octal(rk_run(READ, 0, 01000, 256), 0100000);
    ck_assert_int_eq(rk_bench.rk.board.bus->host_errno, EBADF);
    rk_bench.rk.drive[0].unit.disk.fd = good;
}
END_TEST

START_TEST(loading)
{
    char why[DISK_ERROR];
    struct disk_wish wish = { .path = "/tmp" };
    ck_assert(!drive_load(&rk_bench.rk.board, 0, &wish, why));
    ck_assert_str_eq(why, "/tmp is a directory: a pack is a file");
    ck_assert_int_eq(wish.size, 2494464);
    ck_octal(rk_run(READ, 0, 01000, 1), 0); /* the old pack is still in */
    drive_enable(&rk_bench.rk.board, 3, false);
    ck_assert(!drive_load(&rk_bench.rk.board, 3, &wish, why));
    ck_assert_str_eq(why, "there is no drive RK3: enable it first");
    wish.path = rk_bench.pack[1];
    ck_assert(!drive_load(&rk_bench.rk.board, 2, &wish, why)); /* it turns in drive 1 */
    ck_assert_ptr_nonnull(strstr(why, "in use"));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rk11_error");
    const TTest *const errors[] = { nonexistent,
                                    programming_error,
                                    nonexistent_memory,
                                    overrun_at_the_end_of_the_pack,
                                    broken_drive,
                                    drive_reset_by_interrupts,
                                    pack_taken_out_under_way,
                                    full_host_disk,
                                    a_pack_the_host_cannot_read,
                                    loading,
                                    NULL };
    rk_case(suite, "errors", errors);
    return suite;
}

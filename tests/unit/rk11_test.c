/* RK11-D and RK05: functions, errors, interrupts and time. RK11-D user's manual, chapter 3
 * (registers and functions); RK05 for the times. DEC's ZRKJ, ZRKK, ZRKH and ZRKL test the
 * same on the whole machine. */
#include "devices/rk11.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "tests/unit/backplane.h"

enum {
    RKDS = 0777400,
    RKER = 0777402,
    RKCS = 0777404,
    RKWC = 0777406,
    RKBA = 0777410,
    RKDA = 0777412,
    RKMR = 0777414,
    RKDB = 0777416
};
enum { /* RKCS with GO */
       RESET = 01,
       WRITE = 03,
       READ = 05,
       WCHECK = 07,
       SEEK = 011,
       RCHECK = 013,
       DRESET = 015,
       LOCK = 017,
       SSE = 0400,
       FMT = 02000,
       IBA = 04000,
       RDY = 0200,
       IDE = 0100
};
enum { VECTOR = 0220, CORE = 32768 };
enum { TURN = 40000000, SLOT = 3333334, SECTOR = 276 * 11111 };

static struct {
    struct unibus bus;
    struct rk11 rk;
} m;
static char pack[2][32];

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(&m.bus, CORE);
    rk11_attach(&m.rk, &m.bus);
    for (int i = 0; i < 2; i++) {
        char error[DISK_ERROR];
        strcpy(pack[i], "/tmp/fork11-rk-XXXXXX");
        close(mkstemp(pack[i]));
        struct disk_wish wish = { .path = pack[i] };
        ck_assert_msg(rk11_load(&m.rk, i, &wish, error), "%s", error);
    }
    bus_init(&m.bus);
}

static void teardown(void)
{
    for (int i = 0; i < 2; i++) {
        rk11_unload(&m.rk, i);
        unlink(pack[i]);
    }
}

static word rkda(int drive, int cylinder, int surface, int sector)
{
    return (word)(drive << 13 | cylinder << 5 | surface << 4 | sector);
}

static void start(word cs, word da, word ba, int words)
{
    put(&m.bus, RKDA, da);
    put(&m.bus, RKBA, ba);
    put(&m.bus, RKWC, (word)-words);
    put(&m.bus, RKCS, cs);
}

/* As start, to its end; the function's errors. */
static word run(word cs, word da, word ba, int words)
{
    start(cs, da, ba, words);
    for (int i = 0; i < 3000 && !(look(&m.bus, RKCS) & RDY); i++)
        pass(&m.bus, NS_PER_MS);
    ck_assert_msg(look(&m.bus, RKCS) & RDY, "never ready");
    return look(&m.bus, RKER);
}

static void fill(paddr at, int words, word from)
{
    for (int i = 0; i < words; i++)
        m.bus.core[at / 2 + i] = (word)(from + i);
}

static void error(word rker)
{
    ck_octal(look(&m.bus, RKER), rker);
    bool hard = rker & ~03;
    ck_octal(look(&m.bus, RKCS) & 0140200, hard ? 0140200 : 0100200);
}

/* --- registers ------------------------------------------------------------------------ */

START_TEST(registers)
{
    ck_octal(get(&m.bus, RKCS), RDY);
    put(&m.bus, RKCS, 0177776);
    ck_octal(get(&m.bus, RKCS), 0007776); /* ERR, HE, SCP, bit 12: read only */
    bus_write(&m.bus, RKCS + 1, 0, HIGH_BYTE);
    ck_octal(get(&m.bus, RKCS), 0000376);
    put(&m.bus, RKWC, 0123456);
    put(&m.bus, RKBA, 0177777); /* ZRKJ: bit 0 is there */
    put(&m.bus, RKDA, 0165432);
    bus_write(&m.bus, RKDA, 0, LOW_BYTE);
    ck_octal(get(&m.bus, RKWC), 0123456);
    ck_octal(get(&m.bus, RKBA), 0177777);
    ck_octal(get(&m.bus, RKDA), 0165400);
    put(&m.bus, RKER, 0177777);
    put(&m.bus, RKDB, 0177777);
    ck_octal(get(&m.bus, RKER), 0);
    ck_octal(get(&m.bus, RKDB), 0);
    bus_init(&m.bus);
    ck_octal(get(&m.bus, RKCS), RDY);
    ck_octal(get(&m.bus, RKWC), 0);
    ck_octal(get(&m.bus, RKBA), 0);
    ck_octal(get(&m.bus, RKDA), 0);
    ck_octal(get(&m.bus, RKMR), 0);
}
END_TEST

START_TEST(status)
{
    pass(&m.bus, 1000000);
    ck_octal(get(&m.bus, RKDS), 04000 | 0720); /* RK05 SOK DRY ARDY, SC = SA = 0 */
    pass(&m.bus, SLOT);
    ck_octal(get(&m.bus, RKDS), 04000 | 0701);
    put(&m.bus, RKDA, 1);
    ck_octal(get(&m.bus, RKDS), 04000 | 0721);
    rk11_lock(&m.rk, 0, true);
    ck_octal(get(&m.bus, RKDS), 04000 | 0761);
    put(&m.bus, RKDA, rkda(7, 0, 0, 0));
    ck_octal(get(&m.bus, RKDS), 04000); /* a drive without a pack */
    rk11_enable(&m.rk, 7, false);
    ck_octal(get(&m.bus, RKDS), 0);
}
END_TEST

/* Twelve sectors in a turn of 40 ms; at each pulse the counter is in transition. */
START_TEST(sector_counter)
{
    for (int i = 0; i < 24; i++) {
        ck_octal(get(&m.bus, RKDS) & 0400, 0);
        pass(&m.bus, SLOT / 2);
        ck_octal(get(&m.bus, RKDS) & 0417, 0400 | i % 12);
        m.bus.sched.now = ((int64_t)(i + 1) * TURN + 11) / 12;
    }
}
END_TEST

/* RKDA stays while the control is busy; so does the function. */
START_TEST(busy_control_keeps_its_address)
{
    start(READ, 5, 01000, 256);
    ck_octal(get(&m.bus, RKCS), 04);
    put(&m.bus, RKDA, 7);
    ck_octal(get(&m.bus, RKDA), 5);
    put(&m.bus, RKCS, IDE | WRITE);
    ck_octal(get(&m.bus, RKCS), IDE | 04);
}
END_TEST

/* --- functions ------------------------------------------------------------------------ */

START_TEST(write_then_read)
{
    fill(01000, 512, 1);
    ck_octal(run(WRITE, rkda(1, 3, 1, 11), 01000, 512), 0); /* crosses into cylinder 4 */
    ck_octal(get(&m.bus, RKDA), rkda(1, 4, 0, 1));
    ck_octal(get(&m.bus, RKWC), 0);
    ck_octal(get(&m.bus, RKBA), 03000);
    ck_octal(get(&m.bus, RKCS), RDY | 02);
    ck_octal(get(&m.bus, RKDB), 512);
    ck_octal(run(READ, rkda(1, 3, 1, 11), 010000, 512), 0);
    for (int i = 0; i < 512; i++)
        ck_octal(m.bus.core[010000 / 2 + i], (unsigned)i + 1);
    byte low_high[2];
    ck_assert(disk_read(&m.rk.drive[1].disk, ((3 * 2 + 1) * 12 + 11) * 512, low_high, 2));
    ck_assert_int_eq(low_high[0], 1); /* the low byte is first in the file */
    ck_assert_int_eq(low_high[1], 0);
}
END_TEST

/* A write that ends inside a sector clears the rest of it; a read leaves memory alone. */
START_TEST(part_of_a_sector)
{
    fill(01000, 256, 0101);
    run(WRITE, 0, 01000, 256);
    run(WRITE, 0, 01000, 3);
    ck_octal(get(&m.bus, RKDB), 0); /* ZRKK: the zeros pass through it */
    ck_octal(get(&m.bus, RKBA), 01006);
    fill(010000, 256, 0177000);
    run(READ, 0, 010000, 5);
    ck_octal(m.bus.core[010000 / 2 + 2], 0103);
    ck_octal(m.bus.core[010000 / 2 + 3], 0);
    ck_octal(m.bus.core[010000 / 2 + 5], 0177005);
    ck_octal(get(&m.bus, RKDA), 1);
}
END_TEST

START_TEST(write_check)
{
    fill(01000, 512, 1);
    run(WRITE, 0, 01000, 512);
    ck_octal(run(WCHECK, 0, 01000, 512), 0);
    ck_octal(get(&m.bus, RKBA), 03000);
    m.bus.core[01004 / 2] = 0;
    ck_octal(run(WCHECK, 0, 01000, 512), 1);
    error(1); /* soft: it went on to the end */
    ck_octal(get(&m.bus, RKWC), 0);
    ck_octal(run(WCHECK | SSE, 0, 01000, 512), 1);
    ck_octal(get(&m.bus, RKWC), (word)-256); /* stopped with the sector */
    ck_octal(get(&m.bus, RKDA), 1);
    ck_octal(run(RCHECK, 0, 01000, 1), 0); /* a new function clears a soft error */
    ck_octal(get(&m.bus, RKCS), RDY | 012);
}
END_TEST

/* Read check moves no word and leaves RKBA (ZRKK). */
START_TEST(read_check)
{
    fill(01000, 512, 1);
    ck_octal(run(RCHECK, 0, 01000, 512), 0);
    ck_octal(get(&m.bus, RKWC), 0);
    ck_octal(get(&m.bus, RKBA), 01000);
    ck_octal(get(&m.bus, RKDA), 2);
    ck_octal(m.bus.core[01000 / 2], 1);
    m.rk.drive[0].fault = RK_CHECKSUM_WRONG;
    ck_octal(run(RCHECK | SSE, 0, 01000, 512), 2);
    error(2);
    ck_octal(get(&m.bus, RKDA), 1);
}
END_TEST

/* RKWC 0 is the longest transfer, 65,536 words. */
START_TEST(the_longest_transfer)
{
    ck_octal(run(RCHECK, 0, 01000, 65536), 0);
    ck_octal(get(&m.bus, RKDA), rkda(0, 10, 1, 4)); /* 256 sectors on */
    ck_octal(run(READ | IBA, 0, 01000, 65536), 0);
    ck_octal(get(&m.bus, RKDA), rkda(0, 10, 1, 4));
}
END_TEST

/* IBA: all words go to one place. */
START_TEST(inhibited_bus_address)
{
    fill(01000, 256, 1);
    run(WRITE, 0, 01000, 256);
    run(READ | IBA, 0, 010000, 256);
    ck_octal(m.bus.core[010000 / 2], 256);
    ck_octal(m.bus.core[010002 / 2], 0);
    ck_octal(get(&m.bus, RKBA), 010000);
    run(WRITE | IBA, 0, 01004, 256);
    run(READ, 0, 010000, 256);
    ck_octal(m.bus.core[010000 / 2], 3);
    ck_octal(m.bus.core[010776 / 2], 3);
}
END_TEST

/* Format with read: the header of each sector, its cylinder in bits 12:5. */
START_TEST(headers)
{
    ck_octal(run(READ | FMT, rkda(0, 0312, 1, 10), 01000, 2), 0);
    ck_octal(m.bus.core[01000 / 2], 0312 << 5);
    ck_octal(m.bus.core[01002 / 2], 0312 << 5);
    ck_octal(get(&m.bus, RKBA), 01004);
    fill(01000, 256, 7);
    ck_octal(run(WRITE | FMT, 3, 01000, 256), 0);
    run(READ, 3, 010000, 1);
    ck_octal(m.bus.core[010000 / 2], 7);
}
END_TEST

START_TEST(extended_memory)
{
    m.bus.core_bytes = CORE_MAX;
    fill(0177776, 2, 0111);
    ck_octal(run(WRITE, 0, 0177776, 2), 0);
    ck_octal(get(&m.bus, RKBA), 2);
    ck_octal(get(&m.bus, RKCS), RDY | 02 | 020); /* MEX carried */
    ck_octal(run(READ | 060, 0, 0100000, 2), 0);
    ck_octal(m.bus.core[0700000 / 2 + 1], 0112);
}
END_TEST

START_TEST(control_reset)
{
    run(READ, rkda(0, 0, 0, 014), 01000, 1);
    error(040);
    put(&m.bus, RKCS, RESET);
    ck_octal(get(&m.bus, RKER), 0);
    ck_octal(get(&m.bus, RKCS), RDY);
    ck_octal(get(&m.bus, RKDA), 0);
    start(IDE | READ, rkda(0, 9, 0, 0), 01000, 256);
    put(&m.bus, RKCS, RESET); /* in the middle of a seek */
    ck_octal(get(&m.bus, RKCS), RDY);
    ck_octal(get(&m.bus, RKDS) & 0100, 0);
    pass(&m.bus, NS_PER_SEC);
    ck_octal(get(&m.bus, RKDS) & 0100, 0100);
    ck_octal(interrupt(&m.bus), 0);
    ck_octal(m.bus.core[01000 / 2], 0);
}
END_TEST

START_TEST(write_lock)
{
    ck_octal(run(LOCK, rkda(1, 0, 0, 0), 0, 0), 0);
    ck_octal(get(&m.bus, RKDS) & 040, 040);
    ck_octal(run(WRITE, rkda(1, 0, 0, 0), 01000, 256), 020000);
    error(020000);
    run(DRESET, rkda(1, 0, 0, 0), 0, 0);
    ck_octal(get(&m.bus, RKDS) & 040, 040); /* only the switch unlocks */
    rk11_lock(&m.rk, 1, false);
    put(&m.bus, RKCS, RESET);
    ck_octal(run(WRITE, rkda(1, 0, 0, 0), 01000, 256), 0);
}
END_TEST

START_TEST(read_only_pack_is_write_locked)
{
    char why[DISK_ERROR];
    rk11_unload(&m.rk, 1);
    struct disk_wish wish = { .path = pack[1], .mode = DISK_READONLY };
    ck_assert(rk11_load(&m.rk, 1, &wish, why));
    ck_octal(run(WRITE, rkda(1, 0, 0, 0), 01000, 256), 020000);
    rk11_lock(&m.rk, 1, false);
    put(&m.bus, RKDA, rkda(1, 0, 0, 0));
    ck_octal(get(&m.bus, RKDS) & 040, 040);
}
END_TEST

/* --- errors --------------------------------------------------------------------------- */

START_TEST(nonexistent)
{
    ck_octal(run(READ, rkda(0, 0, 0, 014), 01000, 1), 040); /* NXS */
    error(040);
    put(&m.bus, RKCS, RESET);
    ck_octal(run(SEEK, rkda(0, 0313, 0, 0), 0, 0), 0100); /* NXC */
    error(0100);
    put(&m.bus, RKCS, RESET);
    rk11_enable(&m.rk, 5, false);
    ck_octal(run(DRESET, rkda(5, 0, 0, 0), 0, 0), 0200); /* NXD */
    error(0200);
    put(&m.bus, RKCS, RESET);
    ck_octal(run(READ, rkda(6, 0, 0, 0), 0, 1), 0100000); /* DRE: no pack */
    error(0100000);
    ck_octal(run(DRESET, rkda(0, 0313, 0, 017), 0, 0), 0100000); /* hard ones stay */
}
END_TEST

START_TEST(programming_error)
{
    const word others[] = { WCHECK, SEEK, RCHECK, DRESET, LOCK };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_octal(run(others[i] | FMT, 0, 01000, 1), 04000);
        error(04000);
        put(&m.bus, RKCS, RESET);
    }
}
END_TEST

/* Off the end of memory: RKBA and RKWC count the word that failed (ZRKK). */
START_TEST(nonexistent_memory)
{
    ck_octal(run(READ, 0, CORE - 4, 256), 02000);
    error(02000);
    ck_octal(get(&m.bus, RKBA), CORE + 2);
    ck_octal(get(&m.bus, RKWC), (word)-253);
    put(&m.bus, RKCS, RESET);
    fill(CORE - 4, 2, 0123);
    ck_octal(run(WRITE, 0, CORE - 4, 256), 02000);
    put(&m.bus, RKCS, RESET);
    ck_octal(run(READ, 0, 01000, 1), 0);
    ck_octal(m.bus.core[01000 / 2], 0); /* nothing of it came to the pack */
    ck_octal(run(WCHECK | 060, 0, 0177776, 1), 02000);
    ck_octal(get(&m.bus, RKCS) & 060, 0); /* MEX carried all the same */
}
END_TEST

START_TEST(overrun_at_the_end_of_the_pack)
{
    ck_octal(run(READ, rkda(0, 0312, 1, 013), 01000, 257), 040000);
    error(040000);
    ck_octal(get(&m.bus, RKWC), (word)-1);
    ck_octal(get(&m.bus, RKDA), rkda(0, 0313, 0, 0));
    put(&m.bus, RKCS, RESET);
    ck_octal(run(READ, rkda(0, 0312, 1, 013), 01000, 256), 0);
}
END_TEST

START_TEST(broken_drive)
{
    m.rk.drive[0].fault = RK_HEADER_WRONG;
    ck_octal(run(READ, 0, 01000, 1), 010000); /* SKE */
    error(010000);
    put(&m.bus, RKCS, RESET);
    m.rk.drive[0].fault = RK_ARM_STUCK;
    ck_octal(run(SEEK, rkda(0, 100, 0, 0), 0, 0), 0);
    pass(&m.bus, NS_PER_SEC);
    ck_octal(get(&m.bus, RKDS) & 01000, 01000); /* SIN */
    ck_octal(run(READ, 0, 01000, 1), 0100000);
    put(&m.bus, RKCS, RESET);
    run(DRESET, 0, 0, 0);
    pass(&m.bus, NS_PER_SEC);
    ck_octal(get(&m.bus, RKDS) & 01000, 0);
    ck_octal(run(READ, 0, 01000, 1), 0);
    m.rk.drive[0].fault = RK_ARM_STUCK;
    ck_octal(run(READ, rkda(0, 9, 0, 0), 01000, 1), 0100000);
}
END_TEST

START_TEST(pack_taken_out_under_way)
{
    start(IDE | READ, 0, 01000, 256);
    rk11_unload(&m.rk, 0);
    error(0100000);
    ck_octal(interrupt(&m.bus), VECTOR);
    pass(&m.bus, NS_PER_SEC);
    ck_octal(m.bus.core[01000 / 2], 0);
}
END_TEST

/* The host's disk is full: the guest sees a drive error, not a lost write. */
START_TEST(full_host_disk)
{
    struct rlimit limit = { 65536, RLIM_INFINITY };
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    ck_octal(run(WRITE, rkda(0, 5, 0, 7), 01000, 512), 0100000);
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_FSIZE, &limit);
    error(0100000);
    ck_assert_int_eq(m.rk.host_errno, EFBIG);
    ck_octal(get(&m.bus, RKDA), rkda(0, 5, 0, 9)); /* the first of the two was written */
}
END_TEST

START_TEST(a_pack_the_host_cannot_read)
{
    int good = m.rk.drive[0].disk.fd;
    m.rk.drive[0].disk.fd = -1;
    ck_octal(run(READ, 0, 01000, 256), 0100000);
    ck_assert_int_eq(m.rk.host_errno, EBADF);
    m.rk.drive[0].disk.fd = good;
}
END_TEST

/* --- interrupts ----------------------------------------------------------------------- */

START_TEST(interrupt_when_done)
{
    start(IDE | READ, 0, 01000, 256);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 2 * TURN);
    word vector;
    ck_assert(!bus_grant(&m.bus, 5, &vector)); /* BR5 */
    ck_assert(bus_grant(&m.bus, 4, &vector));
    ck_octal(vector, VECTOR);
    ck_octal(get(&m.bus, RKCS), RDY | IDE | 04);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

START_TEST(interrupt_when_ide_is_set)
{
    put(&m.bus, RKCS, IDE); /* RDY is up, no GO */
    ck_octal(interrupt(&m.bus), VECTOR);
    put(&m.bus, RKCS, IDE);
    ck_octal(interrupt(&m.bus), 0); /* it was set already */
    put(&m.bus, RKCS, 0);
    put(&m.bus, RKCS, IDE);
    put(&m.bus, RKCS, 0); /* and falls with IDE */
    ck_octal(interrupt(&m.bus), 0);
    put(&m.bus, RKCS, RESET); /* V6's error path: no interrupt */
    pass(&m.bus, NS_PER_MS);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

START_TEST(interrupt_on_error)
{
    start(IDE | READ, rkda(0, 0, 0, 014), 01000, 1);
    ck_octal(interrupt(&m.bus), VECTOR);
}
END_TEST

/* A seek interrupts twice: the control is free at once, the drive when it arrives, with
 * SCP and its number in RKDS. */
START_TEST(seek)
{
    start(IDE | SEEK, rkda(1, 50, 0, 0), 0, 0);
    ck_octal(get(&m.bus, RKCS) & RDY, 0);
    pass(&m.bus, NS_PER_MS);
    ck_octal(get(&m.bus, RKCS), RDY | IDE | 010);
    ck_octal(interrupt(&m.bus), VECTOR);
    ck_octal(get(&m.bus, RKCS) & 020000, 0);
    ck_octal(get(&m.bus, RKDS) & 0300, 0200); /* DRY, but not ARDY */
    pass(&m.bus, NS_PER_SEC);
    ck_octal(get(&m.bus, RKDS) & 0300, 0300);
    ck_octal(interrupt(&m.bus), VECTOR);
    ck_octal(get(&m.bus, RKCS), RDY | IDE | 020010);
    ck_octal(get(&m.bus, RKDS) & 0160000, 1 << 13);
    ck_octal(interrupt(&m.bus), 0);
    start(IDE | READ, rkda(1, 50, 0, 0), 01000, 1);
    ck_octal(get(&m.bus, RKCS) & 020000, 0); /* a new function clears SCP */
}
END_TEST

/* Two drives seek at once; each has its own interrupt. */
START_TEST(overlapped_seeks)
{
    run(SEEK, rkda(0, 200, 0, 0), 0, 0);
    run(SEEK, rkda(1, 200, 0, 0), 0, 0);
    pass(&m.bus, NS_PER_SEC);
    put(&m.bus, RKCS, IDE);
    ck_octal(interrupt(&m.bus), VECTOR); /* IDE itself */
    ck_octal(get(&m.bus, RKCS) & 020000, 0);
    ck_octal(interrupt(&m.bus), VECTOR);
    ck_octal(get(&m.bus, RKDS) & 0160000, 0);
    ck_octal(get(&m.bus, RKCS) & 020000, 020000);
    ck_octal(interrupt(&m.bus), VECTOR);
    ck_octal(get(&m.bus, RKDS) & 0160000, 1 << 13);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

/* A new seek of a drive forgets the end of the one before. */
START_TEST(a_seek_after_a_seek)
{
    run(SEEK, rkda(0, 200, 0, 0), 0, 0);
    pass(&m.bus, NS_PER_SEC);
    run(SEEK, rkda(0, 0, 0, 0), 0, 0);
    put(&m.bus, RKCS, IDE);
    ck_octal(interrupt(&m.bus), VECTOR);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, NS_PER_SEC);
    ck_octal(interrupt(&m.bus), VECTOR);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

/* A seek that ends during a transfer tells of it after the transfer. */
START_TEST(seek_ends_during_a_transfer)
{
    run(SEEK, rkda(1, 1, 0, 0), 0, 0); /* 10 ms */
    start(IDE | READ, rkda(0, 0, 0, 11), 01000, 256);
    pass(&m.bus, 20 * NS_PER_MS);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 2 * TURN);
    ck_octal(interrupt(&m.bus), VECTOR);
    ck_octal(get(&m.bus, RKCS) & 020000, 0);
    ck_octal(interrupt(&m.bus), VECTOR);
    ck_octal(get(&m.bus, RKCS) & 020000, 020000);
}
END_TEST

/* 2.11BSD's probe: IDE, drive reset, GO must interrupt within 10 ms. */
START_TEST(probe)
{
    start(IDE | DRESET, 0, 0, 0);
    pass(&m.bus, 10 * NS_PER_MS);
    ck_octal(interrupt(&m.bus), VECTOR);
}
END_TEST

START_TEST(init_forgets_seeks)
{
    run(IDE | SEEK, rkda(0, 100, 0, 0), 0, 0);
    bus_init(&m.bus);
    put(&m.bus, RKCS, IDE);
    interrupt(&m.bus);
    pass(&m.bus, NS_PER_SEC);
    ck_octal(interrupt(&m.bus), 0);
    ck_octal(get(&m.bus, RKDS) & 0100, 0100);
}
END_TEST

/* --- time ----------------------------------------------------------------------------- */

/* ns from GO to RDY. */
static int64_t time_of(word cs, word da, int words)
{
    start(cs, da, 01000, words);
    int64_t from = m.bus.sched.now;
    while (!(look(&m.bus, RKCS) & RDY)) {
        m.bus.sched.now = sched_first(&m.bus.sched);
        bus_events(&m.bus);
    }
    return m.bus.sched.now - from;
}

START_TEST(time_of_rotation)
{
    ck_assert_int_eq(time_of(READ, 0, 256), SECTOR); /* sector 0 is just here */
    ck_assert_int_eq(time_of(READ, 0, 256), TURN);   /* and comes again */
    ck_assert_int_eq(m.rk.times.rotation, TURN - SECTOR);
    ck_assert_int_eq(m.rk.times.transfer, SECTOR);
    m.bus.sched.now = 10 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 6, 256), TURN / 2 + SECTOR);
    m.bus.sched.now = 20 * (int64_t)TURN;
    ck_assert_int_eq(time_of(READ, 0, 1), SECTOR); /* all of a sector passes */
}
END_TEST

/* Sectors follow each other, heads switch free: a cylinder is two turns. */
START_TEST(time_of_a_cylinder)
{
    ck_assert_int_eq(time_of(READ, 0, 24 * 256), 23 * (int64_t)TURN / 12 + 1 + SECTOR);
    m.bus.sched.now = 10 * (int64_t)TURN;
    /* the next one costs 10 ms and, since sector 0 has passed by then, what is left of
     * the turn */
    ck_assert_int_eq(time_of(READ, rkda(0, 0, 1, 11), 512), 2 * TURN + SECTOR);
    ck_assert_int_eq(m.rk.times.seek, 10 * NS_PER_MS);
}
END_TEST

START_TEST(time_of_seeks)
{
    const struct {
        int from, to;
        int64_t ns;
    } row[] = {
        {0,    1, 10000000},
        { 1,   0, 10000000},
        { 0,   2, 10372000},
        { 202, 0, 84772000},
        { 7,   7, 0       },
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        m.rk.drive[0].cylinder = row[i].from;
        start(SEEK, rkda(0, row[i].to, 0, 0), 0, 0);
        pass(&m.bus, row[i].ns);
        ck_assert(m.rk.drive[0].seeking);
        pass(&m.bus, 5000); /* the control's own */
        ck_assert(!m.rk.drive[0].seeking);
        ck_assert_int_eq(m.rk.times.seek, row[i].ns);
    }
}
END_TEST

/* A transfer to a drive that still seeks waits for it, then seeks itself. */
START_TEST(time_in_the_queue)
{
    start(SEEK, rkda(0, 1, 0, 0), 0, 0);
    pass(&m.bus, NS_PER_MS);
    ck_assert_int_gt(time_of(READ, rkda(0, 0, 0, 0), 256), 19 * NS_PER_MS);
    ck_assert_int_eq(m.rk.times.queued, 9 * NS_PER_MS + 5000);
    ck_assert_int_eq(m.rk.times.seek, 10 * NS_PER_MS);
    ck_assert_int_eq(m.rk.drive[0].cylinder, 0);
}
END_TEST

/* Data comes sector by sector: half way through, one of two is there. */
START_TEST(data_comes_when_it_passes)
{
    fill(01000, 512, 1);
    run(WRITE, 0, 01000, 512);
    fill(01000, 512, 0);
    m.bus.sched.now = 100 * (int64_t)TURN;
    start(READ, 0, 01000, 512);
    pass(&m.bus, SLOT);
    ck_octal(m.bus.core[01000 / 2], 1);
    ck_octal(m.bus.core[02000 / 2], 256);
    ck_octal(get(&m.bus, RKWC), (word)-256);
    pass(&m.bus, SLOT);
    ck_octal(m.bus.core[02000 / 2], 257);
}
END_TEST

/* Heads go on where they are when a machine was copied in the middle of a transfer. */
START_TEST(a_copy_has_the_same_future)
{
    fill(01000, 512, 1);
    run(WRITE, rkda(0, 5, 0, 3), 01000, 512);
    fill(01000, 512, 0);
    start(IDE | READ, rkda(0, 5, 0, 3), 01000, 512);
    pass(&m.bus, 5 * NS_PER_MS);
    void *copy = malloc(sizeof m);
    memcpy(copy, &m, sizeof m);
    pass(&m.bus, NS_PER_SEC);
    struct unibus *first = malloc(sizeof *first);
    *first = m.bus;
    memcpy(&m, copy, sizeof m);
    pass(&m.bus, NS_PER_SEC);
    ck_assert_mem_eq(first->core, m.bus.core, sizeof m.bus.core);
    ck_assert_mem_eq(&first->sched, &m.bus.sched, sizeof m.bus.sched);
    free(copy);
    free(first);
}
END_TEST

/* --- packs ---------------------------------------------------------------------------- */

START_TEST(loading)
{
    char why[DISK_ERROR];
    struct disk_wish wish = { .path = "/tmp" };
    ck_assert(!rk11_load(&m.rk, 0, &wish, why));
    ck_assert_str_eq(why, "/tmp is a directory: a pack is a file");
    ck_assert_int_eq(wish.size, 2494464);
    ck_octal(run(READ, 0, 01000, 1), 0); /* the old pack is still in */
    rk11_enable(&m.rk, 3, false);
    ck_assert(!rk11_load(&m.rk, 3, &wish, why));
    ck_assert_str_eq(why, "there is no drive RK3: enable it first");
    wish.path = pack[1];
    ck_assert(!rk11_load(&m.rk, 2, &wish, why)); /* it turns in drive 1 */
    ck_assert_ptr_nonnull(strstr(why, "in use"));
}
END_TEST

static void add(Suite *suite, const char *name, const TTest *const *tests)
{
    TCase *t = tcase_create(name);
    tcase_add_checked_fixture(t, setup, teardown);
    for (; *tests; tests++)
        tcase_add_test(t, *tests);
    suite_add_tcase(suite, t);
}

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rk11");
    const TTest *const table[] = { registers, status, sector_counter,
                                   busy_control_keeps_its_address, NULL };
    const TTest *const functions[] = { write_then_read,
                                       part_of_a_sector,
                                       write_check,
                                       read_check,
                                       the_longest_transfer,
                                       inhibited_bus_address,
                                       headers,
                                       extended_memory,
                                       control_reset,
                                       write_lock,
                                       read_only_pack_is_write_locked,
                                       NULL };
    const TTest *const errors[] = { nonexistent,
                                    programming_error,
                                    nonexistent_memory,
                                    overrun_at_the_end_of_the_pack,
                                    broken_drive,
                                    pack_taken_out_under_way,
                                    a_pack_the_host_cannot_read,
                                    full_host_disk,
                                    NULL };
    const TTest *const interrupts[] = { interrupt_when_done,
                                        interrupt_when_ide_is_set,
                                        interrupt_on_error,
                                        seek,
                                        overlapped_seeks,
                                        a_seek_after_a_seek,
                                        seek_ends_during_a_transfer,
                                        probe,
                                        init_forgets_seeks,
                                        NULL };
    const TTest *const times[] = { time_of_rotation,
                                   time_of_a_cylinder,
                                   time_of_seeks,
                                   time_in_the_queue,
                                   data_comes_when_it_passes,
                                   a_copy_has_the_same_future,
                                   loading,
                                   NULL };
    add(suite, "registers", table);
    add(suite, "functions", functions);
    add(suite, "errors", errors);
    add(suite, "interrupts", interrupts);
    add(suite, "time", times);
    return suite;
}

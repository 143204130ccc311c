/* What can go wrong on an RH11, and what it says then. RH11 option description; RJP04 manual,
 * chapter 3, "error registers". */
#include "tests/unit/rh11_rig.h"

#include <string.h>
#include <unistd.h>

static struct unibus *const bus = &rh_bench.bus;
static struct rh11 *const rh = &rh_bench.rh;

/* --- refused by the drive ------------------------------------------------------------ */

/* An address that is not there: seek, search and every transfer. */
START_TEST(invalid_address)
{
    const struct {
        int drive, cylinder;
        word da;
        bool bad;
    } row[] = {
        {0,  411, 0,             true },
        { 0, 410, 0,             false},
        { 1, 815, 0,             true },
        { 1, 814, 0,             false},
        { 0, 0,   19 << 8,       true },
        { 0, 0,   18 << 8,       false},
        { 0, 0,   22,            true },
        { 0, 0,   21,            false},
        { 0, 777, 077 << 8 | 77, true },
    };
    const word f[] = { SEEK, SEARCH, READ, READH, WRITE, WRITEH, WCHECK, WCHECKH };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        for (size_t j = 0; j < sizeof f / sizeof *f; j++) {
            rh_put(RPCS2, (word)(BAI | row[i].drive));
            rh_put(RPCS1, DCLEAR);
            word er1 = rh_run(f[j], row[i].cylinder, row[i].da, 01000, 1);
            ck_octal(er1, row[i].bad ? IAE : 0);
            if (!row[i].bad)
                continue;
            ck_octal(rh_get(RPDS), RESTING | ATA | ERR);
            ck_octal(rh_get(RPCS1) & (SC | TRE), j < 2 ? SC : SC | TRE);
            ck_octal(rh_get(RPWC), 0177777);
        }
}
END_TEST

/* In the format of 20 sectors there is no 21st, and no pack has that format. */
START_TEST(the_other_format)
{
    rh_put(RPOF, 0);
    ck_octal(rh_run(READ, 0, rhda(0, 20), 01000, 1), IAE);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_run(READ, 0, rhda(0, 19), 01000, 1), FER);
    rh_errors(FER, 0);
    ck_octal(rh_get(RPDA), 19);
    ck_octal(rh_get(RPWC), 0177777);
}
END_TEST

START_TEST(illegal_functions)
{
    const bool legal[32] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0,
                             0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0 };
    rh_put(RPCS2, BAI);
    for (int f = 0; f < 32; f++) {
        word er1 = rh_run((word)(f << 1 | 1), 0, 0, 01000, 1);
        ck_assert_msg(er1 == (legal[f] ? 0 : ILF), "function %o: RPER1 %06o", f, er1);
        ck_octal(rh_get(RPCS1) & (SC | TRE), legal[f]  ? rh_get(RPAS)          ? SC
                                                         : rh_get(RPCS1) & TRE ? SC | TRE
                                                                               : 0
                                             : f < 024 ? SC
                                                       : SC | TRE);
        if (f == 1) { /* unload: the pack is put in again */
            char error[DISK_ERROR];
            struct disk_wish wish = { .path = rh_bench.pack[0] };
            drive_unload(&rh->board, 0);
            ck_assert(drive_load(&rh->board, 0, &wish, error));
        }
        rh_put(RPCS1, DCLEAR);
        rh_put(RPOF, FMT22);
        rh_put(RPAS, 0377);
    }
}
END_TEST

START_TEST(write_lock)
{
    rh_fill(01000, 256, 7);
    drive_lock(&rh->board, 0, true);
    ck_octal(rh_run(WRITE, 0, 0, 01000, 256), WLE);
    rh_errors(WLE, 0);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_run(WRITEH, 0, 0, 01000, 256), WLE);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_run(READ, 0, 0, 010000, 256), 0);
    ck_octal(bus->core[010000 / 2], 0);
    drive_lock(&rh->board, 0, false);
    ck_octal(rh_run(WRITE, 0, 0, 01000, 256), 0);
}
END_TEST

START_TEST(read_only_pack_is_write_locked)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rh_bench.pack[1], .mode = DISK_READONLY };
    drive_unload(&rh->board, 1);
    ck_assert(drive_load(&rh->board, 1, &wish, error));
    rh_select(1);
    rh_put(RPOF, FMT22);
    ck_octal(rh_get(RPDS) & WRL, WRL);
    ck_octal(rh_run(WRITE, 0, 0, 01000, 256), WLE);
}
END_TEST

/* Without a pack: what needs heads is unsafe. */
START_TEST(no_pack)
{
    const word f[] = { UNLOAD, SEEK, RECAL, OFFSET, RETURN, SEARCH, READ, WRITE, WCHECK };
    rh_select(4);
    for (size_t i = 0; i < sizeof f / sizeof *f; i++) {
        ck_octal(rh_run(f[i], 0, 0, 01000, 1), UNS);
        ck_octal(rh_get(RPDS), DPR | ATA | ERR);
        ck_octal(rh_get(RPCS1) & TRE, i < 6 ? 0 : TRE);
        rh_put(RPCS1, DCLEAR);
    }
}
END_TEST

/* With an error up, the drive does nothing but clear it. A transfer that it does not begin
 * is missed after 650 us. */
START_TEST(a_drive_with_an_error)
{
    const word f[] = {
        NOP, SEEK, RECAL, OFFSET, RETURN, PRESET, PACKACK, SEARCH, UNLOAD
    };
    rh_run(SEEK, 7, 0, 0, 0);
    rh_put(RPER2, 1);
    for (size_t i = 0; i < sizeof f / sizeof *f; i++) {
        rh_put(RPAS, 1);
        ck_octal(rh_get(RPDS), RESTING | ERR);
        rh_put(RPCS1, f[i]);
        ck_octal(rh_get(RPDS), RESTING | ATA | ERR);
        ck_octal(rh_get(RPDC), 7);
    }
    rh_put(RPAS, 1);
    rh_start(IE | READ, 7, 0, 01000, 1);
    ck_octal(rh_get(RPCS1) & RDY, 0);
    pass(bus, 649999);
    ck_octal(rh_get(RPCS1) & RDY, 0);
    pass(bus, 1);
    ck_octal(rh_get(RPCS1), SC | TRE | DVA | RDY | IE | 070);
    ck_octal(rh_get(RPCS2), MXF | IR);
    ck_octal(interrupt(bus), VECTOR);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_run(READ, 7, 0, 01000, 1), 0);
    rh_errors(0, 0);
}
END_TEST

/* --- refused by the control ----------------------------------------------------------- */

START_TEST(transfer_while_busy)
{
    rh_fill(01000, 256, 1);
    rh_start(WRITE, 0, 5, 01000, 256);
    rh_put(RPCS1, READ);
    ck_octal(rh_get(RPCS2), PGE | IR);
    ck_octal(rh_get(RPCS1) & ~IE, SC | TRE | DVA | 061);
    rh_put(RPCS2, BAI); /* not while it works */
    ck_octal(rh_get(RPCS2), PGE | IR);
    bus_write(bus, RPCS1, 01400, HIGH_BYTE);
    rh_wait();
    ck_octal(rh_get(RPCS1), SC | TRE | DVA | RDY | 060);
    ck_octal(rh_get(RPBA), 02000);
    rh_run(READ, 0, 5, 010000, 256); /* a new transfer leaves PGE and clears the rest */
    ck_octal(rh_get(RPCS2), PGE | IR);
    ck_octal(bus->core[010000 / 2], 1);
    rh_put(RPCS1, TRE);
    ck_octal(rh_get(RPCS2), IR);
}
END_TEST

/* The drive's registers are shut while GO is up, but for RPAS and RPMR. */
START_TEST(busy_drive)
{
    const paddr shut[] = { RPCS1, RPDA, RPER1, RPOF, RPDC, RPER2, RPER3 };
    for (size_t i = 0; i < sizeof shut / sizeof *shut; i++) {
        rh_run(RECAL, 0, 0, 0, 0);
        rh_start(SEEK, 100, rhda(1, 1), 0, 0);
        rh_put(RPAS, 1);
        rh_put(RPMR, 0);
        ck_octal(rh_get(RPER1), 0);
        rh_put(shut[i], 0);
        ck_octal(rh_get(RPER1), RMR);
        ck_octal(rh_get(RPDS), MOL | DPR | VV | PIP | ERR); /* told at the end */
        rh_wait();
        ck_octal(rh_get(RPDS), RESTING | ATA | ERR);
        ck_octal(rh_get(RPCC), 100);
        ck_octal(rh_get(RPDC), 100);
        ck_octal(rh_get(RPDA), rhda(1, 1));
        ck_octal(rh_get(RPOF), FMT22);
        rh_put(RPCS1, DCLEAR);
    }
    rh_start(SEEK, 0, 0, 0, 0);
    rh_put(RPCS1, READ); /* a transfer, too, is missed */
    pass(bus, 650000);
    ck_octal(rh_get(RPCS2), MXF | IR);
    ck_octal(rh_get(RPER1), RMR);
}
END_TEST

START_TEST(nonexistent_memory)
{
    rh_fill(CORE - 01000, 256, 1);
    rh_run(WRITE, 0, 0, CORE - 01000,
           512); /* the second sector is written from nowhere */
    rh_errors(0, NEM);
    ck_octal(rh_get(RPBA), (word)(CORE + 2));
    ck_octal(rh_get(RPWC), (word)(257 - 512));
    ck_octal(rh_get(RPDA), 2);
    rh_run(READ, 0, 0, CORE - 4, 5);
    rh_errors(0, NEM);
    ck_octal(rh_get(RPBA), (word)(CORE + 2));
    ck_octal(rh_get(RPWC), (word)(3 - 5));
    ck_octal(bus->core[CORE / 2 - 1], 2);
    rh_run(WCHECK, 0, 0, CORE - 4, 5);
    rh_errors(0, NEM); /* two words that agree, and no third */
    ck_octal(rh_get(RPBA), (word)(CORE + 2));
    rh_fill(CORE - 4, 2, 0333);
    rh_run(WRITE, 0, 0, CORE - 4, 256); /* what there was, then zeros */
    rh_errors(0, NEM);
    rh_run(READ, 0, 0, 01000, 3);
    ck_octal(bus->core[01000 / 2 + 1], 0334);
    ck_octal(bus->core[01000 / 2 + 2], 0);
}
END_TEST

/* --- errors of the disk ---------------------------------------------------------------- */

START_TEST(end_of_the_pack)
{
    rh_fill(01000, 512, 1);
    ck_octal(rh_run(WRITE, 410, rhda(18, 21), 01000, 257), AOE);
    rh_errors(AOE, 0);
    ck_octal(rh_get(RPDS) & LST, LST);
    ck_octal(rh_get(RPWC), 0177777);
    ck_octal(rh_get(RPBA), 02000);
    ck_octal(rh_get(RPDC), 411);
    ck_octal(rh_get(RPDA), 0);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_run(READ, 410, rhda(18, 21), 010000, 257), AOE);
    ck_octal(bus->core[010776 / 2], 256);
    ck_octal(bus->core[011000 / 2], 0);
}
END_TEST

START_TEST(stuck_arm)
{
    rh->drive[0].fault = RH_ARM_STUCK;
    rh_run(SEEK, 50, 0, 0, 0);
    ck_octal(rh_get(RPER3), SKI);
    ck_octal(rh_get(RPDS), RESTING | ATA | ERR);
    ck_octal(rh_get(RPCC), 0);
    rh_put(RPCS1, DCLEAR);
    rh->drive[0].fault = RH_ARM_STUCK;
    rh_run(READ, 50, 0, 01000, 1);
    ck_octal(rh_get(RPER3), SKI);
    ck_octal(rh_get(RPCS1) & (SC | TRE), SC | TRE);
    ck_octal(rh_get(RPWC), 0177777);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_run(READ, 50, 0, 01000, 1), 0);
}
END_TEST

START_TEST(header_errors)
{
    const struct {
        enum rh_fault fault;
        word error;
    } row[] = {
        {RH_HEADER_WRONG, HCE },
        { RH_HEADER_BAD,  HCRC},
    };
    for (int i = 0; i < 2; i++) {
        rh->drive[0].fault = row[i].fault;
        ck_octal(rh_run(READ, 0, 3, 01000, 256), row[i].error);
        rh_errors(row[i].error, 0);
        ck_octal(rh_get(RPWC), (word)-256);
        ck_octal(rh_get(RPDA), 3);
        rh_put(RPCS1, DCLEAR);
        rh->drive[0].fault = row[i].fault;
        rh_put(RPOF, FMT22 | HCI); /* nobody compares */
        ck_octal(rh_run(READ, 0, 3, 01000, 256), 0);
        rh_put(RPOF, FMT22);
        ck_octal(rh_run(WRITEH, 0, 3, 01000, 260), 0); /* it is written anew */
        rh->drive[0].fault = RH_SOUND;
    }
}
END_TEST

/* One bad bit: its place and pattern, for the program to put right. */
START_TEST(data_check)
{
    rh_fill(01000, 512, 0);
    rh_run(WRITE, 0, 0, 01000, 512);
    rh->drive[0].fault = RH_BIT_WRONG;
    ck_octal(rh_run(READ, 0, 0, 010000, 512), DCK);
    rh_errors(DCK, 0);
    ck_octal(rh_get(RPWC), (word)-256);
    ck_octal(rh_get(RPDA), 1);
    unsigned at = rh_get(RPEC1) - 1u;
    bus->core[010000 / 2 + at / 16] ^= (word)(rh_get(RPEC2) << at % 16);
    for (unsigned i = 0; i < 256; i++)
        ck_octal(bus->core[010000 / 2 + i], i);
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_get(RPEC1) | rh_get(RPEC2), 0);
    rh->drive[0].fault = RH_BIT_WRONG;
    rh_put(RPOF, FMT22 | ECI);
    ck_octal(rh_run(READ, 0, 0, 010000, 512), DCK);
    ck_octal(rh_get(RPEC1) | rh_get(RPEC2), 0);
    rh_put(RPCS1, DCLEAR);
    rh->drive[0].fault = RH_DATA_BAD;
    ck_octal(rh_run(WCHECK, 0, 0, 01000, 256), DCK | ECH);
    ck_octal(rh_get(RPCS2) & WCE, WCE);
}
END_TEST

/* PAT: wrong parity on the Massbus, control bus and data bus. */
START_TEST(parity_test)
{
    rh_put(RPCS2, PAT);
    rh_put(RPDC, 5);
    ck_octal(rh_get(RPER1), PAR);
    ck_octal(rh_get(RPDC), 5);
    ck_octal(rh_get(RPDS), RESTING | ATA | ERR);
    rh_put(RPCS1, DCLEAR); /* is ignored */
    ck_octal(rh_get(RPER1), PAR);
    rh_put(RPMR, 0);
    rh_put(RPCS2, CLR);
    rh_put(RPCS2, PAT);
    rh_start(READ, 0, 0, 01000, 1); /* the drive was told nothing */
    rh_put(RPCS2, 0);
    pass(bus, 650000);
    ck_octal(rh_get(RPCS2), MXF | IR);
    rh_put(RPCS2, CLR);
    rh_start(READ, 0, 0, 01000, 1);
    rh_put(RPCS2, PAT);
    rh_wait();
    rh_errors(0, MDPE);
    rh_put(RPCS2, CLR);
    rh_fill(01000, 256, 1);
    rh_start(WRITE, 0, 0, 01000, 256);
    rh_put(RPCS2, PAT);
    rh_wait();
    rh_errors(PAR, 0);
    rh_put(RPCS2, CLR);
    rh_run(READ, 0, 0, 010000, 256);
    ck_octal(bus->core[010000 / 2], 0); /* nothing was written */
}
END_TEST

/* In maintenance mode there is no clock but the program's. */
START_TEST(maintenance_transfer)
{
    rh_put(RPMR, 1);
    ck_octal(rh_run(READ, 0, 0, 01000, 1), OPI);
    rh_errors(OPI, 0);
}
END_TEST

START_TEST(file_of_the_pack_fails)
{
    int fd = rh->drive[0].drive.disk.fd;
    rh->drive[0].drive.disk.fd = -1;
    ck_octal(rh_run(READ, 0, 0, 01000, 1), UNS);
    ck_assert_int_ne(bus->host_errno, 0);
    bus->host_errno = 0;
    rh_put(RPCS1, DCLEAR);
    ck_octal(rh_run(WRITE, 0, 0, 01000, 1), UNS);
    ck_assert_int_ne(bus->host_errno, 0);
    rh->drive[0].drive.disk.fd = fd;
}
END_TEST

/* The pack is taken out in the middle: the transfer ends, unsafe. */
START_TEST(pack_taken_out)
{
    rh_start(IE | READ, 200, 0, 01000, 256);
    pass(bus, NS_PER_MS);
    drive_unload(&rh->board, 0);
    ck_octal(rh_get(RPCS1), SC | TRE | DVA | RDY | IE | 070);
    ck_octal(rh_get(RPER1), UNS);
    ck_octal(interrupt(bus), VECTOR);
    pass(bus, NS_PER_SEC);
    ck_octal(bus->core[01000 / 2], 0);
    rh_select(1);
    rh_start(SEEK, 200, 0, 0, 0);
    drive_enable(&rh->board, 1, false);
    pass(bus, NS_PER_SEC);
    ck_octal(rh_get(RPAS), 1);
}
END_TEST

/* INIT in the middle of a transfer: it is over, and what was to come does not. */
START_TEST(init_cuts_a_transfer)
{
    rh_fill(01000, 512, 1);
    rh_run(WRITE, 0, 0, 01000, 512);
    rh_fill(01000, 512, 0);
    bus->sched.now = 100 * (int64_t)RH_TURN_NS;
    rh_start(IE | READ, 0, 0, 01000, 512);
    pass(bus, NS_PER_MS); /* one sector */
    bus_init(bus);
    ck_octal(rh_get(RPCS1), DVA | RDY | 070);
    pass(bus, NS_PER_SEC);
    ck_octal(bus->core[01000 / 2], 1);
    ck_octal(bus->core[02000 / 2], 256);
    ck_octal(interrupt(bus), 0);
}
END_TEST

static uint32_t next_random(void)
{
    static uint32_t x = 2463534242;
    x ^= x << 13;
    x ^= x >> 17;
    return x ^= x << 5;
}

static void sound_state(const struct rp04 *d, int cylinders)
{
    ck_assert_int_lt(d->cc, cylinders);
    ck_assert_int_eq(d->go, d->phase != RH_IDLE);
    ck_assert_int_eq(d->go, sched_pending(&bus->sched, d->event));
    ck_assert(!d->pip || d->go);
}

/* Whatever a guest writes, and whenever, and wherever it has the words go: the control comes to
 * an end, the heads are on the pack. */
START_TEST(whatever_a_guest_writes)
{
    const word masks[] = { WHOLE_WORD, WHOLE_WORD, WHOLE_WORD, LOW_BYTE, HIGH_BYTE };
    drive_enable(&rh->board, 7, false);
    for (int i = 0; i < 8192; i++)
        bus->core[i] = (word)next_random();
    rh_run(WRITE, 0, 0, 0, 8192);
    for (int i = 0; i < 40000; i++) {
        paddr at = RPCS1 + (next_random() % 20) * 2;
        bus_write(bus, at, (word)next_random(), masks[next_random() % 5]);
        if (next_random() % 3 == 0) { /* what may come to something */
            rh_put(RPCS2, next_random() & 013);
            rh_put(RPCS1, (word)(next_random() & 01677));
        }
        if (next_random() % 20 == 0) { /* its own registers, read from the pack */
            rh_put(RPCS2, next_random() & 1);
            rh_put(RPCS1, DCLEAR);
            rh_put(RPOF, FMT22);
            rh_put(RPBA, (word)(RPCS1 - 4 + next_random() % 64));
            rh_start(READ | 01400, next_random() % 3, next_random() % 22,
                     (word)(RPCS1 + next_random() % 64), 256);
        }
        pass(bus, next_random() % (next_random() & 1 ? 1000 : 30000000));
        bus_read(bus, RPCS1 + (next_random() % 20) * 2, &(word){ 0 });
        if (next_random() % 500 == 0)
            bus_init(bus);
        sound_state(&rh->drive[0], 411);
        sound_state(&rh->drive[1], 815);
    }
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RPCS1) & RDY, RDY);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rh11_error");
    const TTest *const drive[] = { invalid_address,
                                   the_other_format,
                                   illegal_functions,
                                   write_lock,
                                   read_only_pack_is_write_locked,
                                   no_pack,
                                   a_drive_with_an_error,
                                   NULL };
    const TTest *const control[] = { transfer_while_busy, busy_drive, nonexistent_memory,
                                     NULL };
    const TTest *const disk[] = { end_of_the_pack,
                                  stuck_arm,
                                  header_errors,
                                  data_check,
                                  parity_test,
                                  maintenance_transfer,
                                  file_of_the_pack_fails,
                                  pack_taken_out,
                                  init_cuts_a_transfer,
                                  whatever_a_guest_writes,
                                  NULL };
    rh_case(suite, "drive", drive);
    rh_case(suite, "control", control);
    rh_case(suite, "disk", disk);
    return suite;
}

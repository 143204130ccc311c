/* What goes wrong with an RL11: the guest's errors, broken drives, the host's, and packs that
 * are taken out. RL01/RL02 user's guide, chapter 4. */
#include "tests/unit/rl11_rig.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>

static struct unibus *const bus = &rl_bench.bus;

enum { ABSENT = 01400, WGE = 02000, WL = 020000, SKTO = 010000, WDE = 0100000 };

/* The function ends with ERRORS after 200 ms, not before, and has moved nothing. */
static void in_vain(word cs, word da, word errors)
{
    int64_t began = bus->sched.now;
    rl_start(cs, da, 01000, 128);
    pass(bus, 200 * NS_PER_MS - 1);
    ck_octal(look(bus, RLCS) & (CRDY | OPI), 0);
    pass(bus, 1);
    ck_octal(look(bus, RLCS) & (CRDY | NXM | DLT | CRC | OPI), CRDY | errors);
    ck_octal(look(bus, RLCS) & ERR, ERR);
    ck_assert_int_eq(bus->sched.now - began, 200 * NS_PER_MS);
    ck_octal(look(bus, RLDA), da);
    ck_octal(look(bus, RLBA), 01000);
}

START_TEST(nobody_answers)
{
    const word functions[] = { WCHECK, SEEK, HEADER, WRITE, READ, ANY };
    drive_enable(&rl_bench.rl.board, 3, false);
    for (int i = 0; i < 6; i++) {
        in_vain(functions[i] | RL2, 0201, OPI); /* without a pack */
        in_vain(functions[i] | ABSENT, 0201, OPI);
    }
    in_vain(STATUS | ABSENT, GS, OPI);
    ck_octal(look(bus, RLCS) & (DE | DRDY), 0);
    in_vain(STATUS, MARK, OPI); /* without GS the drive keeps silent (ZRLG) */
    in_vain(STATUS, RST, OPI);
    ck_octal(rl_run(NOP | ABSENT, 0, 0, 0), 0);
}
END_TEST

START_TEST(no_such_header)
{
    rl_move(0, 5, 0);
    const word functions[] = { WCHECK, WRITE, READ };
    for (int i = 0; i < 3; i++) {
        in_vain(functions[i], rlda(6, 0, 0), HNF);
        in_vain(functions[i], rlda(5, 1, 0), HNF); /* the other head */
        in_vain(functions[i], rlda(5, 0, 40), HNF);
        in_vain(functions[i], rlda(5, 0, 63), HNF);
        in_vain(functions[i], rlda(256 + 5, 0, 0), HNF);
    }
    ck_octal(rl_run(READ, rlda(5, 0, 39), 01000, 128), 0);
}
END_TEST

/* A transfer goes to the end of its track, and looks in vain for sector 40. */
START_TEST(end_of_the_track)
{
    rl_fill(01000, 300, 1);
    ck_octal(rl_run(WRITE, rlda(0, 0, 38), 01000, 300), ERR | HNF);
    ck_octal(get(bus, RLDA), rlda(0, 0, 40));
    ck_octal(get(bus, RLBA), 02000);
    ck_octal(rl_run(READ, rlda(0, 0, 38), 010000, 256), 0);
    ck_octal(bus->core[010000 / 2 + 255], 256);
    ck_octal(rl_run(READ, rlda(0, 1, 0), 010000, 1), ERR | HNF); /* nor over the head */
    /* A count of 0 is 65536, more than any track has. */
    ck_octal(rl_run(READ, rlda(0, 0, 0), 0, 65536), ERR | HNF);
    ck_octal(get(bus, RLBA), 40 * 256);
}
END_TEST

/* Off the end of memory: the word that failed has been counted. */
START_TEST(nonexistent_memory)
{
    ck_octal(rl_run(READ, 0, CORE - 4, 128), ERR | NXM);
    ck_octal(get(bus, RLBA), 2); /* CORE is 64 KB */
    ck_octal(look(bus, RLCS) & MEX, 020);
    ck_octal(rl_bench.rl.words, (word)-125);
    rl_fill(CORE - 4, 2, 0123);
    ck_octal(rl_run(WRITE, 0, CORE - 4, 128), ERR | NXM);
    ck_octal(rl_run(READ, 0, 01000, 1), 0);
    ck_octal(bus->core[01000 / 2], 0); /* nothing of it came to the pack */
    ck_octal(rl_run(WCHECK | MEX, 0, 0177776, 1), ERR | NXM);
    ck_octal(get(bus, RLCS) & MEX, 0); /* carried all the same */
    ck_octal(rl_run(ANY | 020, 0, 0, 1), ERR | NXM);
}
END_TEST

START_TEST(what_does_not_add_up)
{
    rl_bench.rl.drive[0].fault = RL_HEADER_CRC;
    ck_octal(rl_run(READ, 0, 01000, 256), ERR | HCRC);
    ck_octal(bus->core[01000 / 2], 0);
    rl_bench.rl.drive[0].fault = RL_HEADER_CRC;
    ck_octal(rl_run(HEADER, 0, 0, 0), ERR | HCRC);
    rl_fill(01000, 256, 1);
    rl_run(WRITE, 0, 01000, 256);
    rl_bench.rl.drive[0].fault = RL_DATA_CRC;
    ck_octal(rl_run(READ, 0, 010000, 256), ERR | CRC);
    ck_octal(bus->core[010000 / 2 + 127], 128); /* memory has that sector */
    ck_octal(bus->core[010000 / 2 + 128], 0);
    ck_octal(get(bus, RLDA), 1);
    rl_bench.rl.drive[0].fault = RL_DATA_CRC;
    ck_octal(rl_run(ANY, 0, 010000, 128), ERR | CRC);
    rl_bench.rl.drive[0].fault = RL_MEMORY_LATE;
    ck_octal(rl_run(READ, 0, 020000, 128), ERR | DLT);
    ck_octal(bus->core[020000 / 2], 0);
    ck_octal(rl_run(READ, 0, 020000, 128), 0); /* once */
}
END_TEST

START_TEST(a_stuck_arm)
{
    rl_bench.rl.drive[0].fault = RL_ARM_STUCK;
    ck_octal(rl_run(SEEK, 100 << 7 | MARK | INWARD, 0, 0), 0);
    pass(bus, 100 * NS_PER_MS);
    ck_octal(look(bus, RLCS) & (ERR | DE), ERR | DE);
    ck_octal(rl_get_status(0, false), SKTO | 035);
    ck_octal(rl_get_status(0, true), 035);
}
END_TEST

/* The drive opens no write gate when it is locked, or has an error. */
START_TEST(write_gate)
{
    struct drive *d = &rl_bench.rl.drive[0].unit;
    rl_fill(01000, 128, 7);
    drive_lock(&rl_bench.rl.board, 0, true);
    ck_octal(rl_run(WRITE, 3, 01000, 128), ERR | DE);
    ck_octal(get(bus, RLDA), 3);
    ck_octal(rl_get_status(0, false), WL | WGE | 035);
    drive_lock(&rl_bench.rl.board, 0, false);
    ck_octal(rl_run(WRITE, 3, 01000, 128), ERR | DE); /* that error is there yet */
    byte data[2];
    ck_assert(disk_read(&d->disk, 3 * 256, data, 2));
    ck_assert_int_eq(data[0], 0);
    ck_octal(rl_run(READ, 3, 010000, 128), ERR | DE); /* reading goes */
    ck_octal(rl_get_status(0, true), 035);
    ck_octal(rl_run(WRITE, 3, 01000, 128), 0);
    ck_assert(disk_read(&d->disk, 3 * 256, data, 2));
    ck_assert_int_eq(data[0], 7);
}
END_TEST

START_TEST(read_only_pack_is_write_locked)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rl_bench.pack[0], .mode = DISK_READONLY };
    drive_unload(&rl_bench.rl.board, 0);
    ck_assert(drive_load(&rl_bench.rl.board, 0, &wish, error));
    ck_octal(rl_get_status(0, true), WL | 035);
    ck_octal(rl_run(WRITE, 0, 01000, 128), ERR | DE);
    drive_lock(&rl_bench.rl.board, 0, false);
    ck_octal(rl_get_status(0, true), WL | 035);
}
END_TEST

/* In whatever the control was doing with it. */
START_TEST(pack_taken_out_under_way)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rl_bench.pack[0] };
    const word functions[] = { READ, HEADER, WRITE };
    for (int i = 0; i < 3; i++) {
        bus->sched.now += 1; /* past a pulse */
        rl_start(IE | functions[i], rlda(0, 0, 20), 01000, 128);
        drive_unload(&rl_bench.rl.board, 0);
        ck_octal(look(bus, RLCS), ERR | OPI | CRDY | IE | functions[i]);
        ck_octal(interrupt(bus), VECTOR);
        pass(bus, NS_PER_SEC);
        ck_octal(interrupt(bus), 0);
        ck_octal(bus->core[01000 / 2], 0);
        ck_assert(drive_load(&rl_bench.rl.board, 0, &wish, error));
        rl_get_status(0, true);
    }
    rl_run(SEEK, 0100 << 7 | MARK | INWARD, 0, 0);
    drive_unload(&rl_bench.rl.board, 0);
    pass(bus, NS_PER_SEC);
    ck_octal(rl_get_status(0, false), 010);
}
END_TEST

/* The host's disk is full: the guest sees a drive error, not a lost write. */
START_TEST(full_host_disk)
{
    struct rlimit limit = { 65536, RLIM_INFINITY };
    signal(SIGXFSZ, SIG_IGN);
    rl_move(0, 3, 0);
    setrlimit(RLIMIT_FSIZE, &limit);
    word errors = rl_run(WRITE, rlda(3, 0, 15), 01000, 384);
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_FSIZE, &limit);
    ck_octal(errors, ERR | DE);
    ck_assert_int_eq(bus->host_errno, EFBIG);
    ck_octal(get(bus, RLDA), rlda(3, 0, 17)); /* the first of the three was written */
    ck_octal(rl_get_status(0, false), WDE | 035);
}
END_TEST

START_TEST(a_pack_the_host_cannot_read)
{
    struct disk *d = &rl_bench.rl.drive[0].unit.disk;
    int good = d->fd;
    d->fd = -1;
    ck_octal(rl_run(READ, 0, 01000, 128), ERR | CRC);
    ck_assert_int_eq(bus->host_errno, EBADF);
    d->fd = good;
}
END_TEST

/* A machine that comes back from a file without its pack (RESTORE). */
START_TEST(a_pack_that_is_gone)
{
    const word functions[] = { READ, HEADER };
    for (int i = 0; i < 2; i++) {
        rl_start(functions[i], rlda(0, 0, 20), 01000, 128);
        rl_bench.rl.drive[0].unit.disk.attached = false;
        pass(bus, TURN);
        ck_octal(look(bus, RLCS), ERR | OPI | CRDY | functions[i]);
        rl_bench.rl.drive[0].unit.disk.attached = true;
    }
}
END_TEST

static uint32_t next_random(void)
{
    static uint32_t x = 2463534242;
    x ^= x << 13;
    x ^= x >> 17;
    return x ^= x << 5;
}

/* Whatever a guest writes, and whenever: the control always comes to an end, the heads are on
 * the pack. */
START_TEST(whatever_a_guest_writes)
{
    const word masks[] = { WHOLE_WORD, WHOLE_WORD, LOW_BYTE, HIGH_BYTE };
    drive_enable(&rl_bench.rl.board, 3, false);
    for (int i = 0; i < 30000; i++) {
        paddr at = RLCS + (next_random() & 6);
        bus_write(bus, at, (word)next_random(), masks[next_random() & 3]);
        if (next_random() % 3 == 0) /* a command that may be one */
            put(bus, RLCS, (word)next_random() & 01576);
        pass(bus, next_random() % (next_random() & 1 ? 1000 : 3000000));
        get(bus, RLMP);
        if (next_random() % 500 == 0)
            bus_init(bus);
        for (int unit = 0; unit < 2; unit++) {
            const struct rl_drive *d = &rl_bench.rl.drive[unit];
            ck_assert(d->cylinder >= 0 && d->cylinder < 256 * (unit + 1));
            ck_assert(d->head == 0 || d->head == 1);
        }
    }
    pass(bus, NS_PER_SEC);
    ck_octal(look(bus, RLCS) & CRDY, CRDY);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rl11_error");
    const TTest *const errors[] = { nobody_answers,
                                    no_such_header,
                                    end_of_the_track,
                                    nonexistent_memory,
                                    what_does_not_add_up,
                                    a_stuck_arm,
                                    write_gate,
                                    read_only_pack_is_write_locked,
                                    pack_taken_out_under_way,
                                    full_host_disk,
                                    a_pack_the_host_cannot_read,
                                    a_pack_that_is_gone,
                                    whatever_a_guest_writes,
                                    NULL };
    rl_case(suite, "errors", errors);
    return suite;
}

/* The RL11 as drivers use it that nobody here has tuned for, register by register: XXDP+'s, which
 * sets and clears single bits of RLCS; 2.9BSD's boot block and kernel; DEC's ROM before them. */
#include "tests/unit/rl11_rig.h"

static struct unibus *bus;

static void setup_bus(void)
{
    bus = &rl_bench.bus;
}

static void change(word clear, word set)
{
    put(bus, RLCS, (word)((get(bus, RLCS) & ~clear) | set));
}

/* Until one of BITS is up in RLCS. */
static word until(word bits)
{
    for (int tries = 0; tries < 100000; tries++) {
        word cs = get(bus, RLCS);
        if (cs & bits)
            return cs;
        pass(bus, 10000);
    }
    ck_abort_msg("%06o does not come: RLCS %06o", bits, look(bus, RLCS));
    return 0;
}

/* The function's bits are set while CRDY is, then CRDY alone is cleared. */
static void xxdp_does(word function)
{
    change(ANY, function);
    change(CRDY, 0);
}

static void xxdp_reads(int cylinder, int head, int sector, paddr at, int words)
{
    xxdp_does(HEADER);
    ck_octal(until(ERR | CRDY) & ERR, 0);
    int from = get(bus, RLMP) >> 7;
    word seek = (word)(MARK | (head ? HEAD1 : 0) | (from < cylinder ? INWARD : 0));
    int by = from < cylinder ? cylinder - from : from - cylinder;
    put(bus, RLDA, (word)(seek | by << 7));
    xxdp_does(SEEK);
    ck_octal(until(ERR | DRDY) & ERR, 0);
    put(bus, RLDA, rlda(cylinder, head, sector));
    put(bus, RLMP, (word)-words);
    put(bus, RLBA, (word)at);
    xxdp_does(READ);
    ck_octal(until(ERR | CRDY) & ERR, 0);
}

START_TEST(xxdp_changes_bit_by_bit)
{
    setup_bus();
    rl_fill(01000, 256, 0100);
    rl_move(RL1, 5, 1);
    rl_run(WRITE | RL1, rlda(5, 1, 2), 01000, 256);
    rl_run(WRITE | RL1, rlda(5, 1, 4), 01000, 256);
    rl_fill(01000, 256, 0);
    rl_move(RL1, 0, 0);
    put(bus, RLCS, RL1 | READ | CRDY); /* the ROM has left the drive's number */
    xxdp_reads(5, 1, 2, 02000, 256);
    ck_octal(bus->core[02000 / 2], 0100);
    ck_octal(bus->core[02776 / 2], 0477);
    xxdp_reads(5, 1, 4, 03000, 256); /* a seek by nothing */
    ck_octal(bus->core[03776 / 2], 0477);
    xxdp_reads(3, 0, 0, 04000, 256);
    ck_octal(bus->core[04000 / 2], 0);
}
END_TEST

/* 2.9BSD asks for the status until it is that of a drive at rest, sixteen times at most, and
 * takes the type from it. */
START_TEST(bsd_finds_the_type)
{
    setup_bus();
    for (word drive = 0; drive < 2; drive++) {
        int tries = 0;
        do {
            put(bus, RLDA, RST | GS);
            put(bus, RLCS, (word)(drive << 8 | STATUS));
            until(CRDY);
            tries++;
        } while ((look(bus, RLMP) & 0177477) != 035 && tries < 8);
        ck_assert_int_eq(tries, 1);
        ck_octal(get(bus, RLMP) & 0200, drive ? 0200 : 0);
    }
}
END_TEST

/* Its seeks are followed by the transfer at once, with IE: the control waits for the drive. */
START_TEST(bsd_transfers_behind_its_seek)
{
    setup_bus();
    rl_fill(01000, 512, 1);
    put(bus, RLCS, RL1 | HEADER);
    until(CRDY);
    ck_octal(get(bus, RLMP) & 0177700, 0);
    put(bus, RLDA, (word)(100 << 7 | INWARD | MARK));
    put(bus, RLCS, RL1 | SEEK);
    until(CRDY);
    ck_octal(get(bus, RLCS) & DRDY, 0);
    put(bus, RLDA, rlda(100, 0, 36)); /* the last block of the track */
    put(bus, RLBA, 01000);
    put(bus, RLMP, (word)-512);
    put(bus, RLCS, RL1 | IE | WRITE);
    until(CRDY);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(get(bus, RLCS) & (ERR | DE), 0);
    put(bus, RLDA, (word)(MARK | HEAD1)); /* the next one is on the other side */
    put(bus, RLCS, RL1 | SEEK);
    until(CRDY);
    put(bus, RLDA, rlda(100, 1, 0));
    put(bus, RLMP, (word)-512);
    put(bus, RLCS, RL1 | IE | READ);
    until(CRDY);
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(get(bus, RLCS) & ERR, 0);
    ck_octal(bus->core[01000 / 2], 1);
    ck_octal(bus->core[03000 / 2], 0);
}
END_TEST

/* A pack that has been changed: the first transfer fails by the drive's error, the status says
 * volume check, a reset takes it away, and the transfer is tried again. */
START_TEST(a_new_volume_is_taken_at_the_second_try)
{
    setup_bus();
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = rl_bench.pack[1] };
    drive_unload(&rl_bench.rl.board, 1);
    ck_assert_msg(drive_load(&rl_bench.rl.board, 1, &wish, error), "%s", error);
    word cs = get(bus, RLCS);
    for (int tries = 0; tries < 2; tries++) {
        put(bus, RLDA, 0);
        put(bus, RLBA, 01000);
        put(bus, RLMP, (word)-256);
        put(bus, RLCS, RL1 | IE | READ);
        until(CRDY);
        ck_octal(interrupt(bus), VECTOR);
        cs = get(bus, RLCS);
        if (!(cs & ERR))
            break;
        ck_octal(cs & DE, DE);
        put(bus, RLDA, GS);
        put(bus, RLCS, RL1 | STATUS);
        until(CRDY);
        ck_octal(get(bus, RLMP) & 01000, 01000);
        put(bus, RLDA, RST | GS);
        put(bus, RLCS, RL1 | STATUS);
        until(CRDY);
    }
    ck_octal(cs & (ERR | DE), 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("rl11 drivers");
    const TTest *const tests[] = { xxdp_changes_bit_by_bit, bsd_finds_the_type,
                                   bsd_transfers_behind_its_seek,
                                   a_new_volume_is_taken_at_the_second_try, NULL };
    rl_case(suite, "drivers", tests);
    return suite;
}

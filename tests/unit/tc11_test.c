/* The TC11: what every function does going forward and backward, its errors, and when, to the
 * ns. TC11 manual, chapter 3. */
#include "devices/tc11.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/backplane.h"

enum { TCST = 0777340, TCCM = 0777342, TCWC = 0777344, TCBA = 0777346, TCDT = 0777350 };
enum { /* TCCM with DO */
       STOP_ALL = 01,
       RNUM = 03,
       RDATA = 05,
       RALL = 07,
       STOP = 011,
       WTM = 013,
       WDATA = 015,
       WALL = 017,
       REV = 04000,
       UNIT1 = 0400,
       READY = 0200,
       IE = 0100
};
enum { /* TCST */
       ENDZ = 0100000,
       PAR = 040000,
       ILO = 010000,
       SELE = 04000,
       BLKM = 02000,
       DATM = 01000,
       NEX = 0400,
       UPS = 0200
};
enum { VECTOR = 0214, CORE = 32768, WORD = 200000, BLOCK = 53200000 };
enum { START = 120000000, STOPPING = 80000000, A_MOMENT = 20000 };

static struct {
    struct unibus bus;
    struct tc11 tc;
    char tape[2][32];
} m;
static struct unibus *const bus = &m.bus;

static void load(int unit, enum disk_mode mode)
{
    char error[DISK_ERROR];
    struct disk_wish wish = { .path = m.tape[unit], .mode = mode };
    ck_assert_msg(drive_load(&m.tc.board, unit, &wish, error), "%s", error);
}

/* Every word of block b is b * 8 + its index's low bits: all differ from their neighbours. */
static word word_on_tape(int block, int index)
{
    return (word)(block << 8 | index);
}

static void write_tape(const char *path)
{
    static byte bytes[TC_BYTES];
    for (int i = 0; i < TC_BYTES / 2; i++)
        word_put(bytes + 2 * i, word_on_tape(i / 256, i % 256));
    int fd = open(path, O_WRONLY);
    ck_assert_int_eq(write(fd, bytes, sizeof bytes), TC_BYTES);
    close(fd);
}

static void setup(void)
{
    memset(&m, 0, sizeof m);
    bus_create(bus, CORE);
    tc11_attach(&m.tc, bus);
    ck_assert(m.tc.board.disabled); /* out of its slot, until somebody wants it */
    ck_assert_ptr_null(bus_plug(bus, &m.tc.board));
    for (int i = 0; i < 2; i++) {
        strcpy(m.tape[i], "/tmp/fork11-tc-XXXXXX");
        close(mkstemp(m.tape[i]));
        write_tape(m.tape[i]);
        load(i, DISK_WRITE);
    }
    bus_init(bus);
}

static void teardown(void)
{
    for (int i = 0; i < 2; i++) {
        drive_unload(&m.tc.board, i);
        unlink(m.tape[i]);
    }
}

/* ns until READY. */
static int64_t to_ready(void)
{
    int64_t began = bus->sched.now;
    while (!(look(bus, TCCM) & READY)) {
        ck_assert_msg(bus->sched.first >= 0, "never ready");
        bus->sched.now = sched_first(&bus->sched);
        bus_events(bus);
    }
    ck_assert_int_lt(bus->sched.now - began, 60 * NS_PER_SEC);
    return bus->sched.now - began;
}

static word run(word cm)
{
    put(bus, TCCM, cm);
    to_ready();
    ck_octal(look(bus, TCCM) >> 15, (look(bus, TCST) & 0177400) != 0);
    return look(bus, TCST) & 0177400;
}

static word transfer(word cm, word ba, int words)
{
    put(bus, TCWC, (word)-words);
    put(bus, TCBA, ba);
    return run(cm);
}

/* The number of BLOCK has just passed, on the way forward or (REV) back: three blocks are
 * enough to turn round. */
static void find(int block, word way)
{
    int back = way & REV ? -1 : 1;
    while (run(RNUM | (way ^ REV)) == 0)
        if (back * (get(bus, TCDT) - block) <= -3)
            break;
    do
        ck_octal(run(RNUM | way), 0);
    while (get(bus, TCDT) != block);
}

static word word_in_file(int unit, int block, int index)
{
    byte bytes[2];
    int fd = open(m.tape[unit], O_RDONLY);
    ck_assert_int_eq(pread(fd, bytes, 2, block * 512 + index * 2), 2);
    close(fd);
    return word_get(bytes);
}

/* 18 bits, of which the upper two are clear, as they look from the other side. */
static unsigned other_way(unsigned bits)
{
    unsigned turned = 0;
    for (int i = 0; i < 18; i += 3)
        turned |= (7 - (bits >> i & 7)) << (15 - i);
    return turned;
}

/* --- registers ---------------------------------------------------------------------- */

START_TEST(registers_hold)
{
    ck_octal(get(bus, TCCM), READY);
    put(bus, TCWC, 0123456);
    ck_octal(get(bus, TCWC), 0123456);
    put(bus, TCBA, 0123457);
    ck_octal(get(bus, TCBA), 0123457);
    put(bus, TCDT, 0123456);
    ck_octal(get(bus, TCDT), 0123456);
    put(bus, TCST, 0177777);
    ck_octal(get(bus, TCST), 3);
    put(bus, TCCM, 0134760 | STOP_ALL); /* but for DO */
    to_ready();
    ck_octal(get(bus, TCCM), 034760);
}
END_TEST

START_TEST(init)
{
    put(bus, TCWC, 1);
    put(bus, TCBA, 1);
    put(bus, TCST, 3);
    put(bus, TCCM, RNUM | IE);
    pass(bus, START);
    bus_init(bus);
    ck_octal(get(bus, TCCM), READY);
    ck_octal(get(bus, TCST), 0);
    ck_octal(get(bus, TCWC), 0);
    ck_octal(get(bus, TCBA), 0);
    ck_octal(get(bus, TCDT), 0);
    pass(bus, NS_PER_SEC); /* and the tape stands */
    ck_assert_int_eq(m.tc.unit[0].motion, TC_STANDS);
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* --- block numbers ------------------------------------------------------------------ */

START_TEST(numbers_forward)
{
    for (int block = 0; block < 4; block++) {
        ck_octal(run(RNUM), 0);
        ck_octal(get(bus, TCDT), block);
        ck_octal(get(bus, TCST), UPS);
    }
}
END_TEST

START_TEST(numbers_backward)
{
    find(5, 0);
    ck_octal(run(RNUM | REV), 0);
    int first = get(bus, TCDT);
    ck_assert_int_le(first, 6); /* it has run on a little while it turned */
    for (int block = first - 1; block >= 0; block--) {
        ck_octal(run(RNUM | REV), 0);
        ck_octal(get(bus, TCDT), block);
    }
    ck_octal(run(RNUM | REV), ENDZ);
}
END_TEST

START_TEST(every_number)
{
    for (int block = 0; block < TC_BLOCKS; block++) {
        ck_octal(run(RNUM), 0);
        ck_octal(get(bus, TCDT), block);
    }
    ck_octal(run(RNUM), ENDZ);
    for (int block = TC_BLOCKS - 1; block >= 0; block--) {
        ck_octal(run(RNUM | REV), 0);
        ck_octal(get(bus, TCDT), block);
    }
    ck_octal(run(RNUM | REV), ENDZ);
}
END_TEST

/* --- data --------------------------------------------------------------------------- */

START_TEST(read_forward)
{
    find(100, 0);
    ck_octal(transfer(RDATA, 01000, 512), 0); /* two blocks */
    for (int i = 0; i < 512; i++)
        ck_octal(bus->core[01000 / 2 + i], word_on_tape(100 + i / 256, i % 256));
    ck_octal(get(bus, TCWC), 0);
    ck_octal(get(bus, TCBA), 03000);
    ck_octal(get(bus, TCDT), word_on_tape(101, 255));
}
END_TEST

/* The last word comes first, each of them as it was written. */
START_TEST(read_backward)
{
    find(102, REV); /* it is the next block that is read */
    ck_octal(transfer(RDATA | REV, 01000, 512), 0);
    for (int i = 0; i < 512; i++)
        ck_octal(bus->core[01000 / 2 + i], word_on_tape(102 - i / 256, 255 - i % 256));
}
END_TEST

START_TEST(write_forward)
{
    for (int i = 0; i < 300; i++)
        bus->core[01000 / 2 + i] = (word)(0100000 + i);
    find(7, 0);
    ck_octal(transfer(WDATA, 01000, 300), 0);
    ck_octal(get(bus, TCBA), 01000 + 600);
    for (int i = 0; i < 300; i++) { /* it is in the file */
        word is = word_in_file(0, 7 + i / 256, i % 256);
        ck_octal(is, (word)(0100000 + i));
    }
    ck_octal(word_in_file(0, 8, 44), 0); /* the rest of the block is filled */
    ck_octal(word_in_file(0, 8, 255), 0);
    ck_octal(word_in_file(0, 6, 255), word_on_tape(6, 255));
    ck_octal(word_in_file(0, 9, 0), word_on_tape(9, 0));
}
END_TEST

START_TEST(write_backward)
{
    for (int i = 0; i < 256; i++)
        bus->core[01000 / 2 + i] = (word)(0100000 + i);
    find(7, REV);
    ck_octal(transfer(WDATA | REV, 01000, 256), 0);
    for (int i = 0; i < 256; i++)
        ck_octal(word_in_file(0, 7, 255 - i), (word)(0100000 + i));
    find(7, 0);
    ck_octal(transfer(RDATA, 02000, 256), 0);
    ck_octal(bus->core[02000 / 2], (word)(0100000 + 255));
}
END_TEST

/* A short read brings no more than it should, but goes on to the block's end. */
START_TEST(part_of_a_block)
{
    find(3, 0);
    put(bus, TCWC, (word)-1);
    put(bus, TCBA, 01000);
    put(bus, TCCM, RDATA);
    /* the number's word has passed: three of header, 256 */
    ck_assert_int_eq(to_ready(), (3 + 256) * WORD);
    ck_octal(bus->core[01000 / 2], word_on_tape(3, 0));
    ck_octal(bus->core[01002 / 2], 0);
    ck_octal(get(bus, TCBA), 01002);
}
END_TEST

START_TEST(second_unit)
{
    drive_lock(&m.tc.board, 1, true);
    find(0, UNIT1);
    ck_octal(transfer(RDATA | UNIT1, 01000, 1), 0);
    ck_octal(bus->core[01000 / 2], word_on_tape(0, 0));
    ck_assert_int_eq(m.tc.unit[0].motion, TC_STANDS);
}
END_TEST

START_TEST(extended_memory)
{
    bus->core_bytes = 0760000;
    find(3, 0);
    put(bus, TCWC, (word)-2);
    put(bus, TCBA, 0177776);
    ck_octal(run(RDATA), 0);
    ck_octal(bus->core[0177776 / 2], word_on_tape(3, 0));
    ck_octal(bus->core[0200000 / 2], word_on_tape(3, 1));
    ck_octal(get(bus, TCCM) & 060, 020);
    ck_octal(get(bus, TCBA), 2);
}
END_TEST

/* --- all words ---------------------------------------------------------------------- */

/* Reads N words as they come. */
static void all_words(word cm, unsigned *words, int n)
{
    put(bus, TCCM, cm);
    for (int i = 0; i < n; i++) {
        to_ready();
        ck_octal(look(bus, TCST) & 0177400, 0);
        unsigned high = get(bus, TCST) & 3;
        words[i] = high << 16 | get(bus, TCDT); /* which takes READY away */
        ck_octal(look(bus, TCCM) & READY, 0);
    }
}

START_TEST(all_forward)
{
    unsigned words[270], sum = 077;
    find(9, 0);
    all_words(RALL, words, 270);
    ck_octal(words[0], 077); /* the checksum for the way back */
    for (int i = 0; i < 256; i++) {
        ck_octal(words[1 + i], word_on_tape(9, i));
        unsigned bits = ~words[1 + i] & 0777777;
        sum ^= bits ^ bits >> 6 ^ bits >> 12;
    }
    ck_octal(words[257], (sum & 077) << 12);
    ck_octal(words[258], 0);
    ck_octal(words[260], other_way(9));
    ck_octal(words[261], 0);
    ck_octal(words[263], 10); /* and the next block's number */
    ck_octal(words[266], 077);
    ck_octal(words[267], word_on_tape(10, 0));
}
END_TEST

START_TEST(all_backward)
{
    unsigned words[264];
    find(9, REV);
    all_words(RALL | REV, words, 264);
    for (int i = 0; i < 256; i++)
        ck_octal(words[1 + i], other_way(word_on_tape(9, 255 - i)));
    ck_octal(words[260], other_way(9)); /* seen from behind */
    ck_octal(words[263], 8);            /* and the number for this way */
}
END_TEST

START_TEST(write_all)
{
    find(4, 0);
    put(bus, TCCM, WALL);
    for (int i = 0; i < 262; i++) {
        to_ready();
        put(bus, TCDT, (word)(0100000 + i));
        ck_octal(look(bus, TCCM) & READY, 0);
    }
    to_ready();
    put(bus, TCCM, STOP);
    for (int i = 0; i < 256; i++)
        ck_octal(word_in_file(0, 4, i),
                 (word)(0100001 + i)); /* one went by as checksum */
    ck_octal(word_in_file(0, 5, 0), word_on_tape(5, 0));
}
END_TEST

START_TEST(write_all_backward)
{
    find(4, REV);
    put(bus, TCCM, WALL | REV);
    for (int i = 0; i < 3; i++) {
        to_ready();
        put(bus, TCST, 0);
        put(bus, TCDT, 0123456);
    }
    to_ready();
    put(bus, TCCM, STOP | REV);
    ck_octal(word_in_file(0, 4, 255), (word)other_way(0123456));
    ck_octal(word_in_file(0, 4, 254), (word)other_way(0123456));
    ck_octal(word_in_file(0, 4, 253), word_on_tape(4, 253));
}
END_TEST

START_TEST(data_missed)
{
    find(9, 0);
    put(bus, TCCM, RALL);
    to_ready();
    pass(bus, 2 * WORD); /* nobody took the word */
    ck_octal(look(bus, TCST) & 0177400, DATM);
}
END_TEST

/* --- errors ------------------------------------------------------------------------- */

START_TEST(select_error)
{
    ck_octal(run(RNUM | UNIT1 * 2), SELE);
    ck_octal(run(STOP_ALL | UNIT1 * 2), 0); /* needs no drive */
    drive_enable(&m.tc.board, 1, false);
    ck_octal(run(RDATA | UNIT1), SELE);
}
END_TEST

START_TEST(illegal)
{
    ck_octal(run(WTM), ILO); /* its switch is off */
    drive_lock(&m.tc.board, 0, true);
    ck_octal(run(WDATA), ILO);
    ck_octal(run(WALL), ILO);
    ck_octal(run(RNUM), 0);
    drive_unload(&m.tc.board, 1);
    load(1, DISK_READONLY);
    ck_octal(run(WDATA | UNIT1), ILO);
}
END_TEST

/* An illegal command stops a tape that runs. */
START_TEST(illegal_stops)
{
    find(3, 0);
    put(bus, TCCM, WTM);
    ck_octal(get(bus, TCST), ILO);
    ck_octal(get(bus, TCCM) & 0100200, 0100200);
    ck_assert_int_eq(m.tc.unit[0].motion, TC_STOPS);
}
END_TEST

START_TEST(block_missed)
{
    find(3, 0);
    pass(bus, 3 * WORD + 1);
    ck_octal(transfer(RDATA, 01000, 1), BLKM);
    find(3, REV);
    pass(bus, 10 * WORD);
    ck_octal(transfer(WDATA | REV, 01000, 1), BLKM);
    find(3, 0);
    pass(bus, 2 * WORD); /* into the checksum: too late for all its words */
    ck_octal(run(RALL), BLKM);
}
END_TEST

START_TEST(no_memory)
{
    find(3, 0);
    ck_octal(transfer(RDATA, CORE - 2, 3), NEX);
    ck_octal(bus->core[CORE / 2 - 1], word_on_tape(3, 0));
    ck_octal(get(bus, TCBA), CORE);
    ck_octal(get(bus, TCWC), (word)-2);
    find(3, 0);
    bus->core[CORE / 2 - 1] = 0123456;
    ck_octal(transfer(WDATA, CORE - 2, 3), NEX);
    ck_octal(word_in_file(0, 3, 0), 0123456); /* what came is on the tape */
    ck_octal(word_in_file(0, 3, 1), word_on_tape(3, 1));
}
END_TEST

START_TEST(end_zone_in_a_transfer)
{
    find(577, 0);
    ck_octal(transfer(RDATA, 01000, 257), ENDZ);
    ck_octal(get(bus, TCWC), (word)-1);
    find(0, REV);
    ck_octal(transfer(RDATA | REV, 01000, 257), ENDZ);
}
END_TEST

/* ERR is a 0 to write, alone in a byte or a word; DO clears the errors as well. */
START_TEST(errors_are_cleared)
{
    ck_octal(run(WTM), ILO);
    put(bus, TCCM, 0100000);
    ck_octal(get(bus, TCST), ILO);
    ck_assert(bus_write(bus, TCCM, 0, LOW_BYTE));
    ck_octal(get(bus, TCST), ILO);
    ck_assert(bus_write(bus, TCCM, 0, HIGH_BYTE));
    ck_octal(get(bus, TCST), 0);
    ck_octal(run(WTM), ILO);
    ck_octal(run(STOP_ALL), 0);
}
END_TEST

START_TEST(host_fails)
{
    int fd = m.tc.unit[0].drive.disk.fd;
    find(3, 0);
    m.tc.unit[0].drive.disk.fd = -1;
    ck_octal(transfer(RDATA, 01000, 1), PAR);
    ck_assert_int_ne(bus->host_errno, 0);
    m.tc.unit[0].drive.disk.fd = fd;
    find(3, 0);
    put(bus, TCWC, (word)-256);
    put(bus, TCBA, 01000);
    put(bus, TCCM, WDATA);
    pass(bus, 100 * WORD);
    m.tc.unit[0].drive.disk.fd = -1;
    to_ready();
    ck_octal(look(bus, TCST) & 0177400, PAR);
    m.tc.unit[0].drive.disk.fd = fd;
}
END_TEST

/* INIT in the midst of a block: what was written of it is on the tape. */
START_TEST(cut_short)
{
    bus->core[01000 / 2] = bus->core[01002 / 2] = 0123456;
    find(3, 0);
    put(bus, TCWC, (word)-256);
    put(bus, TCBA, 01000);
    put(bus, TCCM, WDATA);
    pass(bus, 5 * WORD);
    bus_init(bus);
    ck_octal(word_in_file(0, 3, 1), 0123456);
    ck_octal(word_in_file(0, 3, 2), word_on_tape(3, 2));
}
END_TEST

START_TEST(taken_off_while_it_runs)
{
    find(3, 0);
    put(bus, TCWC, (word)-256);
    put(bus, TCCM, RDATA | IE);
    drive_unload(&m.tc.board, 0);
    to_ready();
    ck_octal(look(bus, TCST), SELE);
    ck_octal(interrupt(bus), VECTOR);
    pass(bus, NS_PER_SEC);
}
END_TEST

/* A tape that runs and is no longer selected runs off its reel. */
START_TEST(runs_off)
{
    find(3, 0);
    put(bus, TCCM, RNUM | UNIT1);
    pass(bus, 40 * NS_PER_SEC);
    ck_assert(!m.tc.unit[0].drive.disk.attached);
    ck_assert(m.tc.unit[1].drive.disk.attached); /* the end zone has stopped that one */
}
END_TEST

/* --- interrupts --------------------------------------------------------------------- */

START_TEST(interrupts)
{
    word vector;
    put(bus, TCCM, IE); /* READY is up */
    ck_octal(interrupt(bus), VECTOR);
    put(bus, TCCM, RNUM | IE);
    ck_octal(interrupt(bus), 0);
    to_ready();
    ck_assert(!bus_grant(bus, 6, &vector)); /* BR6 */
    ck_assert(bus_grant(bus, 5, &vector));
    ck_octal(vector, VECTOR);
    pass(bus, NS_PER_SEC);
    ck_octal(interrupt(bus), 0); /* no further number, no further interrupt */
    put(bus, TCCM, RNUM | IE | REV);
    to_ready();
    put(bus, TCCM, RNUM | IE); /* DO takes the request back */
    ck_octal(interrupt(bus), 0);
}
END_TEST

START_TEST(interrupt_on_error)
{
    put(bus, TCCM, RNUM | IE | UNIT1 * 2);
    ck_octal(interrupt(bus), VECTOR);
    put(bus, TCCM, RNUM | REV | IE); /* into the end zone */
    to_ready();
    ck_octal(interrupt(bus), VECTOR);
    ck_octal(get(bus, TCST), ENDZ);
}
END_TEST

/* --- time --------------------------------------------------------------------------- */

/* From the middle of the end zone: backward it is known when full speed is reached, 60 ms of
 * tape further; it takes 40 to stop, 60 to start the other way, and the number ends with the
 * first block's second word. */
START_TEST(first_number)
{
    put(bus, TCCM, RNUM | REV);
    ck_assert_int_eq(to_ready(), START + A_MOMENT);
    ck_octal(get(bus, TCST), ENDZ);
    put(bus, TCCM, RNUM);
    int64_t from_here = to_ready();
    ck_octal(get(bus, TCDT), 0);
    int64_t turn = STOPPING - A_MOMENT + START, back = 60000000 + 40000000 - 60000000;
    ck_assert_int_eq(from_here, turn + back + TC_END_ZONE / 2 + TC_BUFFER + 2 * WORD);
}
END_TEST

START_TEST(next_number)
{
    find(3, 0);
    put(bus, TCCM, RNUM);
    ck_assert_int_eq(to_ready(), BLOCK);
    put(bus, TCCM, STOP);
    ck_assert_int_eq(to_ready(), A_MOMENT);
    ck_octal(get(bus, TCST), 0); /* not at speed any more */
    pass(bus, STOPPING);
    ck_assert_int_eq(m.tc.unit[0].motion, TC_STANDS);
}
END_TEST

/* 80 ms to stop, 120 to start the other way, and from 20 ms nearer back to where it turned. */
START_TEST(turn_round)
{
    find(3, 0);
    int64_t here = tc11_place(&m.tc, 0);
    put(bus, TCCM, RNUM | REV);
    pass(bus, STOPPING + START - 1);
    ck_octal(get(bus, TCST), 0);
    pass(bus, 1);
    ck_octal(get(bus, TCST), UPS);
    ck_assert_int_eq(tc11_place(&m.tc, 0), here + 40000000 - 60000000);
}
END_TEST

/* A tape that is told to go on while it stops has not lost all its speed. */
START_TEST(called_back)
{
    find(3, 0);
    put(bus, TCCM, STOP);
    pass(bus, STOPPING / 4);
    put(bus, TCCM, RNUM);
    pass(bus, START / 4 - 1);
    ck_octal(get(bus, TCST), 0);
    pass(bus, 1);
    ck_octal(get(bus, TCST), UPS);
}
END_TEST

/* And one that is stopped soon after its start has little to lose. */
START_TEST(stopped_soon)
{
    put(bus, TCCM, RNUM);
    pass(bus, START / 4);
    put(bus, TCCM, STOP);
    pass(bus, STOPPING / 4 - 1);
    ck_assert_int_eq(m.tc.unit[0].motion, TC_STOPS);
    pass(bus, 1);
    ck_assert_int_eq(m.tc.unit[0].motion, TC_STANDS);
    /* half of full speed for a quarter of it: (30 * 1/4 + 20 * 1/4) / 2 ms */
    ck_assert_int_eq(tc11_place(&m.tc, 0) - TC_END_ZONE / 2, 6250000);
}
END_TEST

/* Whatever is written to TCCM, and whenever: nothing breaks, and the tape stays in one piece. */
START_TEST(random_commands)
{
    srandom(11);
    for (int i = 0; i < 3000; i++) {
        paddr at = TCST + (paddr)(random() % 5 * 2);
        ck_assert(
            bus_write(bus, at, (word)random(), random() % 3 ? WHOLE_WORD : LOW_BYTE));
        get(bus, TCDT);
        pass(bus, random() % (200 * NS_PER_MS));
        for (int unit = 0; unit < 2; unit++)
            if (!m.tc.unit[unit].drive.disk.attached)
                load(unit, DISK_WRITE);
        int64_t place = tc11_place(&m.tc, 0);
        ck_assert(place > -TC_END_ZONE && place < TC_LENGTH + TC_END_ZONE);
    }
}
END_TEST

Suite *unit_suite(void)
{
    const TTest *const tests[] = { registers_hold,
                                   init,
                                   numbers_forward,
                                   numbers_backward,
                                   every_number,
                                   read_forward,
                                   read_backward,
                                   write_forward,
                                   write_backward,
                                   part_of_a_block,
                                   second_unit,
                                   extended_memory,
                                   all_forward,
                                   all_backward,
                                   write_all,
                                   write_all_backward,
                                   data_missed,
                                   select_error,
                                   illegal,
                                   illegal_stops,
                                   block_missed,
                                   no_memory,
                                   end_zone_in_a_transfer,
                                   errors_are_cleared,
                                   host_fails,
                                   cut_short,
                                   taken_off_while_it_runs,
                                   runs_off,
                                   interrupts,
                                   interrupt_on_error,
                                   first_number,
                                   next_number,
                                   turn_round,
                                   called_back,
                                   stopped_soon,
                                   random_commands,
                                   NULL };
    Suite *suite = suite_create("tc11");
    TCase *t = tcase_create("tc11");
    tcase_add_checked_fixture(t, setup, teardown);
    for (int i = 0; tests[i]; i++)
        tcase_add_test(t, tests[i]);
    suite_add_tcase(suite, t);
    return suite;
}

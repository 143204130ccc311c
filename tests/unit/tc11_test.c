/* The TC11: its registers, and what every function does going forward and backward. TC11 manual,
 * chapter 3. */
#include "tests/unit/tc11_rig.h"

static struct unibus *const bus = &tc_bench.bus;

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
    tc_to_ready();
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
    ck_assert_int_eq(tc_bench.tc.unit[0].motion, TC_STANDS);
    ck_octal(interrupt(bus), 0);
}
END_TEST

/* --- block numbers ------------------------------------------------------------------ */

START_TEST(numbers_forward)
{
    for (int block = 0; block < 4; block++) {
        ck_octal(tc_obey(RNUM), 0);
        ck_octal(get(bus, TCDT), block);
        ck_octal(get(bus, TCST), UPS);
    }
}
END_TEST

START_TEST(numbers_backward)
{
    tc_find(5, 0);
    ck_octal(tc_obey(RNUM | REV), 0);
    int first = get(bus, TCDT);
    ck_assert_int_le(first, 6); /* it has run on a little while it turned */
    for (int block = first - 1; block >= 0; block--) {
        ck_octal(tc_obey(RNUM | REV), 0);
        ck_octal(get(bus, TCDT), block);
    }
    ck_octal(tc_obey(RNUM | REV), ENDZ);
}
END_TEST

START_TEST(every_number)
{
    for (int block = 0; block < TC_BLOCKS; block++) {
        ck_octal(tc_obey(RNUM), 0);
        ck_octal(get(bus, TCDT), block);
    }
    ck_octal(tc_obey(RNUM), ENDZ);
    for (int block = TC_BLOCKS - 1; block >= 0; block--) {
        ck_octal(tc_obey(RNUM | REV), 0);
        ck_octal(get(bus, TCDT), block);
    }
    ck_octal(tc_obey(RNUM | REV), ENDZ);
}
END_TEST

/* --- data --------------------------------------------------------------------------- */

START_TEST(read_forward)
{
    tc_find(100, 0);
    ck_octal(tc_transfer(RDATA, 01000, 512), 0); /* two blocks */
    for (int i = 0; i < 512; i++)
        ck_octal(bus->core[01000 / 2 + i], tc_on_tape(100 + i / 256, i % 256));
    ck_octal(get(bus, TCWC), 0);
    ck_octal(get(bus, TCBA), 03000);
    ck_octal(get(bus, TCDT), tc_on_tape(101, 255));
}
END_TEST

/* The last word comes first, each of them as it was written. */
START_TEST(read_backward)
{
    tc_find(102, REV); /* it is the next block that is read */
    ck_octal(tc_transfer(RDATA | REV, 01000, 512), 0);
    for (int i = 0; i < 512; i++)
        ck_octal(bus->core[01000 / 2 + i], tc_on_tape(102 - i / 256, 255 - i % 256));
}
END_TEST

START_TEST(write_forward)
{
    for (int i = 0; i < 300; i++)
        bus->core[01000 / 2 + i] = (word)(0100000 + i);
    tc_find(7, 0);
    ck_octal(tc_transfer(WDATA, 01000, 300), 0);
    ck_octal(get(bus, TCBA), 01000 + 600);
    for (int i = 0; i < 300; i++) { /* it is in the file */
        word is = tc_in_file(0, 7 + i / 256, i % 256);
        ck_octal(is, (word)(0100000 + i));
    }
    ck_octal(tc_in_file(0, 8, 44), 0); /* the rest of the block is filled */
    ck_octal(tc_in_file(0, 8, 255), 0);
    ck_octal(tc_in_file(0, 6, 255), tc_on_tape(6, 255));
    ck_octal(tc_in_file(0, 9, 0), tc_on_tape(9, 0));
}
END_TEST

START_TEST(write_backward)
{
    for (int i = 0; i < 256; i++)
        bus->core[01000 / 2 + i] = (word)(0100000 + i);
    tc_find(7, REV);
    ck_octal(tc_transfer(WDATA | REV, 01000, 256), 0);
    for (int i = 0; i < 256; i++)
        ck_octal(tc_in_file(0, 7, 255 - i), (word)(0100000 + i));
    tc_find(7, 0);
    ck_octal(tc_transfer(RDATA, 02000, 256), 0);
    ck_octal(bus->core[02000 / 2], (word)(0100000 + 255));
}
END_TEST

/* A short read brings no more than it should, but goes on to the block's end. */
START_TEST(part_of_a_block)
{
    tc_find(3, 0);
    put(bus, TCWC, (word)-1);
    put(bus, TCBA, 01000);
    put(bus, TCCM, RDATA);
    /* the number's word has passed: three of header, 256 */
    ck_assert_int_eq(tc_to_ready(), (3 + 256) * WORD);
    ck_octal(bus->core[01000 / 2], tc_on_tape(3, 0));
    ck_octal(bus->core[01002 / 2], 0);
    ck_octal(get(bus, TCBA), 01002);
}
END_TEST

START_TEST(second_unit)
{
    drive_lock(&tc_bench.tc.board, 1, true);
    tc_find(0, UNIT1);
    ck_octal(tc_transfer(RDATA | UNIT1, 01000, 1), 0);
    ck_octal(bus->core[01000 / 2], tc_on_tape(0, 0));
    ck_assert_int_eq(tc_bench.tc.unit[0].motion, TC_STANDS);
}
END_TEST

START_TEST(extended_memory)
{
    bus->core_bytes = 0760000;
    tc_find(3, 0);
    put(bus, TCWC, (word)-2);
    put(bus, TCBA, 0177776);
    ck_octal(tc_obey(RDATA), 0);
    ck_octal(bus->core[0177776 / 2], tc_on_tape(3, 0));
    ck_octal(bus->core[0200000 / 2], tc_on_tape(3, 1));
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
        tc_to_ready();
        ck_octal(look(bus, TCST) & 0177400, 0);
        unsigned high = get(bus, TCST) & 3;
        words[i] = high << 16 | get(bus, TCDT); /* which takes READY away */
        ck_octal(look(bus, TCCM) & READY, 0);
    }
}

START_TEST(all_forward)
{
    unsigned words[270], sum = 077;
    tc_find(9, 0);
    all_words(RALL, words, 270);
    ck_octal(words[0], 077); /* the checksum for the way back */
    for (int i = 0; i < 256; i++) {
        ck_octal(words[1 + i], tc_on_tape(9, i));
        unsigned bits = ~words[1 + i] & 0777777;
        sum ^= bits ^ bits >> 6 ^ bits >> 12;
    }
    ck_octal(words[257], (sum & 077) << 12);
    ck_octal(words[258], 0);
    ck_octal(words[260], other_way(9));
    ck_octal(words[261], 0);
    ck_octal(words[263], 10); /* and the next block's number */
    ck_octal(words[266], 077);
    ck_octal(words[267], tc_on_tape(10, 0));
}
END_TEST

START_TEST(all_backward)
{
    unsigned words[264];
    tc_find(9, REV);
    all_words(RALL | REV, words, 264);
    for (int i = 0; i < 256; i++)
        ck_octal(words[1 + i], other_way(tc_on_tape(9, 255 - i)));
    ck_octal(words[260], other_way(9)); /* seen from behind */
    ck_octal(words[263], 8);            /* and the number for this way */
}
END_TEST

START_TEST(write_all)
{
    tc_find(4, 0);
    put(bus, TCCM, WALL);
    for (int i = 0; i < 262; i++) {
        tc_to_ready();
        put(bus, TCDT, (word)(0100000 + i));
        ck_octal(look(bus, TCCM) & READY, 0);
    }
    tc_to_ready();
    put(bus, TCCM, STOP);
    for (int i = 0; i < 256; i++)
        ck_octal(tc_in_file(0, 4, i), (word)(0100001 + i)); /* one went by as checksum */
    ck_octal(tc_in_file(0, 5, 0), tc_on_tape(5, 0));
}
END_TEST

START_TEST(write_all_backward)
{
    tc_find(4, REV);
    put(bus, TCCM, WALL | REV);
    for (int i = 0; i < 3; i++) {
        tc_to_ready();
        put(bus, TCST, 0);
        put(bus, TCDT, 0123456);
    }
    tc_to_ready();
    put(bus, TCCM, STOP | REV);
    ck_octal(tc_in_file(0, 4, 255), (word)other_way(0123456));
    ck_octal(tc_in_file(0, 4, 254), (word)other_way(0123456));
    ck_octal(tc_in_file(0, 4, 253), tc_on_tape(4, 253));
}
END_TEST

START_TEST(data_missed)
{
    tc_find(9, 0);
    put(bus, TCCM, RALL);
    tc_to_ready();
    pass(bus, 2 * WORD); /* nobody took the word */
    ck_octal(look(bus, TCST) & 0177400, DATM);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("tc11");
    const TTest *const registers[] = { registers_hold, init, NULL };
    const TTest *const block_numbers[] = { numbers_forward, numbers_backward,
                                           every_number, NULL };
    const TTest *const data[] = { read_forward,    read_backward,
                                  write_forward,   write_backward,
                                  part_of_a_block, second_unit,
                                  extended_memory, NULL };
    const TTest *const all_words[] = { all_forward,        all_backward, write_all,
                                       write_all_backward, data_missed,  NULL };
    tc_case(suite, "registers", registers);
    tc_case(suite, "block numbers", block_numbers);
    tc_case(suite, "data", data);
    tc_case(suite, "all words", all_words);
    return suite;
}

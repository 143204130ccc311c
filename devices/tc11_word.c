/* TC11: the words of a block, between the tape and memory (NPR) or TCDT. TC11 manual, chapter
 * 3. A tape that goes backward shows each word's six lines in the other order, and every bit
 * the other way: read data and write data set that right, read all and write all do not. The
 * file keeps 16 of a word's 18 bits; the two above are zero. */
#include <errno.h>

#include "devices/tc11_parts.h"

enum { EIGHTEEN_BITS = 0777777, CHECKSUM_BITS = 077 };
enum { NUMBER = 1, CHECKSUM = 4 };

static struct disk *tape_of(struct tc11 *tc)
{
    return &tc->unit[tc->buffered_unit].drive.disk;
}

static word host_failed(struct tc11 *tc)
{
    tc->board.bus->host_errno = errno;
    return TCST_PAR;
}

word tc_keep(struct tc11 *tc)
{
    int64_t at = (int64_t)tc->buffered * TC_BLOCK_BYTES;
    if (!tc->dirty)
        return 0;
    tc->dirty = false;
    return disk_write(tape_of(tc), at, tc->buffer, TC_BLOCK_BYTES) ? 0 : host_failed(tc);
}

/* BUFFER becomes the block that passes. */
static word fetch(struct tc11 *tc)
{
    if (tc->buffered == tc->block && tc->buffered_unit == tc_number(tc) && tc->dirty)
        return 0;
    word errors = tc_keep(tc);
    tc->buffered_unit = tc_number(tc);
    tc->buffered = tc->block;
    int64_t at = (int64_t)tc->block * TC_BLOCK_BYTES;
    if (!disk_read(tape_of(tc), at, tc->buffer, TC_BLOCK_BYTES))
        errors |= host_failed(tc);
    return errors;
}

static byte *word_of(struct tc11 *tc)
{
    return tc->buffer + 2 * (tc->index - TC_HEAD_WORDS);
}

static void count(struct tc11 *tc)
{
    paddr at = (tc_bus_address(tc) + 2) & (ADDRESSES - 1);
    tc->tcba = (word)at;
    tc->tccm = word_merge(tc->tccm, (word)(at >> 12), TCCM_MEX);
    tc->counted = ++tc->tcwc == 0;
    tc->note.words++;
}

static word write_word(struct tc11 *tc)
{
    tc->tcdt = 0; /* the rest of a block is filled with zeros */
    if (!tc->counted) {
        if (!bus_read(tc->board.bus, tc_bus_address(tc), &tc->tcdt))
            return TCST_NEX;
        count(tc);
    }
    word_put(word_of(tc), tc->tcdt);
    tc->dirty = true;
    return 0;
}

static word read_word(struct tc11 *tc)
{
    if (tc->counted)
        return 0;
    tc->tcdt = word_get(word_of(tc));
    tc->tcst &= (word)~TCST_XD;
    if (!bus_write(tc->board.bus, tc_bus_address(tc), tc->tcdt, WHOLE_WORD))
        return TCST_NEX;
    count(tc);
    return 0;
}

word tc_data_word(struct tc11 *tc)
{
    tc_note_word(tc);
    bool first =
        tc->index == TC_HEAD_WORDS || tc->index == TC_HEAD_WORDS + TC_BLOCK_WORDS - 1;
    bool other = tc->buffered != tc->block || tc->buffered_unit != tc_number(tc);
    word errors = first || other ? fetch(tc) : 0;
    if (errors)
        return errors;
    return tc_function(tc) == TC_WRITE_DATA ? write_word(tc) : read_word(tc);
}

/* 18 bits as they look when the tape goes the other way. */
static uint32_t other_way(uint32_t bits)
{
    uint32_t turned = 0;
    for (int line = 0; line < 6; line++)
        turned = turned << 3 | (~bits >> (3 * line) & 7);
    return turned;
}

/* Six bits: the exclusive or of all the block's sixes, complemented. */
static uint32_t checksum(const struct tc11 *tc)
{
    uint32_t sum = CHECKSUM_BITS;
    for (int i = 0; i < TC_BLOCK_WORDS; i++) {
        uint32_t bits = ~(uint32_t)word_get(tc->buffer + 2 * i) & EIGHTEEN_BITS;
        sum ^= bits >> 12 ^ bits >> 6 ^ bits;
    }
    return sum & CHECKSUM_BITS;
}

/* What stands in a header or trailer, as seen going forward. */
static uint32_t header_word(const struct tc11 *tc)
{
    switch (tc->index) {
    case NUMBER:
        return (uint32_t)tc->block;
    case CHECKSUM:
        return CHECKSUM_BITS;
    case TC_ALL_WORDS - 1 - CHECKSUM:
        return checksum(tc) << 12;
    case TC_ALL_WORDS - 1 - NUMBER:
        return other_way((uint32_t)tc->block);
    default:
        return 0;
    }
}

static bool is_data(const struct tc11 *tc)
{
    return tc->index >= TC_HEAD_WORDS && tc->index < TC_HEAD_WORDS + TC_BLOCK_WORDS;
}

static word show_word(struct tc11 *tc, bool backward)
{
    word errors = fetch(tc);
    uint32_t bits = is_data(tc) ? word_get(word_of(tc)) : header_word(tc);
    if (backward)
        bits = other_way(bits);
    tc->tcdt = (word)bits;
    tc->tcst = word_merge(tc->tcst, (word)(bits >> 16), TCST_XD);
    return errors;
}

/* Only data is written: the headers are the formatter's. */
static word place_word(struct tc11 *tc, bool backward)
{
    uint32_t bits = (uint32_t)(tc->tcst & TCST_XD) << 16 | tc->tcdt;
    if (!is_data(tc))
        return 0;
    word errors = fetch(tc);
    word_put(word_of(tc), (word)(backward ? other_way(bits) : bits));
    tc->dirty = true;
    return errors;
}

word tc_any_word(struct tc11 *tc)
{
    bool backward = tc->unit[tc_number(tc)].backward;
    return tc_function(tc) == TC_WRITE_ALL ? place_word(tc, backward)
                                           : show_word(tc, backward);
}

/* TM11: the data of one record, between the tape and memory (NPR), a byte at a time, and
 * the two characters that check it. TM11 manual, chapter 3; ANSI X3.22 for the checks. */
#include "devices/tm11_parts.h"

#include <errno.h>

enum {
    PARITY = 0400,        /* the ninth track */
    MARK_CHARACTER = 023, /* a tape mark, and its LPC */
    MARK_SEVEN = 017,     /* the same on seven channels */
    MARK_DUMPED = 0377,   /* there, two of them make a byte of a core dump */
    SEVEN_CHANNELS = 077,
    HALF_BYTE = 017,
    CHARACTER = 0777,
    CRC_TAPS = 074,
    CRC_PLAIN = 050, /* the two tracks whose CRC bit is not complemented */
    PIECE = 512
};

/* One byte has passed between memory and the control. */
static void count(struct tm11 *tm)
{
    paddr at = (tm_bus_address(tm) + 1) & (ADDRESSES - 1);
    tm_note_byte(tm);
    tm->mtcma = (word)at;
    tm->mtc = word_merge(tm->mtc, (word)(at >> 12), MTC_MEX);
    tm->mtbrc++;
}

static bool to_memory(struct tm11 *tm, byte c)
{
    paddr at = tm_bus_address(tm);
    word data = at & 1 ? (word)(c << 8) : c;
    if (!bus_write(tm->board.bus, at, data, at & 1 ? HIGH_BYTE : LOW_BYTE))
        return false;
    count(tm);
    return true;
}

static bool from_memory(struct tm11 *tm, byte *c)
{
    paddr at = tm_bus_address(tm);
    word data;
    if (!bus_read(tm->board.bus, at, &data))
        return false;
    *c = (byte)(at & 1 ? data >> 8 : data);
    count(tm);
    return true;
}

static bool core_dump(const struct tm11 *tm)
{
    return (tm->mtc & MTC_DENSITY) == MTC_DENSITY;
}

static bool seven_channels(const struct tm11 *tm)
{
    return tm_selected(tm)->drive.type != 0;
}

/* A character of seven channels has six bits of data; a core dump puts each byte into two of
 * them, and the file keeps the byte. */
static byte channels(const struct tm11 *tm)
{
    return seven_channels(tm) && !core_dump(tm) ? SEVEN_CHANNELS : LOW_BYTE;
}

static word with_parity(byte c, bool even)
{
    bool odd = false;
    for (int bits = c; bits; bits &= bits - 1)
        odd = !odd;
    return odd == even ? c | PARITY : c;
}

/* Character C joins the checks: the CRC register is turned right by one, with taps. */
static void check(struct tm11 *tm, word c)
{
    word crc = tm->crc ^ c;
    tm->crc = crc & 1 ? (word)((crc >> 1 | PARITY) ^ CRC_TAPS) : (word)(crc >> 1);
    tm->lpc ^= c;
}

static void check_byte(struct tm11 *tm, byte c, bool even)
{
    if (seven_channels(tm) && core_dump(tm)) {
        check(tm, with_parity(c & HALF_BYTE, even));
        check(tm, with_parity(c >> 4, even));
    } else {
        check(tm, with_parity(c, even));
    }
}

static void check_begin(struct tm11 *tm)
{
    tm->crc = tm->lpc = 0;
}

/* What stands in MTD afterwards: the CRC character, or the LPC. Seven channels have no CRC. */
static void check_end(struct tm11 *tm)
{
    bool lpc = tm->mtrd & MTRD_LPC;
    if (!seven_channels(tm)) {
        tm->crc ^= CHARACTER & ~CRC_PLAIN;
        tm->lpc ^= tm->crc;
    }
    tm->data = lpc || seven_channels(tm) ? tm->lpc : tm->crc;
}

/* A tape's file that the host cannot read or write is bad tape. */
static word host_failed(struct tm11 *tm)
{
    tm->board.bus->host_errno = errno;
    return MTS_BTE;
}

static bool even_wanted(const struct tm11 *tm)
{
    return tm->mtc & MTC_EVEN;
}

/* N bytes of a record: memory takes them until WANTED is used up or it has no more room. */
static word take(struct tm11 *tm, const byte *data, size_t n, uint32_t *wanted)
{
    word errors = 0;
    for (size_t i = 0; i < n; i++) {
        byte c = data[i] & channels(tm);
        check_byte(tm, c, tm_selected(tm)->even);
        if (*wanted == 0)
            continue;
        (*wanted)--;
        if (to_memory(tm, c))
            continue;
        errors = MTS_NXM;
        *wanted = 0;
    }
    return errors;
}

word tm_record_read(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    uint32_t wanted = 0200000u - tm->mtbrc;
    word errors = tm->item.bad || u->even != even_wanted(tm) ? MTS_PAE : 0;
    if (tm->item.bytes > wanted)
        errors |= MTS_RLE;
    check_begin(tm);
    byte data[PIECE];
    for (uint32_t done = 0; done < tm->item.bytes; done += PIECE) {
        uint32_t n = tm->item.bytes - done < PIECE ? tm->item.bytes - done : PIECE;
        if (!disk_read(&u->drive.disk, tm->item.data + done, data, n))
            return errors | host_failed(tm);
        errors |= take(tm, data, n, &wanted);
    }
    check_end(tm);
    return errors;
}

/* A mark is a record of one character; it comes to memory like any, and so does its LPC. */
word tm_mark_read(struct tm11 *tm)
{
    bool seven = seven_channels(tm);
    byte c = seven ? core_dump(tm) ? MARK_DUMPED : MARK_SEVEN : MARK_CHARACTER;
    bool lpc = c != MARK_DUMPED && tm->mtbrc != 0177777;
    tm->data = seven ? MARK_SEVEN : MARK_CHARACTER;
    if (!to_memory(tm, c) || (lpc && !to_memory(tm, c)))
        return MTS_EOF | MTS_NXM;
    return MTS_EOF;
}

/* What memory gave before it ran out is on the tape. */
word tm_record_write(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    byte data[MAGTAPE_MOST];
    uint32_t n = 0;
    check_begin(tm);
    while (n < tm->item.bytes && from_memory(tm, &data[n])) {
        data[n] &= channels(tm);
        check_byte(tm, data[n++], even_wanted(tm));
    }
    check_end(tm);
    word errors = n < tm->item.bytes ? MTS_NXM : 0;
    tm->item.bytes = n;
    u->even = even_wanted(tm);
    tm->item.beyond = u->at;
    if (n > 0 && !magtape_write(&u->drive.disk, &tm->item.beyond, data, n))
        errors |= host_failed(tm);
    return errors;
}

word tm_mark_write(struct tm11 *tm)
{
    struct tu10 *u = tm_selected(tm);
    tm->item.beyond = u->at;
    if (!magtape_write_mark(&u->drive.disk, &tm->item.beyond))
        return host_failed(tm);
    return 0;
}

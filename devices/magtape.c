/* A tape's file in SIMH's form. Whatever bytes it holds, every place leads on, ends or is
 * damaged; erased stretches are passed over. */
#include "devices/magtape.h"

#include <assert.h>
#include <string.h>

enum { FRAME = 4, HALF_FRAME = 2, STRIDE = 512 };

static const uint32_t end_of_medium = 037777777777;
static const uint32_t erased = 037777777776;
static const uint32_t erased_half = 037777577777; /* the same, read two bytes off */
static const uint32_t in_error = 020000000000;
static const uint32_t length_mask = 01777777777;
static const uint32_t class_mask =
    016000000000; /* bits 30 to 28: other kinds of record */

static uint32_t get(const byte *at)
{
    return word_get(at) | (uint32_t)word_get(at + 2) << 16;
}

static void put(byte *at, uint32_t value)
{
    word_put(at, (word)value);
    word_put(at + 2, (word)(value >> 16));
}

static int64_t padded(uint32_t bytes)
{
    return (int64_t)bytes + (bytes & 1);
}

static struct magtape_item nothing(enum magtape_kind kind, int64_t at)
{
    return (struct magtape_item){ .kind = kind, .beyond = at };
}

/* A length as it stands in the file: MARK, END, RECORD or DAMAGE. */
static struct magtape_item judge(uint32_t frame, int64_t at)
{
    if (frame == 0)
        return nothing(MAGTAPE_MARK, at);
    if (frame == end_of_medium)
        return nothing(MAGTAPE_END, at);
    if ((frame & class_mask) || (frame & length_mask) == 0)
        return nothing(MAGTAPE_DAMAGE, at);
    return (struct magtape_item){ .kind = MAGTAPE_RECORD,
                                  .bad = frame & in_error,
                                  .bytes = frame & length_mask,
                                  .beyond = at };
}

/* How many of the bytes that end or begin at FRAME are erased tape. A stretch may have been
 * written into from behind or before, and then begins or ends with half a frame. */
static int64_t erased_frame(uint32_t frame, bool back)
{
    bool half_before = back && frame >> 16 == 0177777 && frame != end_of_medium;
    if (frame == erased)
        return FRAME;
    return frame == erased_half || half_before ? HALF_FRAME : 0;
}

/* How many bytes from N at DATA on are erased tape: from the front, or from the back. */
static int64_t erased_bytes(const byte *data, int64_t n, bool back)
{
    int64_t gone = 0, step;
    do {
        step = 0;
        if (n - gone >= FRAME)
            step = erased_frame(get(back ? data + n - gone - FRAME : data + gone), back);
        gone += step;
    } while (step > 0);
    return gone;
}

/* *AT passes over erased tape. False: the host failed. */
static bool pass_erased(const struct disk *d, int64_t *at, bool back)
{
    byte data[STRIDE];
    for (;;) {
        int64_t left = back ? *at : d->size - *at;
        int64_t n = left < STRIDE ? left : STRIDE;
        if (n < FRAME)
            return true;
        if (!disk_read(d, back ? *at - n : *at, data, (size_t)n))
            return false;
        int64_t gone = erased_bytes(data, n, back);
        if (gone == 0)
            return true;
        *at += back ? -gone : gone;
    }
}

/* The other copy of a record's length must be at OTHER, and say the same as FRAME. */
static bool matches(const struct disk *d, int64_t other, uint32_t frame, bool *failed)
{
    byte bytes[FRAME];
    if (other < 0 || other + FRAME > d->size)
        return false;
    *failed = !disk_read(d, other, bytes, FRAME);
    return !*failed && get(bytes) == frame;
}

struct magtape_item magtape_forward(const struct disk *d, int64_t at)
{
    byte bytes[FRAME];
    int64_t from = at;
    bool failed = false;
    if (!pass_erased(d, &at, false))
        return nothing(MAGTAPE_FAILED, from);
    if (at == d->size)
        return nothing(MAGTAPE_END, from);
    if (at + FRAME > d->size)
        return nothing(MAGTAPE_DAMAGE, from);
    if (!disk_read(d, at, bytes, FRAME))
        return nothing(MAGTAPE_FAILED, from);
    struct magtape_item item = judge(get(bytes), from);
    if (item.kind == MAGTAPE_MARK)
        item.beyond = at + FRAME;
    if (item.kind != MAGTAPE_RECORD)
        return item;
    item.data = at + FRAME;
    int64_t end = item.data + padded(item.bytes);
    if (!matches(d, end, get(bytes), &failed))
        return nothing(failed ? MAGTAPE_FAILED : MAGTAPE_DAMAGE, from);
    item.beyond = end + FRAME;
    return item;
}

struct magtape_item magtape_backward(const struct disk *d, int64_t at)
{
    byte bytes[FRAME];
    int64_t from = at;
    bool failed = false;
    if (!pass_erased(d, &at, true))
        return nothing(MAGTAPE_FAILED, from);
    if (at == 0)
        return nothing(MAGTAPE_BEGIN, from);
    if (at < FRAME)
        return nothing(MAGTAPE_DAMAGE, from);
    if (!disk_read(d, at - FRAME, bytes, FRAME))
        return nothing(MAGTAPE_FAILED, from);
    struct magtape_item item = judge(get(bytes), from);
    if (item.kind == MAGTAPE_MARK)
        item.beyond = at - FRAME;
    if (item.kind == MAGTAPE_END)
        return nothing(MAGTAPE_DAMAGE, from);
    if (item.kind != MAGTAPE_RECORD)
        return item;
    item.data = at - FRAME - padded(item.bytes);
    if (!matches(d, item.data - FRAME, get(bytes), &failed))
        return nothing(failed ? MAGTAPE_FAILED : MAGTAPE_DAMAGE, from);
    item.beyond = item.data - FRAME;
    return item;
}

/* N bytes at *AT, and nothing behind them. */
static bool append(struct disk *d, int64_t *at, const byte *bytes, size_t n)
{
    if (*at < d->size && !disk_cut(d, *at))
        return false;
    if (!disk_write(d, *at, bytes, n))
        return false;
    *at += (int64_t)n;
    return true;
}

bool magtape_write(struct disk *d, int64_t *at, const byte *data, uint32_t n)
{
    byte bytes[FRAME + MAGTAPE_MOST + FRAME];
    size_t whole = (size_t)padded(n);
    assert(n >= 1 && n <= MAGTAPE_MOST);
    put(bytes, n);
    memcpy(bytes + FRAME, data, n);
    if (whole > n)
        bytes[FRAME + n] = 0;
    put(bytes + FRAME + whole, n);
    return append(d, at, bytes, FRAME + whole + FRAME);
}

bool magtape_write_mark(struct disk *d, int64_t *at)
{
    static const byte mark[FRAME];
    return append(d, at, mark, FRAME);
}

struct magtape_census magtape_survey(const struct disk *d)
{
    struct magtape_census census = { 0 };
    for (;;) {
        struct magtape_item item = magtape_forward(d, census.at);
        if (item.kind != MAGTAPE_RECORD && item.kind != MAGTAPE_MARK) {
            census.ends = item.kind;
            return census;
        }
        census.records += item.kind == MAGTAPE_RECORD;
        census.marks += item.kind == MAGTAPE_MARK;
        census.bytes += item.bytes;
        census.at = item.beyond;
    }
}

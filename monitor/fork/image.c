/* Sets of clicks and bytes: counts, runs, and moving bits about by the word. */
#include "monitor/fork/image.h"

static unsigned ones(const uint64_t *bits, unsigned words)
{
    unsigned n = 0;
    for (unsigned i = 0; i < words; i++)
        n += (unsigned)__builtin_popcountll(bits[i]);
    return n;
}

unsigned click_count(const struct click_set *s)
{
    return ones(s->bits, IMAGE_WORDS);
}

unsigned byte_count(const struct byte_set *s)
{
    return ones(s->bits, COW_CLICKS);
}

/* Bits 0 to N - 1, N up to 64. */
static uint64_t low_bits(unsigned n)
{
    return n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX;
}

/* The N (1 to 64) bits at AT and after. */
static uint64_t bits_at(const uint64_t *bits, unsigned at, unsigned n)
{
    uint64_t low = bits[at / 64] >> at % 64;
    if (at % 64 + n > 64)
        low |= bits[at / 64 + 1] << (64 - at % 64);
    return low & low_bits(n);
}

void bits_add(uint64_t *target, unsigned to, const uint64_t *source, unsigned from,
              unsigned n)
{
    while (n > 0) {
        unsigned room = 64 - to % 64;
        unsigned some = n < room ? n : room;
        target[to / 64] |= bits_at(source, from, some) << to % 64;
        to += some;
        from += some;
        n -= some;
    }
}

struct click_set layout_clicks(struct cow_layout layout)
{
    static const uint64_t all[IMAGE_WORDS] = {
        UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
        UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
        UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
    };
    struct click_set s = { { 0 } };
    struct cow_layout l = cow_sane(layout);
    bits_add(s.bits, l.data, all, 0, l.dsize);
    bits_add(s.bits, (unsigned)(COW_CLICKS - l.ssize), all, 0, l.ssize);
    return s;
}

void click_keep(struct click_set *s, const struct click_set *kept)
{
    for (int i = 0; i < IMAGE_WORDS; i++)
        s->bits[i] &= kept->bits[i];
}

/* The first byte at AT or after that is in S (IN) or is not; 65536: none. */
static uint32_t next_byte(const struct byte_set *s, uint32_t at, bool in)
{
    for (; at < COW_CLICKS * 64; at = (at | 63) + 1) {
        uint64_t bits = in ? s->bits[at / 64] : ~s->bits[at / 64];
        bits >>= at % 64;
        if (bits)
            return at + (uint32_t)__builtin_ctzll(bits);
    }
    return at;
}

int byte_runs(const struct byte_set *s, struct byte_run *runs, int most)
{
    int n = 0;
    uint32_t at = next_byte(s, 0, true);
    for (; at < COW_CLICKS * 64; n++) {
        uint32_t end = next_byte(s, at, false);
        if (n < most)
            runs[n] = (struct byte_run){ (word)at, (word)(end - 1) };
        at = next_byte(s, end, true);
    }
    return n;
}

/* Sets of an image's clicks and bytes, by virtual address: they follow it wherever expand
 * and the swapper move it. */
#ifndef MONITOR_FORK_IMAGE_H
#define MONITOR_FORK_IMAGE_H

#include "monitor/fork/cow.h"

enum { IMAGE_WORDS = COW_CLICKS / 64 };

/* Virtual clicks 0 to 1023. */
struct click_set {
    uint64_t bits[IMAGE_WORDS];
};

static inline bool click_has(const struct click_set *s, unsigned click)
{
    return s->bits[click / 64] >> (click % 64) & 1;
}

static inline void click_add(struct click_set *s, unsigned click)
{
    s->bits[click / 64] |= UINT64_C(1) << (click % 64);
}

static inline void click_remove(struct click_set *s, unsigned click)
{
    s->bits[click / 64] &= ~(UINT64_C(1) << (click % 64));
}

unsigned click_count(const struct click_set *s);

/* The clicks of data and stack. */
struct click_set layout_clicks(struct cow_layout layout);

/* S without the clicks that KEPT does not have. */
void click_keep(struct click_set *s, const struct click_set *kept);

/* Bits FROM and after of SOURCE, N of them, are added to bits TO and after of TARGET. */
void bits_add(uint64_t *target, unsigned to, const uint64_t *source, unsigned from,
              unsigned n);

/* Virtual bytes 0 to 65535: a word of 64 bits is a click, its lowest byte bit 0. */
struct byte_set {
    uint64_t bits[COW_CLICKS];
};

static inline bool byte_has(const struct byte_set *s, unsigned at)
{
    return s->bits[at / 64] >> (at % 64) & 1;
}

static inline void byte_add(struct byte_set *s, unsigned at)
{
    s->bits[at / 64] |= UINT64_C(1) << (at % 64);
}

unsigned byte_count(const struct byte_set *s);

/* A run of bytes, for telling: FIRST to LAST. */
struct byte_run {
    word first, last;
};

/* The runs of S, up to MOST; returns how many there are in all. */
int byte_runs(const struct byte_set *s, struct byte_run *runs, int most);

#endif

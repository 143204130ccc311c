/* Sets of an image's clicks and bytes, by virtual address: they follow it wherever expand
 * and the swapper move it. */
#ifndef MONITOR_FORK_IMAGE_H
#define MONITOR_FORK_IMAGE_H

#include "monitor/fork/cow.h"

/* Virtual clicks 0 to 1023. */
struct click_set {
    uint64_t bits[COW_CLICKS / 64];
};

static inline bool click_has(const struct click_set *s, unsigned click)
{
    return s->bits[click / 64] >> (click % 64) & 1;
}

static inline void click_add(struct click_set *s, unsigned click)
{
    s->bits[click / 64] |= UINT64_C(1) << (click % 64);
}

unsigned click_count(const struct click_set *s);

/* Virtual bytes 0 to 65535. */
struct byte_set {
    uint64_t bits[65536 / 64];
};

static inline bool byte_has(const struct byte_set *s, unsigned at)
{
    return s->bits[at / 64] >> (at % 64) & 1;
}

static inline void byte_add(struct byte_set *s, unsigned at)
{
    s->bits[at / 64] |= UINT64_C(1) << (at % 64);
}

/* A run of bytes, for telling: FIRST to LAST. */
struct byte_run {
    word first, last;
};

/* The runs of S, up to MOST; returns how many there are in all. */
int byte_runs(const struct byte_set *s, struct byte_run *runs, int most);

#endif

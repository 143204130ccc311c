/* Random numbers that are the same everywhere for the same seed (xorshift64*). */
#ifndef TESTS_SIMH_RANDOM_H
#define TESTS_SIMH_RANDOM_H

#include "devices/word.h"

struct random {
    uint64_t state; /* not 0 */
};

static inline uint32_t random_next(struct random *r)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return (uint32_t)(r->state * UINT64_C(2685821657736338717) >> 32);
}

/* 0 to N - 1. */
static inline int random_below(struct random *r, int n)
{
    return (int)(random_next(r) % (uint32_t)n);
}

static inline bool random_percent(struct random *r, int percent)
{
    return random_below(r, 100) < percent;
}

static inline word random_word(struct random *r)
{
    return (word)random_next(r);
}

#endif

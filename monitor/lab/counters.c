/* The kernel's counters: words, some of two words with the high one first. */
#include "monitor/lab/counters.h"

#include <stddef.h>

enum { COUNTERS = 7 };

static const struct counter {
    const char *name;
    int words;
    size_t at; /* in struct lab_counters */
} counters[COUNTERS] = {
    {"c.forks",   1, offsetof(struct lab_counters, forks) },
    { "c.once",   2, offsetof(struct lab_counters, once)  },
    { "c.entry",  1, offsetof(struct lab_counters, entry) },
    { "c.copied", 1, offsetof(struct lab_counters, copied)},
    { "c.later",  2, offsetof(struct lab_counters, later) },
    { "c.took",   1, offsetof(struct lab_counters, took)  },
    { "c.swap",   2, offsetof(struct lab_counters, swap)  },
};

static uint32_t *place(struct lab_counters *c, int i)
{
    return (uint32_t *)(void *)((char *)c + counters[i].at);
}

static uint32_t value(const struct lab_counters *c, int i)
{
    return *(const uint32_t *)(const void *)((const char *)c + counters[i].at);
}

bool lab_counters_read(const struct monitor *m, struct lab_counters *c)
{
    word at, data;
    for (int i = 0; i < COUNTERS; i++) {
        if (!kernel_symbol(&m->kernel, counters[i].name, &at))
            return false;
        uint32_t sum = 0;
        for (int n = 0; n < counters[i].words; n++) {
            if (!kernel_word(m, (word)(at + 2 * n), &data))
                return false;
            sum = sum << 16 | data;
        }
        *place(c, i) = sum;
    }
    return true;
}

struct lab_counters lab_counters_since(const struct lab_counters *now,
                                       const struct lab_counters *then)
{
    struct lab_counters c;
    for (int i = 0; i < COUNTERS; i++) {
        uint32_t gone = value(now, i) - value(then, i);
        *place(&c, i) = counters[i].words == 1 ? gone & 0177777 : gone;
    }
    return c;
}

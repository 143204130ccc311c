/* Pieces of the sentences about forks: counts with their noun, times, processes, and a text
 * that grows at its end. */
#ifndef MONITOR_FORK_PHRASE_H
#define MONITOR_FORK_PHRASE_H

#include "devices/word.h"

#include <stddef.h>

enum { PHRASE_SIZE = 48 };

/* A piece by value: it can stand among the arguments of a printf. */
struct phrase {
    char text[PHRASE_SIZE];
};

/* To the end of TEXT, which never grows beyond SIZE bytes. */
__attribute__((format(printf, 3, 4))) void phrase_add(char *text, size_t size,
                                                      const char *format, ...);

/* "1 click", "97 clicks". */
struct phrase phrase_count(uint64_t n, const char *noun);

/* "288 us", "28.0 ms", "1.234 s". */
struct phrase phrase_time(int64_t ns);

/* Milliseconds with three decimals, for columns: "28.913". */
struct phrase phrase_ms(int64_t ns);

/* "sh (12)"; "process 12" if it has no NAME. */
struct phrase phrase_process(const char *name, word pid);

/* "15 %", rounded to the nearest, half up; "-" of nothing. */
struct phrase phrase_percent(uint64_t part, uint64_t whole);

/* "first", "first and second", "first, second and third", one at each call: what stands
 * before item I of N. */
const char *phrase_between(int i, int n);

#endif

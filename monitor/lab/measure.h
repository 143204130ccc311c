/* One run of one program on the bench, measured: by the observatory's records, by the kernel's own
 * counters, and by what it printed and how it ended. */
#ifndef MONITOR_LAB_MEASURE_H
#define MONITOR_LAB_MEASURE_H

#include "monitor/lab/bench.h"
#include "monitor/lab/cost.h"
#include "monitor/lab/counters.h"

enum { MEASURE_TEXT = 65536, MEASURE_WHY = 600 };

struct measured {
    enum bench_end end;
    bool exited; /* the program itself, with that status as wait gives it */
    word status;
    char text[MEASURE_TEXT]; /* what it printed: without the line typed, and the prompt */
    char waits[MEASURE_WHY]; /* BENCH_STILL: who waits for what */
    int first, forks;        /* its forks in the observatory's numbers */
    struct lab_counters kernel; /* its forks as the kernel counted them, */
    struct lab_counters seen;   /* and as the observatory saw them */
    struct lab_cost sum;        /* of its forks, or of the one chosen */
};

/* On a bench at its prompt: LINE is typed, and it runs until the program is in its memory, by
 * fork in core. Then its kernel's policy is POLICY. False: it did not start. */
bool measure_start(struct bench *b, const char *line, int policy);

struct measure_wish {
    int chosen; /* the fork that is measured, from 1; 0: all of them */
    int64_t ns; /* machine time, at most */
    /* Hears of each of these forks, in order, when it is over; or NULL. */
    void (*each)(void *host, const struct fork_record *r);
    void *host;
};

/* Runs on from where the bench is, the program having just been put into its memory (the kernel
 * is in _setargs), until it and all that came of it have ended. False: the observatory
 * cannot watch; the bench's monitor has why. */
bool measure_run(struct bench *b, const struct measure_wish *wish,
                 struct measured *result);

#endif

/* Inside the bench: between bench.c (machine, pack, states) and bench_run.c (running it). */
#ifndef MONITOR_LAB_BENCH_PARTS_H
#define MONITOR_LAB_BENCH_PARTS_H

#include "monitor/lab/bench.h"

enum { BENCH_TEXT = 65536, BENCH_MAP = 32768 };

struct bench {
    struct machine *machine;
    struct monitor *m;
    FILE *out; /* what the monitor says; nobody reads it */
    char *said;
    size_t said_size;
    char text[BENCH_TEXT]; /* what the console printed, without CR and NUL */
    size_t count;
    bool resident[KERNEL_PROCS];

    struct cpu_hooks hooks; /* of bench_run_to */
    byte map[BENCH_MAP];
    bool reached;
};

/* Those that are there now were there at the prompt. */
void bench_note_residents(struct bench *b);

#endif

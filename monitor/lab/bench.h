/* The lab system on a bench: on a machine of its own, from the pack that is built in, without a
 * file, an operator or the host's clock. Its state, pack and all, can be put aside and
 * brought back as often as wanted, so that one program runs under one policy after the other
 * from the very same instruction. */
#ifndef MONITOR_LAB_BENCH_H
#define MONITOR_LAB_BENCH_H

#include "monitor/monitor.h"

struct bench;

/* A program to be put on the pack before it boots: /bin/NAME. */
struct bench_program {
    const char *name; /* at most 14 characters */
    const byte *file; /* its a.out */
    size_t size;
};

struct bench_wish {
    uint32_t core; /* bytes; 0: as much as the machine takes */
    enum memory memory;
    const struct bench_program *programs;
    int count;
};

/* The lab at its shell's prompt. NULL: ERROR (ERROR_SIZE bytes) says why not. */
struct bench *bench_open(const struct bench_wish *wish, char *error);
void bench_close(struct bench *b);

/* Its monitor, for the observatory, and for what looks at the machine. */
struct monitor *bench_monitor(struct bench *b);

/* A state to come back to, and back to it. What the observatory recorded is kept, but it is
 * off afterwards. NULL: no memory. */
struct bench_state;
struct bench_state *bench_keep(struct bench *b);
void bench_return(struct bench *b, const struct bench_state *state);
void bench_drop(struct bench_state *state);

/* Lets NS of machine time pass. */
void bench_wait(struct bench *b, int64_t ns);

/* Types a line and a return. */
bool bench_type(struct bench *b, const char *line);

/* How a run has ended. */
enum bench_end {
    BENCH_REACHED, /* the kernel came to the function asked for */
    BENCH_QUIET,   /* nobody is left but those who were there at the prompt; they wait */
    BENCH_STILL,   /* somebody is left, all sleep, and nothing will wake them */
    BENCH_SLOW,    /* the time was over */
    BENCH_HALTED   /* the kernel has stopped the processor */
};

/* Runs to the end of what was typed, for at most NS of machine time. */
enum bench_end bench_run(struct bench *b, int64_t ns);

/* Runs until a process enters the kernel's function FUNCTION ("_setargs"), or to the end. The
 * observatory is to be off. */
enum bench_end bench_run_to(struct bench *b, const char *function, int64_t ns);

/* What the console has printed since the line was typed. Lives until the next run. */
const char *bench_text(const struct bench *b);

/* The process in SLOT was there at the prompt. */
bool bench_resident(const struct bench *b, int slot);

#endif

/* How much core a program's forks hold at most, beyond what their maker had: by what is asked of
 * coremap and given back while a fork is under way or its window open. The image that exec
 * makes is not counted: it is the same whichever way the process was made. */
#ifndef MONITOR_LAB_MEMORY_H
#define MONITOR_LAB_MEMORY_H

#include "monitor/fork/observatory.h"

enum { MEMORY_CLICKS = 4096 };

struct lab_memory {
    struct monitor *m;
    int first;                  /* the first fork that counts */
    bool making[KERNEL_PROCS];  /* it is in a call that makes a process */
    bool in_exec[KERNEL_PROCS]; /* its old image is gone, the new one being made */
    bool other[MEMORY_CLICKS];  /* belongs to an image that exec has made */
    bool counts;                /* a fork is under way, or its window open */
    int32_t held, most;         /* clicks */
};

/* From fork FIRST on. */
void lab_memory_begin(struct lab_memory *k, struct monitor *m, int first);
void lab_memory_take(struct lab_memory *k, const struct fork_event *e);

#endif

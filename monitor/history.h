/* The last instructions that were executed. SET CPU HISTORY=n keeps n of them. */
#ifndef MONITOR_HISTORY_H
#define MONITOR_HISTORY_H

#include "cpu/cpu.h"

enum { HISTORY_MOST = 1000000 };

struct past {
    word pc, sp, psw; /* before the instruction */
    word src, dst;    /* its operands as read */
    word w[3];        /* the instruction */
    word vector;      /* not an instruction: a trap or interrupt through this vector */
};

struct history {
    int size;   /* entries kept; 0: off */
    int next;   /* where the next goes */
    int filled; /* entries used */
    bool begun; /* entry NEXT waits for its operands */
    struct past *past;
};

bool history_resize(struct history *h, int size); /* false: no memory */
void history_before(struct history *h, const struct cpu *cpu);
void history_after(struct history *h, const struct cpu *cpu);

/* The instruction that BEFORE saw was not begun: a watchpoint stopped it. */
void history_forget_begun(struct history *h);

/* The N-th of the past, 0 the latest; NULL if it is not kept. */
const struct past *history_at(const struct history *h, int n);

#endif

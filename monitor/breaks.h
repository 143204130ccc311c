/* Breakpoints and watchpoints: a list of ranges that the probe compares with. */
#ifndef MONITOR_BREAKS_H
#define MONITOR_BREAKS_H

#include "cpu/cpu.h"

enum { BREAKS = 100, BREAK_ACTION = 240 };

/* What a breakpoint looks at. */
enum {
    BREAK_EXECUTE = 1,
    BREAK_READ = 2,
    BREAK_WRITE = 4,
    BREAK_PHYSICAL = 8 /* the range is of physical addresses */
};

struct brk {
    paddr lo, hi;   /* HI included */
    int kinds;      /* BREAK_ bits */
    int modes;      /* bit per mode; 0: any */
    int64_t count;  /* stops at the count-th hit; 0 or 1: at the first */
    int64_t hits;   /* so far */
    bool temporary; /* GO ... UNTIL and NEXT: goes when the run ends */
    bool next;      /* NEXT's: the stop is that of a step */
    word sp;        /* NEXT: only with the stack at least this high */
    char action[BREAK_ACTION];
};

struct breaks {
    int count;
    struct brk list[BREAKS];
    int hit;         /* which one stopped the machine; -1 none */
    int hit_kind;    /* BREAK_EXECUTE, BREAK_READ or BREAK_WRITE */
    paddr hit_at;    /* the address it was about */
    uint64_t passed; /* instruction count when it stopped: the next run goes over it... */
    word passed_pc;  /* ...at this PC */
    bool passed_data; /* its data references too */
};

/* What the probe asks; breaks_access in the midst of an instruction's rehearsal. */
bool breaks_before(struct breaks *b, const struct cpu *cpu);
bool breaks_access(struct breaks *b, const struct cpu *cpu, const struct reference *ref);
bool breaks_wanted(const struct breaks *b);
bool breaks_want_data(const struct breaks *b);

/* The breakpoint at PC stops again: the PC was put there by hand. */
void breaks_forget(struct breaks *b);

/* False: the list is full. */
bool breaks_add(struct breaks *b, const struct brk *new);
void breaks_remove(struct breaks *b, int n);
void breaks_end_temporary(struct breaks *b);

#endif

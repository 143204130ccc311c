/* Breakpoints and watchpoints: a list of ranges that the probe compares with. */
#ifndef MONITOR_BREAKS_H
#define MONITOR_BREAKS_H

#include "cpu/cpu.h"
#include "monitor/unix/guest.h"

enum { BREAKS = 100, BREAK_ACTION = 240, BREAK_CONDITION = 120, BREAK_NAME = 40 };

struct monitor;
struct expr;

/* What a breakpoint looks at. */
enum {
    BREAK_EXECUTE = 1,
    BREAK_READ = 2,
    BREAK_WRITE = 4,
    BREAK_PHYSICAL = 8 /* the range is of physical addresses */
};

struct brk {
    paddr lo, hi;  /* HI included */
    int kinds;     /* BREAK_ bits */
    int modes;     /* bit per mode; 0: any */
    int64_t count; /* stops at the count-th hit; 0 or 1: at the first */
    int64_t
        hits; /* so far: those in the right mode and process, with the condition true */
    word pid; /* only while this process has the processor; 0: any */
    struct guest_file program; /* only while who has it runs this file; number 0: any */
    struct expr *condition;    /* NULL: none; the list's own */
    char condition_text[BREAK_CONDITION];
    bool talks; /* its actions are done and the machine goes on, without a stop line */
    bool temporary;        /* GO ... UNTIL and NEXT: goes when the run ends */
    bool next;             /* NEXT's: the stop is that of a step */
    word sp;               /* NEXT: only with the stack at least this high */
    char name[BREAK_NAME]; /* of the range, if a symbol gave it */
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
    bool passed_data;  /* its data references too */
    struct cpu before; /* as the instruction found it, while data is watched */
};

/* What the probe asks M's breakpoints; breaks_access in the midst of an instruction's
 * rehearsal. Conditions are worked out for the machine as the instruction finds it; one that
 * cannot be (memory that is not there) is false. */
bool breaks_before(struct monitor *m);
bool breaks_access(struct monitor *m, const struct reference *ref);
bool breaks_wanted(const struct breaks *b);
bool breaks_want_data(const struct breaks *b);

/* The breakpoint at PC stops again: the PC was put there by hand. */
void breaks_forget(struct breaks *b);

/* The next run goes over the instruction at PC: somebody else has stopped there. */
void breaks_pass(struct breaks *b, const struct cpu *cpu);

/* NEW's condition becomes the list's. False: the list is full. */
bool breaks_add(struct breaks *b, const struct brk *new);
void breaks_remove(struct breaks *b, int n);
void breaks_end_temporary(struct breaks *b);
void breaks_clear(struct breaks *b);

#endif

/* The picture of core and swap, as the window draws it and as tests read it: whose each click
 * is, what moves, who waits. Made from the guest's own tables and the observatory's events;
 * nothing in it is guessed. */
#ifndef MONITOR_PANEL_CORE_H
#define MONITOR_PANEL_CORE_H

#include "monitor/monitor.h"
#include "monitor/unix/kernel.h"

/* 248 KB of clicks (64 bytes). */
enum { CORE_CLICKS = 3968, CORE_SWAP_BLOCKS = 16384, CORE_MOTIONS = 8, CORE_LINES = 64 };

enum core_owner {
    CORE_ABSENT,  /* no core is fitted there */
    CORE_UNKNOWN, /* no kernel is known that could say */
    CORE_KERNEL,
    CORE_BUFFERS, /* the kernel's block buffers */
    CORE_USER,    /* a process's user structure and kernel stack */
    CORE_DATA,
    CORE_STACK,
    CORE_TEXT,   /* a shared text: SLOT is of text[] */
    CORE_SHARED, /* a page that HOLDERS processes have (the lab) */
    CORE_FREE,
    CORE_NOBODY, /* in the making, or lost */
    CORE_OWNERS
};

struct core_click {
    byte owner;    /* enum core_owner */
    byte holders;  /* CORE_SHARED: how many */
    int16_t slot;  /* of proc[] or text[]; CORE_SHARED: the first holder; -1: none */
    int64_t since; /* ns: when it became its owner's, or was last copied to or cleared */
};

enum core_movement { CORE_COPY, CORE_CLEAR, CORE_SWAP_OUT, CORE_SWAP_IN };

/* What is under way: DONE of CLICKS clicks have arrived. */
struct core_motion {
    enum core_movement kind;
    uint32_t from, to; /* clicks of core, or blocks of swap on swap's side */
    uint32_t clicks, done;
    int step;             /* 1: upward, -1: downward */
    int slot;             /* of the process it is done for; -1: not known */
    int fork;             /* number; -1: none */
    int64_t began, ended; /* ns; ENDED SCHED_NEVER: under way */
};

/* A line of the list of processes. */
struct core_process {
    int slot;
    word pid, ppid;
    char name[UNIX_NAME];
    int state;    /* PROC_SLEEP ... of monitor/unix/kernel.h */
    bool current; /* it has the processor */
    bool in_core;
    word at;     /* click of core or block of swap */
    word clicks; /* without its text */
    int text;    /* slot of text[]; -1: none */
};

struct core_picture {
    bool known;      /* the guest's kernel is */
    int64_t now;     /* ns of machine time */
    uint32_t clicks; /* of core fitted */
    struct core_click click[CORE_CLICKS];
    uint32_t swap_from, swap_to; /* blocks: [from, to); equal: no swap area is known */
    struct core_click swap[CORE_SWAP_BLOCKS]; /* of block SWAP_FROM + i */
    int motions;
    struct core_motion motion[CORE_MOTIONS];
    int processes;
    struct core_process process[KERNEL_PROCS];
    int forks; /* the time line's, latest last: numbers for FORK SHOW */
    struct core_fork {
        int number;
        int64_t began, ended; /* ns; ENDED SCHED_NEVER: its window is open */
        bool swap;            /* the child was made through the disk */
        word parent, child;   /* pids */
    } fork[CORE_LINES];
    uint64_t version; /* another one: something but NOW has changed */
};

/* Brings P up to date with M's machine. P is zeroed before its first time. */
void core_picture_make(struct monitor *m, struct core_picture *p);

/* "click 1234 (0x..): data of process 5 (sh), virtual 012300, 1.2 s old", for a pointer above
 * a click or a block. */
void core_tell_click(struct monitor *m, const struct core_picture *p, uint32_t click,
                     char *text, size_t size);
void core_tell_block(struct monitor *m, const struct core_picture *p, uint32_t block,
                     char *text, size_t size);

#endif

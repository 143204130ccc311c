/* The picture of core and swap, as the window draws it and as tests read it: whose each click
 * is, what moves, who waits. Made from the guest's own tables and the observatory's events;
 * nothing in it is guessed. */
#ifndef MONITOR_PANEL_CORE_H
#define MONITOR_PANEL_CORE_H

#include "monitor/fork/record.h"
#include "monitor/monitor.h"
#include "monitor/unix/kernel.h"
#include "monitor/unix/owner.h"

/* 248 KB of clicks (64 bytes). */
enum { CORE_CLICKS = 3968, CORE_SWAP_BLOCKS = 16384, CORE_MOTIONS = 8, CORE_LINES = 64 };
enum { BLOCK_CLICKS = 8 }; /* of a block of swap */

/* How long a motion that has ended is shown still, in machine time: the eye's measure at real
 * speed. */
#define CORE_LINGER (100 * NS_PER_MS)

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

/* Bits of a click's MARKS. */
enum {
    CORE_LENT = 1,        /* vfork: its owner has borrowed it from its parent */
    CORE_ON_WRITE = 2,    /* it is to be copied when somebody writes it */
    CORE_KEPT = 4,        /* of swap: kept for an image that is in core (the lab) */
    CORE_KERNEL_DATA = 8, /* of CORE_KERNEL: not its text */
    CORE_SWAPPING = 16    /* its owner is in the middle of a swap or locked in core */
};

/* Where two claim a click (a child of V6 that has no core yet still has the p_addr of who had
 * its slot before it) it is whose the free map, then the text table, then the user structure
 * there says. */
struct core_click {
    byte owner;    /* enum core_owner */
    byte holders;  /* CORE_SHARED: how many */
    byte marks;    /* CORE_LENT ... */
    int16_t slot;  /* of proc[] or text[]; CORE_SHARED: the first holder; -1: none */
    int64_t since; /* ns: when it became its owner's, or was last copied to, cleared or
                      swapped into, whichever was later; 0: before anybody looked. Exact
                      while the picture watches (core_picture_watch), else when a picture
                      first showed it. The stores of programs do not count. */
};

enum core_movement { CORE_COPY, CORE_CLEAR, CORE_SWAP_OUT, CORE_SWAP_IN };

/* What is under way: DONE of CLICKS clicks have arrived. */
struct core_motion {
    enum core_movement kind;
    uint32_t from, to; /* clicks of core, or blocks of swap on swap's side: the first one
                          that moves; CORE_CLEAR has no FROM */
    uint32_t clicks, done;
    int step;             /* 1: upward from there, -1: downward */
    int slot;             /* of the process it is done for; -1: not known, or a text */
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
    word at;      /* click of core or block of swap */
    word clicks;  /* without its text */
    int text;     /* slot of text[]; -1: none */
    int borrower; /* slot of the vforked child that has its memory; -1: none */
};

/* A fork on the time line. */
struct core_fork {
    int number;
    int64_t began, ended; /* ns; ENDED SCHED_NEVER: its window is open */
    bool swap;            /* the child was made through the disk */
    word parent, child;   /* pids; CHILD 0: none yet, or it failed */
    int slot;             /* the child's, -1: none */
    enum fork_how how;    /* in core, by swap, or a way of the lab: fork_how_name */
    enum fork_fate fate;
};

/* What the picture remembers between two looks: nobody else's. */
struct core_keep {
    struct monitor *m;    /* whom it watches; NULL: nobody */
    bool looked;          /* there was a look at this kernel */
    uint64_t kernel;      /* which: kernel.since */
    uint64_t count;       /* instructions, at the last look */
    uint64_t events, had; /* of the observatory: heard so far, and at the last look */
    int64_t at;           /* ns, at the last look */
    uint32_t core_bytes;
    int same; /* looks since the tables were last read */
    struct core_seen {
        word pid; /* 0: the slot is free */
        bool named, sized;
        word textp, clicks; /* when it was named */
        char name[UNIX_NAME];
        word addr, size, dsize, ssize; /* of an image on swap */
    } seen[KERNEL_PROCS];
    bool reborn[KERNEL_PROCS]; /* another process has the slot since the last look */
    int procs;
    struct proc_entry proc[KERNEL_PROCS]; /* as read at this look */
    struct core_process process[KERNEL_PROCS];
    struct owners owners;
    struct core_click fresh[CORE_SWAP_BLOCKS];
    struct core_motion ended[CORE_MOTIONS]; /* the last ones, in a ring */
    int next_ended;
};

struct core_picture {
    bool known;      /* the guest's kernel is */
    int64_t now;     /* ns of machine time */
    uint32_t clicks; /* of core fitted */
    struct core_click click[CORE_CLICKS];
    uint32_t swap_from, swap_to; /* blocks: [from, to); equal: no swap area is known */
    struct core_click swap[CORE_SWAP_BLOCKS]; /* of block SWAP_FROM + i */
    int motions;                              /* none without the observatory */
    struct core_motion motion[CORE_MOTIONS]; /* under way, then those that have ended less
                                                 than 100 ms ago, the latest first */
    int processes;
    struct core_process process[KERNEL_PROCS]; /* by slot */
    int forks; /* the time line's, latest last: numbers for FORK SHOW; those that the
                  observatory saw */
    struct core_fork fork[CORE_LINES];
    uint64_t version; /* another one: something but NOW has changed */
    struct core_keep keep;
};

/* The line of the process in SLOT of proc[]; NULL: it has none. */
const struct core_process *core_process_in(const struct core_picture *p, int slot);

/* Brings P up to date with M's machine. P is zeroed before its first time. */
void core_picture_make(struct monitor *m, struct core_picture *p);

/* From now on P hears of every event, so that ages are exact and motions that ended between
 * two looks are shown; if the observatory is off, it is on until the end of the watch, or
 * longer if the operator says FORK ON in between. The guest does the same. P must stay where
 * it is. For the time that a window is open; a single picture needs no watch. */
void core_picture_watch(struct monitor *m, struct core_picture *p, bool on);

/* Whose it is, where in its program, since when, for a pointer above a click or a block.
 * Addresses in octal. */
void core_tell_click(struct monitor *m, const struct core_picture *p, uint32_t click,
                     char *text, size_t size);
void core_tell_block(struct monitor *m, const struct core_picture *p, uint32_t block,
                     char *text, size_t size);

#endif

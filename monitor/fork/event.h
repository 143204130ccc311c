/* What the observatory sees: one struct fork_event for each thing that the guest's kernel does to
 * a process. Every fact is observed; nothing here is modelled.
 *
 * V6: ken/slp.c (newproc, expand, swtch, sched), ken/text.c (xswap, xalloc), ken/sys1.c
 * (fork, exec, exit, wait, sbreak), ken/malloc.c, ken/trap.c. */
#ifndef MONITOR_FORK_EVENT_H
#define MONITOR_FORK_EVENT_H

#include "devices/rk11.h"
#include "devices/word.h"

enum { EVENT_TEXT = 64, EVENT_ARGS = 5, EVENT_NAME = 16, EVENT_FILES = 20 };

enum event_kind {
    EVENT_CALL,     /* a system call was entered: call */
    EVENT_LEFT,     /* and left: call, with result and error */
    EVENT_FORK,     /* newproc was entered: a new fork number begins */
    EVENT_SLOT,     /* slot in proc[] and pid given: made */
    EVENT_COUNTS,   /* counts of open files, text, directory were raised: counts */
    EVENT_SPACE,    /* core or swap asked for: space; granted or refused */
    EVENT_FREE,     /* core or swap given back: space */
    EVENT_COPY,     /* a run of clicks copied by copyseg: copy */
    EVENT_CLEAR,    /* a run of clicks cleared by clearseg: copy, FROM unused */
    EVENT_SWAP,     /* an image or a text went to swap or came from it: swap */
    EVENT_RUNNABLE, /* the child is made runnable: made */
    EVENT_SWITCH,   /* another process got the processor: swtch */
    EVENT_PARENT,   /* the parent is back in user mode: returned */
    EVENT_CHILD,    /* the child's first user instruction: returned */
    EVENT_STORE,    /* first write to a click since its process's fork: store */
    EVENT_GROW,     /* an image changed its size (break, stack, exec): grow */
    EVENT_EXEC,     /* exec of PATH: the old image is about to be thrown away: exec */
    EVENT_RAN,      /* and the new one is in place: exec */
    EVENT_REFUSED,  /* an exec failed; the old image lives: exec */
    EVENT_EXIT,     /* exit, image given back, zombie: ended */
    EVENT_WAITED,   /* wait laid a zombie to rest: its slot is free: ended */
    EVENT_FAILED,   /* a fork failed: failed */
    EVENT_SIGNAL,   /* a signal was delivered to the process or ended it: ended */
    EVENT_PANIC,    /* the kernel panics: text */
    /* Where memory can be shared (the lab): */
    EVENT_SHARED, /* a fork has entered pages of the parent's in the child's map: shared */
    EVENT_LENT,   /* vfork: the child has the parent's memory: given */
    EVENT_GIVEN,  /* and the parent has it again: given */
    EVENT_FAULT,  /* a page that was shared became the process's own: fault */
    EVENT_KINDS
};

/* Why a copy-on-write page became a process's own. */
enum fault_by {
    FAULT_STORE,  /* the process stored to it */
    FAULT_KERNEL, /* the kernel did, on its behalf */
    FAULT_GROWTH, /* it had to be longer: no fault of the KT11's */
    FAULT_SHARING /* it is to be shared for good (rfork, clone): likewise none */
};

struct fork_event {
    enum event_kind kind;
    int64_t at;            /* ns of machine time */
    uint64_t count;        /* instructions */
    int fork;              /* the fork it belongs to; -1: none */
    int slot;              /* the process it is about, in proc[] */
    word pid;              /* likewise */
    char name[EVENT_NAME]; /* likewise, by exec */
    word pc;               /* where the kernel was: the hooked address */
    union {
        struct {                   /* the arguments as the kernel fetched them */
            char name[EVENT_NAME]; /* the kernel's function: "fork", "rexit", "open" */
            word number;           /* of the call */
            word arg[EVENT_ARGS];
            word r0,
                pc; /* the user's, at the trap, then at its return: R0, PC behind it */
            byte error;            /* 0: none */
            char text[EVENT_TEXT]; /* a path, if the first argument is one */
        } call;
        struct {
            int slot;
            word pid, ppid;
        } made;
        struct {
            word files[EVENT_FILES]; /* count of each open file, raised; 0: not open */
            word text, loaded, directory; /* x_count, x_ccount, i_count; 0: none */
        } counts;
        struct {
            bool swap; /* of swapmap, otherwise of coremap */
            word size; /* blocks, or clicks */
            word at;   /* where; 0: refused */
        } space;
        struct {
            word from, to, clicks;
            int64_t ns; /* of the first click's beginning to the last one's end */
            int64_t began;
            int8_t step; /* 1: from the first upward, -1: from the last downward */
        } copy;
        struct {
            bool out;              /* to swap */
            bool text;             /* a shared text; otherwise an image */
            int slot;              /* whose image */
            word pid;              /* likewise, */
            char name[EVENT_NAME]; /* "": the swapper's or another's text */
            word click, clicks, block;
            int transfers; /* disk functions it took */
            struct transfer_times
                times;  /* summed; queued includes what lay in the driver's queue */
            int64_t ns; /* from swap()'s entry to its return */
        } swap;
        struct {
            int from, to; /* slots */
            word from_pid, to_pid;
        } swtch;
        struct {
            word pc, r0, r1, sp, psw;
            const char *call; /* the system call: "fork", "vfork", ... */
            bool spawned;     /* it begins its own program, and returns from nothing */
        } returned;
        struct {
            word va; /* the first byte stored */
            paddr at;
            word click;  /* virtual: va / 64 */
            bool kernel; /* on the process's behalf (MTPI, MTPD) */
            bool dma;    /* raw input */
            word store_pc;
        } store;
        struct {
            word old_size, new_size; /* clicks, p_size */
            word old_addr, new_addr;
            word text, data, stack; /* clicks, as they are now */
        } grow;
        struct {
            char path[EVENT_TEXT];
            byte error;
            word text, data, bss; /* bytes, from the file's header; EVENT_RAN */
            bool split, shared;
        } exec;
        struct {
            word status; /* as wait gives it */
            byte signal; /* that ended it, 0: none */
            word parent; /* pid */
            int slot;    /* freed, EVENT_WAITED */
            word child;  /* pid laid to rest, EVENT_WAITED */
        } ended;
        struct {
            const char *why; /* "proc[] is full", ... */
            byte error;      /* EAGAIN, 0: panic */
        } failed;
        struct {
            word entries; /* of the child's map */
            byte pages;   /* of the KT11, a bit for each */
            bool good;    /* for good; otherwise until one of them is written */
            word clicks;  /* in them */
            int64_t ns;   /* that entering them took, with the map; copies not counted */
        } shared;
        struct {
            int slot; /* the parent's */
            word pid;
            word data, stack; /* clicks, as they are now */
        } given;
        struct {
            enum fault_by by;
            byte page;       /* of the KT11 */
            bool copied;     /* it had other holders; otherwise only unprotected */
            word from, to;   /* clicks of core, if copied */
            word clicks;     /* that were copied */
            int64_t ns;      /* from the abort to the store's second beginning; of growth
                                 and sharing, what making it its own took */
            int64_t copy_ns; /* of this, copyseg */
            word pc;         /* FAULT_STORE: of the instruction */
            char call[EVENT_NAME]; /* FAULT_KERNEL: the system call, "": a signal */
        } fault;
        char text[EVENT_TEXT];
    };
};

/* Who takes events: the recorder, the narrator, the trace. */
struct fork_sink {
    void *host;
    void (*take)(void *host, const struct fork_event *e);
};

/* The event in one plain sentence, without its time. */
void event_tell(const struct fork_event *e, char *text, size_t size);

#endif

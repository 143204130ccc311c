/* The record of one fork: all that was observed of it, from the parent's trap to the end of
 * its window, when the child's exec or exit has thrown the copy away. The last RECORDS are
 * kept; a trace file keeps all. */
#ifndef MONITOR_FORK_RECORD_H
#define MONITOR_FORK_RECORD_H

#include "cpu/cpu.h"
#include "monitor/fork/event.h"
#include "monitor/fork/track.h"
#include "monitor/unix/guest.h"

enum {
    RECORDS = 256,       /* kept; older ones are dropped, their totals stay */
    RECORD_STAGES = 64,  /* of one record, in order of time */
    RECORD_ACTIONS = 32, /* system calls of the child before its exec */
    RECORD_SWAPS = 16,
    RECORD_RUNS = 320, /* of a free map: CMAPSIZ is 100 words, the lab's 310 entries */
    RECORD_FAULTS = 32,
    PICTURE_SLOTS = 150,
    PICTURE_PAGES = 256,
    PICTURE_BUFFER = 8 /* clicks */
};

enum fork_how {
    FORK_UNDECIDED,
    FORK_CORE,   /* copyseg */
    FORK_SWAP,   /* xswap */
    FORK_COW,    /* the lab: copy-on-write */
    FORK_BORROW, /* vfork: the child has the parent's memory until exec or exit */
    FORK_SHARE,  /* rfork: data in common for good, the stack copied */
    FORK_THREAD, /* clone: all in common, on a stack of its own */
    FORK_SPAWN,  /* nobody's copy */
    FORK_FAILED
};

enum fork_fate {
    FATE_RUNS, /* the window is open */
    FATE_EXEC,
    FATE_EXIT,
    FATE_KILLED, /* by a signal before exec */
    FATE_FAILED, /* no child was made */
    FATE_PANIC,
    FATE_RESET,    /* the machine was started anew, or another one restored */
    FATE_UNWATCHED /* the observatory was switched off in the window */
};

/* Stages, as `fork step` stops and `fork show` lists them; monitor/fork/stage.h tells each. */
enum stage {
    STAGE_TRAP,       /* sys fork in the parent */
    STAGE_FOUND,      /* fork() has found a free slot */
    STAGE_SLOT,       /* newproc(): pid given, struct proc filled */
    STAGE_COUNTS,     /* counts of files, text, directory raised */
    STAGE_SAVED,      /* savu(u.u_rsav): where the child will wake */
    STAGE_CORE,       /* malloc(coremap): granted or refused */
    STAGE_COPY,       /* copyseg begins (core) */
    STAGE_COPIED,     /* copyseg is done */
    STAGE_SHARED,     /* the lab: pages of the parent's are in the child's map */
    STAGE_LENT,       /* the child has the parent's memory (vfork) */
    STAGE_SWAP_SPACE, /* malloc(swapmap) (swap) */
    STAGE_SWAP_OUT,   /* swap() begins */
    STAGE_SWAPPED,    /* swap() is done */
    STAGE_MADE,       /* newproc() returns 0 to the parent */
    STAGE_SWAP_IN,    /* the swapper begins to bring the child in */
    STAGE_IN_CORE,    /* and has */
    STAGE_SWITCH,     /* swtch() takes the child, returns 1 in its newproc */
    STAGE_CHILD,      /* the child's first user instruction */
    STAGE_PARENT,     /* the parent is back in user mode */
    STAGE_FAULT,      /* a shared page has become one process's own */
    STAGE_GIVEN,      /* the parent has its memory again (vfork) */
    STAGE_EXEC,       /* the child calls exec: image thrown away */
    STAGE_RAN,        /* the new image is in place */
    STAGE_EXIT,       /* the child exits */
    STAGE_WAITED,     /* the parent's wait lays it to rest */
    STAGE_FAILED,
    STAGE_KINDS
};

struct stage_mark {
    enum stage stage;
    int64_t at;
    uint64_t count;
    word pc;   /* of the kernel; of the user program for TRAP, CHILD, PARENT */
    int fault; /* STAGE_FAULT: which of the record's */
};

/* A page that this fork had shared last, made its own by SLOT. */
struct fork_fault {
    int64_t at, ns, copy_ns; /* ns: as EVENT_FAULT's; 0: not yet back at the store */
    int slot;
    word pid;
    char name[EVENT_NAME];
    enum fault_by by;
    bool copied, after; /* after: the window was closed */
    byte page;
    word from, to, clicks, pc;
    char call[EVENT_NAME];
};

/* struct proc and u-area of one side, taken at the end of newproc(). */
struct fork_side {
    struct proc_entry proc;
    struct user_area user;
    bool user_read; /* the u-area was in core and could be read */
};

/* Free maps and processes, for the picture of core and swap. */
struct fork_picture {
    struct free_run core[RECORD_RUNS], swap[RECORD_RUNS];
    int core_runs, swap_runs; /* -1: cannot be true */
    struct {
        word addr, size, pid; /* in core, where there are pages: of the u-area */
        bool loaded, zombie;
        word swap, blocks;     /* kept for it on swap, where that is done (the lab) */
        word page[UNIX_PAGES]; /* 1 + which of the pages below; 0: none */
    } image[PICTURE_SLOTS];    /* by slot; size 0: none */
    struct {
        word caddr, daddr, size;
        bool loaded;
    } text[PICTURE_SLOTS]; /* by slot; size 0: none */
    struct {
        word at, size;     /* clicks; size 0: none */
    } page[PICTURE_PAGES]; /* the lab's page[] */
    word buffer;           /* 8 clicks of the kernel's among them (the lab); 0: none */
};

/* One system call of the child in the window. */
struct fork_action {
    char name[EVENT_NAME];
    word r0; /* the user's at the trap: V6's descriptor of close, dup, read, ... */
    word arg[EVENT_ARGS];
    word result;
    byte error;
    char text[EVENT_TEXT];
};

/* Back in user mode. */
struct fork_return {
    bool seen;
    int64_t at;
    uint64_t count;
    word pc, r0, r1, sp, psw;
    word insn[3]; /* what stands at pc in the user's text */
};

struct fork_record {
    int number; /* 0: proc 0 made proc 1 */
    enum fork_how how;
    char call[EVENT_NAME]; /* that asked for it: "fork", "vfork", ...; "": process 0 */
    bool paged;            /* by a kernel whose images are pages: the lab's */
    const struct edition *edition; /* that kernel's */
    enum fork_fate fate;
    bool complete; /* the window is closed */
    int parent_slot, child_slot;
    word parent, child;                                   /* pids */
    char parent_name[EVENT_NAME], child_name[EVENT_NAME]; /* the child's after its exec */
    char path[EVENT_TEXT];                                /* of the child's exec */
    word request; /* bytes and words that its path and arguments are (observe_request) */
    struct guest_file program; /* the parent's, for its names; number 0: unknown */
    const char *why;           /* FORK_FAILED */
    byte error;

    int64_t began, ended; /* ns: trap and end of the window */
    uint64_t began_count, ended_count;
    struct stage_mark stage[RECORD_STAGES];
    int stages;
    bool stages_lost; /* there were more */

    struct user_area at_trap; /* the parent's, when newproc was entered */
    word parent_size, parent_addr, child_addr; /* clicks; where the copy lay first */
    word swap_block;  /* of swapmap, for the copy; 0: refused, or not asked for */
    word swap_blocks; /* asked for */
    word text_clicks; /* shared, not copied */
    word copied;      /* clicks by copyseg */
    int64_t copy_ns, first_click_ns;
    enum memory fitted; /* for what a click costs where none was copied */
    int heads; /* the cylinder that the swap disk's were at, at the trap; or FIXED_HEADS */
    struct {   /* transfers of the fork: image out, image in */
        bool out, text;
        word click, clicks, block;
        int transfers;
        struct transfer_times times;
        int64_t ns;
    } swap[RECORD_SWAPS];
    int swaps;
    struct fork_side before, parent_side, child_side;
    word counts[EVENT_FILES], text_count, text_loaded, directory_count;
    struct fork_picture picture_before, picture_after;

    struct fork_return parent_return, child_return;
    int64_t parent_stood; /* ns: from its trap to its return */

    struct fork_action action[RECORD_ACTIONS];
    int actions;
    bool actions_lost;
    bool child_waited_on_pipe; /* the child slept for what only its parent could do */
    bool child_stopped;        /* traced: it stopped until its parent let it go on */

    /* Measured, where memory can be shared. [0] in the window, [1] after it: until another
     * fork shares the page anew. */
    uint32_t entries;   /* map entries set for sharing */
    byte shared_pages;  /* a bit for each page that the child got so */
    word shared_clicks; /* in them */
    int64_t entry_ns;   /* that setting them took, with the map */
    int64_t stack_ns;   /* that making the child a stack took (thread) */
    uint32_t
        faults_copied[2]; /* pages copied later: by a store, or because they grew... */
    uint32_t faults_grown[2]; /* ...of them: these were no faults of the KT11's */
    uint32_t clicks_later[2]; /* in these copies */
    uint32_t faults_taken[2]; /* pages that the last holder's store only unprotected */
    int64_t fault_ns;         /* of the window's faults and growths, copying with it */
    int64_t fault_copy_ns;    /* of this, copying */
    int64_t held, peak; /* clicks taken for this fork and not given back: now; at most */
    struct fork_fault fault[RECORD_FAULTS];
    int faults;
    int64_t given_at; /* ns: when borrowed memory went back; 0: it did not */

    struct fork_memory memory;
};

/* In one plain word each: "core", "swap", "cow", "borrow", "share", "thread", "spawn",
 * "failed"; "runs", "exec /bin/ls", ... */
const char *fork_how_name(enum fork_how how);
/* "in core", "by the swap disk", "by copy-on-write", "in its parent's memory", ... */
const char *fork_way(const struct fork_record *r);
void fork_fate_tell(const struct fork_record *r, char *text, size_t size);

/* Clicks of data and stack that the child got as a copy of its parent's, at once or when
 * written: 0 if it shares them or is nobody's copy. */
unsigned fork_copy(const struct fork_record *r);

/* Clicks of data and stack, copied or shared, that the child wrote in the window. */
unsigned fork_touched(const struct fork_record *r);

/* Whether parent and child had memory in common, for good or for a time: what the child wrote
 * there the parent saw. */
bool fork_in_common(const struct fork_record *r);

/* Of the clicks of the copy (data and stack), how many were ever written by the child in the
 * window. */
unsigned fork_written(const struct fork_record *r);

/* The child's first user instruction is not the one behind its fork: a signal was there
 * already, and it begins in its handler. */
bool fork_child_caught(const struct fork_record *r);

/* The files that a process of its kernel can have open. */
static inline int fork_files(const struct fork_record *r)
{
    return r->edition ? r->edition->user->files : UNIX_FILES;
}

/* Process 0 made process 1: in the kernel, without a system call. */
static inline bool fork_of_system(const struct fork_record *r)
{
    return r->parent_slot == 0 && r->parent == 0;
}

#endif

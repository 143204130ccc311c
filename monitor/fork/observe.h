/* Inside the observatory: what its files share.
 *
 * The guest's kernel is watched at the entries of its functions and where they return to. An
 * activation is known by its process and the stack it returns on, since V6's kernel leaves a
 * function on another stack than it entered it on (savu, retu, aretu, swtch), sometimes twice
 * (newproc), sometimes never (sleep, when a signal comes). */
#ifndef MONITOR_FORK_OBSERVE_H
#define MONITOR_FORK_OBSERVE_H

#include "monitor/fork/observatory.h"

/* newproc's argument on the lab (images/lab/sys/defs.s). */
enum { WAY_SPAWN = 6 };

enum { SINKS = 8, FRAMES = 16, FRAME_ARGS = 4, MAP_WORDS = 32768, SWAPPING = 8 };

struct observatory;
struct actor;
struct frame;

/* A function of the kernel. The first word it is called with is ARG[0]. */
struct hook {
    const char *symbol;
    void (*entered)(struct observatory *o, struct actor *a, struct frame *f);
    void (*left)(struct observatory *o, struct actor *a, struct frame *f, word r0);
    byte args;
    bool kept; /* until it returns: LEFT, or others ask whether they are called by it */
    enum fork_how how; /* of a function of the lab's that gives a child its memory */
    bool lab;          /* other kernels have no such function, whatever their names */
};

/* An activation of a hooked function. */
struct frame {
    const struct hook *hook;
    word sp;   /* of the kernel's stack, when it has returned */
    word back; /* where it returns to */
    word arg[FRAME_ARGS];
    int64_t at; /* ns: when it was entered */
    uint64_t count;
    int about;       /* a slot, or a fork's number */
    word size, addr; /* clicks, what p_size and p_addr were */
};

/* A run of clicks under copyseg or clearseg. */
struct click_run {
    enum event_kind kind; /* EVENT_CALL: none */
    word from, to, clicks;
    int step; /* 1 up, -1 down */
    int64_t began, first_ns, ended;
};

/* What is known of the process in a slot of proc[]. */
struct actor {
    int slot;
    word pid; /* 0: nothing is known */
    char name[EVENT_NAME];
    struct frame frame[FRAMES];
    int frames;
    int born;    /* the fork that made it, -1: not seen */
    int window;  /* the same while its window is open, else -1 */
    int making;  /* the fork it is in, between trap and newproc's return; -1 */
    int as;      /* newproc lends the child's proc[] to the parent in this slot; -1 */
    int awaited; /* its return to user mode is waited for, by this fork; -1 */
    bool awaited_child;
    struct fork_event call; /* the system call it is in */
    bool in_exec, committed, thrown;
    word request; /* observe_request's, of its last exec */
    char path[EVENT_TEXT];
    bool exiting;
    byte signal; /* that is ending it */
    word status; /* exit's */
    struct click_run run;
    bool given;    /* what it had borrowed went back: it has no memory */
    bool faulting; /* a page became its own: FAULT is told when it is back at the store */
    struct fork_event fault;
    int64_t fault_at;            /* ns: when the store was aborted */
    word fault_retry;            /* where the kernel's store begins anew, 0: the user's */
    int fault_fork, fault_index; /* whose, and which of its record's; -1: not kept */
};

/* An image on its way to or from the disk. */
struct swapping {
    int slot; /* who waits for it; -1: nobody, the place is free */
    bool out;
    word click, clicks, block;
    int64_t asked;
    int transfers;
    uint32_t words; /* of those that are over */
    struct transfer_times times;
};

struct observatory {
    struct monitor *m;
    bool on, armed;
    bool lent; /* on only for somebody who looks on */
    int looks; /* for a kernel that was started with the KT11 on, still to be made */
    struct cpu_hooks hooks;
    struct transfer_listener disk;
    byte kernel_map[MAP_WORDS]; /* HOOK_... */
    int running;                /* the slot that has the processor, -1 */
    int64_t trap_at;            /* ns: the last trap out of user mode */
    uint64_t trap_count;
    int64_t abort_at; /* ns: the last trap of any kind, also the kernel's own */
    word abort_retry; /* where a kernel's store that it aborted begins anew; 0: none */
    word swapmap, sysent, mpid; /* the kernel's variables, 0: it has none */
    word counts_at;             /* where newproc begins to raise counts, 0: not known */
    word gate, gate_register;   /* V7: where trap() calls sysent's, 0: not known */
    int page_fork[KERNEL_ENTRIES]; /* the fork that shared each page[] last, -1 */
    int64_t shared_from,
        shared_apart; /* ns: since when a fork enters pages; of that, copying */
    struct actor actor[KERNEL_PROCS];
    struct swapping swapping[SWAPPING];

    struct fork_record *record[RECORDS]; /* number n is at n % RECORDS; NULL: none */
    int forks;
    struct observatory_totals totals;
    char panic[EVENT_TEXT]; /* what the kernel last said at its end */
    struct track *track;
    struct fork_sink sink[SINKS];
    int sinks;

    bool stepping, passed; /* FORK STEP; a stage was passed at this instruction */
    int stage_fork;        /* of the stage last passed, -1: none */
    struct stage_mark stage;
    struct { /* where it stopped: the instruction that is asked for again is no event */
        bool valid;
        word pc, sp, click;
        uint64_t count;
    } stopped;
};

/* What stands in the kernel's map: a hook's number + 1, 0177 for one that has no row, 0200 where
 * something returns. V7's gate is jsr pc,*2(rn), where rn points at a row of sysent, whose
 * sy_call is 2 bytes on. */
enum { HOOK_BACK = 0200, HOOK_NUMBER = 0177, HOOK_GATE_BYTES = 4, HOOK_SY_CALL = 2 };

/* hooks.c: for struct cpu_hooks. */
bool hooks_reached(void *host, struct cpu *cpu);

/* hooks_arm.c */
void hooks_arm(struct observatory *o);
void hooks_disarm(struct observatory *o);
/* A kernel is looked for, now and then, when a user's program begins at 0. */
void hooks_await_kernel(struct observatory *o);
/* The end of the kernel's function at VA: the next name of its text. */
word hooks_function_end(const struct observatory *o, word va);
void hooks_mark_counts(struct observatory *o); /* newproc's text is where it will run */
void hooks_await_user(
    struct observatory *o); /* after RUNNING or somebody's AWAITED changed */
/* A store that a fault aborted: the user's next instruction, or the kernel's at RETRY. */
void hooks_await_store(struct observatory *o, word retry);
extern const struct hook hook_table[];
extern const int hook_count;

/* observe.c: the machine as the hooked instruction finds it. */
word observe_click(const struct observatory *o); /* of the u-area in the kernel's map */
int64_t observe_now(const struct observatory *o);
bool observe_word(const struct observatory *o, word va, word *data); /* as kernel_word */
/* The field of the present u at that offset: a word, or a byte at an odd one. */
word observe_u(const struct observatory *o, word field);
bool observe_user(const struct observatory *o, struct user_area *u);
struct cow_layout observe_layout(const struct observatory *o); /* of the present u */
void observe_path(const struct observatory *o, word va, char text[EVENT_TEXT]);
bool observe_user_word(const struct observatory *o, word va, word *data); /* VA even */
/* What the kernel reads for an exec with PATH and ARGV, both the user's addresses: bytes of
 * the strings with their ends, and words of argv with its 0; beyond REQUEST_MOST it counts
 * no further. */
enum { REQUEST_MOST = 1024 };
word observe_request(const struct observatory *o, word path, word argv);

/* actor.c */
int actor_now(const struct observatory *o); /* its slot, -1: there is none */
void actor_learn(struct observatory *o, struct actor *a); /* pid and name, from proc[] */
void actor_reset(struct actor *a);
const struct frame *actor_top(const struct actor *a, const char *symbol); /* or NULL */
/* The innermost activation of that function, called by others perhaps; or NULL. */
const struct frame *actor_within(const struct actor *a, const char *symbol);
/* Whether newproc, or the lab's function for its way, is what called. */
bool actor_in_newproc(const struct actor *a);
/* A system call that makes a process. */
bool actor_makes(const struct actor *a);

/* events.c: E is completed and told. */
void observe_emit(struct observatory *o, const struct actor *a, struct fork_event *e);
int actor_fork(const struct actor *a); /* the fork that what it does belongs to, -1 */

/* space.c */
void space_flush(struct observatory *o, struct actor *a); /* its run of clicks is over */

/* recorder.c: records of forks. */
struct fork_record *record_open(struct observatory *o, struct actor *a);
struct fork_record *record_of(const struct observatory *o, int number);
void record_stage(struct observatory *o, struct fork_record *r, enum stage stage,
                  word pc);
/* A STAGE_FAULT: of R's fault INDEX, -1: it is not kept. */
void record_fault(struct observatory *o, struct fork_record *r, int index, word pc);
void record_close(struct observatory *o, struct fork_record *r, enum fork_fate fate);
void record_side(const struct observatory *o, int slot, struct fork_side *side);
void record_picture(const struct observatory *o, struct fork_picture *picture);
void record_action(struct fork_record *r, const struct fork_event *call, word r0);
void record_swap(struct observatory *o, struct fork_record *r,
                 const struct fork_event *e);
struct cow_layout record_layout(const struct user_area *u);
void records_end(struct observatory *o, enum fork_fate fate); /* all that are open */
void records_free(struct observatory *o);

/* The hooks, by file: calls.c making.c space.c swaps.c ending.c switching.c */
word call_pc(const struct observatory *o); /* the user's, as the trap has saved it */
void trap_entered(struct observatory *o, struct actor *a, struct frame *f);
void call_entered(struct observatory *o, struct actor *a, struct frame *f);
void call_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void newproc_entered(struct observatory *o, struct actor *a, struct frame *f);
void newproc_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void newproc_slot(struct observatory *o, struct actor *a);
void savu_entered(struct observatory *o, struct actor *a, struct frame *f);
void savu_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void user_reached(struct observatory *o, struct actor *a);
void fork_failed(struct observatory *o, struct actor *a, const char *why, byte error);
void malloc_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void mfree_entered(struct observatory *o, struct actor *a, struct frame *f);
void copyseg_entered(struct observatory *o, struct actor *a, struct frame *f);
void copyseg_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void clearseg_entered(struct observatory *o, struct actor *a, struct frame *f);
void expand_entered(struct observatory *o, struct actor *a, struct frame *f);
void expand_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void grow_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void xswap_entered(struct observatory *o, struct actor *a, struct frame *f);
void swap_entered(struct observatory *o, struct actor *a, struct frame *f);
void swap_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void swaps_listen(struct observatory *o, bool on);
void swaps_forget(struct observatory *o);
/* The swapping that T is part of, or NULL. */
struct swapping *swapping_by(struct observatory *o, const struct transfer *t);
void exec_begins(struct observatory *o, struct actor *a);
void exec_thrown(struct observatory *o, struct actor *a);
void exec_ends(struct observatory *o, struct actor *a, byte error);
void xfree_entered(struct observatory *o, struct actor *a, struct frame *f);
void exit_entered(struct observatory *o, struct actor *a, struct frame *f);
void exit_done(struct observatory *o, struct actor *a);
void wait_done(struct observatory *o, struct actor *a, word pid, word status);
void psig_entered(struct observatory *o, struct actor *a, struct frame *f);
void panic_entered(struct observatory *o, struct actor *a, struct frame *f);
void resume_entered(struct observatory *o, struct actor *a, struct frame *f);
void sureg_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void swtch_entered(struct observatory *o, struct actor *a, struct frame *f);
void sleep_entered(struct observatory *o, struct actor *a, struct frame *f);
void image_mapped(struct observatory *o, const struct actor *a);

/* The lab's: ways.c faults.c spawned.c */
void way_entered(struct observatory *o, struct actor *a, struct frame *f);
void way_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void newstk_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void pgcopy_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void ucopy_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void vgive_entered(struct observatory *o, struct actor *a, struct frame *f);
void vgive_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void xswap_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void cowpage_entered(struct observatory *o, struct actor *a, struct frame *f);
void cowpage_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void unshare_entered(struct observatory *o, struct actor *a, struct frame *f);
void unshare_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void resize_entered(struct observatory *o, struct actor *a, struct frame *f);
void resize_left(struct observatory *o, struct actor *a, struct frame *f, word r0);
void fault_ended(struct observatory *o, struct actor *a); /* if A has one */
/* The fork that what A does with core belongs to: a fault's is whose page it is, the swapper's
 * whose image comes in. */
int core_fork(const struct observatory *o, const struct actor *a);
void exec1_entered(struct observatory *o, struct actor *a, struct frame *f);
void spawn_actions(struct observatory *o, struct fork_record *r, word list);

#endif

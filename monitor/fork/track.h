/* Who writes and reads what after a fork: exact, to the byte. The clicks that somebody still
 * wants to know about are watched (mmu/mmu.h); a click about which all is known costs
 * nothing any more. The processor's stores count, also the kernel's on a process's behalf,
 * ptrace's and DMA of raw input; copyseg, clearseg and the swapper's transfers do not.
 *
 * From fork to the child's exec or exit: the bytes the child stores. From the parent's
 * return to its next fork, exec or exit: for each byte its first access. Both: the first
 * store to each click, which feeds the models of copy-on-write. */
#ifndef MONITOR_FORK_TRACK_H
#define MONITOR_FORK_TRACK_H

#include "monitor/fork/event.h"
#include "monitor/fork/image.h"

struct monitor;
struct track;

/* What a fork's parent and child did to the memory both began with. */
struct fork_memory {
    struct cow_layout layout;       /* at the fork */
    struct click_set parent, child; /* clicks each wrote since; the child's until its exec
                                         or exit */
    struct click_set parent_in;     /* those the parent wrote while the window was open */
    struct byte_set child_bytes;    /* bytes the child wrote in the window */
    struct byte_set parent_bytes;   /* bytes the parent wrote, from its return on */
    struct byte_set parent_read;    /* whose first access by the parent, from its return
                                         on, was a read */
    struct byte_set parent_accessed; /* accessed at all */
    uint64_t stores;                 /* first stores logged: EVENT_STORE of both */
    uint64_t by_kernel, by_dma;      /* of these */
    struct cow_cost cow[COW_SIZES];
    bool watching; /* the parent is still watched */
};

/* Events go to SINK (EVENT_STORE). NULL: no memory. */
struct track *track_create(struct monitor *m, const struct fork_sink *sink);
void track_destroy(struct track *t);

/* The kernel's copyseg and clearseg: references from these addresses are not stores. */
void track_except(struct track *t, word from, word to);

/* A fork: newproc has made CHILD the image of PARENT (slots). MEMORY is the record's. */
void track_fork(struct track *t, int fork, int parent, int child,
                const struct cow_layout *layout, struct fork_memory *memory);
void track_returned(struct track *t, int parent); /* in user mode, from fork */
/* The kernel has set the user's KT11 registers for the process in SLOT (sureg): what of it
 * is watched moves along. Its layout is LAYOUT now. */
void track_mapped(struct track *t, int slot, const struct cow_layout *layout);
void track_exec(struct track *t, int slot); /* its image is thrown away; exit too */
/* A record goes: nothing more is written to its memory. */
void track_forget(struct track *t, struct fork_memory *memory);
/* Raw input into core, not the swapper's: WORDS from AT belong to the process in SLOT. */
void track_dma(struct track *t, int slot, word image_click, paddr at, uint32_t words);

#endif

/* Who writes and reads what after a fork: exact, to the byte. The clicks that somebody still
 * wants to know about are watched (mmu/mmu.h); a click about which all is known costs
 * nothing any more. References through the user's map count, the processor's in user mode
 * and the kernel's on a process's behalf (MTPI, MFPI: read, write, signals, ptrace), and DMA
 * of raw input and output; copyseg, clearseg and the swapper's transfers do not.
 *
 * From fork to the child's exec or exit: the bytes the child stores. From the parent's
 * return to its next fork, exec or exit: for each byte its first access. Both: the first
 * store to each click, which feeds the models of copy-on-write.
 *
 * Bytes are as the bus had them. The kernel's subyte reads and stores a whole word: both its
 * bytes are read first, then stored. A reference is told when it is about to be made, also by
 * an instruction that is given up later and begun again (a stack that grows): sets are the
 * same then. What a user's process stores through /dev/mem into another's image is not seen. */
#ifndef MONITOR_FORK_TRACK_H
#define MONITOR_FORK_TRACK_H

#include "mmu/mmu.h"
#include "monitor/fork/event.h"
#include "monitor/fork/image.h"
#include "monitor/fork/real.h"

struct monitor;
struct track;

/* What a fork's parent and child did to the memory both began with. The sets of clicks hold
 * only clicks of the copy: present at the fork and not given back since. The sets of bytes
 * also hold what came to the image later. */
struct fork_memory {
    struct cow_layout layout; /* at the fork */
    struct click_set child;   /* clicks it wrote from newproc's end to its exec or exit */
    struct click_set parent;  /* from newproc's end to its next fork, exec or exit */
    struct click_set parent_in;   /* of these, first written while the window was open */
    struct byte_set child_bytes;  /* bytes the child wrote in the window */
    struct byte_set parent_bytes; /* bytes the parent wrote, from its return on, while the
                                      window was open */
    /* Bytes the parent accessed from its return on: any while the window is open, then those
     * of child_bytes, which are watched until its next fork, exec or exit. Not those that it
     * gave back in between (break). */
    struct byte_set parent_accessed;
    struct byte_set parent_read; /* of these: the first access was a read, or a read that
                                    writes (INC, DATIP) */
    uint64_t stores; /* EVENT_STOREs of this fork: a click of parent or child each */
    uint64_t by_kernel, by_dma;     /* of these */
    struct cow_cost cow[COW_SIZES]; /* had this fork, and all others, copied on write */
    struct cow_cost
        real;      /* the same for the KT11's pages, of forks as they went (real.h) */
    bool watching; /* the parent is still watched */
};

/* Events go to SINK: EVENT_STORE, without the process's pid and name. NULL: no memory. From
 * then on the machine's watch and watcher are T's. */
struct track *track_create(struct monitor *m, const struct fork_sink *sink);
void track_destroy(struct track *t);

/* The kernel's copyseg and clearseg: references by instructions at FROM and after, below TO,
 * are not stores. At most 4 ranges. */
void track_except(struct track *t, word from, word to);

/* A fork: newproc has made CHILD the image of PARENT (slots), whose map is the KT11's, or, by
 * HOW, as good as that. MEMORY is the record's; it is cleared first. */
void track_fork(struct track *t, int fork, enum child_memory how, int parent, int child,
                const struct cow_layout *layout, struct fork_memory *memory);
void track_returned(struct track *t, int parent); /* in user mode, from fork */
/* The kernel has set the user's KT11 registers for the process in SLOT (sureg): what of it
 * is watched moves along. Its layout is LAYOUT now. To be told also when only the layout has
 * changed (at the latest before another process runs: swtch), with the KT11 as it is. SLOT
 * -1: they are nobody's, nothing is watched. */
void track_mapped(struct track *t, int slot, const struct cow_layout *layout);
void track_exec(struct track *t, int slot); /* its image is thrown away; exit too */
/* The kernel has written its image to the swap disk and given its core back; INSTEAD of a page
 * that its last store wants copied, if there was no core. */
void track_swapped(struct track *t, int slot, bool instead);
/* A record goes: nothing more is written to its memory. */
void track_forget(struct track *t, struct fork_memory *memory);
/* DMA between core and a raw device, not the swapper's: WORDS from AT belong to the process
 * in SLOT, whose data begin at physical click DATA (p_addr + USIZE), its stack behind them.
 * WRITE: into core. What lies outside the image is left out. */
void track_dma(struct track *t, int slot, word data, enum intent intent, paddr at,
               uint32_t words);

#endif

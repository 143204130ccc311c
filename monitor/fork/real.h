/* Copy-on-write as the guest's own kernel does it (the lab's): the model of cow.h for the KT11's
 * pages, fed not with every fork as if it had gone that way, but with each as it went. What it
 * says is what the kernel's counts should be.
 *
 * A child that has borrowed its parent's memory stores in its parent's pages; one that was
 * copied, or spawned, has pages of its own. Memory that is shared for good (rfork, clone) is
 * not known here: whoever has it is taken to have a copy. */
#ifndef MONITOR_FORK_REAL_H
#define MONITOR_FORK_REAL_H

#include "monitor/fork/cow.h"

/* How a child came by its memory. */
enum child_memory { CHILD_COPY, CHILD_COW, CHILD_LENT };

struct real {
    struct cow *cow;
    byte owner[COW_PROCS]; /* in whose pages it stores: its own, or who has lent them */
};

bool real_open(struct real *r); /* false: no memory */
void real_close(struct real *r);

void real_fork(struct real *r, enum child_memory how, int parent, int child,
               const struct cow_layout *layout, struct cow_cost *cost);
void real_write(struct real *r, int slot, word click);
void real_grow(struct real *r, int slot, const struct cow_layout *layout);
/* Swapped out. INSTEAD: of the copy that its last store asked for, for want of core. */
void real_swapped(struct real *r, int slot, bool instead);
void real_exec(struct real *r, int slot); /* or exit: what was lent goes back */

#endif

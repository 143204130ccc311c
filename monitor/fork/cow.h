/* Copy-on-write, as a model: fed with forks, first stores, growth, execs and exits as they
 * were observed, it says which pages a system with copy-on-write would have copied, when,
 * and for which fork. Sharing is kept per page over all live processes; with more than one
 * holder a write copies, the last holder's only unprotects. One struct models one page size.
 * Pure: it knows neither machine nor monitor. */
#ifndef MONITOR_FORK_COW_H
#define MONITOR_FORK_COW_H

#include "devices/word.h"

enum { COW_PROCS = 256, COW_CLICKS = 1024, COW_SIZES = 5 };

extern const int cow_sizes[COW_SIZES]; /* bytes: 64 512 1024 4096 8192 */

/* What the pages of an image are, in virtual clicks: [data, data + dsize) and
 * [1024 - ssize, 1024). Text is never copied and not told. */
struct cow_layout {
    word data, dsize, ssize;
};

/* What one fork cost. IN the window (until the child's exec or exit), AFTER it. */
struct cow_cost {
    uint32_t entries;   /* map entries written at the fork: pages of data and stack */
    uint32_t copies[2]; /* faults that copied a page; [0] in, [1] after the window */
    uint32_t unprotected[2]; /* faults that only unprotected it */
    uint32_t clicks[2];      /* copied, a page's part within its segment */
};

struct cow;
struct cow *cow_create(int page_bytes); /* NULL: no memory */
void cow_destroy(struct cow *c);

/* Processes are numbered 0 to COW_PROCS - 1 (slots of proc[]). COST belongs to the caller
 * and must outlive the two processes' sharing, or be replaced by cow_forget. */
void cow_fork(struct cow *c, int parent, int child, const struct cow_layout *layout,
              struct cow_cost *cost);
void cow_write(struct cow *c, int process, word click);
void cow_grow(struct cow *c, int process, const struct cow_layout *layout);
void cow_exec(struct cow *c, int process); /* its pages go: also for exit */
void cow_window_closed(struct cow *c, const struct cow_cost *cost);
void cow_forget(struct cow *c,
                const struct cow_cost *cost); /* nothing is booked to it any more */

#endif

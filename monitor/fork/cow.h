/* Copy-on-write, as a model: fed with forks, first stores, growth, execs and exits as they
 * were observed, it says which pages a system with copy-on-write would have copied, when,
 * and for which fork. Sharing is kept per page over all live processes; with more than one
 * holder a write copies, the last holder's only unprotects. One struct models one page size.
 * Pure: it knows neither machine nor monitor.
 *
 * A page is the part of [kP, (k+1)P) that lies within its segment, counted in clicks: data
 * and stack that meet in one such range are two pages. A fork protects every page of both
 * processes. The first store to a protected page is a fault: while others hold the page too,
 * the writer gets a copy of its own; the last holder just gets it unprotected, once per fork
 * that protected it. A fault is booked to the latest fork that shared the page, though it may
 * have been another process's. Clicks that a process gains are its own and unprotected; if
 * they extend a page that others hold too, that page is copied then, at its old length. One
 * that nobody else holds is extended as it is. Clicks given back (break, exec, exit) are held
 * no more. */
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

/* The same, with what cannot be cut off: all within 1024 clicks, the stack above the data. */
struct cow_layout cow_sane(struct cow_layout layout);

/* What one fork cost. IN the window (until the child's exec or exit), AFTER it. */
struct cow_cost {
    uint32_t entries; /* map entries written at the fork: pages of data and stack */
    uint32_t
        copies[2]; /* pages copied, by a fault or because they grew; [0] in, [1] after
                           the window */
    uint32_t unprotected[2]; /* faults that only unprotected it */
    uint32_t clicks[2];      /* copied, a page's part within its segment */
    bool closed;             /* the window is */
};

struct cow;
struct cow *cow_create(int page_bytes); /* a power of 2, 64 to 65536; NULL: no memory */
void cow_destroy(struct cow *c);

/* Processes are numbered 0 to COW_PROCS - 1 (slots of proc[]); of others nothing is done.
 * COST belongs to the caller and must outlive the sharing of these pages, or be taken out by
 * cow_forget; NULL: nobody wants to know. LAYOUT is the parent's; what CHILD held is gone. */
void cow_fork(struct cow *c, int parent, int child, const struct cow_layout *layout,
              struct cow_cost *cost);
/* A store to CLICK of PROCESS; it is enough to tell the first one since its last fork. */
void cow_write(struct cow *c, int process, word click);
/* PROCESS has LAYOUT now. */
void cow_grow(struct cow *c, int process, const struct cow_layout *layout);
void cow_exec(struct cow *c, int process); /* its pages go: also for exit */
/* PROCESS was swapped out: when it is back all its pages are its own, and none protected. */
void cow_apart(struct cow *c, int process);
/* The copy that the last store of PROCESS was booked as, if it was, was not made. */
void cow_uncopy(struct cow *c, int process);
/* What is booked to COST from now on comes after its window. */
void cow_window_closed(struct cow_cost *cost);
void cow_forget(struct cow *c,
                const struct cow_cost *cost); /* nothing is booked to it any more */

#endif

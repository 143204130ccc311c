/* One process as a side of the forks it took part in, and what is still to be learned of it.
 * It is the child of the fork that made it until its exec or exit, and the parent of the
 * latest fork it made; between its own fork and its exec a child can be both. */
#ifndef MONITOR_FORK_SIDE_H
#define MONITOR_FORK_SIDE_H

#include "cpu/cpu.h"
#include "monitor/fork/track.h"

struct role {
    int fork;                   /* -1: none */
    struct fork_memory *memory; /* NULL: nobody keeps it */
    struct click_set untouched; /* clicks of the copy that it has not stored in */
};

struct side {
    struct cow_layout layout;
    struct role child;     /* its window is open */
    struct role parent;    /* till its next fork, exec or exit */
    bool open;             /* that fork's window */
    bool returned;         /* from that fork, in user mode */
    struct click_set gone; /* given back since that fork */
    /* Come since its last fork and not stored in: no part of a copy, but of a page that may be,
     * and that a store then unprotects. */
    struct click_set gained;
    struct click_set
        wanted[2]; /* clicks of which something is to be learned, by intent */
};

/* Takes part in no fork. */
void side_clear(struct side *s);
static inline bool side_lives(const struct side *s)
{
    return s->child.fork >= 0 || s->parent.fork >= 0;
}

/* Begin of a role. LAYOUT is that of both. */
void side_born(struct side *s, int fork, struct fork_memory *memory);
void side_forked(struct side *s, int fork, struct fork_memory *memory);
void side_resize(struct side *s, struct cow_layout layout);

/* WANTED made anew: after a role began or ended, the window closed, the parent returned. */
void side_plan(struct side *s);
/* WANTED of CLICK, after references to it. */
void side_settle(struct side *s, unsigned click);

/* A reference to those bytes of CLICK that BYTES has a bit for, lowest first. READS: what
 * was there is looked at (also by one that will write). */
void side_access(struct side *s, unsigned click, uint64_t bytes, enum intent intent,
                 bool reads);

#endif

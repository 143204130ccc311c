/* Core, or the swap area, as a row of characters, each for so many clicks or blocks, by its
 * owner. Pure. */
#ifndef MONITOR_FORK_RIBBON_H
#define MONITOR_FORK_RIBBON_H

#include "monitor/fork/record.h"

enum { RIBBON_CELLS = 512 };

/* P and C, the parent's and the child's image; S pages that both have (the lab); T the text
 * they share; p and c what is left
 * of them when they are zombies; o another image, t another text, z another zombie; . free,
 * # the kernel (core), ? nobody's. */
struct ribbon {
    int cells;
    unsigned unit;      /* clicks, or blocks, of a cell */
    unsigned from, all; /* the area: first, and how many */
    char cell[RIBBON_CELLS];
};

/* Of the fork R, before it or after newproc. TEXT: the slot of the parent's text, -1: none.
 * CLICKS: the core fitted. */
void ribbon_core(const struct fork_record *r, bool after, int text, unsigned clicks,
                 struct ribbon *ribbon);

/* The swap area's ends are those of what is known in it. */
void ribbon_swap(const struct fork_record *r, bool after, int text,
                 struct ribbon *ribbon);

#endif

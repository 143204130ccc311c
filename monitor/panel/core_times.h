/* The time line of the last forks: machine time from left to right, all at one scale; a
 * stretch in which nothing was forked is cut out and its length written into the cut. */
#ifndef MONITOR_PANEL_CORE_TIMES_H
#define MONITOR_PANEL_CORE_TIMES_H

#include "monitor/panel/core_layout.h"

enum { TIMES_LANES = 5, TIMES_PITCH = 13, TIMES_STEP = 100, TIMES_CUT = 52 };

/* A stretch with no cut in it. */
struct time_piece {
    int64_t from, to; /* ns */
    float x, w;
};

struct core_times {
    int64_t step; /* ns of TIMES_STEP units: 1, 2 or 5 times a power of ten */
    int first;    /* fork[FIRST] is the first that is shown; as many as P has: none is */
    int pieces;
    struct time_piece piece[CORE_LINES + 1]; /* the last one ends now */
    struct box bar[CORE_LINES];              /* of fork[i], i >= FIRST */
};
extern const struct box times_box; /* of the bars */

/* The finest scale at which the last few forks fit; and then as many of the earlier ones as
 * fit too. Bars never overlap. */
void layout_times(const struct core_picture *p, struct core_times *t);
bool layout_fork_at(const struct core_picture *p, const struct core_times *t, float x,
                    float y, int *i);

/* When a fork's bar ends: now while its window is open. */
int64_t fork_end(const struct core_picture *p, int i);

#endif

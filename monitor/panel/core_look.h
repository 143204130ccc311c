/* How each owner of core looks: a colour that every eye tells from the others, and a pattern
 * as a second sign. For a dark room. */
#ifndef MONITOR_PANEL_CORE_LOOK_H
#define MONITOR_PANEL_CORE_LOOK_H

#include "monitor/panel/core.h"

enum core_pattern {
    PATTERN_NONE,
    PATTERN_DOTS,
    PATTERN_RISE,  /* strokes that rise to the right */
    PATTERN_CROSS, /* strokes both ways */
    PATTERN_RULE,  /* a line across the middle */
    PATTERN_BANDS  /* as many as there are holders */
};

struct core_look {
    const char *name; /* for the legend */
    uint32_t fill;    /* 0rrggbb, as a number */
    uint32_t ink;     /* of the pattern */
    enum core_pattern pattern;
};
extern const struct core_look core_looks[CORE_OWNERS];

/* Of any owner, a bad one too. */
const struct core_look *core_look(int owner);

/* The fill of a cell of the process or text in SLOT: neighbours in the table differ a little
 * in brightness. */
uint32_t core_fill(int owner, int slot);

/* PART 0: A, 256: B. */
uint32_t core_mix(uint32_t a, uint32_t b, unsigned part);

/* How freshly a cell was written, from GLOW_LEVELS (less than 2 ms ago) to 0 (a quarter of a
 * second ago): a level less for twice the age. */
enum { GLOW_LEVELS = 8 };
int core_glow(int64_t now, int64_t since);

/* By what way a fork's child was made, for the time line. */
enum fork_kind {
    FORK_KIND_COPY,
    FORK_KIND_DISK,
    FORK_KIND_SHARE,
    FORK_KIND_FAILED,
    FORK_KINDS
};
struct fork_look {
    const char *name;
    uint32_t fill, ink; /* INK: of the second sign, strokes and lines */
};
extern const struct fork_look fork_looks[FORK_KINDS];
enum fork_kind fork_kind(const struct core_fork *f);

/* The page behind the picture, and its letters. */
enum { SHADE_GROUND = 0x0b0e13, SHADE_PLATE = 0x12171f, SHADE_LINE = 0x2b3440 };
enum { SHADE_INK = 0xe8ecf1, SHADE_FAINT = 0x98a3b0, SHADE_LIGHT = 0xffffff };
enum { SHADE_DISK = 0xe69f00, SHADE_RUNNING = 0xf0e442 };

#endif

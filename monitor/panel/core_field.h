/* From the model of core and swap to cells: what each shows, with what is just being copied
 * there, and with what the pointer brings out. */
#ifndef MONITOR_PANEL_CORE_FIELD_H
#define MONITOR_PANEL_CORE_FIELD_H

#include "monitor/panel/core_cells.h"
#include "monitor/panel/core_layout.h"

/* What is pointed at; -1: nothing. */
struct core_hover {
    int process, text; /* slots */
    int owner;         /* of the legend */
    int fork;          /* index of the picture's */
    int click, block;
};
extern const struct core_hover hover_nothing;

/* Whose cells are brought out: the others are dimmed. */
struct core_lit {
    bool any;
    int owner; /* all of its cells; -1: no owner's */
    bool process[KERNEL_PROCS];
    bool text[KERNEL_ENTRIES];
};
void core_light(const struct core_picture *p, const struct core_hover *hover,
                struct core_lit *lit);
bool core_is_lit(const struct core_lit *lit, int owner, int slot);

/* Core and swap as they are drawn: the clicks that a copy under way has brought are seen as
 * what they are copies of, before the kernel's tables say whose they are. */
struct core_scene {
    struct core_click click[CORE_CLICKS];
    struct core_click cell[STRIP_CELLS]; /* of swap */
    struct swap_layout swap;
    struct core_lit lit;
    byte mark[CORE_CLICKS]; /* enum cell_mark */
};
void core_scene_make(const struct core_picture *p, const struct core_hover *hover,
                     struct core_scene *s);

/* Shows it. */
void core_scene_field(const struct core_scene *s, int64_t now, struct cells *cells);
void core_scene_strip(const struct core_scene *s, int64_t now, struct cells *cells);

/* One copy or transfer: the Nth of its clicks, in the order in which they come, on core's
 * side or (swap's block) on the other. False: none lies there. */
bool motion_from_swap(const struct core_motion *motion);
bool motion_to_swap(const struct core_motion *motion);
bool motion_open(const struct core_motion *motion);
bool motion_nth(const struct core_motion *motion, uint32_t n, uint32_t *from,
                uint32_t *to);
int motions_of(const struct core_picture *p);

/* Cells that are one thing have the same number: a process's own, the pages that it is the
 * first to share, a text. Below 0: nobody's in particular. */
enum { CORE_IDENTITIES = 2 * KERNEL_PROCS + KERNEL_ENTRIES };
int core_identity(const struct core_click *click);

#endif

/* What the picture of core keeps from frame to frame, and what lies under the pointer there;
 * without SDL2. */
#ifndef MONITOR_PANEL_CORE_VIEW_H
#define MONITOR_PANEL_CORE_VIEW_H

#include "monitor/panel/controls.h"
#include "monitor/panel/core_field.h"
#include "monitor/panel/core_times.h"

/* Cells, and where their pixels were last shown: another canvas has older ones, if any. */
struct sheet {
    struct cells cells;
    const void *shown; /* a texture, to be compared only */
};

struct core_view {
    struct core_hover hover;
    struct core_scene scene;
    struct core_times times;
    struct sheet field, strip, legend[CORE_OWNERS];
};

/* M's, and its picture, brought up to date; made at the first call. False: no memory. */
bool core_view_of(struct monitor *m, struct core_view **v, struct core_picture **p);

/* NULL: nothing to do. */
void core_view_free(struct core_view *v);

/* What lies at (X, Y) of the page: V's hover from now on, a TIP in words ("": none), and what
 * a click there does. */
struct pointed core_point(struct monitor *m, struct core_view *v,
                          const struct core_picture *p, float x, float y, char *tip,
                          size_t size);

#endif

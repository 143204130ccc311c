/* What a panel is made of. Each part's file makes it when it is first wanted; panel_destroy
 * frees what is here. */
#ifndef MONITOR_PANEL_PANEL_PARTS_H
#define MONITOR_PANEL_PANEL_PARTS_H

#include "monitor/panel/controls.h"

enum { PANEL_WISHES = 8, WISH_SIZE = 128 };

struct screen; /* monitor/panel/window_parts.h */

struct panel {
    struct core_picture *core; /* NULL: core has not been looked at */
    struct core_view *view;    /* NULL: it has not been drawn */
    struct hand hand;
    struct screen *window; /* NULL: it is closed */
    int wishes;
    char wish[PANEL_WISHES][WISH_SIZE];
};

#endif

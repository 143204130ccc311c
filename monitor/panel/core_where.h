/* Where a click of core or a block of swap lies in the memory of who has it. */
#ifndef MONITOR_PANEL_CORE_WHERE_H
#define MONITOR_PANEL_CORE_WHERE_H

#include "monitor/panel/core.h"

enum { WHERE_SYMBOL = 40 };

struct core_where {
    bool known;
    word va;                   /* virtual, of the first byte */
    char symbol[WHERE_SYMBOL]; /* "main+24"; "": no name is known there */
};

/* In the kernel's space, by its present map. */
struct core_where where_in_kernel(const struct monitor *m, uint32_t click);

/* In the image of the process in SLOT: core's CLICK, if it is in core; or the clicks from
 * OFFSET on of an image on swap. */
struct core_where where_in_image(struct monitor *m, int slot, uint32_t click);
struct core_where where_on_swap(struct monitor *m, int slot, uint32_t offset);

/* In the text in SLOT of text[], OFFSET clicks from its beginning. */
struct core_where where_in_text(struct monitor *m, int slot, uint32_t offset);

#endif

/* Where the picture of core has everything on the page, in its units: every click, block,
 * line of the list and fork of the time line. What draws, what asks what lies under the
 * pointer, and the tests all use it. */
#ifndef MONITOR_PANEL_CORE_LAYOUT_H
#define MONITOR_PANEL_CORE_LAYOUT_H

#include "monitor/panel/core.h"

struct box {
    float x, y, w, h;
};
bool box_has(struct box box, float x, float y);

/* The field: a cell for each click, a row for each 8 KB, which is what one page of the KT11
 * reaches at the most. */
enum { FIELD_COLUMNS = 128, FIELD_ROWS = 31, CELL_WIDTH = 8, CELL_HEIGHT = 12 };
extern const struct box field_box;
struct box layout_click(uint32_t click);
bool layout_click_at(float x, float y, uint32_t *click);

/* Swap's strip: at most 4 rows; of a large swap area a cell is several blocks. */
enum { STRIP_ROWS = 4, STRIP_COLUMNS = 256, STRIP_CELLS = STRIP_ROWS * STRIP_COLUMNS };
extern const struct box strip_box;
struct swap_layout {
    uint32_t from, blocks; /* what it shows; blocks 0: no swap area */
    uint32_t columns;      /* cells of a row */
    uint32_t cells, each;  /* blocks of a cell, but for the last one */
};
struct swap_layout layout_swap(const struct core_picture *p);
struct box layout_cell(const struct swap_layout *s, uint32_t cell);
/* Of one block; of one that is not there, the nearest end of the strip. */
struct box layout_block(const struct swap_layout *s, uint32_t block);
bool layout_block_at(const struct swap_layout *s, float x, float y, uint32_t *block);

/* The list of processes: line I, from 0. What does not fit is counted on the last line. */
enum { LIST_LINES = 26, LIST_PITCH = 15 };
extern const struct box list_box; /* of the lines, without the headings */
int layout_lines(const struct core_picture *p);
struct box layout_line(int i);
bool layout_line_at(const struct core_picture *p, float x, float y, int *i);

/* The legend, in the line above the field: a swatch and the name of an owner. W 0: it is not
 * in the legend. */
enum { LEGEND_SWATCH = 14 };
struct box layout_legend(int owner);
bool layout_legend_at(float x, float y, int *owner);

/* What is under way, beneath the list. */
enum { ERRAND_PITCH = 15 };
extern const struct box errand_box;

#endif

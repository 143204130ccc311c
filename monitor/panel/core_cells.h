/* A field of cells as pixels: only a cell that has changed is painted again. */
#ifndef MONITOR_PANEL_CORE_CELLS_H
#define MONITOR_PANEL_CORE_CELLS_H

#include "monitor/panel/core_look.h"

enum {
    EDGE_LEFT = 1, /* the outline of a process's or text's cells runs there */
    EDGE_RIGHT = 2,
    EDGE_TOP = 4,
    EDGE_BOTTOM = 8,
    EDGE_JOINED = 16 /* the cell to the right belongs to the same part */
};
enum cell_mark {
    MARK_NONE,
    MARK_DIM,    /* something else is pointed at */
    MARK_KEPT,   /* of swap: kept for what is in core */
    MARK_SOURCE, /* is read from by what is under way */
    MARK_AWAITED /* will be written to by it */
};

struct cell {
    byte owner, holders, shade, glow, edges, mark;
};

struct cells {
    int columns, rows, width, height; /* cells; pixels */
    uint32_t *pixel;                  /* 0rrggbb, row after row */
    struct cell *drawn;               /* what each shows */
    int top, bottom; /* rows of pixels that were painted: [top, bottom) */
};

/* Makes it COLUMNS by ROWS cells on WIDTH by HEIGHT pixels; another size than before: all is
 * to be painted again. False: no memory, or no pixel for each cell. */
bool cells_fit(struct cells *c, int columns, int rows, int width, int height);
void cells_free(struct cells *c);

/* Shows CELL at I. */
void cells_put(struct cells *c, int i, struct cell cell);

#endif

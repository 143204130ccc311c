/* The layout of core and swap and of the list beside them. */
#include "monitor/panel/core_layout.h"
#include "monitor/panel/core_look.h"

#include <string.h>

enum {
    FIELD_X = 84,
    FIELD_Y = 442,
    FIELD_WIDTH = FIELD_COLUMNS * CELL_WIDTH,
    FIELD_HEIGHT = FIELD_ROWS * CELL_HEIGHT,
    STRIP_Y = 842,
    STRIP_PITCH = 10,
    STRIP_LEAST = 32, /* cells of a row at the least */
    LEGEND_Y = 411,
    LEGEND_HEIGHT = 16,
    LEGEND_SPACE = 34, /* the swatch and the gaps about it */
    LETTER = 6,
    LIST_X = 1132,
    LIST_WIDTH = 448,
    LIST_Y = 444,
    ERRAND_Y = 838
};

const struct box field_box = { FIELD_X, FIELD_Y, FIELD_WIDTH, FIELD_HEIGHT };
const struct box strip_box = { FIELD_X, STRIP_Y, FIELD_WIDTH, STRIP_ROWS *STRIP_PITCH };
const struct box list_box = { LIST_X, LIST_Y, LIST_WIDTH, LIST_LINES *LIST_PITCH };
const struct box errand_box = { LIST_X, ERRAND_Y, LIST_WIDTH, 3 * ERRAND_PITCH };

bool box_has(struct box box, float x, float y)
{
    return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}

struct box layout_click(uint32_t click)
{
    click = click < CORE_CLICKS ? click : CORE_CLICKS - 1;
    return (struct box){ field_box.x + (float)(click % FIELD_COLUMNS * CELL_WIDTH),
                         field_box.y + (float)(click / FIELD_COLUMNS * CELL_HEIGHT),
                         CELL_WIDTH, CELL_HEIGHT };
}

bool layout_click_at(float x, float y, uint32_t *click)
{
    if (!box_has(field_box, x, y))
        return false;
    uint32_t column = (uint32_t)((x - field_box.x) / CELL_WIDTH);
    uint32_t row = (uint32_t)((y - field_box.y) / CELL_HEIGHT);
    *click = row * FIELD_COLUMNS + column;
    return *click < CORE_CLICKS;
}

struct swap_layout layout_swap(const struct core_picture *p)
{
    struct swap_layout s = { .from = p->swap_from, .columns = STRIP_LEAST };
    if (p->swap_to <= p->swap_from)
        return s;
    s.blocks = p->swap_to - p->swap_from;
    if (s.blocks > CORE_SWAP_BLOCKS)
        s.blocks = CORE_SWAP_BLOCKS;
    s.each = (s.blocks + STRIP_CELLS - 1) / STRIP_CELLS;
    s.cells = (s.blocks + s.each - 1) / s.each;
    while (s.columns < STRIP_COLUMNS && s.columns * STRIP_ROWS < s.cells)
        s.columns *= 2;
    return s;
}

struct box layout_cell(const struct swap_layout *s, uint32_t cell)
{
    float width = strip_box.w / (float)s->columns;
    return (struct box){ strip_box.x + (float)(cell % s->columns) * width,
                         strip_box.y + (float)(cell / s->columns * STRIP_PITCH), width,
                         STRIP_PITCH };
}

struct box layout_block(const struct swap_layout *s, uint32_t block)
{
    if (s->blocks == 0 || block < s->from)
        return layout_cell(s, 0);
    uint32_t nth = block - s->from;
    return layout_cell(s, (nth < s->blocks ? nth : s->blocks - 1) / s->each);
}

bool layout_block_at(const struct swap_layout *s, float x, float y, uint32_t *block)
{
    if (s->blocks == 0 || !box_has(strip_box, x, y))
        return false;
    float width = strip_box.w / (float)s->columns;
    float column = (x - strip_box.x) / width;
    uint32_t row = (uint32_t)((y - strip_box.y) / STRIP_PITCH);
    uint32_t cell = row * s->columns + (uint32_t)column;
    uint32_t within = (uint32_t)((column - (float)(uint32_t)column) * (float)s->each);
    uint32_t nth = cell * s->each + within;
    if (cell >= s->cells || nth >= s->blocks)
        return false;
    *block = s->from + nth;
    return true;
}

static bool in_legend(int owner)
{
    return owner >= CORE_KERNEL && owner < CORE_OWNERS;
}

static float legend_width(int owner)
{
    return (float)(LEGEND_SPACE + LETTER * (int)strlen(core_looks[owner].name));
}

struct box layout_legend(int owner)
{
    struct box box = { field_box.x + field_box.w, LEGEND_Y, 0, LEGEND_HEIGHT };
    if (!in_legend(owner))
        return box;
    for (int i = owner; i < CORE_OWNERS; i++)
        box.x -= legend_width(i);
    box.w = legend_width(owner);
    return box;
}

bool layout_legend_at(float x, float y, int *owner)
{
    for (*owner = 0; *owner < CORE_OWNERS; (*owner)++)
        if (box_has(layout_legend(*owner), x, y))
            return true;
    return false;
}

int layout_lines(const struct core_picture *p)
{
    if (p->processes < 0)
        return 0;
    return p->processes <= LIST_LINES ? p->processes : LIST_LINES - 1;
}

struct box layout_line(int i)
{
    return (struct box){ list_box.x, list_box.y + (float)(i * LIST_PITCH), list_box.w,
                         LIST_PITCH };
}

bool layout_line_at(const struct core_picture *p, float x, float y, int *i)
{
    if (!box_has(list_box, x, y))
        return false;
    *i = (int)((y - list_box.y) / LIST_PITCH);
    return *i < layout_lines(p);
}

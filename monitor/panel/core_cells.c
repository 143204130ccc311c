/* Painting cells into pixels. */
#include "monitor/panel/core_cells.h"

#include <stdlib.h>
#include <string.h>

enum { NEVER_DRAWN = 255, OUTLINE = 0xf2f6fa };

/* Where a cell is being painted: pixels [x0, x1) by [y0, y1). */
struct brush {
    uint32_t *pixel;
    int pitch, x0, y0, x1, y1;
    int unit; /* the width of a stroke of a pattern */
};

static void fill(const struct brush *b, int x0, int y0, int x1, int y1, uint32_t colour)
{
    x0 = x0 < b->x0 ? b->x0 : x0;
    y0 = y0 < b->y0 ? b->y0 : y0;
    x1 = x1 > b->x1 ? b->x1 : x1;
    y1 = y1 > b->y1 ? b->y1 : y1;
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            b->pixel[y * b->pitch + x] = colour;
}

static bool in_pattern(enum core_pattern pattern, const struct brush *b, int holders,
                       int x, int y)
{
    int u = b->unit, period = 4 * u;
    int bands = 2 * (holders < 2 ? 2 : holders > 6 ? 6 : holders) - 1;
    switch (pattern) {
    case PATTERN_DOTS:
        return x % period < u && y % period < u;
    case PATTERN_RISE:
        return (x + y) % period < u;
    case PATTERN_CROSS:
        return (x + y) % (period + u) < u ||
               (x - y + 64 * (period + u)) % (period + u) < u;
    case PATTERN_RULE:
        return y >= (b->y0 + b->y1 - u) / 2 && y < (b->y0 + b->y1 + u) / 2;
    case PATTERN_BANDS:
        return (y - b->y0) * bands / (b->y1 - b->y0) % 2;
    case PATTERN_NONE:
        break;
    }
    return false;
}

static void paint_pattern(const struct brush *b, const struct core_look *look,
                          int holders, uint32_t ink)
{
    for (int y = b->y0; y < b->y1 && look->pattern != PATTERN_NONE; y++)
        for (int x = b->x0; x < b->x1; x++)
            if (in_pattern(look->pattern, b, holders, x, y))
                b->pixel[y * b->pitch + x] = ink;
}

static void paint_edges(const struct brush *b, byte edges, uint32_t colour)
{
    if (edges & EDGE_LEFT)
        fill(b, b->x0, b->y0, b->x0 + b->unit, b->y1, colour);
    if (edges & EDGE_RIGHT)
        fill(b, b->x1 - b->unit, b->y0, b->x1, b->y1, colour);
    if (edges & EDGE_TOP)
        fill(b, b->x0, b->y0, b->x1, b->y0 + b->unit, colour);
    if (edges & EDGE_BOTTOM)
        fill(b, b->x0, b->y1 - b->unit, b->x1, b->y1, colour);
}

static uint32_t marked(uint32_t colour, const struct cell *cell)
{
    colour = core_mix(colour, SHADE_LIGHT, (unsigned)cell->glow * 15);
    if (cell->mark == MARK_KEPT)
        return core_mix(colour, SHADE_GROUND, 128);
    if (cell->mark == MARK_DIM)
        return core_mix(colour, SHADE_GROUND, 184);
    return colour;
}

static void paint(const struct brush *whole, const struct cell *cell)
{
    const struct core_look *look = core_look(cell->owner);
    struct brush b = *whole;
    bool gap = b.x1 - b.x0 > 3 * b.unit;
    uint32_t body = marked(core_fill(cell->owner, cell->shade), cell);
    uint32_t seam = core_mix(body, SHADE_GROUND, 90);
    fill(whole, b.x0, b.y0, b.x1, b.y1, SHADE_GROUND);
    if (b.y1 - b.y0 > 3 * b.unit)
        b.y1 -= b.unit;
    if (gap && cell->edges & EDGE_JOINED)
        fill(&b, b.x1 - b.unit, b.y0, b.x1, b.y1, seam);
    if (gap)
        b.x1 -= b.unit;
    fill(&b, b.x0, b.y0, b.x1, b.y1, body);
    paint_pattern(&b, look, cell->holders, marked(look->ink, cell));
    if (gap && cell->edges & EDGE_JOINED) /* an outline has no holes */
        b.x1 += b.unit;
    paint_edges(&b, cell->edges, marked(OUTLINE, cell));
    if (cell->mark == MARK_SOURCE || cell->mark == MARK_AWAITED)
        paint_edges(&b, EDGE_TOP | EDGE_BOTTOM,
                    cell->mark == MARK_SOURCE ? SHADE_LIGHT : SHADE_DISK);
}

void cells_put(struct cells *c, int i, struct cell cell)
{
    int column = i % c->columns, row = i / c->columns;
    if (row >= c->rows || memcmp(&c->drawn[i], &cell, sizeof cell) == 0)
        return;
    struct brush b = { .pixel = c->pixel,
                       .pitch = c->width,
                       .x0 = column * c->width / c->columns,
                       .x1 = (column + 1) * c->width / c->columns,
                       .y0 = row * c->height / c->rows,
                       .y1 = (row + 1) * c->height / c->rows };
    b.unit = (b.y1 - b.y0) / 12;
    b.unit = b.unit < 1 ? 1 : b.unit;
    paint(&b, &cell);
    c->drawn[i] = cell;
    c->top = b.y0 < c->top ? b.y0 : c->top;
    c->bottom = b.y1 > c->bottom ? b.y1 : c->bottom;
}

bool cells_fit(struct cells *c, int columns, int rows, int width, int height)
{
    if (c->columns == columns && c->rows == rows && c->width == width &&
        c->height == height)
        return true;
    cells_free(c);
    if (columns <= 0 || rows <= 0 || width < columns || height < rows)
        return false;
    c->pixel = calloc((size_t)width * (size_t)height, sizeof c->pixel[0]);
    c->drawn = malloc((size_t)columns * (size_t)rows * sizeof c->drawn[0]);
    if (!c->pixel || !c->drawn) {
        cells_free(c);
        return false;
    }
    memset(c->drawn, NEVER_DRAWN, (size_t)columns * (size_t)rows * sizeof c->drawn[0]);
    c->columns = columns;
    c->rows = rows;
    c->width = width;
    c->height = height;
    c->top = 0;
    c->bottom = height;
    for (int i = 0; i < width * height; i++)
        c->pixel[i] = SHADE_GROUND;
    return true;
}

void cells_free(struct cells *c)
{
    free(c->pixel);
    free(c->drawn);
    *c = (struct cells){ 0 };
}

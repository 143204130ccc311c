/* From the scene to cells: outlines, marks, glow. */
#include "monitor/panel/core_field.h"

enum { FIRST_SHARED = KERNEL_PROCS, FIRST_TEXT = 2 * KERNEL_PROCS };

static bool of_process(int owner)
{
    return owner == CORE_USER || owner == CORE_DATA || owner == CORE_STACK ||
           owner == CORE_SHARED;
}

bool core_is_lit(const struct core_lit *lit, int owner, int slot)
{
    if (owner == lit->owner)
        return true;
    if (of_process(owner))
        return slot >= 0 && slot < KERNEL_PROCS && lit->process[slot];
    return owner == CORE_TEXT && slot >= 0 && slot < KERNEL_ENTRIES && lit->text[slot];
}

int core_identity(const struct core_click *click)
{
    if (click->slot < 0)
        return -1;
    if (click->owner == CORE_TEXT)
        return click->slot < KERNEL_ENTRIES ? FIRST_TEXT + click->slot : -1;
    if (!of_process(click->owner) || click->slot >= KERNEL_PROCS)
        return -1;
    return click->owner == CORE_SHARED ? FIRST_SHARED + click->slot : click->slot;
}

static byte edges_of(const struct core_click *all, int i, int columns, int count)
{
    int own = core_identity(&all[i]);
    bool last = i % columns == columns - 1 || i + 1 >= count;
    byte edges = 0;
    if (!last && core_identity(&all[i + 1]) == own && all[i + 1].owner == all[i].owner)
        edges |= EDGE_JOINED;
    if (own < 0)
        return edges;
    if (i % columns == 0 || core_identity(&all[i - 1]) != own)
        edges |= EDGE_LEFT;
    if (last || core_identity(&all[i + 1]) != own)
        edges |= EDGE_RIGHT;
    if (i < columns || core_identity(&all[i - columns]) != own)
        edges |= EDGE_TOP;
    if (i + columns >= count || core_identity(&all[i + columns]) != own)
        edges |= EDGE_BOTTOM;
    return edges;
}

static struct cell cell_of(const struct core_scene *s, const struct core_click *all,
                           int i, int columns, int count)
{
    const struct core_click *click = &all[i];
    struct cell cell = { .owner = click->owner, .holders = click->holders };
    cell.shade = click->slot > 0 && click->slot % 2;
    cell.edges = edges_of(all, i, columns, count);
    if (click->marks & CORE_KEPT)
        cell.mark = MARK_KEPT;
    if (s->lit.any && !core_is_lit(&s->lit, click->owner, click->slot))
        cell.mark = MARK_DIM;
    return cell;
}

static byte glow_of(const struct core_click *click, int64_t now)
{
    bool still = click->owner == CORE_FREE || click->owner == CORE_ABSENT ||
                 click->owner == CORE_UNKNOWN;
    return still ? 0 : (byte)core_glow(now, click->since);
}

void core_scene_field(const struct core_scene *s, int64_t now, struct cells *cells)
{
    for (int i = 0; i < CORE_CLICKS; i++) {
        struct cell cell = cell_of(s, s->click, i, FIELD_COLUMNS, CORE_CLICKS);
        cell.glow = glow_of(&s->click[i], now);
        if (s->mark[i] != MARK_NONE)
            cell.mark = s->mark[i];
        cells_put(cells, i, cell);
    }
}

void core_scene_strip(const struct core_scene *s, int64_t now, struct cells *cells)
{
    int count = (int)s->swap.cells;
    for (int i = 0; i < (int)s->swap.columns * STRIP_ROWS; i++) {
        struct cell cell = { .owner = CORE_ABSENT };
        if (i < count) {
            cell = cell_of(s, s->cell, i, (int)s->swap.columns, count);
            cell.glow = glow_of(&s->cell[i], now);
        }
        cells_put(cells, i, cell);
    }
}

/* The picture's memory, and its answer to the pointer. */
#include "monitor/panel/core_view.h"
#include "monitor/panel/core_words.h"
#include "monitor/panel/panel_parts.h"

#include <stdio.h>
#include <stdlib.h>

bool core_view_of(struct monitor *m, struct core_view **v, struct core_picture **p)
{
    struct panel *panel = panel_of(m);
    if (!panel)
        return false;
    if (!panel->core)
        panel->core = calloc(1, sizeof *panel->core);
    if (!panel->view && (panel->view = calloc(1, sizeof *panel->view)))
        panel->view->hover = hover_nothing;
    *v = panel->view;
    *p = panel->core;
    if (!*v || !*p)
        return false;
    core_picture_make(m, *p);
    return true;
}

void core_view_free(struct core_view *v)
{
    if (!v)
        return;
    cells_free(&v->field.cells);
    cells_free(&v->strip.cells);
    for (int i = 0; i < CORE_OWNERS; i++)
        cells_free(&v->legend[i].cells);
    free(v);
}

/* Whose it is comes to light. */
static void hover_owner(struct core_hover *hover, const struct core_click *click)
{
    if (click->owner == CORE_TEXT)
        hover->text = click->slot;
    else
        hover->process = click->slot;
}

static bool point_click(struct monitor *m, struct core_view *v,
                        const struct core_picture *p, float x, float y, char *tip,
                        size_t size)
{
    uint32_t click;
    if (!layout_click_at(x, y, &click))
        return false;
    v->hover.click = (int)click;
    hover_owner(&v->hover, &p->click[click]);
    core_tell_click(m, p, click, tip, size);
    return true;
}

static bool point_block(struct monitor *m, struct core_view *v,
                        const struct core_picture *p, float x, float y, char *tip,
                        size_t size)
{
    uint32_t block;
    struct swap_layout swap = layout_swap(p);
    if (!layout_block_at(&swap, x, y, &block))
        return false;
    v->hover.block = (int)block;
    hover_owner(&v->hover, &p->swap[block - swap.from]);
    core_tell_block(m, p, block, tip, size);
    return true;
}

static bool point_line(struct core_view *v, const struct core_picture *p, float x,
                       float y, char *tip, size_t size)
{
    int line;
    if (!layout_line_at(p, x, y, &line))
        return false;
    v->hover.process = p->process[line].slot;
    core_tell_process(p, line, tip, size);
    return true;
}

static bool point_legend(struct core_view *v, float x, float y, char *tip, size_t size)
{
    int owner;
    if (!layout_legend_at(x, y, &owner))
        return false;
    v->hover.owner = owner;
    snprintf(tip, size, "%s", core_tell_owner(owner));
    return true;
}

struct pointed core_point(struct monitor *m, struct core_view *v,
                          const struct core_picture *p, float x, float y, char *tip,
                          size_t size)
{
    int fork;
    struct pointed pointed = { CONTROL_NONE, 0 };
    v->hover = hover_nothing;
    tip[0] = '\0';
    layout_times(p, &v->times);
    if (layout_fork_at(p, &v->times, x, y, &fork)) {
        v->hover.fork = fork;
        core_tell_fork(p, fork, tip, size);
        pointed = (struct pointed){ CONTROL_FORK_SHOW, p->fork[fork].number };
    } else if (!point_click(m, v, p, x, y, tip, size) &&
               !point_block(m, v, p, x, y, tip, size) &&
               !point_line(v, p, x, y, tip, size))
        point_legend(v, x, y, tip, size);
    return pointed;
}

/* The picture of core as a whole: the frame that stays, and the order of its parts. */
#include "monitor/panel/core_draw.h"
#include "monitor/panel/core_words.h"
#include "monitor/panel/page.h"

#include <stdio.h>

enum { LEFT = 20, MARGIN = 6, CLICKS_PER_KB = 16 };

static const float title = 9, plain = 8, small = 6.5f;

static void heading(struct canvas *c, float x, float y, const char *name,
                    const char *text)
{
    draw_text(c, FONT_BOLD, title, x, y, ALIGN_LEFT, core_shade(SHADE_INK, 255), name);
    x += draw_text_width(c, FONT_BOLD, title, name) + 12;
    draw_text(c, FONT_PLAIN, plain, x, y, ALIGN_LEFT, core_shade(SHADE_FAINT, 255), text);
}

/* Small pages have half as many marks, in larger letters. */
static bool is_small(const struct canvas *c)
{
    return c->scale < 0.75f;
}

static void row_mark(struct canvas *c, float x, float y, const char *text)
{
    draw_text(c, FONT_MONO, is_small(c) ? plain : small, x - MARGIN, y, ALIGN_RIGHT,
              core_shade(SHADE_FAINT, 255), text);
}

/* Addresses: of each row at its left, within a row above. */
static void field_marks(struct canvas *c)
{
    colour faint = core_shade(SHADE_FAINT, 255);
    int every = is_small(c) ? 2 : 1;
    char text[16];
    for (int row = 0; row < FIELD_ROWS; row += every) {
        snprintf(text, sizeof text, "%06o", row * FIELD_COLUMNS * CLICK);
        row_mark(c, field_box.x, field_box.y + (float)(row * CELL_HEIGHT) + 9, text);
    }
    for (int column = 0; column < FIELD_COLUMNS; column += every * CLICKS_PER_KB) {
        float x = field_box.x + (float)(column * CELL_WIDTH);
        snprintf(text, sizeof text, "+%05o", column * CLICK);
        draw_rect(c, x, field_box.y - 5, 1, 4, faint);
        draw_text(c, FONT_MONO, is_small(c) ? plain : small, x + 4, field_box.y - 3,
                  ALIGN_LEFT, faint, text);
    }
}

/* Blocks: of each row of the strip at its left. */
static void strip_marks(const struct swap_layout *s, struct canvas *c)
{
    char text[16];
    for (uint32_t row = 0; row * s->columns < s->cells; row += is_small(c) ? 2 : 1) {
        struct box box = layout_cell(s, row * s->columns);
        snprintf(text, sizeof text, "%06o", s->from + row * s->columns * s->each);
        row_mark(c, box.x, box.y + 8, text);
    }
}

static void legend(struct core_view *v, struct canvas *c)
{
    for (int owner = CORE_KERNEL; owner < CORE_OWNERS; owner++) {
        struct box box = layout_legend(owner);
        bool lit = v->hover.owner == owner;
        struct box at = { box.x, box.y + 1, LEGEND_SWATCH, LEGEND_SWATCH };
        core_draw_swatch(v, c, at, owner);
        draw_frame(c, at.x, at.y, at.w, at.h, 1, core_shade(SHADE_FAINT, 120));
        draw_text(c, FONT_PLAIN, plain, box.x + LEGEND_SWATCH + 5, box.y + 12, ALIGN_LEFT,
                  core_shade(lit ? SHADE_LIGHT : SHADE_INK, 255), core_looks[owner].name);
    }
}

static void field_heading(const struct core_picture *p, struct canvas *c)
{
    char text[WORDS];
    snprintf(text, sizeof text, "%u KB, a click of 64 bytes a cell",
             p->clicks / CLICKS_PER_KB);
    heading(c, field_box.x, 423, "CORE", text);
}

static void strip_heading(const struct swap_layout *s, struct canvas *c)
{
    char text[WORDS];
    if (s->blocks == 0)
        snprintf(text, sizeof text, "No swap area is known.");
    else if (s->each == 1)
        snprintf(text, sizeof text, "%u blocks, one of 512 bytes a cell", s->blocks);
    else
        snprintf(text, sizeof text, "%u blocks of 512 bytes, %u a cell", s->blocks,
                 s->each);
    heading(c, strip_box.x, strip_box.y - 8, "SWAP", text);
}

/* What is needed for more than grey. */
static void no_kernel(const struct core_picture *p, struct canvas *c)
{
    float x = field_box.x + field_box.w / 2, y = field_box.y + field_box.h / 2;
    if (p->known)
        return;
    draw_round_rect(c, x - 330, y - 34, 660, 68, 8, core_shade(SHADE_PLATE, 235));
    draw_text(c, FONT_BOLD, 11, x, y - 6, ALIGN_MIDDLE, core_shade(SHADE_INK, 255),
              "Whose this core is, nobody can say yet: no kernel is known.");
    draw_text(
        c, FONT_PLAIN, 9, x, y + 18, ALIGN_MIDDLE, core_shade(SHADE_FAINT, 255),
        "Boot a Unix (BOOT RK0, or fork11 lab, fork11 v6): its own tables then tell.");
}

/* What changes little: it is drawn as fast as it could be copied from where it was kept. */
static void frame(struct core_view *v, const struct core_picture *p, struct canvas *c)
{
    draw_rect(c, 0, CONSOLE_HEIGHT, PAGE_WIDTH, PAGE_HEIGHT - CONSOLE_HEIGHT,
              core_shade(SHADE_GROUND, 255));
    field_heading(p, c);
    legend(v, c);
    field_marks(c);
    strip_heading(&v->scene.swap, c);
    strip_marks(&v->scene.swap, c);
}

void core_view_draw(struct core_view *v, const struct core_picture *p, struct canvas *c)
{
    core_scene_make(p, &v->hover, &v->scene);
    layout_times(p, &v->times);
    frame(v, p, c);
    core_draw_cells(v, p, c);
    core_draw_labels(v, p, c);
    core_draw_motions(v, p, c);
    core_draw_list(v, p, c);
    core_draw_times(v, p, c);
    no_kernel(p, c);
}

/* --- the page's part --- */

struct pointed core_pointed(struct monitor *m, float x, float y, char *tip, size_t size)
{
    struct core_view *v;
    struct core_picture *p;
    tip[0] = '\0';
    if (!core_view_of(m, &v, &p))
        return (struct pointed){ CONTROL_NONE, 0 };
    return core_point(m, v, p, x, y, tip, size);
}

void core_draw(struct monitor *m, struct canvas *c)
{
    struct core_view *v;
    struct core_picture *p;
    if (core_view_of(m, &v, &p))
        core_view_draw(v, p, c);
}

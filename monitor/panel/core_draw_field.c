/* Core's field and swap's strip, and the names across the cells. */
#include "monitor/panel/core_draw.h"
#include "monitor/panel/core_words.h"

#include <stdio.h>

enum { LABEL_LEAST = 3 /* cells */, LABEL_PIXELS = 10 };

/* The longest stretch of cells in a row that are one thing. */
struct stretch {
    int at, length;
};

void core_draw_cells(struct core_view *v, const struct core_picture *p, struct canvas *c)
{
    if (sheet_fit(&v->field, c, FIELD_COLUMNS, FIELD_ROWS, field_box)) {
        core_scene_field(&v->scene, p->now, &v->field.cells);
        sheet_draw(&v->field, c, SHEET_FIELD, field_box);
    }
    if (sheet_fit(&v->strip, c, (int)v->scene.swap.columns, STRIP_ROWS, strip_box)) {
        core_scene_strip(&v->scene, p->now, &v->strip.cells);
        sheet_draw(&v->strip, c, SHEET_STRIP, strip_box);
    }
}

void core_draw_swatch(struct core_view *v, struct canvas *c, struct box box, int owner)
{
    struct cell cell = { .owner = (byte)owner, .holders = 3 };
    struct sheet *s = &v->legend[owner];
    if (!sheet_fit(s, c, 1, 1, box))
        return;
    cells_put(&s->cells, 0, cell);
    sheet_draw(s, c, SHEET_LEGEND + owner, box);
}

static void stretches(const struct core_click *all, int count, int columns,
                      struct stretch longest[CORE_IDENTITIES])
{
    for (int i = 0, length; i < count; i += length) {
        int own = core_identity(&all[i]);
        length = 1;
        while (i + length < count && (i + length) % columns &&
               core_identity(&all[i + length]) == own)
            length++;
        if (own >= 0 && length > longest[own].length)
            longest[own] = (struct stretch){ i, length };
    }
}

static void label(struct canvas *c, struct box first, float room, const char *text,
                  const char *shorter, colour ink)
{
    float size = first.h * 0.58f, width = draw_text_width(c, FONT_BOLD, size, text) + 6;
    if (width > room) {
        text = shorter;
        width = draw_text_width(c, FONT_BOLD, size, text) + 6;
    }
    if (text[0] == '\0' || width > room)
        return;
    draw_rect(c, first.x + 2, first.y + 1, width, first.h - 3,
              core_shade(SHADE_GROUND, ink.a * 4 / 5));
    draw_text(c, FONT_BOLD, size, first.x + 5, first.y + first.h - 3, ALIGN_LEFT, ink,
              text);
}

/* The kernel's own parts, once each. */
static void label_kernel(const struct core_view *v, struct canvas *c)
{
    const struct core_click *all = v->scene.click;
    bool seen[CORE_OWNERS] = { false };
    for (int i = 0; i < CORE_CLICKS; i++) {
        byte owner = all[i].owner;
        if ((owner != CORE_KERNEL && owner != CORE_BUFFERS) || seen[owner])
            continue;
        bool dim = v->scene.lit.any && !core_is_lit(&v->scene.lit, owner, -1);
        seen[owner] = true;
        label(c, layout_click((uint32_t)i),
              (float)(FIELD_COLUMNS - i % FIELD_COLUMNS) * CELL_WIDTH,
              core_looks[owner].name, "", core_shade(SHADE_INK, dim ? 110 : 255));
    }
}

/* The one that has the processor is written as the list marks it. */
static colour label_ink(const struct core_view *v, const struct core_picture *p,
                        const struct core_click *click)
{
    bool dim = v->scene.lit.any && !core_is_lit(&v->scene.lit, click->owner, click->slot);
    bool runs = false;
    for (int i = 0; i < p->processes && i < KERNEL_PROCS && click->owner != CORE_TEXT;
         i++)
        runs |= p->process[i].current && p->process[i].slot == click->slot;
    return core_shade(runs ? SHADE_RUNNING : SHADE_INK, dim ? 110 : 255);
}

static void label_all(const struct core_view *v, const struct core_picture *p,
                      struct canvas *c, const struct core_click *all, int count,
                      int columns)
{
    struct stretch longest[CORE_IDENTITIES] = { 0 };
    char text[WORDS], shorter[WORDS];
    stretches(all, count, columns, longest);
    for (int i = 0; i < CORE_IDENTITIES; i++) {
        struct box first = all == v->scene.click
                               ? layout_click((uint32_t)longest[i].at)
                               : layout_cell(&v->scene.swap, (uint32_t)longest[i].at);
        if (longest[i].length < LABEL_LEAST || first.h * c->scale < LABEL_PIXELS)
            continue;
        core_label(p, &all[longest[i].at], text, shorter);
        label(c, first, first.w * (float)longest[i].length, text, shorter,
              label_ink(v, p, &all[longest[i].at]));
    }
}

void core_draw_labels(const struct core_view *v, const struct core_picture *p,
                      struct canvas *c)
{
    if (CELL_HEIGHT * c->scale >= LABEL_PIXELS)
        label_kernel(v, c);
    label_all(v, p, c, v->scene.click, CORE_CLICKS, FIELD_COLUMNS);
    label_all(v, p, c, v->scene.cell, (int)v->scene.swap.cells,
              (int)v->scene.swap.columns);
}

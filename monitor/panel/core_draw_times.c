/* The time line: a bar for each of the last forks, ticks of machine time beneath. */
#include "monitor/panel/core_draw.h"
#include "monitor/panel/core_words.h"

#include <stdio.h>

enum { AXIS = 3, TICK = 5, STRIPE = 8 };

static const float title = 9, plain = 8, small = 6.5f;

static float axis_y(void)
{
    return times_box.y + times_box.h + AXIS;
}

/* A bar's strokes: the second sign that it went through the disk. */
static void stripes(struct canvas *c, struct box bar)
{
    for (float x = bar.x; x + bar.h < bar.x + bar.w; x += STRIPE)
        draw_line(c, x, bar.y + bar.h, x + bar.h, bar.y, 1.5f, core_shade(0x7a4f00, 255));
}

static void draw_fork(const struct core_view *v, const struct core_picture *p,
                      struct canvas *c, int i)
{
    char text[16];
    struct box bar = v->times.bar[i];
    const struct core_fork *f = &p->fork[i];
    bool open = f->ended == SCHED_NEVER;
    colour fill = core_shade(f->swap ? SHADE_DISK : SHADE_CORE, 255);
    draw_rect(c, bar.x, bar.y, bar.w, bar.h, fill);
    if (f->swap)
        stripes(c, bar);
    if (open)
        draw_rect(c, bar.x + bar.w - 3, bar.y - 1, 3, bar.h + 2,
                  core_shade(SHADE_LIGHT, 255));
    if (v->hover.fork == i)
        draw_frame(c, bar.x - 1, bar.y - 1, bar.w + 2, bar.h + 2, 2,
                   core_shade(SHADE_LIGHT, 255));
    snprintf(text, sizeof text, "%d", f->number);
    float width = draw_text_width(c, FONT_BOLD, plain, text);
    if (f->swap)
        draw_rect(c, bar.x + 2, bar.y + 2, width + 5, bar.h - 4, fill);
    draw_text(c, FONT_BOLD, plain, bar.x + 4, bar.y + bar.h - 4, ALIGN_LEFT,
              core_shade(0, 255), text);
}

/* A mark on the axis with its time, unless that would run into the one before. */
static void mark(struct canvas *c, float x, int64_t at, float tick, float *written)
{
    colour faint = core_shade(SHADE_FAINT, 255);
    struct phrase time = phrase_time(at);
    draw_rect(c, x, axis_y(), 1, tick, faint);
    if (x < *written)
        return;
    draw_text(c, FONT_PLAIN, small, x + 3, axis_y() + TICK + 8, ALIGN_LEFT, faint,
              time.text);
    *written = x + 3 + draw_text_width(c, FONT_PLAIN, small, time.text) + 10;
}

/* When it begins, then a tick at each multiple of the step. WRITTEN: up to where there are
 * letters. */
static void draw_piece(const struct core_times *t, const struct time_piece *piece,
                       struct canvas *c, float *written)
{
    draw_rect(c, piece->x, axis_y(), piece->w < 2 ? 2 : piece->w, 1,
              core_shade(SHADE_FAINT, 255));
    mark(c, piece->x, piece->from, TICK + 8, written);
    for (int64_t at = piece->from / t->step + 1; at <= piece->to / t->step; at++)
        mark(c,
             piece->x + (float)((double)(at * t->step - piece->from) / (double)t->step *
                                TIMES_STEP),
             at * t->step, TICK, written);
}

/* Nothing was forked there. */
static void draw_cut(const struct time_piece *before, const struct time_piece *after,
                     struct canvas *c)
{
    float x = after->x - TIMES_CUT / 2.0f, y = axis_y();
    colour faint = core_shade(SHADE_FAINT, 255);
    for (int k = -2; k <= 2; k += 4)
        draw_line(c, x + (float)k - 2, y + 5, x + (float)k + 2, y - 5, 1, faint);
    draw_text(c, FONT_PLAIN, small, x, y - 9, ALIGN_MIDDLE, faint,
              phrase_time(after->from - before->to).text);
}

static float key(struct canvas *c, float x, float y, bool swap, const char *text)
{
    struct box box = { x, y - 10, 22, 12 };
    draw_rect(c, box.x, box.y, box.w, box.h,
              core_shade(swap ? SHADE_DISK : SHADE_CORE, 255));
    if (swap)
        stripes(c, box);
    draw_text(c, FONT_PLAIN, plain, x + 28, y, ALIGN_LEFT, core_shade(SHADE_INK, 255),
              text);
    return x + 28 + draw_text_width(c, FONT_PLAIN, plain, text) + 18;
}

static void headings(const struct core_times *t, const struct core_picture *p,
                     struct canvas *c)
{
    char text[WORDS];
    float y = times_box.y - 8, x = times_box.x + 56;
    draw_text(c, FONT_BOLD, title, times_box.x, y, ALIGN_LEFT, core_shade(SHADE_INK, 255),
              "FORKS");
    x = key(c, x, y, false, "made in core");
    x = key(c, x, y, true, "through the swap disk");
    snprintf(text, sizeof text, "machine time, %s between two ticks; now %s",
             phrase_time(t->step).text, phrase_time(p->now).text);
    draw_text(c, FONT_PLAIN, plain, x + 10, y, ALIGN_LEFT, core_shade(SHADE_FAINT, 255),
              text);
    if (t->first >= p->forks)
        draw_text(c, FONT_PLAIN, plain, times_box.x, times_box.y + 28, ALIGN_LEFT,
                  core_shade(SHADE_FAINT, 255), "No fork has been seen yet.");
}

void core_draw_times(const struct core_view *v, const struct core_picture *p,
                     struct canvas *c)
{
    const struct core_times *t = &v->times;
    float written = 0;
    headings(t, p, c);
    for (int i = 0; i < t->pieces && t->first < p->forks; i++) {
        draw_piece(t, &t->piece[i], c, &written);
        if (i > 0)
            draw_cut(&t->piece[i - 1], &t->piece[i], c);
    }
    for (int i = t->first; i < p->forks && i < CORE_LINES; i++)
        draw_fork(v, p, c, i);
}

/* The time line: a bar for each of the last forks, ticks of machine time beneath. */
#include "monitor/panel/core_draw.h"
#include "monitor/panel/core_words.h"

#include <stdio.h>

enum { AXIS = 3, TICK = 5, STRIPE = 8, PAD = 4, KEY = 24 };

static const float title = 9, plain = 8, number_size = 7, small = 6.5f;

static float axis_y(void)
{
    return times_box.y + times_box.h + AXIS;
}

/* A bar with its second sign: strokes for the disk, a double edge for what is shared, hollow
 * for what came to nothing. */
static void draw_bar(struct canvas *c, struct box bar, enum fork_kind kind)
{
    const struct fork_look *look = &fork_looks[kind];
    colour ink = core_shade(look->ink, 255);
    draw_rect(c, bar.x, bar.y, bar.w, bar.h, core_shade(look->fill, 255));
    if (kind == FORK_KIND_DISK)
        for (float x = bar.x; x + bar.h < bar.x + bar.w; x += STRIPE)
            draw_line(c, x, bar.y + bar.h, x + bar.h, bar.y, 1.5f, ink);
    else if (kind == FORK_KIND_SHARE)
        draw_rect(c, bar.x, bar.y + bar.h - 3, bar.w, 1.5f, ink);
    else if (kind == FORK_KIND_FAILED)
        draw_frame(c, bar.x, bar.y, bar.w, bar.h, 1.5f, ink);
}

/* Its number, and what it did if there is room. */
static void write_bar(struct canvas *c, struct box bar, const struct core_fork *f)
{
    enum fork_kind kind = fork_kind(f);
    char text[WORDS], number[16];
    snprintf(number, sizeof number, "%d", f->number);
    snprintf(text, sizeof text, "%d  %s: %u made %u", f->number, fork_how_name(f->how),
             f->parent, f->child);
    float width = draw_text_width(c, FONT_BOLD, number_size, text);
    const char *shown = text;
    if (width + 2 * PAD > bar.w || f->child == 0 || f->how == FORK_UNDECIDED) {
        shown = number;
        width = draw_text_width(c, FONT_BOLD, number_size, number);
    }
    if (kind == FORK_KIND_DISK)
        draw_rect(c, bar.x + 2, bar.y + 1, width + 5, bar.h - 2,
                  core_shade(fork_looks[kind].fill, 255));
    draw_text(c, FONT_BOLD, number_size, bar.x + PAD, bar.y + bar.h - 2.5f, ALIGN_LEFT,
              core_shade(kind == FORK_KIND_FAILED ? SHADE_INK : 0, 255), shown);
}

static void draw_fork(const struct core_view *v, const struct core_picture *p,
                      struct canvas *c, int i)
{
    struct box bar = v->times.bar[i];
    const struct core_fork *f = &p->fork[i];
    colour light = core_shade(SHADE_LIGHT, 255);
    draw_bar(c, bar, fork_kind(f));
    if (f->ended == SCHED_NEVER)
        draw_rect(c, bar.x + bar.w - 3, bar.y - 1, 3, bar.h + 2, light);
    if (v->hover.fork == i)
        draw_frame(c, bar.x - 1, bar.y - 1, bar.w + 2, bar.h + 2, 2, light);
    write_bar(c, bar, f);
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

static float key(struct canvas *c, float x, float y, enum fork_kind kind)
{
    draw_bar(c, (struct box){ x, y - 10, KEY, 12 }, kind);
    draw_text(c, FONT_PLAIN, plain, x + KEY + 6, y, ALIGN_LEFT,
              core_shade(SHADE_INK, 255), fork_looks[kind].name);
    return x + KEY + 6 + draw_text_width(c, FONT_PLAIN, plain, fork_looks[kind].name) +
           18;
}

static void headings(const struct core_times *t, const struct core_picture *p,
                     struct canvas *c)
{
    char text[WORDS];
    float y = times_box.y - 8, x = times_box.x + 56;
    draw_text(c, FONT_BOLD, title, times_box.x, y, ALIGN_LEFT, core_shade(SHADE_INK, 255),
              "FORKS");
    for (int kind = 0; kind < FORK_KINDS; kind++)
        x = key(c, x, y, (enum fork_kind)kind);
    if (t->first < p->forks)
        snprintf(text, sizeof text, "machine time, %s between two ticks; now %s",
                 phrase_time(t->step).text, phrase_time(p->now).text);
    else
        snprintf(text, sizeof text, "machine time: %s", phrase_time(p->now).text);
    draw_text(c, FONT_PLAIN, plain, x + 10, y, ALIGN_LEFT, core_shade(SHADE_FAINT, 255),
              text);
    if (t->first >= p->forks)
        draw_text(
            c, FONT_PLAIN, plain, times_box.x, times_box.y + 28, ALIGN_LEFT,
            core_shade(SHADE_FAINT, 255),
            "No fork has been seen yet. FORK ON watches for them, and so does an open "
            "window.");
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

/* The processes, and what is under way for them. */
#include "monitor/panel/core_draw.h"
#include "monitor/panel/core_words.h"

#include <stdio.h>

enum { PID = 44, NAME = 56, STATE = 180, SIZE = 312, PLACE = 328, BASE = 11 };

static const float title = 9, plain = 8;

static void put(struct canvas *c, enum font font, float x, float y, enum align align,
                int alpha, const char *text)
{
    draw_text(c, font, plain, list_box.x + x, y, align, core_shade(SHADE_INK, alpha),
              text);
}

static void headings(const struct core_picture *p, struct canvas *c)
{
    char text[32];
    float y = list_box.y - 6;
    snprintf(text, sizeof text, "%d", p->processes);
    draw_text(c, FONT_BOLD, title, list_box.x, 423, ALIGN_LEFT,
              core_shade(SHADE_INK, 255), "PROCESSES");
    draw_text(c, FONT_PLAIN, plain, list_box.x + 94, 423, ALIGN_LEFT,
              core_shade(SHADE_FAINT, 255), text);
    put(c, FONT_PLAIN, PID, y, ALIGN_RIGHT, 150, "pid");
    put(c, FONT_PLAIN, NAME, y, ALIGN_LEFT, 150, "program");
    put(c, FONT_PLAIN, STATE, y, ALIGN_LEFT, 150, "state");
    put(c, FONT_PLAIN, SIZE, y, ALIGN_RIGHT, 150, "clicks");
    put(c, FONT_PLAIN, PLACE, y, ALIGN_LEFT, 150, "in");
}

/* A triangle: it has the processor. */
static void running_mark(struct canvas *c, struct box line)
{
    SDL_FPoint corner[] = {
        {line.x + 3,   line.y + 2.5f },
        { line.x + 3,  line.y + 12.5f},
        { line.x + 12, line.y + 7.5f }
    };
    draw_polygon(c, corner, 3, core_shade(SHADE_RUNNING, 255));
}

static void draw_line_of(const struct core_view *v, const struct core_process *process,
                         struct canvas *c, struct box line)
{
    char text[16];
    bool lit = process->slot >= 0 && process->slot < KERNEL_PROCS &&
               v->scene.lit.process[process->slot];
    int alpha = lit || (process->in_core && process->state != PROC_ZOMBIE) ? 255 : 150;
    float y = line.y + BASE;
    if (lit)
        draw_rect(c, line.x, line.y, line.w, line.h, core_shade(0x2a5d86, 255));
    if (process->current)
        running_mark(c, line);
    enum font font = process->current ? FONT_BOLD : FONT_PLAIN;
    snprintf(text, sizeof text, "%u", process->pid);
    put(c, font, PID, y, ALIGN_RIGHT, alpha, text);
    snprintf(text, sizeof text, "%.*s", UNIX_NAME - 1, process->name);
    put(c, font, NAME, y, ALIGN_LEFT, alpha, text);
    put(c, font, STATE, y, ALIGN_LEFT, alpha, core_state(process));
    snprintf(text, sizeof text, "%u", process->clicks);
    put(c, font, SIZE, y, ALIGN_RIGHT, alpha, text);
    put(c, font, PLACE, y, ALIGN_LEFT, alpha, core_place(process).text);
}

static void more(const struct core_picture *p, struct canvas *c, int shown)
{
    char text[48];
    if (shown >= p->processes)
        return;
    snprintf(text, sizeof text, "and %d more: PROC lists them", p->processes - shown);
    put(c, FONT_PLAIN, NAME, layout_line(shown).y + BASE, ALIGN_LEFT, 150, text);
}

/* How far it has come. */
static void draw_bar(struct canvas *c, const struct core_motion *motion, float y)
{
    bool disk = motion_from_swap(motion) || motion_to_swap(motion);
    double part = motion->clicks ? (double)motion->done / motion->clicks : 0;
    draw_rect(c, errand_box.x, y, errand_box.w, 4, core_shade(SHADE_LINE, 255));
    draw_rect(c, errand_box.x, y, errand_box.w * (float)(part > 1 ? 1 : part), 4,
              core_shade(disk ? SHADE_DISK : SHADE_LIGHT, 255));
}

static void errands(const struct core_picture *p, struct canvas *c)
{
    char text[WORDS] = "Nothing is being copied.";
    float y = errand_box.y + BASE;
    draw_text(c, FONT_BOLD, title, errand_box.x, errand_box.y - 4, ALIGN_LEFT,
              core_shade(SHADE_INK, 255), "UNDER WAY");
    for (int i = 0; i < motions_of(p) && y < errand_box.y + errand_box.h; i++) {
        if (!motion_open(&p->motion[i]))
            continue;
        core_tell_motion(p, &p->motion[i], text, sizeof text);
        put(c, FONT_PLAIN, 0, y, ALIGN_LEFT, 255, text);
        draw_bar(c, &p->motion[i], y + 5);
        y += ERRAND_PITCH + 9;
    }
    if (y == errand_box.y + BASE)
        put(c, FONT_PLAIN, 0, y, ALIGN_LEFT, 150, text);
}

void core_draw_list(const struct core_view *v, const struct core_picture *p,
                    struct canvas *c)
{
    int shown = layout_lines(p);
    headings(p, c);
    for (int i = 0; i < shown; i++)
        draw_line_of(v, &p->process[i], c, layout_line(i));
    more(p, c, shown);
    errands(p, c);
}

/* Copies and transfers under way: an arc from where a click is read to where it is written,
 * along which what has moved so far pushes on. */
#include "monitor/panel/core_draw.h"
#include "monitor/panel/core_words.h"

#include <math.h>

enum { PIECES = 24, PACKETS = 6, PERIOD = 8 };

/* A curve from A to B, bent away at C. */
struct arc {
    SDL_FPoint a, b, c;
};

static SDL_FPoint arc_at(const struct arc *arc, float t)
{
    float s = 1 - t;
    return (SDL_FPoint){ s * s * arc->a.x + 2 * s * t * arc->c.x + t * t * arc->b.x,
                         s * s * arc->a.y + 2 * s * t * arc->c.y + t * t * arc->b.y };
}

static struct arc arc_between(SDL_FPoint a, SDL_FPoint b)
{
    float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy) + 1;
    float bend = length * 0.22f > 70 ? 70 : length * 0.22f + 8;
    float side = dx < 0 ? -1 : 1;
    return (struct arc){
        a,
        b,
        {(a.x + b.x) / 2 + side * dy / length * bend,
          (a.y + b.y) / 2 - side * dx / length * bend}
    };
}

static void arrow_head(struct canvas *c, const struct arc *arc, colour ink)
{
    SDL_FPoint back = arc_at(arc, 0.94f), tip = arc->b;
    float dx = tip.x - back.x, dy = tip.y - back.y,
          length = sqrtf(dx * dx + dy * dy) + 0.01f;
    dx *= 9 / length;
    dy *= 9 / length;
    SDL_FPoint corner[] = {
        tip,
        {tip.x - dx - dy * 0.5f,  tip.y - dy + dx * 0.5f},
        { tip.x - dx + dy * 0.5f, tip.y - dy - dx * 0.5f}
    };
    draw_polygon(c, corner, 3, ink);
}

static void draw_arc(struct canvas *c, const struct arc *arc, float width, colour ink)
{
    SDL_FPoint last = arc->a;
    for (int i = 1; i <= PIECES; i++) {
        SDL_FPoint next = arc_at(arc, (float)i / PIECES);
        draw_line(c, last.x, last.y, next.x, next.y, width, ink);
        last = next;
    }
}

/* They stand still while nothing moves: while the disk seeks. */
static void draw_packets(struct canvas *c, const struct arc *arc, uint32_t done,
                         colour ink)
{
    float phase = (float)(done % PERIOD) / PERIOD;
    for (int i = 0; i < PACKETS; i++) {
        SDL_FPoint at = arc_at(arc, ((float)i + phase) / PACKETS);
        draw_disc(c, at.x, at.y, 3, ink);
    }
}

static SDL_FPoint middle(struct box box)
{
    return (SDL_FPoint){ box.x + box.w / 2, box.y + box.h / 2 };
}

static struct box place_of(const struct core_view *v, uint32_t at, bool swap)
{
    return swap ? layout_block(&v->scene.swap, at) : layout_click(at);
}

static void draw_motion(const struct core_view *v, struct canvas *c,
                        const struct core_motion *motion, int alpha)
{
    uint32_t from, to;
    uint32_t head = motion->done < motion->clicks ? motion->done : motion->clicks - 1;
    bool disk = motion_from_swap(motion) || motion_to_swap(motion);
    colour ink = core_shade(disk ? SHADE_DISK : SHADE_LIGHT, alpha);
    if (!motion_nth(motion, head, &from, &to))
        return;
    struct box target = place_of(v, to, motion_to_swap(motion));
    draw_frame(c, target.x - 2, target.y - 2, target.w + 3, target.h + 3, 2, ink);
    if (motion->kind == CORE_CLEAR)
        return;
    struct box source = place_of(v, from, motion_from_swap(motion));
    struct arc arc = arc_between(middle(source), middle(target));
    draw_frame(c, source.x - 2, source.y - 2, source.w + 3, source.h + 3, 2, ink);
    draw_arc(c, &arc, 4, core_shade(SHADE_GROUND, alpha / 2));
    draw_arc(c, &arc, 2, ink);
    arrow_head(c, &arc, ink);
    if (motion_open(motion))
        draw_packets(c, &arc, motion->done, ink);
}

void core_draw_motions(const struct core_view *v, const struct core_picture *p,
                       struct canvas *c)
{
    for (int i = motions_of(p) - 1; i >= 0; i--) {
        const struct core_motion *motion = &p->motion[i];
        int64_t age = motion_open(motion) ? 0 : p->now - motion->ended;
        if (age >= 0 && age < CORE_LINGER && motion->clicks > 0)
            draw_motion(v, c, motion, (int)(255 - age * 255 / CORE_LINGER));
    }
}

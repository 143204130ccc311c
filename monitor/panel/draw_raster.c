/* Outlines to pixels. Every pixel gets the part of it that the outlines enclose, worked out
 * from the edges: each edge adds, row by row, the height that it rises within a cell to the
 * cells right of it; the running sum along a row is the part covered. Pixels of like cover are
 * painted together, so that SDL's software renderer, which knows whole pixels only, draws as
 * smoothly as a graphics card. */
#include "monitor/panel/draw_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COVERS = 32 }; /* steps of cover that are told apart */

struct run {
    SDL_Rect rect;
    int cover;
};

struct raster {
    int x, y, w, h; /* pixels: the part of the target that the shape may touch */
    float *sum;     /* w + 1 cells for each row */
    size_t sums;
    struct run *run;
    SDL_Rect *rect;
    size_t runs, most;
};

struct raster *raster_create(void)
{
    return calloc(1, sizeof(struct raster));
}

void raster_destroy(struct raster *r)
{
    if (!r)
        return;
    free(r->sum);
    free(r->run);
    free(r->rect);
    free(r);
}

/* The part of the target that may be drawn on. */
static SDL_Rect target(SDL_Renderer *renderer)
{
    SDL_Rect all, clip;
    SDL_RenderGetViewport(renderer, &all);
    all.x = all.y = 0;
    if (!SDL_RenderIsClipEnabled(renderer))
        return all;
    SDL_RenderGetClipRect(renderer, &clip);
    SDL_IntersectRect(&all, &clip, &all);
    return all;
}

static int within(float at, int low, int high)
{
    return at <= (float)low ? low : at >= (float)high ? high : (int)at;
}

bool raster_begin(struct canvas *c, float left, float top, float right, float bottom)
{
    struct raster *r = c->raster;
    SDL_Rect all = target(c->renderer);
    if (!isfinite(left) || !isfinite(top) || !isfinite(right) || !isfinite(bottom))
        return false;
    r->x = within(floorf(left), all.x, all.x + all.w);
    r->y = within(floorf(top), all.y, all.y + all.h);
    r->w = within(ceilf(right), all.x, all.x + all.w) - r->x;
    r->h = within(ceilf(bottom), all.y, all.y + all.h) - r->y;
    if (r->w <= 0 || r->h <= 0)
        return false;
    size_t need = (size_t)(r->w + 1) * (size_t)r->h;
    if (need > r->sums) {
        float *more = realloc(r->sum, need * sizeof *more);
        if (!more)
            return false;
        r->sum = more;
        r->sums = need;
    }
    memset(r->sum, 0, need * sizeof *r->sum);
    return true;
}

/* Within one row: from column XA to XB the edge rises by RISE. */
static void slope(float *row, int w, float xa, float xb, float rise)
{
    if (xa > xb) {
        float x = xa;
        xa = xb;
        xb = x;
    }
    float width = xb - xa, most = (float)w;
    if (xa < 0) { /* what lies left of the cells covers all of them */
        float out = xb <= 0 ? 1 : -xa / width;
        row[0] += rise * out;
        if (out >= 1)
            return;
        xa = 0;
    }
    for (float x = xa; x < most;) {
        int cell = (int)x;
        float end = fminf((float)(cell + 1), xb);
        float part = width > 0 ? (end - x) / width : 1;
        float middle = (x + end) / 2 - (float)cell;
        row[cell] += rise * part * (1 - middle);
        row[cell + 1] += rise * part * middle;
        if (end >= xb)
            return;
        x = end;
    }
}

static void edge(struct raster *r, SDL_FPoint a, SDL_FPoint b)
{
    float sign = 1;
    if (a.y == b.y)
        return;
    if (a.y > b.y) {
        SDL_FPoint p = a;
        a = b;
        b = p;
        sign = -1;
    }
    float step = (b.x - a.x) / (b.y - a.y);
    int first = within(floorf(a.y), 0, r->h), last = within(ceilf(b.y), 0, r->h);
    for (int y = first; y < last; y++) {
        float top = fmaxf((float)y, a.y), bottom = fminf((float)(y + 1), b.y);
        float from = a.x + (top - a.y) * step, to = a.x + (bottom - a.y) * step;
        slope(r->sum + (size_t)y * (size_t)(r->w + 1), r->w, from, to,
              sign * (bottom - top));
    }
}

void raster_outline(struct canvas *c, const SDL_FPoint *corner, int n)
{
    struct raster *r = c->raster;
    float x = (float)r->x, y = (float)r->y;
    for (int i = 0; i < n; i++) {
        const SDL_FPoint *from = &corner[i], *to = &corner[(i + 1) % n];
        edge(r, (SDL_FPoint){ from->x - x, from->y - y },
             (SDL_FPoint){ to->x - x, to->y - y });
    }
}

static bool add_run(struct raster *r, SDL_Rect rect, int cover)
{
    if (r->runs == r->most) {
        size_t most = r->most ? 2 * r->most : 1024;
        struct run *run = realloc(r->run, most * sizeof *run);
        if (run)
            r->run = run;
        SDL_Rect *all = realloc(r->rect, most * sizeof *all);
        if (all)
            r->rect = all;
        if (!run || !all)
            return false;
        r->most = most;
    }
    r->run[r->runs++] = (struct run){ rect, cover };
    return true;
}

/* A row of the sums as runs of like cover. */
static void find_runs(struct raster *r, int y)
{
    const float *sum = r->sum + (size_t)y * (size_t)(r->w + 1);
    float total = 0;
    int begun = 0, before = 0;
    for (int x = 0; x <= r->w; x++) {
        total += sum[x];
        int cover = x < r->w ? (int)lrintf(fminf(fabsf(total), 1) * COVERS) : 0;
        if (cover == before)
            continue;
        if (before)
            add_run(r, (SDL_Rect){ r->x + begun, r->y + y, x - begun, 1 }, before);
        begun = x;
        before = cover;
    }
}

/* The runs' rectangles by their cover: those of COVER are FROM[COVER] to FROM[COVER + 1]. */
static void sort_runs(struct raster *r, int from[COVERS + 2])
{
    int next[COVERS + 2] = { 0 };
    for (size_t i = 0; i < r->runs; i++)
        next[r->run[i].cover + 1]++;
    for (int cover = 1; cover < COVERS + 2; cover++)
        next[cover] += next[cover - 1];
    memcpy(from, next, sizeof next);
    for (size_t i = 0; i < r->runs; i++)
        r->rect[next[r->run[i].cover]++] = r->run[i].rect;
}

void raster_paint(struct canvas *c, colour fill)
{
    struct raster *r = c->raster;
    int from[COVERS + 2];
    r->runs = 0;
    for (int y = 0; y < r->h; y++)
        find_runs(r, y);
    sort_runs(r, from);
    SDL_SetRenderDrawBlendMode(c->renderer, SDL_BLENDMODE_BLEND);
    for (int cover = 1; cover <= COVERS; cover++) {
        int n = from[cover + 1] - from[cover];
        if (n == 0)
            continue;
        SDL_SetRenderDrawColor(c->renderer, fill.r, fill.g, fill.b,
                               (Uint8)(fill.a * cover / COVERS));
        SDL_RenderFillRects(c->renderer, r->rect + from[cover], n);
    }
}

/* The canvas, and what is made of upright rectangles. */
#include "monitor/panel/draw.h"
#include "monitor/panel/draw_parts.h"

#include <math.h>
#include <stdio.h>

/* More pixels than any target has: SDL's rectangles are of int. */
static const float far = 1e6f;

bool canvas_open(struct canvas *c, SDL_Renderer *renderer, char *error, size_t size)
{
    *c = (struct canvas){ .renderer = renderer, .scale = 1 };
    c->fonts = fonts_open(error, size);
    if (!c->fonts)
        return false;
    c->raster = raster_create();
    if (c->raster)
        return true;
    snprintf(error, size, "The host has no memory for the window.");
    canvas_close(c);
    return false;
}

void canvas_close(struct canvas *c)
{
    fonts_close(c->fonts);
    raster_destroy(c->raster);
    for (int i = 0; i < GLOWS; i++)
        if (c->glow[i].texture)
            SDL_DestroyTexture(c->glow[i].texture);
    for (int i = 0; i < CANVAS_SHEETS; i++)
        if (c->sheet[i].texture)
            SDL_DestroyTexture(c->sheet[i].texture);
    *c = (struct canvas){ .renderer = NULL };
}

/* A length along one axis on whole pixels: *FROM to *TO, at least one. What part of that it
 * really covers; 0: nothing, or no number. */
static float snap(float from, float length, float scale, float origin, int *at, int *n)
{
    float a = origin + from * scale, b = origin + (from + length) * scale;
    if (!(length > 0) || !isfinite(a) || !isfinite(b))
        return 0;
    a = fminf(fmaxf(a, -far), far);
    b = fminf(fmaxf(b, -far), far);
    *at = (int)lrintf(a);
    *n = (int)lrintf(b) - *at;
    if (*n > 0)
        return 1;
    *at = (int)floorf(a);
    *n = 1;
    return b - a;
}

static float snap_rect(const struct canvas *c, float x, float y, float w, float h,
                       SDL_Rect *r)
{
    float across = snap(x, w, c->scale, c->x, &r->x, &r->w);
    return across > 0 ? across * snap(y, h, c->scale, c->y, &r->y, &r->h) : 0;
}

static void fill_pixels(struct canvas *c, const SDL_Rect *r, int n, colour fill,
                        float part)
{
    Uint8 alpha = (Uint8)lrintf((float)fill.a * part);
    SDL_SetRenderDrawBlendMode(c->renderer,
                               alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(c->renderer, fill.r, fill.g, fill.b, alpha);
    SDL_RenderFillRects(c->renderer, r, n);
}

void draw_clip(struct canvas *c, float x, float y, float w, float h)
{
    SDL_Rect r;
    if (snap_rect(c, x, y, w, h, &r) <= 0)
        r = (SDL_Rect){ 0, 0, 0, 0 };
    SDL_RenderSetClipRect(c->renderer, &r);
}

void draw_unclip(struct canvas *c)
{
    SDL_RenderSetClipRect(c->renderer, NULL);
}

void draw_rect(struct canvas *c, float x, float y, float w, float h, colour fill)
{
    SDL_Rect r;
    float part = snap_rect(c, x, y, w, h, &r);
    if (part > 0)
        fill_pixels(c, &r, 1, fill, part);
}

void draw_frame(struct canvas *c, float x, float y, float w, float h, float width,
                colour line)
{
    SDL_Rect r;
    float part = fminf(width * c->scale, 1);
    if (!(part > 0) || snap_rect(c, x, y, w, h, &r) <= 0)
        return;
    int n = (int)lrintf(fminf(fmaxf(width * c->scale, 1), far));
    if (2 * n >= r.w || 2 * n >= r.h) {
        fill_pixels(c, &r, 1, line, 1);
        return;
    }
    SDL_Rect sides[] = {
        {r.x,            r.y,           r.w, n          },
        { r.x,           r.y + r.h - n, r.w, n          },
        { r.x,           r.y + n,       n,   r.h - 2 * n},
        { r.x + r.w - n, r.y + n,       n,   r.h - 2 * n}
    };
    fill_pixels(c, sides, 4, line, part);
}

/* A quarter of a disc around (X, Y), pixels, towards (DX, DY). */
static void quarter(struct canvas *c, int x, int y, int radius, int dx, int dy,
                    colour fill)
{
    SDL_FPoint corner[OUTLINE_CORNERS];
    int n = 0, steps = 4 + (int)sqrtf((float)radius) * 2;
    if (steps > OUTLINE_CORNERS - 2)
        steps = OUTLINE_CORNERS - 2;
    corner[n++] = (SDL_FPoint){ (float)x, (float)y };
    for (int i = 0; i <= steps; i++) {
        float angle = (float)M_PI_2 * (float)i / (float)steps;
        corner[n++] = (SDL_FPoint){ (float)x + (float)(dx * radius) * cosf(angle),
                                    (float)y + (float)(dy * radius) * sinf(angle) };
    }
    int left = dx < 0 ? x - radius : x, top = dy < 0 ? y - radius : y;
    if (!raster_begin(c, (float)left, (float)top, (float)(left + radius),
                      (float)(top + radius)))
        return;
    raster_outline(c, corner, n);
    raster_paint(c, fill);
}

void draw_round_rect(struct canvas *c, float x, float y, float w, float h, float radius,
                     colour fill)
{
    SDL_Rect r;
    float part = snap_rect(c, x, y, w, h, &r);
    if (part <= 0)
        return;
    float most = (float)(r.w < r.h ? r.w : r.h) / 2;
    int n = radius > 0 ? (int)fminf(rintf(radius * c->scale), floorf(most)) : 0;
    if (n == 0) {
        fill_pixels(c, &r, 1, fill, part);
        return;
    }
    SDL_Rect bands[] = {
        {r.x + n,  r.y,           r.w - 2 * n, n          },
        { r.x,     r.y + n,       r.w,         r.h - 2 * n},
        { r.x + n, r.y + r.h - n, r.w - 2 * n, n          }
    };
    fill_pixels(c, bands, 3, fill, 1);
    quarter(c, r.x + n, r.y + n, n, -1, -1, fill);
    quarter(c, r.x + r.w - n, r.y + n, n, 1, -1, fill);
    quarter(c, r.x + n, r.y + r.h - n, n, -1, 1, fill);
    quarter(c, r.x + r.w - n, r.y + r.h - n, n, 1, 1, fill);
}

static Uint8 mix_byte(Uint8 a, Uint8 b, float part)
{
    return (Uint8)lrintf((float)a + ((float)b - (float)a) * part);
}

colour colour_mix(colour a, colour b, float part)
{
    part = fminf(fmaxf(part, 0), 1);
    return (colour){ mix_byte(a.r, b.r, part), mix_byte(a.g, b.g, part),
                     mix_byte(a.b, b.b, part), mix_byte(a.a, b.a, part) };
}

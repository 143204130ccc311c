/* Round and slanted shapes: their outlines, and a lamp's glow. */
#include "monitor/panel/draw.h"
#include "monitor/panel/draw_parts.h"

#include <math.h>
#include <stdlib.h>

enum { GLOW_MOST = 1024 /* pixels */, POLYGON_CORNERS = 64 };

/* Pixels: no target has more. */
static const float far = 1e6f;

static SDL_FPoint pixel(const struct canvas *c, float x, float y)
{
    return (SDL_FPoint){ fminf(fmaxf(c->x + x * c->scale, -far), far),
                         fminf(fmaxf(c->y + y * c->scale, -far), far) };
}

int circle_outline(SDL_FPoint *corner, float x, float y, float radius, bool backwards)
{
    int n = 12 + (int)fminf(6 * sqrtf(radius), OUTLINE_CORNERS - 12);
    float turn = 2 * (float)M_PI / (float)n;
    float r = radius * sqrtf(turn / sinf(turn));
    for (int i = 0; i < n; i++) {
        float angle = (float)(backwards ? n - i : i) * turn;
        corner[i] = (SDL_FPoint){ x + r * cosf(angle), y + r * sinf(angle) };
    }
    return n;
}

/* The circle's centre and radius in pixels. False: there is none to be drawn. */
static bool circle(struct canvas *c, float x, float y, float *radius, SDL_FPoint *at)
{
    if (!isfinite(x) || !isfinite(y) || !isfinite(*radius) || !(*radius > 0))
        return false;
    *at = pixel(c, x, y);
    *radius = fminf(*radius * c->scale, far);
    float out = *radius + 1;
    return raster_begin(c, at->x - out, at->y - out, at->x + out, at->y + out);
}

void draw_disc(struct canvas *c, float x, float y, float radius, colour fill)
{
    SDL_FPoint corner[OUTLINE_CORNERS], at;
    if (!circle(c, x, y, &radius, &at))
        return;
    raster_outline(c, corner, circle_outline(corner, at.x, at.y, radius, false));
    raster_paint(c, fill);
}

void draw_ring(struct canvas *c, float x, float y, float radius, float width, colour line)
{
    SDL_FPoint corner[OUTLINE_CORNERS], at;
    float inner = (radius - width) * c->scale;
    if (!(width > 0) || !circle(c, x, y, &radius, &at))
        return;
    raster_outline(c, corner, circle_outline(corner, at.x, at.y, radius, false));
    if (inner > 0)
        raster_outline(c, corner, circle_outline(corner, at.x, at.y, inner, true));
    raster_paint(c, line);
}

void draw_polygon(struct canvas *c, const SDL_FPoint *corner, int n, colour fill)
{
    SDL_FPoint p[POLYGON_CORNERS];
    float left = far, top = far, right = -far, bottom = -far;
    if (n < 3 || n > POLYGON_CORNERS)
        return;
    for (int i = 0; i < n; i++) {
        if (!isfinite(corner[i].x) || !isfinite(corner[i].y))
            return;
        p[i] = pixel(c, corner[i].x, corner[i].y);
        left = fminf(left, p[i].x);
        right = fmaxf(right, p[i].x);
        top = fminf(top, p[i].y);
        bottom = fmaxf(bottom, p[i].y);
    }
    if (!raster_begin(c, left, top, right, bottom))
        return;
    raster_outline(c, p, n);
    raster_paint(c, fill);
}

void draw_line(struct canvas *c, float x0, float y0, float x1, float y1, float width,
               colour line)
{
    float length = hypotf(x1 - x0, y1 - y0);
    if (!(length > 0) || !isfinite(length) || !(width > 0))
        return;
    float across = (x1 - x0) / length * width / 2, down = (y1 - y0) / length * width / 2;
    draw_polygon(c,
                 (SDL_FPoint[]){
                     {x0 - down,  y0 + across},
                     { x1 - down, y1 + across},
                     { x1 + down, y1 - across},
                     { x0 + down, y0 - across}
    },
                 4, line);
}

SDL_Texture *mask_texture(SDL_Renderer *renderer, const Uint8 *alpha, int w, int h)
{
    Uint32 *pixels = malloc((size_t)w * (size_t)h * sizeof *pixels);
    SDL_Texture *texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888,
                                             SDL_TEXTUREACCESS_STATIC, w, h);
    if (!pixels && texture) {
        SDL_DestroyTexture(texture);
        texture = NULL;
    }
    if (texture) {
        for (int i = 0; i < w * h; i++)
            pixels[i] = (Uint32)alpha[i] << 24 | 0xFFFFFF;
        SDL_UpdateTexture(texture, NULL, pixels, w * (int)sizeof *pixels);
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    }
    free(pixels);
    return texture;
}

/* White, full in the middle, nothing at the rim. */
static SDL_Texture *glow_make(SDL_Renderer *renderer, int size)
{
    float middle = (float)(size - 1) / 2, rim = (float)size / 2;
    Uint8 *alpha = malloc((size_t)size * (size_t)size);
    if (!alpha)
        return NULL;
    for (int y = 0; y < size; y++)
        for (int x = 0; x < size; x++) {
            float away = hypotf((float)x - middle, (float)y - middle) / rim;
            alpha[y * size + x] = (Uint8)lrintf(fmaxf(1 - away, 0) * 255);
        }
    SDL_Texture *texture = mask_texture(renderer, alpha, size, size);
    free(alpha);
    return texture;
}

/* Of SIZE pixels, kept: SDL is slow where it has to stretch. */
static SDL_Texture *glow_of(struct canvas *c, int size)
{
    for (int i = 0; i < GLOWS; i++)
        if (c->glow[i].size == size)
            return c->glow[i].texture;
    struct canvas_glow *g = &c->glow[c->next_glow];
    c->next_glow = (c->next_glow + 1) % GLOWS;
    if (g->texture)
        SDL_DestroyTexture(g->texture);
    g->texture = glow_make(c->renderer, size);
    g->size = g->texture ? size : 0;
    return g->texture;
}

void draw_glow(struct canvas *c, float x, float y, float radius, colour centre,
               colour rim)
{
    if (rim.a > 0)
        draw_disc(c, x, y, radius, rim);
    if (!isfinite(x) || !isfinite(y) || !isfinite(radius) || !(radius > 0))
        return;
    SDL_FPoint at = pixel(c, x, y);
    int size = (int)ceilf(2 * fminf(radius * c->scale, GLOW_MOST / 2.0f));
    SDL_Texture *glow = glow_of(c, size);
    if (!glow)
        return;
    SDL_SetTextureColorMod(glow, centre.r, centre.g, centre.b);
    SDL_SetTextureAlphaMod(glow, centre.a);
    SDL_RenderCopy(c->renderer, glow, NULL,
                   &(SDL_Rect){ (int)lrintf(at.x - (float)size / 2),
                                (int)lrintf(at.y - (float)size / 2), size, size });
}

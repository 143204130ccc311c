/* Round and slanted shapes: their outlines, and a lamp's glow. */
#include "monitor/panel/draw.h"
#include "monitor/panel/draw_parts.h"

#include <math.h>
#include <stdlib.h>

enum { GLOW = 256 /* pixels of its texture */, GLOW_MOST = 2048, POLYGON_CORNERS = 64 };

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
    if (pixels && texture) {
        for (int i = 0; i < w * h; i++)
            pixels[i] = (Uint32)alpha[i] << 24 | 0xFFFFFF;
        SDL_UpdateTexture(texture, NULL, pixels, w * (int)sizeof *pixels);
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    }
    free(pixels);
    return texture;
}

/* White, full in the middle, nothing at the rim. */
static SDL_Texture *glow_texture(SDL_Renderer *renderer)
{
    static const float middle = (GLOW - 1) / 2.0f;
    Uint8 *alpha = malloc(GLOW * GLOW);
    if (!alpha)
        return NULL;
    for (int y = 0; y < GLOW; y++)
        for (int x = 0; x < GLOW; x++) {
            float away = hypotf((float)x - middle, (float)y - middle) / middle;
            alpha[y * GLOW + x] = (Uint8)lrintf(fmaxf(1 - away, 0) * 255);
        }
    SDL_Texture *texture = mask_texture(renderer, alpha, GLOW, GLOW);
    free(alpha);
    return texture;
}

void draw_glow(struct canvas *c, float x, float y, float radius, colour centre,
               colour rim)
{
    if (rim.a > 0)
        draw_disc(c, x, y, radius, rim);
    if (!isfinite(x) || !isfinite(y) || !isfinite(radius) || !(radius > 0))
        return;
    if (!c->glow)
        c->glow = glow_texture(c->renderer);
    if (!c->glow)
        return;
    SDL_FPoint at = pixel(c, x, y);
    float r = fminf(radius * c->scale, GLOW_MOST); /* SDL makes a copy of that size */
    SDL_FRect to = { at.x - r, at.y - r, 2 * r, 2 * r };
    SDL_SetTextureColorMod(c->glow, centre.r, centre.g, centre.b);
    SDL_SetTextureAlphaMod(c->glow, centre.a);
    SDL_RenderCopyF(c->renderer, c->glow, NULL, &to);
}

/* Cells on the screen: a texture of which only the rows are renewed that have changed. */
#include "monitor/panel/core_draw.h"

#include <math.h>

colour core_shade(uint32_t rgb, int alpha)
{
    return (colour){ (Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb, (Uint8)alpha };
}

bool sheet_fit(struct sheet *s, const struct canvas *c, int columns, int rows,
               struct box box)
{
    return cells_fit(&s->cells, columns, rows, (int)lroundf(box.w * c->scale),
                     (int)lroundf(box.h * c->scale));
}

/* A texture of this renderer and size, with all of the pixels to come. */
static bool have_texture(struct sheet *s, const struct canvas *c)
{
    const struct cells *cells = &s->cells;
    if (s->texture && s->renderer == c->renderer && s->width == cells->width &&
        s->height == cells->height)
        return true;
    if (s->texture && s->renderer == c->renderer)
        SDL_DestroyTexture(s->texture);
    s->texture =
        SDL_CreateTexture(c->renderer, SDL_PIXELFORMAT_RGB888,
                          SDL_TEXTUREACCESS_STREAMING, cells->width, cells->height);
    s->renderer = c->renderer;
    s->width = cells->width;
    s->height = cells->height;
    s->cells.top = 0;
    s->cells.bottom = cells->height;
    return s->texture != NULL;
}

void sheet_draw(struct sheet *s, struct canvas *c, struct box box)
{
    struct cells *cells = &s->cells;
    if (!cells->pixel || !have_texture(s, c))
        return;
    if (cells->bottom > cells->top) {
        SDL_Rect rows = { 0, cells->top, cells->width, cells->bottom - cells->top };
        SDL_UpdateTexture(s->texture, &rows, cells->pixel + cells->top * cells->width,
                          cells->width * (int)sizeof cells->pixel[0]);
        cells->top = cells->height;
        cells->bottom = 0;
    }
    SDL_Rect to = { (int)lroundf(c->x + box.x * c->scale),
                    (int)lroundf(c->y + box.y * c->scale), cells->width, cells->height };
    SDL_RenderCopy(c->renderer, s->texture, NULL, &to);
}

static void close_texture(struct sheet *s)
{
    if (s->texture)
        SDL_DestroyTexture(s->texture);
    s->texture = NULL;
}

void core_view_close(struct core_view *v)
{
    close_texture(&v->field);
    close_texture(&v->strip);
    for (int i = 0; i < CORE_OWNERS; i++)
        close_texture(&v->legend[i]);
}

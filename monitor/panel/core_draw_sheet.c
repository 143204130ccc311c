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

/* A texture of the cells' size. False: there can be none. */
static bool have_texture(const struct cells *cells, struct canvas_sheet *on,
                         struct sheet *s, struct canvas *c)
{
    if (on->texture && on->width == cells->width && on->height == cells->height)
        return true;
    if (on->texture)
        SDL_DestroyTexture(on->texture);
    on->texture =
        SDL_CreateTexture(c->renderer, SDL_PIXELFORMAT_RGB888,
                          SDL_TEXTUREACCESS_STREAMING, cells->width, cells->height);
    on->width = cells->width;
    on->height = cells->height;
    s->shown = NULL; /* whatever lay at that address before */
    return on->texture != NULL;
}

/* The rows that are not as they were shown; all of them where something else was. */
static void renew(struct sheet *s, struct canvas_sheet *on)
{
    struct cells *cells = &s->cells;
    if (s->shown != on->texture) {
        cells->top = 0;
        cells->bottom = cells->height;
    }
    if (cells->bottom <= cells->top)
        return;
    SDL_Rect rows = { 0, cells->top, cells->width, cells->bottom - cells->top };
    SDL_UpdateTexture(on->texture, &rows,
                      cells->pixel + (size_t)cells->top * (size_t)cells->width,
                      cells->width * (int)sizeof cells->pixel[0]);
    cells->top = cells->height;
    cells->bottom = 0;
    s->shown = on->texture;
}

void sheet_draw(struct sheet *s, struct canvas *c, int n, struct box box)
{
    struct canvas_sheet *on = &c->sheet[n];
    if (!s->cells.pixel || !have_texture(&s->cells, on, s, c))
        return;
    renew(s, on);
    SDL_Rect to = { (int)lroundf(c->x + box.x * c->scale),
                    (int)lroundf(c->y + box.y * c->scale), on->width, on->height };
    SDL_RenderCopy(c->renderer, on->texture, NULL, &to);
}

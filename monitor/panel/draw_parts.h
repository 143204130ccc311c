/* What the files of draw share: outlines in pixels, and the letters. */
#ifndef MONITOR_PANEL_DRAW_PARTS_H
#define MONITOR_PANEL_DRAW_PARTS_H

#include "monitor/panel/draw.h"

enum { OUTLINE_CORNERS = 128 };

/* NULL: no memory. */
struct raster *raster_create(void);
void raster_destroy(struct raster *r);

/* Begins a shape whose corners will lie in the rectangle (pixels); false: nothing of it can be
 * seen. Then its outlines, each closed by itself; what two of them enclose in opposite
 * directions is a hole. Then the paint. */
bool raster_begin(struct canvas *c, float left, float top, float right, float bottom);
void raster_outline(struct canvas *c, const SDL_FPoint *corner, int n);
void raster_paint(struct canvas *c, colour fill);

/* N corners of a circle's outline (pixels), as great as the circle; returns N. */
int circle_outline(SDL_FPoint *corner, float x, float y, float radius, bool backwards);

/* A texture of W by H white pixels whose alpha is ALPHA's; NULL: no memory. */
SDL_Texture *mask_texture(SDL_Renderer *renderer, const Uint8 *alpha, int w, int h);

/* NULL: why is in ERROR. */
struct fonts *fonts_open(char *error, size_t size);
void fonts_close(struct fonts *f);

#endif

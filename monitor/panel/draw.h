/* Vector shapes and text on an SDL renderer, sharp at any scale: a slanted edge is smoothed by
 * the part of each pixel that it covers, an upright one lies on the pixels. All lengths are in
 * the page's units, which SCALE turns into pixels. What lies outside the target, and what is no
 * number, is not drawn. */
#ifndef MONITOR_PANEL_DRAW_H
#define MONITOR_PANEL_DRAW_H

#include <SDL2/SDL.h>
#include <stdbool.h>

struct raster;
struct fonts;

enum { CANVAS_SHEETS = 16 };

/* Pixels that are kept with the canvas, for whoever draws them: monitor/panel/core_draw.h. */
struct canvas_sheet {
    SDL_Texture *texture; /* NULL: not yet wanted */
    int width, height;
};

enum { GLOWS = 4 };

struct canvas {
    SDL_Renderer *renderer;
    float scale; /* pixels for one unit */
    float x, y;  /* pixels: where the page's origin lies */
    struct fonts *fonts;
    struct raster *raster;
    struct canvas_glow {
        int size;             /* pixels; 0: none */
        SDL_Texture *texture; /* made when first wanted */
    } glow[GLOWS];
    int next_glow; /* which of them goes when another size is wanted */
    struct canvas_sheet sheet[CANVAS_SHEETS];
};

typedef SDL_Color colour; /* r, g, b, a */

enum font { FONT_PLAIN, FONT_BOLD, FONT_MONO, FONTS };
enum align { ALIGN_LEFT, ALIGN_MIDDLE, ALIGN_RIGHT };

/* A canvas on RENDERER. False: why is in ERROR (no font: the package to install). */
bool canvas_open(struct canvas *c, SDL_Renderer *renderer, char *error, size_t size);
void canvas_close(struct canvas *c);

/* From here on only what lies in the rectangle is drawn; in all of the target again. */
void draw_clip(struct canvas *c, float x, float y, float w, float h);
void draw_unclip(struct canvas *c);

/* Rectangles lie on whole pixels, so that neighbours meet without a seam; one of less than a
 * pixel is drawn as one, the fainter. */
void draw_rect(struct canvas *c, float x, float y, float w, float h, colour fill);
void draw_round_rect(struct canvas *c, float x, float y, float w, float h, float radius,
                     colour fill);
void draw_frame(struct canvas *c, float x, float y, float w, float h, float width,
                colour line);
void draw_line(struct canvas *c, float x0, float y0, float x1, float y1, float width,
               colour line);
/* Convex, in either order; up to 64 corners. */
void draw_polygon(struct canvas *c, const SDL_FPoint *corner, int n, colour fill);
void draw_disc(struct canvas *c, float x, float y, float radius, colour fill);
void draw_ring(struct canvas *c, float x, float y, float radius, float width,
               colour line);
/* From CENTRE in the middle to RIM at its edge: a lamp's glow. */
void draw_glow(struct canvas *c, float x, float y, float radius, colour centre,
               colour rim);

/* SIZE: the height of a capital letter, in units. (X, Y): the left end (or middle, or right
 * end) of the base line. UTF-8. Letters are kept, so text that changes costs no more. */
void draw_text(struct canvas *c, enum font font, float size, float x, float y,
               enum align align, colour ink, const char *text);
float draw_text_width(struct canvas *c, enum font font, float size, const char *text);

colour colour_mix(colour a, colour b, float part); /* part 0: a, 1: b */

#endif

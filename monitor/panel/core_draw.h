/* The parts of the picture of core on the page, drawn by SDL2. */
#ifndef MONITOR_PANEL_CORE_DRAW_H
#define MONITOR_PANEL_CORE_DRAW_H

#include "monitor/panel/core_field.h"
#include "monitor/panel/core_times.h"
#include "monitor/panel/draw.h"

/* Cells as a texture: one pixel for one. */
struct sheet {
    struct cells cells;
    SDL_Texture *texture; /* of RENDERER, WIDTH by HEIGHT */
    SDL_Renderer *renderer;
    int width, height;
};

/* What is kept from frame to frame. Begins as zero but for HOVER. */
struct core_view {
    struct core_hover hover;
    struct core_scene scene;
    struct core_times times;
    struct sheet field, strip, legend[CORE_OWNERS];
};

void core_view_draw(struct core_view *v, const struct core_picture *p, struct canvas *c);

/* Before the renderer is destroyed. */
void core_view_close(struct core_view *v);

/* The parts. */
void core_draw_still(struct core_view *v, const struct core_picture *p, struct canvas *c);
void core_draw_cells(struct core_view *v, const struct core_picture *p, struct canvas *c);
void core_draw_swatch(struct sheet *s, struct canvas *c, struct box box, int owner);
void core_draw_labels(const struct core_view *v, const struct core_picture *p,
                      struct canvas *c);
void core_draw_motions(const struct core_view *v, const struct core_picture *p,
                       struct canvas *c);
void core_draw_list(const struct core_view *v, const struct core_picture *p,
                    struct canvas *c);
void core_draw_times(const struct core_view *v, const struct core_picture *p,
                     struct canvas *c);

/* A shade of monitor/panel/core_look.h; ALPHA 0 to 255. */
colour core_shade(uint32_t rgb, int alpha);

/* Draws the sheet's cells into the box; whole pixels. */
void sheet_draw(struct sheet *s, struct canvas *c, struct box box);
/* Makes its cells fit the box. False: no room. */
bool sheet_fit(struct sheet *s, const struct canvas *c, int columns, int rows,
               struct box box);
void sheet_close(struct sheet *s);

#endif

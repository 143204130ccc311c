/* The parts of the picture of core on the page, drawn by SDL2. */
#ifndef MONITOR_PANEL_CORE_DRAW_H
#define MONITOR_PANEL_CORE_DRAW_H

#include "monitor/panel/core_view.h"
#include "monitor/panel/draw.h"

/* All of it. */
void core_view_draw(struct core_view *v, const struct core_picture *p, struct canvas *c);

/* Part by part. */
void core_draw_cells(struct core_view *v, const struct core_picture *p, struct canvas *c);
void core_draw_swatch(struct core_view *v, struct canvas *c, struct box box, int owner);
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

/* Makes a sheet's cells fit the box. False: no room. */
bool sheet_fit(struct sheet *s, const struct canvas *c, int columns, int rows,
               struct box box);
/* Draws them into the box, on whole pixels, with the canvas's sheet N. */
enum { SHEET_FIELD, SHEET_STRIP, SHEET_LEGEND };
void sheet_draw(struct sheet *s, struct canvas *c, int n, struct box box);

#endif

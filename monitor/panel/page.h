/* The page that the window shows: the console above, core and swap beneath it, processes and
 * forks beside them. 1600 by 1000 units; the window scales it. Each part draws itself and
 * says what lies under the pointer. */
#ifndef MONITOR_PANEL_PAGE_H
#define MONITOR_PANEL_PAGE_H

#include "monitor/panel/controls.h"
#include "monitor/panel/draw.h"

/* Fits the page into WIDTH by HEIGHT pixels: as large as it can be, in the middle. */
void page_fit(struct canvas *c, int width, int height);

/* All that may be drawn on becomes margin. */
void page_clear(struct canvas *c);

/* Draws all of the page, and the margins. */
void page_draw(struct monitor *m, struct canvas *c);

enum { PAGE_WIDTH = 1600, PAGE_HEIGHT = 1000, CONSOLE_HEIGHT = 400 };

/* What the pointer is above; the tip is shown beside it ("" : none). X, Y in units. */
struct pointed console_pointed(const struct monitor *m, float x, float y);
struct pointed core_pointed(struct monitor *m, float x, float y, char *tip, size_t size);

/* Draws its part. The console's in two layers: what stands still, to be painted once into a
 * texture (and anew when the scale or CONSOLE_STILL's number is another one), and over it the
 * LAMPS. CONSOLE_DRAW does both. */
uint64_t console_still(const struct monitor *m);
void console_draw_still(const struct monitor *m, struct canvas *c);
void console_draw_live(const struct lamps *lamps, struct canvas *c);
void console_draw(struct monitor *m, struct canvas *c);

/* What the pointer at X, Y is above, told in the row of buttons; over the live layer. */
void console_draw_told(struct canvas *c, float x, float y);
/* Of core no layer is worth keeping: its cells keep themselves. CORE_POINTED is told of every
 * move of the pointer, also of those outside its part, since it brings out what was pointed at
 * last. */
void core_draw(struct monitor *m, struct canvas *c);
void help_draw(struct monitor *m, struct canvas *c); /* the overlay of ? */

#endif

/* A frame: the parts that have changed are drawn on the window's surface, and of that the bands
 * of rows that look otherwise than before go to the screen. An idle machine's frame costs
 * little more than its lamps. */
#include "monitor/pace.h"
#include "monitor/panel/window_parts.h"

#include <stdlib.h>
#include <string.h>

enum { BAND = 8 /* rows */, BANDS_AT_ONCE = 64 };

/* How old the picture of core may get while nobody points at it. */
#define CORE_AGE (NS_PER_SEC / 30)
#define HELP_AGE (NS_PER_SEC / 15) /* all of it, beneath the list of keys */

void window_forget(struct screen *w)
{
    if (w->still)
        SDL_DestroyTexture(w->still);
    if (w->renderer) {
        canvas_close(&w->canvas);
        SDL_DestroyRenderer(w->renderer);
    }
    free(w->shown);
    w->still = NULL;
    w->renderer = NULL;
    w->surface = NULL;
    w->shown = NULL;
}

/* The surface as it is now, and what draws on it. False: not this time. */
static bool begin(struct screen *w)
{
    char why[ERROR_SIZE];
    if (w->surface)
        return true;
    w->surface = SDL_GetWindowSurface(w->window);
    if (!w->surface || w->surface->format->BytesPerPixel != sizeof *w->shown)
        return w->surface = NULL, false;
    w->renderer = SDL_CreateSoftwareRenderer(w->surface);
    w->shown = calloc((size_t)w->surface->w * (size_t)w->surface->h, sizeof *w->shown);
    if (!w->renderer || !w->shown ||
        !canvas_open(&w->canvas, w->renderer, why, sizeof why)) {
        if (w->renderer)
            SDL_DestroyRenderer(w->renderer);
        w->renderer = NULL;
        window_forget(w);
        return false;
    }
    page_fit(&w->canvas, w->surface->w, w->surface->h);
    w->all = true;
    return true;
}

/* The page's rows from FROM to TO (units), in pixels. */
static SDL_Rect rows(const struct screen *w, float from, float to)
{
    const struct canvas *c = &w->canvas;
    int top = (int)SDL_roundf(c->y + from * c->scale);
    int bottom = (int)SDL_roundf(c->y + to * c->scale);
    return (SDL_Rect){ 0, top, w->surface->w, bottom - top };
}

/* What of the console stands still is painted once. */
static void still_fit(const struct monitor *m, struct screen *w, const SDL_Rect *at)
{
    uint64_t now = console_still(m);
    if (w->still && w->still_is == now)
        return;
    if (!w->still)
        w->still = SDL_CreateTexture(w->renderer, SDL_PIXELFORMAT_XRGB8888,
                                     SDL_TEXTUREACCESS_TARGET, at->w, at->h);
    if (!w->still)
        return;
    struct canvas c = w->canvas;
    c.y -= (float)at->y;
    SDL_SetRenderTarget(w->renderer, w->still);
    page_clear(&c);
    console_draw_still(m, &c);
    SDL_SetRenderTarget(w->renderer, NULL);
    w->canvas.glow = c.glow;
    w->still_is = now;
}

static void draw_console(struct monitor *m, struct screen *w)
{
    SDL_Rect at = rows(w, 0, CONSOLE_HEIGHT);
    if (at.h <= 0)
        return;
    still_fit(m, w, &at);
    if (!w->still)
        return;
    SDL_SetTextureBlendMode(w->still, SDL_BLENDMODE_NONE);
    SDL_RenderCopy(w->renderer, w->still, NULL, &at);
    console_draw_live(m, &w->canvas);
    if (w->inside)
        console_draw_told(&w->canvas, w->x, w->y);
}

static void draw_core(struct monitor *m, struct screen *w)
{
    SDL_Rect at = rows(w, CONSOLE_HEIGHT, PAGE_HEIGHT);
    SDL_RenderSetClipRect(w->renderer, &at);
    page_clear(&w->canvas);
    core_draw(m, &w->canvas);
    SDL_RenderSetClipRect(w->renderer, NULL);
    w->core_drawn = w->frame;
}

/* Beside the pointer, within the page. */
static void draw_tip(struct screen *w)
{
    enum { SIZE = 11, PAD = 8, HEIGHT = SIZE + 2 * PAD };
    struct canvas *c = &w->canvas;
    float width = draw_text_width(c, FONT_PLAIN, SIZE, w->tip) + 2 * PAD;
    float x = w->x + 16, y = w->y + 20;
    if (x + width > PAGE_WIDTH)
        x = PAGE_WIDTH - width;
    if (y + HEIGHT > PAGE_HEIGHT)
        y = w->y - HEIGHT - 8;
    draw_round_rect(c, x, y, width, HEIGHT, 4, (colour){ 0x60, 0x5c, 0x66, 255 });
    draw_round_rect(c, x + 1, y + 1, width - 2, HEIGHT - 2, 3,
                    (colour){ 0x1c, 0x1a, 0x20, 255 });
    draw_text(c, FONT_PLAIN, SIZE, x + PAD, y + PAD + SIZE, ALIGN_LEFT,
              (colour){ 0xee, 0xea, 0xe2, 255 }, w->tip);
}

/* What is told of the place under the pointer. True: the pointer has moved there, or away. */
static bool tip_fit(struct monitor *m, struct screen *w, bool old)
{
    bool was = w->tip[0], moved = w->moved;
    if (!moved && !old)
        return false;
    w->moved = false;
    core_pointed(m, w->inside ? w->x : -1, w->inside ? w->y : -1, w->tip, sizeof w->tip);
    return moved && (was || w->tip[0]);
}

/* The rows from Y on, N of them, as they are and as they are shown. True: they differ; what is
 * shown is then as they are. */
static bool band_changed(struct screen *w, int y, int n, bool all)
{
    size_t bytes = (size_t)w->surface->w * sizeof *w->shown;
    bool changed = all;
    for (int i = y; i < y + n; i++) {
        const byte *now = (const byte *)w->surface->pixels + i * w->surface->pitch;
        Uint32 *then = w->shown + (size_t)i * (size_t)w->surface->w;
        if (!changed && memcmp(now, then, bytes) == 0)
            continue;
        memcpy(then, now, bytes);
        changed = true;
    }
    return changed;
}

/* The rows down to HEIGHT; nothing has been drawn below. */
static void show(struct screen *w, int height)
{
    SDL_Rect band[BANDS_AT_ONCE];
    int n = 0;
    SDL_RenderFlush(w->renderer);
    for (int y = 0; y < height; y += BAND) {
        int h = height - y < BAND ? height - y : BAND;
        if (!band_changed(w, y, h, w->all))
            continue;
        if (n > 0 && band[n - 1].y + band[n - 1].h == y)
            band[n - 1].h += h;
        else
            band[n++] = (SDL_Rect){ 0, y, w->surface->w, h };
        if (n == BANDS_AT_ONCE) {
            SDL_UpdateWindowSurfaceRects(w->window, band, n);
            n = 0;
        }
    }
    if (n > 0)
        SDL_UpdateWindowSurfaceRects(w->window, band, n);
    w->all = false;
}

void window_frame(struct monitor *m, struct screen *w)
{
    if (SDL_GetWindowFlags(w->window) & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN) ||
        !begin(w))
        return;
    bool help = panel_hand(m)->help, turned = help != w->help;
    bool old =
        w->all || turned || w->frame - w->core_drawn >= (help ? HELP_AGE : CORE_AGE);
    if (help && !old)
        return;
    bool tip = tip_fit(m, w, old);
    if (w->all)
        page_clear(&w->canvas);
    draw_console(m, w);
    if (old || tip)
        draw_core(m, w);
    if (help)
        help_draw(m, &w->canvas);
    else if ((old || tip) && w->tip[0])
        draw_tip(w);
    w->help = help;
    SDL_Rect console = rows(w, 0, CONSOLE_HEIGHT);
    show(w, old || tip ? w->surface->h : console.y + console.h);
}

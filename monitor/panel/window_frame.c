/* A frame: the parts that have changed are drawn on the window's surface, and of that the bands
 * of rows that look otherwise than before go to the screen. An idle machine's frame costs
 * little more than its lamps. */
#include "monitor/pace.h"
#include "monitor/panel/console_layout.h"
#include "monitor/panel/panel_parts.h"
#include "monitor/panel/window_parts.h"

#include <stdlib.h>
#include <string.h>

enum { BAND = 8 /* rows */, BANDS_AT_ONCE = 64 };

/* How old the picture of core may get while nobody points at it: of a slowed machine where
 * something moves, of any where something does, and of an idle one. */
#define CORE_AGE_SLOWED 0
#define CORE_AGE_MOVING (NS_PER_SEC / 30)
#define CORE_AGE_IDLE (NS_PER_SEC / 5)
#define HELP_AGE (NS_PER_SEC / 15) /* of the whole page beneath the list of keys */

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

/* A part of the page in pixels, rounded outward. */
static SDL_Rect part(const struct screen *w, float x, float y, float width, float height)
{
    const struct canvas *c = &w->canvas;
    SDL_Rect r = { (int)SDL_floorf(c->x + x * c->scale),
                   (int)SDL_floorf(c->y + y * c->scale), 0, 0 };
    r.w = (int)SDL_ceilf(c->x + (x + width) * c->scale) - r.x;
    r.h = (int)SDL_ceilf(c->y + (y + height) * c->scale) - r.y;
    return r;
}

/* The rows of the surface above core. */
static int console_rows(const struct screen *w)
{
    return (int)SDL_roundf(w->canvas.y + CONSOLE_HEIGHT * w->canvas.scale);
}

/* What of the console stands still is painted once. False: there is no memory for it. */
static bool still_fit(const struct monitor *m, struct screen *w)
{
    uint64_t now = console_still(m);
    if (w->still && w->still_is == now)
        return true;
    if (!w->still)
        w->still =
            SDL_CreateTexture(w->renderer, SDL_PIXELFORMAT_XRGB8888,
                              SDL_TEXTUREACCESS_TARGET, w->surface->w, console_rows(w));
    if (!w->still)
        return false;
    SDL_SetTextureBlendMode(w->still, SDL_BLENDMODE_NONE);
    SDL_SetRenderTarget(w->renderer, w->still);
    page_clear(&w->canvas);
    console_draw_still(m, &w->canvas);
    SDL_SetRenderTarget(w->renderer, NULL);
    w->still_is = now;
    w->touched = true;
    return true;
}

/* What the lamps show. A filament takes some hundredths of a second to heat and to cool, so of
 * a machine that runs a frame counts for a quarter, and that a tick of the clock falls into one
 * frame or the next makes no flicker. True: they look otherwise than before. */
static bool lamps_fit(struct monitor *m, struct screen *w)
{
    enum { LAMPS = sizeof w->lamps, EYE = 3 /* what it cannot tell */ };
    struct lamps now;
    byte new[LAMPS], old[LAMPS];
    bool same = true;
    front_lamps(m, &now);
    memcpy(new, &now, LAMPS);
    memcpy(old, &w->lamps, LAMPS);
    for (int i = 0; i < LAMPS; i++) {
        float part = m->runs ? 0.25F : 1;
        w->heat[i] += part * ((float)new[i] - w->heat[i]);
        new[i] = (byte)SDL_lroundf(w->heat[i]);
        bool plain = new[i] == 0 || new[i] == LAMP_FULL;
        same &= new[i] == old[i] || (!plain && abs(new[i] - old[i]) <= EYE);
    }
    if (!same)
        memcpy(&w->lamps, new, LAMPS);
    return !same;
}

/* The lamps; all the rest only if it has been touched. */
static void draw_console(struct monitor *m, struct screen *w)
{
    struct place live = console_live();
    SDL_Rect at = part(w, live.x, live.y, live.w, live.h);
    bool lamps = lamps_fit(m, w);
    w->drawn = (SDL_Rect){ 0, 0, 0, 0 };
    if (console_rows(w) <= 0 || !still_fit(m, w) || !(lamps || w->touched))
        return;
    if (w->touched)
        at = (SDL_Rect){ 0, 0, w->surface->w, console_rows(w) };
    SDL_RenderCopy(w->renderer, w->still, &at, &at);
    console_draw_live(&w->lamps, &w->canvas);
    if (w->touched && w->inside)
        console_draw_told(&w->canvas, w->x, w->y);
    w->drawn = at;
}

static void draw_core(struct monitor *m, struct screen *w)
{
    int top = console_rows(w);
    SDL_Rect at = { 0, top, w->surface->w, w->surface->h - top };
    SDL_RenderSetClipRect(w->renderer, &at);
    page_clear(&w->canvas);
    core_draw(m, &w->canvas);
    SDL_RenderSetClipRect(w->renderer, NULL);
    w->core_drawn = w->frame;
    w->core_at = m->machine->bus.sched.now;
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

/* What the pointer is told, and what it brings out. */
static void point(struct monitor *m, struct screen *w)
{
    w->tip[0] = '\0';
    core_pointed(m, w->inside ? w->x : -1, w->inside ? w->y : -1, w->tip, sizeof w->tip);
}

/* Core is to be drawn again. What has changed fades for a while. */
static bool core_aged(struct monitor *m, struct screen *w)
{
    struct core_picture *p = m->panel->core;
    if (p)
        core_picture_make(m, p);
    if (p && p->version != w->core_is) {
        w->core_is = p->version;
        w->core_moved = w->frame;
    }
    if (p && p->now == w->core_at && w->core_moved != w->frame)
        return false;
    bool moving = w->frame - w->core_moved < NS_PER_SEC;
    int64_t age = !moving           ? CORE_AGE_IDLE
                  : m->throttle > 1 ? CORE_AGE_SLOWED
                                    : CORE_AGE_MOVING;
    return w->frame - w->core_drawn >= age;
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

/* The rows from TOP to BOTTOM, where anything has been drawn. */
static void show(struct screen *w, int top, int bottom)
{
    SDL_Rect band[BANDS_AT_ONCE];
    int n = 0;
    SDL_RenderFlush(w->renderer);
    for (int y = top; y < bottom; y += BAND) {
        int h = bottom - y < BAND ? bottom - y : BAND;
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
    bool help = panel_hand(m)->help, stands = help && w->helped && !w->all;
    if (stands && w->frame - w->core_drawn < HELP_AGE)
        return;
    bool all = w->all || help || w->helped || w->moved;
    w->touched = all;
    all = core_aged(m, w) || all;
    if (w->all)
        page_clear(&w->canvas);
    draw_console(m, w);
    if (all) {
        point(m, w);
        draw_core(m, w);
    }
    if (help)
        help_draw(m, &w->canvas);
    else if (all && w->tip[0])
        draw_tip(w);
    show(w, all ? 0 : w->drawn.y, all ? w->surface->h : w->drawn.y + w->drawn.h);
    w->helped = help;
    w->moved = false;
}

/* The window: opened, closed, looked after. It belongs to no thread of its own: whoever waits
 * or runs the machine calls window_poll.
 *
 * When an X server goes away, and at an error that nobody handles, Xlib calls exit(). The
 * guest would end with it, so the one handler leaves SDL by longjmp, and SDL's video is not
 * touched again after that; the other goes on. */
#include "monitor/panel/window.h"
#include "monitor/pace.h"
#include "monitor/panel/panel_parts.h"
#include "monitor/panel/window_parts.h"

#include <dlfcn.h>
#include <setjmp.h>
#include <stdlib.h>

#define FRAME_TIME (NS_PER_SEC / 60)

/* What Xlib's handler must reach. */
static struct {
    jmp_buf out;
    bool inside; /* SDL is at work */
    bool gone;   /* for good */
} display;

static int on_display_gone(void *xlib)
{
    (void)xlib;
    if (display.inside)
        longjmp(display.out, 1);
    return 0;
}

/* A window that somebody else has destroyed is drawn on in vain. */
static int on_display_error(void *xlib, void *event)
{
    (void)xlib, (void)event;
    return 0;
}

/* Without Xlib there is nothing to be caught. */
static void catch_display(void)
{
    void *xlib = dlopen("libX11.so.6", RTLD_LAZY);
    if (!xlib)
        return;
    void (*set_gone)(int (*)(void *)), (*set_error)(int (*)(void *, void *));
    *(void **)&set_gone = dlsym(xlib, "XSetIOErrorHandler");
    *(void **)&set_error = dlsym(xlib, "XSetErrorHandler");
    if (set_gone)
        set_gone(on_display_gone);
    if (set_error)
        set_error(on_display_error);
}

/* Does WORK, which calls SDL. False: the display went away meanwhile. */
static bool with_display(struct monitor *m, enum result (*work)(struct monitor *m),
                         enum result *result)
{
    if (setjmp(display.out) != 0) {
        display.inside = false;
        display.gone = true;
        return false;
    }
    display.inside = true;
    *result = work(m);
    display.inside = false;
    return true;
}

/* While a window is open the picture of core hears of everything. */
static void watch(struct monitor *m, bool on)
{
    struct panel *p = m->panel;
    if (!p->core)
        p->core = calloc(1, sizeof *p->core);
    if (p->core)
        core_picture_watch(m, p->core, on);
}

/* The display is no more: the window is forgotten, and SDL's part of it left as it is. */
static void lose(struct monitor *m)
{
    struct screen *w = m->panel->window;
    m->panel->window = NULL;
    watch(m, false);
    if (w)
        window_forget(w);
    free(w);
}

static enum result destroy(struct monitor *m)
{
    struct screen *w = m->panel->window;
    window_forget(w);
    if (w->window)
        SDL_DestroyWindow(w->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return DONE;
}

/* The page's own size, or what the screen has room for. */
static void first_size(int *width, int *height)
{
    SDL_Rect room;
    *width = PAGE_WIDTH;
    *height = PAGE_HEIGHT;
    if (SDL_GetDisplayUsableBounds(0, &room) != 0)
        return;
    if (room.w > 0 && room.w < *width) {
        *width = room.w;
        *height = room.w * PAGE_HEIGHT / PAGE_WIDTH;
    }
    if (room.h > 0 && room.h < *height) {
        *height = room.h;
        *width = room.h * PAGE_WIDTH / PAGE_HEIGHT;
    }
}

/* Only a display that its person has: SDL would also take over a bare console, or draw for
 * nobody. SDL_VIDEODRIVER says otherwise. */
static enum result choose_driver(struct monitor *m)
{
    bool x = getenv("DISPLAY"), wayland = getenv("WAYLAND_DISPLAY");
    if (getenv("SDL_VIDEODRIVER"))
        return DONE;
    if (!x && !wayland)
        return fail(m, "There is no display to open a window on: neither DISPLAY nor "
                       "WAYLAND_DISPLAY is set. SCREENSHOT needs none.");
    SDL_SetHint(SDL_HINT_VIDEODRIVER, x && wayland ? "x11,wayland"
                                      : x          ? "x11"
                                                   : "wayland");
    return DONE;
}

static enum result create(struct monitor *m)
{
    struct screen *w = m->panel->window;
    int width, height;
    if (choose_driver(m) != DONE)
        return FAILED;
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return fail(m, "The display cannot be used for a window: %s.", SDL_GetError());
    const char *driver = SDL_GetCurrentVideoDriver();
    if (driver && SDL_strcmp(driver, "x11") == 0)
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    first_size(&width, &height);
    w->window =
        SDL_CreateWindow("fork11", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                         width, height, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!w->window)
        return fail(m, "The window could not be opened (%s).", SDL_GetError());
    SDL_SetWindowMinimumSize(w->window, PAGE_WIDTH / 5, PAGE_HEIGHT / 5);
    return DONE;
}

/* That there is a font is found out before there is a window. */
static enum result try_canvas(struct monitor *m)
{
    char why[ERROR_SIZE / 2];
    struct canvas c;
    if (!canvas_open(&c, NULL, why, sizeof why))
        return fail(m, "%s", why);
    canvas_close(&c);
    return DONE;
}

enum result window_open(struct monitor *m)
{
    enum result result;
    if (window_is_open(m))
        return DONE;
    if (display.gone)
        return fail(m, "The display that the window was on went away; a new window "
                       "takes a new session.");
    if (try_canvas(m) != DONE)
        return FAILED;
    struct screen *w = panel_of(m) ? calloc(1, sizeof *w) : NULL;
    if (!w)
        return fail(m, "The host has no memory for the window.");
    m->panel->window = w;
    catch_display();
    if (!with_display(m, create, &result)) {
        lose(m);
        return fail(m, "The display went away while the window was opened.");
    }
    if (result != DONE)
        window_close(m);
    else
        watch(m, true);
    return result;
}

void window_close(struct monitor *m)
{
    enum result result;
    if (!window_is_open(m))
        return;
    if (!with_display(m, destroy, &result)) {
        lose(m);
        return;
    }
    watch(m, false);
    free(m->panel->window);
    m->panel->window = NULL;
}

bool window_is_open(const struct monitor *m)
{
    return m->panel && m->panel->window;
}

static enum result look_after(struct monitor *m)
{
    struct screen *w = m->panel->window;
    window_events(m, w);
    if (!w->closed)
        window_frame(m, w);
    return DONE;
}

void window_poll(struct monitor *m)
{
    enum result result;
    if (!window_is_open(m))
        return;
    struct screen *w = m->panel->window;
    int64_t now = pace_now();
    if (now - w->frame < FRAME_TIME)
        return;
    w->frame = now;
    if (!with_display(m, look_after, &result)) {
        lose(m);
        panel_wish(m, "; The display has gone, and the window with it.");
    } else if (w->closed) {
        window_close(m);
    }
}

int64_t window_patience(const struct monitor *m, int64_t ns)
{
    if (!window_is_open(m))
        return ns;
    int64_t left = m->panel->window->frame + FRAME_TIME - pace_now();
    return left < 0 ? 0 : left < ns ? left : ns;
}

/* What the window's person does: keys and the mouse become controls. */
#include "monitor/panel/window_parts.h"

static void move(struct screen *w, int x, int y)
{
    int width, height;
    SDL_GetWindowSize(w->window, &width, &height);
    if (!w->surface || width <= 0 || height <= 0)
        return;
    w->inside = w->moved = true; /* the window's units may be of more than a pixel */
    w->x =
        ((float)x * (float)w->surface->w / (float)width - w->canvas.x) / w->canvas.scale;
    w->y =
        ((float)y * (float)w->surface->h / (float)height - w->canvas.y) / w->canvas.scale;
}

static struct pointed under_pointer(struct monitor *m, struct screen *w)
{
    char tip[TIP_SIZE];
    return w->y < CONSOLE_HEIGHT ? console_pointed(m, w->x, w->y)
                                 : core_pointed(m, w->x, w->y, tip, sizeof tip);
}

static void button(struct monitor *m, struct screen *w, const SDL_MouseButtonEvent *e)
{
    if (e->button != SDL_BUTTON_LEFT)
        return;
    move(w, e->x, e->y);
    if (e->state == SDL_PRESSED)
        control_press(m, under_pointer(m, w));
    else
        control_release(m);
}

/* Pressed with Ctrl, Alt or the like it is meant for somebody else. */
static void key(struct monitor *m, const SDL_KeyboardEvent *e)
{
    SDL_Keymod mod = (SDL_Keymod)e->keysym.mod;
    if (e->state != SDL_PRESSED)
        control_release(m);
    else if (!e->repeat && !(mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)))
        control_press(m, control_of_key(SDL_GetKeyName(e->keysym.sym), mod & KMOD_SHIFT));
}

static void changed(struct monitor *m, struct screen *w, const SDL_WindowEvent *e)
{
    if (e->event == SDL_WINDOWEVENT_CLOSE) {
        w->closed = true;
    } else if (e->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        window_forget(w);
    } else if (e->event == SDL_WINDOWEVENT_EXPOSED) {
        w->all = true;
    } else if (e->event == SDL_WINDOWEVENT_LEAVE) {
        w->inside = false;
        w->moved = true;
    } else if (e->event == SDL_WINDOWEVENT_FOCUS_LOST) {
        control_release(m); /* the key will come up elsewhere */
    }
}

void window_events(struct monitor *m, struct screen *w)
{
    SDL_Event e;
    while (SDL_PollEvent(&e)) {
        switch (e.type) {
        case SDL_QUIT:
            w->closed = true;
            break;
        case SDL_WINDOWEVENT:
            changed(m, w, &e.window);
            break;
        case SDL_MOUSEMOTION:
            move(w, e.motion.x, e.motion.y);
            break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            button(m, w, &e.button);
            break;
        case SDL_KEYDOWN:
        case SDL_KEYUP:
            key(m, &e.key);
            break;
        default:
            break;
        }
    }
}

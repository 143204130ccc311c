/* What the files of the window share. */
#ifndef MONITOR_PANEL_WINDOW_PARTS_H
#define MONITOR_PANEL_WINDOW_PARTS_H

#include "monitor/panel/page.h"
#include "monitor/panel/window.h"

enum { TIP_SIZE = 256 };

struct screen {
    SDL_Window *window;
    SDL_Surface *surface;   /* the window's own; NULL: to be asked for anew */
    SDL_Renderer *renderer; /* by software, on it */
    struct canvas canvas;
    struct lamps lamps; /* as they are shown */
    float heat[sizeof(struct lamps)];
    SDL_Texture *still; /* the console without its lamps */
    uint64_t still_is;  /* console_still's number */
    Uint32 *shown;      /* the surface's pixels as they are on the screen */
    int64_t frame;      /* ns of the host's clock: when the last one was drawn */
    int64_t core_drawn; /* and when core was last drawn, */
    int64_t core_moved; /* and last something had changed there: */
    uint64_t core_is;   /* its picture's version */
    int64_t core_at;    /* ns of machine time that it was drawn at */
    float x, y;         /* the pointer, in units of the page */
    bool inside;        /* it is above the window */
    bool all;           /* nothing of what is shown holds any more */
    bool helped;        /* the last frame had the list of keys */
    bool moved;         /* the pointer is not where it was */
    bool touched;   /* in this frame all of the console is drawn, not only its lamps */
    SDL_Rect drawn; /* what was, in pixels */
    bool closed;    /* by its person */
    char tip[TIP_SIZE];
};

/* Takes what came from the mouse and the keyboard. */
void window_events(struct monitor *m, struct screen *w);

/* Draws what has changed since the last frame, and shows it. */
void window_frame(struct monitor *m, struct screen *w);

/* What the frame was drawn with, but not the window itself. */
void window_forget(struct screen *w);

#endif

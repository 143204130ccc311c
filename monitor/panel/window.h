/* The window on the host's screen: opened, closed, looked after at 60 frames a second by
 * whoever waits (the prompt, a run). Without SDL2 (make panel=no) it cannot be opened. */
#ifndef MONITOR_PANEL_WINDOW_H
#define MONITOR_PANEL_WINDOW_H

#include "monitor/command.h"

/* SET PANEL ON. FAILED: no display, no font, no memory: why is in M's error. */
enum result window_open(struct monitor *m);
void window_close(struct monitor *m); /* SET PANEL OFF, the end of the session */
bool window_is_open(const struct monitor *m);

/* Takes what the person did, and draws if 1/60 s of host time has gone since the last frame.
 * Costs a compare while no window is open. */
void window_poll(struct monitor *m);

/* NS, or less: how long one may wait until the next frame is due. */
int64_t window_patience(const struct monitor *m, int64_t ns);

/* SCREENSHOT FILE.png [WIDTH]: draws the page into a file; needs no display. */
enum result do_screenshot(struct monitor *m, const char *args);

#endif

/* What the window shows and what a person does there, without the window: tests and scripts
 * drive this. A session has one from its first SET PANEL ON, FORK11 --panel or SCREENSHOT. */
#ifndef MONITOR_PANEL_PANEL_H
#define MONITOR_PANEL_PANEL_H

#include "monitor/panel/core.h"
#include "monitor/panel/front.h"

struct panel;

/* M's, made at the first call. NULL: no memory. */
struct panel *panel_of(struct monitor *m);
void panel_destroy(struct monitor *m);

/* The person at the window wants a command done, as if it was typed at the prompt: CONTINUE,
 * STEP, FORK STEP, FORK SHOW 3, SET THROTTLE 10. At most 8 wait; more are dropped. */
void panel_wish(struct monitor *m, const char *command);

/* How many wait. */
int panel_wishes(const struct monitor *m);

/* The next of them. False: none. The prompt does it and shows it; while the machine runs,
 * run_machine stops for it (and goes on where the command is one that looks only). */
bool panel_next_wish(struct monitor *m, char *command, size_t size);

/* The latest of them: what a key has just wished for. False: none. */
bool panel_last_wish(struct monitor *m, char *command, size_t size);

/* The next, but it goes on waiting. */
bool panel_peek_wish(const struct monitor *m, char *command, size_t size);

/* A wish or HALT waits: whoever runs the machine should see to it. */
bool panel_calls(const struct monitor *m);

#endif

/* What the window's person wants done: commands that wait for the prompt. */
#include "monitor/panel/panel.h"

#include <stdlib.h>
#include <string.h>

enum { WISHES = 8, WISH_SIZE = 64 };

struct panel {
    int wishes;
    char wish[WISHES][WISH_SIZE];
};

struct panel *panel_of(struct monitor *m)
{
    if (!m->panel)
        m->panel = calloc(1, sizeof *m->panel);
    return m->panel;
}

void panel_destroy(struct monitor *m)
{
    free(m->panel);
    m->panel = NULL;
}

void panel_wish(struct monitor *m, const char *command)
{
    struct panel *p = panel_of(m);
    if (p && p->wishes < WISHES)
        snprintf(p->wish[p->wishes++], WISH_SIZE, "%s", command);
}

bool panel_next_wish(struct monitor *m, char *command, size_t size)
{
    struct panel *p = m->panel;
    if (!p || p->wishes == 0)
        return false;
    snprintf(command, size, "%s", p->wish[0]);
    memmove(p->wish[0], p->wish[1], sizeof p->wish - sizeof p->wish[0]);
    p->wishes--;
    return true;
}

bool panel_stops(struct monitor *m)
{
    return front_stops(m);
}

/* A session's panel: made when it is first wanted, and the wishes that wait in it. */
#include "monitor/panel/panel.h"
#include "monitor/panel/core_view.h"
#include "monitor/panel/front_parts.h"
#include "monitor/panel/panel_parts.h"
#include "monitor/panel/window.h"

#include <stdlib.h>
#include <string.h>

struct panel *panel_of(struct monitor *m)
{
    if (!m->panel)
        m->panel = calloc(1, sizeof *m->panel);
    return m->panel;
}

void panel_destroy(struct monitor *m)
{
    struct panel *p = m->panel;
    if (!p)
        return;
    window_close(m);
    if (p->core)
        core_picture_watch(m, p->core, false);
    free(p->core);
    core_view_free(p->view);
    free(p);
    m->panel = NULL;
}

void panel_wish(struct monitor *m, const char *command)
{
    struct panel *p = panel_of(m);
    if (!p || p->wishes == PANEL_WISHES || strlen(command) >= WISH_SIZE)
        return;
    strcpy(p->wish[p->wishes++], command);
}

int panel_wishes(const struct monitor *m)
{
    return m->panel ? m->panel->wishes : 0;
}

bool panel_last_wish(struct monitor *m, char *command, size_t size)
{
    if (!panel_wishes(m))
        return false;
    snprintf(command, size, "%s", m->panel->wish[--m->panel->wishes]);
    return true;
}

bool panel_peek_wish(const struct monitor *m, char *command, size_t size)
{
    if (!panel_wishes(m))
        return false;
    snprintf(command, size, "%s", m->panel->wish[0]);
    return true;
}

bool panel_next_wish(struct monitor *m, char *command, size_t size)
{
    struct panel *p = m->panel;
    if (!panel_peek_wish(m, command, size))
        return false;
    memmove(p->wish[0], p->wish[1], sizeof p->wish - sizeof p->wish[0]);
    p->wishes--;
    return true;
}

struct hand *panel_hand(const struct monitor *m)
{
    return m->panel ? &m->panel->hand : NULL;
}

bool panel_calls(const struct monitor *m)
{
    return (m->front && m->front->stops) || panel_wishes(m) > 0;
}

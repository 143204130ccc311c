/* What moves. */
#include "monitor/panel/core_parts.h"

bool core_motions(const struct monitor *m, struct core_picture *p)
{
    (void)m, (void)p;
    return false;
}

void core_heard(void *host, const struct fork_event *e)
{
    struct core_picture *p = host;
    (void)e;
    p->keep.events++;
}

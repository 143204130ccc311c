/* The most core that forks hold, out of the observatory's events. */
#include "monitor/lab/memory.h"

#include <string.h>

static const char *const makers[] = { "fork", "vfork", "rfork", "clone", "spawn" };

void lab_memory_begin(struct lab_memory *k, struct monitor *m, int first)
{
    *k = (struct lab_memory){ .m = m, .first = first };
}

static bool makes(const struct fork_event *e)
{
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (strcmp(e->call.name, makers[i]) == 0)
            return true;
    return false;
}

static bool any_open(const struct lab_memory *k)
{
    for (int i = 0; i < KERNEL_PROCS; i++)
        if (k->making[i])
            return true;
    for (int n = observatory_forks(k->m) - 1; n >= k->first; n--) {
        const struct fork_record *r = observatory_record(k->m, n);
        if (r && !r->complete)
            return true;
    }
    return false;
}

/* Whether it counts now; when that begins anew, nothing is held yet. */
static void look(struct lab_memory *k)
{
    bool open = any_open(k);
    if (open && !k->counts)
        k->held = 0;
    k->counts = open;
}

static void asked(struct lab_memory *k, const struct fork_event *e)
{
    bool exec = k->in_exec[e->slot];
    for (unsigned i = e->space.at; i < e->space.at + e->space.size; i++)
        if (i < MEMORY_CLICKS)
            k->other[i] = exec;
    if (exec || !k->counts)
        return;
    k->held += e->space.size;
    if (k->held > k->most)
        k->most = k->held;
}

static void given_back(struct lab_memory *k, const struct fork_event *e)
{
    int32_t clicks = 0;
    for (unsigned i = e->space.at; i < e->space.at + e->space.size; i++) {
        if (i >= MEMORY_CLICKS)
            break;
        clicks += !k->other[i];
        k->other[i] = false;
    }
    if (k->counts)
        k->held -= clicks;
}

void lab_memory_take(struct lab_memory *k, const struct fork_event *e)
{
    if (e->slot < 0 || e->slot >= KERNEL_PROCS)
        return;
    switch (e->kind) {
    case EVENT_CALL:
        k->making[e->slot] = makes(e);
        break;
    case EVENT_LEFT:
    case EVENT_PARENT:
    case EVENT_FAILED:
        k->making[e->slot] = false;
        break;
    case EVENT_EXEC:
        k->in_exec[e->slot] = true;
        break;
    case EVENT_RAN:
    case EVENT_REFUSED:
    case EVENT_EXIT:
        k->in_exec[e->slot] = false;
        break;
    case EVENT_SPACE:
        look(k);
        if (!e->space.swap && e->space.at)
            asked(k, e);
        break;
    case EVENT_FREE:
        look(k);
        if (!e->space.swap)
            given_back(k, e);
        break;
    default:
        break;
    }
}

/* The observatory: switched on and off, its listeners, its records. */
#include "monitor/fork/observe.h"

#include <stdlib.h>

static struct observatory *made(struct monitor *m)
{
    if (!m->observatory) {
        m->observatory = calloc(1, sizeof *m->observatory);
        if (!m->observatory) {
            fail(m, "The host has no memory for the observatory.");
            return NULL;
        }
        m->observatory->m = m;
        m->observatory->stage_fork = -1;
    }
    return m->observatory;
}

bool observatory_on(struct monitor *m)
{
    struct observatory *o = made(m);
    if (!o)
        return false;
    o->on = true;
    return true;
}

void observatory_off(struct monitor *m)
{
    if (m->observatory)
        m->observatory->on = false;
}

bool observatory_is_on(const struct monitor *m)
{
    return m->observatory && m->observatory->on;
}

void observatory_kernel_changed(struct monitor *m)
{
    (void)m;
}

int observatory_forks(const struct monitor *m)
{
    return m->observatory ? m->observatory->forks : 0;
}

const struct fork_record *observatory_record(const struct monitor *m, int number)
{
    const struct observatory *o = m->observatory;
    if (!o || o->forks == 0)
        return NULL;
    if (number < 0)
        number = o->forks - 1;
    const struct fork_record *r = o->record[number % RECORDS];
    return r && r->number == number ? r : NULL;
}

const struct observatory_totals *observatory_totals(const struct monitor *m)
{
    static const struct observatory_totals none;
    return m->observatory ? &m->observatory->totals : &none;
}

bool observatory_listen(struct monitor *m, const struct fork_sink *sink)
{
    struct observatory *o = made(m);
    if (!o)
        return false;
    if (o->sinks == SINKS) {
        fail(m, "At most %d can listen to the observatory.", SINKS);
        return false;
    }
    o->sink[o->sinks++] = *sink;
    return true;
}

void observatory_unlisten(struct monitor *m, const void *host)
{
    struct observatory *o = m->observatory;
    int kept = 0;
    if (!o)
        return;
    for (int i = 0; i < o->sinks; i++)
        if (o->sink[i].host != host)
            o->sink[kept++] = o->sink[i];
    o->sinks = kept;
}

void observatory_step(struct monitor *m, bool on)
{
    if (m->observatory)
        m->observatory->stepping = on;
}

const struct fork_record *observatory_stage(const struct monitor *m,
                                            const struct stage_mark **mark)
{
    const struct observatory *o = m->observatory;
    if (!o || o->stage_fork < 0)
        return NULL;
    *mark = &o->stage;
    return observatory_record(m, o->stage_fork);
}

void observatory_destroy(struct monitor *m)
{
    struct observatory *o = m->observatory;
    if (!o)
        return;
    observatory_off(m);
    for (int i = 0; i < RECORDS; i++)
        free(o->record[i]);
    free(o);
    m->observatory = NULL;
}

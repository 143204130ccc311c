/* A trace file's beginning and end. */
#include "monitor/fork/trace.h"
#include "monitor/fork/trace_state.h"
#include "monitor/hostdir.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { OPEN_ERROR = 256 };

static void take(void *host, const struct fork_event *e)
{
    trace_take(host, e);
}

struct trace *trace_to(FILE *out)
{
    struct trace *t = calloc(1, sizeof *t);
    if (!t) {
        fclose(out);
        return NULL;
    }
    t->sink = (struct fork_sink){ .host = t, .take = take };
    trace_start(&t->file, out);
    trace_tracks(&t->file);
    return t;
}

struct trace *trace_open(const char *path, char *error)
{
    FILE *out = host_stream(path, "w");
    struct trace *t = out ? trace_to(out) : NULL;
    if (!out)
        snprintf(error, OPEN_ERROR, "%.150s cannot be written: %s", path,
                 strerror(errno));
    else if (!t)
        snprintf(error, OPEN_ERROR, "The host has no memory for a trace");
    return t;
}

const struct fork_sink *trace_sink(struct trace *t)
{
    return &t->sink;
}

void trace_free_space(struct trace *t, uint32_t clicks, uint32_t blocks)
{
    t->space_known = true;
    t->core = clicks;
    t->swap = blocks;
}

int trace_failed(const struct trace *t)
{
    return t->file.failed;
}

bool trace_close(struct trace *t)
{
    bool good;
    for (int i = 0; i < TRACE_SLOTS; i++)
        tracked_close(t, &t->process[i], t->last);
    if (t->running &&
        trace_begin(&t->file, 'E', NULL, 0, t->last, GROUP_MACHINE, TRACK_PROCESSOR))
        trace_end(&t->file);
    good = trace_finish(&t->file);
    if (fclose(t->file.json.out) != 0 && good) {
        t->file.failed = errno;
        good = false;
    }
    int error = t->file.failed;
    free(t);
    errno = error;
    return good;
}

/* FORK TRACE: every event from now on into a file, until FORK TRACE OFF or the session's end.
 * If the file cannot be written on, that is said once and the trace ends; the guest runs on. */
#include "monitor/devices.h"
#include "monitor/filename.h"
#include "monitor/fork/command.h"
#include "monitor/fork/trace.h"
#include "monitor/hostdir.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TRACE_ERROR = 256 };

struct tracing {
    struct monitor *m;
    struct trace *trace; /* NULL: it has failed */
    struct fork_sink sink;
    bool free_known; /* the trace has been told what core and swap have free */
    char path[LINE_SIZE];
};

static void give_up(struct tracing *t, int error)
{
    fresh_line(t->m);
    say(t->m, "The trace %s ends here: it cannot be written: %s.\n", t->path,
        strerror(error));
}

/* What the counters begin with, once the kernel's maps are known and not just changing. */
static void tell_free(struct tracing *t, const struct fork_event *e)
{
    struct free_run runs[RECORD_RUNS];
    const char *const maps[2] = { "_coremap", "_swapmap" };
    uint32_t sum[2] = { 0, 0 };
    if (t->free_known || e->kind == EVENT_SPACE || e->kind == EVENT_FREE)
        return;
    for (int k = 0; k < 2; k++) {
        int n = unix_free(t->m, maps[k], runs, RECORD_RUNS);
        if (n < 0)
            return;
        for (int i = 0; i < n && i < RECORD_RUNS; i++)
            sum[k] += runs[i].size;
    }
    t->free_known = true;
    trace_free_space(t->trace, sum[0], sum[1]);
}

static void take(void *host, const struct fork_event *e)
{
    struct tracing *t = host;
    const struct fork_sink *sink = t->trace ? trace_sink(t->trace) : NULL;
    if (!sink)
        return;
    tell_free(t, e);
    sink->take(sink->host, e);
    int error = trace_failed(t->trace);
    if (!error)
        return;
    trace_close(t->trace);
    t->trace = NULL;
    give_up(t, error);
}

bool fork_trace_end(struct monitor *m)
{
    struct tracing *t = m->tracing;
    bool good = true;
    if (!t)
        return true;
    observatory_unlisten(m, t);
    if (t->trace && !trace_close(t->trace)) {
        good = false;
        give_up(t, errno);
    }
    free(t);
    m->tracing = NULL;
    return good;
}

static enum result begin(struct monitor *m, const char *path)
{
    char error[TRACE_ERROR];
    struct tracing *t = calloc(1, sizeof *t);
    if (!t)
        return fail(m, "The host has no memory for a trace.");
    t->m = m;
    t->sink = (struct fork_sink){ .host = t, .take = take };
    snprintf(t->path, sizeof t->path, "%s", path);
    t->trace = trace_open(path, error);
    if (!t->trace) {
        free(t);
        return fail(m, "%s.", error);
    }
    m->tracing = t;
    if (observatory_listen(m, &t->sink))
        return DONE;
    fork_trace_end(m);
    return fail(m, "There are too many listeners; FORK LIVE OFF makes room.");
}

enum result fork_trace(struct monitor *m, const char *args)
{
    char path[HOST_PATH];
    args = skip_blanks(args);
    if (*args == '\0')
        return fail(m, "Expected: FORK TRACE file|OFF");
    if (strcasecmp(args, "OFF") == 0) {
        if (!m->tracing)
            return fail(m, "There is no trace; FORK TRACE file begins one.");
        return fork_trace_end(m) ? DONE : fail(m, "The trace is not whole.");
    }
    if (m->tracing)
        return fail(m, "%s is being written; FORK TRACE OFF ends it.", m->tracing->path);
    if (file_named(m, args, path, sizeof path) != DONE || device_spares(m, path) != DONE)
        return FAILED;
    if (!observatory_is_on(m) && !observatory_on(m))
        return FAILED;
    return begin(m, path);
}

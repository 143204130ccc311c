/* Trace Event Format, event by event. */
#include "monitor/fork/trace_file.h"

#include <errno.h>

int trace_track(word pid)
{
    return pid ? pid : TRACK_SWAPPER;
}

void trace_start(struct trace_file *f, FILE *out)
{
    *f = (struct trace_file){ .json = { .out = out } };
    json_open(&f->json, NULL, '[');
}

bool trace_begin(struct trace_file *f, char phase, const char *name, size_t most,
                 int64_t ns, int group, int track)
{
    if (f->failed)
        return false;
    errno = 0;
    json_row(&f->json, NULL, '{');
    json_text(&f->json, "ph", &phase, 1);
    if (name)
        json_text(&f->json, "name", name, most);
    json_text(&f->json, "cat", "unix", SIZE_MAX);
    json_micros(&f->json, "ts", ns);
    json_int(&f->json, "pid", group);
    json_int(&f->json, "tid", track);
    return true;
}

void trace_args(struct trace_file *f)
{
    json_open(&f->json, "args", '{');
}

/* Closes the arguments too, if there are any. */
void trace_end(struct trace_file *f)
{
    while (f->json.depth > 1)
        json_close(&f->json);
    if (ferror(f->json.out))
        f->failed = errno ? errno : EIO;
}

static void put_arrow_end(struct trace_file *f, char phase, int64_t id, int64_t ns,
                          int track)
{
    if (!trace_begin(f, phase, "fork", SIZE_MAX, ns, GROUP_UNIX, track))
        return;
    json_int(&f->json, "id", id);
    if (phase == 'f')
        json_text(&f->json, "bp", "e", SIZE_MAX);
    trace_end(f);
}

void trace_arrow(struct trace_file *f, int64_t id, int64_t ns, int from, int to)
{
    put_arrow_end(f, 's', id, ns, from);
    put_arrow_end(f, 'f', id, ns, to);
}

void trace_name(struct trace_file *f, int group, int track, const char *name)
{
    if (!trace_begin(f, 'M', track ? "thread_name" : "process_name", SIZE_MAX, 0, group,
                     track))
        return;
    trace_args(f);
    json_text(&f->json, "name", name, SIZE_MAX);
    trace_end(f);
}

static const struct {
    int group, track;
    const char *name;
} tracks[] = {
    {GROUP_UNIX,     0,               "Unix processes"                 },
    { GROUP_MACHINE, 0,               "the PDP-11"                     },
    { GROUP_MACHINE, TRACK_PROCESSOR, "processor: whose it is"         },
    { GROUP_MACHINE, TRACK_COPY,      "copyseg, clearseg: core to core"},
    { GROUP_MACHINE, TRACK_SWAP,      "swap: core to disk and back"    },
};

void trace_tracks(struct trace_file *f)
{
    for (size_t i = 0; i < sizeof tracks / sizeof tracks[0]; i++)
        trace_name(f, tracks[i].group, tracks[i].track, tracks[i].name);
}

bool trace_finish(struct trace_file *f)
{
    if (!f->failed) {
        errno = 0;
        json_close(&f->json);
        if (fflush(f->json.out) != 0)
            f->failed = errno ? errno : EIO;
    }
    return f->failed == 0;
}

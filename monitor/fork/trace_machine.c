/* The machine's tracks in a trace: the processor, copies, the swap disk, what is free. */
#include "monitor/fork/trace_state.h"

void trace_switch(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    char title[TRACE_TITLE];
    struct tracked to = { .pid = e->swtch.to_pid };
    int slot = e->swtch.to;
    (void)p;
    if (slot >= 0 && slot < TRACE_SLOTS && t->process[slot].pid == to.pid)
        to = t->process[slot];
    tracked_title(&to, title);
    if (t->running &&
        trace_begin(&t->file, 'E', NULL, 0, e->at, GROUP_MACHINE, TRACK_PROCESSOR))
        trace_end(&t->file);
    t->running = trace_begin(&t->file, 'B', title, sizeof title, e->at, GROUP_MACHINE,
                             TRACK_PROCESSOR);
    if (t->running)
        trace_end(&t->file);
}

/* A slice that ends now and took NS; it begins no earlier than the last on its track ended. */
static bool begin_slice(struct trace *t, const char *name, const struct fork_event *e,
                        int64_t ns, int track, int64_t *ended)
{
    int64_t from = e->at - ns < *ended ? *ended : e->at - ns;
    if (from > e->at)
        from = e->at;
    *ended = e->at;
    if (!trace_begin(&t->file, 'X', name, EVENT_NAME, from, GROUP_MACHINE, track))
        return false;
    json_micros(&t->file.json, "dur", e->at - from);
    trace_args(&t->file);
    json_int(&t->file.json, "process", e->pid);
    json_int(&t->file.json, "ns", ns);
    return true;
}

void trace_copy(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    bool clear = e->kind == EVENT_CLEAR;
    (void)p;
    if (!begin_slice(t, clear ? "clear" : "copy", e, e->copy.ns, TRACK_COPY, &t->copied))
        return;
    if (!clear)
        json_int(&t->file.json, "from", e->copy.from);
    json_int(&t->file.json, "to", e->copy.to);
    json_int(&t->file.json, "clicks", e->copy.clicks);
    trace_end(&t->file);
}

void trace_swap(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    struct json *j = &t->file.json;
    (void)p;
    if (!begin_slice(t, e->swap.out ? "swap out" : "swap in", e, e->swap.ns, TRACK_SWAP,
                     &t->swapped))
        return;
    json_text(j, "what", e->swap.text ? "text" : "image", SIZE_MAX);
    json_int(j, "click", e->swap.click);
    json_int(j, "clicks", e->swap.clicks);
    json_int(j, "block", e->swap.block);
    json_int(j, "queued_ns", e->swap.times.queued);
    json_int(j, "seek_ns", e->swap.times.seek);
    json_int(j, "rotation_ns", e->swap.times.rotation);
    json_int(j, "transfer_ns", e->swap.times.transfer);
    trace_end(&t->file);
}

static void put_counter(struct trace *t, const char *name, const char *unit,
                        int64_t value, int64_t at)
{
    if (!trace_begin(&t->file, 'C', name, SIZE_MAX, at, GROUP_MACHINE, 0))
        return;
    trace_args(&t->file);
    json_int(&t->file.json, unit, value);
    trace_end(&t->file);
}

void trace_counters(struct trace *t, int64_t at)
{
    if (!t->space_known)
        return;
    put_counter(t, "free core", "clicks", t->core, at);
    put_counter(t, "free swap", "blocks", t->swap, at);
}

void trace_space(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    int64_t *left = e->space.swap ? &t->swap : &t->core;
    bool refused = e->kind == EVENT_SPACE && e->space.at == 0;
    if (refused) {
        trace_instant(t, e, "refused", p);
        return;
    }
    *left += e->kind == EVENT_FREE ? e->space.size : -(int64_t)e->space.size;
    trace_counters(t, e->at);
}

/* One record in the Trace Event Format: the parent in its fork, the child from its making to
 * its exec, the copy, the disk, and every stage as an instant. */
#include "monitor/fork/report_parts.h"
#include "monitor/fork/stage.h"
#include "monitor/fork/trace.h"
#include "monitor/fork/trace_file.h"

#include <errno.h>

/* A slice from FROM to TO, if it has a length. Arguments may follow; then trace_end. */
static bool begin_slice(struct trace_file *f, const char *name, int64_t from, int64_t to,
                        int group, int track)
{
    if (to < from || !trace_begin(f, 'X', name, SIZE_MAX, from, group, track))
        return false;
    json_micros(&f->json, "dur", to - from);
    trace_args(f);
    return true;
}

static void put_slice(struct trace_file *f, const char *name, int64_t from, int64_t to,
                      int group, int track)
{
    if (begin_slice(f, name, from, to, group, track))
        trace_end(f);
}

static int64_t stage_time(const struct fork_record *r, enum stage stage, int64_t instead)
{
    const struct stage_mark *mark = stage_first(r, stage);
    return mark ? mark->at : instead;
}

static void put_parent(struct trace_file *f, const struct fork_record *r)
{
    int64_t end = report_end(r);
    put_slice(f, "fork", r->began, r->parent_return.seen ? r->parent_return.at : end,
              GROUP_UNIX, trace_track(r->parent));
}

static void put_child(struct trace_file *f, const struct fork_record *r)
{
    int64_t end = report_end(r), made = stage_time(r, STAGE_SLOT, r->began);
    int64_t ran = r->child_return.seen ? r->child_return.at : end;
    int track = trace_track(r->child);
    if (r->how == FORK_FAILED)
        return;
    put_slice(f, "made, not run", made, ran, GROUP_UNIX, track);
    trace_arrow(f, r->number + 1, made, trace_track(r->parent), track);
    put_slice(f, fork_in_common(r) ? "runs in common memory" : "runs in the copy", ran,
              stage_time(r, STAGE_EXEC, end), GROUP_UNIX, track);
}

static void put_copy(struct trace_file *f, const struct fork_record *r)
{
    const struct stage_mark *from = stage_first(r, STAGE_COPY);
    const struct stage_mark *to = stage_first(r, STAGE_COPIED);
    if (!from || !to ||
        !begin_slice(f, "copy", from->at, to->at, GROUP_MACHINE, TRACK_COPY))
        return;
    json_int(&f->json, "clicks", r->copied);
    json_int(&f->json, "from", r->parent_addr);
    json_int(&f->json, "to", r->child_addr);
    trace_end(f);
}

/* Each stage of a swap with the transfers that the record has of that direction. Nothing
 * comes in before it has gone out. */
static void put_swap(struct trace_file *f, const struct fork_record *r, bool out)
{
    const struct stage_mark *from = stage_first(r, out ? STAGE_SWAP_OUT : STAGE_SWAP_IN);
    const struct stage_mark *to = stage_first(r, out ? STAGE_SWAPPED : STAGE_IN_CORE);
    struct transfer_times sum = { 0 };
    int64_t clicks = 0;
    if (!from || !to || (!out && from->at < stage_time(r, STAGE_SWAPPED, r->began)))
        return;
    if (!begin_slice(f, out ? "swap out" : "swap in", from->at, to->at, GROUP_MACHINE,
                     TRACK_SWAP))
        return;
    for (int i = 0; i < within(r->swaps, RECORD_SWAPS); i++) {
        if (r->swap[i].out != out)
            continue;
        clicks += r->swap[i].clicks;
        sum.queued += r->swap[i].times.queued;
        sum.seek += r->swap[i].times.seek;
        sum.rotation += r->swap[i].times.rotation;
        sum.transfer += r->swap[i].times.transfer;
    }
    json_int(&f->json, "clicks", clicks);
    json_int(&f->json, "queued_ns", sum.queued);
    json_int(&f->json, "seek_ns", sum.seek);
    json_int(&f->json, "rotation_ns", sum.rotation);
    json_int(&f->json, "transfer_ns", sum.transfer);
    trace_end(f);
}

static void put_stage(struct trace_file *f, const struct fork_record *r,
                      const struct stage_mark *mark)
{
    char sentence[SENTENCE];
    word pid = stage_of_child(r, mark->stage) ? r->child : r->parent;
    if (!trace_begin(f, 'i', stage_table[mark->stage].name, SIZE_MAX, mark->at,
                     GROUP_UNIX, trace_track(pid)))
        return;
    stage_tell(r, mark, sentence, sizeof sentence);
    json_text(&f->json, "s", "t", SIZE_MAX);
    trace_args(f);
    json_text(&f->json, "says", sentence, sizeof sentence);
    json_octal(&f->json, "pc", mark->pc);
    json_int(&f->json, "instructions", (int64_t)mark->count);
    trace_end(f);
}

static void put_names(struct trace_file *f, const struct fork_record *r)
{
    trace_tracks(f);
    trace_name(f, GROUP_UNIX, trace_track(r->parent),
               phrase_process(r->parent_name, r->parent).text);
    if (r->how != FORK_FAILED)
        trace_name(f, GROUP_UNIX, trace_track(r->child),
                   phrase_process(r->child_name, r->child).text);
}

bool report_trace(FILE *out, const struct report *report)
{
    const struct fork_record *r = report->record;
    struct trace_file f;
    trace_start(&f, out);
    put_names(&f, r);
    put_parent(&f, r);
    put_child(&f, r);
    put_copy(&f, r);
    put_swap(&f, r, true);
    put_swap(&f, r, false);
    for (int i = 0; i < within(r->stages, RECORD_STAGES); i++)
        if ((unsigned)r->stage[i].stage < STAGE_KINDS)
            put_stage(&f, r, &r->stage[i]);
    if (trace_finish(&f))
        return true;
    errno = f.failed;
    return false;
}

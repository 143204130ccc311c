/* The record of a fork as JSON; monitor/fork/SCHEMA.md says what each member means. */
#include "monitor/fork/report_parts.h"
#include "monitor/fork/stage.h"
#include "monitor/version.h"

static void put_head(struct json *j, const struct report *report)
{
    const struct fork_record *r = report->record;
    char fate[SENTENCE];
    fork_fate_tell(r, fate, sizeof fate);
    json_text(j, "schema", "fork11-fork/1", SIZE_MAX);
    json_text(j, "program", "fork11 " FORK11_VERSION, SIZE_MAX);
    json_text(j, "image", report->image, SIZE_MAX);
    json_int(j, "core_bytes", report->core_bytes);
    json_int(j, "number", r->number);
    json_text(j, "how", fork_how_name(r->how), SIZE_MAX);
    json_text(j, "call", r->call[0] ? r->call : NULL, sizeof r->call);
    json_text(j, "fate", fate, SIZE_MAX);
    json_bool(j, "complete", r->complete);
    json_text(j, "path", r->path[0] ? r->path : NULL, sizeof r->path);
    json_text(j, "why", r->how == FORK_FAILED ? r->why : NULL, SIZE_MAX);
    json_int(j, "error", r->error);
}

static void put_process(struct json *j, const char *key, word pid, int slot,
                        const char *name)
{
    json_row(j, key, '{');
    json_int(j, "pid", pid);
    json_int(j, "slot", slot);
    json_text(j, "name", name, EVENT_NAME);
    json_close(j);
}

static void put_times(struct json *j, const struct fork_record *r)
{
    json_row(j, "time", '{');
    json_int(j, "began", r->began);
    if (r->complete)
        json_int(j, "ended", r->ended);
    else
        json_null(j, "ended");
    json_int(j, "parent_stood", r->parent_stood);
    json_int(j, "copy", r->copy_ns);
    json_int(j, "first_click", r->first_click_ns);
    json_close(j);
    json_row(j, "instructions", '{');
    json_int(j, "began", (int64_t)r->began_count);
    json_int(j, "ended", (int64_t)r->ended_count);
    json_close(j);
}

static void put_sizes(struct json *j, const struct fork_record *r)
{
    json_row(j, "sizes", '{');
    json_int(j, "image", r->parent_size);
    json_int(j, "text", r->text_clicks);
    json_int(j, "copied", r->copied);
    json_int(j, "written", fork_written(r));
    json_int(j, "parent_at", r->parent_addr);
    json_int(j, "child_at", r->child_addr);
    json_close(j);
}

static void put_stages(struct json *j, const struct fork_record *r)
{
    char sentence[SENTENCE];
    json_open(j, "stages", '[');
    for (int i = 0; i < within(r->stages, RECORD_STAGES); i++) {
        const struct stage_mark *mark = &r->stage[i];
        if ((unsigned)mark->stage >= STAGE_KINDS)
            continue;
        stage_tell(r, mark, sentence, sizeof sentence);
        json_row(j, NULL, '{');
        json_text(j, "name", stage_table[mark->stage].name, SIZE_MAX);
        json_int(j, "at", mark->at);
        json_int(j, "instructions", (int64_t)mark->count);
        json_octal(j, "pc", mark->pc);
        json_text(j, "says", sentence, sizeof sentence);
        json_close(j);
    }
    json_close(j);
    json_bool(j, "stages_lost", r->stages_lost);
}

static void put_swaps(struct json *j, const struct fork_record *r)
{
    json_open(j, "swaps", '[');
    for (int i = 0; i < within(r->swaps, RECORD_SWAPS); i++) {
        json_row(j, NULL, '{');
        json_text(j, "direction", r->swap[i].out ? "out" : "in", SIZE_MAX);
        json_text(j, "what", r->swap[i].text ? "text" : "image", SIZE_MAX);
        json_int(j, "click", r->swap[i].click);
        json_int(j, "clicks", r->swap[i].clicks);
        json_int(j, "block", r->swap[i].block);
        json_int(j, "transfers", r->swap[i].transfers);
        json_int(j, "queued", r->swap[i].times.queued);
        json_int(j, "seek", r->swap[i].times.seek);
        json_int(j, "rotation", r->swap[i].times.rotation);
        json_int(j, "transfer", r->swap[i].times.transfer);
        json_int(j, "ns", r->swap[i].ns);
        json_close(j);
    }
    json_close(j);
}

static void put_words(struct json *j, const char *key, const word *list, int n)
{
    json_row(j, key, '[');
    for (int i = 0; i < n; i++)
        json_octal(j, NULL, list[i]);
    json_close(j);
}

static void put_actions(struct json *j, const struct fork_record *r)
{
    json_open(j, "calls", '[');
    for (int i = 0; i < within(r->actions, RECORD_ACTIONS); i++) {
        const struct fork_action *a = &r->action[i];
        json_row(j, NULL, '{');
        json_text(j, "name", a->name, sizeof a->name);
        put_words(j, "arguments", a->arg, EVENT_ARGS);
        json_octal(j, "r0", a->r0);
        json_octal(j, "result", a->result);
        json_int(j, "error", a->error);
        json_text(j, "path", a->text[0] ? a->text : NULL, sizeof a->text);
        json_close(j);
    }
    json_close(j);
    json_bool(j, "calls_lost", r->actions_lost);
    json_bool(j, "child_waited_on_pipe", r->child_waited_on_pipe);
    json_bool(j, "child_stopped", r->child_stopped);
}

static void put_return(struct json *j, const char *key, bool seen, int64_t at,
                       uint64_t count, const word registers[5])
{
    static const char *const names[5] = { "pc", "r0", "r1", "sp", "psw" };
    if (!seen) {
        json_null(j, key);
        return;
    }
    json_row(j, key, '{');
    json_int(j, "at", at);
    json_int(j, "instructions", (int64_t)count);
    for (int i = 0; i < 5; i++)
        json_octal(j, names[i], registers[i]);
    json_close(j);
}

static void put_returns(struct json *j, const struct fork_record *r)
{
    const word parent[5] = { r->parent_return.pc, r->parent_return.r0,
                             r->parent_return.r1, r->parent_return.sp,
                             r->parent_return.psw };
    const word child[5] = { r->child_return.pc, r->child_return.r0, r->child_return.r1,
                            r->child_return.sp, r->child_return.psw };
    json_open(j, "returns", '{');
    put_return(j, "parent", r->parent_return.seen, r->parent_return.at,
               r->parent_return.count, parent);
    put_return(j, "child", r->child_return.seen, r->child_return.at,
               r->child_return.count, child);
    json_close(j);
}

bool report_json(FILE *out, const struct report *report)
{
    const struct fork_record *r = report->record;
    struct json j = { .out = out };
    json_open(&j, NULL, '{');
    put_head(&j, report);
    put_process(&j, "parent", r->parent, r->parent_slot, r->parent_name);
    put_process(&j, "child", r->child, r->child_slot, r->child_name);
    put_times(&j, r);
    put_sizes(&j, r);
    put_stages(&j, r);
    put_swaps(&j, r);
    json_shared(&j, r);
    put_returns(&j, r);
    put_actions(&j, r);
    json_ledger(&j, r);
    json_open(&j, "pictures", '{');
    json_picture(&j, "before", report, &r->picture_before);
    json_picture(&j, "after", report, &r->picture_after);
    json_close(&j);
    json_memory(&j, report);
    json_variants(&j, report);
    json_close(&j);
    return fflush(out) == 0 && !ferror(out);
}

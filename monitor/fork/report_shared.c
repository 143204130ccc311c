/* In the .json: what was measured of shared memory, where a kernel has it (the lab). */
#include "monitor/fork/report_parts.h"

static void put_fault(struct json *j, const struct fork_fault *f)
{
    static const char *const by[] = { "store", "kernel", "growth", "sharing" };
    json_row(j, NULL, '{');
    json_int(j, "pid", f->pid);
    json_text(j, "by", by[f->by & 3], SIZE_MAX);
    json_int(j, "page", f->page);
    json_bool(j, "copied", f->copied);
    json_bool(j, "after", f->after);
    json_int(j, "at", f->at);
    json_int(j, "ns", f->ns);
    json_int(j, "copy", f->copy_ns);
    json_int(j, "clicks", f->clicks);
    json_int(j, "from", f->from);
    json_int(j, "to", f->to);
    json_octal(j, "pc", f->pc);
    json_text(j, "call", f->call[0] ? f->call : NULL, sizeof f->call);
    json_close(j);
}

static void put_pair(struct json *j, const char *in, const char *after,
                     const uint32_t value[2])
{
    json_int(j, in, value[0]);
    json_int(j, after, value[1]);
}

void json_shared(struct json *j, const struct fork_record *r)
{
    if (!r->paged) {
        json_null(j, "shared");
        return;
    }
    json_open(j, "shared", '{');
    json_int(j, "entries", r->entries);
    json_row(j, "pages", '[');
    for (int i = 0; i < UNIX_PAGES; i++)
        if (r->shared_pages >> i & 1)
            json_int(j, NULL, i);
    json_close(j);
    json_int(j, "clicks", r->shared_clicks);
    json_int(j, "entering", r->entry_ns);
    json_int(j, "stack", r->stack_ns);
    put_pair(j, "copied", "copied_after", r->faults_copied);
    put_pair(j, "grown", "grown_after", r->faults_grown);
    put_pair(j, "unprotected", "unprotected_after", r->faults_taken);
    put_pair(j, "clicks_copied", "clicks_copied_after", r->clicks_later);
    json_int(j, "faults_took", r->fault_ns);
    json_int(j, "faults_copying", r->fault_copy_ns);
    json_int(j, "peak_clicks", r->peak);
    if (r->given_at)
        json_int(j, "given_back", r->given_at);
    else
        json_null(j, "given_back");
    json_open(j, "faults", '[');
    for (int i = 0; i < within(r->faults, RECORD_FAULTS); i++)
        put_fault(j, &r->fault[i]);
    json_close(j);
    json_close(j);
}

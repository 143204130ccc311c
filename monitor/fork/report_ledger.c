/* The ledger in the .json: the fields of struct proc and of the user structure, as the parent
 * and the child have them after newproc, and what fork did with each. */
#include "monitor/fork/proc_fields.h"
#include "monitor/fork/report_parts.h"

static void put_counts(struct json *j, const struct fork_record *r)
{
    json_row(j, "counts", '{');
    json_row(j, "files", '[');
    for (int i = 0; i < fork_files(r); i++)
        json_int(j, NULL, r->counts[i]);
    json_close(j);
    json_int(j, "text", r->text_count);
    json_int(j, "text_in_core", r->text_loaded);
    json_int(j, "directory", r->directory_count);
    json_close(j);
}

struct field_values ledger_values(const struct field *f, const void *parent,
                                  const void *child, const struct fork_record *r)
{
    struct field_values v = { .parent = { "?" }, .child = { "?" } };
    if (parent)
        v.parent = field_tell(f, parent);
    if (child)
        v.child = field_tell(f, child);
    if (f->rule == FIELD_RESET && r->number != 0)
        v.child = (struct phrase){ "0" };
    return v;
}

const void *ledger_user(const struct fork_side *side)
{
    return side->user_read ? &side->user : NULL;
}

static void put_field(struct json *j, const struct field *f, const void *parent,
                      const void *child, const struct fork_record *r)
{
    struct field_values v = ledger_values(f, parent, child, r);
    json_row(j, NULL, '{');
    json_text(j, "field", f->name, SIZE_MAX);
    struct field_fate fate = field_fate(f, r);
    json_text(j, "rule", field_rules[fate.rule], SIZE_MAX);
    json_text(j, "parent", v.parent.text, sizeof v.parent.text);
    json_text(j, "child", v.child.text, sizeof v.child.text);
    json_text(j, "note", fate.note, SIZE_MAX);
    json_close(j);
}

void json_ledger(struct json *j, const struct fork_record *r)
{
    json_open(j, "ledger", '{');
    put_counts(j, r);
    json_open(j, "proc", '[');
    for (int i = 0; i < proc_field_count; i++)
        if (field_is_there(&proc_fields[i], r))
            put_field(j, &proc_fields[i], &r->parent_side.proc, &r->child_side.proc, r);
    json_close(j);
    json_open(j, "user", '[');
    for (int i = 0; i < user_field_count; i++)
        put_field(j, &user_fields[i], ledger_user(&r->parent_side),
                  ledger_user(&r->child_side), r);
    json_close(j);
    json_close(j);
}

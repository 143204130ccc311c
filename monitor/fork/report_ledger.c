/* The ledger in the .json: struct proc and the user structure of the parent before the fork,
 * of the parent and of the child after it, field by field. */
#include "monitor/fork/fields.h"
#include "monitor/fork/report_parts.h"

static void put_value(struct json *j, const char *key, const struct field *f,
                      const void *entry)
{
    if (f->form == FIELD_CHARACTERS) {
        json_text(j, key, (const char *)entry + f->offset, (size_t)f->many);
        return;
    }
    if (f->many > 1)
        json_row(j, key, '[');
    for (int i = 0; i < f->many; i++) {
        const char *name = f->many > 1 ? NULL : key;
        if (f->form == FIELD_OCTAL)
            json_octal(j, name, (word)field_value(f, entry, i));
        else
            json_int(j, name, field_value(f, entry, i));
    }
    if (f->many > 1)
        json_close(j);
}

static void put_user(struct json *j, const char *key, const struct field *f,
                     const struct user_area *user, bool known)
{
    if (known)
        put_value(j, key, f, user);
    else
        json_null(j, key);
}

static void put_counts(struct json *j, const struct fork_record *r)
{
    json_row(j, "counts", '{');
    json_row(j, "files", '[');
    for (int i = 0; i < UNIX_FILES; i++)
        json_int(j, NULL, r->counts[i]);
    json_close(j);
    json_int(j, "text", r->text_count);
    json_int(j, "text_in_core", r->text_loaded);
    json_int(j, "directory", r->directory_count);
    json_close(j);
}

void json_sides(struct json *j, const struct fork_record *r)
{
    json_open(j, "ledger", '{');
    put_counts(j, r);
    json_open(j, "proc", '{');
    for (int i = 0; i < proc_field_count; i++) {
        const struct field *f = &proc_fields[i];
        json_row(j, f->name, '{');
        put_value(j, "before", f, &r->before.proc);
        put_value(j, "parent", f, &r->parent_side.proc);
        put_value(j, "child", f, &r->child_side.proc);
        json_close(j);
    }
    json_close(j);
    json_open(j, "user", '{');
    for (int i = 0; i < user_field_count; i++) {
        const struct field *f = &user_fields[i];
        json_row(j, f->name, '{');
        put_user(j, "before", f, &r->before.user, r->before.user_read);
        put_user(j, "parent", f, &r->parent_side.user, r->parent_side.user_read);
        put_user(j, "child", f, &r->child_side.user, r->child_side.user_read);
        json_close(j);
    }
    json_close(j);
    json_close(j);
}

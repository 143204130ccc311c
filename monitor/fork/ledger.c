/* The ledger of a fork: each field of proc and u, the parent's value, the child's, and what
 * fork did with it. */
#include "monitor/fork/proc_fields.h"
#include "monitor/fork/show.h"

#include <stdio.h>
#include <string.h>

static void say_row(struct monitor *m, const char *name, const char *parent,
                    const char *child, const char *rule, const char *note)
{
    say(m, "  %-13s %-13s %-13s ", name, parent, child);
    say(m, note ? "%-6s %s\n" : "%s\n", rule, note);
}

/* The count that a shared thing has now: "x_count 2, x_ccount 2". */
static void count_note(const struct fork_record *r, const char *field, char *note,
                       size_t size)
{
    note[0] = '\0';
    if (field[0] == 'p' && r->text_count)
        snprintf(note, size, "x_count %u, x_ccount %u now", r->text_count,
                 r->text_loaded);
    else if (field[0] == 'p')
        snprintf(note, size, "no shared text");
    else if (r->directory_count)
        snprintf(note, size, "i_count %u now", r->directory_count);
}

/* The edition's struct proc has no such field. */
static bool absent(const struct monitor *m, const char *name)
{
    const struct edition *e = m->kernel.edition;
    if (!e)
        return false;
    return (strcmp(name, "p_cpu") == 0 && e->proc.cpu == ABSENT) ||
           (strcmp(name, "p_nice") == 0 && e->proc.nice == ABSENT);
}

static void say_proc(struct monitor *m, const struct fork_record *r)
{
    for (int i = 0; i < proc_field_count; i++) {
        const struct field *f = &proc_fields[i];
        char note[80] = "";
        if (absent(m, f->name) || !field_is_there(f, r))
            continue;
        struct field_fate fate = field_fate(f, r);
        if (fate.rule == FIELD_SHARED)
            count_note(r, f->name, note, sizeof note);
        say_row(m, f->name, field_tell(f, &r->parent_side.proc).text,
                field_tell(f, &r->child_side.proc).text, field_rules[fate.rule],
                fate.rule == FIELD_SHARED ? note : fate.note);
    }
}

/* A field of u; what could not be read is "?". */
static struct phrase user_value(const struct field *f, const struct fork_side *side)
{
    struct phrase unknown = { "?" };
    return side->user_read ? field_tell(f, &side->user) : unknown;
}

static void say_user(struct monitor *m, const struct fork_record *r)
{
    for (int i = 0; i < user_field_count; i++) {
        const struct field *f = &user_fields[i];
        char note[80] = "";
        struct field_fate fate = field_fate(f, r);
        bool reset = fate.rule == FIELD_RESET;
        if (reset && fork_of_system(r))
            continue; /* main(), not fork(), called newproc: all are 0 */
        if (fate.rule == FIELD_SHARED)
            count_note(r, f->name, note, sizeof note);
        say_row(m, f->name, user_value(f, &r->parent_side).text,
                reset ? "0" : user_value(f, &r->child_side).text, field_rules[fate.rule],
                note[0] ? note : fate.note);
    }
}

static void say_files(struct monitor *m, const struct fork_record *r)
{
    for (int i = 0; i < UNIX_FILES; i++) {
        char name[24], note[48];
        struct phrase at;
        if (r->counts[i] == 0)
            continue;
        snprintf(name, sizeof name, "u_ofile[%d]", i);
        snprintf(note, sizeof note, "f_count %u now, one offset", r->counts[i]);
        snprintf(at.text, sizeof at.text, "%06o", r->at_trap.ofile[i]);
        say_row(m, name, at.text, at.text, field_rules[FIELD_SHARED], note);
    }
}

void fork_say_ledger(struct monitor *m, const struct fork_record *r)
{
    say_row(m, "FIELD", "PARENT", "CHILD", "HOW", NULL);
    say_proc(m, r);
    say_user(m, r);
    say_files(m, r);
    say(m, r->how == FORK_SPAWN ? "  the rest of the u-area's 16 clicks is cleared\n"
                                : "  the rest of u and the kernel stack are copied with "
                                  "the u-area's 16 clicks\n");
    if (!r->child_side.user_read)
        say(m, "  ?: not read, since this u-area lies on the swap disk\n");
}

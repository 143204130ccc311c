/* SHOW BREAK. */
#include "monitor/command.h"
#include "monitor/show.h"
#include "monitor/unix/pack.h"

/* The program whose line it is. */
static void say_program(struct monitor *m, const struct brk *k)
{
    char name[UNIX_NAME];
    if (unix_file_name(m, unix_drive(m, k->program.dev), k->program.number, name))
        say(m, " of %s", name);
    else
        say(m, " of one program");
}

static void say_break(struct monitor *m, const struct brk *k)
{
    say(m, k->lo == k->hi ? "%06o" : "%06o-%06o", k->lo, k->hi);
    if (k->name[0])
        say(m, " (%s)", k->name);
    say(m, ":\t%s%s%s%s", k->kinds & BREAK_EXECUTE ? "E" : "",
        k->kinds & BREAK_READ ? "R" : "", k->kinds & BREAK_WRITE ? "W" : "",
        k->kinds & BREAK_PHYSICAL ? "P" : "");
    if (k->modes)
        say(m, " in mode%s%s%s", k->modes & 1 << KERNEL ? " K" : "",
            k->modes & 1 << SUPER ? " S" : "", k->modes & 1 << USER ? " U" : "");
    if (k->pid)
        say(m, " of process %u", k->pid);
    if (k->program.number)
        say_program(m, k);
    if (k->count)
        say(m, " [%lld]", (long long)k->count);
    if (k->condition)
        say(m, " if %s", k->condition_text);
    say(m, "%s, %lld hit%s", k->talks ? ", talks" : "", (long long)k->hits,
        k->hits == 1 ? "" : "s");
    say(m, k->action[0] ? "; %s\n" : "%s\n", k->action);
}

enum result show_break(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: SHOW BREAK");
    for (int i = 0; i < m->breaks.count; i++)
        if (!m->breaks.list[i].temporary)
            say_break(m, &m->breaks.list[i]);
    return DONE;
}

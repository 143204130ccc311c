/* From an address in the kernel to a line of its C: the function around it, by the names; its
 * text, in the file of /usr/sys, or of V7M's /sys, that defines it; the map between both, kept
 * for next time. */
#include "monitor/unix/lines.h"
#include "monitor/lab/source.h"
#include "monitor/monitor.h"
#include "monitor/unix/find.h"
#include "monitor/unix/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FUNCTIONS = 400 };

struct known_function {
    struct kernel_function function;
    const struct source_file *file;
    struct line_map map;
};

struct line_table {
    uint64_t sum; /* of the kernel that it is about */
    const struct symbol *names;
    struct sources sources;
    struct known_function list[MOST_FUNCTIONS];
    int count;
};

void lines_forget(struct monitor *m)
{
    struct line_table *t = m->lines;
    if (!t)
        return;
    for (int i = 0; i < t->count; i++)
        line_map_free(&t->list[i].map);
    sources_free(&t->sources);
    free(t);
    m->lines = NULL;
}

/* The table of the kernel that runs now. NULL: no memory. */
static struct line_table *table(struct monitor *m)
{
    const struct kernel *k = &m->kernel;
    if (m->lines && (m->lines->sum != k->sum || m->lines->names != k->symbols.list))
        lines_forget(m);
    if (!m->lines)
        m->lines = calloc(1, sizeof *m->lines);
    if (m->lines) {
        m->lines->sum = k->sum;
        m->lines->names = k->symbols.list;
        m->lines->sources.m = m;
    }
    return m->lines;
}

/* Makes the map of function F. */
static bool learn(struct monitor *m, struct line_table *t,
                  const struct kernel_function *f)
{
    struct known_function *new = &t->list[t->count];
    *new = (struct known_function){ .function = *f };
    new->file = find_text(m, &t->sources, f, &new->map);
    t->count += new->file != NULL;
    return new->file != NULL;
}

static struct known_function *find(struct line_table *t, word at)
{
    for (int i = 0; i < t->count; i++)
        if (t->list[i].function.at == at)
            return &t->list[i];
    return NULL;
}

/* The function around PC with its map, made anew if its text has changed. NULL: WHY. */
static struct known_function *function_at(struct monitor *m, word pc, char *why)
{
    struct kernel_function f;
    if (!m->kernel.known) {
        snprintf(why, SOURCE_WHY, "%s", m->kernel.why);
        return NULL;
    }
    if (!function_around(m, pc, &f)) {
        snprintf(why, SOURCE_WHY, "%06o is in no function of the kernel.", pc);
        return NULL;
    }
    struct line_table *t = table(m);
    struct known_function *known = t ? find(t, f.at) : NULL;
    if (known && !source_is_same(&t->sources, known->file)) {
        lines_forget(m);
        known = NULL;
        t = table(m);
    }
    if (!known && t && t->count < MOST_FUNCTIONS && learn(m, t, &f))
        known = &t->list[t->count - 1];
    if (!known)
        snprintf(why, SOURCE_WHY,
                 "No mounted pack has a text of %s, under /usr/sys or /sys, that is this "
                 "kernel's.",
                 f.name);
    return known;
}

/* Most of the calls are in both, or the text is another's. */
static bool agrees(const struct monitor *m, const struct known_function *f, char *why)
{
    const struct line_map *map = &f->map;
    if (4 * map->found >= 3 * map->calls)
        return true;
    snprintf(why, SOURCE_WHY,
             "The text of %s in %s on %s is not this kernel's: %d of %d calls agree.",
             f->function.name, f->file->path, unix_drive_name(m, f->file->drive).text,
             map->found, map->calls);
    return false;
}

static bool tell(const struct known_function *f, word pc, struct source_line *out)
{
    struct line_pair pair = line_map_at(&f->map, pc);
    int length;
    out->file = f->file;
    strcpy(out->path, f->file->path);
    strcpy(out->function, f->function.name);
    out->drive = f->file->drive;
    out->first = f->map.text.first;
    out->last = f->map.text.last;
    out->calls = f->map.calls;
    out->found = f->map.found;
    out->line = pair.low;
    out->other = pair.high != pair.low ? pair.high : 0;
    const char *text = source_text(f->file->text, pair.low, &length);
    if (pair.low && text)
        snprintf(out->text, sizeof out->text, "%.*s", length, text);
    else
        snprintf(out->why, sizeof out->why, "No line of %s can be told for %06o.",
                 out->path, pc);
    return pair.low != 0;
}

bool lines_at(struct monitor *m, word pc, struct source_line *out)
{
    *out = (struct source_line){ 0 };
    if (m->kernel.known && assembly_drive(m) >= 0)
        return lab_kernel_line(m, pc, out);
    const struct known_function *f = function_at(m, pc, out->why);
    return f && agrees(m, f, out->why) && tell(f, pc, out);
}

bool lines_at_user(struct monitor *m, int slot, word pc, struct source_line *out)
{
    *out = (struct source_line){ 0 };
    return lab_user_line(m, slot, pc, out);
}

bool lines_here(struct monitor *m, struct source_line *out)
{
    const struct cpu *cpu = &m->machine->cpu;
    *out = (struct source_line){ 0 };
    if (cpu_mode(cpu) == KERNEL)
        return lines_at(m, cpu->r[PC], out);
    return cpu_mode(cpu) == USER && lines_at_user(m, unix_current(m), cpu->r[PC], out);
}

bool lines_calls(struct monitor *m, word pc, lines_call *visit, struct source_line *at)
{
    *at = (struct source_line){ 0 };
    if (m->kernel.known && assembly_drive(m) >= 0)
        return lab_kernel_calls(m, pc, visit, at);
    const struct known_function *f = function_at(m, pc, at->why);
    word *text = f ? function_text(m, &f->function) : NULL;
    for (int i = 0; text && i < f->function.words; i += code_length(text[i])) {
        char name[AOUT_NAME + 1];
        word call = (word)(f->function.at + 2 * i);
        if (!code_is_call(text[i]))
            continue;
        struct source_line line = { 0 };
        tell(f, call, &line);
        function_called(m, call, text + i, line.text, name);
        visit(m, call, name, &line);
    }
    if (f)
        tell(f, f->function.at, at);
    free(text);
    return f != NULL;
}

static char mark_of(const struct source_line *at, int line)
{
    if (line != at->line && line != at->other)
        return ' ';
    return at->other ? '?' : '>';
}

static void say_range(struct monitor *m, const struct source_line *at, const char *text,
                      int from, int to)
{
    for (int line = from; line <= to; line++) {
        int length;
        const char *start = source_text(text, line, &length);
        if (start && line >= at->first && line <= at->last)
            say(m, "%c%5d  %.*s\n", mark_of(at, line), line, length, start);
    }
}

void lines_say(struct monitor *m, const struct source_line *at, int before, int after)
{
    const struct source_file *file = at->file;
    int from = at->line - before, to = at->line + after;
    if (at->other && at->other - before > to + 1) {
        say_range(m, at, file->text, from, to);
        say(m, "    ...\n");
        from = at->other - before;
    }
    say_range(m, at, file->text, from, (at->other ? at->other : at->line) + after);
}

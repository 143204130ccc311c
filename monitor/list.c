/* LIST: the lines of the kernel's C, or of the lab's texts, around an address. */
#include "monitor/command.h"
#include "monitor/expr.h"
#include "monitor/lab/assembly.h"
#include "monitor/lab/spot.h"
#include "monitor/names.h"
#include "monitor/unix/lines.h"
#include "monitor/unix/pack.h"

#include <limits.h>
#include <string.h>

enum { AROUND = 5, MOST_AROUND = 500 };

/* C's TRAP rather than the assembler's, which has no _. */
static bool find_name(const struct monitor *m, const char *name, word *pc)
{
    char linked[WORD_SIZE + 1];
    snprintf(linked, sizeof linked, "_%s", name);
    return kernel_symbol(&m->kernel, linked, pc) || kernel_symbol(&m->kernel, name, pc);
}

/* What is to be listed. */
struct wish {
    enum mode mode; /* KERNEL, or USER: of the program that runs */
    word pc;
    int64_t around;       /* lines */
    struct lab_spot spot; /* its file: these lines, in place of an address */
};

/* A line of the lab's texts, a name of the kernel's or of the program's, or an expression. */
static enum result take_address(struct monitor *m, const char **at, struct wish *w)
{
    char name[WORD_SIZE];
    const char *behind = *at;
    enum space space;
    int64_t value;
    if (lab_is_spot(*at))
        return lab_take_spot(m, at, w->mode == USER ? USER : NO_MODE, unix_current(m),
                             &w->spot);
    bool named = take_word(&behind, name, sizeof name, false);
    if (named && w->mode == USER && symbol_value_in(m, USER, name, &w->pc, &space)) {
        *at = behind;
        return DONE;
    }
    if (named && w->mode != USER && find_name(m, name, &w->pc)) {
        *at = behind;
        return DONE;
    }
    if (expr_take(m, at, &value) != DONE)
        return FAILED;
    return expr_word(m, value, &w->pc);
}

/* Without an address: where the machine is. Only the lab's programs have lines. */
static enum result own_address(struct monitor *m, struct wish *w)
{
    const struct cpu *cpu = &m->machine->cpu;
    w->pc = cpu->r[PC];
    w->mode = cpu_mode(cpu);
    if (w->mode == KERNEL || (m->kernel.known && assembly_drive(m) >= 0))
        return DONE;
    return fail(m,
                "A user program runs now, and LIST shows the kernel's C: LIST newproc, "
                "say, or an address of the kernel's.");
}

static enum result take_arguments(struct monitor *m, const char *args, struct wish *w)
{
    w->around = AROUND;
    args = skip_blanks(args);
    enum result result = *args ? take_address(m, &args, w) : own_address(m, w);
    if (result != DONE)
        return FAILED;
    args = skip_blanks(args);
    if (*args && !take_decimal(&args, MOST_AROUND, &w->around))
        return fail(m, "How many lines around it: a decimal number, at most %d.",
                    MOST_AROUND);
    return no_more(m, "LIST", args);
}

static void say_title(struct monitor *m, const struct source_line *at)
{
    say(m, "%s on %s, %s%sline %d", at->path, unix_drive_name(m, at->drive).text,
        at->function, at->function[0] ? ", " : "", at->line);
    if (at->other)
        say(m, " or %d", at->other);
    say(m, ":\n");
}

static void say_call(struct monitor *m, word pc, const char *name,
                     const struct source_line *at)
{
    say(m, "%06o  %-8s  ", pc, *name ? name : "(pointer)");
    if (at->line == 0)
        say(m, "?\n");
    else if (at->other)
        say(m, "%d or %d\n", at->line, at->other);
    else
        say(m, "%d\n", at->line);
}

static enum result list_calls(struct monitor *m, word pc)
{
    struct source_line at;
    if (!lines_calls(m, pc, say_call, &at))
        return fail(m, "%s", at.why);
    say(m, "%d calls, %d of them in %s, lines %d to %d of %s on %s.\n", at.calls,
        at.found, at.function, at.first, at.last, at.path,
        unix_drive_name(m, at.drive).text);
    return DONE;
}

/* Lines of a text that were asked for by their numbers. */
static enum result list_spot(struct monitor *m, const struct wish *w)
{
    const struct source_file *file = w->spot.file;
    struct source_line at = {
        .file = file, .first = 1, .last = INT_MAX, .line = w->spot.line
    };
    int length;
    if (!source_text(file->text, w->spot.line, &length))
        return fail(m, "%s has no line %d.", file->path, w->spot.line);
    say(m, "%s on %s, line %d:\n", file->path, unix_drive_name(m, file->drive).text,
        w->spot.line);
    lines_say(m, &at, (int)w->around, (int)w->around);
    return DONE;
}

enum result do_list(struct monitor *m, const char *args)
{
    struct source_line at;
    struct wish w = { .mode = KERNEL };
    uint32_t switches;
    char bad = take_switches(&args, "cu", &switches);
    if (bad)
        return fail(m,
                    "-%c is not a switch of LIST; -c lists calls, -u means the program "
                    "that runs.",
                    bad);
    if (has_switch(switches, 'u'))
        w.mode = USER;
    if (take_arguments(m, args, &w) != DONE)
        return FAILED;
    if (w.spot.file)
        return list_spot(m, &w);
    if (has_switch(switches, 'c'))
        return list_calls(m, w.pc);
    if (w.mode == KERNEL ? !lines_at(m, w.pc, &at)
                         : !lines_at_user(m, unix_current(m), w.pc, &at))
        return fail(m, "%s", at.why);
    say_title(m, &at);
    lines_say(m, &at, (int)w.around, (int)w.around);
    return DONE;
}

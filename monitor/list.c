/* LIST: the lines of the kernel's C around an address. */
#include "monitor/command.h"
#include "monitor/expr.h"
#include "monitor/unix/lines.h"

#include <string.h>

enum { AROUND = 5, MOST_AROUND = 500 };

/* C's TRAP rather than the assembler's, which has no _. */
static bool find_name(const struct monitor *m, const char *name, word *pc)
{
    char linked[WORD_SIZE + 1];
    snprintf(linked, sizeof linked, "_%s", name);
    return kernel_symbol(&m->kernel, linked, pc) || kernel_symbol(&m->kernel, name, pc);
}

/* A name of the kernel's, or an expression. */
static enum result take_address(struct monitor *m, const char **at, word *pc)
{
    char name[WORD_SIZE];
    const char *behind = *at;
    int64_t value;
    if (take_word(&behind, name, sizeof name, false) && find_name(m, name, pc)) {
        *at = behind;
        return DONE;
    }
    if (expr_take(m, at, &value) != DONE)
        return FAILED;
    return expr_word(m, value, pc);
}

/* Without an address: where the kernel is. */
static enum result own_address(struct monitor *m, word *pc)
{
    const struct cpu *cpu = &m->machine->cpu;
    *pc = cpu->r[PC];
    if (cpu_mode(cpu) == KERNEL)
        return DONE;
    return fail(m,
                "A user program runs now, and LIST shows the kernel's C: LIST newproc, "
                "say, or an address of the kernel's.");
}

static enum result take_arguments(struct monitor *m, const char *args, word *pc,
                                  int64_t *around)
{
    *around = AROUND;
    args = skip_blanks(args);
    enum result result = *args ? take_address(m, &args, pc) : own_address(m, pc);
    if (result != DONE)
        return FAILED;
    args = skip_blanks(args);
    if (*args && !take_decimal(&args, MOST_AROUND, around))
        return fail(m, "How many lines around it: a decimal number, at most %d.",
                    MOST_AROUND);
    return no_more(m, "LIST", args);
}

static void say_title(struct monitor *m, const struct source_line *at)
{
    say(m, "%s on RK%d, %s, line %d", at->path, at->drive, at->function, at->line);
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
    say(m, "%d calls, %d of them in %s, lines %d to %d of %s on RK%d.\n", at.calls,
        at.found, at.function, at.first, at.last, at.path, at.drive);
    return DONE;
}

enum result do_list(struct monitor *m, const char *args)
{
    struct source_line at;
    uint32_t switches;
    int64_t around;
    word pc;
    char bad = take_switches(&args, "c", &switches);
    if (bad)
        return fail(m, "-%c is not a switch of LIST; -c lists calls.", bad);
    if (take_arguments(m, args, &pc, &around) != DONE)
        return FAILED;
    if (has_switch(switches, 'c'))
        return list_calls(m, pc);
    if (!lines_at(m, pc, &at))
        return fail(m, "%s", at.why);
    say_title(m, &at);
    lines_say(m, &at, (int)around, (int)around);
    return DONE;
}

/* From an address of the lab's kernel or programs to a line of their texts. */
#include "monitor/lab/source.h"

#include "monitor/monitor.h"
#include "monitor/programs.h"
#include "monitor/source/code.h"
#include "monitor/unix/function.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What A has at PC, whose names are NAMES. */
static bool tell(const struct assembly *a, const struct symbols *names, word pc,
                 struct source_line *out)
{
    int text, length;
    const struct symbol *symbol;
    word offset;
    if (pc >= a->aout.text || !assembly_line(a, pc, &text, &out->line)) {
        snprintf(out->why, sizeof out->why, "%06o is behind the program's text.", pc);
        return false;
    }
    out->file = a->text[text];
    strcpy(out->path, out->file->path);
    out->drive = out->file->drive;
    out->first = 1;
    out->last = INT_MAX;
    if (symbols_near(names, pc, I_SPACE, &symbol, &offset))
        strcpy(out->function, symbols_name(names, symbol));
    const char *line = source_text(out->file->text, out->line, &length);
    if (line)
        snprintf(out->text, sizeof out->text, "%.*s", length, line);
    return true;
}

bool lab_kernel_line(struct monitor *m, word pc, struct source_line *out)
{
    const struct assembly *a = assembly_of_kernel(m, out->why);
    return a && tell(a, &m->kernel.symbols, pc, out);
}

bool lab_user_line(struct monitor *m, int slot, word pc, struct source_line *out)
{
    struct guest_file file;
    if (assembly_drive(m) < 0 || !program_file(m, slot, &file)) {
        snprintf(out->why, sizeof out->why,
                 "Which program runs, and from which text, is not known.");
        return false;
    }
    const struct assembly *a = assembly_of_program(m, &file, out->why);
    return a && tell(a, program_symbols(m, slot), pc, out);
}

bool lab_kernel_calls(struct monitor *m, word pc, lines_call *visit,
                      struct source_line *out)
{
    struct kernel_function f;
    if (!lab_kernel_line(m, pc, out))
        return false;
    if (!function_around(m, pc, &f)) {
        snprintf(out->why, sizeof out->why, "%06o is in no function of the kernel.", pc);
        return false;
    }
    word *text = function_text(m, &f);
    for (int i = 0; text && i < f.words; i += code_length(text[i])) {
        char name[AOUT_NAME + 1];
        struct source_line line = { 0 };
        word call = (word)(f.at + 2 * i);
        if (!code_is_call(text[i]) || !lab_kernel_line(m, call, &line))
            continue;
        function_called(m, call, text + i, line.text, name);
        visit(m, call, name, &line);
        out->calls++;
        out->last = line.line;
    }
    out->found = out->calls;
    free(text);
    return true;
}

void lab_say_line(struct monitor *m)
{
    struct source_line at;
    char where[SOURCE_PATH + 16];
    if (!m->kernel.known || assembly_drive(m) < 0 || !lines_here(m, &at))
        return;
    snprintf(where, sizeof where, "%s:%d", assembly_text_name(at.path), at.line);
    say(m, "%-15s %s\n", where, at.text);
}

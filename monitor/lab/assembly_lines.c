/* From addresses to lines of the texts, and back. */
#include "monitor/lab/assembly.h"

#include <string.h>

bool assembly_line(const struct assembly *a, word pc, int *text, int *line)
{
    byte segment = pc < a->aout.text ? AOUT_TEXT : AOUT_DATA;
    const struct as_line *last = NULL;
    for (size_t i = 0; i < a->out.line_count; i++) {
        const struct as_line *l = &a->out.lines[i];
        if (l->segment == segment && l->address <= pc &&
            (!last || l->address >= last->address))
            last = l;
    }
    if (!last)
        return false;
    *text = last->file;
    *line = (int)last->line;
    return true;
}

const char *assembly_text_name(const char *path)
{
    static const char library[] = "/usr/src/lib/";
    bool in_library = strncmp(path, library, sizeof library - 1) == 0;
    return in_library ? path + strlen("/usr/src/") : strrchr(path, '/') + 1;
}

int assembly_text(const struct assembly *a, const char *name)
{
    size_t n = strlen(name);
    for (int i = 0; i < a->texts; i++) {
        const char *path = a->text[i]->path;
        size_t length = strlen(path);
        if (length > n && path[length - n - 1] == '/' &&
            strcmp(path + length - n, name) == 0)
            return i;
    }
    return -1;
}

bool assembly_address(const struct assembly *a, int text, int *line, word *pc)
{
    const struct as_line *best = NULL;
    for (size_t i = 0; i < a->out.line_count; i++) {
        const struct as_line *l = &a->out.lines[i];
        if (l->segment == AOUT_TEXT && l->file == text && (int)l->line >= *line &&
            (!best || l->line < best->line))
            best = l;
    }
    if (!best)
        return false;
    *line = (int)best->line;
    *pc = best->address;
    return true;
}

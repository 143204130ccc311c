/* Assembling texts again, and whether what comes out is what runs. */
#include "monitor/lab/assembly_parts.h"

#include <stdio.h>

enum { SEGMENT = 020000 }; /* bytes of a KT11 page: shared data begin at the next */

static void tell_error(const struct assembly *a, char *why)
{
    const struct as_error *e = &a->out.errors[0];
    if (a->out.error_count)
        snprintf(why, ASSEMBLY_WHY, "%s:%u:%u: %s %s.", a->text[e->file]->path, e->line,
                 e->column, e->found, e->phrase);
    else
        snprintf(why, ASSEMBLY_WHY, "%s cannot be assembled: %s.", a->text[0]->path,
                 a->out.trouble ? a->out.trouble : "it is too large");
}

bool assembly_make(struct assembly *a, word magic, char *why)
{
    struct as_source sources[ASSEMBLY_TEXTS];
    struct as_options options = { .magic = magic };
    for (int i = 0; i < a->texts; i++)
        sources[i] = (struct as_source){ a->text[i]->path, (const byte *)a->text[i]->text,
                                         a->text[i]->n };
    bool good = as_assemble(sources, a->texts, &options, &a->out) &&
                !aout_open(&a->aout, a->out.file, a->out.size);
    if (!good)
        tell_error(a, why);
    return good;
}

/* The address of byte AT of text and data. */
static word address_of(const struct aout *aout, uint32_t at)
{
    uint32_t data_at = aout->text;
    if (aout->magic == AOUT_SHARED)
        data_at = (data_at + SEGMENT - 1) / SEGMENT * SEGMENT;
    return (word)(at < aout->text ? at : at - aout->text + data_at);
}

/* WHAT differs from byte AT of text and data on. */
static bool differs(const struct assembly *a, uint32_t at, const char *what, char *why)
{
    int text, line;
    if (assembly_line(a, address_of(&a->aout, at), &text, &line))
        snprintf(why, ASSEMBLY_WHY,
                 "The texts on the pack are not those of %s, which is "
                 "another from %s, line %d, on.",
                 what, a->text[text]->path, line);
    else
        snprintf(why, ASSEMBLY_WHY,
                 "The texts on the pack are not those of %s: %s and "
                 "so on give a program of another size.",
                 what, a->text[0]->path);
    return false;
}

bool assembly_same(const struct assembly *a, const byte *file, size_t n, const char *what,
                   char *why)
{
    struct aout b;
    uint32_t size = (uint32_t)a->aout.text + a->aout.data;
    if (aout_open(&b, file, n)) {
        snprintf(why, ASSEMBLY_WHY, "%s is no program.", what);
        return false;
    }
    for (uint32_t at = 0; at < size && at < (uint32_t)b.text + b.data; at++)
        if (file[b.text_at + at] != a->out.file[a->aout.text_at + at])
            return differs(a, at, what, why);
    if (b.magic == a->aout.magic && b.text == a->aout.text && b.data == a->aout.data)
        return true;
    return differs(a, UINT32_MAX, what, why);
}

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

/* Where the first name of B's text lies that A has at another place; its text's end if there is
 * none. So far both have the same functions at the same places. */
static uint32_t same_up_to(const struct assembly *a, const struct aout *b)
{
    uint32_t end = b->text;
    for (unsigned i = 0; i < b->symbols; i++) {
        struct aout_symbol s = aout_symbol(b, i), other;
        bool in_text = (s.type & ~AOUT_GLOBAL) == AOUT_TEXT;
        if (in_text && s.value < end &&
            (!aout_find(&a->aout, s.name, &other) || other.value != s.value))
            end = s.value;
    }
    return end;
}

/* The last name of B's text below END: there begins the function that is another. */
static uint32_t last_name(const struct aout *b, uint32_t end)
{
    uint32_t last = 0;
    for (unsigned i = 0; i < b->symbols; i++) {
        struct aout_symbol s = aout_symbol(b, i);
        if ((s.type & ~AOUT_GLOBAL) == AOUT_TEXT && s.value < end && s.value > last)
            last = s.value;
    }
    return last;
}

/* The first byte of text and data from AT on in which they differ; where the shorter one ends if
 * there is none. */
static uint32_t first_difference(const struct assembly *a, const struct aout *b,
                                 uint32_t at)
{
    uint32_t size = (uint32_t)a->aout.text + a->aout.data;
    uint32_t other = (uint32_t)b->text + b->data;
    while (at < size && at < other &&
           b->base[b->text_at + at] == a->out.file[a->aout.text_at + at])
        at++;
    return at;
}

/* A change that moves what is behind it makes many differences before it: so they are looked
 * for in the function that ends elsewhere. */
static bool differs(const struct assembly *a, const struct aout *b, const char *what,
                    char *why)
{
    int text, line;
    uint32_t end = same_up_to(a, b);
    uint32_t at = first_difference(a, b, end < b->text ? last_name(b, end) : 0);
    if (assembly_line(a, address_of(&a->aout, at), &text, &line))
        snprintf(why, ASSEMBLY_WHY,
                 "The texts on the pack are not those of %s: they differ from line %d of "
                 "%s on.",
                 what, line, a->text[text]->path);
    else
        snprintf(why, ASSEMBLY_WHY, "The texts on the pack are not those of %s.", what);
    return false;
}

bool assembly_same(const struct assembly *a, const byte *file, size_t n, const char *what,
                   char *why)
{
    struct aout b;
    if (aout_open(&b, file, n)) {
        snprintf(why, ASSEMBLY_WHY, "%s is no program.", what);
        return false;
    }
    uint32_t size = (uint32_t)b.text + b.data;
    bool same = b.magic == a->aout.magic && b.text == a->aout.text &&
                b.data == a->aout.data && first_difference(a, &b, 0) == size;
    return same || differs(a, &b, what, why);
}

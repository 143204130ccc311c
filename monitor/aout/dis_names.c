/* The names of a program that its disassembly can carry: each once, and none that the assembler
 * knows for something else. */
#include "monitor/aout/dis.h"

#include "images/as_names.h"

#include <stdlib.h>
#include <string.h>

enum { IO_PAGE = 0160000, SEGMENTS = 3 };

static bool is_taken(const char *name)
{
    for (unsigned i = 0; i < as_name_count; i++) {
        if (strcmp(as_names[i].name, name) == 0)
            return true;
    }
    for (int i = 0; i < dis_owns; i++) {
        if (strcmp(dis_own[i].name, name) == 0)
            return true;
    }
    return false;
}

static bool begins_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.';
}

bool dis_is_name(const char *name)
{
    if (!begins_name(*name) || is_taken(name))
        return false;
    for (const char *c = name + 1; *c; c++) {
        if (!begins_name(*c) && !(*c >= '0' && *c <= '9') && *c != '~')
            return false;
    }
    return true;
}

/* Does the name's value lie where its kind does? */
static bool is_in_place(const struct dis *d, const struct dis_name *n)
{
    const struct aout *a = &d->a;
    uint32_t data_end = (uint32_t)a->data_origin + a->data;
    switch (n->kind) {
    case AOUT_TEXT:
        return n->value <= a->text;
    case AOUT_DATA:
        return n->value >= a->data_origin && n->value <= data_end;
    case AOUT_BSS:
        return n->value >= data_end && n->value <= data_end + a->bss;
    case AOUT_ABS:
        return n->value >= IO_PAGE;
    default:
        return false;
    }
}

static int by_name(const void *a, const void *b)
{
    const struct dis_name *l = a, *r = b;
    int order = strcmp(l->name, r->name);
    if (order == 0)
        order = r->global - l->global;
    return order ? order : l->number < r->number ? -1 : l->number > r->number;
}

/* Of those at one place a global one is the last. */
static int by_place(const void *a, const void *b)
{
    const struct dis_name *l = a, *r = b;
    if (l->kind != r->kind)
        return l->kind < r->kind ? -1 : 1;
    if (l->value != r->value)
        return l->value < r->value ? -1 : 1;
    if (l->global != r->global)
        return l->global ? 1 : -1;
    return strcmp(l->name, r->name);
}

static void keep_first_of_each(struct dis *d)
{
    size_t kept = 0;
    qsort(d->names, d->count, sizeof *d->names, by_name);
    for (size_t i = 0; i < d->count; i++) {
        if (i == 0 || strcmp(d->names[i].name, d->names[i - 1].name) != 0)
            d->names[kept++] = d->names[i];
    }
    d->count = kept;
}

static bool has_name_at(const struct dis *d, byte kind, word value)
{
    for (size_t i = 0; i < d->count; i++) {
        if (d->names[i].kind == kind && d->names[i].value == value)
            return true;
    }
    return false;
}

/* Where it is known which words are addresses, each can be written: nothing lies below the first
 * name of its segment. */
static void name_starts(struct dis *d)
{
    const struct aout *a = &d->a;
    const struct dis_name starts[SEGMENTS] = {
        {"text0",  AOUT_TEXT, .value = 0                               },
        { "data0", AOUT_DATA, .value = a->data_origin                  },
        { "bss0",  AOUT_BSS,  .value = (word)(a->data_origin + a->data)}
    };
    const word sizes[SEGMENTS] = { a->text, a->data, a->bss };
    for (int i = 0; i < SEGMENTS; i++) {
        if (sizes[i] == 0 || has_name_at(d, starts[i].kind, starts[i].value))
            continue;
        d->names[d->count] = starts[i];
        d->names[d->count++].number = d->a.symbols;
    }
}

bool dis_read_names(struct dis *d)
{
    d->names = calloc(d->a.symbols + SEGMENTS + 1u, sizeof *d->names);
    if (!d->names)
        return false;
    for (unsigned i = 0; i < d->a.symbols; i++) {
        struct aout_symbol s = aout_symbol(&d->a, i);
        struct dis_name n = { .kind = s.type & AOUT_FILE,
                              .global = s.type & AOUT_GLOBAL,
                              .value = s.value,
                              .number = i };
        memcpy(n.name, s.name, sizeof n.name);
        if (is_in_place(d, &n) && dis_is_name(n.name))
            d->names[d->count++] = n;
    }
    if (d->relocation)
        name_starts(d);
    keep_first_of_each(d);
    qsort(d->names, d->count, sizeof *d->names, by_place);
    return true;
}

/* How many names come before those of KIND from VALUE on. */
static size_t rank_of(const struct dis *d, byte kind, uint32_t value)
{
    size_t low = 0, high = d->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct dis_name *n = &d->names[middle];
        if (n->kind < kind || (n->kind == kind && n->value < value))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct dis_name *dis_name_below(const struct dis *d, byte kind, word value)
{
    size_t i = rank_of(d, kind, value + 1u);
    return i > 0 && d->names[i - 1].kind == kind ? &d->names[i - 1] : NULL;
}

struct dis_name *dis_name_from(const struct dis *d, byte kind, uint32_t value)
{
    size_t i = rank_of(d, kind, value);
    return i < d->count && d->names[i].kind == kind ? &d->names[i] : NULL;
}

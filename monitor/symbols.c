/* Names of a program. The list is sorted by where a name lies (text, data and bss, absolute) and
 * then by value, so that the name below an address is found by halving.
 *
 * V6's sysfix (usr/sys/conf) makes kernels for separate spaces of plain a.outs: the data goes
 * to 0, the text to 020000, the symbols along with them, and the header stays 0407. Only
 * _etext shows it. */
#include "monitor/symbols.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SYSFIX_TEXT = 020000, /* where sysfix moves text */
    ABSOLUTE_REACH =
        02000 /* bytes that belong to an absolute name: the u-area, 16 clicks */
};

enum part { TEXT, DATA, ABSOLUTE };

static enum part part_of(const struct symbol *s)
{
    return s->kind == AOUT_TEXT ? TEXT : s->kind == AOUT_ABS ? ABSOLUTE : DATA;
}

/* Where in the list; of equals the global comes last. */
static uint32_t rank(const struct symbol *s)
{
    return (uint32_t)part_of(s) << 17 | (uint32_t)s->value << 1 | s->global;
}

static int compare(const void *a, const void *b)
{
    const struct symbol *left = a, *right = b;
    uint32_t l = rank(left), r = rank(right);
    return l < r ? -1 : l > r ? 1 : strcmp(right->name, left->name);
}

/* The C compiler's labels are L4, L5, ...: ld -X leaves them out too. */
static bool is_label(const struct aout_symbol *s)
{
    return !(s->type & AOUT_GLOBAL) && s->name[0] == 'L' && s->name[1] >= '0' &&
           s->name[1] <= '9';
}

static bool is_name(const struct aout_symbol *s)
{
    word kind = s->type & AOUT_FILE;
    return s->name[0] && kind >= AOUT_ABS && kind <= AOUT_BSS && !is_label(s);
}

static void take_names(struct symbols *s, const struct aout *a)
{
    for (unsigned i = 0; i < a->symbols; i++) {
        struct aout_symbol from = aout_symbol(a, i);
        if (!is_name(&from))
            continue;
        struct symbol *to = &s->list[s->count++];
        *to = (struct symbol){ .kind = from.type & AOUT_FILE,
                               .global = from.type & AOUT_GLOBAL,
                               .value = from.value };
        memcpy(to->name, from.name, sizeof to->name);
    }
    qsort(s->list, (size_t)s->count, sizeof *s->list, compare);
}

static bool moved_by_sysfix(const struct aout *a)
{
    struct aout_symbol etext;
    return a->magic == AOUT_PLAIN && a->stripped && aout_find(a, "_etext", &etext) &&
           etext.type == (AOUT_TEXT | AOUT_GLOBAL) &&
           etext.value == (word)(a->text + SYSFIX_TEXT);
}

static void take_places(struct symbols *s, const struct aout *a)
{
    s->text = a->text;
    s->data = a->data;
    s->bss = a->bss;
    s->split = a->magic == AOUT_SPLIT;
    if (moved_by_sysfix(a)) {
        s->split = true;
        s->text_at = SYSFIX_TEXT;
    } else {
        s->data_at = a->data_origin;
    }
}

const char *symbols_read(struct symbols *s, const byte *file, size_t n,
                         const char *origin)
{
    struct aout a;
    symbols_free(s);
    const char *error = aout_open(&a, file, n);
    if (error)
        return error;
    s->list = calloc(a.symbols + 1u, sizeof *s->list);
    if (!s->list)
        return "the host has no memory for its names";
    snprintf(s->origin, sizeof s->origin, "%s", origin);
    take_places(s, &a);
    take_names(s, &a);
    return NULL;
}

void symbols_free(struct symbols *s)
{
    free(s->list);
    *s = (struct symbols){ .count = 0 };
}

/* Of names that are the same, the global one. NAME is not empty; most names begin with _, so
 * the second letter is what tells them apart soonest. */
static const struct symbol *find_as_it_is(const struct symbols *s, const char *name)
{
    const struct symbol *local = NULL;
    for (int i = 0; i < s->count; i++) {
        if (s->list[i].name[1] != name[1] ||
            strncmp(s->list[i].name, name, AOUT_NAME) != 0)
            continue;
        if (s->list[i].global)
            return &s->list[i];
        local = &s->list[i];
    }
    return local;
}

const struct symbol *symbols_find(const struct symbols *s, const char *name)
{
    char c_name[AOUT_NAME + 1];
    if (!*name)
        return NULL;
    const struct symbol *found = find_as_it_is(s, name);
    if (found)
        return found;
    snprintf(c_name, sizeof c_name, "_%.*s", AOUT_NAME - 1, name);
    return find_as_it_is(s, c_name);
}

/* The last of PART at or below AT. */
static const struct symbol *last_below(const struct symbols *s, enum part part, word at)
{
    struct symbol wanted = { .global = true, .value = at };
    wanted.kind = part == TEXT ? AOUT_TEXT : part == DATA ? AOUT_DATA : AOUT_ABS;
    int low = 0, high = s->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (rank(&s->list[middle]) <= rank(&wanted))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || part_of(&s->list[low - 1]) != part)
        return NULL;
    return &s->list[low - 1];
}

static bool within(word at, word start, uint32_t length)
{
    return at >= start && (uint32_t)(at - start) < length;
}

/* Absolute names are numbers as often as places: only a global one outside the program's
 * segments stands for an address (_u), and not for one far behind it. */
static const struct symbol *absolute_below(const struct symbols *s, word at)
{
    const struct symbol *found = last_below(s, ABSOLUTE, at);
    while (found && !found->global)
        found = found > s->list && part_of(found - 1) == ABSOLUTE ? found - 1 : NULL;
    if (!found || at - found->value >= ABSOLUTE_REACH ||
        found->value < s->data_at + s->data + s->bss)
        return NULL;
    return found;
}

bool symbols_near(const struct symbols *s, word at, enum space space,
                  const struct symbol **symbol, word *offset)
{
    uint32_t writable = (uint32_t)s->data + s->bss;
    if (within(at, s->text_at, s->text) && !(s->split && space == D_SPACE))
        *symbol = last_below(s, TEXT, at);
    else if (s->split && space == I_SPACE)
        *symbol = NULL;
    else if (within(at, s->data_at, writable))
        *symbol = last_below(s, DATA, at);
    else
        *symbol = absolute_below(s, at);
    if (!*symbol)
        return false;
    *offset = (word)(at - (*symbol)->value);
    return true;
}

const char *symbols_name(const struct symbols *s, const struct symbol *symbol)
{
    const char *plain = symbol->name + 1;
    if (symbol->name[0] == '_' && *plain && symbols_find(s, plain) == symbol)
        return plain;
    return symbol->name;
}

bool symbols_tell(const struct symbols *s, word at, enum space space, char *text,
                  size_t size)
{
    const struct symbol *symbol;
    word offset;
    if (!symbols_near(s, at, space, &symbol, &offset))
        return false;
    const char *name = symbols_name(s, symbol);
    if (offset)
        snprintf(text, size, "%s+%o", name, offset);
    else
        snprintf(text, size, "%s", name);
    return true;
}

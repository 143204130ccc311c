/* SHOW KERNEL, SHOW SYMBOL and SHOW SYMBOLS. */
#include "monitor/expr.h"
#include "monitor/names.h"
#include "monitor/programs.h"
#include "monitor/show.h"
#include "monitor/unix/edition.h"

#include <ctype.h>
#include <fnmatch.h>
#include <string.h>

enum { COLUMNS = 4 };

static void say_range(struct monitor *m, const char *name, word at, uint32_t bytes)
{
    if (bytes)
        say(m, "%s %06o-%06o, ", name, at, (at + bytes - 1) & WHOLE_WORD);
}

static void say_segments(struct monitor *m, const struct symbols *s)
{
    say(m, "  ");
    say_range(m, "text", s->text_at, s->text);
    say_range(m, "data", s->data_at, s->data);
    say_range(m, "bss", (word)(s->data_at + s->data), s->bss);
    say(m, "%s%d names\n", s->split ? "separate spaces, " : "", s->count);
}

/* ", V7M", ", Lab" */
static void say_edition(struct monitor *m, const char *name)
{
    say(m, ", %c", toupper((unsigned char)*name));
    for (const char *c = name + 1; *c; c++)
        say(m, "%c", *name == 'v' ? toupper((unsigned char)*c) : *c);
}

enum result show_kernel(struct monitor *m, const char *args)
{
    const struct kernel *k = &m->kernel;
    if (*args)
        return fail(m, "Expected: SHOW KERNEL");
    if (!k->known)
        kernel_recognise(m);
    if (!k->known) {
        say(m, "Kernel: not known. %s\n", k->why);
        return DONE;
    }
    say(m, "Kernel: %s", k->symbols.origin);
    if (k->edition)
        say_edition(m, k->edition->name);
    if (k->by_hand)
        say(m, ", loaded by hand\n");
    else
        say(m, ", recognised at instruction %llu\n", (unsigned long long)k->since);
    say_segments(m, &k->symbols);
    return DONE;
}

static const char *part_name(const struct symbol *s)
{
    return s->kind == AOUT_TEXT   ? "text"
           : s->kind == AOUT_DATA ? "data"
           : s->kind == AOUT_BSS  ? "bss"
                                  : "absolute";
}

/* The names that there are: the kernel's, the current program's. */
static int tables(struct monitor *m, const struct symbols *list[2], const char *owner[2])
{
    int n = 0;
    const struct symbols *program = program_current(m);
    if (m->kernel.known) {
        owner[n] = "kernel";
        list[n++] = &m->kernel.symbols;
    }
    if (program) {
        owner[n] = "user";
        list[n++] = program;
    }
    return n;
}

static bool show_name(struct monitor *m, const struct symbols *s, const char *owner,
                      const char *name)
{
    const struct symbol *symbol = symbols_find(s, name);
    if (symbol)
        say(m, "%-8s %06o  %s, %s %s of %s\n", symbol->name, symbol->value,
            symbol->global ? "global" : "local", owner, part_name(symbol), s->origin);
    return symbol != NULL;
}

static void show_space(struct monitor *m, const struct symbols *s, const char *owner,
                       word at, enum space space)
{
    char name[NAME_TEXT];
    bool named = symbols_tell(s, at, space, name, sizeof name);
    say(m, "%06o  %s, %s", at, named ? name : "no name", owner);
    if (s->split)
        say(m, " %c space", space == I_SPACE ? 'I' : 'D');
    say(m, " of %s\n", s->origin);
}

static void show_address(struct monitor *m, const struct symbols *s, const char *owner,
                         word at)
{
    show_space(m, s, owner, at, I_SPACE);
    if (s->split)
        show_space(m, s, owner, at, D_SPACE);
}

static enum result no_names(struct monitor *m)
{
    return fail(m, "No names are known. %s", m->kernel.why);
}

/* One name, or the name of an address. */
enum result show_symbol(struct monitor *m, const char *args)
{
    const struct symbols *list[2];
    const char *owner[2];
    char name[WORD_SIZE];
    int64_t value;
    word at;
    bool any = false;
    if (!*args)
        return fail(m, "Expected: SHOW SYMBOL name | address");
    int n = tables(m, list, owner);
    snprintf(name, sizeof name, "%s", args);
    trim_end(name);
    if (n == 0)
        return no_names(m);
    for (int i = 0; i < n; i++)
        any |= show_name(m, list[i], owner[i], name);
    if (any)
        return DONE;
    if (expr_all(m, args, &value) != DONE || expr_word(m, value, &at) != DONE)
        return FAILED;
    for (int i = 0; i < n; i++)
        show_address(m, list[i], owner[i], at);
    return DONE;
}

/* A letter as nm gives it: capital for a global name. */
static char letter(const struct symbol *s)
{
    char c = part_name(s)[0];
    return s->global ? (char)toupper((unsigned char)c) : c;
}

static bool fits(const struct symbol *s, const char *pattern)
{
    const char *name = s->name + (s->name[0] == '_' && pattern[0] != '_');
    if (strpbrk(pattern, "*?["))
        return fnmatch(pattern, name, 0) == 0;
    return strncmp(name, pattern, strlen(pattern)) == 0;
}

static int list_names(struct monitor *m, const struct symbols *s, const char *pattern)
{
    int shown = 0;
    for (int i = 0; i < s->count; i++) {
        if (!fits(&s->list[i], pattern))
            continue;
        say(m, "%s%06o%c %-8s",
            shown % COLUMNS ? "  "
            : shown         ? "\n"
                            : "",
            s->list[i].value, letter(&s->list[i]), s->list[i].name);
        shown++;
    }
    say(m, shown ? "\n" : "");
    return shown;
}

/* Those that begin with PATTERN, or fit one with * and ?. */
enum result show_symbols(struct monitor *m, const char *args)
{
    const struct symbols *list[2];
    const char *owner[2];
    char pattern[WORD_SIZE];
    int shown = 0, n = tables(m, list, owner);
    if (n == 0)
        return no_names(m);
    snprintf(pattern, sizeof pattern, "%s", args);
    trim_end(pattern);
    for (int i = 0; i < n; i++) {
        if (n > 1)
            say(m, "%s: %s\n", owner[i], list[i]->origin);
        shown += list_names(m, list[i], pattern);
    }
    if (shown == 0)
        return fail(m, "No name fits %s; * and ? stand for any characters.", pattern);
    return DONE;
}

/* Core and swap, before and after a fork, as ribbons. */
#include "monitor/fork/phrase.h"
#include "monitor/fork/ribbon.h"
#include "monitor/fork/show.h"
#include "monitor/unix/entry.h"

#include <string.h>

enum { COLUMNS = 64, CLICK_SIZE = 64 };

/* The background of an owner: the parent's things blue, the child's red, others grey. */
static const char *colour_of(char owner)
{
    switch (owner) {
    case 'P':
    case 'p':
        return "\033[37;44m";
    case 'C':
    case 'c':
        return "\033[37;41m";
    case 'S':
        return "\033[30;43m";
    case 'T':
        return "\033[37;45m";
    case 'o':
    case 't':
    case 'z':
        return "\033[30;47m";
    default:
        return NULL;
    }
}

static void say_cell(struct monitor *m, char owner, bool colour)
{
    const char *on = colour ? colour_of(owner) : NULL;
    say(m, "%s%c%s", on ? on : "", owner, on ? "\033[0m" : "");
}

static void say_ribbon(struct monitor *m, const struct ribbon *b)
{
    bool colour = in_colour(m);
    for (int i = 0; i < b->cells; i++) {
        if (i % COLUMNS == 0)
            say(m, "  %06o ", b->from + (unsigned)i * b->unit);
        say_cell(m, b->cell[i], colour);
        if (i % COLUMNS == COLUMNS - 1 || i + 1 == b->cells)
            say(m, "\n");
    }
}

static void say_area(struct monitor *m, const struct fork_record *r, bool swap, int text)
{
    struct ribbon before, after;
    unsigned clicks = m->machine->bus.core_bytes / CLICK_SIZE;
    if (swap) {
        ribbon_swap(r, false, text, &before);
        ribbon_swap(r, true, text, &after);
    } else {
        ribbon_core(r, false, text, clicks, &before);
        ribbon_core(r, true, text, clicks, &after);
    }
    const char *name = swap ? "Swap" : "Core";
    if (before.cells == 0)
        return;
    say(m, "%s before, each character %s:\n", name,
        phrase_count(before.unit, swap ? "block" : "click").text);
    say_ribbon(m, &before);
    if (before.cells == after.cells &&
        memcmp(before.cell, after.cell, (size_t)before.cells) == 0) {
        say(m, "%s after: the same\n", name);
        return;
    }
    say(m, "%s after:\n", name);
    say_ribbon(m, &after);
}

void fork_say_pictures(struct monitor *m, const struct fork_record *r)
{
    int text = entry_of(m, TABLE_TEXT, r->before.proc.textp);
    say_area(m, r, false, text);
    say_area(m, r, true, text);
    say(m,
        "P parent, C child,%s T their text; o, t others' images and texts;\np, c, z "
        "zombies; . free, # kernel\n",
        r->paged ? " S pages that both have," : "");
}

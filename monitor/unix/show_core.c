/* CORE and SWAP: who owns what, as a table and as a picture of so many characters. */
#include "monitor/unix/inode.h"
#include "monitor/unix/owner.h"
#include "monitor/unix/tell.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 64, ROWS = 8, COLOURS = 6 };

/* What a unit is: a click of core, a block of swap. */
struct unit {
    const char *map, *area, *name, *names;
    unsigned bytes;
    bool swap;
};

static void text_of(const struct monitor *m, int slot, char *text, size_t size)
{
    struct text_entry t;
    struct inode_entry i;
    char name[UNIX_NAME] = "?";
    if (!unix_text(m, slot, &t) || !unix_inode_at(m, t.iptr, &i) ||
        !unix_inode_name(m, &i, name))
        memcpy(name, "?", 2);
    snprintf(text, size, "text of %s, text[%d], run by %d", name, slot, t.count);
}

enum { TOLD_HOLDERS = 3 };

/* "page 1 of process 5 (sh)", "page 1, copy-on-write, of 2: process 5 (sh), process 6 (sh)" */
static void page_of(const struct monitor *m, const struct owner *owner, char *text,
                    size_t size)
{
    struct page_entry page;
    struct proc_entry p;
    char who[TELL_TEXT], list[TELL_TEXT * TOLD_HOLDERS] = "";
    int n = 0, told = 0, number = 0;
    bool copied = false, shared = false;
    unix_page(m, owner->slot, &page);
    for (int slot = 0; slot < unix_procs(m); slot++) {
        if (!unix_proc(m, slot, &p) || !owner_holds(&p, page.at, &n))
            continue;
        number = n;
        copied |= p.copied >> n & 1;
        shared |= p.shared >> n & 1;
        if (told++ >= TOLD_HOLDERS)
            continue;
        tell_process(m, &p, who, sizeof who);
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s",
                 told > 1 ? ", " : "", who);
    }
    if (told == 0) {
        snprintf(text, size, "page[%d], which no process has: in the making, or lost",
                 owner->slot);
        return;
    }
    snprintf(text, size, "page %d%s of ", number,
             copied   ? ", copy-on-write,"
             : shared ? ", shared for good,"
                      : "");
    size_t at = strlen(text);
    if (told > 1)
        snprintf(text + at, size - at, "%d: %s%s", told, list,
                 told > TOLD_HOLDERS ? ", ..." : "");
    else
        snprintf(text + at, size - at, "%s", list);
}

/* What of a process it is: on swap a place that is kept, or the image there. */
static const char *what_of(const struct monitor *m, const struct owner *owner, bool swap)
{
    struct proc_entry p;
    if (owner->kind == OWNER_ZOMBIE)
        return "what is left of ";
    bool pages =
        m->kernel.edition->page && unix_proc(m, owner->slot, &p) && p.flag & PROC_LOADED;
    if (!pages)
        return "";
    return swap ? "kept for " : "u-area of ";
}

static void owner_tell(const struct monitor *m, const struct owner *owner, bool swap,
                       char *text, size_t size)
{
    struct proc_entry p;
    char who[TELL_TEXT];
    switch (owner->kind) {
    case OWNER_KERNEL:
        snprintf(text, size, "the kernel");
        break;
    case OWNER_FREE:
        snprintf(text, size, "free");
        break;
    case OWNER_NOBODY:
        snprintf(text, size, "nobody's: in the making, or lost");
        break;
    case OWNER_PAGE:
        page_of(m, owner, text, size);
        break;
    case OWNER_TEXT:
        text_of(m, owner->slot, text, size);
        break;
    default:
        unix_proc(m, owner->slot, &p);
        tell_process(m, &p, who, sizeof who);
        snprintf(text, size, "%s%s, proc[%d]", what_of(m, owner, swap), who, p.slot);
    }
}

static void say_table(struct monitor *m, const struct owners *o, const struct unit *unit)
{
    char text[4 * TELL_TEXT];
    say(m, "       FROM      TO  %-6s     KB  OWNER\n", unit->names);
    for (int i = 0; i < o->count; i++) {
        const struct owner *owner = &o->list[i];
        owner_tell(m, owner, unit->swap, text, sizeof text);
        say(m, "  %c  %06o  %06o  %6u  %5.1f  %s%s\n", owner->letter, owner->at,
            owner->at + owner->size - 1, owner->size, owner->size * unit->bytes / 1024.0,
            text, owner->odd ? "  ? it overlaps, or lies outside" : "");
    }
}

static void say_sum(struct monitor *m, const struct owners *o, const struct unit *unit)
{
    uint32_t sum = 0, largest = 0;
    int runs = 0;
    for (int i = 0; i < o->count; i++)
        if (o->list[i].kind == OWNER_FREE) {
            runs++;
            sum += o->list[i].size;
            largest = o->list[i].size > largest ? o->list[i].size : largest;
        }
    say(m, "%u %s of %s", o->to - o->from, unit->names, unit->area);
    if (!o->free_known)
        say(m, "; ? %s cannot be so, or is being changed\n", unit->map);
    else
        say(m, ": %u free in %d run%s, the longest %u\n", sum, runs, runs == 1 ? "" : "s",
            largest);
}

static bool is_free(const struct owner *w)
{
    return w->kind == OWNER_FREE || w->kind == OWNER_NOBODY;
}

/* Whose most of the cell from AT is; of equals the first that is no free space. */
static const struct owner *most_of(const struct owners *o, uint32_t at, uint32_t cell)
{
    const struct owner *best = NULL;
    uint32_t most = 0;
    for (int i = 0; i < o->count; i++) {
        const struct owner *w = &o->list[i];
        uint32_t low = w->at > at ? w->at : at;
        uint32_t high = w->at + w->size < at + cell ? w->at + w->size : at + cell;
        uint32_t share = high > low ? high - low : 0;
        if (share > most || (share && share == most && is_free(best) && !is_free(w))) {
            most = share;
            best = w;
        }
    }
    return best;
}

/* A process and its text have colours by their letters; the rest has none. */
static void say_cell(struct monitor *m, const struct owner *w, bool colour)
{
    char letter = w ? w->letter : '?';
    bool owned = w && w->kind != OWNER_KERNEL && !is_free(w);
    if (colour && owned)
        say(m, "\033[30;4%dm%c\033[0m", 1 + letter % COLOURS, letter);
    else
        say(m, "%c", letter);
}

static void say_ribbon(struct monitor *m, const struct owners *o, const struct unit *unit)
{
    uint32_t all = o->to - o->from;
    uint32_t cell = (all + COLUMNS * ROWS - 1) / (COLUMNS * ROWS);
    bool colour = in_colour(m);
    if (all == 0)
        return;
    say(m, "each character %u %s:\n", cell, cell == 1 ? unit->name : unit->names);
    for (uint32_t at = o->from; at < o->to; at += cell * COLUMNS) {
        say(m, "  %06o ", at);
        for (uint32_t n = 0; n < COLUMNS && at + n * cell < o->to; n++)
            say_cell(m, most_of(o, at + n * cell, cell), colour);
        say(m, "\n");
    }
}

static enum result show(struct monitor *m, const char *verb, const char *args, bool swap)
{
    static const struct unit core_unit = { "coremap", "core", "click",
                                           "clicks",  CLICK,  false };
    static const struct unit swap_unit = {
        "swapmap", "swap", "block", "blocks", 512, true
    };
    const struct unit *unit = swap ? &swap_unit : &core_unit;
    if (no_more(m, verb, args) != DONE || tables_wanted(m) != DONE)
        return FAILED;
    struct owners *o = calloc(1, sizeof *o);
    if (!o)
        return fail(m, "The host has no memory for a picture of %s.", unit->area);
    bool known = true;
    if (swap)
        known = owners_of_swap(m, o);
    else
        owners_of_core(m, o);
    if (known) {
        say_table(m, o, unit);
        say_sum(m, o, unit);
        say_ribbon(m, o, unit);
    }
    free(o);
    return known ? DONE
                 : fail(m, "The kernel has no swplo and nswap: where it swaps to "
                           "is not known.");
}

enum result do_core(struct monitor *m, const char *args)
{
    return show(m, "CORE", args, false);
}

enum result do_swap(struct monitor *m, const char *args)
{
    return show(m, "SWAP", args, true);
}

/* The comparison as it is read: the table, the meanings, the hazards, spawn's actions, the
 * constants. */
#include "monitor/fork/hazards.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/show.h"
#include "monitor/fork/variant_costs.h"
#include "monitor/programs.h"

#include <inttypes.h>
#include <stdio.h>

enum {
    INDENT = 19,
    CONSTANT_INDENT = 50,
    MOST_HAZARDS = 12,
    MOST_RUNS = 1024,
    MOST_ACTIONS = RECORD_ACTIONS
};

static void say_title(struct monitor *m, const struct fork_record *r, int page)
{
    char fate[EVENT_TEXT + 32];
    fork_fate_tell(r, fate, sizeof fate);
    say(m, "Fork %d: %s made pid %u, %s%s. Pages of %d bytes.\n\n", r->number,
        phrase_process(r->parent_name, r->parent).text, r->child, fate,
        r->complete ? "" : " (so far)", page);
    say(m, "                  |bytes copied|  faults | map|  disk|   parent|   in all| "
           "peak\n"
           "  way to make it  |  now  later|  in past| set| words| stood ms|       "
           "ms|bytes\n");
}

/* Milliseconds in nine columns; "?" for what is not known yet. */
static struct phrase time_cell(int64_t ns)
{
    struct phrase unknown = { "?" };
    return ns < 0 ? unknown : phrase_ms(ns);
}

static void say_row(struct monitor *m, const struct variant_row *row)
{
    say(m, "%c %-16s|", row->observed ? '*' : ' ', row->name);
    if (!row->possible) {
        say(m, " not possible\n");
        return;
    }
    say(m, "%5" PRIu64 " %6" PRIu64 "|%4u %4u|%4u|%6" PRIu64 "|%9s|%9s|%5" PRIu64 "\n",
        row->bytes_now, row->bytes_later, row->faults, row->faults_after, row->entries,
        row->disk_words, time_cell(row->stood_ns).text, time_cell(row->total_ns).text,
        row->peak_bytes);
}

/* What the models' rows rest on, where that was no memory of its own. */
static const char *ground(const struct fork_record *r)
{
    if (fork_in_common(r))
        return "  In this fork both had memory in common: the rows of ways that copy are "
               "modelled\n  as if each had gone the same way with a copy.\n";
    if (r->how == FORK_SPAWN)
        return "  This child was spawned: the rows of ways that fork are modelled for "
               "one "
               "that\n  does nothing but what spawn was told to do for it.\n";
    return "";
}

static void say_legend(struct monitor *m, const struct fork_record *r)
{
    say(m,
        "  * observed in this fork; the others are modelled from what it did.\n"
        "  now: in the fork itself. later, in: until the child's exec or exit;\n  past: "
        "after it. map set: map entries written.\n"
        "  stood: from the parent's trap to its return.\n"
        "  in all: what the kernel and the disk spend to make the process.\n"
        "  peak: memory beyond the parent's and the new program's.\n%s\n",
        ground(r));
}

/* "par_uid+1", or the octal address, in its segment. */
static void tell_place(const struct symbols *s, const struct hazard *h, word at,
                       char *text, size_t size)
{
    if (h->segment[0] == 'd' && s && s->count && symbols_tell(s, at, D_SPACE, text, size))
        return;
    snprintf(text, size, "%06o", at);
}

/* "data" is bss where the program's file says so. */
static const char *segment(const struct symbols *s, const struct hazard *h)
{
    bool known = s && s->count && s->bss;
    if (h->segment[0] == 'd' && known && h->run.first >= s->data_at + s->data)
        return "bss";
    return h->segment;
}

static void say_hazard(struct monitor *m, const struct symbols *s, const struct hazard *h)
{
    char first[64], last[64];
    unsigned n = h->run.last - h->run.first + 1u;
    tell_place(s, h, h->run.first, first, sizeof first);
    tell_place(s, h, h->run.last, last, sizeof last);
    say(m, "  %-6s %s", segment(s, h), first);
    if (n > 1)
        say(m, " to %s, %s", last, phrase_count(n, "byte").text);
    say(m, "%s\n",
        h->harmful     ? ": the parent then read it"
        : h->looked_at ? ": the parent wrote it first"
                       : ": never looked at");
}

/* The runs of one kind, the first few of them. */
static void say_runs(struct monitor *m, const struct symbols *s,
                     const struct hazard *list, int n, bool harmful)
{
    int shown = 0, more = 0;
    for (int i = 0; i < n; i++) {
        bool grown = list[i].segment[0] == 'g';
        if (grown || list[i].harmful != harmful || (!harmful && list[i].looked_at))
            continue;
        if (shown < MOST_HAZARDS) {
            say_hazard(m, s, &list[i]);
            shown++;
        } else {
            more++;
        }
    }
    if (more)
        say(m, "  and %s more\n", phrase_count((uint64_t)more, "run").text);
}

static void say_hazards(struct monitor *m, const struct fork_record *r)
{
    struct hazard list[MOST_RUNS];
    const struct symbols *s = program_of(m, &r->program);
    struct hazard_counts c = hazards_count(r);
    int n = variants_hazards(r, list, MOST_RUNS);
    unsigned harm = c.data + c.stack, all = harm + c.stored + c.never;
    say(m,
        "\n%s: the child wrote %s before its exec or exit. Of "
        "these\nthe parent read %u first, wrote %u first, and never looked at %u while "
        "watched.\n",
        fork_in_common(r) ? "Memory in common" : "Hazards of sharing",
        phrase_count(all, "byte").text, harm, c.stored, c.never);
    if (c.grown)
        say(m, "It wrote %s more of memory that it had made since.\n",
            phrase_count(c.grown, "byte").text);
    if (n > MOST_RUNS)
        n = MOST_RUNS;
    say_runs(m, s, list, n, true);
    say_runs(m, s, list, n, false);
}

static void say_actions(struct monitor *m, const struct fork_record *r)
{
    char lines[MOST_ACTIONS][VARIANT_TEXT];
    int n = variants_actions(r, lines, MOST_ACTIONS);
    if (n < 0) {
        say(m, "\nposix_spawn: not possible: %s\n", lines[0]);
        return;
    }
    say(m, "\nposix_spawn(\"%s\") with %s%s\n", r->path,
        phrase_count((uint64_t)n, "action").text, n ? ":" : ".");
    for (int i = 0; i < n && i < MOST_ACTIONS; i++)
        say(m, "  %s\n", lines[i]);
}

static void say_constant(struct monitor *m, const char *name, int64_t ns,
                         const char *provenance)
{
    char head[CONSTANT_INDENT + 1];
    snprintf(head, sizeof head, "  %-37s %8" PRId64, name, ns);
    say_wrapped(m, CONSTANT_INDENT, head, provenance);
}

static void say_constants(struct monitor *m, const struct fork_record *r)
{
    struct variant_costs c = variant_costs_of(r);
    say(m, "\nConstants of the models, ns:\n");
    for (int i = 0; i < variant_constant_count; i++) {
        const struct variant_constant *k = &variant_constants[i];
        say_constant(m, k->name, k->value, k->provenance);
    }
    say(m, "Of this fork:\n");
    say_constant(m, "a click copied", c.click,
                 c.click_observed ? "observed in this fork"
                                  : "that of the memory fitted");
    say_constant(m, "all of a fork but its copying", c.fixed,
                 "observed, from the trap to newproc's return");
}

static void say_meanings(struct monitor *m, const struct variant_row *rows, bool verbose)
{
    char head[32];
    for (int i = 0; i < VARIANTS; i++) {
        snprintf(head, sizeof head, "%c %s", rows[i].observed ? '*' : ' ', rows[i].name);
        if (verbose)
            say_wrapped(m, INDENT, head, rows[i].rule);
        say_wrapped(m, INDENT, verbose ? "" : head, rows[i].meaning);
    }
}

void fork_say_variants(struct monitor *m, const struct fork_record *r, int page,
                       bool verbose)
{
    struct variant_row rows[VARIANTS];
    variants_fill(r, page, rows);
    fresh_line(m);
    say_title(m, r, page);
    for (int i = 0; i < VARIANTS; i++)
        say_row(m, &rows[i]);
    say_legend(m, r);
    say_meanings(m, rows, verbose);
    say_hazards(m, r);
    say_actions(m, r);
    if (verbose)
        say_constants(m, r);
}

/* The comparison as it is read: two lines for each way, what was measured and what the model
 * says; below them why a row did not run, or did not do what it did under core. */
#include "monitor/lab/compare.h"

#include "monitor/fork/phrase.h"
#include "monitor/fork/show.h"

#include <inttypes.h>
#include <string.h>

enum { INDENT = 9 };

/* "the process", "the sum of 3 processes", "process 2 of 3". */
static struct phrase what(const struct lab_comparison *c)
{
    struct phrase p = { "the process that it makes" };
    if (c->chosen)
        snprintf(p.text, sizeof p.text, "number %d of the %.16s it makes", c->chosen,
                 lab_processes(c->forks).text);
    else if (c->forks > 1)
        snprintf(p.text, sizeof p.text, "the %d processes it makes, added up", c->forks);
    return p;
}

static void say_title(struct monitor *m, const struct lab_comparison *c)
{
    char text[SUBJECT_LINE + 2 * PHRASE_SIZE + 160];
    snprintf(
        text, sizeof text,
        "%s: %s, in each of the lab's ways, always from the same state of the machine. "
        "First line of a row: measured. Second: what the model says of it, who knows "
        "only the run by core.",
        c->line, what(c).text);
    say_wrapped(m, 0, "", text);
    say(m,
        "\n"
        "         |   bytes copied|   faults |  map|   disk|   parent|   in all|  peak\n"
        "         |    now   later|   in past|  set|  words| stood ms|       ms| "
        "bytes\n");
}

static struct phrase time_cell(int64_t ns)
{
    struct phrase unknown = { "?" };
    return ns < 0 ? unknown : phrase_ms(ns);
}

static void say_cost(struct monitor *m, const char *name, const struct lab_cost *c)
{
    say(m, "%-9s|%7" PRIu64 "%8" PRIu64 "|%5u%5u|%5u|%7" PRIu64 "|%9s|%9s|%6" PRIu64 "\n",
        name, c->bytes_now, c->bytes_later, c->faults, c->faults_after, c->entries,
        c->disk_words, time_cell(c->stood_ns).text, time_cell(c->total_ns).text,
        c->peak_bytes);
}

static void say_row(struct monitor *m, int i, const struct lab_row *row)
{
    char name[16];
    snprintf(name, sizeof name, "%c %s", row->right ? ' ' : '!', lab_ways[i].name);
    if (row->known)
        say_cost(m, name, &row->measured);
    else
        say(m, "%-9s| %s\n", name, row->ran ? "no figures" : "does not run");
    if (row->possible)
        say_cost(m, "    model", &row->model);
    else
        say(m, "    model| not possible\n");
}

static void say_note(struct monitor *m, const char *name, const char *what,
                     const char *why)
{
    char head[16], text[MEASURE_WHY + VARIANT_TEXT];
    snprintf(head, sizeof head, "! %s", name);
    snprintf(text, sizeof text, "%s%s.", what, why);
    say_wrapped(m, INDENT, head, text);
}

static struct phrase name_of(int i)
{
    struct phrase p;
    snprintf(p.text, sizeof p.text, "  %s", lab_ways[i].name);
    return p;
}

/* What the core run knew of it beforehand. */
static void say_harm(struct monitor *m, int i, const struct lab_row *row)
{
    char text[2 * PHRASE_SIZE + 160];
    snprintf(text, sizeof text,
             "%s that children write %s then read first by their parents%s.",
             phrase_count(row->harm, "byte").text, row->harm == 1 ? "is" : "are",
             row->right ? ": it is by luck that nothing differs" : "");
    say_wrapped(m, INDENT, row->right ? name_of(i).text : "", text);
}

/* What is to be said of a row beyond its figures. */
static void say_notes(struct monitor *m, int i, const struct lab_row *row)
{
    const char *name = lab_ways[i].name;
    if (!row->right)
        say_note(m, name, row->ran ? "differs: " : "", row->why);
    if (row->ran && row->harm)
        say_harm(m, i, row);
    if (!row->possible)
        say_wrapped(m, INDENT, row->right ? name_of(i).text : "", row->verdict);
    if (*row->differs)
        say_note(m, name, "kernel and observatory do not agree: ", row->differs);
}

static void say_legend(struct monitor *m)
{
    say(m, "  now: in the fork itself. later, in: until the child's exec or exit.\n"
           "  past: after that. map set: map entries written.\n"
           "  stood: from the parent's trap to its return.\n"
           "  in all: what kernel and disk take to make the process.\n"
           "  peak: memory beyond the parent's and a new program's.\n\n");
}

void lab_comparison_say(struct monitor *m, const struct lab_comparison *c)
{
    fresh_line(m);
    say_title(m, c);
    for (int i = 0; i < LAB_WAYS; i++)
        say_row(m, i, &c->row[i]);
    say_legend(m);
    for (int i = 0; i < LAB_WAYS; i++)
        say_notes(m, i, &c->row[i]);
}

/* Judging a run. */
#include "monitor/lab/judge.h"

#include "monitor/fork/phrase.h"

#include <string.h>

enum { QUOTED = 100, PLACE = 6 };

/* The line that begins at AT, cut off if it is long. */
static int line_length(const char *at)
{
    int n = (int)strcspn(at, "\n");
    return n < QUOTED ? n : QUOTED;
}

/* Whether the six digits at AT are where ps says that a process lies: that is no matter. */
static bool is_place(const char *text, size_t at)
{
    static const char places[][6] = { "core ", "swap " };
    size_t n = sizeof places[0] - 1;
    if (at < n || strspn(text + at, "01234567") != PLACE)
        return false;
    return strncmp(text + at - n, places[0], n) == 0 ||
           strncmp(text + at - n, places[1], n) == 0;
}

/* Where the line begins in which A and B differ; -1: they do not. */
static long difference(const char *a, const char *b)
{
    size_t line = 0;
    for (size_t i = 0; a[i] || b[i]; i++) {
        if (is_place(a, i) && is_place(b, i)) {
            i += PLACE - 1;
            continue;
        }
        if (a[i] != b[i])
            return (long)line;
        if (a[i] == '\n')
            line = i + 1;
    }
    return -1;
}

/* The first lines that differ: A is core's, B the other's. */
static void tell_lines(const char *a, const char *b, char *why)
{
    if (*b == '\0')
        snprintf(why, MEASURE_WHY, "it does not print \"%.*s\"", line_length(a), a);
    else if (*a == '\0')
        snprintf(why, MEASURE_WHY, "it also prints \"%.*s\"", line_length(b), b);
    else
        snprintf(why, MEASURE_WHY, "it prints \"%.*s\", under core \"%.*s\"",
                 line_length(b), b, line_length(a), a);
}

static void tell_status(const struct measured *run, const struct measured *core,
                        char *why)
{
    unsigned signal = run->status & 0177;
    if (signal)
        snprintf(why, MEASURE_WHY, "it was ended by signal %u", signal);
    else
        snprintf(why, MEASURE_WHY, "its exit status is %u, under core %u",
                 run->status >> 8, core->status >> 8);
}

/* Why it did not come to an end. */
static void tell_end(const struct measured *run, char *why)
{
    if (run->end == BENCH_STILL)
        snprintf(why, MEASURE_WHY, "all stand still: %.560s", run->waits);
    else if (run->end == BENCH_HALTED)
        snprintf(why, MEASURE_WHY, "the kernel stopped the machine");
    else
        snprintf(why, MEASURE_WHY, "it does not end");
}

void judge(const struct measured *run, const struct measured *core, struct lab_row *row)
{
    long line = difference(core->text, run->text);
    row->ran = run->end == BENCH_QUIET;
    row->measured = run->sum;
    row->known = row->ran && run->sum.forks > 0;
    if (!row->ran)
        tell_end(run, row->why);
    else if (run->status != core->status || run->exited != core->exited)
        tell_status(run, core, row->why);
    else if (line >= 0)
        tell_lines(core->text + line, run->text + line, row->why);
    else if (run->sum.forks == 0)
        snprintf(row->why, sizeof row->why, "it made no process");
    else
        row->right = true;
    judge_counters(run, row->differs);
}

void judge_counters(const struct measured *run, char *why)
{
    const struct lab_counters *k = &run->kernel, *s = &run->seen;
    const struct {
        const char *what;
        uint32_t kernel, seen;
    } pairs[] = {
        {"processes made",         k->forks,  s->forks },
        { "clicks copied at once", k->once,   s->once  },
        { "map entries",           k->entry,  s->entry },
        { "pages copied later",    k->copied, s->copied},
        { "clicks copied later",   k->later,  s->later },
        { "pages unprotected",     k->took,   s->took  },
        { "clicks swapped",        k->swap,   s->swap  },
    };
    *why = '\0';
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].kernel != pairs[i].seen)
            phrase_add(why, MEASURE_WHY, "%s%s: kernel %u, observatory %u",
                       *why ? "; " : "", pairs[i].what, pairs[i].kernel, pairs[i].seen);
}

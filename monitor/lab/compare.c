/* The comparison: from the prompt to the program's first instruction, once, and from there under
 * one policy after the other. */
#include "monitor/lab/compare.h"

#include "monitor/lab/judge.h"
#include "monitor/lab/models.h"
#include "monitor/lab/policy.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define TO_END (600 * NS_PER_SEC)

enum { CORE = 1 }; /* its way, and the policy's number */

const struct lab_way lab_ways[LAB_WAYS] = {
    {"swap",   VARIANT_SWAP,  0 },
    { "core",  VARIANT_CORE,  1 },
    { "cow",   VARIANT_COW,   2 },
    { "vfork", VARIANT_VFORK, 3 },
    { "rfork", VARIANT_RFORK, 4 },
    { "clone", VARIANT_CLONE, 5 },
    { "spawn", VARIANT_SPAWN, -1}
};

/* What a comparison works on. */
struct work {
    struct bench *b;
    const struct compare_wish *wish;
    struct lab_comparison *c;
    struct bench_state *prompt, *start; /* the shell's; the program's first instruction */
    struct lab_models models;
    struct measured core, other;
    char *error;
};

static bool refuse(char *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error, ERROR_SIZE, format, args);
    va_end(args);
    return false;
}

static bool measure(struct work *w, int policy, struct measured *result)
{
    struct measure_wish wish = { .chosen = w->wish->chosen, .ns = TO_END };
    struct monitor *m = bench_monitor(w->b);
    if (policy == CORE && result == &w->core) {
        wish.each = lab_models_add;
        wish.host = &w->models;
    }
    if (lab_set_policy(m, policy) == DONE && measure_run(w->b, &wish, result))
        return true;
    return refuse(w->error, "%s", m->error);
}

/* How the run under core can have gone wrong. */
static bool core_is_good(struct work *w)
{
    const struct measured *core = &w->core;
    const char *name = w->c->name;
    if (core->end == BENCH_STILL)
        return refuse(w->error, "%s does not end under policy core: %s.", name,
                      core->waits);
    if (core->end != BENCH_QUIET)
        return refuse(
            w->error,
            "%s does not end under policy core: after %d machine seconds it %s.", name,
            (int)(TO_END / NS_PER_SEC),
            core->end == BENCH_SLOW ? "still ran" : "had stopped the machine");
    if (core->forks == 0)
        return refuse(w->error,
                      "%s makes no process: there is nothing to compare. It printed "
                      "\"%.*s\".",
                      name, (int)strcspn(core->text, "\n"), core->text);
    if (w->wish->chosen > core->forks)
        return refuse(w->error, "%s makes %s: there is no number %d.", name,
                      lab_processes(core->forks).text, w->wish->chosen);
    if (core->sum.forks == 0)
        return refuse(w->error, "No process was made by %s: its fork fails.", name);
    return true;
}

static void run_way(struct work *w, int i)
{
    struct lab_row *row = &w->c->row[i];
    bench_return(w->b, w->start);
    if (i == CORE)
        judge(&w->core, &w->core, row);
    else if (measure(w, lab_ways[i].policy, &w->other))
        judge(&w->other, &w->core, row);
}

static bool start_twin(struct work *w)
{
    bench_return(w->b, w->prompt);
    return measure_start(w->b, w->wish->subject->twin_line, CORE);
}

static void run_twin(struct work *w, int i)
{
    struct lab_row *row = &w->c->row[i];
    const struct subject *s = w->wish->subject;
    if (!*s->twin)
        snprintf(row->why, sizeof row->why, "there is no twin, /bin/%.*s.spawn",
                 SUBJECT_NAME, s->name);
    else if (!start_twin(w))
        snprintf(row->why, sizeof row->why, "/bin/%s did not start", s->twin);
    else if (measure(w, CORE, &w->other))
        judge(&w->other, &w->core, row);
}

static bool compare(struct work *w)
{
    struct lab_comparison *c = w->c;
    if (!measure_start(w->b, w->wish->subject->line, CORE))
        return refuse(w->error, "%s did not start; the lab printed \"%.300s\".", c->name,
                      bench_text(w->b));
    w->start = bench_keep(w->b);
    if (!w->start)
        return refuse(w->error, "The host has no memory for a second state.");
    if (!measure(w, CORE, &w->core) || !core_is_good(w))
        return false;
    c->forks = w->core.forks;
    lab_models_end(&w->models, c);
    for (int i = 0; i < LAB_WAYS; i++)
        if (lab_ways[i].policy >= 0)
            run_way(w, i);
        else
            run_twin(w, i);
    bench_return(w->b, w->prompt);
    return true;
}

struct phrase lab_processes(int n)
{
    struct phrase p;
    snprintf(p.text, sizeof p.text, "%d process%s", n, n == 1 ? "" : "es");
    return p;
}

bool lab_compare(struct bench *b, const struct compare_wish *wish,
                 struct lab_comparison *c, char *error)
{
    struct work *w = calloc(1, sizeof *w);
    if (!w)
        return refuse(error, "There is not enough memory.");
    *c = (struct lab_comparison){ .chosen = wish->chosen };
    snprintf(c->name, sizeof c->name, "%s", wish->subject->name);
    snprintf(c->line, sizeof c->line, "%s", wish->subject->line);
    *w = (struct work){ .b = b, .wish = wish, .c = c, .error = error };
    w->prompt = bench_keep(b);
    bool good = w->prompt ? compare(w) : refuse(error, "There is not enough memory.");
    bench_drop(w->prompt);
    bench_drop(w->start);
    free(w);
    return good;
}

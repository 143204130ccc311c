/* Measuring cost against size. */
#include "monitor/lab/scale.h"

#include <stdlib.h>

#define TO_END (120 * NS_PER_SEC)

const struct scale_way scale_ways[SCALE_WAYS] = {
    {"swap",      "fork by swapping",            0, false, 0},
    { "core",     "fork in core",                1, false, 0},
    { "cow-all",  "copy-on-write, all written",  2, false, 2},
    { "cow-half", "copy-on-write, half written", 2, false, 1},
    { "cow-none", "copy-on-write, none written", 2, false, 0},
    { "rfork",    "rfork, data shared",          4, false, 0},
    { "clone",    "clone, all shared",           5, false, 0},
    { "vfork",    "vfork",                       3, false, 0},
    { "spawn",    "spawn",                       1, true,  0},
};

int scale_written(const struct scale *s, int way, int i)
{
    return s->kb[i] * scale_ways[way].written / 2;
}

/* 1, 2, 4, 6 ... 48 KB. */
static void choose_sizes(struct scale *s)
{
    for (int i = 0; i < SCALE_SIZES; i++)
        s->kb[i] = i == 0 ? 1 : i * SCALE_MOST / (SCALE_SIZES - 1);
}

static bool measure_point(struct bench *b, const struct bench_state *prompt,
                          struct scale *s, int way, int i, struct measured *run)
{
    const struct scale_way *w = &scale_ways[way];
    char line[SCALE_MOST];
    if (w->twin)
        snprintf(line, sizeof line, "size.spawn %d", s->kb[i]);
    else
        snprintf(line, sizeof line, "size %d %d", s->kb[i], scale_written(s, way, i));
    bench_return(b, prompt);
    if (!measure_start(b, line, w->policy) ||
        !measure_run(b, &(struct measure_wish){ .ns = TO_END }, run))
        return false;
    s->cost[way][i] = run->sum;
    return run->end == BENCH_QUIET && run->exited && run->status == 0 &&
           run->sum.forks == 1;
}

bool scale_measure(struct bench *b, struct scale *s, char *error)
{
    struct measured *run = calloc(1, sizeof *run);
    struct bench_state *prompt = bench_keep(b);
    bool good = run && prompt;
    choose_sizes(s);
    if (!good)
        snprintf(error, ERROR_SIZE, "There is not enough memory.");
    for (int n = 0; n < SCALE_SIZES * SCALE_WAYS && good; n++) {
        int i = n / SCALE_WAYS, way = n % SCALE_WAYS;
        good = measure_point(b, prompt, s, way, i, run);
        if (!good)
            snprintf(error, ERROR_SIZE,
                     "size %d did not run as it should (%s); it printed \"%.200s\".",
                     s->kb[i], scale_ways[way].name, run->text);
    }
    bench_drop(prompt);
    free(run);
    return good;
}

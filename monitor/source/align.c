/* The walk. What it costs to go on from code C beside text T is the weight of what must be
 * left out, halved again and again the farther it lies; it is reckoned by going over all
 * pairs until nothing changes. */
#include "monitor/source/align.h"

#include <stdlib.h>
#include <string.h>

enum { SWEEPS = 200, MOST_PAIRS = 3000000, MOST_WORK = 60000000 };
static const float farther = 0.97f, unlike = 1000.0f, hair = 0.01f;

struct walk {
    const struct anchors *code, *text;
    float *
        cost; /* of the pair [code * (text->count + 1) + text], the last of each: the end */
    int wide;
};

static float *cost_at(const struct walk *w, int c, int t)
{
    int row = c == ANCHOR_NONE ? w->code->count : c;
    return &w->cost[(size_t)row * (size_t)w->wide +
                    (size_t)(t == ANCHOR_NONE ? w->text->count : t)];
}

static int ways(const struct anchor *a)
{
    return a->next[1] == ANCHOR_NONE ? 1 : 2;
}

/* The ways of a test go in pairs; a fork's are as good as each other. */
static float go_on_both(const struct walk *w, const struct anchor *c,
                        const struct anchor *t, bool crossed)
{
    if (c->kind == ANCHOR_TEST)
        return (*cost_at(w, c->next[0], t->next[crossed]) +
                *cost_at(w, c->next[1], t->next[!crossed])) /
               2;
    return *cost_at(w, c->next[0], t->next[0]);
}

static float go_on_code(const struct walk *w, const struct anchor *c, int t)
{
    float sum = *cost_at(w, c->next[0], t);
    if (ways(c) == 2)
        sum = (sum + *cost_at(w, c->next[1], t)) / 2;
    return sum;
}

static float go_on_text(const struct walk *w, int c, const struct anchor *t)
{
    float one = *cost_at(w, c, t->next[0]);
    float other = ways(t) == 2 ? *cost_at(w, c, t->next[1]) : one;
    return one < other ? one : other;
}

/* The three things that can be done at a pair, each with its cost. */
struct choice {
    float match, pass, skip, best;
    bool crossed;
};

static struct choice choose(const struct walk *w, int ci, int ti)
{
    const struct anchor *c = &w->code->list[ci], *t = &w->text->list[ti];
    struct choice x = { .match = unlike };
    if (anchor_fits(c, t, &x.crossed))
        x.match = farther * go_on_both(w, c, t, x.crossed);
    x.pass = (float)anchor_weight(c) + farther * go_on_code(w, c, ti);
    x.skip = (float)anchor_weight(t) + go_on_text(w, ci, t);
    x.best = x.match < x.pass ? x.match : x.pass;
    x.best = x.best < x.skip ? x.best : x.skip;
    return x;
}

static bool sweep(const struct walk *w)
{
    bool changed = false;
    for (int c = w->code->count - 1; c >= 0; c--)
        for (int t = w->text->count - 1; t >= 0; t--) {
            float *cost = cost_at(w, c, t), best = choose(w, c, t).best;
            if (best > *cost - hair / 10 && best < *cost + hair / 10)
                continue;
            *cost = best;
            changed = true;
        }
    return changed;
}

/* At either's end the other should end too. */
static void reckon(const struct walk *w)
{
    for (int c = 0; c <= w->code->count; c++)
        for (int t = 0; t <= w->text->count; t++)
            *cost_at(w, c, t) =
                c == w->code->count && t == w->text->count ? 0 : unlike / 5;
    int64_t pairs = (int64_t)w->code->count * w->text->count;
    for (int i = 0; i < SWEEPS && i * pairs < MOST_WORK && sweep(w); i++)
        ;
}

struct visit {
    const struct walk *w;
    struct alignment *a;
    byte *seen;
    int *stack; /* pairs */
    int depth;
};

static void come(struct visit *v, int c, int t)
{
    if (c == ANCHOR_NONE || t == ANCHOR_NONE)
        return;
    int pair = c * v->a->text + t;
    if (v->seen[pair])
        return;
    v->seen[pair] = 1;
    v->stack[v->depth++] = pair;
}

static void follow_match(struct visit *v, int ci, int ti, bool crossed)
{
    const struct anchor *c = &v->w->code->list[ci], *t = &v->w->text->list[ti];
    v->a->matched[ci * v->a->text + ti] = 1;
    come(v, c->next[0], t->next[crossed && c->kind == ANCHOR_TEST]);
    if (c->kind == ANCHOR_TEST)
        come(v, c->next[1], t->next[!crossed]);
}

static void follow_pass(struct visit *v, int ci, int ti)
{
    const struct anchor *c = &v->w->code->list[ci];
    v->a->passed[ci * v->a->text + ti] = 1;
    come(v, c->next[0], ti);
    if (c->next[1] != ANCHOR_NONE)
        come(v, c->next[1], ti);
}

static void follow_skip(struct visit *v, int ci, int ti)
{
    const struct anchor *t = &v->w->text->list[ti];
    float best = go_on_text(v->w, ci, t);
    for (int i = 0; i < ways(t); i++)
        if (*cost_at(v->w, ci, t->next[i]) <= best + hair)
            come(v, ci, t->next[i]);
}

/* Everything that costs no more than the best is followed. */
static void visit_all(struct visit *v)
{
    come(v, 0, 0);
    while (v->depth > 0) {
        int pair = v->stack[--v->depth];
        int c = pair / v->a->text, t = pair % v->a->text;
        struct choice x = choose(v->w, c, t);
        if (x.match <= x.best + hair)
            follow_match(v, c, t, x.crossed);
        if (x.pass <= x.best + hair)
            follow_pass(v, c, t);
        if (x.skip <= x.best + hair)
            follow_skip(v, c, t);
    }
}

static void count_calls(struct alignment *a, const struct anchors *code)
{
    for (int c = 0; c < a->code; c++) {
        bool call = code->list[c].kind == ANCHOR_CALL ||
                    code->list[c].kind == ANCHOR_CALL_THROUGH;
        a->calls += call;
        a->found += call && memchr(&a->matched[c * a->text], 1, (size_t)a->text);
    }
}

bool align(struct alignment *a, const struct anchors *code, const struct anchors *text)
{
    size_t pairs = (size_t)code->count * (size_t)text->count;
    struct walk w = { code, text, NULL, text->count + 1 };
    *a = (struct alignment){ .code = code->count, .text = text->count };
    if (pairs == 0 || pairs > MOST_PAIRS)
        return false;
    struct visit v = { .w = &w, .a = a };
    w.cost = calloc((size_t)(code->count + 1) * (size_t)w.wide, sizeof *w.cost);
    v.seen = calloc(pairs, 1);
    v.stack = calloc(pairs, sizeof *v.stack);
    a->matched = calloc(pairs, 1);
    a->passed = calloc(pairs, 1);
    bool good = w.cost && v.seen && v.stack && a->matched && a->passed;
    if (good) {
        reckon(&w);
        visit_all(&v);
        count_calls(a, code);
    }
    free(w.cost);
    free(v.seen);
    free(v.stack);
    if (!good)
        alignment_free(a);
    return good;
}

void alignment_free(struct alignment *a)
{
    free(a->matched);
    free(a->passed);
    *a = (struct alignment){ 0 };
}

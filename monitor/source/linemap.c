/* Lines of instructions: text and code as anchors, walked beside each other. */
#include "monitor/source/linemap.h"
#include "monitor/source/align.h"

#include <stdlib.h>
#include <string.h>

static void take(struct line_pair *pair, int line)
{
    if (line == 0)
        return;
    if (pair->low == 0 || line < pair->low)
        pair->low = line;
    if (line > pair->high)
        pair->high = line;
}

/* The lines of those anchors of TEXT that ROW marks. */
static struct line_pair marked(const byte *row, const struct anchors *text)
{
    struct line_pair pair = { 0, 0 };
    for (int t = 0; t < text->count; t++)
        if (row[t])
            take(&pair, text->list[t].place);
    return pair;
}

static bool is_call(const struct anchor *a)
{
    return a->kind == ANCHOR_CALL || a->kind == ANCHOR_CALL_THROUGH;
}

/* Of the anchors of one instruction the one that says most decides. */
static struct line_pair decide(const struct anchors *code, int from, int to,
                               const struct anchors *text, const struct alignment *a)
{
    struct line_pair pair = { 0, 0 };
    int most = -1;
    for (int c = from; c < to; c++) {
        struct line_pair matched = marked(&a->matched[c * a->text], text);
        int weight = matched.low ? 1 + anchor_weight(&code->list[c]) : 0;
        if (weight == 0 && is_call(&code->list[c]))
            return (struct line_pair){ NO_LINE, NO_LINE };
        if (weight == 0)
            matched = marked(&a->passed[c * a->text], text);
        if (matched.low && weight > most) {
            pair = matched;
            most = weight;
        }
    }
    return pair;
}

static void fill(struct line_map *map, const struct anchors *code,
                 const struct anchors *text, const struct alignment *a)
{
    for (int from = 0, to; from < code->count; from = to) {
        to = from + 1;
        while (to < code->count && code->list[to].place == code->list[from].place)
            to++;
        int n = (code->list[from].place - map->at) / 2;
        if (map->pair[n].low == 0)
            map->pair[n] = decide(code, from, to, text, a);
    }
}

static bool map_anchors(struct line_map *map, const struct code *code,
                        const struct anchors *text)
{
    struct anchors graph = { 0 };
    struct alignment a = { 0 };
    bool good = code_anchors(code, &graph) && align(&a, &graph, text);
    if (good) {
        map->calls = a.calls;
        map->found = a.found;
        fill(map, &graph, text, &a);
    }
    alignment_free(&a);
    anchors_free(&graph);
    return good;
}

bool line_map_make(struct line_map *map, const struct code *code,
                   const struct c_source *source, const char *name)
{
    struct anchors text = { 0 };
    *map = (struct line_map){ .at = code->at, .words = code->words };
    map->pair = calloc((size_t)code->words + 1, sizeof *map->pair);
    bool good = map->pair && c_function(source, name, &text, &map->text) &&
                map_anchors(map, code, &text);
    anchors_free(&text);
    if (!good)
        line_map_free(map);
    return good;
}

void line_map_free(struct line_map *map)
{
    free(map->pair);
    *map = (struct line_map){ 0 };
}

struct line_pair line_map_at(const struct line_map *map, word pc)
{
    int n = (pc - map->at) / 2;
    if (pc < map->at || n >= map->words)
        return (struct line_pair){ 0, 0 };
    while (n > 0 && map->pair[n].low == 0)
        n--;
    if (map->pair[n].low == NO_LINE)
        return (struct line_pair){ 0, 0 };
    return map->pair[n];
}

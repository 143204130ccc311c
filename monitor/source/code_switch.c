/* cc makes one of three things of a switch (c11.c of V6, pswitch): an index into a table of
 * labels; a search through a table of values, with the table of labels behind it; or values
 * and labels in several short tables, found by a remainder. All lie in the data. */
#include "monitor/source/code_switch.h"

enum {
    SEARCH = 0020021, /* cmp r0,(r1)+ */
    REMAIN = 0020041, /* cmp r0,-(r1) */
    MOST_LABELS = 300,
    STRANGERS = 12,     /* words of values between labels */
    LOOK_BACK = 14,     /* anchors */
    SUBTRACT = 0162700, /* sub $n,r0 */
    DECREMENT = 0005300 /* dec r0 */
};

struct table {
    const struct code *code;
    const int *first;
    word at;
    int most;    /* labels */
    word values; /* where the values are; 0: they count from FIRST_VALUE on... */
    word first_value;
    bool known; /* ...and if not KNOWN, they are hidden in remainders */
};

/* The constant (KIND) nearest before anchor N. */
static bool before(const struct anchors *graph, int n, enum anchor_kind kind, word *value)
{
    for (int i = n; i >= 0 && i > n - LOOK_BACK; i--)
        if (graph->list[i].kind == kind) {
            *value = graph->list[i].value;
            return true;
        }
    return false;
}

static bool has_word(const struct code *code, int n, word w)
{
    for (int i = n - 1; i >= 0 && i >= n - 4; i--)
        if (code->text[i] == w)
            return true;
    return false;
}

/* The value that an index of 0 stands for: what was taken off before. */
static word lowest(const struct code *code, int n)
{
    for (int i = n - 1; i > 0 && i >= n - 8; i--) {
        if (code->text[i - 1] == SUBTRACT)
            return code->text[i];
        if (code->text[i] == DECREMENT)
            return 1;
    }
    return 0;
}

/* Where the table of the jump (anchor N) begins. */
static bool find(struct table *t, const struct anchors *graph, int n)
{
    word index, other;
    int at = (graph->list[n].place - t->code->at) / 2;
    if (!before(graph, n, ANCHOR_INDEX, &index))
        return false;
    t->at = index;
    t->most = MOST_LABELS;
    t->known = true;
    if (has_word(t->code, at, SEARCH)) {
        t->most = index / 2 + 1;
        if (!before(graph, n, ANCHOR_EXTERN, &t->at))
            return false;
        t->values = (word)(t->at - index);
        t->at = (word)(t->at + 2);
    } else if (has_word(t->code, at, REMAIN)) {
        t->known = false;
        return before(graph, n, ANCHOR_CONSTANT, &t->at);
    } else if (before(graph, n, ANCHOR_CONSTANT, &other) && other < MOST_LABELS) {
        t->most = other + 1;
        t->first_value = lowest(t->code, at);
    }
    return true;
}

int code_table_end(const struct code *code, const struct anchors *graph)
{
    struct table t = { .code = code };
    int last = graph->count - 1;
    if (last < 0 || graph->list[last].kind != ANCHOR_SWITCH || !find(&t, graph, last))
        return 0;
    int n = (t.at - code->at) / 2;
    bool within = t.at > graph->list[last].place && n < code->words;
    return within && t.most < MOST_LABELS ? n + t.most : 0;
}

/* The value of label N. False: it is default's, or not known. */
static bool value_of(const struct table *t, int n, word *value)
{
    *value = (word)(t->first_value + n);
    if (t->values == 0 || !t->known)
        return t->known;
    return n + 1 < t->most &&
           t->code->data(t->code->host, (word)(t->values + 2 * n), value);
}

/* The anchor that the word at AT of the table leads to; ANCHOR_NONE: it is no label. */
static int label(const struct table *t, word at)
{
    word to;
    if (!t->code->data(t->code->host, at, &to) || to < t->code->at)
        return ANCHOR_NONE;
    int n = (to - t->code->at) / 2;
    return n < t->code->words ? t->first[n] : ANCHOR_NONE;
}

/* A fork behind FROM: to anchor TO by its value, or on. */
static int fork_to(const struct table *t, struct anchors *graph, int from, int to, int n)
{
    int place = graph->list[from].place;
    struct anchor by = {
        .kind = ANCHOR_CASE, .place = place, .next = {to, ANCHOR_NONE}
    };
    by.known = value_of(t, n, &by.value);
    if (by.known)
        to = anchor_add(graph, by);
    int fork = anchor_add(graph, (struct anchor){
                                     .place = place, .next = {to, ANCHOR_NONE}
    });
    if (fork == ANCHOR_NONE)
        return ANCHOR_NONE;
    struct anchor *last = &graph->list[from];
    last->next[last->kind != ANCHOR_SWITCH] = fork;
    return fork;
}

static void fan_out(const struct table *t, struct anchors *graph, int from)
{
    int strangers = 0;
    word at = t->at;
    for (int n = 0; n < t->most && strangers < STRANGERS; at = (word)(at + 2)) {
        int to = label(t, at);
        if (to == ANCHOR_NONE) {
            strangers++;
            continue;
        }
        strangers = 0;
        from = fork_to(t, graph, from, to, n++);
        if (from == ANCHOR_NONE)
            return;
    }
}

void code_switches(const struct code *code, struct anchors *graph, const int *first)
{
    int count = graph->count;
    for (int i = 0; i < count && !graph->failed; i++) {
        struct table t = { .code = code, .first = first };
        if (graph->list[i].kind == ANCHOR_SWITCH && find(&t, graph, i))
            fan_out(&t, graph, i);
    }
}

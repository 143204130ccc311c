/* The meanings. They speak of this fork; the rule of a row is its own sentence. */
#include "monitor/fork/variant_meaning.h"
#include "monitor/fork/call.h"
#include "monitor/fork/phrase.h"

#include <stdio.h>
#include <string.h>

/* What a meaning is made of. */
struct view {
    const struct fork_record *r;
    const struct cow_cost *cow;
    const struct hazard_counts *hazards;
    const struct variant_row *row;
};

static unsigned copied_clicks(const struct fork_record *r)
{
    return r->memory.layout.dsize + r->memory.layout.ssize;
}

static void mean_swap(const struct view *v, char *text, size_t size)
{
    unsigned blocks = (v->r->parent_size + 7u) / 8;
    snprintf(text, size, "%s of swap, out and in. The PDP-7 sent the parent out instead.",
             phrase_count(blocks, "block").text);
}

static void mean_core(const struct view *v, char *text, size_t size)
{
    snprintf(text, size,
             "%s copied at once; of the %u of data and stack the child wrote %u.",
             phrase_count(v->r->parent_size, "click").text, copied_clicks(v->r),
             fork_touched(v->r));
}

static void mean_cow(const struct view *v, char *text, size_t size)
{
    const struct cow_cost *c = v->cow;
    snprintf(text, size, "%u of %s copied in the window", c->copies[0],
             phrase_count(c->entries, "page").text);
    if (c->unprotected[0])
        phrase_add(text, size, ", %u only unprotected", c->unprotected[0]);
    phrase_add(text, size, "; after it %s.",
               phrase_count(c->copies[1] + c->unprotected[1], "fault").text);
}

/* What sharing would have done to the parent, or did. */
static void add_harm(const struct view *v, unsigned harm, char *text, size_t size)
{
    const struct hazard_counts *h = v->hazards;
    if (v->row->observed && harm)
        phrase_add(text, size, "the parent read %s that the child had changed.",
                   phrase_count(harm, "byte").text);
    else if (v->row->observed)
        phrase_add(text, size, "the parent read no byte that the child had changed.");
    else if (harm)
        phrase_add(text, size, "%s %s that the parent then reads.",
                   phrase_count(harm, "byte").text, harm == 1 ? "changes" : "change");
    else if (h->never)
        phrase_add(text, size, "no harm seen; %s never looked at.",
                   phrase_count(h->never, "byte").text);
    else
        phrase_add(text, size, "no harm: the parent reads no byte that the child wrote.");
}

static void mean_vfork(const struct view *v, char *text, size_t size)
{
    const struct hazard_counts *h = v->hazards;
    if (!v->row->possible) {
        snprintf(
            text, size,
            "Not possible: the child waits, before exec, for what only its parent can "
            "do: for ever.");
        return;
    }
    snprintf(text, size, "The parent %s: ", v->row->observed ? "stood" : "stands");
    add_harm(v, h->data + h->stack, text, size);
}

static void mean_cms(const struct view *v, char *text, size_t size)
{
    unsigned harm = v->hazards->data + v->hazards->stack;
    const char *verdict = "would not have noticed that it is none.";
    if (!v->row->possible)
        verdict = "would have stood still for ever.";
    else if (v->row->observed)
        verdict = harm ? "has noticed: its memory changed under it."
                       : "has not noticed that it is none.";
    else if (harm)
        verdict = "would have noticed: its memory changes under it.";
    else if (v->hazards->never)
        verdict = "would not have noticed, as far as it was watched.";
    snprintf(text, size, "It is called fork; this program %s", verdict);
}

/* Parent and child at once in the same memory. */
static void add_both_ways(const struct view *v, unsigned harm, char *text, size_t size)
{
    add_harm(v, harm, text, size);
    if (v->hazards->parent_bytes)
        phrase_add(text, size, " It wrote %u meanwhile.", v->hazards->parent_bytes);
}

static void mean_rfork(const struct view *v, char *text, size_t size)
{
    snprintf(text, size, "Data in common: ");
    add_both_ways(v, v->hazards->data, text, size);
}

static void mean_sproc(const struct view *v, char *text, size_t size)
{
    snprintf(text, size, "Own stack; ");
    add_both_ways(v, v->hazards->data, text, size);
}

static void mean_rfmem(const struct view *v, char *text, size_t size)
{
    snprintf(text, size, "One stack for both (%u): ", v->hazards->stack);
    add_both_ways(v, v->hazards->data + v->hazards->stack, text, size);
}

/* The first call of the child that WANTED is true of, as the user names it; NULL: none. */
static const char *call_of(const struct fork_record *r,
                           bool (*wanted)(const struct call_kind *kind))
{
    for (int i = 0; i < r->actions && i < RECORD_ACTIONS; i++) {
        const struct call_kind *kind = call_find(r->action[i].name);
        if (kind && r->action[i].error == 0 && wanted(kind))
            return kind->name;
    }
    return NULL;
}

static bool is_descriptor(const struct call_kind *kind)
{
    return kind->duty == CALL_DESCRIPTOR || strcmp(kind->name, "pipe") == 0;
}

static bool is_signal(const struct call_kind *kind)
{
    return kind->duty == CALL_SIGNAL;
}

static bool is_chdir(const struct call_kind *kind)
{
    return strcmp(kind->name, "chdir") == 0;
}

/* Each flag that clone may have, and what of the child forbids it. */
static const struct clone_flag {
    const char *name;
    bool (*forbidden)(const struct call_kind *kind);
} clone_flags[] = {
    {"CLONE_FILES",    is_descriptor},
    { "CLONE_FS",      is_chdir     },
    { "CLONE_SIGHAND", is_signal    }
};

enum { CLONE_FLAGS = sizeof clone_flags / sizeof clone_flags[0] };

static void mean_clone(const struct view *v, char *text, size_t size)
{
    bool vm = v->hazards->data == 0;
    if (v->row->observed) {
        snprintf(text, size, "All in common, on a stack of its own: ");
        add_both_ways(v, v->hazards->data + v->hazards->stack, text, size);
        return;
    }
    char not [VARIANT_TEXT] = "";
    snprintf(text, size, "%s", vm ? "CLONE_VM|" : "");
    if (!vm)
        phrase_add(not, sizeof not, ", not CLONE_VM (its stores)");
    for (int i = 0; i < CLONE_FLAGS; i++) {
        const char *call = call_of(v->r, clone_flags[i].forbidden);
        bool needs_vm = clone_flags[i].forbidden == is_signal;
        if (call)
            phrase_add(not, sizeof not, ", not %s (%s)", clone_flags[i].name, call);
        else if (vm || !needs_vm)
            phrase_add(text, size, "%s|", clone_flags[i].name);
    }
    phrase_add(text, size, "SIGCHLD%s.", not );
}

static void mean_spawn(const struct view *v, char *text, size_t size)
{
    char line[1][VARIANT_TEXT] = { "" };
    int n = variants_actions(v->r, line, 1);
    if (n < 0)
        snprintf(text, size, "Not possible: %s", line[0]);
    else if (n == 0)
        snprintf(text, size,
                 "Nothing but a file name: the child did nothing before exec.");
    else
        snprintf(text, size, "Possible with %s, listed below.",
                 phrase_count((uint64_t)n, "action").text);
}

static void mean_nommu(const struct view *v, char *text, size_t size)
{
    (void)v;
    snprintf(text, size,
             "Refused: a copy elsewhere would still have the addresses of the parent.");
}

static void (*const meanings[VARIANTS])(const struct view *v, char *text, size_t size) = {
    [VARIANT_SWAP] = mean_swap,   [VARIANT_CORE] = mean_core,
    [VARIANT_COW] = mean_cow,     [VARIANT_VFORK] = mean_vfork,
    [VARIANT_CMS] = mean_cms,     [VARIANT_RFORK] = mean_rfork,
    [VARIANT_SPROC] = mean_sproc, [VARIANT_RFMEM] = mean_rfmem,
    [VARIANT_CLONE] = mean_clone, [VARIANT_SPAWN] = mean_spawn,
    [VARIANT_NOMMU] = mean_nommu,
};

void variant_mean(const struct fork_record *r, const struct cow_cost *cow,
                  const struct hazard_counts *hazards, struct variant_row *row)
{
    struct view v = { r, cow, hazards, row };
    meanings[row->variant](&v, row->meaning, sizeof row->meaning);
}

/* FORK SHOW: the anatomy of one fork, from its record alone. */
#include "monitor/fork/command.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/show.h"
#include "monitor/fork/stage.h"
#include "monitor/fork/tell_lab.h"

#include <stdio.h>

enum {
    SENTENCE = 512,
    STAGE_INDENT = 35,
    NUMBERS_INDENT = 11,
    CLICK_SIZE = 64,
    CLICK_WORDS = 32,
    U_AREA = 16
};

static void say_head(struct monitor *m, const struct fork_record *r)
{
    const struct cow_layout *l = &r->memory.layout;
    char fate[EVENT_TEXT + 32];
    fork_fate_tell(r, fate, sizeof fate);
    say(m, "Fork %d, %s s: %s", r->number, phrase_ms(r->began / 1000).text,
        phrase_process(r->parent_name, r->parent).text);
    if (r->how == FORK_FAILED)
        say(m, " made nobody: %s\n", r->why ? r->why : "the reason is not known");
    else
        say(m, " made %s, %s; %s\n",
            phrase_process(r->fate == FATE_EXEC ? r->child_name : "", r->child).text,
            fork_way(r), fate);
    if (r->parent_size)
        say(m, "An image of %s: u-area %d, data and bss %u, stack %u; shared text %u.\n",
            phrase_count(r->parent_size, "click").text, U_AREA, l->dsize, l->ssize,
            r->text_clicks);
}

static void say_stages(struct monitor *m, const struct fork_record *r)
{
    char head[128], text[SENTENCE];
    int64_t last = r->began;
    say(m, "\n STAGE        %s   STEP ms\n",
        fork_of_system(r) ? "SINCE CALL" : "SINCE TRAP");
    for (int i = 0; i < r->stages && i < RECORD_STAGES; i++) {
        const struct stage_mark *mark = &r->stage[i];
        if ((unsigned)mark->stage >= STAGE_KINDS)
            continue;
        snprintf(head, sizeof head, "%3d %-9s %9s %9s", i + 1,
                 stage_table[mark->stage].name, phrase_ms(mark->at - r->began).text,
                 phrase_ms(mark->at - last).text);
        stage_tell(r, mark, text, sizeof text);
        say_wrapped(m, STAGE_INDENT, head, text);
        last = mark->at;
    }
    if (r->stages_lost)
        say(m, "    ... and more stages than are kept\n");
}

/* Where memory can be shared: what was, and what became a process's own later. */
static void say_shared(struct monitor *m, const struct fork_record *r)
{
    if (r->stack_ns)
        say(m, "  stack    a new one for the child, in %s\n",
            phrase_time(r->stack_ns).text);
    if (r->entries)
        say(m, "  shared   %s, %s: %u map %s in %s\n", tell_pages(r->shared_pages).text,
            phrase_count(r->shared_clicks, "click").text, r->entries,
            r->entries == 1 ? "entry" : "entries", phrase_time(r->entry_ns).text);
    for (int i = 0; i < 2; i++)
        if (r->faults_copied[i] + r->faults_taken[i])
            say(m, "  later    %s %s copied, %s, and %u only unprotected\n",
                i ? "after the window" : "in the window",
                phrase_count(r->faults_copied[i], "page").text,
                phrase_count(r->clicks_later[i], "click").text, r->faults_taken[i]);
    if (r->fault_ns)
        say(m, "  faults   in the window %s, copying %s\n", phrase_time(r->fault_ns).text,
            phrase_time(r->fault_copy_ns).text);
    if (r->paged)
        say(m, "  core     %s more than before, at most\n",
            phrase_count((uint64_t)(r->peak < 0 ? 0 : r->peak), "click").text);
}

/* What the child cost, in numbers. */
static void say_copied(struct monitor *m, const struct fork_record *r)
{
    if (r->copied)
        say(m, "  copied   %s, %u bytes, in %s ms: %s a click, the first %s\n",
            phrase_count(r->copied, "click").text, r->copied * CLICK_SIZE,
            phrase_ms(r->copy_ns).text, phrase_time(r->copy_ns / r->copied).text,
            phrase_time(r->first_click_ns).text);
    for (int i = 0; i < r->swaps && i < RECORD_SWAPS; i++) {
        const struct transfer_times *t = &r->swap[i].times;
        char text[SENTENCE];
        snprintf(text, sizeof text,
                 "%s, %u words, block %06o, in %s ms: seek %s, rotation %s, transfer %s, "
                 "queue %s",
                 r->swap[i].text ? "text" : "image", r->swap[i].clicks * CLICK_WORDS,
                 r->swap[i].block, phrase_ms(r->swap[i].ns).text,
                 phrase_time(t->seek).text, phrase_time(t->rotation).text,
                 phrase_time(t->transfer).text, phrase_time(t->queued).text);
        say_wrapped(m, NUMBERS_INDENT, r->swap[i].out ? "  out" : "  in", text);
    }
}

static void say_written(struct monitor *m, const struct fork_record *r)
{
    const struct fork_memory *f = &r->memory;
    unsigned copy = fork_copy(r), child = fork_written(r);
    if (r->parent_return.seen)
        say(m, "  stood    %s ms: from its trap to its return\n",
            phrase_ms(r->parent_stood).text);
    if (copy)
        say(m,
            "  written  by the child %u of %s of data and stack, %s; by the parent %u\n",
            child, phrase_count(copy, "click").text, phrase_percent(child, copy).text,
            click_count(&f->parent_in));
    else if (r->how == FORK_BORROW || r->how == FORK_THREAD)
        say(m, "  written  by the child %s of what both have; by the parent %u\n",
            phrase_count(click_count(&f->child), "click").text,
            click_count(&f->parent_in));
    say(m, "  window   %s\n",
        r->complete ? phrase_time(r->ended - r->began).text
                    : "open: the child runs in it");
}

enum result fork_show(struct monitor *m, const char *args)
{
    const struct fork_record *r = fork_wanted(m, &args);
    if (!r)
        return FAILED;
    if (*skip_blanks(args))
        return fail(m, "Expected: FORK SHOW {n}, not \"%s\".", skip_blanks(args));
    fresh_line(m);
    say_head(m, r);
    say_stages(m, r);
    if (r->how == FORK_FAILED)
        return DONE;
    say(m, "\n");
    fork_say_pictures(m, r);
    say(m, "\n");
    fork_say_ledger(m, r);
    say(m, "\n");
    fork_say_returns(m, r);
    say(m, "\n");
    say_copied(m, r);
    say_shared(m, r);
    say_written(m, r);
    return DONE;
}

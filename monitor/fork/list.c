/* FORK LIST: a line for each fork, and the totals. */
#include "monitor/fork/command.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/show.h"

#include <inttypes.h>

/* Forks that have a number, but whose child was not seen made, nor refused. */
static void say_unmade(struct monitor *m, uint64_t seen)
{
    uint64_t numbered = (uint64_t)observatory_forks(m);
    if (numbered > seen)
        say(m, "%s more under way or not watched to its child.\n",
            phrase_count(numbered - seen, "fork").text);
}

static void say_totals(struct monitor *m)
{
    const struct observatory_totals *t = observatory_totals(m);
    say(m,
        "%s: %" PRIu64 " in core, %" PRIu64 " by the disk; %" PRIu64
        " more failed.\n%s, %" PRIu64 " refused; %s, %s.\n",
        phrase_count(t->forks, "fork").text, t->core, t->swap, t->failed,
        phrase_count(t->execs, "exec").text, t->refused,
        phrase_count(t->exits, "exit").text, phrase_count(t->waits, "wait").text);
    if (t->shared + t->spawned)
        say(m, "%" PRIu64 " of the forks with memory in common, %" PRIu64 " spawned.\n",
            t->shared, t->spawned);
    if (t->pages_copied + t->pages_taken)
        say(m, "%s copied later (%s), %" PRIu64 " only unprotected.\n",
            phrase_count(t->pages_copied, "page").text,
            phrase_count(t->clicks_later, "click").text, t->pages_taken);
    say(m, "%s copied, %" PRIu64 " swapped.",
        phrase_count(t->clicks_copied, "click").text, t->clicks_swapped);
    if (t->clicks_made)
        say(m,
            " The copies had %" PRIu64 " of data and\nstack; of these %" PRIu64
            " were ever written, %s.",
            t->clicks_made, t->clicks_written,
            phrase_percent(t->clicks_written, t->clicks_made).text);
    say(m, "\n");
}

enum result fork_list(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: FORK LIST");
    int forks = observatory_forks(m);
    if (forks == 0) {
        say(m, "No fork was seen yet; the observatory is %s.\n",
            observatory_is_on(m) ? "on" : "off");
        return DONE;
    }
    fresh_line(m);
    say(m, "%s\n", fork_list_header);
    for (int i = forks > RECORDS ? forks - RECORDS : 0; i < forks; i++) {
        char row[LIST_ROW];
        const struct fork_record *r = observatory_record(m, i);
        if (!r)
            continue;
        fork_list_row(r, row, sizeof row);
        say(m, "%s\n", row);
    }
    say_totals(m);
    say_unmade(m, observatory_totals(m)->forks + observatory_totals(m)->failed);
    return DONE;
}

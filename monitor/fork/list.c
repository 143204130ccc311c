/* FORK LIST: a line for each fork, and the totals. */
#include "monitor/fork/command.h"
#include "monitor/fork/show.h"

#include <inttypes.h>

static void say_totals(struct monitor *m)
{
    const struct observatory_totals *t = observatory_totals(m);
    say(m,
        "%" PRIu64 " forks: %" PRIu64 " in core, %" PRIu64 " through swap; %" PRIu64
        " more failed. %" PRIu64 " execs, %" PRIu64 " refused; %" PRIu64
        " exits, %" PRIu64 " waits.\n",
        t->forks, t->core, t->swap, t->failed, t->execs, t->refused, t->exits, t->waits);
    say(m,
        "%" PRIu64 " clicks copied, %" PRIu64 " swapped; of %" PRIu64
        " clicks of data and stack in the copies %" PRIu64 " were ever written.\n",
        t->clicks_copied, t->clicks_swapped, t->clicks_made, t->clicks_written);
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
    return DONE;
}

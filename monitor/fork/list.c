/* FORK LIST: a line for each fork, and the totals. */
#include "monitor/fork/command.h"

#include <inttypes.h>

static void say_process(struct monitor *m, const char *name, word pid)
{
    char text[EVENT_NAME + 10];
    snprintf(text, sizeof text, "%s (%u)", name[0] ? name : "?", pid);
    say(m, " %-14s", text);
}

static void say_fork(struct monitor *m, const struct fork_record *r)
{
    char fate[EVENT_TEXT + 8];
    unsigned made = (unsigned)r->memory.layout.dsize + r->memory.layout.ssize;
    fork_fate_tell(r, fate, sizeof fate);
    say(m, "%5d %12.6f", r->number, (double)r->began / 1e9);
    say_process(m, r->parent_name, r->parent);
    say_process(m, r->child_name, r->child);
    say(m, " %-6s %5u %9.3f %4u%%  %s\n", fork_how_name(r->how),
        r->how == FORK_FAILED ? 0 : r->parent_size,
        r->parent_return.seen ? (double)r->parent_stood / 1e6 : 0.0,
        made ? fork_written(r) * 100 / made : 0, r->why ? r->why : fate);
}

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
    say(m, "%5s %12s %-14s %-14s %-6s %5s %9s %5s  %s\n", "fork", "at (s)", "parent",
        "child", "how", "click", "stood ms", "writ.", "fate");
    for (int i = forks > RECORDS ? forks - RECORDS : 0; i < forks; i++) {
        const struct fork_record *r = observatory_record(m, i);
        if (r)
            say_fork(m, r);
    }
    say_totals(m);
    return DONE;
}

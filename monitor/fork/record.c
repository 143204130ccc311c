/* A record in one plain word each. */
#include "monitor/fork/record.h"

#include <stdio.h>

const char *fork_how_name(enum fork_how how)
{
    static const char *const names[] = {
        [FORK_UNDECIDED] = "begun", [FORK_CORE] = "core",     [FORK_SWAP] = "swap",
        [FORK_COW] = "cow",         [FORK_BORROW] = "borrow", [FORK_SHARE] = "share",
        [FORK_THREAD] = "thread",   [FORK_SPAWN] = "spawn",   [FORK_FAILED] = "failed",
    };
    return (unsigned)how <= FORK_FAILED ? names[how] : "?";
}

const char *fork_way(const struct fork_record *r)
{
    switch (r->how) {
    case FORK_SWAP:
        return "by the swap disk";
    case FORK_COW:
        return "by copy-on-write";
    case FORK_BORROW:
        return "in its parent's memory";
    case FORK_SHARE:
        return "with data in common";
    case FORK_THREAD:
        return "with all in common";
    case FORK_SPAWN:
        return "as nobody's copy";
    default:
        return "in core";
    }
}

void fork_fate_tell(const struct fork_record *r, char *text, size_t size)
{
    static const char *const names[] = {
        [FATE_RUNS] = "runs",     [FATE_EXEC] = "exec ",          [FATE_EXIT] = "exit",
        [FATE_KILLED] = "killed", [FATE_FAILED] = "failed",       [FATE_PANIC] = "panic",
        [FATE_RESET] = "reset",   [FATE_UNWATCHED] = "unwatched",
    };
    const char *name = (unsigned)r->fate <= FATE_UNWATCHED ? names[r->fate] : "?";
    const char *more = r->fate == FATE_EXEC ? r->path : "";
    bool why = (r->fate == FATE_FAILED || r->fate == FATE_PANIC) && r->why;
    snprintf(text, size, "%s%s%s%s", name, more, why ? ": " : "", why ? r->why : "");
}

static bool in_data(const struct cow_layout *l, unsigned click)
{
    return click >= l->data && click < (unsigned)l->data + l->dsize;
}

static bool in_stack(const struct cow_layout *l, unsigned click)
{
    return click + l->ssize >= COW_CLICKS;
}

/* Clicks of data, of the stack or of both that the child wrote. */
static unsigned written(const struct fork_record *r, bool data, bool stack)
{
    const struct cow_layout *l = &r->memory.layout;
    unsigned n = 0;
    for (unsigned click = 0; click < COW_CLICKS; click++)
        n += click_has(&r->memory.child, click) &&
             ((data && in_data(l, click)) || (stack && in_stack(l, click)));
    return n;
}

unsigned fork_touched(const struct fork_record *r)
{
    return written(r, true, true);
}

bool fork_in_common(const struct fork_record *r)
{
    return r->how == FORK_BORROW || r->how == FORK_SHARE || r->how == FORK_THREAD;
}

unsigned fork_copy(const struct fork_record *r)
{
    const struct cow_layout *l = &r->memory.layout;
    switch (r->how) {
    case FORK_SHARE:
        return l->ssize;
    case FORK_BORROW:
    case FORK_THREAD:
    case FORK_SPAWN:
        return 0;
    default:
        return (unsigned)l->dsize + l->ssize;
    }
}

unsigned fork_written(const struct fork_record *r)
{
    bool any = fork_copy(r) > 0;
    return written(r, any && r->how != FORK_SHARE, any);
}

bool fork_child_caught(const struct fork_record *r)
{
    if (r->how == FORK_SPAWN)
        return false;
    for (int i = 0; i < r->stages && r->child_return.seen; i++)
        if (r->stage[i].stage == STAGE_TRAP)
            return r->child_return.pc != (word)(r->stage[i].pc + 2);
    return false;
}

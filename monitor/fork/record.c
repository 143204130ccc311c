/* What of a record is told everywhere: how the copy was made, what became of it, how much of
 * it was ever written. */
#include "monitor/fork/record.h"

#include <stdio.h>

const char *fork_how_name(enum fork_how how)
{
    static const char *const names[] = { [FORK_UNDECIDED] = "undecided",
                                         [FORK_CORE] = "core",
                                         [FORK_SWAP] = "swap",
                                         [FORK_FAILED] = "failed" };
    return names[how];
}

void fork_fate_tell(const struct fork_record *r, char *text, size_t size)
{
    static const char *const names[] = { [FATE_RUNS] = "runs",   [FATE_EXEC] = "exec",
                                         [FATE_EXIT] = "exit",   [FATE_KILLED] = "killed",
                                         [FATE_FAILED] = "none", [FATE_PANIC] = "panic",
                                         [FATE_RESET] = "reset" };
    if (r->fate == FATE_EXEC)
        snprintf(text, size, "exec %s", r->path);
    else
        snprintf(text, size, "%s", names[r->fate]);
}

unsigned fork_written(const struct fork_record *r)
{
    const struct cow_layout *l = &r->memory.layout;
    unsigned n = 0;
    for (unsigned click = 0; click < COW_CLICKS; click++) {
        bool data = click >= l->data && click < (unsigned)l->data + l->dsize;
        bool stack = click + l->ssize >= COW_CLICKS;
        n += (data || stack) && click_has(&r->memory.child, click);
    }
    return n;
}

/* FORK LIVE: events told as they come. */
#include "monitor/fork/command.h"

enum result fork_live(struct monitor *m, const char *args)
{
    (void)args;
    return fail(m, "FORK LIVE is not there yet.");
}

/* FORK SHOW. */
#include "monitor/fork/command.h"

enum result fork_show(struct monitor *m, const char *args)
{
    (void)args;
    return fail(m, "FORK SHOW is not there yet.");
}

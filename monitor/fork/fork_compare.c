/* FORK COMPARE. */
#include "monitor/fork/command.h"

enum result fork_compare(struct monitor *m, const char *args)
{
    (void)args;
    return fail(m, "FORK COMPARE is not there yet.");
}

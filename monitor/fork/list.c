/* FORK LIST. */
#include "monitor/fork/command.h"

enum result fork_list(struct monitor *m, const char *args)
{
    (void)args;
    return fail(m, "FORK LIST is not there yet.");
}

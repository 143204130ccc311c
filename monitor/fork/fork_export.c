/* FORK EXPORT. */
#include "monitor/fork/command.h"

enum result fork_export(struct monitor *m, const char *args)
{
    (void)args;
    return fail(m, "FORK EXPORT is not there yet.");
}

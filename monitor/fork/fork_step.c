/* FORK STEP: to the next stage of a fork. */
#include "monitor/fork/command.h"

enum result fork_step(struct monitor *m, const char *args)
{
    (void)args;
    return fail(m, "FORK STEP is not there yet.");
}

/* What FORK STEP says where it has stopped. */
#include "monitor/fork/command.h"

void fork_say_stage(struct monitor *m, const struct fork_record *r,
                    const struct stage_mark *mark)
{
    (void)m, (void)r, (void)mark;
}

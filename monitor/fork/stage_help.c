/* HELP FORK's list of the stages. */
#include "monitor/fork/show.h"
#include "monitor/fork/stage.h"

static char branch(const struct stage_kind *kind)
{
    return kind->swap ? 's' : kind->core ? ' ' : 'l';
}

void fork_help_stages(struct monitor *m)
{
    say(m, "  Stages, where FORK STEP stops: c when the copy is made in core, s by the "
           "swap\n  disk (SET CPU 56K before BOOT: most of them), l on the lab only. Who "
           "comes\n  back first, parent or child, is the scheduler's choice.\n");
    for (int i = 0; i < STAGE_KINDS; i++)
        say(m, "  %c%c %-9s %s\n", stage_table[i].core ? 'c' : ' ',
            branch(&stage_table[i]), stage_table[i].name, stage_table[i].help);
}

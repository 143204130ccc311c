/* HELP FORK's list of the stages. */
#include "monitor/fork/show.h"
#include "monitor/fork/stage.h"

void fork_help_stages(struct monitor *m)
{
    say(m, "  Stages, where FORK STEP stops: c when the copy is made in core, s by the "
           "swap\n  disk (SET CPU 56K before BOOT: most of them). Who comes back first, "
           "parent\n  or child, is the scheduler's choice.\n");
    for (int i = 0; i < STAGE_KINDS; i++)
        say(m, "  %c%c %-9s %s\n", stage_table[i].core ? 'c' : ' ',
            stage_table[i].swap ? 's' : ' ', stage_table[i].name, stage_table[i].help);
}

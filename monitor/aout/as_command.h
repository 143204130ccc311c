/* `fork11 as`: the assembler's command line. */
#ifndef MONITOR_AOUT_AS_COMMAND_H
#define MONITOR_AOUT_AS_COMMAND_H

/* ARGV[0] is "as". The exit status: 0, 1 if there is no a.out, 2 for a wrong command line. */
int as_main(int argc, char **argv);

#endif

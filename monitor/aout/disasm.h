/* `fork11 disasm`: a program in V6's notation, to be read and to be assembled again. */
#ifndef MONITOR_AOUT_DISASM_H
#define MONITOR_AOUT_DISASM_H

/* ARGV[0] is "disasm". The exit status. */
int disasm_main(int argc, char **argv);

#endif

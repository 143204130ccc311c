/* `fork11 nm` and `fork11 size`, as V6's nm(I) and size(I) print it. */
#ifndef MONITOR_AOUT_NM_H
#define MONITOR_AOUT_NM_H

/* ARGV[0] is the verb. The exit status. */
int nm_main(int argc, char **argv);
int size_main(int argc, char **argv);

#endif

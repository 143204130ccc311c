/* What is to be compared: a program, its twin that goes by spawn, and its arguments. Either is on
 * the lab's pack already, or comes from the host, as a source, which is assembled with the
 * lab's library, or as an a.out. */
#ifndef MONITOR_LAB_SUBJECT_H
#define MONITOR_LAB_SUBJECT_H

#include "monitor/lab/bench.h"

enum { SUBJECT_LINE = 256, SUBJECT_NAME = 15 };

struct subject {
    char name[SUBJECT_NAME], twin[SUBJECT_NAME]; /* in /bin; twin "": there is none */
    char line[SUBJECT_LINE];                     /* what is typed to the shell */
    char twin_line[SUBJECT_LINE];                /* likewise */
    struct bench_program program[2]; /* those that are not on the pack yet; to be freed */
    int programs;
};

/* TERM is a name in the pack's /bin, or a file of the host's: one that ends in .s, has a / in its
 * path, or is no name of the pack's. ARGS are the program's. False: ERROR (ERROR_SIZE
 * bytes) says why; nothing is to be freed then. */
bool subject_take(struct subject *s, const char *term, const char *args, char *error);
void subject_free(struct subject *s);

#endif

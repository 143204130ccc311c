/* Lessons: batch files with a page of text, built in (monitor/lessons/). Read aloud, one
 * waits for a key at every PAUSE; as a batch file (-f) it waits for nobody. */
#ifndef MONITOR_LESSON_H
#define MONITOR_LESSON_H

#include "monitor/script.h"

struct lesson {
    const char *name; /* "1-init": its number and a word */
    const char *text; /* the batch file */
};

/* In order of their numbers; made from monitor/lessons/ when fork11 is built. */
extern const struct lesson lesson_table[];
extern const int lesson_count;

/* fork11 lesson: their titles. */
void lesson_list(struct monitor *m);

/* fork11 lesson NUMBER, for the person at standard input; then the machine is left as the
 * lesson left it, at the prompt. FAILED: no such lesson, no pack, or it went wrong. */
enum result lesson_run(struct monitor *m, const char *number);

#endif

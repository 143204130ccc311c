/* One program under every policy of the lab, from the very same state of the same machine; and
 * beside each figure that was measured what the models say, from the run under core alone. */
#ifndef MONITOR_LAB_COMPARE_H
#define MONITOR_LAB_COMPARE_H

#include "monitor/fork/phrase.h"
#include "monitor/lab/measure.h"
#include "monitor/lab/subject.h"

enum { LAB_WAYS = 7 };

/* The rows of the table. */
struct lab_way {
    const char *name;
    enum variant variant; /* its model */
    int policy;           /* of the kernel; -1: the program's twin, by spawn */
};
extern const struct lab_way lab_ways[LAB_WAYS];

/* A row. */
struct lab_row {
    bool ran;   /* to the end of all that came of it */
    bool right; /* with the same output and status as under core */
    bool known; /* the figures of MEASURED count */
    struct lab_cost measured;
    char why[MEASURE_WHY]; /* not ran, or not right */
    bool possible;         /* as the model has it */
    struct lab_cost model;
    unsigned
        harm; /* bytes that children wrote where memory is in common, and their parents
                      then read, under core */
    char
        verdict[VARIANT_TEXT]; /* the model's: what it means, or why it is not possible */
    char differs[MEASURE_WHY]; /* in what observatory and kernel do not agree; "" */
};

struct lab_comparison {
    char name[SUBJECT_NAME], line[SUBJECT_LINE];
    int forks;  /* that the program made under core, all in all */
    int chosen; /* the one that is told of; 0: all */
    struct lab_row row[LAB_WAYS];
};

struct compare_wish {
    const struct subject *subject;
    int chosen;
};

/* Runs it on B, which is at its prompt, and leaves it there. FAILED: under core it does not come
 * to an end, or makes no process; ERROR (ERROR_SIZE bytes) says so. */
bool lab_compare(struct bench *b, const struct compare_wish *wish,
                 struct lab_comparison *c, char *error);

/* "1 process", "3 processes". */
struct phrase lab_processes(int n);

/* The table, and what is to be said of its rows. */
void lab_comparison_say(struct monitor *m, const struct lab_comparison *c);

#endif

/* Cost against size: a process with 1 to 48 KB of data makes another one, in every way. The lab's
 * program `size`, measured on the bench once for each point. */
#ifndef MONITOR_LAB_SCALE_H
#define MONITOR_LAB_SCALE_H

#include "monitor/lab/measure.h"

enum { SCALE_WAYS = 9, SCALE_SIZES = 25, SCALE_MOST = 48 /* KB */ };

struct scale_way {
    const char *key;  /* a word, for a spreadsheet */
    const char *name; /* for a legend */
    int policy;       /* of the lab's kernel */
    bool twin;        /* size.spawn instead of size */
    int written;      /* halves of its data that the child writes */
};
extern const struct scale_way scale_ways[SCALE_WAYS];

struct scale {
    int kb[SCALE_SIZES];
    struct lab_cost cost[SCALE_WAYS][SCALE_SIZES];
};

/* KB of the data of size I that the child of a way writes. */
int scale_written(const struct scale *s, int way, int i);

/* Measures all on B, which is at its prompt. False: ERROR (ERROR_SIZE bytes) says why. */
bool scale_measure(struct bench *b, struct scale *s, char *error);

/* A line for each way and size; false: OUT could not be written. */
bool scale_csv(FILE *out, const struct scale *s);

/* Two charts, one drawing that stands alone. */
bool scale_svg(FILE *out, const struct scale *s);

/* Some of the sizes, for a terminal. */
void scale_say(struct monitor *m, const struct scale *s);

#endif

/* What TAB offers. */
#ifndef MONITOR_COMPLETE_H
#define MONITOR_COMPLETE_H

#include "monitor/monitor.h"

enum { CANDIDATES = 400, CANDIDATE_SIZE = 256 };

struct candidates {
    int count;
    char text[CANDIDATES][CANDIDATE_SIZE];
};

/* Everything that could stand at the end of LINE (up to the cursor); *FROM is where in LINE
 * the word to be completed begins. */
void complete_line(struct monitor *m, const char *line, struct candidates *c,
                   size_t *from);

/* The longest beginning that all candidates share. */
size_t complete_common(const struct candidates *c);

#endif

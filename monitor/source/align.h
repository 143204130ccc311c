/* Walks a function's machine code beside its text. Every way through the code is a way
 * through the text, whatever cc's optimizer did to the order: so both graphs of anchors are
 * followed together from their entries, at each pair of points as it costs least in the end
 * to go on. Code that the optimizer shared between two statements comes by both. */
#ifndef MONITOR_SOURCE_ALIGN_H
#define MONITOR_SOURCE_ALIGN_H

#include "monitor/source/anchor.h"

struct alignment {
    int code, text;   /* how many anchors each has */
    byte *matched;    /* [code * TEXT + text]: the text's anchor is this code's... */
    byte *passed;     /* ...or the code, having none, stands before that anchor */
    int calls, found; /* calls in the code, and those that have one in the text */
};

/* False: no memory. */
bool align(struct alignment *a, const struct anchors *code, const struct anchors *text);
void alignment_free(struct alignment *a);

#endif

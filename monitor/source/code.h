/* A C function's machine code as a graph of anchors: what its instructions call, name and
 * test, and where they go on. */
#ifndef MONITOR_SOURCE_CODE_H
#define MONITOR_SOURCE_CODE_H

#include "monitor/source/anchor.h"

struct code {
    word at; /* the address of the first word */
    const word *text;
    int words;
    /* A word of the kernel's data, where the tables of switches are. */
    bool (*data)(void *host, word at, word *value);
    void *host;
};

/* Its anchors into GRAPH, by address, the first of them the entry. False: no memory. */
bool code_anchors(const struct code *code, struct anchors *graph);

/* How many words the instruction that begins with IR takes, 1 to 3. */
int code_length(word ir);

/* Whether IR is a call: jsr pc. */
bool code_is_call(word ir);

#endif

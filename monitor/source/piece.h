/* One instruction, as machine code is taken apart into anchors. */
#ifndef MONITOR_SOURCE_PIECE_H
#define MONITOR_SOURCE_PIECE_H

#include "monitor/source/code.h"

enum { FAR = 0400000 }; /* an address out of the function */

struct piece {
    const struct code *code;
    struct anchors *graph;
    word at;    /* of the instruction */
    int next;   /* number of the word behind those used so far */
    int target; /* address, FAR: goes on behind it */
};

/* The address of the word behind those used. */
word piece_next(const struct piece *p);

/* Takes the instruction at P->next: its anchors, at least one, are appended. */
void piece_take(struct piece *p);

#endif

/* The ways out of the jumps that cc makes of a switch. */
#ifndef MONITOR_UNIX_CODE_SWITCH_H
#define MONITOR_UNIX_CODE_SWITCH_H

#include "monitor/unix/code.h"

/* Joins each ANCHOR_SWITCH of GRAPH to where its table leads; FIRST: the anchor of each of
 * the code's words, ANCHOR_NONE: no instruction begins there. */
void code_switches(const struct code *code, struct anchors *graph, const int *first);

#endif

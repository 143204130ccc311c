/* The ways out of the jumps that cc makes of a switch. */
#ifndef MONITOR_SOURCE_CODE_SWITCH_H
#define MONITOR_SOURCE_CODE_SWITCH_H

#include "monitor/source/code.h"

/* If the last of GRAPH's anchors is a switch, whose table lies in the text as V4's cc has it,
 * the number of the word behind the table; otherwise 0. */
int code_table_end(const struct code *code, const struct anchors *graph);

/* Joins each ANCHOR_SWITCH of GRAPH to where its table leads; FIRST: the anchor of each of
 * the code's words, ANCHOR_NONE: no instruction begins there. */
void code_switches(const struct code *code, struct anchors *graph, const int *first);

#endif

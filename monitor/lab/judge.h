/* Whether a program under one policy did what it did under core; and whether those who measured
 * agree. */
#ifndef MONITOR_LAB_JUDGE_H
#define MONITOR_LAB_JUDGE_H

#include "monitor/lab/compare.h"

/* ROW becomes what RUN was, next to CORE. */
void judge(const struct measured *run, const struct measured *core, struct lab_row *row);

/* Kernel and observatory: in WHY (MEASURE_WHY bytes) what they do not agree on, "" if they do. */
void judge_counters(const struct measured *run, char *why);

#endif

/* Beside monitor/fork/report.h's trace: what only its makers ask. */
#ifndef MONITOR_FORK_TRACE_H
#define MONITOR_FORK_TRACE_H

#include "monitor/fork/report.h"

/* What core and swap have free now, for the counters. */
void trace_free_space(struct trace *t, uint32_t clicks, uint32_t blocks);

/* The errno of what could not be written, 0: all could. Once it is set, the trace takes
 * events and writes nothing. */
int trace_failed(const struct trace *t);

/* A trace that writes to OUT, which it closes. NULL: no memory; OUT is closed. */
struct trace *trace_to(FILE *out);

/* One record as the events that it was made of. False: something could not be written. */
bool report_trace(FILE *out, const struct report *r);

#endif

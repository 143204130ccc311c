/* A record, or all of them, written for people and for other programs. Pure: from records to
 * a FILE; the sentences come from stage.h, variants.h and event.h. */
#ifndef MONITOR_FORK_REPORT_H
#define MONITOR_FORK_REPORT_H

#include "monitor/fork/record.h"
#include "monitor/symbols.h"

#include <stdio.h>

struct report {
    const struct fork_record *record;
    const struct symbols *symbols; /* of the kernel, or NULL */
    const struct symbols *program; /* of the parent's program, or NULL */
    const char *image;             /* "v6": what was booted, or NULL */
    int page;                      /* bytes, for the table of variants */
    uint32_t core_bytes;
};

/* False: writing failed (errno). */
bool report_json(FILE *out, const struct report *r);
bool report_csv(FILE *out, const struct report *r);
bool report_svg(FILE *out, const struct report *r);
bool report_html(FILE *out, const struct report *r);

/* The JSON that Perfetto opens (Trace Event Format), as it comes: an event sink with bounded
 * memory. */
struct trace;
struct trace *trace_open(const char *path, char *error); /* ERROR: 256 bytes */
const struct fork_sink *trace_sink(struct trace *t);
bool trace_close(struct trace *t); /* false: not all could be written (errno) */

#endif

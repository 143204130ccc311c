/* A file in the Trace Event Format (the array form), which Perfetto and chrome://tracing open:
 * one event a line, written as it comes; nothing of it is kept. Without its last bracket, as
 * when the host's power fails, both still read it. */
#ifndef MONITOR_FORK_TRACE_FILE_H
#define MONITOR_FORK_TRACE_FILE_H

#include "monitor/fork/json.h"

/* Tracks come in two groups, which the format calls processes. */
enum { GROUP_UNIX = 1, GROUP_MACHINE = 2 };

/* A track of GROUP_UNIX is a process, by its pid; process 0, whose number means no thread
 * there, is TRACK_SWAPPER. */
enum { TRACK_SWAPPER = 65536, TRACK_PROCESSOR, TRACK_COPY, TRACK_SWAP };

int trace_track(word pid);

struct trace_file {
    struct json json;
    int failed; /* errno of what could not be written; nothing more is */
};

void trace_start(struct trace_file *f, FILE *out);

/* Begins an event of PHASE: name (of at most MOST bytes; NULL: none), time in ns, track. Members and
 * arguments are added by json_..., then trace_end. False: the file has failed, write nothing.
 * Phases: B and E a slice's ends, X a slice with its duration, i an instant, C a counter,
 * s and f the ends of an arrow, M a name. */
bool trace_begin(struct trace_file *f, char phase, const char *name, size_t most,
                 int64_t ns, int group, int track);
void trace_args(struct trace_file *f);
void trace_end(struct trace_file *f);

/* An arrow from a track to another of GROUP_UNIX. */
void trace_arrow(struct trace_file *f, int64_t id, int64_t ns, int from, int to);

/* Names a track, or with TRACK 0 its group. */
void trace_name(struct trace_file *f, int group, int track, const char *name);

/* Names the groups and the machine's tracks. */
void trace_tracks(struct trace_file *f);

/* The last bracket. False: something was not written; FAILED says why. */
bool trace_finish(struct trace_file *f);

#endif

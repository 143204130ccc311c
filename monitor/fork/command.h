/* FORK and its own verbs. Each is a row of the table in command.c and one function in the
 * file of its theme. */
#ifndef MONITOR_FORK_COMMAND_H
#define MONITOR_FORK_COMMAND_H

#include "monitor/command.h"
#include "monitor/fork/observatory.h"

struct fork_verb {
    const char *name, *shortest;
    const char *usage, *help;
    enum result (*run)(struct monitor *m, const char *args);
};

extern const struct fork_verb fork_verbs[];
extern const int fork_verb_count;

enum result do_fork(struct monitor *m, const char *args);
void fork_help(struct monitor *m); /* what HELP FORK says besides: verbs and stages */

/* The record that ARGS begin with the number of; the latest if they do not begin with one.
 * *ARGS goes behind it. NULL: why not in monitor->error. */
const struct fork_record *fork_wanted(struct monitor *m, const char **args);

enum result fork_live(struct monitor *m, const char *args);    /* live.c */
enum result fork_list(struct monitor *m, const char *args);    /* list.c */
enum result fork_step(struct monitor *m, const char *args);    /* fork_step.c */
enum result fork_show(struct monitor *m, const char *args);    /* fork_show.c */
enum result fork_compare(struct monitor *m, const char *args); /* fork_compare.c */
enum result fork_export(struct monitor *m, const char *args);  /* fork_export.c */
enum result fork_trace(struct monitor *m, const char *args);   /* fork_trace.c */

/* Ends the trace if there is one; says so if its file could not be written. */
bool fork_trace_end(struct monitor *m);

/* Where FORK STEP has stopped: the stage in a sentence, the place in the kernel, what
 * changed in proc[], coremap and swapmap since the last one. fork_stage.c */
void fork_say_stage(struct monitor *m, const struct fork_record *r,
                    const struct stage_mark *mark);

#endif

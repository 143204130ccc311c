/* Command files. */
#ifndef MONITOR_SCRIPT_H
#define MONITOR_SCRIPT_H

#include "monitor/command.h"

enum { SCRIPT_ARGUMENTS = 64, SCRIPT_DEPTH = 20 };

struct script {
    const char *path;
    const char *text; /* what is in it, if it is built in; NULL: a file of the host's */
    int line;
    int argc; /* argv[0] is the file */
    const char *argv[SCRIPT_ARGUMENTS];
    bool strict;  /* an error ends it, or does what ON ERROR said */
    bool ended;   /* RETURN */
    bool verbose; /* DO -v: its lines are shown */
    bool aloud;   /* its comments are text for the reader, its commands are shown */
    bool reading; /* the last line was such text */
    char on_error[LINE_SIZE]; /* commands */
    struct script *outer;     /* the file that did this one */
};

/* Does the commands of SCRIPT's file. FAILED only if it cannot be read, or STRICT: then
 * monitor->error begins with file:line. */
enum result script_run(struct monitor *m, struct script *script);

/* %1 %NAME% %% of LINE. FAILED: too long, or nothing has that name. */
enum result script_expand(struct monitor *m, const struct script *script,
                          const char *line, char *out, size_t size);

/* The machine runs until its console has printed the N characters of TEXT behind what was
 * matched last, NS of machine time at most. FAILED: it did not; the error says how it ended. */
enum result await_text(struct monitor *m, const char *text, size_t n, int64_t ns);

/* fork11 -f: the exit status. */
int batch_run(struct monitor *m, int argc, const char *const argv[]);

#endif

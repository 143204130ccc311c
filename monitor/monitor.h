/* A session: one machine and the person, or the file, that talks to its monitor. */
#ifndef MONITOR_MONITOR_H
#define MONITOR_MONITOR_H

#include "monitor/breaks.h"
#include "monitor/console.h"
#include "monitor/display.h"
#include "monitor/history.h"
#include "monitor/lines/exchange.h"
#include "monitor/machine.h"
#include "monitor/matcher.h"
#include "monitor/unix/kernel.h"
#include "monitor/words.h"

#include <stdio.h>

enum { ERROR_SIZE = 1200, LINE_SIZE = 2048 };

/* What a command came to. */
enum result {
    DONE,
    FAILED, /* monitor->error says what was wrong */
    LEAVE   /* QUIT: monitor->status is the exit status */
};

struct script;
struct observatory;
struct tracing;
struct line_table;
struct assemblies;
struct programs;
struct stage_seen;
struct panel;
struct front;

struct monitor {
    struct machine *machine;
    FILE *out;  /* everything said or printed goes here */
    int column; /* characters since the last new line */
    char error[ERROR_SIZE];
    int status;
    bool runs;    /* run_machine is under way */
    bool batch;   /* fork11 -f: nothing waits for the host, the first failure ends it */
    bool acting;  /* the action list of a stop is being done... */
    bool resume;  /* ...and said CONTINUE */
    bool no_idle; /* SET CPU NOIDLE: an idle machine spins through its time */
    int throttle; /* 0: as fast as the host can; 1: an 11/45's speed; 10, 100: slower */
    bool quiet;   /* SET QUIET: what was made and where it listens is not told */
    int64_t run_limit;  /* ns of machine time, SCHED_NEVER: none */
    uint64_t run_count; /* instructions, 0: no limit */
    struct probe probe;
    struct breaks breaks;
    struct displays displays;
    struct history history;
    struct console console;
    struct matcher matcher;
    struct exchange exchange;
    struct line_table *lines;      /* monitor/unix/lines.h; NULL: none asked for yet */
    struct assemblies *assemblies; /* monitor/lab/assembly.h; likewise */
    struct script *script;         /* the file being done, NULL at the prompt */
    struct kernel kernel;          /* the guest's, if it is known */
    struct programs *programs; /* the guest's user programs; NULL: none was looked at */
    struct observatory *observatory; /* NULL: never switched on */
    struct tracing *tracing;         /* NULL: no FORK TRACE */
    struct stage_seen *stage_seen;   /* by FORK STEP at its last stop; or NULL */
    struct panel *panel;             /* monitor/panel/panel.h; NULL: never used */
    struct front *front; /* the operator's console; NULL: nobody has used it */
};

/* A session that prints to OUT; MACHINE must outlive it. NULL: no memory. */
struct monitor *monitor_create(struct machine *machine, FILE *out);
void monitor_destroy(struct monitor *m);

/* To monitor->out; keeps column. */
__attribute__((format(printf, 2, 3))) void say(struct monitor *m, const char *format,
                                               ...);
void say_byte(struct monitor *m, char c); /* as it is, from the guest */
void say_bytes(struct monitor *m, const char *text, size_t n);
void fresh_line(struct monitor *m);      /* a new line unless at the start of one */
bool in_colour(const struct monitor *m); /* a terminal, and NO_COLOR is not set */

/* Puts the sentence into monitor->error and returns FAILED. */
__attribute__((format(printf, 2, 3))) enum result fail(struct monitor *m,
                                                       const char *format, ...);

/* Puts the probe in if a breakpoint or the history wants it, takes it out if not. */
void probes_fit(struct monitor *m);

#endif

/* The operator's terminal as the machine's console: raw while the machine runs, restored
 * whatever ends the run. */
#ifndef MONITOR_CONSOLE_H
#define MONITOR_CONSOLE_H

#include "devices/word.h"

#include <stdio.h>

enum { CONSOLE_PENDING = 4096, CONSOLE_STOP = 005 /* ^E */ };

struct console {
    FILE *log;            /* SET CONSOLE LOG=file, or NULL */
    bool tty;             /* standard input is a terminal */
    bool raw;             /* now */
    bool eight;           /* SET TTO 8B: bit 8 is printed too */
    bool plain;           /* SET TTI RAW: Backspace and ^C go to the guest as they are */
    bool seven;           /* SET TTI 7B: bit 8 of keys is dropped */
    bool capitals;        /* SET TTI UC: small letters are sent as capitals */
    bool prints_capitals; /* SET TTO UC: and printed so */
    char erase;           /* of a named image: what Backspace sends; 0: itself */
    char interrupt;       /* what ^C sends */
    bool stepping;        /* the run has an end of its own */
    bool idle;            /* the guest idled in the slice just done */
    bool ended;           /* standard input has ended */
    bool starved;         /* and the guest waits for more */
    byte pending[CONSOLE_PENDING]; /* read from standard input, not yet used */
    size_t pending_count;
    char *typing; /* for the guest, not yet in its KL11 */
    size_t typing_count;
    int64_t host_start, machine_start; /* ns, where a paced run began */
};

struct monitor;

/* The machine's console prints to M: again after the machine was copied. */
void console_connect(struct monitor *m);
void console_close(struct monitor *m);

/* Signals restore the terminal before they do what they do. Once, from main. */
void console_catch_signals(void);

/* SIGTERM or SIGHUP has come, or SIGINT since the run began: the run ends. */
int console_signal(void);

/* SIGINT has come since the last call. */
bool console_interrupted(void);

/* The terminal hands on every key as it is typed; or is again as it was before that. In a
 * batch run, or if standard input is no terminal, neither does anything. */
void console_raw(struct monitor *m);
void console_cooked(struct monitor *m);

/* Types text for the guest, behind what it has not taken yet. False: no memory. */
bool console_type(struct monitor *m, const char *text, size_t n);

/* Moves what was typed into the KL11, as far as it fits. */
void console_feed(struct monitor *m);

/* Takes what the operator typed. False: the run is to end (^E, a signal, no more input). */
bool console_poll(struct monitor *m);

/* Waits NS nanoseconds of host time, or until there is input, a signal or somebody who works
 * the window. */
void console_wait(struct monitor *m, int64_t ns);

/* At the prompt with a window: looks after it until there is something to be read, a signal or
 * (with WISHES) a wish. Without one it returns at once. False: some other signal came. */
bool console_await(struct monitor *m, bool wishes);

/* A line of standard input, without its end; with WISHES it may be one of the window's. When
 * input has ended and a window is open, that is waited for. False: there is none. */
bool console_line(struct monitor *m, bool wishes, char *line, size_t size);

#endif

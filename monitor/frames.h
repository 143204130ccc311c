/* C's stack frames, through R5. A C function of these compilers begins with jsr r5,csv: its
 * frame has the caller's r5 at (r5), the return address at 2(r5), the arguments from 4(r5). */
#ifndef MONITOR_FRAMES_H
#define MONITOR_FRAMES_H

#include "monitor/monitor.h"

enum { STACK_UNKNOWN = -1, STACK_KERNEL = -2 };

/* A stack that can be read, whether or not its owner runs. */
struct stack {
    struct monitor *m;
    const char *kind;            /* "kernel" */
    const struct symbols *names; /* of the functions; NULL: not known */
    bool (*word)(const struct stack *s, word at, word *data);
    int slot;         /* whose program: its place in proc[]; or one of these */
    enum mode mode;   /* for WORD's use */
    const void *host; /* likewise */
};

/* Walks up from the frame R5 of a function that is at PC, while frames lie higher and higher
 * from SP on, and says each. Returns how many there were; *LAST is the r5 that was no frame of
 * this stack any more, *TOP where the last frame ends. */
int frames_say(const struct stack *s, word pc, word r5, word sp, word *last, word *top);

enum { FRAME_NAME = 24 };

/* "  slp.s:120", the line of the lab's texts that PC of such a stack is in; else nothing. */
void frame_say_line(const struct stack *s, word pc);

/* " newproc+24" for PC, or nothing. */
const char *frame_name(const struct symbols *names, word pc, char name[FRAME_NAME]);

#endif
